/** Answers, for as long as they say themselves, but not for long: what somebody changes in the DNS to make mail work shall work soon. */
import { LRUCache } from 'lru-cache';
import { aged, lifetimeOf, type Query } from './packet.ts';

interface Kept {
  answer: Buffer;
  places: number[];
  /** Milliseconds, by the clock of `performance`. */
  since: number;
}

/** Seconds. */
const LONGEST = 300;
/** Answers, and bytes of all of them. */
const MOST = 5000;
const ROOM = 4_194_304;

export class Cache {
  readonly #kept = new LRUCache<string, Kept>({ max: MOST, maxSize: ROOM, sizeCalculation: sizeOf });

  find(query: Query): Buffer | undefined {
    const kept = this.#kept.get(query.key);
    return kept && aged(kept.answer, kept.places, Math.floor((performance.now() - kept.since) / 1000));
  }

  keep(query: Query, answer: Buffer): void {
    const lifetime = lifetimeOf(answer, query.questionEnd);
    if (lifetime === undefined || lifetime.seconds === 0) return;
    const ttl = Math.min(lifetime.seconds, LONGEST) * 1000;
    this.#kept.set(query.key, { answer, places: lifetime.places, since: performance.now() }, { ttl });
  }
}

function sizeOf({ answer, places }: Kept, key: string): number {
  return answer.length + key.length + 8 * places.length;
}
