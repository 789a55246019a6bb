/**
 * Measures what docs/reference/reliability.md tells, and renders the page: `npm run reliability` all of it,
 * `npm run reliability -- faults` one section, `npm run reliability -- --page` the page alone from what was recorded.
 */
import { parseArgs } from 'node:util';
import { measure } from './reliability/measure.ts';
import { RUNS } from './reliability/runs.ts';
import { writePage } from './reliability/sections.ts';

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
  const { failed, isInterrupted } = await measure(values.page ? [] : wanted);
  // Of what was measured by then, too.
  await writePage();
  if (failed.length > 0) console.error(`\nThese have failed, and their figures are as they were: ${failed.join(', ')}`);
  process.exitCode = isInterrupted ? 130 : failed.length > 0 ? 1 : 0;
}
