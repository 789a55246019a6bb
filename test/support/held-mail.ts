/** Deliveries that wait in the midst of what a mailbox's script asks of PostgreSQL. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { allProcesses, commandLine } from '../../engine/processes.ts';
import { isUnavailable, type Sql } from '../../server/db/connect.ts';
import { until } from '../engine/until.ts';
import type { Sink } from './sink.ts';
import { deliver, mailText } from './smtp.ts';
import type { System } from './system.ts';

/**
 * The backends that answer for scripts.
 * @param which those alone that wait for a lock, or all, as soon as each is older than two seconds
 */
export async function answering(superuser: Sql, which: 'waiting' | 'old'): Promise<number[] | undefined> {
  const rows = await superuser<{ pid: number; isWaiting: boolean; isOld: boolean }[]>`
    select pid, coalesce(wait_event_type = 'Lock', false) as "isWaiting",
           backend_start < clock_timestamp() - interval '2 seconds' as "isOld"
      from pg_stat_activity where application_name = 'dovecot-sieve'`;
  const pids = (of: readonly { pid: number }[]): number[] => of.map(({ pid }) => pid);
  if (which === 'waiting') return pids(rows.filter(({ isWaiting }) => isWaiting));
  return rows.length > 0 && rows.every(({ isOld }) => isOld) ? pids(rows) : undefined;
}

/** Milliseconds. */
const BETWEEN_TRIES = 5000;

async function tryQueue({ home }: System): Promise<void> {
  await promisify(execFile)('/usr/sbin/postqueue', ['-c', path.join(home, 'postfix', 'config'), '-f']);
}

/** The processes that deliver. @param master of Dovecot */
export function deliveriesOf(master: number): number[] {
  return allProcesses()
    .filter(({ pid, parent }) => parent === master && commandLine(pid)?.[0] === 'dovecot/lmtp')
    .map(({ pid }) => pid);
}

/**
 * Mails to a mailbox that sends on, while the last thing that its script includes cannot be asked; then waits until all have gone on.
 * @param meanwhile is done when each of them waits for that; it may lose PostgreSQL
 */
export async function sendWhileHeld(
  by: { system: System; superuser: Sql; sink: Sink; to: string },
  many: number,
  meanwhile: () => unknown,
): Promise<void> {
  const { system, superuser, sink, to } = by;
  const subjects = Array.from({ length: many }, (_, nth) => `held for ${to} ${nth}`);
  const holding = system.sql.begin(async (tx) => {
    await tx`lock table plans in access exclusive mode`;
    for (const subject of subjects) {
      assert.equal((await deliver(system.ready().smtp ?? '', { to, text: mailText(subject) })).code, 250);
    }
    await until('questions that wait', async () => (await answering(superuser, 'waiting'))?.length === many);
    await meanwhile();
  });
  await holding.catch((error: unknown) => assert.ok(isUnavailable(error), String(error)));
  const wentOn = (subject: string): boolean => sink.mails.some(({ text }) => text.includes(`Subject: ${subject}`));
  // One that is taken without its policy goes nowhere. What is put off has its try: the watcher sees to it at three returns of a part, and
  // then seldom (engine/seldom.ts), and each loss here may be more than one to it.
  let tried = performance.now();
  await until(
    'all go on',
    async () => {
      if (subjects.every(wentOn)) return true;
      if (performance.now() - tried > BETWEEN_TRIES) {
        await tryQueue(system);
        tried = performance.now();
      }
      return false;
    },
    25_000,
  );
}
