/**
 * Refused log-ins of the mail daemons, on their way into the audit: summed as those over HTTP are (audit/notes.ts), and never lost.
 * They are taken in the transaction that writes their rows; what a row does not tell yet waits in the table.
 */
import { randomUUID } from 'node:crypto';
import { counted, MANY, MINUTE, MOST_REFUSALS, place, type Width, widened } from '../audit/notes.ts';
import { type AuditRow, insertRows, rowOf } from '../audit/rows.ts';
import { inBatches } from '../db/batches.ts';
import type { Sql, Tx } from '../db/connect.ts';
import { transact } from '../db/transact.ts';

/** Equal ones, `since` the first `at` the last of them. */
interface Refusal {
  name: string;
  address: string;
  service: string;
  reason: string;
  target: string;
  accountId: string | null;
  account: string | null;
  domainId: string | null;
  usernameId: string | null;
  count: number;
  since: Date;
  at: Date;
}

export class MailRefusals {
  /** When the windows close whose first row is written, in milliseconds, by what is counted together. Another process begins anew. */
  #closes = new Map<string, number>();

  /** Writes what is due: the first of a window, and the rest of one that is over. One call at a time. */
  async write(sql: Sql, now: Date): Promise<void> {
    // What waits is far less than a batch, so that each one brings something new.
    await inBatches(async (most) => {
      const { closes, count } = await transact(sql, async (tx) => this.#batch(tx, now, most));
      this.#closes = closes;
      return { count };
    });
  }

  /** @returns the windows as they are when it is committed, and how many rows were taken */
  async #batch(tx: Tx, now: Date, most: number): Promise<{ closes: Map<string, number>; count: number }> {
    const taken = await tx<Refusal[]>`
      delete from log_in_refusals where ctid = any(array(select ctid from log_in_refusals limit ${most}))
      returning name, address, service, reason, target, account_id as "accountId", account, domain_id as "domainId",
                username_id as "usernameId", count, since, at`;
    const closes = new Map(this.#closes);
    const sums = summed(taken, closes);
    const isOpen = (key: string): boolean => (closes.get(key) ?? 0) > now.getTime();
    const [waiting, due]: [Refusal[], AuditRow[]] = [[], []];
    for (const [key, sum] of sums) {
      if (isOpen(key)) waiting.push(sum.refusal);
      else due.push(rowFor(sum));
    }
    if (waiting.length > 0) await putBack(tx, waiting);
    if (due.length > 0) await insertRows(tx, due);
    for (const key of sums.keys()) if (!closes.has(key)) closes.set(key, now.getTime() + MINUTE);
    for (const key of closes.keys()) if (!isOpen(key)) closes.delete(key);
    return { closes, count: taken.length };
  }
}

/** Of a flood the rows that wait are as few as those that are written. */
async function putBack(tx: Tx, waiting: Refusal[]): Promise<void> {
  await tx`
    insert into log_in_refusals as r (name, address, service, reason, target, account_id, account, domain_id, username_id, count, since, at)
    select * from json_to_recordset(${JSON.stringify(waiting)}::text::json) as row (
      name text, address text, service text, reason text, target text, "accountId" uuid, account text, "domainId" uuid, "usernameId" uuid,
      count integer, since timestamptz, at timestamptz)
    on conflict (name, address, service, reason) do update
      set count = r.count + excluded.count, since = least(r.since, excluded.since), at = greatest(r.at, excluded.at)`;
}

interface Sum {
  refusal: Refusal;
  width: Width;
}

/** @param told what has windows already */
function summed(refusals: Refusal[], told: ReadonlyMap<string, unknown>): Map<string, Sum> {
  const sums = new Map<string, Sum>();
  const seen = new Map<string, unknown>(told);
  for (const each of refusals) {
    const { key, width } = place(seen, byOf(each), each.target, detailOf(each), MOST_REFUSALS);
    const sum = sums.get(key)?.refusal;
    const refusal = sum === undefined ? asWide(each, width) : sum;
    if (sum !== undefined) {
      sum.count += each.count;
      if (each.since < sum.since) sum.since = each.since;
      if (each.at > sum.at) sum.at = each.at;
    }
    seen.set(key, true);
    sums.set(key, { refusal, width });
  }
  return sums;
}

/** As it waits in the table: what is counted together is one row. */
function asWide(refusal: Refusal, width: Width): Refusal {
  if (width === 'own') return refusal;
  if (width === 'named') return { ...refusal, name: refusal.target, address: MANY };
  const nobody = { accountId: null, account: null, domainId: null, usernameId: null };
  return { ...refusal, ...nobody, name: MANY, address: MANY, service: '', reason: '', target: MANY };
}

function rowFor({ refusal, width }: Sum): AuditRow {
  const { accountId, account, domainId, usernameId } = refusal;
  const known = Object.entries({ accountId, account, domainId, usernameId }).filter(([, id]) => id !== null);
  const about = Object.fromEntries(known) as Record<string, string>;
  const row = rowOf(byOf(refusal), 'logInRefused', refusal.target, detailOf(refusal), about);
  return counted(widened(row, width), refusal.count, refusal.at);
}

const byOf = ({ address, since }: Refusal) =>
  ({ caller: { kind: 'nobody', name: '' }, address, requestId: randomUUID(), now: since }) as const;

const detailOf = ({ reason, service }: Refusal) => ({ reason, service });
