/**
 * Measures what docs/reference/reliability.md tells, and renders the page: `npm run reliability` all of it,
 * `npm run reliability -- faults` one section, `npm run reliability -- --page` the page alone from what was recorded.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { figuresFile, RECORD } from './reliability/record.ts';
import { type Run, RUNS } from './reliability/runs.ts';
import { writePage } from './reliability/sections.ts';

const root = path.join(import.meta.dirname, '..');
const names = RUNS.map(({ name }) => name);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { page: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}; there are ${names.join(', ')}.`);
  process.exitCode = 1;
} else {
  const wanted = RUNS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const failed = await measured(values.page ? [] : wanted);
  await writePage();
  if (failed.length > 0) console.error(`\nThese have failed, and their figures are as they were: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** Runs one after the other: each wants the machine for itself. @returns the names of those that failed */
async function measured(runs: Run[]): Promise<string[]> {
  const failed: string[] = [];
  for (const [index, run] of runs.entries()) {
    console.log(`\n${run.name} (${index + 1} of ${runs.length}), some ${run.minutes} minutes: ${run.argv.join(' ')}`);
    const began = performance.now();
    const complaint = await complaintOf(run);
    if (complaint !== undefined) failed.push(run.name);
    const minutes = ((performance.now() - began) / 60_000).toFixed(1);
    console.log(`${run.name}: ${complaint ?? 'measured'} after ${minutes} minutes`);
  }
  return failed;
}

/** Runs one. @returns what is wrong with it, undefined when its figures were written */
async function complaintOf({ name, argv }: Run): Promise<string | undefined> {
  const writtenAt = (): number | undefined => fs.statSync(figuresFile(name), { throwIfNoEntry: false })?.mtimeMs;
  const before = writtenAt();
  const child = spawn(process.execPath, argv, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, [RECORD]: name },
  });
  // From a terminal the child has the signal as well; from elsewhere only we do. It cleans up, and then the page is rendered.
  const pass = (signal: NodeJS.Signals): boolean => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass);
  const [code] = (await once(child, 'exit')) as [number | null];
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.off(signal, pass);
  if (code !== 0) return 'failed';
  return writtenAt() === before ? 'left no figures' : undefined;
}
