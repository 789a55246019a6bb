/** A mail store that misbehaves on demand: a real HTTP server on a unix socket, where the API expects Dovecot's. */
import { once } from 'node:events';
import fs from 'node:fs';
import http, { type IncomingMessage, type ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { Door } from '../../server/store/doveadm.ts';

/** One command as it was asked: `[name, parameters, tag]`. */
export type Command = [name: string, parameters: Record<string, unknown>, tag: string];

export interface FakeStore {
  door: Door;
  /** How it behaves from now on. */
  answer: (behaviour: (command: Command, response: ServerResponse, request: IncomingMessage) => void) => void;
  /** All that was asked so far. */
  commands: Command[];
  close: () => Promise<void>;
}

/** Starts one; it answers every command with no rows until told otherwise. */
export async function fakeStore(): Promise<FakeStore> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-store-'));
  const door = { socket: path.join(folder, 'door'), key: 'the key' };
  const commands: Command[] = [];
  let behave: Parameters<FakeStore['answer']>[0] = (_command, response) => rows(response, []);
  const server = http.createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const [command] = JSON.parse(Buffer.concat(parts).toString()) as [Command];
      commands.push(command);
      behave(command, response, request);
    });
  });
  server.listen(door.socket);
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    fs.rmSync(folder, { recursive: true });
  };
  return { door, commands, close, answer: (behaviour) => (behave = behaviour) };
}

/** Answers as doveadm does that has succeeded. */
export function rows(response: ServerResponse, list: Record<string, string>[]): void {
  response.end(JSON.stringify([['doveadmResponse', list, 'a']]));
}

/** Answers as doveadm does that has failed. */
export function refusal(response: ServerResponse, exitCode: number): void {
  response.end(JSON.stringify([['error', { type: 'exitCode', exitCode }, 'a']]));
}
