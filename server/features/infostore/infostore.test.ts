import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply } from '../../../test/support/api.ts';
import { MALFORMED, missing, UNAUTHORIZED, wrongFields } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');

const INFOSTORE = '/accounts/acme/email/acme.example/infostore';
const shown = (usage: number, quota: number) => ({
  infoStore: { usage, quota },
  links: [{ href: `${BASE}${INFOSTORE}/`, rel: 'self' }],
});

test('getInfoStore, setInfoStore: the plan’s quota until the domain has one of its own', async () => {
  expectReply(await owner.get(INFOSTORE), 200, shown(0, 20));
  const plan = (infostoreQuota: number) => api.as('operator').put('/plans/standard', { infostoreQuota });
  expectReply(await plan(30), 204);
  expectReply(await owner.get(`${INFOSTORE}/`), 200, shown(0, 30));
  const set = await owner.put(INFOSTORE, { quota: 50 });
  assert.deepEqual([set.status, set.text], [204, '']);
  expectReply(await plan(20), 204);
  expectReply(await owner.get(INFOSTORE), 200, shown(0, 50));
  expectReply(await owner.put(INFOSTORE, { quota: '0' }), 204);
  expectReply(await owner.get(INFOSTORE), 200, shown(0, 0));
});

test('setInfoStore: what it refuses, wrapped', async () => {
  expectReply(await owner.put(INFOSTORE, { quota: 50 }), 204);
  const cases: [body: unknown, details: Record<string, string>][] = [
    [{ foo: 'bar' }, { quota: 'Required' }],
    [undefined, { quota: 'Required' }],
    [{ quota: null }, { quota: 'Required' }],
    [{ quota: -1 }, { quota: '-1 is less than minimum value 0' }],
    [{ quota: 1.5 }, { quota: '"1.5" is not a number' }],
    [{ quota: true }, { quota: '"true" is not a number' }],
    [{ quota: 2 ** 31 }, { quota: '2147483648 is greater than maximum value 2147483647' }],
    [[], { '': '"[]" is not a mapping type: Does not implement dict-like functionality.' }],
  ];
  for (const [body, details] of cases) expectReply(await owner.put(INFOSTORE, body), 400, wrongFields(details));
  expectReply(await owner.put(INFOSTORE, '{"quota"'), 400, MALFORMED);
  expectReply(await owner.get(INFOSTORE), 200, shown(0, 50));
});

test('setInfoStore: what is used must fit in, to the byte', async () => {
  const used = async (bytes: number): Promise<void> => {
    await api.sql`update domains set infostore_bytes = ${bytes} where domain = 'acme.example'`;
  };
  await used(100 * 1_048_576 + 1);
  expectReply(await owner.get(INFOSTORE), 200, shown(101, 50));
  const exceeded = wrongFields({ message: 'Used storage exceeds the quota value' });
  expectReply(await owner.put(INFOSTORE, { quota: 100 }), 400, exceeded);
  await used(100 * 1_048_576);
  expectReply(await owner.put(INFOSTORE, { quota: 99 }), 400, exceeded);
  expectReply(await owner.put(INFOSTORE, { quota: 100 }), 204);
  expectReply(await owner.get(INFOSTORE), 200, shown(100, 100));
});

test('who may call: the account’s owner and those above it', async () => {
  for (const name of ['operator', 'north-app', 'acme-owner']) expectReply(await api.as(name).get(INFOSTORE), 200);
  for (const name of ['acme-clerk', 'umbra-owner', 'alice@acme.example', undefined]) {
    expectReply(await api.as(name).get(INFOSTORE), 401, UNAUTHORIZED);
    expectReply(await api.as(name).put(INFOSTORE, { quota: 1000 }), 401, UNAUTHORIZED);
  }
  const elsewhere = '/accounts/acme/email/nowhere.example/infostore';
  for (const call of [owner.get, owner.put]) expectReply(await call(elsewhere, {}), 404, missing('Domain not found'));
  expectReply(await api.as('south-app').get(INFOSTORE), 404, missing('Account not found'));
});
