/** Lists as clients see them: filters, sorting, pages, links and redirects (contract.md A.4, C-05, F.1). */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { BASE, expectReply, PASSWORD, type Reply } from '../support/api.ts';
import { wrongFields } from '../support/faults.ts';
import { peopledApi } from '../support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const owner = api.as('acme-owner');

const DOMAIN = '/accounts/acme/email/lists.example';
const LIST = `${DOMAIN}/usernames`;

interface Listed {
  totalCount: number;
  list: { username: string; quota: number }[];
  links?: { href: string; rel: string }[];
}
const names = ({ body }: Reply): string[] => (body as Listed).list.map((item) => item.username);

/** 130 usernames in an order that is neither that of their names nor of their quotas, which repeat. */
const ALL = Array.from({ length: 130 }, (_, i) => ({ username: nameOf((i * 37) % 130), quota: 1 + ((i * 11) % 7) }));

/** Some with the signs that LIKE would read. */
function nameOf(i: number): string {
  return ['m', 'a_b', 'a.b', 'a-b', '_', '-z', 'zz'][i % 7]! + String(i);
}

expectReply(await operator.put(DOMAIN), 201);
const [{ id: domainId }] = await api.sql<[{ id: string }]>`select id from domains where domain = 'lists.example'`;
// By hand: 130 passwords would be hashed otherwise.
await api.sql`
  with made as (
    insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
    select ('0197a000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, ${domainId}, u.name, 'imap', '{SSHA}none', '', u.quota, now()
      from unnest(${ALL.map((item) => item.username)}::text[], ${ALL.map((item) => item.quota)}::int[]) with ordinality as u (name, quota, i)
    returning id, domain_id)
  insert into mailboxes (username_id, domain_id, master) select id, domain_id, false from made`;

const location = (reply: Reply): string => {
  expectReply(reply, 303);
  assert.equal(reply.text, '');
  return reply.headers['location'] ?? '';
};

test('more than 100 usernames are never answered whole', async () => {
  const cases: [query: string, to: string][] = [
    ['', '?page=1&pageSize=100'],
    ['?sortField=quota&sortOrder=desc&details=1', '?sortField=quota&sortOrder=desc&details=1&page=1&pageSize=100'],
    ['?filterUsername=*', '?filterUsername=*&page=1&pageSize=100'],
    ['?page=1&pageSize=401&x=%20', '?page=1&pageSize=400&x=%20'],
    ['?page=3&pageSize=100', '?page=1&pageSize=100'],
    ['?pageSize=65&page=3&sortField=username', '?pageSize=65&page=1&sortField=username'],
    ['?page=99999999999999999999&pageSize=1', '?page=1&pageSize=1'],
    ['?filterUsername=nobody&page=2&pageSize=5', '?filterUsername=nobody&page=1&pageSize=5'],
  ];
  for (const [query, to] of cases) {
    assert.equal(location(await owner.get(LIST + query)), BASE + LIST + to);
    assert.equal(location(await owner.get(`${LIST}/${query}`)), BASE + LIST + to);
    expectReply(await owner.get(LIST + to), 200);
  }
});

test('a page without a place to go to: one page of all, and page 1 of none', async () => {
  expectReply(await owner.get(`${LIST}?filterUsername=nobody`), 200, { totalCount: 0, list: [] });
  const url = `${LIST}?filterUsername=nobody&page=1&pageSize=5`;
  expectReply(await owner.get(url), 200, { totalCount: 0, list: [], links: [{ href: BASE + url, rel: 'self' }] });
  const whole = await owner.get(`${LIST}?page=1&pageSize=400`);
  assert.deepEqual(
    names(whole),
    ALL.map((item) => item.username),
  );
  assert.deepEqual(
    (whole.body as Listed).links?.map((link) => link.rel),
    ['self'],
  );
});

test('the links of a page, in the order of the specification and with the parameters of the request', async () => {
  const { body } = await owner.get(`${LIST}?sortField=username&page=2&filterUsername=m*&pageSize=5`);
  const total = ALL.filter((item) => item.username.startsWith('m')).length;
  assert.equal((body as Listed).totalCount, total);
  const at = (page: number, rel: string) => ({
    href: `${BASE}${LIST}?sortField=username&page=${page}&filterUsername=m*&pageSize=5`,
    rel,
  });
  const last = Math.ceil(total / 5);
  assert.deepEqual((body as Listed).links, [
    at(1, 'first'),
    at(1, 'previous'),
    at(3, 'next'),
    at(last, 'last'),
    at(2, 'self'),
  ]);
});

test('page and pageSize: what they refuse', async () => {
  const cases: [query: string, faults: Record<string, string>][] = [
    ['page=1', { pageSize: 'Required' }],
    ['pageSize=10', { page: 'Required' }],
    ['page=x&pageSize=y', { page: '"x" is not a number', pageSize: '"y" is not a number' }],
    ['page=0&pageSize=-1', { page: '0 is less than minimum value 1', pageSize: '-1 is less than minimum value 1' }],
    ['page=1.0&pageSize=1', { page: '"1.0" is not a number' }],
    ['page=1&page=x&pageSize=1', { page: '"x" is not a number' }],
    ['sortField=type', { sortField: '"type" is not one of username, quota' }],
    ['sortField=quota&sortOrder=DESC', { sortOrder: '"DESC" is not one of asc, desc' }],
    [
      'sortField=x&sortOrder=y',
      { sortField: '"x" is not one of username, quota', sortOrder: '"y" is not one of asc, desc' },
    ],
  ];
  for (const [query, faults] of cases) expectReply(await owner.get(`${LIST}?${query}`), 400, wrongFields(faults));
});

/** What a filter means: `*` any characters, all else itself, in any case. */
function fits(name: string, filter: string): boolean {
  const parts = filter
    .toLowerCase()
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'su').test(name);
}

test('filters: wildcards anywhere, everything else stands for itself', async () => {
  const filters = [
    'm0',
    'M0',
    '*',
    'a*',
    '*b1',
    'a_b*',
    'a.b*',
    '_*',
    '-*',
    '*_*',
    '**',
    'm*1*',
    '%',
    '_',
    'a%25b',
    '\\',
    "'",
    '*é*',
    'x'.repeat(5000),
  ];
  for (const filter of filters) {
    const reply = await owner.get(`${LIST}?filterUsername=${encodeURIComponent(filter)}&page=1&pageSize=400`);
    assert.deepEqual(
      names(reply),
      ALL.map((item) => item.username).filter((name) => fits(name, filter)),
      filter,
    );
    assert.equal((reply.body as Listed).totalCount, names(reply).length);
  }
});

type Order = { field: 'username' | 'quota' | undefined; descending: boolean };

/** Code points for names; equal quotas in the order of creation, the whole order turned round when descending. */
function sorted(items: typeof ALL, { field, descending }: Order): string[] {
  const compare = (a: (typeof ALL)[number], b: (typeof ALL)[number]): number =>
    field === 'quota'
      ? a.quota - b.quota || ALL.indexOf(a) - ALL.indexOf(b)
      : field === 'username'
        ? a.username < b.username
          ? -1
          : 1
        : ALL.indexOf(a) - ALL.indexOf(b);
  const result = items.toSorted(compare).map((item) => item.username);
  return descending ? result.toReversed() : result;
}

test('any filter, order and page size: following next gives each item once, in order', async () => {
  const filter = fc.constantFrom(undefined, '*', 'a*', '*b*', '*1*', '_*', 'm5', 'none');
  const order = fc.record({
    field: fc.constantFrom('username' as const, 'quota' as const, undefined),
    descending: fc.boolean(),
  });
  const shuffled = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 });
  await fc.assert(
    fc.asyncProperty(
      filter,
      order,
      fc.integer({ min: 9, max: 140 }),
      shuffled,
      async (filter, order, size, positions) => {
        const parameters = [
          ...(filter === undefined ? [] : [`filterUsername=${filter}`]),
          ...(order.field === undefined ? [] : [`sortField=${order.field}`]),
          order.descending ? 'sortOrder=desc' : 'sortOrder=asc',
          'page=1',
          `pageSize=${size}`,
        ];
        const query = positions.flatMap((i) => parameters[i] ?? []).join('&');
        const expected = sorted(
          ALL.filter((item) => filter === undefined || fits(item.username, filter)),
          order,
        );
        const seen: string[] = [];
        for (let url: string | undefined = `${LIST}?${query}`; url !== undefined;) {
          const reply: Reply = await owner.get(url);
          expectReply(reply, 200);
          const { totalCount, links }: Listed = reply.body as Listed;
          assert.equal(totalCount, expected.length);
          seen.push(...names(reply));
          url = links?.find((link) => link.rel === 'next')?.href.slice(BASE.length);
        }
        assert.deepEqual(seen, expected);
      },
    ),
    { numRuns: 40, seed: 20260 },
  );
});

test('sortOrder alone turns the order of creation round', async () => {
  const reply = await owner.get(`${LIST}?sortOrder=desc&page=1&pageSize=3`);
  assert.deepEqual(
    names(reply),
    ALL.slice(-3)
      .map((item) => item.username)
      .toReversed(),
  );
});

test('the operator’s lists page by the same rules', async () => {
  for (let i = 0; i < 5; i += 1) {
    expectReply(await operator.put(`/franchises/f${i}`), 201);
    expectReply(await operator.put(`/plans/p${i}`, {}), 201);
    expectReply(await operator.put(`/accounts/acme/email/d${i}.example`), 201);
    expectReply(await operator.post('/accounts', { accountNumber: `a${i}` }), 201);
    expectReply(await operator.post('/users', { userName: `u${i}`, password: PASSWORD, role: 'operator' }), 201);
    expectReply(await operator.post('/accounts/acme/users', { userName: `o${i}`, password: PASSWORD }), 201);
  }
  const lists = ['/franchises', '/plans', '/accounts', '/users', '/accounts/acme/users', '/accounts/acme/email'];
  for (const list of lists) {
    const whole = (await operator.get(list)).body as { totalCount: number; list: object[] };
    assert.equal(whole.list.length, whole.totalCount);
    const seen: object[] = [];
    for (let url: string | undefined = `${list}?page=1&pageSize=2`; url !== undefined;) {
      const reply: Reply = await operator.get(url);
      const page = reply.body as { list: object[]; links: { href: string; rel: string }[] };
      seen.push(...page.list);
      url = page.links.find((link) => link.rel === 'next')?.href.slice(BASE.length);
    }
    assert.deepEqual(seen, whole.list, list);
    assert.equal(location(await operator.get(`${list}/?page=500&pageSize=2`)), `${BASE}${list}?page=1&pageSize=2`);
    assert.equal(location(await operator.get(`${list}?page=1&pageSize=500`)), `${BASE}${list}?page=1&pageSize=400`);
    expectReply(await operator.get(`${list}?page=1`), 400, wrongFields({ pageSize: 'Required' }));
  }
});

test('an operator’s list of more than 100', async () => {
  await api.sql`
    insert into accounts (id, account_number, name, status, franchise_id, created_date)
    select gen_random_uuid(), 'bulk-' || i, '', 'open', (select id from franchises where franchise = 'south'), now()
      from generate_series(1, 101) i`;
  const url = `${BASE}/accounts?filterAccountNumber=bulk-*&page=1&pageSize=100`;
  assert.equal(location(await operator.get('/accounts?filterAccountNumber=bulk-*')), url);
  expectReply(await operator.get('/accounts?filterAccountNumber=bulk-1*'), 200);
  expectReply(await api.as('north-app').get('/accounts?filterAccountNumber=bulk-*'), 200);
});
