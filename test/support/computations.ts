/** Counts the hashes that the product computes of passwords: the work that a refusal must not tell anything by. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { type Computation, COMPUTATIONS } from '../../server/passwords/computations.ts';

export interface ComputationCount {
  /** The schemes of the computations since the last call, in their order: `ARGON2ID ARGON2ID`. */
  take: () => string;
  stop: () => void;
}

/** Counts from now on. */
export function countComputations(): ComputationCount {
  let seen: string[] = [];
  const listen = (message: unknown): void => void seen.push((message as Computation).scheme);
  subscribe(COMPUTATIONS, listen);
  return {
    take: () => {
      const text = seen.join(' ');
      seen = [];
      return text;
    },
    stop: () => void unsubscribe(COMPUTATIONS, listen),
  };
}
