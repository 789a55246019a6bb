/**
 * Measures what docs/reference/reliability.md tells, and renders the page: `node tools/reliability.ts` all of it,
 * `node tools/reliability.ts faults` one section, `node tools/reliability.ts --page` the page alone from what was recorded.
 *
 * A section is a row of `runs`: a program that measures, prints, and writes its figures by `record` (tools/reliability/sections.ts)
 * when it is given `--record`.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { writePage } from './reliability/sections.ts';

const root = path.join(import.meta.dirname, '..');

/** The name of each section, and the program with its arguments. */
const runs: Record<string, string[]> = {
  faults: ['test/faults/run.ts', '--kills=200', '--seed=1'],
  fuzz: ['tools/fuzz.ts'],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { page: { type: 'boolean', default: false } },
});
const unknown = positionals.filter((name) => !(name in runs));
if (unknown.length > 0) {
  console.error(`There is no section ${unknown.join(', ')}; there are ${Object.keys(runs).join(', ')}.`);
  process.exitCode = 1;
} else {
  const wanted = values.page ? [] : positionals.length > 0 ? positionals : Object.keys(runs);
  const failed = await measured(wanted);
  await writePage();
  if (failed.length > 0) console.error(`These have failed: ${failed.join(', ')}`);
  process.exitCode = failed.length > 0 ? 1 : 0;
}

/** Runs one after the other: each wants the machine for itself. @returns the names of those that failed */
async function measured(names: string[]): Promise<string[]> {
  const failed: string[] = [];
  for (const name of names) {
    const argv = [...(runs[name] ?? []), '--record'];
    const child = spawn(process.execPath, argv, { cwd: root, stdio: 'inherit' });
    const [code] = (await once(child, 'exit')) as [number | null];
    if (code !== 0) failed.push(name);
  }
  return failed;
}
