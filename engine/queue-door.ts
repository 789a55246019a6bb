/**
 * Through which others reach the mail queue: a unix socket in a folder that says who may. One connection, one line, one answer; what
 * is asked is a word and an id, and what the mails say is passed on unread.
 */
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { endsWell, isQueueAction, type MailQueue } from './mail-queue.ts';

/** Connections at once. */
const MOST = 16;
/** Milliseconds without a byte. */
const IDLE = 30_000;
/** Milliseconds of a connection in all: a list has 120 s (mail-queue.ts), and whoever takes bytes one by one holds a place. */
const WHOLE = 150_000;
/** Bytes of a question: a word and an id. */
const LONGEST = 64;

/** The last line of an answer that is whole. */
const DONE = '{"done":true}\n';
const UNKNOWN = '{"unknown":true}\n';
const FAILED = '{"failed":true}\n';

/** The socket in a folder of such a door. */
export const queueSocket = (folder: string): string => path.join(folder, 'queue');

/**
 * Opens the door.
 * @param socket a path where nobody listens; what a killed process has left there is removed
 * @param only the one word that may be said there; unset: any
 * @returns closes it
 */
export async function openQueueDoor(
  queue: MailQueue,
  socket: string,
  say: (line: string) => void,
  only?: string,
): Promise<{ stop: () => Promise<void> }> {
  const open = new Set<net.Socket>();
  const server = net.createServer((connection) => {
    open.add(connection);
    const late = setTimeout(() => connection.destroy(), WHOLE);
    connection.once('close', () => {
      clearTimeout(late);
      open.delete(connection);
    });
    connection.setTimeout(IDLE, () => connection.destroy());
    connection.on('error', () => connection.destroy());
    readLine(connection)
      .then(async (line) => answer(queue, only === undefined || line === only ? line : '', connection))
      .catch((error: Error) => {
        // Who asked may have gone.
        if (!connection.destroyed) say(`the mail queue could not be asked: ${error.message.split('\n')[0]}`);
        connection.destroy();
      });
  });
  server.maxConnections = MOST;
  server.on('error', (error) => say(`the door of the mail queue: ${error.message}`));
  // One that a killed watcher has left; that no other watcher runs is known by its lock.
  fs.rmSync(socket, { force: true });
  server.listen({ path: socket, readableAll: true, writableAll: true });
  await once(server, 'listening');
  return {
    stop: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const connection of open) connection.destroy();
      await closed;
    },
  };
}

/** The one line that is said. Nothing of what comes after it is kept, and who says more is not answered. */
async function readLine(connection: net.Socket): Promise<string> {
  let text = '';
  connection.setEncoding('latin1');
  return new Promise<string>((resolve, reject) => {
    const take = (piece: string): void => {
      text += piece;
      const end = text.indexOf('\n');
      if (end < 0 && text.length <= LONGEST) return;
      connection.off('data', take).on('data', () => connection.destroy());
      if (end === text.length - 1 && end <= LONGEST) resolve(text.slice(0, end));
      else reject(new Error('a question is too long'));
    };
    connection.on('data', take);
    connection.once('close', () => reject(new Error('nothing was asked')));
  });
}

async function answer(queue: MailQueue, line: string, connection: net.Socket): Promise<void> {
  const [word = '', id = ''] = line.split(' ');
  if (word === 'list') return list(queue, connection);
  if (word === 'count') {
    connection.end(`${JSON.stringify(await queue.count())}\n`);
    return;
  }
  if (word === 'locate') {
    const found = await queue.locate(id);
    connection.end(found === undefined ? UNKNOWN : `${JSON.stringify({ queue: found })}\n`);
  } else if (isQueueAction(word)) {
    connection.end((await queue.act(word, id)) ? DONE : UNKNOWN);
  } else connection.end(FAILED);
}

/** The list, and after it whether it is whole. */
async function list(queue: MailQueue, connection: net.Socket): Promise<void> {
  const lister = queue.list();
  connection.once('close', () => lister.kill());
  const isWhole = endsWell(lister);
  if (lister.stdout) await pipeline(lister.stdout, connection, { end: false });
  connection.end((await isWhole) ? DONE : FAILED);
}
