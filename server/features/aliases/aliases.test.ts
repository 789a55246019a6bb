import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectCreated, expectReply } from '../../../test/support/api.ts';
import { DATA_CONFLICT, missing, NO_NAME, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const north = api.as('north-app');
const owner = api.as('acme-owner');

const ALIASES = '/accounts/acme/email/acme.example/aliases';
const links = [{ href: `${BASE}${ALIASES}/`, rel: 'self' }];
const list = async (): Promise<string[]> => ((await owner.get(ALIASES)).body as { list: string[] }).list;

test('setAlias, listAliases: in the order they were made', async () => {
  expectReply(await owner.get(ALIASES), 200, { list: [], links });
  expectCreated(await north.put(`${ALIASES}/Zeta.example`), `${ALIASES}/zeta.example/`);
  expectCreated(await north.put(`${ALIASES}/b%C3%BCcher.example`, {}), `${ALIASES}/xn--bcher-kva.example/`);
  expectCreated(await api.as('operator').put(`${ALIASES}/alpha.example/`), `${ALIASES}/alpha.example/`);
  expectReply(await owner.get(`${ALIASES}/`), 200, {
    list: ['zeta.example', 'xn--bcher-kva.example', 'alpha.example'],
    links,
  });
  for (const again of ['zeta.example', 'ZETA.example', 'B%C3%BCcher.example'])
    expectReply(await north.put(`${ALIASES}/${again}`), 204);
  assert.equal((await list()).length, 3);
});

test('setAlias: 409 when the name is held otherwise', async () => {
  const others = '/accounts/umbra/email/umbra.example/aliases';
  for (const name of ['acme.example', 'umbra.example', 'globex.example'])
    expectReply(await north.put(`${ALIASES}/${name}`), 409, DATA_CONFLICT);
  expectReply(await north.put(`${others}/zeta.example`), 409, DATA_CONFLICT);
  expectReply(await north.delete(`${others}/zeta.example`), 404, missing('Alias not found'));
  assert.ok((await list()).includes('zeta.example'));
});

test('setAlias: names that are none', async () => {
  for (const name of [
    'localhost',
    'a%00.example',
    '%25.example',
    'a_b.example',
    '1.2.3.4',
    `${'a'.repeat(300)}.example`,
  ]) {
    expectReply(await north.put(`${ALIASES}/${name}`), 400, { alias: NO_NAME });
    expectReply(await north.delete(`${ALIASES}/${name}`), 404, missing('Alias not found'));
  }
});

test('removeAlias frees the name; the domain’s own name is no alias', async () => {
  expectReply(await owner.delete(`${ALIASES}/zeta.example`), 401, UNAUTHORIZED);
  expectReply(await owner.put(`${ALIASES}/own.example`), 401, UNAUTHORIZED);
  expectReply(await north.delete(`${ALIASES}/ZETA.example`), 204);
  expectReply(await north.delete(`${ALIASES}/zeta.example`), 404, missing('Alias not found'));
  expectReply(await north.delete(`${ALIASES}/acme.example`), 404, missing('Alias not found'));
  expectReply(await north.delete(`${ALIASES}/b%C3%BCcher.example`), 204);
  assert.deepEqual(await list(), ['alpha.example']);
  expectReply(await north.put('/accounts/umbra/email/zeta.example'), 201);
  expectReply(await north.get('/accounts/acme/email/nowhere.example/aliases'), 404, missing('Domain not found'));
});

test('a mailbox owner logs in under an alias too, and calls by the domain’s own name', async () => {
  const alice = api.as('Alice@ALPHA.example');
  expectReply(await alice.get('/email/acme.example/usernames/alice/mailbox'), 200);
  expectReply(await alice.get('/email/alpha.example/usernames/alice/mailbox'), 401, UNAUTHORIZED);
  expectReply(await owner.get('/email/alpha.example/usernames/alice/mailbox'), 401, UNAUTHORIZED);
  expectReply(await north.get('/email/alpha.example/usernames/alice/mailbox'), 404, missing('Domain not found'));
});
