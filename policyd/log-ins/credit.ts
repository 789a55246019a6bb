/** Who is let in while the database is too slow to say whether it may be: few at once, and nobody who was wrong of late. */
import { LRUCache } from 'lru-cache';
import type { Try } from '../../server/log-ins/tries.ts';

/** Milliseconds: as long as tries count (mail.log_in_limits). */
const LIFE = 15 * 60_000;
/** Of more, those who were heard of last. */
const MOST = 20_000;
/** Tries of one client of which nobody knows yet how they end: a guesser sends as many at once as it can. */
const AT_ONCE = 10;

export class Credit {
  /** How many each has taken; infinitely many: it was wrong, or stopped. */
  readonly #taken = new LRUCache<string, number>({ max: MOST, ttl: LIFE });

  /** Whether a try may go on without a verdict. */
  take(attempt: Try): boolean {
    const taken = this.#taken.get(place(attempt)) ?? 0;
    if (taken >= AT_ONCE) return false;
    this.#taken.set(place(attempt), taken + 1);
    return true;
  }

  /** One has proved right. */
  giveBack(attempt: Try): void {
    const taken = this.#taken.get(place(attempt));
    if (taken !== undefined && taken > 0) this.#taken.set(place(attempt), taken - 1, { noUpdateTTL: true });
  }

  /** One has proved wrong, or was stopped. */
  end(attempt: Try): void {
    this.#taken.set(place(attempt), Infinity);
  }
}

/** A client, but of one that many people share each name by itself. */
const place = ({ client, login, shared }: Try): string => (shared ? `${client} ${login}` : client);
