/** The cases of the contract that need mail daemons: what a mailbox holds, and the mails of the system itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checksOf } from '../../tools/contract/checks.ts';
import { newAgent } from '../../tools/contract/exchange.ts';
import { openPlatform, type Platform } from '../../tools/contract/platform.ts';
import { startSystem, type System } from '../support/system.ts';

const PASSWORD = 'the-operator-of-a-contract';
const agent = newAgent('http:');
let system: System;
let platform: Platform;

before(async () => {
  system = await startSystem({ MAILSTEAD_OPERATOR_PASSWORD: PASSWORD });
  const { http: base, smtp = '' } = system.ready();
  platform = await openPlatform({ base, operator: `operator:${PASSWORD}`, smtp }, agent);
});
after(async () => {
  await platform.remove();
  agent.destroy();
  await system.remove();
});

for (const { name, needs, run } of checksOf().filter(({ needs }) => needs === 'engine' || needs === 'smtp')) {
  test(name, async () => {
    assert.ok(platform.has.has(needs!));
    assert.equal(await run(platform), undefined);
  });
}
