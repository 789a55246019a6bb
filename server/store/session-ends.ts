/**
 * Works off the table session_ends: what a change left to be ended, written by triggers in its own transaction. Rows are taken
 * with `skip locked`, so any number of processes may work at once, and vanish only once the store has done its part.
 */
import type { Sql, Tx } from '../db/connect.ts';
import { type Door, doveadm, StoreRefusal } from './doveadm.ts';

const NOBODY_TO_KICK = 68;
const BATCH = 200;

interface SessionEnd {
  id: string;
  scope: 'username' | 'domain' | 'account';
  target: string;
}

/**
 * Ends all sessions that are due.
 * @param door undefined when there is no mail store: then there are no sessions either
 * @param timeout milliseconds for each command to the store
 * @throws when the store does not answer; the rows stay
 */
export async function workOffSessionEnds(sql: Sql, door: Door | undefined, timeout: number): Promise<void> {
  for (let taken = BATCH; taken === BATCH;) {
    taken = await sql.begin(async (tx) => {
      const due = await tx<SessionEnd[]>`
        select id, scope, target from session_ends order by id limit ${BATCH} for update skip locked`;
      if (due.length === 0) return 0;
      if (door !== undefined) {
        const endedDate = new Date();
        await endAll(tx, door, due, timeout);
        const late = due.map(({ scope, target }) => ({ scope, target, ended_date: endedDate }));
        await tx`insert into late_log_ins ${tx(late)}`;
      }
      await tx`delete from session_ends where id = any(${due.map((end) => end.id)})`;
      return due.length;
    });
  }
}

async function endAll(tx: Tx, door: Door, due: SessionEnd[], timeout: number): Promise<void> {
  const users = new Set(due.filter((end) => end.scope === 'username').map((end) => end.target));
  const wide = due.filter((end) => end.scope !== 'username').map((end) => end.target);
  if (wide.length > 0 || users.size > 10) {
    const sessions = await connectedSessions(door, timeout);
    const connected = [...new Set(sessions.map(({ user }) => user))];
    const affected = wide.length > 0 ? await usersBelow(tx, wide, connected) : [];
    const named = connected.filter((user) => users.has(user));
    users.clear();
    for (const user of [...affected, ...named]) users.add(user);
  }
  for (const user of users) await kick(door, user, timeout);
}

/** Ends all sessions of one user; that there are none is all right. */
export async function kick(door: Door, user: string, timeout: number): Promise<void> {
  try {
    await doveadm(door, 'kick', { mask: [user] }, timeout);
  } catch (error) {
    if (!(error instanceof StoreRefusal && error.exitCode === NOBODY_TO_KICK)) throw error;
  }
}

/** A session as the store lists it. */
export interface Session {
  /** Id of the username. */
  user: string;
  /** The process that serves it. */
  pid: number;
}

/** All sessions that are open now. */
export async function connectedSessions(door: Door, timeout: number): Promise<Session[]> {
  const rows = await doveadm(door, 'who', {}, timeout);
  return rows
    .filter(({ username = '' }) => /^[0-9a-f-]{36}$/.test(username))
    .flatMap(({ username: user = '', pids = '' }) =>
      (pids.match(/[0-9]+/g) ?? []).map((pid) => ({ user, pid: Number(pid) })),
    );
}

/** Which of the connected users belong to one of the domains or accounts; a domain may be deleted. */
export async function usersBelow(sql: Sql | Tx, targets: string[], connected: string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select u.id from usernames u join all_domains d on d.id = u.domain_id
     where u.id = any(${connected}::uuid[]) and (d.id = any(${targets}::uuid[]) or d.account_id = any(${targets}::uuid[]))`;
  return rows.map((row) => row.id);
}
