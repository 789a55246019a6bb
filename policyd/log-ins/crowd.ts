/**
 * How many tries are asked about at once. Dovecot has at most 100 questions under way, whoever they are about, and lets on what has no
 * answer within three seconds: so tries that wait for others must not keep the places of those that come, nor of the reports of
 * what became of them.
 */
import type { Try, WaitingRoom } from '../../server/log-ins/tries.ts';

/** Of one name from one client: more than any mail program opens, and than ten that are looked at and some that wait for them. */
const OF_PAIR = 40;
/** Of all that have to wait: the other 40 places of Dovecot's 100 are for whoever has not to. */
const WAITING = 60;

export class Crowd {
  readonly #ofPair = new Map<string, number>();
  #waiting = 0;

  /** Whether one more of this name from there may be asked about; then it leaves when it has its answer. */
  enter(attempt: Try): boolean {
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

  /** For those whose verdict is to wait. */
  readonly room: WaitingRoom = {
    enter: () => {
      if (this.#waiting >= WAITING) return false;
      this.#waiting += 1;
      return true;
    },
    leave: () => {
      this.#waiting -= 1;
    },
  };
}

const pair = ({ client, login }: Try): string => `${client} ${login}`;
