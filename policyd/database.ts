/** Questions to PostgreSQL: each has its answer, or an error, within seconds, whatever state the database is in. */
import { connect, errorCode, isUnavailable, type Sql } from '../server/db/connect.ts';
import { kindOf, type Logger } from './log.ts';

/** No answer could be had, and the log says why; what waits for it must be tried later. */
export class Unanswered extends Error {}

/** The database takes no connections, or has just dropped ours, so nobody else has an answer either. */
export class Unreachable extends Unanswered {}

/** Milliseconds in which a question has its answer: who asks us waits for more (Rspamd 5 s, Postfix 30 s and more). */
const PATIENCE = 4000;

/** One process, few questions at a time; the mail daemons have connections of their own. */
const CONNECTIONS = 4;

export class Database {
  readonly #url: string;
  readonly #log: Logger;
  #pool: Sql;
  #isAway = false;
  /** Pools that were given up since the database is gone: what waited for a connection there is told something else. */
  readonly #refused = new WeakSet<Sql>();
  /** By performance.now: when a connection was last refused or lost. */
  #goneAt = -Infinity;

  constructor(url: string, log: Logger) {
    this.#url = url;
    this.#log = log;
    this.#pool = this.#open();
  }

  /** Whether it was gone at some moment of the last so many milliseconds. */
  wasGone(within: number): boolean {
    return performance.now() - this.#goneAt < within;
  }

  /**
   * Asks, and once more when the connection was lost meanwhile: for what may be done twice.
   * @throws Unanswered
   */
  async ask<T>(question: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#ask(question, 2);
  }

  /**
   * Asks what counts twice when it is asked twice. Without an answer it may have been done, or not.
   * @throws Unanswered
   */
  async askOnce<T>(question: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#ask(question, 1);
  }

  async #ask<T>(question: (sql: Sql) => Promise<T>, most: number): Promise<T> {
    const deadline = performance.now() + PATIENCE;
    for (let attempt = 1; ; attempt += 1) {
      const pool = this.#pool;
      try {
        const answer = await within(deadline - performance.now(), question(pool));
        this.#isThere();
        return answer;
      } catch (error) {
        this.#renew(pool, error);
        if (attempt < most && isUnavailable(error)) continue;
        this.#failed(error);
        const Failure = this.#isRefused(pool, error) ? Unreachable : Unanswered;
        throw new Failure('the database gave no answer', { cause: error });
      }
    }
  }

  #open(): Sql {
    // None is closed for having nothing to do: one that closes was lost, be there a question on it or not.
    const onclose = (): void => {
      if (pool === this.#pool) this.#goneAt = performance.now();
    };
    const pool = connect(this.#url, CONNECTIONS, onclose, 0);
    return pool;
  }

  async close(): Promise<void> {
    await this.#pool.end({ timeout: 0 });
  }

  /**
   * After any failure the next question has new connections: an old one may hang for minutes, or know a function as it was before
   * a migration.
   */
  #renew(failed: Sql, error: unknown): void {
    if (isGone(error)) {
      this.#refused.add(failed);
      this.#goneAt = performance.now();
    }
    if (failed !== this.#pool) return;
    this.#pool = this.#open();
    // What else is under way there may still end well, unless the database itself is away: then nobody shall wait.
    failed.end({ timeout: isAway(error) ? 0 : 5 }).catch(() => {});
  }

  #isRefused(pool: Sql, error: unknown): boolean {
    return isGone(error) || (this.#refused.has(pool) && errorCode(error) === 'CONNECTION_DESTROYED');
  }

  #isThere(): void {
    if (this.#isAway) this.#log.info({}, 'the database is back');
    this.#isAway = false;
  }

  #failed(error: unknown): void {
    if (!isAway(error)) this.#log.error(kindOf(error), 'the database refuses a question');
    else if (!this.#isAway) {
      this.#isAway = true;
      this.#log.warn(kindOf(error), 'the database is away');
    }
  }
}

class TooLate extends Unanswered {}

/**
 * Nobody listens, PostgreSQL is starting or stopping, or it has dropped a connection, as it does to all when one of its processes crashes.
 * One that is slow to take a connection may be slow by a flood.
 */
const isGone = (error: unknown): boolean =>
  /^(ECONNREFUSED|ENOENT|EHOSTUNREACH|ENETUNREACH|57P0[123]|ECONNRESET|EPIPE|CONNECTION_CLOSED)$/.test(
    errorCode(error) ?? '',
  );

const isAway = (error: unknown): boolean => error instanceof TooLate || isUnavailable(error);

/** Waits so long and no longer; what is waited for goes on. @throws Unanswered */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooLate()), Math.max(milliseconds, 1));
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
