/** `tools/contract-check`: the command line of the cases of test/contract. Speaks HTTP (and SMTP) only, to any server. */
import { parseArgs } from 'node:util';
import { type Check, checksOf } from './contract/checks.ts';
import { newAgent } from './contract/exchange.ts';
import { openPlatform, type Platform } from './contract/platform.ts';

const USAGE = `Runs every example of the specification against a running server, under names of its own, and removes what it made.

  tools/contract-check --base http://127.0.0.1:8080 --operator operator:PASSWORD

  --base URL        the server
  --operator N:P    name and password of its operator; or the environment's CONTRACT_OPERATOR
  --links URL       what its links begin with, if not with the base
  --smtp HOST:PORT  where it takes mail from outside; without it, cases that need mail in a mailbox are left out
  --only TEXT       cases with TEXT in their names; may be given several times
  --jobs N          so many at a time (4)
  --list            prints the names and runs nothing
`;

const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    operator: { type: 'string', default: process.env['CONTRACT_OPERATOR'] ?? '' },
    links: { type: 'string' },
    smtp: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    jobs: { type: 'string', default: '4' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const tally = { passed: 0, failed: 0, left: 0 };

if (values.help || (!values.list && (!values.base || !values.operator))) {
  process.stdout.write(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else if (values.list) {
  for (const { name } of wanted()) console.log(name);
} else {
  process.exitCode = (await runAll(values.base!)) ? 0 : 1;
}

function wanted(): Check[] {
  const { only } = values;
  return checksOf().filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
}

async function runAll(given: string): Promise<boolean> {
  const base = given.replace(/\/+$/, '');
  const agent = newAgent(base);
  const { operator, links, smtp } = values;
  const platform = await openPlatform({ base, operator, ...(links && { links }), ...(smtp && { smtp }) }, agent);
  try {
    const checks = wanted();
    const together = checks.filter(({ alone }) => !alone);
    // One iterator: each worker takes the next check that nobody has taken.
    const queue = together.values();
    const worker = async (): Promise<void> => {
      for (const check of queue) await runOne(platform, check);
    };
    await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
    for (const check of checks) if (check.alone) await runOne(platform, check);
  } finally {
    await platform.remove();
    agent.destroy();
  }
  if (tally.left > 0) console.log(`${tally.left} left out`);
  console.log(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 && tally.passed > 0;
}

async function runOne(platform: Platform, check: Check): Promise<void> {
  if (check.needs !== undefined && !platform.has.has(check.needs)) {
    console.log(`left out: ${check.name}: it needs ${check.needs}`);
    tally.left++;
    return;
  }
  const wrong = await check.run(platform).catch(String);
  if (wrong === undefined) {
    tally.passed++;
  } else {
    tally.failed++;
    console.log(`FAILED: ${check.name}\n  ${wrong}\n`);
  }
}
