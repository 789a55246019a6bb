import assert from 'node:assert/strict';
import { after, mock, test } from 'node:test';
import { BASE, expectCreated, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { DATA_CONFLICT, missing, NO_NAME, UNAUTHORIZED, wrongFields } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const north = api.as('north-app');
const owner = api.as('acme-owner');

const ACME = '/accounts/acme/email/acme.example';
const self = (path: string) => [{ href: BASE + path, rel: 'self' }];
const names = (body: unknown): string[] => (body as { list: { domain: string }[] }).list.map((item) => item.domain);

test('getDomain tells the sum of its mailboxes’ quotas', async () => {
  const links = self(`${ACME}/`);
  for (const client of [operator, north, owner]) expectReply(await client.get(ACME), 200, { quota: 2048, links });
  expectReply(await north.put(`${ACME}/usernames/alice/mailbox`, { quota: 2147483647 }), 204);
  expectReply(await north.put(`${ACME}/usernames/bob/mailbox`, { quota: 2147483647 }), 204);
  expectReply(await owner.get(`${ACME}/`), 200, { quota: 4294967294, links });
  for (const name of ['alice', 'bob'])
    expectReply(await north.put(`${ACME}/usernames/${name}/mailbox`, { quota: 1024 }), 204);
  expectReply(await north.put('/accounts/acme/email/empty.example'), 201);
  expectReply(await owner.get('/accounts/acme/email/empty.example'), 200, {
    quota: 0,
    links: self('/accounts/acme/email/empty.example/'),
  });
});

test('setDomain: a name in any case and spelling is one name', async () => {
  expectCreated(await north.put('/accounts/acme/email/CaSe.Example'), '/accounts/acme/email/case.example/');
  expectReply(await north.put('/accounts/acme/email/case.EXAMPLE/'), 204);
  expectReply(await owner.get('/accounts/acme/email/Case.Example'), 200);
  const url = '/accounts/acme/email/B%C3%BCcher.example';
  expectCreated(await north.put(url), '/accounts/acme/email/xn--bcher-kva.example/');
  expectReply(await north.put(url, { status: 'open' }), 204);
  expectReply(await owner.get(url), 200, { quota: 0, links: self('/accounts/acme/email/xn--bcher-kva.example/') });
  expectReply(await north.delete('/accounts/acme/email/XN--BCHER-KVA.example'), 204);
  expectReply(await owner.get(url), 404, missing('Domain not found'));
});

test('setDomain: names that are none', async () => {
  const long = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;
  expectReply(await north.put(`/accounts/acme/email/${long}`), 201);
  expectReply(await north.delete(`/accounts/acme/email/${long}`), 204);
  const bad = [
    'localhost',
    'a..b',
    '.example',
    'example.',
    'a.example.',
    '-a.example',
    'a-.example',
    'a_b.example',
    'a%20b.example',
    'a%25b.example',
    `${'a'.repeat(64)}.example`,
    `${long}d`,
    '1.2.3.4',
    '1',
    '[::1]',
    'a%00.example',
    'a%0a.example',
    'a%2fb.example',
    'a@b.example',
    'a%27b.example',
    'a%22b.example',
    '*.example',
    'a%5c.example',
    'exa%25mple.com',
    '0x7f.1',
    'a.1',
    '%E2%80%8B.example',
    'acme.example%2Fb',
    'acme.example%3Fb',
    'acme.example%23',
    'acme.example%5c',
    'm%C3%BCnchen.example%2Fb',
  ];
  for (const name of bad) {
    const reply = await north.put(`/accounts/acme/email/${name}`);
    assert.deepEqual([reply.status, reply.body], [400, { domain: NO_NAME }], name);
    expectReply(await north.get(`/accounts/acme/email/${name}`), 404, missing('Domain not found'));
    expectReply(await north.delete(`/accounts/acme/email/${name}`), 404, missing('Domain not found'));
  }
});

test('setDomain: 409 when anyone holds the name, as a domain or as an alias', async () => {
  expectReply(await operator.put('/accounts/globex/email/globex.example/aliases/globex-alias.example'), 201);
  expectReply(await north.put(`${ACME}/aliases/acme-alias.example`), 201);
  for (const name of ['umbra.example', 'globex.example', 'globex-alias.example', 'ACME-ALIAS.example'])
    expectReply(await north.put(`/accounts/acme/email/${name}`), 409, DATA_CONFLICT);
  expectReply(await api.as('south-app').put('/accounts/globex/email/acme.example'), 409, DATA_CONFLICT);
  // Nothing is left of what was refused.
  assert.equal(
    (await api.sql`select from domains where domain in ('acme-alias.example', 'globex-alias.example')`).length,
    0,
  );
});

test('setDomain: plan and status', async () => {
  const url = '/accounts/acme/email/planned.example';
  expectReply(await operator.put('/plans/gold', {}), 201);
  expectReply(await north.put(url, { plan: 'x' }), 400, { plan: '"x" is not one of standard, gold' });
  expectReply(await north.put(url, { plan: 'GOLD', status: 'closed' }), 400, {
    status: '"closed" is not one of open, suspended, disabled',
  });
  expectReply(await north.get(url), 404, missing('Domain not found'));
  expectReply(await north.put(url, { plan: 'gold', status: 'suspended' }), 201);
  const listed = async () =>
    ((await north.get('/accounts/acme/email?filterDomain=planned.example')).body as { list: object[] }).list;
  const item = { domain: 'planned.example', status: 'suspended', plan: 'gold', quota: 0, links: self(`${url}/`) };
  assert.deepEqual(await listed(), [item]);
  expectReply(await north.put(url, { status: 'disabled' }), 204);
  assert.deepEqual(await listed(), [{ ...item, status: 'disabled' }]);
  expectReply(await north.put(url, { plan: 'standard' }), 204);
  expectReply(await north.put(url, { plan: null, status: null }), 204);
  assert.deepEqual(await listed(), [{ ...item, status: 'disabled', plan: 'standard' }]);
  expectReply(await north.put(url, { plan: 'nope', status: 'open' }), 400, {
    plan: '"nope" is not one of standard, gold',
  });
  assert.deepEqual(await listed(), [{ ...item, status: 'disabled', plan: 'standard' }]);
});

test('a domain that is suspended or disabled is served by the API like an open one', async () => {
  for (const status of ['suspended', 'disabled', 'open']) {
    expectReply(await north.put(ACME, { status }), 204);
    expectReply(await owner.get(`${ACME}/usernames/alice/mailbox`), 200);
    expectReply(await owner.put(`${ACME}/usernames/${status}/mailbox`, { password: PASSWORD }), 201);
    expectReply(await owner.put(`${ACME}/usernames/${status}/mailbox`, { quota: 7 }), 204);
    expectReply(await owner.delete(`${ACME}/usernames/${status}/mailbox`), 204);
    expectReply(await api.as('alice@acme.example').get('/email/acme.example/usernames/alice/mailbox'), 200);
  }
});

test('listDomains: filter, links, and only those of the account', async () => {
  const all = await owner.get('/accounts/acme/email');
  assert.ok(names(all.body).includes('acme.example'));
  assert.ok(!names(all.body).includes('umbra.example'));
  assert.deepEqual((all.body as { links: object }).links, self('/accounts/acme/email'));
  const filtered = await owner.get('/accounts/acme/email?filterDomain=*ACME*');
  const item = { domain: 'acme.example', status: 'open', plan: 'standard', quota: 2048, links: self(`${ACME}/`) };
  const links = self('/accounts/acme/email?filterDomain=*ACME*');
  expectReply(filtered, 200, { totalCount: 1, list: [item], links });
  const paged = await owner.get('/accounts/acme/email?page=1&pageSize=1');
  assert.equal(names(paged.body).length, 1);
  expectReply(await owner.get('/accounts/acme/email?page=1'), 400, wrongFields({ pageSize: 'Required' }));
});

test('a trial begins with the domain and ends with its last day, in UTC', async () => {
  expectReply(await operator.put('/plans/trial', { trial: { type: 'premium', days: 30 } }), 201);
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2028-01-30T23:59:59.999Z') });
  try {
    expectReply(await north.put('/accounts/acme/email/trial.example', { plan: 'trial' }), 201);
  } finally {
    mock.timers.reset();
  }
  const rows = await api.sql`select trial_type, trial_expiration from domains where domain = 'trial.example'`;
  assert.deepEqual([...rows], [{ trial_type: 'premium', trial_expiration: '2028-02-29' }]);
});

test('removeDomain takes all that is below it', async () => {
  const url = '/accounts/acme/email/gone.example';
  expectReply(await north.put(url), 201);
  expectReply(await north.put(`${url}/aliases/gone-alias.example`), 201);
  expectReply(await north.put(`${url}/usernames/dave/mailbox`, { password: PASSWORD }), 201);
  const [dave] =
    await api.sql`select u.id from usernames u join domains d on d.id = u.domain_id where d.domain = 'gone.example'`;
  expectReply(await owner.delete(url), 401, UNAUTHORIZED);
  expectReply(await north.delete(url), 204);
  expectReply(await north.delete(url), 404, missing('Domain not found'));
  expectReply(await api.as('dave@gone.example').get('/email/gone.example/usernames/dave/mailbox'), 401);
  assert.equal((await api.sql`select from mail.userdb(${dave!['id'] as string})`).length, 0);
  // Both names are free again, for anyone.
  expectReply(await operator.put('/accounts/globex/email/gone-alias.example'), 201);
  expectReply(await operator.put('/accounts/globex/email/gone.example'), 201);
});

test('a domain of another account is not found, and one’s alias is no domain', async () => {
  expectReply(await north.get('/accounts/umbra/email/acme.example'), 404, missing('Domain not found'));
  expectReply(await owner.get('/accounts/acme/email/umbra.example'), 404, missing('Domain not found'));
  expectReply(await owner.get('/accounts/acme/email/acme-alias.example'), 404, missing('Domain not found'));
  expectReply(await owner.get('/accounts/umbra/email/umbra.example'), 401, UNAUTHORIZED);
  expectReply(await owner.put('/accounts/acme/email/own.example'), 401, UNAUTHORIZED);
});
