import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectCreated, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { DATA_CONFLICT, missing, NO_NAME, UNAUTHORIZED, wrongFields } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const north = api.as('north-app');
const owner = api.as('acme-owner');

const numbers = (body: unknown): string[] =>
  (body as { list: { accountNumber: string }[] }).list.map((account) => account.accountNumber);
const read = async (account: string): Promise<Record<string, unknown>> =>
  (await operator.get(`/accounts/${account}`)).body as Record<string, unknown>;

test('getAccount: the same for everyone who may', async () => {
  const { createdDate } = await read('acme');
  assert.match(String(createdDate), /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  const shown = {
    accountNumber: 'acme',
    name: 'acme Ltd',
    status: 'open',
    franchise: 'north',
    createdDate,
    email: [{ href: `${BASE}/accounts/acme/email`, rel: 'related' }],
    users: [{ href: `${BASE}/accounts/acme/users`, rel: 'related' }],
    links: [{ href: `${BASE}/accounts/acme/`, rel: 'self' }],
  };
  for (const client of [operator, north, owner]) expectReply(await client.get('/accounts/acme/'), 200, shown);
});

test('createAccount: by the operator in the default franchise or another, by a franchise in its own only', async () => {
  expectCreated(await operator.post('/accounts', { accountNumber: 'A_1.x-', name: 'Ä "1"' }), '/accounts/A_1.x-/');
  const { name, status, franchise } = await read('A_1.x-');
  assert.deepEqual({ name, status, franchise }, { name: 'Ä "1"', status: 'open', franchise: 'default' });
  expectReply(await operator.post('/accounts', { accountNumber: 'a2', franchise: 'south' }), 201);
  assert.equal((await read('a2'))['franchise'], 'south');
  expectReply(await north.post('/accounts', { accountNumber: 'a3', franchise: 'south' }), 201);
  assert.equal((await read('a3'))['franchise'], 'north');
});

test('createAccount makes a number up', async () => {
  const reply = await north.post('/accounts');
  const location = reply.headers['location'] ?? '';
  assert.match(location, new RegExp(`^${BASE}/accounts/[A-Za-z0-9._-]{1,64}/$`));
  expectReply(await north.get(location.slice(BASE.length)), 200);
  assert.notEqual((await north.post('/accounts', {})).headers['location'], location);
});

test('createAccount: what it refuses', async () => {
  const cases: [body: object, faults: Record<string, string>][] = [
    [{ accountNumber: 'a b' }, { accountNumber: NO_NAME }],
    [{ accountNumber: '.' }, { accountNumber: NO_NAME }],
    [{ accountNumber: 'ü' }, { accountNumber: NO_NAME }],
    [{ accountNumber: 'x'.repeat(65) }, { accountNumber: NO_NAME }],
    [{ accountNumber: 'x\n' }, { accountNumber: NO_NAME }],
    [{ accountNumber: 12345 }, { accountNumber: '12345 is not a string' }],
    [{ name: 'x'.repeat(257) }, { name: 'Longer than maximum length 256' }],
    [{ name: 'nul\0' }, { name: NO_NAME }],
    [{ franchise: 'nowhere' }, { franchise: 'Franchise not found' }],
  ];
  for (const [body, faults] of cases) expectReply(await operator.post('/accounts', body), 400, faults);
});

test('a number is unique on the platform, in any case, for a franchise that cannot see it too', async () => {
  for (const accountNumber of ['acme', 'ACME', 'globex']) {
    expectReply(await operator.post('/accounts', { accountNumber }), 409, DATA_CONFLICT);
    expectReply(await north.post('/accounts', { accountNumber }), 409, DATA_CONFLICT);
  }
});

test('listAccounts: what each may see', async () => {
  assert.deepEqual(numbers((await owner.get('/accounts')).body), ['acme']);
  const southern = numbers((await api.as('south-app').get('/accounts')).body);
  assert.deepEqual(southern, ['globex', 'a2']);
  const all = numbers((await operator.get('/accounts')).body);
  assert.ok(['acme', 'globex', 'A_1.x-'].every((account) => all.includes(account)));
  const { body } = await owner.get('/accounts/');
  const { createdDate } = await read('acme');
  const links = [{ href: `${BASE}/accounts/acme/`, rel: 'self' }];
  assert.deepEqual(body, {
    totalCount: 1,
    list: [{ accountNumber: 'acme', status: 'open', createdDate, links }],
    links: [{ href: `${BASE}/accounts`, rel: 'self' }],
  });
});

test('listAccounts: filters', async () => {
  const cases: [query: string, accounts: string[]][] = [
    ['filterStatus=suspended', ['dormant']],
    ['filterStatus=closed', []],
    ['filterAccountNumber=acme', ['acme']],
    ['filterAccountNumber=ACME', ['acme']],
    ['filterAccountNumber=*m*', ['acme', 'umbra', 'dormant']],
    ['filterAccountNumber=_cme', []],
    ['filterAccountNumber=%25', []],
    ['filterAccountNumber=*m*&filterStatus=open', ['acme', 'umbra']],
    ['filterStatus=suspended&filterStatus=open&filterAccountNumber=u*', ['umbra']],
    ['filterstatus=closed&x=y&filterAccountNumber=acme', ['acme']],
  ];
  for (const [query, accounts] of cases) {
    const { body } = await north.get(`/accounts?${query}`);
    assert.deepEqual(numbers(body), accounts, query);
    assert.equal((body as { totalCount: number }).totalCount, accounts.length);
    assert.deepEqual((body as { links: object }).links, [{ href: `${BASE}/accounts?${query}`, rel: 'self' }]);
  }
  const wrong = wrongFields({ filterStatus: '"shut" is not one of open, suspended, closed' });
  expectReply(await north.get('/accounts?filterStatus=shut'), 400, wrong);
});

test('setAccount sets what it names, and refuses what it does not know', async () => {
  expectReply(await north.put('/accounts/umbra', { name: 'Umbra & Söhne' }), 204);
  expectReply(await north.put('/accounts/umbra', {}), 204);
  assert.deepEqual([(await read('umbra'))['name'], (await read('umbra'))['status']], ['Umbra & Söhne', 'open']);
  expectReply(await operator.put('/accounts/umbra', { status: 'pending', name: 'no' }), 400, {
    status: '"pending" is not one of open, suspended, closed',
  });
  assert.equal((await read('umbra'))['name'], 'Umbra & Söhne');
  expectReply(await operator.put('/accounts/nowhere', {}), 404, missing('Account not found'));
  expectReply(await owner.put('/accounts/acme', { name: 'mine' }), 401, UNAUTHORIZED);
});

test('an account that is suspended or closed: its users and mailbox owners are refused, the franchise is not', async () => {
  const everybody = [
    ['umbra-owner', '/accounts/umbra'],
    ['umbra-owner', '/accounts/umbra/users/umbra-owner'],
    ['carol@umbra.example', '/email/umbra.example/usernames/carol/mailbox'],
  ] as const;
  for (const [status, answer] of [
    ['suspended', 401],
    ['closed', 401],
    ['open', 200],
  ] as const) {
    expectReply(await north.put('/accounts/umbra', { status }), 204);
    for (const [name, path] of everybody) expectReply(await api.as(name).get(path), answer);
    assert.equal(((await north.get('/accounts/umbra')).body as { status: string }).status, status);
    expectReply(await north.get('/accounts/umbra/email/umbra.example'), 200);
  }
});

test('removeAccount: 409 while email domains remain; its users go with it', async () => {
  expectReply(await north.delete('/accounts/acme'), 409, DATA_CONFLICT);
  expectReply(await api.as('acme-owner').get('/accounts/acme'), 200);
  expectReply(await north.post('/accounts', { accountNumber: 'brief' }), 201);
  expectReply(await north.post('/accounts/brief/users', { userName: 'brief-owner', password: PASSWORD }), 201);
  expectReply(await north.put('/accounts/brief/email/brief.example'), 201);
  expectReply(await north.delete('/accounts/brief'), 409, DATA_CONFLICT);
  expectReply(await north.delete('/accounts/brief/email/brief.example'), 204);
  expectReply(await api.as('brief-owner').delete('/accounts/brief'), 401, UNAUTHORIZED);
  expectReply(await north.delete('/accounts/brief'), 204);
  expectReply(await north.get('/accounts/brief'), 404, missing('Account not found'));
  expectReply(await api.as('brief-owner').get('/accounts/brief'), 401, UNAUTHORIZED);
  // The number is free again.
  expectReply(await north.post('/accounts', { accountNumber: 'brief' }), 201);
});

test('another franchise’s account looks like none', async () => {
  for (const account of ['globex', 'nowhere', 'a%00b', 'GLOBEX', 'x'.repeat(2000), '%25', "'"]) {
    const path = `/accounts/${account}`;
    for (const below of ['', '/users', '/users/globex-owner', '/email', '/email/globex.example'])
      expectReply(await north.get(path + below), 404, missing('Account not found'));
    expectReply(await north.put(path, { status: 'closed' }), 404, missing('Account not found'));
    expectReply(await north.delete(path), 404, missing('Account not found'));
    expectReply(await north.post(`${path}/users`, {}), 404, missing('Account not found'));
    expectReply(await owner.get(path), 401, UNAUTHORIZED);
  }
  assert.equal((await read('globex'))['status'], 'open');
});
