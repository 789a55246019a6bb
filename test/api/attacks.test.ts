/** What an attacker tries with names, rights and texts, beside what matrix.test.ts, hostile.test.ts and races.test.ts have. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD } from '../support/api.ts';
import { DATA_CONFLICT, UNAUTHORIZED } from '../support/faults.ts';
import { tenantsApi } from '../support/tenants.ts';

const { api } = await tenantsApi();
after(async () => api.close());
const operator = api.as('operator');
const north = api.as('north-app');
const owner = api.as('acme-owner');
const ACME = '/accounts/acme/email/acme.example';

test('no domain or alias takes a name of the system itself; the operator may', async () => {
  await api.sql`update instance set support_address = 'Help@Support.example'`;
  for (const name of ['mx.test', 'MX.test', 'support.example', 'Support.EXAMPLE', 'support。example']) {
    const path = encodeURIComponent(name);
    expectReply(await north.put(`/accounts/acme/email/${path}`), 409, DATA_CONFLICT);
    expectReply(await north.put(`${ACME}/aliases/${path}`), 409, DATA_CONFLICT);
  }
  // Between Sieve and Postfix it means a list of targets: it is nobody's, the operator's neither.
  for (const client of [north, operator]) {
    expectReply(await client.put('/accounts/acme/email/forwards.invalid'), 400);
    expectReply(await client.put(`${ACME}/aliases/FORWARDS.invalid`), 400);
  }
  expectReply(await operator.put('/accounts/acme/email/mx.test'), 201);
  // What the operator has given is used like any other.
  expectReply(await north.put('/accounts/acme/email/mx.test', { status: 'open' }), 204);
  expectReply(await operator.put(`${ACME}/aliases/support.example`), 201);
});

test('undo gives nobody a name that has become the system’s; the operator has it back', async () => {
  const BACK = '/accounts/acme/email-deleted';
  for (const [domain, alias, support] of [
    ['back.example', 'help.example', 'help.example'],
    ['desk.example', 'other.example', 'desk.example'],
  ]) {
    const path = `/accounts/acme/email/${domain}`;
    expectReply(await north.put(path), 201);
    expectReply(await north.put(`${path}/aliases/${alias}`), 201);
    expectReply(await north.delete(path), 204);
    await api.sql`update instance set support_address = ${`Support@${support!.toUpperCase()}`}`;
    const { list } = (await north.get(BACK)).body as { list: { id: string; domain: string }[] };
    const id = list.find((each) => each.domain === domain)!.id;
    for (const client of [north, owner]) {
      expectReply(await client.post(`${BACK}/${id}/restore`), 409, DATA_CONFLICT);
      expectReply(await client.get(path), 404);
    }
    expectReply(await operator.post(`${BACK}/${id}/restore`), 201);
    expectReply(await owner.get(`${path}/aliases`), 200);
  }
});

test('a domain that is held is held in every spelling, as a domain and as an alias', async () => {
  const spellings = [
    'acme.example',
    'ACME.Example',
    'acme。example',
    'acme．example',
    'ａｃｍｅ.example',
    'ac\u00adme.example',
    'ac\u200bme.example',
    '\u24d0cme.example',
    'acme-alias.example',
    'ACME-ALIAS。example',
  ];
  for (const spelling of spellings) {
    const path = encodeURIComponent(spelling);
    for (const at of [`/accounts/umbra/email/${path}`, `/accounts/umbra/email/umbra.example/aliases/${path}`])
      expectReply(await operator.put(at), 409, DATA_CONFLICT);
  }
  for (const spelling of ['acme.example.', 'acme..example', ' acme.example', 'acme.example\n', 'acme.example\0']) {
    const path = encodeURIComponent(spelling);
    assert.equal((await operator.put(`/accounts/umbra/email/${path}`)).status, 400, JSON.stringify(spelling));
  }
  // Another letter that only looks alike is another name, and is shown as what it is.
  const other = await operator.put(`/accounts/umbra/email/${encodeURIComponent('аcme.example')}`);
  assert.match(other.headers['location']!, /\/email\/xn--[a-z0-9-]+\.example\/$/);
});

test('names that only look alike are other names, or none: in paths, bodies and credentials', async () => {
  for (const name of ['Alice', 'ALICE']) expectReply(await owner.get(`${ACME}/usernames/${name}/mailbox`), 200);
  // A Kelvin sign, a dotless i, a full-width a, a letter with its accent apart, a Cyrillic a.
  for (const name of [
    '\u212aate',
    'al\u0131ce',
    '\uff41lice',
    'alice\u0301',
    '\u0430lice',
    'alice\u200b',
    'ali\u00adce',
  ]) {
    const path = encodeURIComponent(name);
    expectReply(await owner.get(`${ACME}/usernames/${path}/mailbox`), 404);
    expectReply(await owner.put(`${ACME}/usernames/${path}/mailbox`, { password: PASSWORD }), 400);
    assert.equal((await operator.post('/users', { userName: name, password: PASSWORD, role: 'operator' })).status, 400);
    assert.equal((await operator.post('/accounts', { accountNumber: name })).status, 400);
    expectReply(
      await api.as(`${name}@acme.example`).get('/email/acme.example/usernames/alice/mailbox'),
      401,
      UNAUTHORIZED,
    );
  }
  expectReply(await owner.put(`${ACME}/usernames/kate/mailbox`, { password: PASSWORD }), 201);
  expectReply(await api.as('KATE@Acme.Example').get('/email/acme.example/usernames/kate/mailbox'), 200);
  expectReply(
    await api.as('\u212aate@acme.example').get('/email/acme.example/usernames/kate/mailbox'),
    401,
    UNAUTHORIZED,
  );
  for (const accountNumber of ['ACME', 'Acme']) expectReply(await operator.post('/accounts', { accountNumber }), 409);
});

test('nobody takes over who stands above: no password, no user, no role, no account of theirs', async () => {
  const password = 'Taken-Over-Horse-6';
  const above: Record<string, string[]> = {
    'north-app': ['/users/operator', '/users/south-app', '/accounts/globex/users/globex-owner'],
    'acme-owner': [
      '/users/operator',
      '/users/north-app',
      '/accounts/acme/users/acme-clerk',
      '/accounts/umbra/users/umbra-owner',
    ],
    'acme-clerk': ['/users/operator', '/users/north-app', '/accounts/acme/users/acme-owner'],
    'alice@acme.example': ['/users/operator', '/users/alice@acme.example', '/accounts/acme/users/acme-owner'],
  };
  const before =
    await api.sql`select user_name, password_hash, role, roles, account_id, franchise_id from users order by id`;
  for (const [who, paths] of Object.entries(above)) {
    const client = api.as(who);
    for (const path of paths) {
      for (const reply of [await client.put(path, { password, roles: ['account_owner'] }), await client.delete(path)])
        assert.ok([401, 404].includes(reply.status), `${who} ${path}: ${reply.status}`);
    }
    expectReply(await client.post('/users', { userName: 'mine', password, role: 'operator' }), 401, UNAUTHORIZED);
    if (who !== 'north-app')
      expectReply(await client.post('/accounts/acme/users', { userName: 'mine', password }), 401, UNAUTHORIZED);
  }
  // What one may make has no more rights than one has.
  const extra = { role: 'operator', franchise: 'south', accountId: null, account: 'globex', roles: ['account_owner'] };
  expectReply(await north.post('/accounts/acme/users', { userName: 'mine', password, ...extra }), 201);
  expectReply(await api.as(`mine:${password}`).get('/franchises'), 401, UNAUTHORIZED);
  expectReply(await api.as(`mine:${password}`).get('/accounts/globex'), 401, UNAUTHORIZED);
  expectReply(await north.delete('/accounts/acme/users/mine'), 204);
  expectReply(await api.as('acme-clerk').put('/accounts/acme/users/acme-clerk', { roles: ['account_owner'] }), 204);
  expectReply(await north.post('/accounts', { accountNumber: 'northern', franchise: 'south' }), 201);
  const [made] = await api.sql`
    select f.franchise from accounts a join franchises f on f.id = a.franchise_id where a.account_number = 'northern'`;
  assert.equal(made!['franchise'], 'north');
  const now =
    await api.sql`select user_name, password_hash, role, roles, account_id, franchise_id from users order by id`;
  assert.deepEqual([...now], [...before]);
});

test('an owner and a mailbox owner cannot send what is for operator and franchise', async () => {
  const all = {
    passwordHash: '{SSHA}RbTuEq1WDDVyc5fE4hQnKop9KVMxPPId',
    virtual: true,
    imapEnabled: false,
    popEnabled: false,
    owaEnabled: false,
    quota: 7777,
    maxSendSize: 1,
    recipientLimits: 1,
    forwardingSmtpAddress: 'thief@elsewhere.example',
    emailAddresses: ['ceo'],
    notes: 'x',
    manager: 'x',
    office: 'x',
  };
  const shown = async () => {
    const [row] = await api.sql`
      select u.quota, u.password_hash, u.is_virtual, e.imap_enabled, e.pop_enabled, e.fields,
             (select count(*)::int from exchange_addresses a where a.username_id = u.id) as addresses
        from usernames u join exchange_mailboxes e on e.username_id = u.id where u.username = 'alice-x'`;
    return row;
  };
  const before = await shown();
  const { quota: _quota, ...beside } = all;
  expectReply(await owner.put(`${ACME}/usernames/alice-x/exchange`, beside), 204);
  assert.deepEqual(await shown(), before);
  const wrong = { ...all, currentPassword: 'Wrong-Horse-7', password: 'Other.Word-8' };
  const path = '/email/acme.example/usernames/alice-x/exchange';
  expectReply(await api.as('alice-x@acme.example').put(path, wrong), 400);
  expectReply(await api.as('alice-x@acme.example').put(path, { ...wrong, currentPassword: PASSWORD }), 204);
  const after = await shown();
  assert.deepEqual({ ...after, password_hash: '' }, { ...before, password_hash: '' });
  assert.match(String(after!['password_hash']), /ARGON2ID/);
});

test('what is stored is text and nothing else, wherever it is used again', async () => {
  const evil = [
    `x'); drop table usernames; --`,
    `\${jndi:x}`,
    `"; stop; keep; #`,
    `%s%n`,
    '${1}',
    `\\'x`,
    `{{password}}`,
  ];
  const quoting = `o'brien"};stop;#$\{x}%u@friend.example`.replace('"', '').replace(';stop;', '');
  const base = `${ACME}/usernames/alice`;
  expectReply(await owner.post(`${base}/forwards`, { targets: [{ target: quoting.replace('}', '}') }] }), 204);
  expectReply(
    await owner.put(`${base}/blackwhitelist`, { list: [{ type: 'B', address: `o'brien$(id)@x.example` }] }),
    400,
  );
  expectReply(
    await owner.put(`${base}/blackwhitelist`, { list: [{ type: 'B', address: `o'brien\`{%u}$\{x}|@x.example` }] }),
    204,
  );
  for (const text of evil) {
    const contact = { name: `c${evil.indexOf(text)}`, displayName: text, email: 'c@friend.example', city: text };
    expectReply(await owner.post(`${ACME}/contacts`, contact), 204);
    const found = await owner.get(`${ACME}/contacts?filterCity=${encodeURIComponent(text)}&page=1&pageSize=10`);
    assert.equal((found.body as { count: number }).count, 1, text);
    expectReply(await owner.put(`${base}/autoresponder`, { body: text, subject: text, active: true }), 204);
    assert.equal(((await owner.get(`${base}/autoresponder`)).body as { body: string }).body, text);
    expectReply(await operator.put('/accounts/acme', { name: text }), 204);
    assert.equal(((await operator.get('/accounts/acme')).body as { name: string }).name, text);
  }
  const [{ count }] = await api.sql<[{ count: number }]>`select count(*)::int as count from usernames`;
  assert.ok(count > 5);
});

test('a session of the antispam page ends with the password, the roles and the user that asked for it', async () => {
  const enter = async (who: string): Promise<() => Promise<number>> => {
    const { ssoLink } = (await api.as(who).get('/accounts/acme/avas/acme.example/SSOLink')).body as { ssoLink: string };
    const opened = await api.as().get(ssoLink.slice(BASE.length));
    const cookie = opened.headers['set-cookie']!.split(';')[0]!;
    return async () => (await api.as().send({ method: 'GET', path: '/antispam', headers: { cookie } })).status;
  };
  const link = async () =>
    ((await api.as('acme-2').get('/accounts/acme/avas/acme.example/SSOLink')).body as { ssoLink: string }).ssoLink;
  const user = '/accounts/acme/users/acme-2';
  for (const end of [
    async () => north.put(user, { password: PASSWORD }),
    async () => north.put(user, { roles: [] }),
    async () => north.delete(user),
  ]) {
    await north.delete(user);
    expectReply(await north.post('/accounts/acme/users', { userName: 'acme-2', password: PASSWORD }), 201);
    const [theirs, others] = [await enter('acme-2'), await enter('acme-owner')];
    const unused = await link();
    assert.deepEqual([await theirs(), await others()], [200, 200]);
    expectReply(await end(), 204);
    assert.deepEqual([await theirs(), await others()], [403, 200]);
    assert.equal((await api.as().get(unused.slice(BASE.length))).status, 403);
  }
});
