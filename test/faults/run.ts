/**
 * The fault run: faults strike a whole system while mail comes in and its API is written to, and then all that was acknowledged is
 * looked for. Prints what came of it; status 1 when something was lost, half done, or against its policy. In the end it spoils what it
 * looks at, and takes out what keeps mail to its policy and writes from being lost: status 1 too when it would not have noticed.
 *
 * Options: `--kills=N` faults: each kind once, in random order (which is the default), then more at random; `--minutes=N` at most,
 * `--seed=N` of all chance, `--logs=FOLDER` keeps the system's logs there.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, randomOf } from '../support/immediacy-changes.ts';
import { KINDS } from './kinds.ts';
import { inOwnNamespace, mayMount } from './namespace.ts';
import { Load } from './load.ts';
import { planOf } from './plan.ts';
import { figures, printed } from './report.ts';
import { Site } from './site.ts';
import { startOutside } from './outside.ts';
import { mailsMissedUnguarded, missedUnguarded } from './unguarded.ts';
import { isRecorded, record } from '../../tools/reliability/record.ts';

export interface Struck {
  kind: string;
  /** Seconds until ready again. */
  seconds: number;
}

const { values: options } = parseArgs({
  options: {
    kills: { type: 'string' },
    minutes: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    logs: { type: 'string' },
  },
});

for (const [name, text] of Object.entries(options))
  if (name !== 'logs' && !/^\d+(\.\d+)?$/.test(text)) throw new Error(`--${name} wants a number, and not ${text}.`);

/** Kinds that can be done to this machine. */
const possible = KINDS.filter(({ needsMount }) => mayMount || !needsMount);
/** Milliseconds of undisturbed load between two faults, at most. */
const REST = options.kills === undefined ? 300 : 1000;

process.exitCode = (await inOwnNamespace()) ?? (await main());

async function main(): Promise<number> {
  const seed = Number(options.seed);
  const began = performance.now();
  if (!mayMount) console.log('MOUNTING IS NOT ALLOWED HERE: no disk is full and no clock jumps in this run.');
  // Its figures would lack kinds; that is better told now than in the end.
  if (!mayMount && isRecorded('faults')) return 1;
  const outside = await startOutside();
  const site = await Site.open(outside.address);
  let load: Load | undefined;
  try {
    console.log(`The system was ready after ${Math.round((performance.now() - began) / 1000)} s.`);
    load = await Load.start(site, outside, { seed, isLong: options.kills !== undefined });
    const struck = await strikeAll(site, randomOf(seed), began + Number(options.minutes) * 60_000);
    const verdict = await load.verdict();
    const seconds = (performance.now() - began) / 1000;
    console.log(printed({ seed, seconds, struck, ...verdict }));
    if (verdict.complaints.length > 0) return 1;
    const missed = await load.spoilt();
    console.log(
      `Then mails and writes were taken away by hand, and missed: ${missed.mails} mails, ${missed.writes} writes.`,
    );
    if (missed.mails === 0 || missed.writes === 0) return 1;
    const unlooked = await mailsMissedUnguarded(site, outside, seed);
    console.log(
      `Then Postfix accepted mail that nobody had looked at, and Rspamd was killed; ${unlooked.length} complaints: ${unlooked[0]}`,
    );
    if (unlooked.length === 0) return 1;
    const early = await missedUnguarded(site, outside, seed);
    console.log(
      `Then PostgreSQL acknowledged before it wrote, and was killed; ${early.length} complaints: ${early[0]}`,
    );
    if (early.length === 0) return 1;
    record('faults', () => figures({ seed, seconds, struck, ...verdict }, KINDS));
    return 0;
  } catch (error) {
    // What is to be removed may be in no state to be removed, and would be all that is told.
    console.log(error);
    return 1;
  } finally {
    // Else it goes on, and this process with it.
    await load?.stop();
    if (options.logs !== undefined) fs.cpSync(path.join(site.home, 'logs'), options.logs, { recursive: true });
    await site.remove();
    await outside.stop();
  }
}

/** @param deadline by performance.now */
async function strikeAll(site: Site, random: Random, deadline: number): Promise<Struck[]> {
  const struck: Struck[] = [];
  for (const kind of planOf(possible, random, options.kills === undefined ? undefined : Number(options.kills))) {
    if (performance.now() > deadline) break;
    await pause(random() * REST);
    const began = performance.now();
    const since = await kind.strike(site, random);
    const seconds = await site.ready(since);
    struck.push({ kind: kind.name, seconds });
    const lasted = ((since - began) / 1000).toFixed(1);
    console.log(`${struck.length}. ${kind.name}: it lasted ${lasted} s, and ${seconds.toFixed(1)} s until ready`);
  }
  return struck;
}
