import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectCreated, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { DATA_CONFLICT, missing, NO_NAME } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());

test('setFranchise creates, names anew, and leaves alone what is not named', async () => {
  const operator = api.as('operator');
  expectCreated(await operator.put('/franchises/East_1.x-', { name: 'Östlich "1"' }), '/franchises/East_1.x-/');
  const made = await operator.get('/franchises/East_1.x-');
  const { createdDate } = made.body as { createdDate: string };
  assert.ok(Math.abs(Date.now() - Date.parse(createdDate)) < 60_000);
  const links = [{ href: `${BASE}/franchises/East_1.x-/`, rel: 'self' }];
  expectReply(made, 200, { franchise: 'East_1.x-', name: 'Östlich "1"', createdDate, links });
  expectReply(await operator.put('/franchises/East_1.x-', { name: 'Osten' }), 204);
  expectReply(await operator.put('/franchises/East_1.x-/'), 204);
  expectReply(await operator.get('/franchises/East_1.x-/'), 200, {
    franchise: 'East_1.x-',
    name: 'Osten',
    createdDate,
    links,
  });
});

test('setFranchise without a name has an empty one; a name has at most 256 characters', async () => {
  const operator = api.as('operator');
  expectReply(await operator.put('/franchises/nameless'), 201);
  assert.equal(((await operator.get('/franchises/nameless')).body as { name: string }).name, '');
  expectReply(await operator.put('/franchises/nameless', { name: '😀'.repeat(256) }), 204);
  expectReply(await operator.put('/franchises/nameless', { name: 'x'.repeat(257) }), 400, {
    name: 'Longer than maximum length 256',
  });
});

test('names that are none: 400 where PUT would create, 404 elsewhere', async () => {
  const operator = api.as('operator');
  for (const name of ['a%20b', 'a%40b', '%C3%BC', 'x'.repeat(65), '%00', 'a%2Fb', "a'b", '%25']) {
    expectReply(await operator.put(`/franchises/${name}`), 400, { franchise: NO_NAME });
    expectReply(await operator.get(`/franchises/${name}`), 404, missing('Franchise not found'));
    expectReply(await operator.delete(`/franchises/${name}`), 404, missing('Franchise not found'));
  }
});

test('a name that differs in case only is taken', async () => {
  expectReply(await api.as('operator').put('/franchises/North'), 409, DATA_CONFLICT);
  expectReply(await api.as('operator').get('/franchises/North'), 404, missing('Franchise not found'));
});

test('listFranchises has them in the order of their creation', async () => {
  const { body } = await api.as('operator').get('/franchises');
  const { totalCount, list, links } = body as {
    totalCount: number;
    list: { franchise: string; links: object[] }[];
    links: object;
  };
  assert.deepEqual(
    list.slice(0, 3).map((item) => item.franchise),
    ['default', 'north', 'south'],
  );
  assert.equal(totalCount, list.length);
  assert.deepEqual(list[1]!.links, [{ href: `${BASE}/franchises/north/`, rel: 'self' }]);
  assert.deepEqual(links, [{ href: `${BASE}/franchises`, rel: 'self' }]);
});

test('removeFranchise: 409 while accounts remain; its users go with it', async () => {
  const operator = api.as('operator');
  expectReply(await operator.delete('/franchises/south'), 409, DATA_CONFLICT);
  expectReply(await operator.put('/franchises/brief'), 201);
  const user = { userName: 'brief-app', password: PASSWORD, role: 'franchise', franchise: 'brief' };
  expectReply(await operator.post('/users', user), 201);
  expectReply(await api.as('brief-app').get('/accounts'), 200);
  expectReply(await operator.delete('/franchises/brief'), 204);
  expectReply(await operator.delete('/franchises/brief'), 404, missing('Franchise not found'));
  expectReply(await api.as('brief-app').get('/accounts'), 401);
  expectReply(await operator.get('/users/brief-app'), 404, missing('User not found'));
});

test('each change leaves its line in the audit, one that was refused none', async () => {
  const operator = api.as('operator');
  expectReply(await operator.put('/franchises/noted', { name: 'Noted' }), 201);
  expectReply(await operator.put('/franchises/noted', { name: 5 }), 400);
  const rows = await api.sql`select caller, operation, detail from audit where target = 'noted'`;
  assert.deepEqual([...rows], [{ caller: 'operator', operation: 'setFranchise', detail: { name: [null, 'Noted'] } }]);
});
