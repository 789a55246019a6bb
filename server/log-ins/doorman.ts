/** The throttle of log-ins over HTTP (docs/decisions/0013-log-ins.md). */
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '../db/connect.ts';
import { clientOf } from '../http/client.ts';
import type { Guard } from '../passwords/credential-cache.ts';
import { boundedQueue } from '../passwords/queue.ts';
import { loginName } from './name.ts';
import { type Ask, beginTry, endTry, undoTry } from './tries.ts';

/** Milliseconds: a right password takes some tens of them. */
const PATIENCE = 4000;

/** Some four seconds of waiting, as long as a try may wait at all; whoever comes then is told to come back, and is no try. */
export const LONGEST_LINE = 4000;

export class Doorman {
  readonly #sql: Sql;
  readonly #shared: Set<string>;
  /** Only so many of the process's connections count tries at once: a flood leaves the others to everybody else. */
  readonly #inLine = boundedQueue(3, LONGEST_LINE);

  /** @param shared clients (http/client.ts) behind which many people stand */
  constructor(sql: Sql, shared: Set<string>) {
    this.#sql = sql;
    this.#shared = shared;
  }

  /** What a password is looked at under. @param tried whether wrong ones of this name came from there of late */
  guard(name: string, address: string, tried: boolean): Guard {
    const client = clientOf(address);
    const attempt = { login: loginName(name), address, client, shared: this.#shared.has(client), service: 'http' };
    const ask: Ask = (question) => this.#inLine(() => question(this.#sql));
    // A try that has begun would count as wrong if its end found no room.
    const tell: Ask = (question) => this.#inLine(() => question(this.#sql), true);
    return {
      client,
      tried,
      begin: async () => {
        const { verdict, delay } = await beginTry(ask, attempt, PATIENCE);
        if (verdict === 'go' && delay > 0) await wait(1000 * delay);
        return verdict === 'go';
      },
      end: (isRight) => endTry(tell, attempt, isRight),
      undo: () => undoTry(tell, attempt),
    };
  }
}
