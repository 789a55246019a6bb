/** The thread behind crypt-thread.ts: checks one password after the other against the slow imported schemes. */
import { timingSafeEqual } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { compareSync } from 'bcryptjs';
import { unixCrypt } from './unix-crypt.ts';

/** What the thread is asked; `hash` is a crypt(3) text without Dovecot's prefix. */
export type CryptQuestion = { id: number; hash: string; plain: string };
export type CryptAnswer = { id: number; matches: boolean };

parentPort?.on('message', ({ id, hash, plain }: CryptQuestion) => {
  const answer: CryptAnswer = { id, matches: hash.startsWith('$2') ? compareSync(plain, hash) : same(plain, hash) };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(answer);
});

function same(plain: string, hash: string): boolean {
  const computed = Buffer.from(unixCrypt(plain, hash));
  const stored = Buffer.from(hash);
  return computed.length === stored.length && timingSafeEqual(computed, stored);
}
