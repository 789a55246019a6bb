/**
 * A mount namespace of our own: small disks that can be full, and programs that run behind another clock, seen by nobody else on the
 * machine and gone with the last process in it.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';

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
 * A clock for Node programs that can be set: the programs run from then on with `clock.ts` before their own text. What they show by
 * `Date` differs; what measures a time span by `performance.now` does not, as with the machine's own clock.
 */
export class OtherClock {
  readonly #file: string;

  /** @param home where its files lie, readable for the programs' users */
  constructor(home: string, programs: string[]) {
    this.#file = path.join(home, 'clock');
    this.set(0);
    const clock = path.join(import.meta.dirname, 'clock.ts');
    for (const [index, program] of programs.entries()) {
      const changed = path.join(home, `program-${index}.ts`);
      const first = `import ${JSON.stringify(`file://${clock}?file=${encodeURIComponent(this.#file)}`)};\n`;
      fs.writeFileSync(changed, first + fs.readFileSync(program, 'utf8'));
      mount(['--bind', changed, program]);
    }
  }

  /** @param seconds by which it is ahead of the machine's, negative for behind */
  set(seconds: number): void {
    fs.writeFileSync(`${this.#file}.new`, String(seconds * 1000));
    fs.renameSync(`${this.#file}.new`, this.#file);
  }
}

function mount(words: string[]): void {
  execFileSync('mount', words, { stdio: ['ignore', 'ignore', 'pipe'] });
}
