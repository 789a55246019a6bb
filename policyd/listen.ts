/** A stream server whose every connection is one conversation: chunks in, answers out, at the speed of the slower side. */
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import { pipeline } from 'node:stream/promises';
import { kindOf, type Logger } from './log.ts';
import { NonsenseError } from './nonsense.ts';

/** A unix socket that everyone may use who can enter its folder, or a port on 127.0.0.1. */
export type Place = { path: string } | { port: number };

/** What is said in answer to what comes in. Throwing ends the connection at once; returning ends it in order. */
export type Talk = (chunks: AsyncIterable<Buffer>) => AsyncIterable<Buffer | string>;

export interface Listening {
  /** 0 on a unix socket. */
  port: number;
  close: () => Promise<void>;
}

export interface ListenOptions {
  at: Place;
  talk: Talk;
  /** Milliseconds without a byte after which a connection is closed. */
  idle: number;
  /** Connections at once; more are closed as they come. */
  most: number;
  /** Names the server in the log. */
  name: string;
  log: Logger;
}

/** Starts to listen. @throws what the system says, when the place cannot be had */
export async function listen({ at, talk, idle, most, name, log }: ListenOptions): Promise<Listening> {
  const open = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    socket.setTimeout(idle, () => socket.destroy());
    pipeline(socket, talk, socket).catch((error: unknown) => {
      socket.destroy();
      // A client may go at any moment; what it says wrong, or what we do wrong, is worth a line.
      if (error instanceof NonsenseError) log.warn({ server: name, fault: error.message }, 'a client was closed');
      else if (!isDeparture(error)) log.error({ server: name, ...kindOf(error) }, 'a conversation failed');
    });
  });
  server.maxConnections = most;
  server.on('error', (error) => log.error({ server: name, ...kindOf(error) }, 'the server has trouble'));
  await bind(server, at);
  return {
    port: 'port' in at ? (server.address() as net.AddressInfo).port : 0,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** Binds any server of node. A socket that a killed process has left is removed: whoever starts us sees that there is no other. */
export async function bind(server: net.Server, at: Place): Promise<void> {
  if ('path' in at && fs.lstatSync(at.path, { throwIfNoEntry: false })?.isSocket()) fs.rmSync(at.path, { force: true });
  // Folders, not modes of sockets, say who may connect.
  const options = 'path' in at ? { ...at, readableAll: true, writableAll: true } : { ...at, host: '127.0.0.1' };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function isDeparture(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|ABORT_ERR|ERR_STREAM_DESTROYED)$/.test(code);
}
