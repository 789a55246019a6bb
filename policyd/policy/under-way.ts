/** What must be remembered of mails while they come in: how many recipients, and how much they take. Bounded in number and time. */
import { LRUCache } from 'lru-cache';

/** The recipients of one mail, so far. */
export interface Recipients {
  count: number;
  /** Bytes that the most generous of them takes. */
  most: number;
}

/** Mails that come in at once: more than Postfix has processes. */
const MAILS = 10_000;
/** Milliseconds; a mail that takes longer has its recipients counted anew, and by Postfix at its end. */
const MEMORY = 3_600_000;

/** By Postfix's `instance`, which names one mail of one session. */
export class UnderWay {
  readonly #mails = new LRUCache<string, Recipients>({ max: MAILS, ttl: MEMORY });

  of(instance: string): Recipients {
    return this.#mails.get(instance) ?? { count: 0, most: -Infinity };
  }

  /** One more recipient was let through. @param largest bytes that it takes */
  add(instance: string, largest: number): void {
    if (instance === '') return;
    const { count, most } = this.of(instance);
    this.#mails.set(instance, { count: count + 1, most: Math.max(most, largest) });
  }

  forget(instance: string): void {
    this.#mails.delete(instance);
  }
}
