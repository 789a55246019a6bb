/**
 * The same load and a fault of the same kind on a system that says “done” too early, or no longer has mail wait for who judges it: a run that does
 * not complain of it proves nothing.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { signal } from '../../engine/processes.ts';
import { connect } from '../../server/db/connect.ts';
import { superuserUrl } from '../support/system.ts';
import { Load } from './load.ts';
import type { Outside } from './outside.ts';
import { familyOf, killAll, type Site } from './site.ts';

/**
 * Kills PostgreSQL when it has acknowledged what is nowhere yet.
 * @returns which acknowledged writes the verdict misses
 */
export async function missedUnguarded(site: Site, outside: Outside, seed: number): Promise<string[]> {
  // The letters of this load have the numbers of those before.
  outside.taken.length = 0;
  const load = await Load.start(site, outside, { seed, isLong: false });
  try {
    await acknowledgeEarly(site);
    await load.goesOn();
    const pid = site.pidOf('postgres');
    killAll(familyOf(pid));
    const since = performance.now();
    await site.replaced('postgres', pid);
    await site.ready(since);
    const { complaints } = (await load.verdict()).writes;
    // What is refused because of what is gone shows in the load, and not in what is looked at after it.
    return complaints.filter((complaint) => !complaint.includes(' was refused: '));
  } finally {
    await load.stop();
  }
}

/**
 * Kills Rspamd when Postfix no longer has mail wait for it, and lets the load go on until a mail was accepted that is spam.
 * @returns which accepted mails the verdict finds lost, or against their policy
 */
export async function mailsMissedUnguarded(site: Site, outside: Outside, seed: number): Promise<string[]> {
  outside.taken.length = 0;
  const load = await Load.start(site, outside, { seed, isLong: false });
  const { pid: watcher, pids } = site.system.ready();
  try {
    await acceptUnlooked(site);
    signal(watcher, 'SIGSTOP');
    killAll(familyOf(pids.rspamd!));
    await load.takesSpam();
    signal(watcher, 'SIGCONT');
    const since = performance.now();
    await site.replaced('rspamd', pids.rspamd!);
    await site.ready(since);
    return (await load.verdict()).mail.complaints;
  } finally {
    signal(watcher, 'SIGCONT');
    await load.stop();
  }
}

/** What the watcher has rendered is changed behind its back, and is as it was when Postfix is started anew. */
async function acceptUnlooked({ home }: Site): Promise<void> {
  const config = path.join(home, 'postfix', 'config');
  const file = path.join(config, 'main.cf');
  const text = fs.readFileSync(file, 'utf8');
  const changed = text.replace(/(?<=^rspamd_milter = [^}]*default_action=)tempfail/m, 'accept');
  if (changed === text) throw new Error(`${file} has no mail wait for Rspamd`);
  fs.writeFileSync(file, changed);
  await promisify(execFile)('/usr/sbin/postfix', ['-c', config, 'reload']);
}

/** Nobody writes what is committed from now on: not who commits, and not the process that would soon after. */
async function acknowledgeEarly({ home }: Site): Promise<void> {
  const superuser = connect(superuserUrl(home), 1);
  try {
    await superuser`alter system set synchronous_commit = off`;
    await superuser`select pg_reload_conf()`;
    const [writer] = await superuser`select pid from pg_stat_activity where backend_type = 'walwriter'`;
    signal(Number(writer!['pid']), 'SIGSTOP');
  } finally {
    await superuser.end({ timeout: 5 });
  }
}
