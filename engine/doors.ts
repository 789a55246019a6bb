/** The watcher's doors: who may ask it what. */
import { openDoor, doorSocket, type Word } from './door.ts';
import { figureWords, type Sweeps } from './figures.ts';
import { MailQueue } from './mail-queue.ts';
import type { Context } from './part.ts';
import { countWords, queueWords } from './queue-door.ts';
import { sessionWords } from './session-door.ts';

/**
 * Opens them.
 * @param dovecot the process of its master that runs now, if one does
 * @returns closes one each
 */
export async function openDoors(
  { places, tls }: Pick<Context, 'places' | 'tls'>,
  sweeps: Sweeps,
  dovecot: () => number | undefined,
  say: (line: string) => void,
): Promise<{ stop: () => Promise<void> }[]> {
  const queue = new MailQueue(places);
  const doors: [folder: string, words: Record<string, Word>][] = [
    [places.watcherForApi, { ...queueWords(queue), ...sessionWords(dovecot) }],
    [places.watcherForMetrics, { ...countWords(queue), ...figureWords(places, tls, sweeps) }],
  ];
  return Promise.all(doors.map(async ([folder, words]) => openDoor(doorSocket(folder), words, say)));
}
