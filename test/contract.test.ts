/** Every example and every decision of the contract, as test/contract says them, against the API without mail daemons. */
import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { type Check, checksOf } from '../tools/contract/checks.ts';
import { newAgent } from '../tools/contract/exchange.ts';
import { openPlatform, type Platform } from '../tools/contract/platform.ts';
import { BASE, emptyApi, PASSWORD, type TestApi } from './support/api.ts';

const agent = newAgent('http:');
let apis: TestApi[];
let platforms: Platform[];

before(async () => {
  const sitemailUrls = ['7', '8'].map((version) => ({ url: `http://sitemaildev${version}.test`, version }));
  const door = { socket: '/nowhere/doveadm', key: 'none' };
  apis = await Promise.all([emptyApi({ sitemailUrls }), emptyApi({ door })]);
  platforms = [await platformOf(apis[0]!), await platformOf(apis[1]!, true)];
});
after(async () => {
  agent.destroy();
  for (const api of apis) await api.close();
});

async function platformOf({ app, sql }: TestApi, storeAway = false): Promise<Platform> {
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const fillInfoStore = async (domain: string, megabytes: number): Promise<void> => {
    await sql`update domains set infostore_bytes = ${megabytes * 1_048_576} where domain = ${domain}`;
  };
  const operator = `operator:${PASSWORD}`;
  return openPlatform({ base, operator, links: BASE, storeAway, fillInfoStore, isThrownAway: true }, agent);
}

/** The rest needs mail daemons: test/mail/one-system/contract.ts. */
const here = checksOf().filter(({ needs }) => needs !== 'engine' && needs !== 'smtp');

for (const [file, checks] of Map.groupBy(here, ({ file }: Check) => file)) {
  describe(file, { concurrency: checks.some(({ alone }) => alone) ? 1 : 4 }, () => {
    for (const { name, needs, run } of checks) {
      test(name.slice(file.length + 2), async () => {
        const platform = platforms.find(({ has }) => needs === undefined || has.has(needs));
        assert.ok(platform, `nobody has ${needs}`);
        assert.equal(await run(platform), undefined);
      });
    }
  });
}
