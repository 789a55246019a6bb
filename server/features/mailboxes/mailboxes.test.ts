/** mailbox GET, PUT and DELETE; the order of checks and the passwords have files of their own. */
import assert from 'node:assert/strict';
import { after, mock, test } from 'node:test';
import { BASE, expectCreated, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { missing, MAILBOX_EXISTS, NO_NAME, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const sitemailUrls = [
  { url: 'http://sitemaildev7.test', version: '7' },
  { url: 'http://sitemaildev8.test', version: '8' },
];
const api = await peopledApi({ sitemailUrls });
after(async () => api.close());
const operator = api.as('operator');
const north = api.as('north-app');
const owner = api.as('acme-owner');

const USERNAMES = '/accounts/acme/email/acme.example/usernames';
const at = (name: string): string => `${USERNAMES}/${name}/mailbox`;
const read = async (name: string): Promise<Record<string, unknown>> =>
  (await owner.get(at(name))).body as Record<string, unknown>;
const listed = async (name: string): Promise<Record<string, unknown>> => {
  const { body } = await owner.get(`${USERNAMES}?filterUsername=${name}&details=1`);
  return (body as { list: Record<string, unknown>[] }).list[0]!;
};
/** Bytes that the store last told. */
const store = async (name: string, bytes: number): Promise<unknown> => api.sql`
  insert into mailbox_usage (username_id, bytes) select id, ${bytes} from usernames where username = ${name}
  on conflict (username_id) do update set bytes = excluded.bytes`;

test('getMailbox: the long form has an authToken, the short one has none and links to itself', async () => {
  const path = '/email/acme.example/usernames/alice/mailbox';
  const rest = { username: 'alice', master: false, quota: 1024, usage: 0, sitemail_urls: sitemailUrls };
  for (const client of [operator, north, owner]) {
    const { authToken, ...long } = (await client.get(at('alice'))).body as Record<string, unknown>;
    assert.deepEqual(long, { ...rest, links: [{ href: `${BASE}${at('alice')}/`, rel: 'self' }] });
    assert.match(String(authToken), /^[A-Za-z0-9+/]{40,}={0,2}$/);
  }
  for (const name of ['operator', 'north-app', 'acme-owner', 'alice@acme.example'])
    expectReply(await api.as(name).get(path), 200, { ...rest, links: [{ href: `${BASE}${path}/`, rel: 'self' }] });
});

test('the keys of getMailbox stand in the order of the specification', async () => {
  assert.deepEqual(Object.keys(await read('alice')), [
    'username',
    'authToken',
    'master',
    'quota',
    'usage',
    'links',
    'sitemail_urls',
  ]);
});

test('usage is MB rounded up, 0 only when empty', async () => {
  const cases: [bytes: number, usage: number][] = [
    [0, 0],
    [1, 1],
    [1_048_576, 1],
    [1_048_577, 2],
    [10_485_760, 10],
    [5e12, 4_768_372],
  ];
  for (const [bytes, usage] of cases) {
    await store('bob', bytes);
    assert.equal((await read('bob'))['usage'], usage);
  }
  await store('bob', 0);
});

test('setMailbox creates, by the examples of the contract', async () => {
  expectCreated(await owner.put(at('john.smith'), { password: 'pWord123$', master: true }), `${at('john.smith')}/`);
  const { username, master, quota } = await read('john.smith');
  assert.deepEqual({ username, master, quota }, { username: 'john.smith', master: true, quota: 1024 });
  expectReply(await owner.put(at('john.smith'), { password: '!q2w3e4R' }), 204);
  expectReply(await owner.put(at('john.smith'), { quota: 85 }), 204);
  expectReply(await owner.put(at('john.smith'), { username: 'john.smith2' }), 204);
  assert.deepEqual([(await read('john.smith2'))['quota'], (await read('john.smith2'))['master']], [85, true]);
  expectReply(await owner.put(at('john.smith2'), { master: 0 }), 204);
  assert.equal((await read('john.smith2'))['master'], false);
  expectReply(await owner.put(at('john.smith2')), 204);
  expectReply(
    await owner.put(at('john.smith2'), { password: null, quota: '', type: null, username: '', other: 1 }),
    204,
  );
  assert.equal((await read('john.smith2'))['quota'], 85);
});

test('names: case-insensitive, and every one of the pattern', async () => {
  for (const name of [
    '-dash',
    'a.b-c_d',
    '...',
    '_',
    '-',
    '0',
    'x'.repeat(64),
    'a..b',
    '.a',
    'a.',
    '__proto__',
    'constructor',
  ]) {
    expectCreated(await owner.put(at(name), { password: PASSWORD }), `${at(name)}/`);
    assert.equal((await read(name))['username'], name);
    expectReply(await owner.delete(at(name)), 204);
  }
  expectCreated(await owner.put(at('MiXed'), { password: PASSWORD }), `${at('mixed')}/`);
  expectReply(await owner.put(at('mIxED'), { quota: 5 }), 204);
  const { username, links } = await read('MIXED');
  assert.deepEqual([username, links], ['mixed', [{ href: `${BASE}${at('mixed')}/`, rel: 'self' }]]);
  expectReply(await owner.delete(at('Mixed')), 204);
});

test('names that are none: 400 where PUT would create, 404 elsewhere', async () => {
  const bad = [
    'a%20b',
    'a%2Bb',
    'a%40b',
    '%C3%BC',
    '%E2%84%AA',
    'x'.repeat(65),
    'x'.repeat(3000),
    'a%00',
    '%00',
    'a%0a',
    '%22',
    "'",
    '%25',
    '%5C',
    '%F0%9F%98%80',
    'a%2Fb',
    '*',
  ];
  for (const name of bad) {
    expectReply(await owner.put(at(name), { password: PASSWORD }), 400, { mailboxName: NO_NAME });
    expectReply(await owner.get(at(name)), 404, missing('Mailbox not found'));
    expectReply(await owner.delete(at(name)), 404, missing('Mailbox not found'));
  }
});

test('rename: free names only, and the mailbox stays what it was', async () => {
  expectReply(await owner.put(at('anna'), { password: PASSWORD, quota: 7, master: true, type: 'premium' }), 201);
  await store('anna', 3_000_000);
  expectReply(await owner.put(at('anna'), { username: 'bob' }), 400, { username: 'Mailbox already exists' });
  expectReply(await owner.put(at('anna'), { username: 'BOB', quota: 9 }), 400, { username: 'Mailbox already exists' });
  expectReply(await owner.put(at('anna'), { username: 'a b' }), 400, { username: NO_NAME });
  expectReply(await owner.put(at('anna'), { username: 'x'.repeat(65) }), 400, { username: NO_NAME });
  expectReply(await owner.put(at('anna'), { username: '..' }), 400, { username: NO_NAME });
  expectReply(await owner.put(at('anna'), { username: 'a\n' }), 400, { username: NO_NAME });
  expectReply(await owner.put(at('anna'), { username: 'ANNA' }), 204);
  expectReply(await owner.put(at('anna'), { username: 'Anne' }), 204);
  expectReply(await owner.get(at('anna')), 404, missing('Mailbox not found'));
  const { username, quota, master, usage } = await read('anne');
  assert.deepEqual({ username, quota, master, usage }, { username: 'anne', quota: 7, master: true, usage: 3 });
  assert.equal((await listed('anne'))['webmailAccess'], 'premium');
  expectReply(await api.as('anne@acme.example').get('/email/acme.example/usernames/anne/mailbox'), 200);
  expectReply(await api.as('anna@acme.example').get('/email/acme.example/usernames/anne/mailbox'), 401, UNAUTHORIZED);
  // The old name is free.
  expectReply(await owner.put(at('anna'), { password: PASSWORD }), 201);
});

test('a username in the body of a create is no rename', async () => {
  expectCreated(await owner.put(at('eva'), { password: PASSWORD, username: 'bob' }), `${at('eva')}/`);
  expectReply(await owner.put(at('Xaver'), { password: 'xaveR-1-xaveR', username: 'q' }), 400, {
    password:
      'Password must not contain second-level domain, username or start with the first 3 letters from the username',
  });
});

test('a username that is taken by an Exchange mailbox: 409, and no mailbox to read, change or delete', async () => {
  await api.sql`update usernames set type = 'exchange' where username = 'eva'`;
  expectReply(await owner.put(at('eva'), { password: PASSWORD }), 409, MAILBOX_EXISTS);
  expectReply(await owner.put(at('eva'), { quota: 5 }), 409, MAILBOX_EXISTS);
  expectReply(await owner.put(at('anna'), { username: 'eva' }), 400, { username: 'Mailbox already exists' });
  expectReply(await owner.get(at('eva')), 404, missing('Mailbox not found'));
  expectReply(await owner.delete(at('eva')), 404, missing('Mailbox not found'));
  await api.sql`update usernames set type = 'imap' where username = 'eva'`;
});

test('types, their default quotas, and a plan that sells others', async () => {
  const names = { zeta: 'Z', constructor: 'C', premium: 'P', standard: 'S', starter: 'St' };
  const webmailQuotas = { standard: 11, premium: 33, starter: 44 };
  expectReply(await operator.put('/plans/odd', { webmailNames: names, webmailQuotas, webmailLimits: {} }), 201);
  expectReply(await north.put('/accounts/acme/email/odd.example', { plan: 'odd' }), 201);
  const odd = (name: string) => `/accounts/acme/email/odd.example/usernames/${name}/mailbox`;
  const cases: [name: string, type: string | undefined, quota: number][] = [
    ['m1', undefined, 11],
    ['m2', 'standard', 11],
    ['m3', 'premium', 33],
    ['m4', 'starter', 44],
    ['m5', 'zeta', 11],
    ['m6', 'constructor', 11],
  ];
  for (const [name, type, quota] of cases) {
    expectReply(await owner.put(odd(name), { password: PASSWORD, type }), 201);
    assert.equal(((await owner.get(odd(name))).body as { quota: number }).quota, quota, name);
  }
  expectReply(await owner.put(odd('m7'), { password: PASSWORD, type: 'activesync' }), 400, {
    type: '"activesync" is not one of standard, premium, zeta, constructor, starter',
  });
  expectReply(await owner.put(odd('m1'), { type: '__proto__' }), 400, {
    type: '"__proto__" is not one of standard, premium, zeta, constructor, starter',
  });
});

test('a changed type brings its quota, unless the body names one; the same type changes nothing', async () => {
  expectReply(await owner.put(at('typed'), { password: PASSWORD, quota: 50 }), 201);
  const state = async () => [(await listed('typed'))['webmailAccess'], (await read('typed'))['quota']];
  expectReply(await owner.put(at('typed'), { type: 'standard' }), 204);
  assert.deepEqual(await state(), ['standard', 50]);
  expectReply(await owner.put(at('typed'), { type: 'activesync' }), 204);
  assert.deepEqual(await state(), ['activesync', 5120]);
  expectReply(await owner.put(at('typed'), { type: 'premium', quota: 60 }), 204);
  assert.deepEqual(await state(), ['premium', 60]);
  expectReply(await owner.put(at('typed'), { quota: 61 }), 204);
  assert.deepEqual(await state(), ['premium', 61]);
  await store('typed', 2000 * 1_048_576);
  expectReply(await owner.put(at('typed'), { type: 'standard' }), 400, {
    message: 'Current mailbox usage is larger than the new quota value',
  });
  assert.deepEqual(await state(), ['premium', 61]);
});

test('a quota may equal the usage, and no less', async () => {
  await store('bob', 5 * 1_048_576);
  expectReply(await owner.put(at('bob'), { quota: 4 }), 400, {
    message: 'Current mailbox usage is larger than the new quota value',
  });
  expectReply(await owner.put(at('bob'), { quota: 5 }), 204);
  await store('bob', 5 * 1_048_576 + 1);
  expectReply(await owner.put(at('bob'), { quota: 5 }), 400, {
    message: 'Current mailbox usage is larger than the new quota value',
  });
  // What is not about the quota may be changed by a mailbox that is over it.
  expectReply(await owner.put(at('bob'), { master: true }), 204);
  await store('bob', 0);
});

test('limits: counted by type, without an OX account as standard; a lowered one only refuses new ones', async () => {
  const EXCEEDED = { computeFault: 'Number of mailboxes exceeded' };
  expectReply(await operator.put('/plans/small', { webmailLimits: { standard: 2, premium: 1, activesync: 0 } }), 201);
  expectReply(await north.put('/accounts/acme/email/small.example', { plan: 'small' }), 201);
  const small = (name: string) => `/accounts/acme/email/small.example/usernames/${name}/mailbox`;
  const put = async (name: string, body: object) => owner.put(small(name), { password: PASSWORD, ...body });
  expectReply(await put('m1', {}), 201);
  expectReply(await put('m2', { type: 'standard' }), 201);
  expectReply(await put('m3', {}), 400, EXCEEDED);
  expectReply(await put('m3', { type: 'standard' }), 400, EXCEEDED);
  expectReply(await put('m3', { type: 'premium' }), 201);
  expectReply(await put('m4', { type: 'premium' }), 400, EXCEEDED);
  for (const name of ['m5', 'm6', 'm7']) expectReply(await put(name, { type: 'activesync' }), 201);
  // A change of type needs a place, a change of anything else needs none.
  expectReply(await owner.put(small('m5'), { type: 'standard' }), 400, EXCEEDED);
  expectReply(await owner.put(small('m1'), { type: 'standard', quota: 8 }), 204);
  expectReply(await owner.put(small('m1'), { type: 'activesync' }), 204);
  expectReply(await owner.put(small('m5'), { type: 'standard' }), 204);
  expectReply(await owner.delete(small('m3')), 204);
  expectReply(await put('m4', { type: 'premium' }), 201);
  // Exchange usernames and other domains are not counted.
  expectReply(await operator.put('/plans/small', { webmailLimits: { standard: 1 } }), 204);
  expectReply(await owner.put(small('m2'), { quota: 9, master: true }), 204);
  expectReply(await put('m8', {}), 400, EXCEEDED);
  for (const name of ['m2', 'm5']) expectReply(await owner.delete(small(name)), 204);
  expectReply(await put('m8', {}), 201);
  expectReply(await put('m9', { type: 'premium' }), 201);
});

test('a trial of the plan is shown through its last day', async () => {
  expectReply(await operator.put('/plans/trial', { trial: { type: 'premium', days: 30 } }), 201);
  expectReply(await north.put('/accounts/acme/email/trial.example', { plan: 'trial' }), 201);
  const usernames = '/accounts/acme/email/trial.example/usernames';
  const shown = async (now: string) => {
    mock.timers.setTime(Date.parse(now));
    const { list } = (await owner.get(usernames)).body as { list: { trialType: unknown; trialExpiration: unknown }[] };
    return [list[0]!.trialType, list[0]!.trialExpiration];
  };
  mock.timers.enable({ apis: ['Date'], now: Date.parse('2031-12-15T23:59:59.999Z') });
  try {
    expectReply(await owner.put(`${usernames}/tina/mailbox`, { password: PASSWORD }), 201);
    // The plan that it was made under counts, whatever becomes of that.
    expectReply(await operator.put('/plans/trial', { trial: null }), 204);
    assert.deepEqual(await shown('2031-12-16T00:00:00Z'), ['premium', '2032-01-14']);
    assert.deepEqual(await shown('2032-01-14T23:59:59.999Z'), ['premium', '2032-01-14']);
    assert.deepEqual(await shown('2032-01-15T00:00:00Z'), [null, null]);
  } finally {
    mock.timers.reset();
  }
});

test('virtual: a username without a store, for operator and franchise to make', async () => {
  expectReply(await owner.put(at('v1'), { virtual: true }), 400, { password: 'Required' });
  expectReply(await owner.put(at('v1'), { virtual: true, password: PASSWORD }), 201);
  expectReply(await api.as('v1@acme.example').get('/email/acme.example/usernames/v1/mailbox'), 200);
  expectReply(await north.put(at('v2'), { virtual: true }), 201);
  expectReply(await operator.put(at('v3'), { virtual: true, password: PASSWORD }), 201);
  for (const name of ['v2', 'v3']) {
    expectReply(
      await api.as(`${name}@acme.example`).get(`/email/acme.example/usernames/${name}/mailbox`),
      401,
      UNAUTHORIZED,
    );
    assert.deepEqual([(await read(name))['usage'], (await read(name))['quota']], [0, 1024]);
    expectReply(await owner.put(at(name), { quota: 10 }), 204);
    // What was made virtual stays so, and what was not does.
    expectReply(await north.put(at(name), { virtual: false, quota: 11 }), 204);
    expectReply(await owner.put(at(name), { password: 'Another-Horse-8' }), 204);
    expectReply(
      await api.as(`${name}@acme.example:Another-Horse-8`).get(`/email/acme.example/usernames/${name}/mailbox`),
      401,
    );
  }
  expectReply(await north.put(at('v1'), { virtual: true }), 204);
  expectReply(await api.as('v1@acme.example').get('/email/acme.example/usernames/v1/mailbox'), 200);
  // A virtual mailbox leaves no mail behind, but the folder of what was remembered of it.
  const [v2] = await api.sql`select id from usernames where username = 'v2'`;
  expectReply(await owner.delete(at('v2')), 204);
  assert.equal((await api.sql`select from deleted_stores where username_id = ${v2!['id'] as string}`).length, 1);
});

test('removeMailbox: its mail is set aside, its name is free, its history is not that of the next one', async () => {
  expectReply(await owner.put(at('brief'), { password: PASSWORD }), 201);
  const [row] = await api.sql<{ id: string }[]>`select id from usernames where username = 'brief'`;
  expectReply(await owner.delete(`${at('brief')}/`), 204);
  expectReply(await owner.delete(at('brief')), 404, missing('Mailbox not found'));
  expectReply(await owner.get(at('brief')), 404, missing('Mailbox not found'));
  expectReply(await api.as('brief@acme.example').get('/email/acme.example/usernames/brief/mailbox'), 401);
  const aside = await api.sql`select address from deleted_stores where username_id = ${row!.id}`;
  assert.deepEqual([...aside], [{ address: 'brief@acme.example' }]);
  expectReply(await owner.put(at('brief'), { password: PASSWORD }), 201);
  assert.equal((await read('brief'))['usage'], 0);
});

test('what does not exist, from the account down', async () => {
  const cases: [path: string, what: string][] = [
    ['/accounts/nowhere/email/acme.example/usernames/alice/mailbox', 'Account not found'],
    ['/accounts/umbra/email/acme.example/usernames/alice/mailbox', 'Domain not found'],
    ['/accounts/acme/email/nowhere.example/usernames/alice/mailbox', 'Domain not found'],
    ['/accounts/acme/email/a%00.example/usernames/alice/mailbox', 'Domain not found'],
  ];
  for (const [path, what] of cases) {
    expectReply(await north.get(path), 404, missing(what));
    expectReply(await north.put(path, { quota: 'x' }), 404, missing(what));
    expectReply(await north.delete(path), 404, missing(what));
  }
  expectReply(await owner.get(at('nobody')), 404, missing('Mailbox not found'));
  expectReply(await owner.get('/email/acme.example/usernames/nobody/mailbox'), 404, missing('Mailbox not found'));
});
