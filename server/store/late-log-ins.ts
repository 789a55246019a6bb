/**
 * Ends the sessions that were just coming into being when the sessions of their mailbox were ended. Dovecot lists a session a moment
 * after its log-in was checked, and what is not listed cannot be ended. So it is looked at again for some seconds, by the same moment.
 */
import type { Sql } from '../db/connect.ts';
import { type Doors, type End, endBegun, idsOf } from './session-ends.ts';

/** For how long: a log-in takes no longer between its check and its listing. Seconds. */
const WATCHED = 10;

/**
 * Looks once more at all that was ended lately.
 * @param timeout milliseconds for each question to store and watcher
 * @throws when the store or the watcher does not answer; what was ended stays to be looked at
 */
export async function endLateLogIns(sql: Sql, doors: Doors, timeout: number): Promise<void> {
  const late = await sql<End[]>`select id, scope, target, begun_by as "begunBy" from late_log_ins`;
  if (late.length === 0) return;
  await endBegun(sql, doors, late, timeout);
  const now = Date.now();
  // One of the future is there when the clock was set back, and would stay for that long.
  await sql`
    delete from late_log_ins
     where id = any(${idsOf(late)}) and ended_date not between ${new Date(now - WATCHED * 1000)} and ${new Date(now)}`;
}
