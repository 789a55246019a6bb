/** Tries that were refused without a word from the database, on their way to the audit: a flood of them is one row and not one each. */
import { setTimeout as wait } from 'node:timers/promises';
import { type Ask, type Try, tellRefused } from '../../server/log-ins/tries.ts';

/** Who was refused. */
type Refused = Pick<Try, 'login' | 'address' | 'service'>;

/** Milliseconds in which they are summed. */
const PAUSE = 500;
/** Different ones that wait; the others are told as one. */
const MOST = 1000;
const OTHERS: Refused = { login: '(many)', address: '(many)', service: '' };

export class Refusals {
  readonly #ask: Ask;
  #counts = new Map<string, { refused: Refused; times: number }>();
  #isWriting = false;

  /** @param ask runs a statement once */
  constructor(ask: Ask) {
    this.#ask = ask;
  }

  add({ login, address, service }: Try): void {
    this.#count({ login, address, service }, 1);
    if (!this.#isWriting) void this.#writeAll();
  }

  #count(refused: Refused, times: number): void {
    const key = (one: Refused): string => JSON.stringify([one.login, one.address, one.service]);
    const own = key(refused);
    const isOwn = this.#counts.has(own) || this.#counts.size < MOST;
    const place = isOwn ? own : key(OTHERS);
    const known = this.#counts.get(place);
    this.#counts.set(place, { refused: isOwn ? refused : OTHERS, times: times + (known?.times ?? 0) });
  }

  /** Until none is left: while the database is away, they wait. */
  async #writeAll(): Promise<void> {
    this.#isWriting = true;
    while (this.#counts.size > 0) {
      await wait(PAUSE, undefined, { ref: false });
      await this.write();
    }
    this.#isWriting = false;
  }

  /** Writes what there is. Never rejects: what has no answer waits, and may have been written down already, which is better than never. */
  async write(): Promise<void> {
    const counts = this.#counts;
    this.#counts = new Map();
    for (const { refused, times } of counts.values()) {
      await tellRefused(this.#ask, refused, times).catch(() => this.#count(refused, times));
    }
  }
}
