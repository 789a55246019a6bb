/** Answers as they are compared. Pure but for the hashing. */
import { timingSafeEqual } from 'node:crypto';
import { passwordDigest } from '../../passwords/hash.ts';
import type { StoredAnswer } from './queries.ts';
import { normalised } from './schema.ts';

/** An answer's digest; the key goes in, so that one digest never serves for two questions. */
export async function answerDigest(key: string, answer: string, salt: Buffer): Promise<Buffer> {
  return passwordDigest(`${key}\0${normalised(answer)}`, salt);
}

const NOTHING = Buffer.alloc(32);

/**
 * Whether every pair sent is a stored one. The work is one computation for each pair, whatever is stored: an unknown key, a
 * mailbox without answers and a wrong answer take the same time.
 */
export async function allMatch(sent: Record<string, string>, stored: StoredAnswer[], salt: Buffer): Promise<boolean> {
  const pairs = Object.entries(sent);
  let matches = pairs.length > 0 ? 1 : 0;
  for (const [key, answer] of pairs) {
    const expected = stored.find((item) => item.key === key)?.digest;
    const digest = await answerDigest(key, answer, salt);
    matches &= Number(timingSafeEqual(digest, expected ?? NOTHING)) & Number(expected !== undefined);
  }
  return matches === 1;
}

/** Whether two looks at a mailbox's answers saw the same. */
export function areSame(some: StoredAnswer[], others: StoredAnswer[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ key, digest }) => others.some((other) => other.key === key && other.digest.equals(digest)))
  );
}
