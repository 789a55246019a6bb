/**
 * Seals what has been committed: links the rows that wait into the chain, in batches, in the order in which they were written.
 * Beside the requests, so that no change waits for another one's link (docs/decisions/0010-audit.md).
 */
import type { FastifyBaseLogger } from 'fastify';
import type { Sql, Tx } from '../db/connect.ts';
import { linkHash, type Sealed, START } from './chain.ts';
import { sealedColumns } from './rows.ts';

/** Of any number of processes one seals at a time. */
const LOCK = 6_245_535;

/** Rows of one transaction; and how many of those one call makes at most, so that who waits for its end does not wait long. */
const BATCH = 1000;
const MOST_BATCHES = 20;

/** Milliseconds between two heads in the log: what is younger than the last one told can vanish unseen. */
const TELL = 10_000;

/** The end of the chain. */
export interface Head {
  /** 0: no row yet. */
  position: number;
  hash: Buffer;
}

/** The end of the chain as it is now. */
export async function headOf(sql: Sql | Tx): Promise<Head> {
  const [row] = await sql<Head[]>`
    select position::float8 as position, hash from audit_chain order by audit_chain.position desc limit 1`;
  return row ?? { position: 0, hash: START };
}

/** Seals what waits. @returns the end of the chain; undefined when another process is at it */
export async function seal(sql: Sql, batch = BATCH): Promise<Head | undefined> {
  let done: { sealed: number; head: Head } | undefined;
  for (let made = 0; made < MOST_BATCHES; made += 1) {
    done = await sql.begin(async (tx) => sealBatch(tx, batch));
    if (done === undefined || done.sealed < batch) break;
  }
  return done?.head;
}

async function sealBatch(tx: Tx, batch: number): Promise<{ sealed: number; head: Head } | undefined> {
  const [lock] = await tx<[{ held: boolean }]>`select pg_try_advisory_xact_lock(${LOCK}) as held`;
  if (!lock.held) return undefined;
  let head = await headOf(tx);
  const waiting = await tx<{ number: string; id: string; row: Sealed }[]>`
    select w.number, a.id, ${sealedColumns(tx)} as row
      from audit_unsealed w join audit a on a.id = w.audit_id order by w.number limit ${batch}`;
  if (waiting.length === 0) return { sealed: 0, head };
  const first = head.position + 1;
  const hashes = waiting.map(({ row }) => {
    head = { position: head.position + 1, hash: linkHash(head.hash, head.position + 1, row) };
    return head.hash.toString('hex');
  });
  await tx`
    insert into audit_chain (position, audit_id, hash)
    select ${first}::bigint + number - 1, id, decode(hash, 'hex')
      from unnest(${waiting.map(({ id }) => id)}::uuid[], ${hashes}::text[]) with ordinality as link (id, hash, number)`;
  await tx`delete from audit_unsealed where number = any(${waiting.map(({ number }) => number)}::bigint[])`;
  return { sealed: waiting.length, head };
}

/** The job: seals, and tells the log where the chain ends, outside of the database, so that a removed tail shows (verify.ts). */
export function sealer(sql: Sql, log: Pick<FastifyBaseLogger, 'info'>): (tellAnyhow?: boolean) => Promise<void> {
  let told = { position: 0, at: -Infinity };
  return async (tellAnyhow = false) => {
    const head = await seal(sql);
    if (head === undefined || head.position === told.position) return;
    const now = performance.now();
    if (!tellAnyhow && now - told.at < TELL) return;
    log.info({ position: head.position, hash: head.hash.toString('hex') }, HEAD_TOLD);
    told = { position: head.position, at: now };
  };
}

/** The message of the lines that tell a head. */
export const HEAD_TOLD = 'audit head';
