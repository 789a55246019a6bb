/** The watcher's door, on a unix socket: a mail queue in memory, of any length, and misbehaving on demand; sessions that all end. */
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';

/** The id of the one mail that is there unless told otherwise. */
export const QUEUED = '4C1D72CA047';

interface Mail {
  queue_name: string;
  queue_id: string;
  arrival_time: number;
  message_size: number;
  sender: string;
  recipients: { address: string; delay_reason?: string }[];
}

export interface FakeWatcher {
  socket: string;
  mails: Map<string, Mail>;
  /** All that was asked so far. */
  asked: string[];
  /** The moment, as it says from now on. */
  setNow: (moment: string) => void;
  /** How it answers from now on: whole, with an end that never comes, broken off, or saying that it failed. */
  behave: (how: 'well' | 'silent' | 'cut' | 'failed') => void;
  /** Ends all connections. */
  hangUp: () => void;
  close: () => Promise<void>;
}

/** A mail for the queue. */
export function mailFor(id: string, fields: Partial<Mail> = {}): [string, Mail] {
  const recipients = [{ address: 'out@elsewhere.example', delay_reason: 'connection refused' }];
  const usual = { queue_name: 'deferred', arrival_time: 1_795_323_758, message_size: 1114, sender: 'in@our.example' };
  return [id, { ...usual, queue_id: id, recipients, ...fields }];
}

/** Starts one with one mail, QUEUED. @param lasting false: nothing that is done to it lasts */
export async function fakeWatcher(lasting = true): Promise<FakeWatcher> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-watcher-'));
  const mails = new Map([mailFor(QUEUED)]);
  const asked: string[] = [];
  let how: Parameters<FakeWatcher['behave']>[0] = 'well';
  let now = 'boot:1';
  const open = new Set<net.Socket>();
  const server = net.createServer((connection) => {
    open.add(connection);
    connection.once('close', () => open.delete(connection));
    connection.on('error', () => connection.destroy());
    connection.once('data', (question) => {
      const line = String(question).trim();
      asked.push(line);
      if (how === 'failed') connection.end('{"failed":true}\n');
      else if (how === 'cut') connection.end(JSON.stringify([...mails.values()][0]).slice(0, 50));
      else if (line === 'now' && how === 'well') connection.end(`{"now":"${now}"}\n`);
      else if (how === 'well') answer(lasting ? mails : structuredClone(mails), line, connection);
    });
  });
  const socket = path.join(folder, 'watcher');
  server.listen(socket);
  await once(server, 'listening');
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    await closed;
    fs.rmSync(folder, { recursive: true });
  };
  const hangUp = (): void => {
    for (const connection of open) connection.destroy();
  };
  return { socket, mails, asked, setNow: (next) => (now = next), hangUp, behave: (next) => (how = next), close };
}

const AFTER: Record<string, string> = { hold: 'hold', release: 'deferred' };

function answer(mails: Map<string, Mail>, line: string, connection: net.Socket): void {
  const [word = '', id = ''] = line.split(' ');
  if (word === 'list') {
    for (const mail of mails.values()) connection.write(`${JSON.stringify(mail)}\n`);
    connection.end('{"done":true}\n');
    return;
  }
  if (word === 'kick') {
    connection.end('{"done":true}\n');
    return;
  }
  const mail = mails.get(id);
  if (mail === undefined) connection.end('{"unknown":true}\n');
  else if (word === 'locate') connection.end(`${JSON.stringify({ queue: mail.queue_name })}\n`);
  else {
    if (word === 'remove') mails.delete(id);
    mail.queue_name = AFTER[word] ?? mail.queue_name;
    connection.end('{"done":true}\n');
  }
}
