/** The kinds of faults: what each does to the system. Its end is waited for elsewhere. */
import { setTimeout as pause } from 'node:timers/promises';
import type { PartName } from '../../engine/part.ts';
import { signal } from '../../engine/processes.ts';
import { connect } from '../../server/db/connect.ts';
import { until } from '../engine/until.ts';
import { pick, type Random } from '../support/immediacy-changes.ts';
import { superuserUrl } from '../support/system.ts';
import { type DiskName, familyOf, killAll, type Site } from './site.ts';

export interface Kind {
  name: string;
  /** How often it comes in a long run, beside the others. */
  weight: number;
  /** Whether it wants mounts of our own. */
  needsMount: boolean;
  /** @returns when the fault is over and the system may recover, by performance.now */
  strike: (site: Site, random: Random) => Promise<number>;
}

const PARTS: PartName[] = ['api', 'postgres', 'dovecot', 'postfix', 'rspamd', 'policyd', 'redis', 'postsrsd', 'clamd'];
/** Those that work with many processes, each of which may die by itself. */
const WITH_CHILDREN: PartName[] = ['postgres', 'dovecot', 'postfix', 'rspamd'];
/** Milliseconds for which a lasting fault lasts. */
const LASTING = 3000;

/** Every kind there is. */
export const KINDS: Kind[] = [
  ...PARTS.map((part) => ({
    name: `${part} killed`,
    weight: 4,
    needsMount: false,
    strike: async (site: Site, random: Random) => killPart(site, part, random),
  })),
  ...WITH_CHILDREN.map((part) => ({
    name: `one process of ${part} killed`,
    weight: 4,
    needsMount: false,
    strike: async (site: Site, random: Random) => killChild(site, part, random),
  })),
  { name: 'the watcher killed, and started', weight: 1, needsMount: false, strike: killWatcher },
  { name: 'everything killed, and started', weight: 2, needsMount: false, strike: killEverything },
  { name: 'database connections cut', weight: 4, needsMount: false, strike: cutConnections },
  { name: 'disk of the mail full', weight: 1, needsMount: true, strike: async (site) => fillDisk(site, 'mail') },
  { name: 'disk of the queue full', weight: 1, needsMount: true, strike: async (site) => fillDisk(site, 'postfix') },
  { name: 'all disks full, and policyd killed', weight: 1, needsMount: true, strike: fillAll },
  { name: 'disk of the database full', weight: 1, needsMount: true, strike: fillDatabase },
  { name: 'the clock jumps', weight: 1, needsMount: true, strike: jump },
];

/** Its first process alone, whose children are then the watcher's to end, or all of them at once. */
async function killPart(site: Site, part: PartName, random: Random): Promise<number> {
  const pid = site.pidOf(part);
  killAll(random() < 0.5 ? [pid] : familyOf(pid));
  const since = performance.now();
  await site.replaced(part, pid);
  return since;
}

async function killChild(site: Site, part: PartName, random: Random): Promise<number> {
  const [, ...children] = familyOf(site.pidOf(part));
  if (children.length === 0) throw new Error(`${part} has no other process than its first`);
  killAll([pick(random, children)]);
  return performance.now();
}

async function killWatcher(site: Site): Promise<number> {
  killAll([site.system.ready().pid]);
  // The others go on meanwhile.
  await pause(LASTING / 3);
  const since = performance.now();
  await site.start();
  return since;
}

async function killEverything(site: Site): Promise<number> {
  const { pid, pids } = site.system.ready();
  killAll([pid, ...Object.values(pids).flatMap(familyOf)]);
  const since = performance.now();
  await site.start();
  return since;
}

async function cutConnections(site: Site): Promise<number> {
  const superuser = connect(superuserUrl(site.home), 1);
  try {
    for (let times = 0; times < 5; times++) {
      await superuser`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'mailstead'`;
      await pause(LASTING / 15);
    }
  } finally {
    await superuser.end({ timeout: 5 });
  }
  return performance.now();
}

async function fillDisk(site: Site, name: DiskName): Promise<number> {
  const disk = site.disks[name]!;
  disk.fill();
  try {
    await pause(LASTING);
  } finally {
    disk.empty();
  }
  return performance.now();
}

/** The logs' and the watcher's own notes' too; what dies meanwhile is started all the same. */
async function fillAll(site: Site, random: Random): Promise<number> {
  const disks = Object.values(site.disks);
  for (const disk of disks) disk.fill();
  try {
    await killPart(site, 'policyd', random);
    await pause(LASTING);
  } finally {
    for (const disk of disks) disk.empty();
  }
  return performance.now();
}

/** Full until PostgreSQL has found no room for a table, nor for its log: then it ends itself, and cannot come back. */
async function fillDatabase(site: Site): Promise<number> {
  const disk = site.disks.postgres!;
  const pid = site.pidOf('postgres');
  disk.fill();
  try {
    const superuser = connect(superuserUrl(site.home), 1);
    await superuser`create temporary table junk as select repeat('x', 1000) from generate_series(1, 100000)`.catch(
      () => undefined,
    );
    await until('the end of PostgreSQL', async () => {
      // Each takes one of the old segments, while there are any, but only when something is in the one before.
      await superuser`select pg_logical_emit_message(false, 'fault', 'x')`.catch(() => undefined);
      await superuser`select pg_switch_wal()`.catch(() => undefined);
      return site.pidOf('postgres') !== pid;
    });
    await superuser.end({ timeout: 1 });
    await pause(LASTING);
  } finally {
    disk.empty();
  }
  return performance.now();
}

/** A day ahead, two days back, and right again, each for some seconds. */
async function jump(site: Site): Promise<number> {
  for (const days of [1, -1, 0]) {
    site.clock!.set(days * 86_400);
    await pause(LASTING);
    if (days < 0) await tellsOfNow(site);
  }
  return performance.now();
}

/** A report that stays until the clock has caught up would tell nothing of what dies meanwhile. */
async function tellsOfNow(site: Site): Promise<void> {
  const { pid: watcher, pids } = site.system.ready();
  signal(watcher, 'SIGSTOP');
  try {
    killAll(familyOf(pids.rspamd!));
    await until('a report that Rspamd is away', async () => !(await site.isReady()), 15_000);
  } finally {
    signal(watcher, 'SIGCONT');
  }
}
