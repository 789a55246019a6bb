/** What has been kept of log-ins goes when it counts no more (docs/decisions/0013-log-ins.md). */
import { inBatches } from '../db/batches.ts';
import type { Sql } from '../db/connect.ts';

/** Forgets what counts no more: tries of an hour ago, blocks that have ended, passwords that were computed two weeks ago. */
export async function dropOldLogIns(sql: Sql): Promise<void> {
  await inBatches(
    (most) => sql`
      delete from log_in_tries
       where ctid = any(array(select ctid from log_in_tries where at < now() - interval '1 hour' order by at limit ${most}))`,
  );
  await inBatches(
    (most) => sql`
      delete from log_in_blocks
       where ctid = any(array(select ctid from log_in_blocks where until_date < now() - interval '1 hour' order by until_date limit ${most}))`,
  );
  await inBatches(
    (most) => sql`
      delete from log_in_memory
       where ctid = any(array(select ctid from log_in_memory where made_date < now() - interval '14 days' order by made_date limit ${most}))`,
  );
}
