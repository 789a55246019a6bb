/** What may be said of the mail queue at a door of the watcher (door.ts): a word and an id. What the mails say is passed on unread. */
import type net from 'node:net';
import { pipeline } from 'node:stream/promises';
import { DONE, FAILED, UNKNOWN, type Word } from './door.ts';
import type { QueueAction } from '../server/store/queue-id.ts';
import { endsWell, type MailQueue } from './mail-queue.ts';

/** For whoever may see how much waits, and nothing else. */
export function countWords(queue: MailQueue): Record<'count', Word> {
  return { count: async () => `${JSON.stringify(await queue.count())}\n` };
}

/** For whoever may do all that there is. */
export function queueWords(queue: MailQueue): Record<string, Word> {
  const act =
    (action: QueueAction): Word =>
    async ([id = '']) =>
      (await queue.act(action, id)) ? DONE : UNKNOWN;
  return {
    ...countWords(queue),
    list: async (_words, connection) => list(queue, connection),
    locate: async ([id = '']) => {
      const found = await queue.locate(id);
      return found === undefined ? UNKNOWN : `${JSON.stringify({ queue: found })}\n`;
    },
    hold: act('hold'),
    release: act('release'),
    remove: act('remove'),
  };
}

/** The list, and after it whether it is whole. */
async function list(queue: MailQueue, connection: net.Socket): Promise<void> {
  const lister = queue.list();
  connection.once('close', () => lister.kill());
  const isWhole = endsWell(lister);
  if (lister.stdout) await pipeline(lister.stdout, connection, { end: false });
  connection.end((await isWhole) ? DONE : FAILED);
}
