/** The same load and a fault of the same kind on a system that says “done” too early: a run that does not complain of it proves nothing. */
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
