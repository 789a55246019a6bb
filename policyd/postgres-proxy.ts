/**
 * The way of Dovecot's dictionary to PostgreSQL, for one reason: who comes while that is away or starting waits here until it takes
 * connections. The dictionary itself dies of a server that refuses it, and each delivery that waits there takes its script for wrong and
 * stores its mail without a policy. What has begun is passed on unread, TLS included.
 */
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { bind } from './listen.ts';
import { kindOf, type Logger } from './log.ts';
import { findOwner } from './policy/socket-owner.ts';

export interface ProxyOptions {
  /** On loopback. */
  port: number;
  /** Where PostgreSQL is, by TCP. */
  to: { host: string; port: number };
  /** Who may come: loopback is no proof of anything, and places are few. */
  users: readonly number[];
  log: Logger;
}

/** Connections at once; the dictionary has ten, and for a moment twice as many. */
const MOST = 100;
/** Milliseconds from one try to reach PostgreSQL to the next: longer each time. */
const BETWEEN = { first: 50, longest: 500 };
/** Milliseconds that a client has for its first words. */
const SILENCE = 10_000;
/** Bytes: PostgreSQL takes no longer startup packet. */
const LONGEST = 10_000;

/** PostgreSQL's protocol, "Message Formats": CancelRequest, and SSLRequest and GSSENCRequest. Any other first packet asks for a session. */
const CANCEL = 80_877_102;
const ENCRYPTION = new Set([80_877_103, 80_877_104]);

/** SQLSTATE: it starts, recovers or ends; all its places are taken (those for everybody are counted after the log-in, which nobody sees here). */
const PASSING = new Set(['57P03', '53300']);

/** @returns the real port, and what ends every connection. @throws what the system says when the port cannot be had */
export async function serveProxy({
  port,
  to,
  users,
  log,
}: ProxyOptions): Promise<{ port: number; close: () => Promise<void> }> {
  const open = new Set<net.Socket>();
  const server = net.createServer({ noDelay: true }, (client) => {
    open.add(client);
    client.once('close', () => open.delete(client));
    // Its end is all that is to be done then, and ends what is done for it.
    client.on('error', () => undefined);
    attend(client, to, users).catch((error: unknown) => {
      if (!client.destroyed) log.warn({ server: 'postgres-proxy', ...kindOf(error) }, 'a client was closed');
      client.destroy();
    });
  });
  server.maxConnections = MOST;
  server.on('error', (error) => log.error({ server: 'postgres-proxy', ...kindOf(error) }, 'the server has trouble'));
  await bind(server, { port });
  return {
    port: (server.address() as net.AddressInfo).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const client of open) client.destroy();
      await closed;
    },
  };
}

/** One client, from its first packet until it is joined with PostgreSQL. @throws when it goes before, or says nonsense */
async function attend(client: net.Socket, to: ProxyOptions['to'], users: readonly number[]): Promise<void> {
  client.on('timeout', () => client.destroy());
  if (!users.includes((await findOwner(connectionOf(client))) ?? -1)) throw new Error('a stranger');
  for (;;) {
    client.setTimeout(SILENCE);
    const packet = await take(client, isWholePacket);
    client.setTimeout(0);
    const asks = packet.readInt32BE(4);
    const answer = await answered(client, packet, to);
    if (answer === undefined) return void client.destroy();
    const { server, said } = answer;
    // What is said after `N` begins anew; a refused wish for encryption binds nobody.
    const isRefused = ENCRYPTION.has(asks) && String(said) === 'N';
    client.write(said);
    if (!isRefused) return join(client, server);
    server.destroy();
  }
}

/** Says something to PostgreSQL until that answers more than that it takes nobody now. @returns undefined when nobody waits for an answer */
async function answered(
  client: net.Socket,
  packet: Buffer,
  to: ProxyOptions['to'],
): Promise<{ server: net.Socket; said: Buffer } | undefined> {
  // That a client goes is seen by one who reads. Before it has an answer it has nothing to say.
  const leave = (): void => void client.destroy();
  client.on('data', leave);
  try {
    for (let between = BETWEEN.first; !client.destroyed; between = Math.min(2 * between, BETWEEN.longest)) {
      const server = net.connect({ ...to, noDelay: true, keepAlive: true });
      server.on('error', () => undefined);
      const end = (): void => void server.destroy();
      client.once('close', end);
      server.write(packet);
      const said = await take(server, isWholeAnswer).catch(() => undefined);
      client.off('close', end);
      if (said !== undefined && !isPassing(said)) return { server, said };
      server.destroy();
      // That has no answer.
      if (packet.readInt32BE(4) === CANCEL) break;
      await pause(between);
    }
    return undefined;
  } finally {
    client.off('data', leave);
    client.pause();
  }
}

function join(client: net.Socket, server: net.Socket): void {
  client.once('close', () => server.destroy());
  server.once('close', () => client.destroySoon());
  client.pipe(server);
  server.pipe(client);
}

/** What a socket says, up to where that is whole. @throws when it ends before */
async function take(socket: net.Socket, isWhole: (bytes: Buffer) => boolean): Promise<Buffer> {
  let bytes: Buffer = Buffer.alloc(0);
  for await (const piece of socket.iterator({ destroyOnReturn: false })) {
    bytes = Buffer.concat([bytes, piece as Buffer]);
    if (isWhole(bytes)) return bytes;
  }
  throw new Error('gone');
}

/** A length that counts itself, and at least a code. @throws when it is none */
function isWholePacket(bytes: Buffer): boolean {
  if (bytes.length < 8) return false;
  const length = bytes.readInt32BE(0);
  if (length < 8 || length > LONGEST) throw new Error('no packet');
  return bytes.length >= length;
}

/** Of an error all, since it says which; of anything else the beginning. */
function isWholeAnswer(bytes: Buffer): boolean {
  return bytes[0] !== 0x45 || (bytes.length >= 5 && bytes.length > bytes.readInt32BE(1));
}

/** "ErrorResponse": fields that begin with a letter and end with a NUL; C is the SQLSTATE. */
function isPassing(said: Buffer): boolean {
  if (said[0] !== 0x45) return false;
  const fields = String(said.subarray(5)).split('\0');
  return fields.some((field) => field.startsWith('C') && PASSING.has(field.slice(1)));
}

function connectionOf(client: net.Socket) {
  const { remoteAddress = '', remotePort = 0, localAddress = '', localPort = 0 } = client;
  return { clientAddress: remoteAddress, clientPort: remotePort, serverAddress: localAddress, serverPort: localPort };
}
