/** The cases of the contract that need mail daemons: what a mailbox holds, and the mails of the system itself. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checksOf } from '../../../tools/contract/checks.ts';
import { newAgent } from '../../../tools/contract/exchange.ts';
import { openPlatform, type Platform } from '../../../tools/contract/platform.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { operatorPassword } from '../../support/system.ts';

const agent = newAgent('http:');
let platform: Platform;

before(async () => {
  const { system } = await oneSystem();
  const { http: base, smtp = '' } = system.ready();
  platform = await openPlatform({ base, operator: `operator:${operatorPassword}`, smtp, isThrownAway: true }, agent);
});
after(() => agent.destroy());

for (const { name, needs, run } of checksOf().filter(({ needs }) => needs === 'engine' || needs === 'smtp')) {
  test(name, async () => {
    assert.ok(platform.has.has(needs!));
    assert.equal(await run(platform), undefined);
  });
}
