import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectCreated, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { DATA_CONFLICT, missing, NO_NAME, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');

const names = (body: unknown): string[] => (body as { list: { userName: string }[] }).list.map((user) => user.userName);

test('createPlatformUser, getPlatformUser: of both roles', async () => {
  const app = { userName: 'Third_app.1-', password: PASSWORD, role: 'franchise', franchise: 'north' };
  expectCreated(await operator.post('/users', app), '/users/Third_app.1-/');
  const links = [{ href: `${BASE}/users/Third_app.1-/`, rel: 'self' }];
  const shown = { userName: 'Third_app.1-', role: 'franchise', franchise: 'north', links };
  expectReply(await operator.get('/users/Third_app.1-'), 200, shown);
  expectReply(await api.as('Third_app.1-').get('/accounts'), 200);
  const second = { userName: 'operator-2', password: PASSWORD, role: 'operator', franchise: 'north' };
  expectCreated(await operator.post('/users', second), '/users/operator-2/');
  const self = [{ href: `${BASE}/users/operator-2/`, rel: 'self' }];
  expectReply(await operator.get('/users/operator-2'), 200, { userName: 'operator-2', role: 'operator', links: self });
  expectReply(await api.as('operator-2').get('/franchises'), 200);
});

test('listPlatformUsers has no user of an account', async () => {
  const { body } = await operator.get('/users');
  assert.deepEqual(names(body).slice(0, 3), ['operator', 'north-app', 'south-app']);
  assert.ok(!names(body).includes('acme-owner'));
  assert.deepEqual((body as { links: object }).links, [{ href: `${BASE}/users`, rel: 'self' }]);
});

const notOne = (text: string, choices: string) => `"${text}" is not one of ${choices}`;

test('createPlatformUser: what it refuses', async () => {
  const good = { userName: 'good', password: PASSWORD, role: 'franchise', franchise: 'north' };
  const cases: [set: object, faults: Record<string, string>][] = [
    [{ userName: undefined }, { userName: 'Required' }],
    [
      { userName: '', password: null, role: undefined },
      { userName: 'Required', password: 'Required', role: 'Required' },
    ],
    [{ userName: 'a@b' }, { userName: NO_NAME }],
    [{ userName: 'a b' }, { userName: NO_NAME }],
    [{ userName: '..' }, { userName: NO_NAME }],
    [{ userName: 'é' }, { userName: NO_NAME }],
    [{ userName: 'x'.repeat(65) }, { userName: NO_NAME }],
    [{ userName: 5 }, { userName: '5 is not a string' }],
    [{ password: 'x'.repeat(11) }, { password: 'Shorter than minimum length 12' }],
    [{ password: '😀'.repeat(11) }, { password: 'Shorter than minimum length 12' }],
    [{ password: 'x'.repeat(129) }, { password: 'Longer than maximum length 128' }],
    [{ password: 'control\u0007character' }, { password: NO_NAME }],
    [{ password: 'nul\0nul\0nul\0nul' }, { password: NO_NAME }],
    [{ password: `${PASSWORD}\ud800` }, { password: NO_NAME }],
    [{ role: 'account' }, { role: notOne('account', 'operator, franchise') }],
    [{ role: 'account_owner' }, { role: notOne('account_owner', 'operator, franchise') }],
    [{ franchise: undefined }, { franchise: 'Required' }],
    [{ franchise: 'nowhere' }, { franchise: 'Franchise not found' }],
    [{ franchise: "' or true --" }, { franchise: 'Franchise not found' }],
  ];
  const before = await api.sql`select from users`;
  for (const [set, faults] of cases) expectReply(await operator.post('/users', { ...good, ...set }), 400, faults);
  assert.equal((await api.sql`select from users`).length, before.length);
});

test('passwords of 12 to 128 characters, whatever they are made of', async () => {
  for (const [i, password] of ['x'.repeat(12), '😀'.repeat(12), 'x'.repeat(128), 'pa:ss wörd %00 "\'\\'].entries()) {
    const userName = `pass-${i}`;
    expectReply(await operator.post('/users', { userName, password, role: 'operator' }), 201);
    expectReply(await api.as(`${userName}:${password}`).get('/franchises'), 200);
    expectReply(await api.as(`${userName}:${password}x`).get('/franchises'), 401);
    expectReply(await operator.delete(`/users/${userName}`), 204);
  }
});

test('a name is unique among all users of the platform and of accounts, in any case', async () => {
  for (const userName of ['operator', 'OPERATOR', 'north-app', 'acme-owner', 'Acme-Owner']) {
    const platform = { userName, password: PASSWORD, role: 'operator' };
    expectReply(await operator.post('/users', platform), 409, DATA_CONFLICT);
    expectReply(await operator.post('/accounts/umbra/users', { userName, password: PASSWORD }), 409, DATA_CONFLICT);
  }
});

test('setPlatformUser changes the password at once, also by the user itself; nobody else may', async () => {
  const next = 'Another-Horse-8';
  expectReply(await api.as('north-app').put('/users/north-app', { password: next }), 204);
  expectReply(await api.as('north-app').get('/accounts'), 401, UNAUTHORIZED);
  expectReply(await api.as(`north-app:${next}`).get('/users/north-app'), 401, UNAUTHORIZED);
  expectReply(await api.as(`north-app:${next}`).get('/accounts'), 200);
  expectReply(await api.as(`north-app:${next}`).put('/users/south-app', { password: next }), 401, UNAUTHORIZED);
  expectReply(await operator.put('/users/north-app', { password: PASSWORD, userName: 'x', role: 'operator' }), 204);
  expectReply(await operator.put('/users/north-app'), 204);
  expectReply(await api.as('north-app').get('/accounts'), 200);
  expectReply(await operator.put('/users/north-app', { password: 'short' }), 400, {
    password: 'Shorter than minimum length 12',
  });
  const { body } = await operator.get('/users/north-app');
  assert.equal((body as { role: string }).role, 'franchise');
});

test('a user of the platform is asked for under its own name only', async () => {
  for (const userName of ['nobody', 'acme-owner', 'North-app', 'a%00b', 'alice@acme.example']) {
    expectReply(await operator.get(`/users/${userName}`), 404, missing('User not found'));
    expectReply(await operator.put(`/users/${userName}`, { password: PASSWORD }), 404, missing('User not found'));
    expectReply(await operator.put(`/users/${userName}`, '{"broken'), 404, missing('User not found'));
    expectReply(await operator.put(`/accounts/umbra/users/${userName}`, '{"broken'), 404, missing('User not found'));
    expectReply(await operator.delete(`/users/${userName}`), 404, missing('User not found'));
  }
});

test('removePlatformUser: the last operator stays', async () => {
  const { rows } = {
    rows: await api.sql<{ name: string }[]>`select user_name as name from users where role = 'operator'`,
  };
  for (const { name } of rows) if (name !== 'operator') expectReply(await operator.delete(`/users/${name}`), 204);
  expectReply(await operator.delete('/users/operator'), 409, DATA_CONFLICT);
  expectReply(await operator.post('/users', { userName: 'heir', password: PASSWORD, role: 'operator' }), 201);
  expectReply(await operator.delete('/users/heir'), 204);
  expectReply(await api.as('heir').get('/franchises'), 401, UNAUTHORIZED);
});

test('createAccountUser, getAccountUser, listAccountUsers', async () => {
  const body = { userName: 'acme-2', password: PASSWORD };
  expectCreated(await api.as('north-app').post('/accounts/acme/users', body), '/accounts/acme/users/acme-2/');
  const links = [{ href: `${BASE}/accounts/acme/users/acme-2/`, rel: 'self' }];
  const shown = { userName: 'acme-2', roles: ['account_owner'], links };
  expectReply(await operator.get('/accounts/acme/users/acme-2'), 200, shown);
  expectReply(await api.as('acme-2').get('/accounts/acme/users/acme-2'), 200, shown);
  const list = await api.as('north-app').get('/accounts/acme/users');
  assert.deepEqual(names(list.body), ['acme-owner', 'acme-clerk', 'acme-2']);
  assert.deepEqual((list.body as { list: object[] }).list[2], shown);
  assert.deepEqual((list.body as { links: object }).links, [{ href: `${BASE}/accounts/acme/users`, rel: 'self' }]);
  expectReply(await operator.get('/accounts/umbra/users/acme-2'), 404, missing('User not found'));
  expectReply(await operator.get('/accounts/acme/users/north-app'), 404, missing('User not found'));
});

test('createAccountUser: what it refuses', async () => {
  const cases: [body: object, faults: Record<string, string>][] = [
    [{}, { userName: 'Required', password: 'Required' }],
    [
      { userName: 'a@b', password: 'short' },
      { userName: NO_NAME, password: 'Shorter than minimum length 12' },
    ],
    [{ userName: 'new', password: PASSWORD, roles: ['god'] }, { 'roles.0': notOne('god', 'account_owner') }],
    [{ userName: 'new', password: PASSWORD, roles: 'account_owner' }, { roles: '"account_owner" is not iterable' }],
  ];
  for (const [body, faults] of cases) expectReply(await operator.post('/accounts/acme/users', body), 400, faults);
});

test('a user without the role has no rights but its own password', async () => {
  const clerk = api.as('acme-clerk');
  for (const path of ['/accounts/acme', '/accounts', '/accounts/acme/email', '/accounts/acme/email/acme.example'])
    expectReply(await clerk.get(path), 401, UNAUTHORIZED);
  expectReply(await clerk.get('/accounts/acme/users/acme-clerk'), 200);
  const next = 'Another-Horse-9';
  // Its roles are not its own to give.
  expectReply(await clerk.put('/accounts/acme/users/acme-clerk', { password: next, roles: ['account_owner'] }), 204);
  expectReply(await clerk.get('/accounts/acme/users/acme-clerk'), 401, UNAUTHORIZED);
  expectReply(await api.as(`acme-clerk:${next}`).get('/accounts/acme'), 401, UNAUTHORIZED);
  expectReply(await operator.put('/accounts/acme/users/acme-clerk', { roles: ['account_owner'] }), 204);
  expectReply(await api.as(`acme-clerk:${next}`).get('/accounts/acme'), 200);
  expectReply(await operator.put('/accounts/acme/users/acme-clerk', { roles: [] }), 204);
  expectReply(await api.as(`acme-clerk:${next}`).get('/accounts/acme'), 401, UNAUTHORIZED);
});

test('an owner may not make, see, change or delete the other users', async () => {
  const owner = api.as('acme-owner');
  expectReply(await owner.get('/accounts/acme/users'), 401, UNAUTHORIZED);
  expectReply(await owner.post('/accounts/acme/users', { userName: 'x', password: PASSWORD }), 401, UNAUTHORIZED);
  expectReply(await owner.get('/accounts/acme/users/acme-clerk'), 401, UNAUTHORIZED);
  expectReply(await owner.put('/accounts/acme/users/acme-clerk', { password: PASSWORD }), 401, UNAUTHORIZED);
  expectReply(await owner.delete('/accounts/acme/users/acme-owner'), 401, UNAUTHORIZED);
});

test('removeAccountUser', async () => {
  expectReply(await operator.post('/accounts/acme/users', { userName: 'brief', password: PASSWORD }), 201);
  expectReply(await api.as('brief').get('/accounts/acme'), 200);
  expectReply(await api.as('north-app').delete('/accounts/acme/users/brief'), 204);
  expectReply(await api.as('brief').get('/accounts/acme'), 401, UNAUTHORIZED);
  expectReply(await operator.delete('/accounts/acme/users/brief'), 404, missing('User not found'));
});

test('no password and no hash stands in the audit', async () => {
  const rows = await api.sql`select detail::text from audit`;
  assert.ok(rows.length > 10);
  for (const { detail } of rows) assert.doesNotMatch(String(detail), /Horse|ARGON2|\$/);
});
