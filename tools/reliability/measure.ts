/** Starts the runs that measure (runs.ts), and takes over the figures of those in which all has held. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { figuresFile, RECORD } from './record.ts';
import type { Run } from './runs.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface Measured {
  /** Names of the runs that have failed: their figures are as they were. */
  failed: string[];
  /** A signal came: the run that was at work is among those that failed, and none was begun after it. */
  isInterrupted: boolean;
}

/**
 * Runs one after the other: each wants the machine for itself.
 * @param fileOf where the figures of a run of this name shall lie
 */
export async function measure(runs: Pick<Run, 'name' | 'argv' | 'minutes'>[], fileOf = figuresFile): Promise<Measured> {
  const failed: string[] = [];
  const interrupt = new AbortController();
  let child: ChildProcess | undefined;
  // From a terminal the child has the signal as well; from elsewhere only we do.
  const pass = (signal: NodeJS.Signals): void => {
    interrupt.abort();
    child?.kill(signal);
  };
  for (const signal of SIGNALS) process.on(signal, pass);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-figures-'));
  try {
    for (const [index, { name, argv, minutes }] of runs.entries()) {
      if (interrupt.signal.aborted) break;
      console.log(`\n${name} (${index + 1} of ${runs.length}), some ${minutes} minutes: ${argv.join(' ')}`);
      const began = performance.now();
      const left = path.join(folder, `${name}.json`);
      child = spawn(process.execPath, argv, { cwd: root, stdio: 'inherit', env: { ...process.env, [RECORD]: left } });
      const [code] = (await once(child, 'exit')) as [number | null];
      const complaint = complaintOf(code, left);
      if (complaint === undefined) fs.copyFileSync(left, fileOf(name));
      else failed.push(name);
      const took = ((performance.now() - began) / 60_000).toFixed(1);
      console.log(`${name}: ${complaint ?? 'measured'} after ${took} minutes`);
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, pass);
    fs.rmSync(folder, { recursive: true });
  }
  return { failed, isInterrupted: interrupt.signal.aborted };
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** What is wrong with a run by its end; undefined when all has held, also what it looked at after it had left its figures. */
function complaintOf(code: number | null, left: string): string | undefined {
  if (code !== 0) return 'failed';
  return fs.existsSync(left) ? undefined : 'left no figures';
}
