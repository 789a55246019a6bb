/**
 * Works off the table session_ends: what a change left to be ended, written by triggers in its own transaction. Any number of
 * processes may do so at once: the first to see a row writes down the moment, which is after the change and before its answer, and
 * whoever looks, at once or when the store is back, ends the sessions whose processes had begun by then, and no other.
 *
 * Dovecot starts a process for each log-in that was right, and that process asks for the generation (mail.userdb): one that is younger
 * than the moment is none of the old password. An older one of the new password is that of a log-in before the answer, and ends too.
 * What remains: the answer waits for a second in all, and for a look that goes on before its own. When the database or the watcher takes
 * more than half of that, the moment may be noted after the answer.
 */
import type { Sql } from '../db/connect.ts';
import { type Door, doveadm, StoreRefusal } from './doveadm.ts';
import { joint } from './joint.ts';
import { kickBegunBy, watchersNow } from './watcher.ts';

const NOBODY_TO_KICK = 68;

/** The mail store, and who may end its processes one by one. */
export interface Doors {
  store: Door;
  /** Socket of the watcher; undefined: as when it is away. Then all sessions of a user are ended, or wait for it if they have a moment. */
  watcher: string | undefined;
}

/** What is to be ended. */
export interface End {
  id: string;
  scope: 'username' | 'domain' | 'account';
  target: string;
  /** The moment; null before anybody has looked. */
  begunBy: string | null;
}

/**
 * Makes what ends all sessions that are due, for any number of callers at once: they share what begins after their changes.
 * @param doors undefined when there is no mail store: then there are no sessions either
 * @param timeout milliseconds for each question to store and watcher, and for each wait in the database
 * @returns rejects when the store or the watcher does not answer; the rows stay
 */
export function sessionEnder(doors: Doors | undefined, timeout: number): (sql: Sql) => Promise<void> {
  if (doors === undefined)
    return async (sql) => {
      await sql`delete from session_ends`;
    };
  // Apart, so that no moment waits for a store that is slow.
  const note = joint(async (sql: Sql) => noteMoments(sql, doors, timeout));
  const end = joint(async (sql: Sql) => endDue(sql, doors, timeout));
  return async (sql) => {
    await note(sql);
    await end(sql);
  };
}

/**
 * Writes the moment down for all that nobody has looked at. When there is no watcher to tell it, ends their sessions by the store alone.
 * @throws when the watcher is there and tells no moment, or is away and the store does not answer; the rows stay
 */
async function noteMoments(sql: Sql, doors: Doors, timeout: number): Promise<void> {
  const unseen = (await dueEnds(sql)).filter(({ begunBy }) => begunBy === null);
  if (unseen.length === 0) return;
  // The change is there to be seen, so the moment is after it.
  const moment = await watchersNow(doors.watcher, timeout);
  if (moment === undefined) await endWithoutWatcher(sql, doors.store, unseen, timeout);
  else await noteMoment(sql, unseen, moment, timeout);
}

/** Ends all that have a moment. @throws when the store does not answer, or the watcher is away or late; the rows stay */
async function endDue(sql: Sql, doors: Doors, timeout: number): Promise<void> {
  const due = (await dueEnds(sql)).filter(({ begunBy }) => begunBy !== null);
  if (due.length === 0) return;
  await endBegun(sql, doors, due, timeout);
  await sql`
    with ended as (delete from session_ends where id = any(${idsOf(due)}) returning scope, target, begun_by)
    insert into late_log_ins (scope, target, begun_by, ended_date) select scope, target, begun_by, ${new Date()} from ended`;
}

async function dueEnds(sql: Sql): Promise<End[]> {
  return sql<End[]>`select id, scope, target, begun_by as "begunBy" from session_ends`;
}

/** Of rows, as a query takes them. */
export const idsOf = (ends: End[]): string[] => ends.map(({ id }) => id);

/** Whoever else is at it with the same rows is waited for: its moment is the one that counts. */
async function noteMoment(sql: Sql, unseen: End[], moment: string, timeout: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select set_config('lock_timeout', ${String(timeout)}, true)`;
    await tx`
      update session_ends set begun_by = ${moment}
       where id in (select id from session_ends where id = any(${idsOf(unseen)}) and begun_by is null order by id for update)`;
  });
}

/**
 * Ends those of the sessions that had begun by their moment.
 * @throws when the store or the watcher does not answer
 */
export async function endBegun(sql: Sql, doors: Doors, ends: End[], timeout: number): Promise<void> {
  const sessions = await connectedSessions(doors.store, timeout);
  const wide = ends.filter(({ scope }) => scope !== 'username').map(({ target }) => target);
  const above = await whatIsAbove(sql, wide, sessions);
  const concerned = sessions.flatMap(({ user, pid }) =>
    [user, ...(above.get(user) ?? [])].map((target) => ({ target, pid })),
  );
  const byTarget = Map.groupBy(concerned, ({ target }) => target);
  const old = new Set(
    ends.flatMap(({ target, begunBy }) => (byTarget.get(target) ?? []).map(({ pid }) => `${pid} ${begunBy}`)),
  );
  for (const process of old) await kickBegunBy(doors.watcher, process, timeout);
}

/**
 * Ends all sessions of whom it concerns, as Dovecot does by itself. One that was opened since the change may go with them, and a log-in
 * that comes into being meanwhile is missed: nobody runs who could name its process, and the watcher's next start ends every session
 * there is.
 */
async function endWithoutWatcher(sql: Sql, store: Door, due: End[], timeout: number): Promise<void> {
  const users = new Set(due.filter((end) => end.scope === 'username').map((end) => end.target));
  const wide = due.filter((end) => end.scope !== 'username').map((end) => end.target);
  if (wide.length > 0)
    for (const user of (await whatIsAbove(sql, wide, await connectedSessions(store, timeout))).keys()) users.add(user);
  for (const user of users) await kickAll(store, user, timeout);
  await sql`delete from session_ends where id = any(${idsOf(due)})`;
}

/** Ends all sessions of one user; that there are none is all right. */
async function kickAll(store: Door, user: string, timeout: number): Promise<void> {
  try {
    await doveadm(store, 'kick', { mask: [user] }, timeout);
  } catch (error) {
    if (!(error instanceof StoreRefusal && error.exitCode === NOBODY_TO_KICK)) throw error;
  }
}

/** A session as the store lists it. */
interface Session {
  /** Id of the username. */
  user: string;
  /** The process that serves it. */
  pid: number;
}

/** All sessions that are open now. */
async function connectedSessions(store: Door, timeout: number): Promise<Session[]> {
  const rows = await doveadm(store, 'who', {}, timeout);
  return rows
    .filter(({ username = '' }) => /^[0-9a-f-]{36}$/.test(username))
    .flatMap(({ username: user = '', pids = '' }) =>
      (pids.match(/[0-9]+/g) ?? []).map((pid) => ({ user, pid: Number(pid) })),
    );
}

/** For those with a session, to which of the domains and accounts they belong; a domain may be deleted. */
async function whatIsAbove(sql: Sql, targets: string[], sessions: Session[]): Promise<Map<string, Set<string>>> {
  if (targets.length === 0 || sessions.length === 0) return new Map();
  const connected = [...new Set(sessions.map(({ user }) => user))];
  const rows = await sql<{ id: string; domain: string; account: string }[]>`
    select u.id, d.id as domain, d.account_id as account from usernames u join all_domains d on d.id = u.domain_id
     where u.id = any(${connected}::uuid[]) and (d.id = any(${targets}::uuid[]) or d.account_id = any(${targets}::uuid[]))`;
  return new Map(rows.map(({ id, domain, account }) => [id, new Set([domain, account])]));
}
