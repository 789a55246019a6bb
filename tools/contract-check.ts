/** `tools/contract-check`: the command line of the cases of test/contract. Speaks HTTP (and SMTP) only, to any server. */
import http from 'node:http';
import { parseArgs } from 'node:util';
import { checksOf } from './contract/checks.ts';
import { openPlatform } from './contract/platform.ts';

const USAGE = `Runs every example of the specification against a running server, under names of its own, and removes what it made.

  tools/contract-check --base http://127.0.0.1:8080 --operator operator:PASSWORD

  --base URL        the server
  --operator N:P    name and password of its operator; or the environment's CONTRACT_OPERATOR
  --links URL       what its links begin with, if not with the base
  --smtp HOST:PORT  where it takes mail from outside; without it, cases that need mail in a mailbox are left out
  --only TEXT       cases with TEXT in their names; may be given several times
  --list            prints the names and runs nothing
`;

const { values } = parseArgs({
  options: {
    base: { type: 'string' },
    operator: { type: 'string', default: process.env['CONTRACT_OPERATOR'] ?? '' },
    links: { type: 'string' },
    smtp: { type: 'string' },
    only: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (values.help || (!values.list && (!values.base || !values.operator))) {
  process.stdout.write(USAGE);
  process.exitCode = values.help ? 0 : 2;
} else if (values.list) {
  for (const { name } of wanted()) console.log(name);
} else {
  process.exitCode = (await run()) ? 0 : 1;
}

function wanted() {
  const { only } = values;
  return checksOf().filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
}

async function run(): Promise<boolean> {
  const agent = new http.Agent({ keepAlive: true });
  const { base, operator, links, smtp } = values;
  const options = { base: base!.replace(/\/+$/, ''), operator, ...(links ? { links } : {}), ...(smtp ? { smtp } : {}) };
  const platform = await openPlatform(options, agent);
  let [passed, failed, left] = [0, 0, 0];
  try {
    for (const check of wanted()) {
      const lacks = check.lacks(platform);
      if (lacks !== undefined) {
        console.log(`left out: ${check.name}: it needs ${lacks}`);
        left++;
        continue;
      }
      const wrong = await check.run(platform).catch((error: unknown) => String(error));
      if (wrong !== undefined) console.log(`FAILED: ${check.name}\n  ${wrong}\n`);
      wrong === undefined ? passed++ : failed++;
    }
  } finally {
    await platform.remove();
    agent.destroy();
  }
  if (left > 0) console.log(`${left} left out`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
