/**
 * Looks whether the audit is what it was when it was sealed. What is found: a row that was changed, removed or put in another's
 * place, a link that is gone, a row that never got one. A removed tail leaves no trace in the database: it is found by a head of the
 * chain that was told elsewhere before (the API's log has one every few seconds in which something was sealed).
 */
import type { Sql, Tx } from '../db/connect.ts';
import { linkHash, type Sealed, START } from './chain.ts';
import { sealedColumns } from './rows.ts';
import { HEAD_TOLD, type Head } from './seal.ts';

/** What was found, in one sentence. */
export interface Verdict {
  whole: boolean;
  sentence: string;
}

interface Link {
  position: number;
  hash: Buffer;
  id: string;
  isThere: boolean;
  row: Sealed;
}

/** Links that are fetched at once. */
const BATCH = 1000;

/** Thrown with the sentence at the first thing that is wrong. */
class Broken extends Error {}

/** @param heads ends of the chain as they were told at some time */
export async function verifyAudit(sql: Sql, heads: Head[]): Promise<Verdict> {
  try {
    const sentence = await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local statement_timeout = 0`;
      const sealed = await walk(tx, heads);
      const waiting = await countWaiting(tx);
      const tail = waiting === 0 ? '' : `, ${waiting} more ${waiting === 1 ? 'waits' : 'wait'} for the seal`;
      return `The audit is whole: ${sealed} rows are sealed${tail}; ${heads.length} heads told before fit.`;
    });
    return { whole: true, sentence };
  } catch (error) {
    if (error instanceof Broken) return { whole: false, sentence: error.message };
    throw error;
  }
}

/** Follows the chain from its start. @returns how long it is */
async function walk(tx: Tx, heads: Head[]): Promise<number> {
  // Each that was told of a position: one that somebody adds later takes none away.
  const told = Map.groupBy(heads, ({ position }) => position);
  let end: Head = { position: 0, hash: START };
  const links = tx<Link[]>`
    select c.position::float8 as position, c.hash, c.audit_id as id, a.id is not null as "isThere", ${sealedColumns(tx)} as row
      from audit_chain c left join audit a on a.id = c.audit_id order by c.position`;
  for await (const batch of links.cursor(BATCH)) for (const link of batch) end = follow(end, link, told);
  const lost = heads.find(({ position }) => position > end.position);
  if (lost)
    throw new Broken(
      `The audit has lost its tail: it ends at position ${end.position}, and was told to reach ${lost.position}.`,
    );
  return end.position;
}

function follow(end: Head, { position, hash, id, isThere, row }: Link, told: Map<number, Head[]>): Head {
  const at = `The audit is broken at position ${position}:`;
  const gap = position - end.position - 1;
  if (gap > 0) throw new Broken(`${at} ${gap} before it ${gap === 1 ? 'is' : 'are'} missing.`);
  if (!isThere) throw new Broken(`${at} its row ${id} was removed.`);
  if (!linkHash(end.hash, position, row).equals(hash))
    throw new Broken(`${at} its row ${id} was changed, or is not the one that was sealed there.`);
  if (told.get(position)?.some((head) => !head.hash.equals(hash)))
    throw new Broken(`${at} it was told before with another hash, so all up to it was sealed anew.`);
  return { position, hash };
}

/** @returns how many rows wait for their seal */
async function countWaiting(tx: Tx): Promise<number> {
  const [loose] = await tx<[{ count: number; first: Date | null }]>`
    select count(*)::int as count, min(a.at) as first from audit a
     where not exists (select from audit_chain c where c.audit_id = a.id) and not exists (select from audit_unsealed w where w.audit_id = a.id)`;
  if (loose.count > 0)
    throw new Broken(
      `The audit is broken: ${loose.count} rows, the first of ${loose.first!.toISOString()}, have no place in the chain.`,
    );
  const [row] = await tx<[{ count: number; gone: number }]>`
    select count(*)::int as count, count(*) filter (where a.id is null)::int as gone
      from audit_unsealed w left join audit a on a.id = w.audit_id`;
  if (row.gone > 0) throw new Broken(`The audit is broken: ${row.gone} rows were removed before they were sealed.`);
  return row.count;
}

/** The heads that lines of the API's log tell; other lines, and those that are no JSON, are passed over. */
export function headsIn(log: string): Head[] {
  return log.split('\n').flatMap((line) => {
    if (!line.includes(HEAD_TOLD)) return [];
    try {
      const { msg, position, hash } = JSON.parse(line) as Record<string, unknown>;
      return msg === HEAD_TOLD && typeof hash === 'string'
        ? [headOfText(`${String(position)}:${hash}`)].flatMap((head) => head ?? [])
        : [];
    } catch {
      return [];
    }
  });
}

/** `position:hash`; undefined for a text that is none. */
export function headOfText(text: string): Head | undefined {
  const [, position, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(text) ?? [];
  return position && hash ? { position: Number(position), hash: Buffer.from(hash, 'hex') } : undefined;
}
