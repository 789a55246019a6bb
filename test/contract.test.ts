/** Every example and every decision of the contract, as test/contract says them, against the API without mail daemons. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import { type Check, checksOf } from '../tools/contract/checks.ts';
import { openPlatform, type Platform } from '../tools/contract/platform.ts';
import { BASE, emptyApi, PASSWORD, type TestApi } from './support/api.ts';

/** Cases that only a system with its mail daemons can show: test/mail/contract.test.ts runs them. */
const elsewhere = new Set(['the mail daemons', 'the mail daemons and --smtp']);

const agent = new http.Agent({ keepAlive: true });
let api: TestApi;
let platform: Platform;

before(async () => {
  const sitemailUrls = ['7', '8'].map((version) => ({ url: `http://sitemaildev${version}.test`, version }));
  api = await emptyApi({ sitemailUrls });
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = api.app.server.address() as AddressInfo;
  const options = { base: `http://127.0.0.1:${port}`, operator: `operator:${PASSWORD}`, links: BASE };
  platform = await openPlatform(options, agent);
});
after(async () => {
  await platform.remove();
  agent.destroy();
  await api.close();
});

for (const [file, checks] of Map.groupBy(checksOf(), ({ file }: Check) => file)) {
  describe(file, () => {
    for (const check of checks) {
      test(check.name.slice(file.length + 2), async () => {
        const lacks = check.lacks(platform);
        if (lacks === undefined) assert.equal(await check.run(platform), undefined);
        else assert.ok(elsewhere.has(lacks), lacks);
      });
    }
  });
}
