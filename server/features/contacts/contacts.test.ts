import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply, type Reply } from '../../../test/support/api.ts';
import { MALFORMED, missing, NO_NAME, UNAUTHORIZED, wrongFields } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { FIELDS } from './schema.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');

const CONTACTS = '/accounts/acme/email/acme.example/contacts';
const links = [{ href: BASE + CONTACTS, rel: 'self' }];
const TEST = {
  name: 'test-contact',
  email: 'test@test.com',
  firstName: 'First',
  lastName: 'Last',
  displayName: 'Display Name',
};

/** A contact as replies show it, in the order of the specification. */
const shown = (set: Record<string, string>, at = CONTACTS) => ({
  ...Object.fromEntries(FIELDS.map((field) => [field, set[field] ?? ''])),
  links: [{ href: `${BASE}${at}/${set['name']!.replaceAll(' ', '%20')}`, rel: 'self' }],
});

const found = async (query: string): Promise<string[]> => {
  const reply = await owner.get(`${CONTACTS}?${query}`);
  expectReply(reply, 200);
  const { count, list, links: own } = reply.body as { count: number; list: { name: string }[]; links: unknown };
  assert.equal(count, list.length);
  assert.deepEqual(own, links, 'the list names itself without its query');
  return list.map(({ name }) => name);
};

/** A contact of its own with these fields. */
async function made(fields: Record<string, string>): Promise<void> {
  expectReply(await owner.post(CONTACTS, { email: 'x@y.zz', displayName: 'X', ...fields }), 204);
}

async function gone(...names: string[]): Promise<void> {
  for (const name of names) expectReply(await owner.delete(`${CONTACTS}/${encodeURIComponent(name)}`), 204);
}

test('createContact, getContact, setContact, removeContact', async () => {
  expectReply(await owner.get(CONTACTS), 200, { count: 0, list: [], links });
  const created = await owner.post(CONTACTS, { ...TEST, unknown: 1, city: null, state: '' });
  assert.deepEqual([created.status, created.text, created.headers['location']], [204, '', undefined]);
  const got = await owner.get(`${CONTACTS}/test-contact`);
  expectReply(got, 200, shown(TEST));
  assert.deepEqual(Object.keys(got.body as object), [...FIELDS, 'links']);
  expectReply(await owner.get(CONTACTS), 200, { count: 1, list: [shown(TEST)], links });

  expectReply(await owner.put(`${CONTACTS}/test-contact`, { email: 'new@test.com', mobilePhone: '123456789' }), 204);
  const changed = { ...TEST, email: 'new@test.com', mobilePhone: '123456789' };
  expectReply(await owner.get(`${CONTACTS}/TEST-Contact/`), 200, shown(changed));
  expectReply(await owner.put(`${CONTACTS}/test-contact`, { name: 'other', firstName: '', lastName: null }), 204);
  expectReply(await owner.get(`${CONTACTS}/test-contact`), 200, shown({ ...changed, firstName: '' }));
  expectReply(await owner.put(`${CONTACTS}/test-contact`), 204);

  expectReply(await owner.delete(`${CONTACTS}/test-contact`), 204);
  for (const call of [owner.get, owner.put, owner.delete])
    expectReply(await call(`${CONTACTS}/test-contact`), 404, missing('Contact not found'));
  expectReply(await owner.get(CONTACTS), 200, { count: 0, list: [], links });
});

test('createContact: 409 with a guid for a name that the domain has, in whatever case; other domains have their own', async () => {
  await made(TEST);
  for (const name of ['test-contact', 'Test-Contact']) {
    const reply = await owner.post(CONTACTS, { ...TEST, name });
    const guid = reply.headers['x-request-id'];
    expectReply(reply, 409);
    assert.equal(reply.text, `{"conflict":{"guid":"${guid}","code":409,"message":"Data conflict","details":""}}`);
  }
  const both = await Promise.all([1, 2, 3, 4].map(() => owner.post(CONTACTS, { ...TEST, name: 'raced' })));
  assert.deepEqual(
    both.map(({ status }) => status).sort((a, b) => a - b),
    [204, 409, 409, 409],
  );
  const others = '/accounts/umbra/email/umbra.example/contacts';
  expectReply(await api.as('umbra-owner').post(others, TEST), 204);
  expectReply(await api.as('north-app').get(`${others}/test-contact`), 200, shown(TEST, others));
  await gone('test-contact', 'raced');
  expectReply(await api.as('umbra-owner').get(`${others}/test-contact`), 200);
});

test('createContact, setContact: what they refuse', async () => {
  await made(TEST);
  const email = { email: 'Invalid email address' };
  const long = 'x'.repeat(257);
  const cases: [method: 'post' | 'put', body: object, faults: Record<string, string>][] = [
    ['post', {}, { displayName: 'Required', name: 'Required', email: 'Required' }],
    [
      'post',
      { ...TEST, displayName: '', name: null, email: 0 },
      { displayName: 'Required', name: 'Required', email: 'Required' },
    ],
    ['post', { ...TEST, email: 'test' }, email],
    ['post', { ...TEST, email: 'a@b' }, email],
    ['post', { ...TEST, email: 'a@b_c.com' }, email],
    ['post', { ...TEST, email: 'a@b.c om' }, email],
    ['post', { ...TEST, email: 'a@b@c.com' }, email],
    ['post', { ...TEST, email: 'ä@b.com' }, email],
    ['post', { ...TEST, email: `${'a'.repeat(250)}@b.example` }, { email: 'Longer than maximum length 256' }],
    ['post', { ...TEST, name: 'a/b' }, { name: NO_NAME }],
    ['post', { ...TEST, name: '..' }, { name: NO_NAME }],
    ['post', { ...TEST, name: 'ü' }, { name: NO_NAME }],
    ['post', { ...TEST, name: 'a\n' }, { name: NO_NAME }],
    ['post', { ...TEST, name: 'x'.repeat(65) }, { name: 'Longer than maximum length 64' }],
    ['post', { ...TEST, city: long, state: 5 }, { city: 'Longer than maximum length 256', state: '5 is not a string' }],
    ['post', { ...TEST, city: 'a\0' }, { city: NO_NAME }],
    ['put', { email: 'updated-email', displayName: 'Display Name Updated' }, email],
    ['put', { email: '', displayName: '' }, { displayName: 'Required', email: 'Required' }],
    ['put', { title: true, pager: long }, { title: 'true is not a string', pager: 'Longer than maximum length 256' }],
  ];
  for (const [method, body, faults] of cases) {
    const reply = await (method === 'post' ? owner.post(CONTACTS, body) : owner.put(`${CONTACTS}/test-contact`, body));
    expectReply(reply, 400, faults);
    assert.deepEqual(Object.keys(reply.body as object), Object.keys(faults), 'in the order of the specification');
  }
  expectReply(await owner.put(`${CONTACTS}/test-contact`, '{'), 400, MALFORMED);
  expectReply(await owner.put(`${CONTACTS}/nobody`, '{'), 404, missing('Contact not found'));
  expectReply(await owner.get(`${CONTACTS}/test-contact`), 200, shown(TEST));
  await gone('test-contact');
});

test('names that the pattern allows are found by their links', async () => {
  const names = ['...', 'a b', ' ', 'x'.repeat(64), 'me@acme.example', '-', 'A.B_c'];
  for (const name of names) await made({ name });
  for (const { name, links: own } of await all()) {
    const reply = await owner.get(own[0]!.href.slice(BASE.length));
    assert.equal((reply.body as { name: string }).name, name);
  }
  assert.deepEqual(await found(''), names);
  for (const odd of ['%00', '..%2f', 'a%2fb', '%25', "'", 'é']) {
    expectReply(await owner.get(`${CONTACTS}/${encodeURI(odd)}`), 404, missing('Contact not found'));
  }
  await gone(...names);
});

async function all(): Promise<{ name: string; links: { href: string }[] }[]> {
  return ((await owner.get(CONTACTS)).body as { list: { name: string; links: { href: string }[] }[] }).list;
}

test('listContacts: filters compare the whole field, searches a part of it, all must fit', async () => {
  await made({ ...TEST, name: 'search-contact', email: 'new@test.com', city: 'Zürich 100%' });
  await made({ ...TEST, name: 'test-contact', email: 'New@Test.com', city: 'ZÜRICH_50*' });
  await made({ ...TEST, name: 'third', email: 'third@test.com', country: 'CH' });
  const both = ['search-contact', 'test-contact'];
  const cases: [query: string, names: string[]][] = [
    ['filterName=search-contact&filterEmail=new@test.com', ['search-contact']],
    ['filterEmail=new@test.com', both],
    ['searchName=contact', both],
    ['filterName=notexisting', []],
    ['searchName=notexisting', []],
    ['filterName=contact', []],
    ['filterName=*CONTACT', both],
    ['filterName=*E*t-*', ['test-contact']],
    ['filterName=THIRD', ['third']],
    ['filterCity=*', [...both, 'third']],
    ['searchCity=z%C3%BCrich', both],
    ['searchCity=%25', ['search-contact']],
    ['searchCity=*', ['test-contact']],
    ['searchCity=_', ['test-contact']],
    ['filterCity=z%C3%9Crich_50*', ['test-contact']],
    ['filterCountry=ch', ['third']],
    ['searchDisplayName=display&filterCountry=ch', ['third']],
    ['searchDisplayName=display&searchName=test', ['test-contact']],
    ['filterName=', [...both, 'third']],
    ['filterNothing=x&filtername=x', [...both, 'third']],
    ['filterName=third&filterName=test-contact', ['test-contact']],
    ['searchEmail=%ff', []],
  ];
  for (const [query, names] of cases) assert.deepEqual(await found(query), names, query);
  expectReply(await owner.get(`${CONTACTS}?searchName=%00`), 400, wrongFields({ searchName: NO_NAME }));
  for (const field of FIELDS) {
    const parameter = field[0]!.toUpperCase() + field.slice(1);
    expectReply(await owner.put(`${CONTACTS}/third`, { [field]: 'only@third.example' }), 204);
    const asked = field === 'name' ? 'third' : 'only@third.example';
    assert.deepEqual(await found(`filter${parameter}=${asked}`), ['third'], field);
    assert.deepEqual(await found(`search${parameter}=${asked.slice(1, 4)}`), ['third'], field);
    if (field !== 'name') expectReply(await owner.put(`${CONTACTS}/third`, { [field]: 'other@third.example' }), 204);
  }
  await gone(...both, 'third');
});

test('listContacts: pages', async () => {
  const names = Array.from({ length: 101 }, (_, i) => `c${i}`);
  for (const name of names.slice(0, 5)) await made({ name });
  const paged = await owner.get(`${CONTACTS}?pageSize=2&page=2&searchName=c`);
  expectReply(paged, 200);
  const body = paged.body as { count: number; list: { name: string }[]; links: { href: string; rel: string }[] };
  assert.deepEqual([body.count, body.list.map(({ name }) => name)], [5, ['c2', 'c3']]);
  const at = (page: number) => `${BASE}${CONTACTS}?pageSize=2&page=${page}&searchName=c`;
  const rels: [string, number][] = [
    ['first', 1],
    ['previous', 1],
    ['next', 3],
    ['last', 3],
    ['self', 2],
  ];
  assert.deepEqual(
    body.links,
    rels.map(([rel, page]) => ({ href: at(page), rel })),
  );
  expectRedirect(await owner.get(`${CONTACTS}?page=4&pageSize=2`), '?page=1&pageSize=2');
  expectRedirect(await owner.get(`${CONTACTS}?page=1&pageSize=401`), '?page=1&pageSize=400');
  expectReply(await owner.get(`${CONTACTS}?page=1&pageSize=2&filterName=none`), 200);
  expectReply(await owner.get(`${CONTACTS}?page=1`), 400, wrongFields({ pageSize: 'Required' }));
  expectReply(
    await owner.get(`${CONTACTS}?page=x&pageSize=0`),
    400,
    wrongFields({ page: '"x" is not a number', pageSize: '0 is less than minimum value 1' }),
  );
  for (const name of names.slice(5, 100)) await made({ name });
  assert.equal((await found('')).length, 100);
  await made({ name: names[100]! });
  expectRedirect(await owner.get(`${CONTACTS}?searchName=c`), '?searchName=c&page=1&pageSize=100');
});

function expectRedirect(reply: Reply, query: string): void {
  assert.deepEqual([reply.status, reply.headers['location'], reply.text], [303, BASE + CONTACTS + query, '']);
}

test('who may call: the account’s owner and those above it', async () => {
  for (const name of ['operator', 'north-app', 'acme-owner']) {
    expectReply(await api.as(name).get(`${CONTACTS}?filterName=none`), 200);
  }
  for (const name of ['acme-clerk', 'umbra-owner', 'alice@acme.example', undefined]) {
    const client = api.as(name);
    for (const reply of [
      await client.get(CONTACTS),
      await client.post(CONTACTS, {}),
      await client.get(`${CONTACTS}/c1`),
      await client.put(`${CONTACTS}/c1`, {}),
      await client.delete(`${CONTACTS}/c1`),
    ]) {
      expectReply(reply, 401, UNAUTHORIZED);
    }
  }
  expectReply(await api.as('south-app').get(CONTACTS), 404, missing('Account not found'));
  expectReply(await owner.get('/accounts/acme/email/umbra.example/contacts'), 404, missing('Domain not found'));
  expectReply(await owner.put('/accounts/acme/email/umbra.example/contacts/a', {}), 404, missing('Domain not found'));
});
