/**
 * Checks imported crypt(3) hashes in one thread of its own. bcrypt and the SHA-2 crypts are JavaScript here and take from 20 ms
 * to seconds: on the main thread each such log-in would stop all other requests. One thread bounds the cost to one core.
 */
import { Worker } from 'node:worker_threads';
import type { CryptAnswer, CryptQuestion } from './crypt-worker.ts';

type Waiting = { resolve: (matches: boolean) => void; reject: (error: Error) => void };

let thread: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, Waiting>();

/**
 * @param hash `$1$...`, `$2y$...`, `$5$...` or `$6$...`, without Dovecot's prefix
 * @param plain the password
 * @throws when the thread dies of something unforeseen; the next call starts a new one
 */
export function matchesCrypt(hash: string, plain: string): Promise<boolean> {
  thread ??= startThread();
  const question: CryptQuestion = { id: (lastId += 1), hash, plain };
  return new Promise((resolve, reject) => {
    waiting.set(question.id, { resolve, reject });
    // Only a thread with work keeps the process alive.
    thread?.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
    thread?.postMessage(question);
  });
}

/**
 * Starts the thread and waits until it has answered once: a process that drops its rights may not be able to read the program's
 * files afterwards.
 */
export async function startCryptThread(): Promise<void> {
  await matchesCrypt('$1$warm$', '');
}

function startThread(): Worker {
  const worker = new Worker(new URL('./crypt-worker.ts', import.meta.url), { env: {} });
  worker.on('message', ({ id, matches }: CryptAnswer) => {
    waiting.get(id)?.resolve(matches);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  worker.on('error', (error) => {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error instanceof Error ? error : new Error('the thread failed'));
    waiting.clear();
  });
  worker.unref();
  return worker;
}
