/** The chain of the audit: what a link is made of. Pure; who checks a chain computes by the same rule. */
import { createHash } from 'node:crypto';

/** A row as it is linked: every column as text, in the order of `sealedColumns` (rows.ts). */
export type Sealed = (string | null)[];

/** What the first row is linked to. */
export const START = Buffer.alloc(32);

/**
 * The hash of a row in its place: SHA-256 over a JSON array of the hash before it, the position and the columns. JSON, so that no two
 * rows have the same text.
 * @param position from 1
 */
export function linkHash(previous: Buffer, position: number, row: Sealed): Buffer {
  const text = JSON.stringify([previous.toString('hex'), position, ...row]);
  return createHash('sha256').update(text).digest();
}
