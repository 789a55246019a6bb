/**
 * A door of the watcher: a unix socket in a folder that says who may. One connection, one line, one answer; the line is a word that
 * the door knows, and what the word is about.
 */
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** Connections at once. */
const MOST = 100;
/** Milliseconds without a byte. */
const IDLE = 30_000;
/** Milliseconds of a connection in all: a list has 120 s (mail-queue.ts), and whoever takes bytes one by one holds a place. */
const WHOLE = 150_000;
/** Bytes of a question. */
const LONGEST = 128;

/** The last line of an answer that is whole. */
export const DONE = '{"done":true}\n';
/** What the question is about is not there. */
export const UNKNOWN = '{"unknown":true}\n';
export const FAILED = '{"failed":true}\n';

/** The watcher's socket in a folder of such a door. */
export const doorSocket = (folder: string): string => path.join(folder, 'watcher');

/** Answers one word: with a text, or by itself on the connection. */
export type Word = (
  words: string[],
  connection: net.Socket,
) => string | undefined | Promise<string | undefined> | Promise<void>;

/**
 * Opens a door.
 * @param socket a path where nobody listens; what a killed process has left there is removed
 * @param words all that may be said there
 * @returns closes it
 */
export async function openDoor(
  socket: string,
  words: Record<string, Word>,
  say: (line: string) => void,
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
      .then(async (line) => answer(words, line, connection))
      .catch((error: Error) => {
        // Who asked may have gone.
        if (!connection.destroyed) say(`the watcher's door could not answer: ${error.message.split('\n')[0]}`);
        connection.destroy();
      });
  });
  server.maxConnections = MOST;
  server.on('error', (error) => say(`the watcher's door: ${error.message}`));
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

async function answer(known: Record<string, Word>, line: string, connection: net.Socket): Promise<void> {
  const [word = '', ...rest] = line.split(' ');
  const said = Object.hasOwn(known, word) ? await known[word]!(rest, connection) : FAILED;
  if (said !== undefined) connection.end(said);
}
