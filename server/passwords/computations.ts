/**
 * Tells of every hash that is computed of a password or an answer: that one is, and by which scheme; never of what. Tests count them,
 * since the clock is no proof that two refusals cost the same. Without a listener it costs a comparison.
 */
import { channel } from 'node:diagnostics_channel';

/** The name of the channel of node:diagnostics_channel. */
export const COMPUTATIONS = 'mailstead.passwords.computation';

/** What is published there. */
export interface Computation {
  /** As in a stored hash: `ARGON2ID`, `BLF-CRYPT`, `SSHA512` and so on. */
  scheme: string;
}

const computations = channel(COMPUTATIONS);

/** Says that a hash is about to be computed. */
export function announce(scheme: string): void {
  if (computations.hasSubscribers) computations.publish({ scheme } satisfies Computation);
}
