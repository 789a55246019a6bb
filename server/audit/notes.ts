/**
 * Audit rows of what nobody waits for and what comes in any number: refusals, and tokens that a mere look mints. They are noted in
 * memory, written by a job, and equal ones counted: the first of a window is a row within a second, the rest of the window is one
 * more. So a flood is some rows a minute, and a refusal costs no statement.
 */
import { v7 as uuidv7 } from 'uuid';
import type { Sql } from '../db/connect.ts';
import { clientOf } from '../http/client.ts';
import type { By } from '../http/gate.ts';
import type { About } from '../http/principals.ts';
import type { Detail } from './changes.ts';
import { type AuditRow, insertRows, rowOf } from './rows.ts';

/** Milliseconds. */
export const MINUTE = 60_000;

/** Different refusals of a window that have rows of their own, by name and client. */
export const MOST_REFUSALS = 200;

/**
 * What is noted: `window`, milliseconds in which equal ones are counted together; `most`, different ones of a window that have rows
 * of their own, by name and client.
 */
const KINDS = {
  logInRefused: { window: MINUTE, most: MOST_REFUSALS },
  resetPasswordRefused: { window: MINUTE, most: MOST_REFUSALS },
  ssoTicketRefused: { window: MINUTE, most: 50 },
  // The life of a token.
  mintAuthToken: { window: 5 * MINUTE, most: 20_000 },
} as const;
export type NotedOperation = keyof typeof KINDS;

/** In place of an address or a name, in rows that stand for many. */
export const MANY = '(many)';

/** Events that are one and the same but for their time. */
interface Entry {
  /** As the next row will be, but for its count. */
  row: AuditRow;
  /** Events that no row tells yet. */
  untold: number;
  last: Date;
  /** Whether the window's first row has been written. */
  told: boolean;
  /** When the window ends. */
  closes: number;
}

/** Rows of one statement. */
const BATCH = 1000;

export class AuditNotes {
  readonly #kinds = new Map<NotedOperation, Map<string, Entry>>();
  /** Log-ins by HTTP that were refused since the start. */
  refusals = 0;

  /** Notes an event. Never fails, and never waits. */
  add(operation: NotedOperation, by: By, target: string, detail: Detail = {}, about: About = {}): void {
    if (operation === 'logInRefused') this.refusals += 1;
    const entries = this.#kinds.get(operation) ?? new Map<string, Entry>();
    this.#kinds.set(operation, entries);
    const { window, most } = KINDS[operation];
    const { key, width } = place(entries, by, target, detail, most);
    const entry = entries.get(key);
    if (entry !== undefined && entry.untold > 0) {
      entry.untold += 1;
      entry.last = by.now;
      return;
    }
    const row = widened(rowOf(by, operation, target, detail, about), width);
    if (entry !== undefined) Object.assign(entry, { row, untold: 1, last: by.now });
    else entries.set(key, { row, untold: 1, last: by.now, told: false, closes: by.now.getTime() + window });
  }

  /** Writes what is due. @param all also windows that are still open: at the end of the process */
  async write(sql: Sql, now: Date, all = false): Promise<void> {
    const due = [...this.#kinds.values()].flatMap((entries) =>
      [...entries.values()].filter(
        (entry) => entry.untold > 0 && (all || !entry.told || entry.closes <= now.getTime()),
      ),
    );
    for (let first = 0; first < due.length; first += BATCH) await writeEntries(sql, due.slice(first, first + BATCH));
    for (const entries of this.#kinds.values())
      for (const [key, entry] of entries) if (entry.untold === 0 && entry.closes <= now.getTime()) entries.delete(key);
  }
}

/** What events that are counted together have in common: all but their time; all but that and the address; only what they are. */
export type Width = 'own' | 'named' | 'all';

/**
 * Where an event is counted: by itself; when there are too many of its kind, with those from other addresses; else with all. One that
 * stands for many stays with those.
 * @param entries what is counted by now, by key
 */
export function place(
  entries: ReadonlyMap<string, unknown>,
  { caller, address }: By,
  target: string,
  detail: Detail,
  most: number,
): { key: string; width: Width } {
  if (target === MANY) return { key: '', width: 'all' };
  const named = `${caller.name}\n${target}\n${JSON.stringify(detail)}`;
  const own = address === MANY ? named : `${named}\n${clientOf(address)}`;
  if (entries.has(own) || entries.size < most) return { key: own, width: 'own' };
  if (entries.has(named) || entries.size < 2 * most) return { key: named, width: 'named' };
  return { key: '', width: 'all' };
}

/** A row of an event as it is counted. */
export function widened(row: AuditRow, width: Width): AuditRow {
  if (width === 'own') return row;
  if (width === 'named') return { ...row, address: MANY };
  const nobody = { accountId: null, account: null, domainId: null, usernameId: null };
  return { ...row, ...nobody, address: MANY, callerKind: MANY, caller: MANY, target: MANY, detail: {} };
}

async function writeEntries(sql: Sql, due: Entry[]): Promise<void> {
  const taken = due.map((entry) => ({ entry, row: entry.row, count: entry.untold, last: entry.last }));
  // What comes while they are being written is of the next row.
  for (const entry of due) entry.untold = 0;
  try {
    await insertRows(
      sql,
      taken.map(({ row, count, last }) => counted(row, count, last)),
    );
    for (const entry of due) entry.told = true;
  } catch (error) {
    for (const { entry, row, count } of taken) Object.assign(entry, { row, untold: entry.untold + count });
    throw error;
  }
}

/** The row of so many events, of which `row` tells the first. */
export function counted(row: AuditRow, count: number, last: Date): AuditRow {
  const detail = count === 1 ? row.detail : { ...row.detail, until: last.toISOString() };
  return { ...row, id: uuidv7(), count, detail };
}
