/**
 * Ends the sessions that were just coming into being when the sessions of their mailbox were ended. Dovecot checks a log-in, starts
 * the session's process, and only then lists it: a kick between the last two misses it. Such a process is older than the kick;
 * that of a log-in with the new password is younger, and is left alone.
 */
import fs from 'node:fs';
import type { Sql } from '../db/connect.ts';
import { type Door } from './doveadm.ts';
import { connectedSessions, kick, type Session, usersBelow } from './session-ends.ts';

/** For how long it is looked at again: a log-in takes no longer between its check and its listing. Seconds. */
const WATCHED = 10;
/** How far a process's age may be wrong: the kernel tells it in hundredths of a second. Milliseconds. */
const BLUR = 20;

interface LateLogIn {
  scope: 'username' | 'domain' | 'account';
  target: string;
  endedDate: Date;
}

/**
 * Looks once at all that was ended lately.
 * @param timeout milliseconds for each command to the store
 * @throws when the store does not answer; what was ended stays to be looked at
 */
export async function endLateLogIns(sql: Sql, door: Door, timeout: number): Promise<void> {
  // The clock was set back since: by it everyone's session would be older, for as long as it takes to catch up.
  await sql`delete from late_log_ins where ended_date > ${new Date(Date.now() + BLUR)}`;
  const ended = await sql<LateLogIn[]>`select scope, target, ended_date as "endedDate" from late_log_ins`;
  if (ended.length === 0) return;
  const sessions = await connectedSessions(door, timeout);
  for (const user of await lateUsers(sql, ended, sessions)) await kick(door, user, timeout);
  await sql`delete from late_log_ins where ended_date < ${new Date(Date.now() - WATCHED * 1000)}`;
}

async function lateUsers(sql: Sql, ended: LateLogIn[], sessions: Session[]): Promise<Set<string>> {
  const late = new Set<string>();
  const wide = ended.filter(({ scope }) => scope !== 'username');
  for (const { scope, target, endedDate } of ended) {
    if (scope !== 'username') continue;
    if (sessions.some(({ user, pid }) => user === target && isOlder(pid, endedDate))) late.add(target);
  }
  for (const { target, endedDate } of wide) {
    const old = sessions.filter(({ pid }) => isOlder(pid, endedDate)).map(({ user }) => user);
    for (const user of await usersBelow(sql, [target], [...new Set(old)])) late.add(user);
  }
  return late;
}

/** Whether a process began before a moment; one that has ended did not. */
function isOlder(pid: number, moment: Date): boolean {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    // proc(5): field 22, in hundredths of a second since the machine began; the second field is in brackets and may hold anything.
    const began = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]) * 10;
    const up = Number(fs.readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000;
    return Date.now() - up + began < moment.getTime() + BLUR;
  } catch {
    return false;
  }
}
