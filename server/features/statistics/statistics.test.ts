import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { missing, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');

const DOMAIN = '/accounts/acme/email/acme.example';
const COUNT = `${DOMAIN}/statistics/mailboxTypeCount`;

/** Standard, activesync, premium, Exchange standard, Exchange premium. */
async function counted(): Promise<number[]> {
  const reply = await owner.get(COUNT);
  expectReply(reply, 200);
  const { links, ...counts } = reply.body as Record<string, number> & { links: unknown };
  const names = 'numStandard,numActiveSync,numPremium,numExchange2013Standard,numExchange2013Premium';
  assert.equal(Object.keys(counts).join(), names);
  assert.deepEqual(links, [{ href: `${BASE}${COUNT}/`, rel: 'self' }]);
  return Object.values(counts);
}

const made = async (name: string, kind: 'mailbox' | 'exchange', body: object): Promise<void> =>
  expectReply(await owner.put(`${DOMAIN}/usernames/${name}/${kind}`, { password: PASSWORD, ...body }), 201);

test('getMailboxTypeCount: each mailbox in its counter, and no other', async () => {
  assert.deepEqual(await counted(), [2, 0, 0, 0, 0], 'without an OX account a mailbox counts as standard');
  await made('one', 'mailbox', { type: 'standard' });
  await made('two', 'mailbox', { type: 'activesync' });
  await made('three', 'mailbox', { type: 'premium' });
  await made('four', 'exchange', { displayName: 'Four' });
  await made('five', 'exchange', { displayName: 'Five', type: 'premium' });
  assert.deepEqual(await counted(), [3, 1, 1, 1, 1]);
  expectReply(await owner.post(`${DOMAIN}/usernames/alice/webmail`, { type: 'premium' }), 201);
  expectReply(await owner.put(`${DOMAIN}/usernames/two/webmail`, { type: 'standard' }), 204);
  expectReply(await owner.put(`${DOMAIN}/usernames/four/exchange`, { type: 'premium' }), 204);
  assert.deepEqual(await counted(), [3, 0, 2, 0, 2]);
  expectReply(await owner.delete(`${DOMAIN}/usernames/three/mailbox`), 204);
  expectReply(await owner.delete(`${DOMAIN}/usernames/five/exchange`), 204);
  assert.deepEqual(await counted(), [3, 0, 1, 0, 1]);
});

test('getMailboxTypeCount: other types are in no counter', async () => {
  const webmailNames = { standard: 'A', starter: 'B' };
  expectReply(await api.as('operator').put('/plans/started', { webmailNames }), 201);
  expectReply(await api.as('operator').put(DOMAIN, { plan: 'started' }), 204);
  const before = await counted();
  await made('beginner', 'mailbox', { type: 'starter' });
  assert.deepEqual(await counted(), before);
});

test('who may call: the account’s owner and those above it', async () => {
  for (const name of ['operator', 'north-app', 'acme-owner']) expectReply(await api.as(name).get(`${COUNT}/`), 200);
  for (const name of ['acme-clerk', 'umbra-owner', 'alice@acme.example', undefined]) {
    expectReply(await api.as(name).get(COUNT), 401, UNAUTHORIZED);
  }
  const elsewhere = '/accounts/acme/email/nowhere.example/statistics/mailboxTypeCount';
  expectReply(await owner.get(elsewhere), 404, missing('Domain not found'));
});
