/** The system that the faults strike: started on small disks and behind a clock of its own where mounting is allowed. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PartName } from '../../engine/part.ts';
import { freePort } from '../../engine/ports.ts';
import { allProcesses, isAlive, signal } from '../../engine/processes.ts';
import { databaseUser, findUser } from '../../engine/users.ts';
import { until } from '../engine/until.ts';
import { giveCompiledPatterns } from '../support/compiled-patterns.ts';
import { startSystem, type System } from '../support/system.ts';
import { mayMount, OtherClock, SmallDisk, sweepAfterClock } from './namespace.ts';

const root = path.resolve(import.meta.dirname, '../..');
const services = ['HTTP', 'HTTPS', 'SMTP', 'SUBMISSION', 'SUBMISSIONS', 'IMAP', 'IMAPS', 'POP3', 'POP3S'];
/** Milliseconds within which the system must be ready again by itself. */
const PATIENCE = 180_000;
/** What a report is worth in which all works. */
const READY = 'ready';
/** Milliseconds for which /health/ready may tell what it saw before (server/features/health). */
const STALE = 1000;

/** Folders of the home that a full disk is tried on. */
export type DiskName = 'mail' | 'postgres' | 'postfix' | 'logs' | 'processes';

export class Site {
  readonly home: string;
  readonly disks: Partial<Record<DiskName, SmallDisk>> = {};
  readonly clock: OtherClock | undefined;
  readonly #settings: Record<string, string>;
  #system: System | undefined;

  private constructor(settings: Record<string, string>) {
    this.#settings = settings;
    this.home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-faults-')));
    fs.chmodSync(this.home, 0o755);
    giveCompiledPatterns(this.home);
    if (!mayMount) return;
    const mailUser = findUser('mail') ?? { uid: 0, gid: 0 };
    this.disks.mail = new SmallDisk(path.join(this.home, 'mail'), mailUser, '0700');
    this.disks.postgres = new SmallDisk(path.join(this.home, 'postgres'), databaseUser() ?? { uid: 0, gid: 0 }, '0755');
    for (const name of ['postfix', 'logs', 'processes'] as const) {
      this.disks[name] = new SmallDisk(path.join(this.home, name), { uid: 0, gid: 0 }, '0755');
    }
    const programs = ['server', 'policyd'].map((name) => path.join(root, name, 'main.ts'));
    this.clock = new OtherClock(this.home, programs, daemonsPrograms());
  }

  /** Starts it, on ports that it has again after each restart. */
  static async open(relayHost: string): Promise<Site> {
    const ports: Record<string, string> = {};
    for (const name of services) ports[`MAILSTEAD_${name}_PORT`] = String(await freePort());
    // Spam is spam or waits: so each mail has one right end, whichever filter is dead.
    const site = new Site({ ...ports, MAILSTEAD_RELAY_HOST: relayHost, MAILSTEAD_FILTER_DOWN: 'defer' });
    await site.start().catch(async (error: unknown) => {
      await site.remove();
      throw error;
    });
    return site;
  }

  get system(): System {
    if (this.#system === undefined) throw new Error('the system does not run');
    return this.#system;
  }

  /** Starts the watcher; also over what a killed one has left. */
  async start(): Promise<void> {
    await this.#system?.sql.end({ timeout: 5 });
    this.#system = await startSystem(this.#settings, this.home);
  }

  pidOf(part: PartName): number {
    return this.system.ready().pids[part] ?? 0;
  }

  /** Waits until a part runs as another process than this one. */
  async replaced(part: PartName, pid: number): Promise<void> {
    await until(`a new ${part}`, () => this.pidOf(part) !== pid && isAlive(this.pidOf(part)), PATIENCE);
  }

  /**
   * Waits until the system says that all of it works, and says so of now.
   * @param since when the fault was over, by performance.now
   * @returns seconds from then; 1 is the least that is seen, since the report may be so old
   */
  async ready(since: number): Promise<number> {
    let wasDown = false;
    let last = '';
    await until(
      'ready again',
      async () => {
        const asked = performance.now();
        last = await this.#report().catch(String);
        const isUp = last === READY;
        wasDown ||= !isUp;
        return isUp && (wasDown || asked - since > STALE);
      },
      PATIENCE,
    ).catch((error: unknown) => {
      throw new Error(`It does not get ready again: ${last}\nThe watcher: ${this.system.said().slice(-4000)}`, {
        cause: error,
      });
    });
    return (performance.now() - since) / 1000;
  }

  /** Whether all works, by what /health/ready says now, or has seen within a second. */
  async isReady(): Promise<boolean> {
    return (await this.#report()) === READY;
  }

  /** READY, or what /health/ready says now, or has seen within a second. */
  async #report(): Promise<string> {
    const url = new URL('/health/ready', this.system.ready().http);
    const reply = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    const text = await reply.text();
    return reply.status === 200 && (JSON.parse(text) as { status: string }).status === 'ok' ? READY : text;
  }

  /** Ends it in order and removes all of it. */
  async remove(): Promise<void> {
    try {
      await this.#system?.stop();
    } finally {
      for (const disk of Object.values(this.disks)) disk.unmount();
      sweepAfterClock();
      fs.rmSync(this.home, { recursive: true });
    }
  }
}

/** Executables of PostgreSQL, Dovecot and Postfix. Rspamd and Redis do not start with the library, and the others do not go by the time. */
function daemonsPrograms(): string[] {
  const isProgram = (file: string): boolean => {
    const { mode } = fs.statSync(file);
    return (
      fs.lstatSync(file).isFile() && (mode & 0o111) !== 0 && fs.readFileSync(file).subarray(1, 4).toString() === 'ELF'
    );
  };
  const all = ['/usr/lib/dovecot', '/usr/lib/postfix/sbin'].flatMap((folder) =>
    fs.readdirSync(folder).map((name) => path.join(folder, name)),
  );
  const daemons = all.filter((file) => !file.includes('.so') && isProgram(file));
  return [...daemons, '/usr/sbin/dovecot', ...fs.globSync('/usr/lib/postgresql/*/bin/postgres')];
}

/** All processes of a part, its first process first. Each process of PostgreSQL has a session of its own, and is known by its parent. */
export function familyOf(leader: number): number[] {
  const family = new Set([leader]);
  const all = allProcesses();
  for (let before = 0; before < family.size;) {
    before = family.size;
    for (const { pid, parent, session } of all) if (session === leader || family.has(parent)) family.add(pid);
  }
  return [...family];
}

export function killAll(pids: number[]): void {
  for (const pid of pids) signal(pid, 'SIGKILL');
}
