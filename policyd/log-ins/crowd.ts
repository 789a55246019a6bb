/**
 * How many tries are asked about at once. Dovecot has at most 100 questions under way, whoever they are about, and lets on what has no
 * answer within three seconds: so tries that wait for others must not keep the places of those that come, nor of the reports of
 * what became of them.
 */
import { LRUCache } from 'lru-cache';
import type { Try, WaitingRoom } from '../../server/log-ins/tries.ts';

/** Of one name from one client: more than any mail program opens, and than ten that are looked at and some that wait for them. */
const OF_PAIR = 40;
/** Of all that have to wait: the other 40 places of Dovecot's 100 are for whoever has not to. */
const WAITING = 60;
/** Milliseconds for which a client that had more tries than it may, and more than can wait, is asked about no more: each answer would be the same. */
const OVERRUN = 250;

export class Crowd {
  readonly #ofPair = new Map<string, number>();
  #waiting = 0;

  /** By performance.now: until when each client is overrun. */
  readonly #overrun = new LRUCache<string, number>({ max: 10_000 });

  /** Whether one more of this name from there may be asked about; then it leaves when it has its answer. */
  enter(attempt: Try): boolean {
    if ((this.#overrun.get(attempt.client) ?? 0) > performance.now()) return false;
    const key = pair(attempt);
    const many = this.#ofPair.get(key) ?? 0;
    if (many >= OF_PAIR) return false;
    this.#ofPair.set(key, many + 1);
    return true;
  }

  leave(attempt: Try): void {
    const key = pair(attempt);
    const left = (this.#ofPair.get(key) ?? 0) - 1;
    if (left > 0) this.#ofPair.set(key, left);
    else this.#ofPair.delete(key);
  }

  /** For one whose verdict is to wait. */
  roomFor({ client }: Try): WaitingRoom {
    return {
      enter: (ofClient) => {
        if (this.#waiting < WAITING) {
          this.#waiting += 1;
          return true;
        }
        if (ofClient) this.#overrun.set(client, performance.now() + OVERRUN);
        return false;
      },
      leave: () => {
        this.#waiting -= 1;
      },
    };
  }
}

const pair = ({ client, login }: Try): string => `${client} ${login}`;
