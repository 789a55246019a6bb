/**
 * A mount namespace of our own: small disks that can be full, and programs that run behind another clock, seen by nobody else on the
 * machine and gone with the last process in it.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { isAlive } from '../../engine/processes.ts';

const MARK = 'MAILSTEAD_TEST_NAMESPACE';

/** Whether this process is in a namespace of its own, and may mount there. */
export const mayMount = process.env[MARK] === 'own';

/**
 * Runs this program again, with its arguments, in a namespace of its own; in the one it is in where that is not allowed.
 * @returns its exit status; undefined when this process is that second run already
 */
export async function inOwnNamespace(): Promise<number | undefined> {
  if (process.env[MARK] !== undefined) return undefined;
  const unshare = ['unshare', '--mount', '--propagation', 'private'];
  const isAllowed = spawnSync(unshare[0]!, [...unshare.slice(1), 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
  const [program = '', ...words] = [...(isAllowed ? unshare : []), process.execPath, ...process.argv.slice(1)];
  const env = { ...process.env, [MARK]: isAllowed ? 'own' : 'none' };
  const child = spawn(program, words, { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

/** A disk of its own for one folder. It has room until `fill`, and none from then until `empty`. */
export class SmallDisk {
  readonly folder: string;

  /** @param owner of its root folder, which is made where it is missing */
  constructor(folder: string, owner: { uid: number; gid: number }, mode: string) {
    fs.mkdirSync(folder, { recursive: true });
    mount(['-t', 'tmpfs', '-o', `size=4g,uid=${owner.uid},gid=${owner.gid},mode=${mode}`, 'tmpfs', folder]);
    this.folder = folder;
  }

  /** Takes all room away: what is on it stays, and nothing more goes on. */
  fill(): void {
    for (let left = 100; ; left--) {
      const { blocks, bfree, bsize } = fs.statfsSync(this.folder);
      try {
        this.#resize((blocks - bfree) * bsize);
        return;
      } catch (error) {
        // Something was written in between.
        if (left === 0) throw error;
      }
    }
  }

  empty(): void {
    this.#resize(4 * 1024 ** 3);
  }

  unmount(): void {
    execFileSync('umount', ['--lazy', this.folder]);
  }

  #resize(bytes: number): void {
    mount(['-o', `remount,size=${bytes}`, this.folder]);
  }
}

/**
 * A clock that can be set, for programs that run from then on behind it: Node's with `clock.ts` before their own text, others with
 * libfaketime. The time of day differs; a clock that only measures how long something takes does not, as with the machine's own.
 */
export class OtherClock {
  readonly #forNode: string;
  readonly #forOthers: string;

  /**
   * @param home where its files lie, readable for the programs' users
   * @param programs of Node
   * @param others executables; those that start each other are all named, since they pass no environment on
   */
  constructor(home: string, programs: string[], others: string[]) {
    this.#forNode = path.join(home, 'clock');
    this.#forOthers = path.join(home, 'clock-of-others');
    this.set(0);
    const clock = path.join(import.meta.dirname, 'clock.ts');
    for (const [index, program] of programs.entries()) {
      const changed = path.join(home, `program-${index}.ts`);
      const first = `import ${JSON.stringify(`file://${clock}?file=${encodeURIComponent(this.#forNode)}`)};\n`;
      fs.writeFileSync(changed, first + fs.readFileSync(program, 'utf8'));
      mount(['--bind', changed, program]);
    }
    for (const [index, program] of others.entries()) this.#wrap(program, path.join(home, `behind-${index}`));
  }

  /** In the program's place stands from then on a script that starts it with the library. */
  #wrap(program: string, folder: string): void {
    fs.mkdirSync(folder);
    fs.chmodSync(folder, 0o755);
    const [copy, script] = [path.join(folder, path.basename(program)), path.join(folder, 'script')];
    fs.copyFileSync(program, copy);
    const words = { LD_PRELOAD: faketime(), FAKETIME_TIMESTAMP_FILE: this.#forOthers, ...FAKETIME };
    const text = Object.entries(words).map(([name, value]) => `export ${name}=${value}\n`);
    fs.writeFileSync(script, `#!/bin/bash\n${text.join('')}exec -a "$0" ${copy} "$@"\n`);
    for (const file of [copy, script]) fs.chmodSync(file, 0o755);
    mount(['--bind', script, program]);
  }

  /** @param seconds by which it is ahead of the machine's, negative for behind */
  set(seconds: number): void {
    write(this.#forNode, String(seconds * 1000));
    write(this.#forOthers, `${seconds < 0 ? '' : '+'}${seconds}s\n`);
  }
}

/** Looked at once a second; clocks that measure how long something takes go on as they are. */
const FAKETIME = { FAKETIME_CACHE_DURATION: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1' };

function faketime(): string {
  const [found] = fs.globSync('/usr/lib/*/faketime/libfaketime.so.1');
  if (found === undefined) throw new Error("Debian's package libfaketime is not there.");
  return found;
}

/** Removes what libfaketime keeps for each process, of those that were killed. */
export function sweepAfterClock(): void {
  for (const name of fs.readdirSync('/dev/shm')) {
    const [, pid] = /^(?:sem\.)?faketime_(?:sem|shm)_(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) fs.rmSync(path.join('/dev/shm', name), { force: true });
  }
}

function write(file: string, text: string): void {
  fs.writeFileSync(`${file}.new`, text, { mode: 0o644 });
  fs.renameSync(`${file}.new`, file);
}

function mount(words: string[]): void {
  execFileSync('mount', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}
