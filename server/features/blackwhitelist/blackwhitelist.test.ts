import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { missing, UNAUTHORIZED, wrongFields } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');
const north = api.as('north-app');

const DOMAIN = '/accounts/acme/email/acme.example/blackwhitelist';
const LONG = '/accounts/acme/email/acme.example/usernames/alice/blackwhitelist';
const SHORT = '/email/acme.example/usernames/alice/blackwhitelist';

interface Entry {
  type: string;
  address: string;
}
const self = (path: string) => [{ href: BASE + path, rel: 'self' }];
const shown = (path: string, ...list: Entry[]) => ({ totalCount: list.length, list, links: self(path) });
const white = (address: string): Entry => ({ type: 'W', address });
const black = (address: string): Entry => ({ type: 'B', address });
const names = (body: unknown): string[] => (body as { list: Entry[] }).list.map(({ address }) => address);

/** A list of its own for a test, of an Exchange username: both kinds have one. @returns its path */
async function newList(name: string): Promise<string> {
  const username = `/accounts/acme/email/acme.example/usernames/${name}`;
  expectReply(await north.put(`${username}/exchange`, { password: PASSWORD, displayName: name }), 201);
  return `${username}/blackwhitelist`;
}

test('the lists of a domain and of its mailboxes are apart, in the order of creation', async () => {
  const four = [
    white('mb1-white@somedomain.com'),
    black('mb2-black@domain.com'),
    black('mb3-black@somedomain.com'),
    black('@sometestdomain.com'),
  ];
  expectReply(await owner.get(DOMAIN), 200, shown(DOMAIN));
  expectReply(await owner.put(DOMAIN, { list: four.slice(0, 3) }), 204);
  expectReply(await north.put(`${DOMAIN}/`, { list: four.slice(3) }), 204);
  expectReply(await owner.get(DOMAIN), 200, shown(DOMAIN, ...four));
  expectReply(await owner.get(LONG), 200, shown(LONG));
  const mine = api.as('alice@acme.example');
  expectReply(await mine.put(SHORT, { list: [black('X@Y.example')] }), 204);
  expectReply(await owner.get(LONG), 200, shown(LONG, black('x@y.example')));
  expectReply(await mine.get(SHORT), 200, shown(SHORT, black('x@y.example')));
  expectReply(await owner.get(DOMAIN), 200, shown(DOMAIN, ...four));
});

test('filters and orders; the self link repeats the query as it was sent', async () => {
  const cases: [query: string, found: string[]][] = [
    ['filterAddress=*somedomain.com*', ['mb1-white@somedomain.com', 'mb3-black@somedomain.com']],
    ['filterAddress=*%40SomeDomain.com', ['mb1-white@somedomain.com', 'mb3-black@somedomain.com']],
    ['filterAddress=somedomain.com', []],
    ['filterAddress=%25', []],
    ['filterType=W', ['mb1-white@somedomain.com']],
    ['filterType=B&filterAddress=*somedomain*', ['mb3-black@somedomain.com']],
    [
      'sortField=address&sortOrder=desc',
      ['mb3-black@somedomain.com', 'mb2-black@domain.com', 'mb1-white@somedomain.com', '@sometestdomain.com'],
    ],
    [
      'sortField=type',
      ['mb2-black@domain.com', 'mb3-black@somedomain.com', '@sometestdomain.com', 'mb1-white@somedomain.com'],
    ],
    [
      'sortOrder=desc&&x=y',
      ['@sometestdomain.com', 'mb3-black@somedomain.com', 'mb2-black@domain.com', 'mb1-white@somedomain.com'],
    ],
  ];
  for (const [query, found] of cases) {
    const { status, body } = await owner.get(`${DOMAIN}?${query}`);
    assert.equal(status, 200, query);
    const { totalCount, links } = body as { totalCount: number; links: unknown };
    assert.deepEqual({ found: names(body), totalCount }, { found, totalCount: found.length }, query);
    if (!query.includes('&&')) assert.deepEqual(links, self(`${DOMAIN}?${query}`));
  }
  const wrong = { filterType: '"A" is not one of B, W', sortField: '"id" is not one of address, type' };
  expectReply(await owner.get(`${DOMAIN}?filterType=A&sortField=id`), 400, wrongFields(wrong));
});

test('pages: totalCount is of all, the links keep the order of the query', async () => {
  const link = (page: number, rel: string) => ({ href: `${BASE}${DOMAIN}?pageSize=2&page=${page}`, rel });
  expectReply(await owner.get(`${DOMAIN}?pageSize=2&page=1`), 200, {
    totalCount: 4,
    list: [white('mb1-white@somedomain.com'), black('mb2-black@domain.com')],
    links: [link(2, 'next'), link(2, 'last'), link(1, 'self')],
  });
  const beyond = await owner.get(`${DOMAIN}?pageSize=2&page=3`);
  assert.deepEqual([beyond.status, beyond.headers['location']], [303, `${BASE}${DOMAIN}?pageSize=2&page=1`]);
  expectReply(await owner.get(`${DOMAIN}?page=1`), 400, wrongFields({ pageSize: 'Required' }));
});

test('setBlackWhiteList: an address that is there gets the new type and keeps its place', async () => {
  const path = await newList('update');
  expectReply(await owner.put(path, { list: [white('a@x.example'), black('b@x.example')] }), 204);
  expectReply(await owner.put(path, { list: [black('c@x.example'), black('A@X.example'), white('c@X.example')] }), 204);
  const three = [black('a@x.example'), black('b@x.example'), white('c@x.example')];
  expectReply(await owner.get(path), 200, shown(path, ...three));
  expectReply(await owner.put(path, { list: [] }), 204);
  expectReply(await owner.get(path), 200, shown(path, ...three));
});

test('setBlackWhiteList: what it refuses, as a whole', async () => {
  const path = await newList('refuse');
  const format = (address: string) => `Invalid address format: ${address}`;
  const cases: [body: unknown, faults: Record<string, string>][] = [
    [undefined, { list: 'Required' }],
    [{ list: null }, { list: 'Required' }],
    [{ list: {} }, { list: '"{}" is not iterable' }],
    [{ list: [{ address: 'mb1-white@somedomain.com' }] }, { 'list.0.type': 'Required' }],
    [
      { list: [white('a@x.example'), { address: 'somedomain.com', type: 'A' }] },
      { 'list.1.type': '"A" is not one of B, W', 'list.1.address': format('somedomain.com') },
    ],
    [{ list: [{ type: 'b', address: '' }] }, { 'list.0.type': '"b" is not one of B, W', 'list.0.address': 'Required' }],
    [{ list: [{ type: 'B', address: 7 }] }, { 'list.0.address': '7 is not a string' }],
    ...[
      '@',
      '@x',
      'a@',
      'a@x',
      '@@x.example',
      'a@b@x.example',
      '*@x.example ',
      '@x..example',
      '@*.example',
      '@.example',
    ].map((address): [object, Record<string, string>] => [
      { list: [black(address)] },
      { 'list.0.address': format(address) },
    ]),
    [
      { list: Array.from({ length: 1001 }, (_, i) => black(`${i}@x.example`)) },
      { list: 'Longer than maximum length 1000' },
    ],
  ];
  for (const [body, faults] of cases) expectReply(await owner.put(path, body), 400, wrongFields(faults));
  expectReply(await owner.get(path), 200, shown(path));
  const { text } = await owner.put(path, { list: [{ address: 'somedomain.com', type: 'A' }] });
  assert.ok(text.indexOf('list.0.type') < text.indexOf('list.0.address'), 'the order of the example');
});

test('one entry: by its address in any case and encoding', async () => {
  const path = await newList('item');
  const odd = "o'x/y#z?%@x.example";
  const addresses = ['mb1-white20150114-0113@somedomain.com', '@bücher.example', odd];
  expectReply(await owner.put(path, { list: addresses.map(white) }), 204);
  const cases: [asked: string, address: string, written: string][] = [
    [addresses[0]!, addresses[0]!, addresses[0]!],
    ['MB1-white20150114-0113%40somedomain.com/', addresses[0]!, addresses[0]!],
    ['@b%C3%BCcher.example', '@xn--bcher-kva.example', '@xn--bcher-kva.example'],
    ['%40xn--bcher-kva.example', '@xn--bcher-kva.example', '@xn--bcher-kva.example'],
    [encodeURIComponent(odd), odd, "o'x%2Fy%23z%3F%25@x.example"],
  ];
  for (const [asked, address, written] of cases) {
    expectReply(await owner.get(`${path}/${asked}`), 200, { ...white(address), links: self(`${path}/${written}/`) });
  }
  const short = path.replace('/accounts/acme', '');
  expectReply(await owner.get(`${short}/${addresses[0]}`), 200, {
    ...white(addresses[0]!),
    links: self(`${short}/${addresses[0]}/`),
  });
  for (const asked of ['no@x.example', 'x', '%00', '%25'])
    for (const method of ['GET', 'DELETE'])
      expectReply(await owner.send({ method, path: `${path}/${asked}` }), 404, missing('Address not found'));
  for (const [asked] of cases.slice(2, 3)) expectReply(await owner.delete(`${path}/${asked}`), 204);
  expectReply(await owner.delete(`${path}/${addresses[0]!.replace('@', '%40').toUpperCase()}`), 204);
  expectReply(await owner.delete(`${path}/${addresses[0]}`), 404, missing('Address not found'));
  assert.deepEqual(names((await owner.get(path)).body), [odd]);
  expectReply(await owner.put(DOMAIN, { list: [white('@gone.example')] }), 204);
  expectReply(await owner.get(`${DOMAIN}/@gone.example`), 200, {
    ...white('@gone.example'),
    links: self(`${DOMAIN}/@gone.example/`),
  });
  expectReply(await owner.delete(`${DOMAIN}/@gone.example`), 204);
});

test('10,000 entries a list, however many add at once', async () => {
  const path = await newList('full');
  const some = (from: number, count: number) => ({
    list: Array.from({ length: count }, (_, i) => black(`e${from + i}@x.example`)),
  });
  for (let from = 0; from < 9000; from += 1000) expectReply(await owner.put(path, some(from, 1000)), 204);
  const replies = await Promise.all([1, 2, 3, 4].map(async (i) => owner.put(path, some(10_000 * i, 400))));
  const refused = replies.filter(({ status }) => status !== 204);
  assert.equal(refused.length, 2);
  for (const reply of refused) expectReply(reply, 400, wrongFields({ list: 'Longer than maximum length 10000' }));
  expectReply(await owner.put(path, some(0, 1000)), 204);
  expectReply(await owner.put(path, some(90_000, 200)), 204);
  expectReply(await owner.put(path, some(80_000, 1)), 400, wrongFields({ list: 'Longer than maximum length 10000' }));
  const all = await owner.get(path);
  assert.deepEqual([all.status, all.headers['location']], [303, `${BASE}${path}?page=1&pageSize=100`]);
  const last = await owner.get(`${path}?page=25&pageSize=400`);
  assert.equal((last.body as { totalCount: number }).totalCount, 10_000);
  assert.equal(names(last.body).at(-1), 'e90199@x.example');
  expectReply(await north.delete(path.replace('blackwhitelist', 'exchange')), 204);
});

test('who may not, and what is not there', async () => {
  const mine = api.as('alice@acme.example');
  for (const path of [DOMAIN, LONG, `${LONG}/a@x.example`]) {
    expectReply(await mine.get(path), 401, UNAUTHORIZED);
    expectReply(await api.as('acme-clerk').get(path), 401, UNAUTHORIZED);
    expectReply(await api.as('umbra-owner').put(path.replace('/a@x.example', ''), '{'), 401, UNAUTHORIZED);
  }
  expectReply(await api.as('bob@acme.example').get(SHORT), 401, UNAUTHORIZED);
  expectReply(await owner.get('/accounts/acme/email/no.example/blackwhitelist'), 404, missing('Domain not found'));
  expectReply(await owner.put('/accounts/acme/email/no.example/blackwhitelist', '{'), 404, missing('Domain not found'));
  expectReply(await owner.put(LONG.replace('alice', 'nobody'), {}), 404, missing('Mailbox not found'));
  expectReply(await api.as('operator').put('/plans/standard', { selfService: ['forwards'] }), 204);
  expectReply(await mine.put(SHORT, { list: [] }), 401, UNAUTHORIZED);
  expectReply(await mine.delete(`${SHORT}/x@y.example`), 401, UNAUTHORIZED);
});

test('a list goes out of sight with its domain, and is removed with its rows', async () => {
  expectReply(await north.delete('/accounts/acme/email/acme.example'), 204);
  expectReply(await north.get('/accounts/acme/email/acme.example/blackwhitelist'), 404);
  await api.sql`delete from all_domains where domain = 'acme.example'`;
  const [left] = await api.sql<[{ count: number }]>`select count(*)::int as count from blackwhitelist`;
  assert.equal(left.count, 0);
});
