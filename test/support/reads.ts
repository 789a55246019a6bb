/** What PostgreSQL reads for a piece of work, table by table, as it counts itself: rows and pages, not time. */
import type { Sql } from '../../server/db/connect.ts';
import { PLATFORM, within } from '../../server/db/scope.ts';

/** Of one table. */
export interface Reads {
  /** Rows of scans from end to end. */
  scanned: number;
  /** Entries that scans of its indexes gave. */
  indexed: number;
  /** Pages of it and of its indexes, each as often as it was looked at: an index that is read from end to end for a few entries shows. */
  pages: number;
}

/** Tables with fewer rows are read from end to end with good reason. */
const LARGE = 500;

/**
 * Does some work and tells what was read of the large tables for it.
 * @param owner of the tables
 * @param worker the pool by which the work is done, of this many connections
 */
export async function readsOf(
  owner: Sql,
  { worker, connections }: { worker: Sql; connections: number },
  work: () => Promise<unknown>,
): Promise<Map<string, Reads>> {
  /** Each connection keeps its counts to itself for a while: all are made to tell, however often one of them is the first that is free. */
  const allTell = async (): Promise<void> => {
    const tellers = new Set<number>();
    const tell = async (): Promise<void> => {
      const [row] = await within(
        PLATFORM,
        async () =>
          worker<[{ pid: number }]>`select pg_backend_pid() as pid, pg_stat_force_next_flush(), pg_sleep(0.01)`,
      );
      tellers.add(row.pid);
    };
    while (tellers.size < connections) await Promise.all(Array.from({ length: connections }, tell));
  };
  const told = async (): Promise<Map<string, Reads>> => {
    await allTell();
    // A connection tells after its answer, and before it takes the next question.
    await allTell();
    return countsOf(owner);
  };
  const before = await told();
  await work();
  const after = await told();
  const reads = [...after].map(([table, now]): [string, Reads] => {
    const { scanned, indexed, pages } = before.get(table)!;
    return [table, { scanned: now.scanned - scanned, indexed: now.indexed - indexed, pages: now.pages - pages }];
  });
  return new Map(reads.filter(([, { pages }]) => pages > 0));
}

async function countsOf(owner: Sql): Promise<Map<string, Reads>> {
  const rows = await owner<({ table: string } & Reads)[]>`
    select t.relname as table, t.seq_tup_read::float8 as scanned,
           (select coalesce(sum(i.idx_tup_read), 0)::float8 from pg_stat_user_indexes i where i.relid = t.relid) as indexed,
           (p.heap_blks_hit + p.heap_blks_read + coalesce(p.idx_blks_hit + p.idx_blks_read, 0))::float8 as pages
      from pg_stat_user_tables t
      join pg_statio_user_tables p on p.relid = t.relid
      join pg_class c on c.oid = t.relid
     where c.reltuples >= ${LARGE}`;
  if (rows.length < 5) throw new Error('The search for large tables is broken.');
  return new Map(rows.map(({ table, ...reads }) => [table, reads]));
}

/** Of all tables together. */
export function sumOf(reads: Map<string, Reads>): Reads {
  const all = [...reads.values()];
  const sum = (what: keyof Reads): number => all.reduce((total, each) => total + each[what], 0);
  return { scanned: sum('scanned'), indexed: sum('indexed'), pages: sum('pages') };
}
