/** The mail store as the API needs it: what a mailbox holds, and the end of sessions. Absent when the engine is off. */
import { setTimeout } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Sql } from '../db/connect.ts';
import { PLATFORM, within } from '../db/scope.ts';
import { type Door, doveadm, figureIn, StoreAway, StoreRefusal } from './doveadm.ts';
import { endLateLogIns } from './late-log-ins.ts';
import { type Doors, sessionEnder } from './session-ends.ts';

/** Messages in a folder. */
export interface FolderCount {
  allMessages: number;
  unreadMessages: number;
}

/** What a mailbox holds. */
export interface Contents {
  bytes: number;
  messages: number;
}

/** After this the stored figure of usage serves (contract.md F.2). Milliseconds. */
const USAGE_TIMEOUT = 1000;
/** A count that hangs is answered within 5 s, also by a busy machine. Milliseconds. */
const COUNT_TIMEOUT = 3500;
/** How long a request waits for sessions to end; what is left is worked off by the worker. Milliseconds. */
const END_TIMEOUT = 1000;

const NO_SUCH_USER = 67;

export class Store {
  readonly #door: Door | undefined;
  readonly #doors: Doors | undefined;
  readonly #endAll: (sql: Sql) => Promise<void>;
  readonly #log: Pick<FastifyBaseLogger, 'warn'>;

  /** @param watcher its socket */
  constructor(door: Door | undefined, watcher: string | undefined, log: Pick<FastifyBaseLogger, 'warn'>) {
    this.#door = door;
    this.#doors = door && { store: door, watcher };
    this.#endAll = sessionEnder(this.#doors, END_TIMEOUT);
    this.#log = log;
  }

  /** Whether there is a store at all. */
  get present(): boolean {
    return this.#door !== undefined;
  }

  /** Bytes in a mailbox as the store counts them now, or as it last told PostgreSQL when it does not answer within 1 s. */
  async usage(sql: Sql, usernameId: string): Promise<number> {
    return (await this.contents(sql, usernameId)).bytes;
  }

  /** Bytes and messages in all folders of a mailbox, in the way of `usage`. */
  async contents(sql: Sql, usernameId: string): Promise<Contents> {
    try {
      if (this.#door !== undefined) {
        const ask = { user: usernameId, field: ['vsize', 'messages'], mailboxMask: ['*'] };
        const rows = await doveadm(this.#door, 'mailboxStatus', ask, USAGE_TIMEOUT);
        const sum = (field: string): number => rows.reduce((all, row) => all + figureIn(row, field), 0);
        return { bytes: sum('vsize'), messages: sum('messages') };
      }
    } catch (error) {
      if (!(error instanceof StoreAway) && !(error instanceof StoreRefusal)) throw error;
      this.#log.warn({ usernameId, reason: error.message }, 'usage not told by the mail store');
    }
    return storedContents(sql, usernameId);
  }

  /**
   * Messages in INBOX, Sent and Spam, counted now.
   * @throws StoreAway when the store does not answer, StoreRefusal when it cannot count
   */
  async counts(usernameId: string): Promise<Record<'inbox' | 'sent' | 'spam', FolderCount>> {
    const rows = await doveadm(
      this.#door!,
      'mailboxStatus',
      { user: usernameId, field: ['messages', 'unseen'], mailboxMask: ['INBOX', 'Sent', 'Spam'] },
      COUNT_TIMEOUT,
    );
    const count = (folder: string): FolderCount => {
      const row = rows.find((item) => item['mailbox'] === folder);
      return { allMessages: figureIn(row, 'messages'), unreadMessages: figureIn(row, 'unseen') };
    };
    return { inbox: count('INBOX'), sent: count('Sent'), spam: count('Spam') };
  }

  /** Ends the sessions that changes so far have left to be ended; never throws, never waits longer than a second. */
  async endSessions(sql: Sql): Promise<void> {
    const late = new AbortController();
    const done = this.workOffSessionEnds(sql).catch((error: unknown) => {
      this.#log.warn(
        { reason: error instanceof Error ? error.message : 'unknown' },
        'sessions not ended yet: tried again',
      );
    });
    // What takes longer goes on. It ends no session that is opened after the answer, unless the watcher is away or the moment comes late
    // (session-ends.ts).
    await Promise.race([done, setTimeout(END_TIMEOUT, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
  }

  /** The same, with all the time that it takes. @throws when the store or the watcher does not answer */
  async workOffSessionEnds(sql: Sql): Promise<void> {
    // It is about the changes of all, whoever asks.
    await within(PLATFORM, async () => this.#endAll(sql));
  }

  /** Ends the sessions that came into being while those of their mailbox were ended. @throws when the store or the watcher does not answer */
  async endLateLogIns(sql: Sql): Promise<void> {
    if (this.#doors !== undefined) await endLateLogIns(sql, this.#doors, END_TIMEOUT);
  }
}

/** Whether the store says that it does not know the user: a mailbox without a store, or one just deleted. */
export function isUnknownUser(error: unknown): boolean {
  return error instanceof StoreRefusal && error.exitCode === NO_SUCH_USER;
}

async function storedContents(sql: Sql, usernameId: string): Promise<Contents> {
  const [row] = await sql<Contents[]>`
    select bytes::float8 as bytes, messages::float8 as messages from mailbox_usage where username_id = ${usernameId}`;
  return row ?? { bytes: 0, messages: 0 };
}
