/** Work that may wait, one piece after another, with a bound on how much of it waits. */
import { setTimeout as pause } from 'node:timers/promises';
import { kindOf, type Logger } from '../log.ts';

export interface QueueOptions<T> {
  work: (piece: T) => Promise<void>;
  /** Whether it went well or was given up. */
  done: (piece: T) => void;
  /** Pieces at once. */
  most: number;
  /** Milliseconds before a piece that failed is tried again. */
  pauses: number[];
  name: string;
  log: Logger;
}

export class Queue<T> {
  readonly #options: QueueOptions<T>;
  readonly #waiting: T[] = [];
  readonly #stop = new AbortController();
  #isWorking = false;

  constructor(options: QueueOptions<T>) {
    this.#options = options;
  }

  get isFull(): boolean {
    return this.#waiting.length >= this.#options.most;
  }

  /** @returns false when there is no room */
  add(piece: T): boolean {
    if (this.isFull || this.#stop.signal.aborted) return false;
    this.#waiting.push(piece);
    if (!this.#isWorking) void this.#workOff();
    return true;
  }

  /** What waits is forgotten. */
  close(): void {
    this.#stop.abort();
    this.#waiting.length = 0;
  }

  async #workOff(): Promise<void> {
    this.#isWorking = true;
    for (let piece = this.#waiting.shift(); piece !== undefined; piece = this.#waiting.shift()) {
      await this.#try(piece);
      this.#options.done(piece);
    }
    this.#isWorking = false;
  }

  /** Never rejects. */
  async #try(piece: T): Promise<void> {
    const { work, pauses, name, log } = this.#options;
    for (const milliseconds of [...pauses, undefined]) {
      try {
        return await work(piece);
      } catch (error) {
        if (milliseconds === undefined || this.#stop.signal.aborted) {
          log.warn({ queue: name, ...kindOf(error) }, 'a piece of work is given up');
          return;
        }
        await pause(milliseconds, undefined, { signal: this.#stop.signal }).catch(() => {});
      }
    }
  }
}
