import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { askedPage, pageOf, placePage, type Page } from './pages.ts';
import { wildcard, parametersOf, splitUrl, withParameters } from './query.ts';

const url = 'http://127.0.0.1:8080/accounts/test-account123/email/test.com/usernames';
const at = (query: string, total: number) => pageOf(total, { url, query });

test('the page of the contract: links, their order, parameters in the order of the request', () => {
  assert.deepEqual(at('page=2&pageSize=2', 6), {
    limit: 2,
    offset: 2,
    paged: true,
    links: [
      { href: `${url}?page=1&pageSize=2`, rel: 'first' },
      { href: `${url}?page=1&pageSize=2`, rel: 'previous' },
      { href: `${url}?page=3&pageSize=2`, rel: 'next' },
      { href: `${url}?page=3&pageSize=2`, rel: 'last' },
      { href: `${url}?page=2&pageSize=2`, rel: 'self' },
    ],
  });
  const page = at('pageSize=2&sortField=username&filterUsername=%2a%20+x&page=1&other=ä', 4) as { links: unknown };
  const rest = 'sortField=username&filterUsername=%2a%20+x';
  assert.deepEqual(page.links, [
    { href: `${url}?pageSize=2&${rest}&page=2&other=%C3%A4`, rel: 'next' },
    { href: `${url}?pageSize=2&${rest}&page=2&other=%C3%A4`, rel: 'last' },
    { href: `${url}?pageSize=2&${rest}&page=1&other=%C3%A4`, rel: 'self' },
  ]);
});

const rels = (page: ReturnType<typeof at>): string =>
  'links' in page ? page.links.map(({ rel }) => rel).join(' ') : '';

test('which links a page has', () => {
  assert.equal(rels(at('page=1&pageSize=10', 25)), 'next last self');
  assert.equal(rels(at('page=2&pageSize=10', 25)), 'first previous next last self');
  assert.equal(rels(at('page=3&pageSize=10', 25)), 'first previous self');
  assert.equal(rels(at('page=1&pageSize=25', 25)), 'self');
  assert.equal(rels(at('page=1&pageSize=1', 0)), 'self');
  assert.equal(rels(at('', 100)), 'self');
});

test('where 303 leads', () => {
  const cases: [query: string, total: number, redirect: string | undefined][] = [
    ['', 100, undefined],
    ['', 101, '?page=1&pageSize=100'],
    ['filterUsername=a*&details=1', 101, '?filterUsername=a*&details=1&page=1&pageSize=100'],
    ['page=&pageSize=', 101, '?page=1&pageSize=100'],
    ['page=1&pageSize=400', 1000, undefined],
    ['page=1&pageSize=401', 1000, '?page=1&pageSize=400'],
    ['x=1&pageSize=99999999999999999999999&y=2&page=7', 10, '?x=1&pageSize=400&y=2&page=7'],
    ['page=3&pageSize=5', 10, '?page=1&pageSize=5'],
    ['page=2&pageSize=5', 0, '?page=1&pageSize=5'],
    ['page=1&pageSize=5', 0, undefined],
    ['page=99999999999999999999999&pageSize=5', 10, '?page=1&pageSize=5'],
    ['page=1&pageSize=5&page=9', 10, '?page=1&pageSize=5&page=1'],
    ['p%61ge=9&pageSize=5', 10, '?page=1&pageSize=5'],
  ];
  for (const [query, total, redirect] of cases) {
    const page = at(query, total);
    assert.equal('redirect' in page ? page.redirect : undefined, redirect && url + redirect, query);
  }
});

test('a slash at the end of the list is dropped, the query of a list that is no page stays as sent', () => {
  assert.deepEqual(pageOf(1, { url: `${url}/`, query: 'a=%2F&&b' }), {
    limit: 100,
    offset: 0,
    paged: false,
    links: [{ href: `${url}?a=%2F&b`, rel: 'self' }],
  });
});

test('faults of page and pageSize', () => {
  const cases: [query: string, faults: Record<string, string>][] = [
    ['page=1', { pageSize: 'Required' }],
    ['pageSize=5', { page: 'Required' }],
    ['page=&pageSize=5', { page: 'Required' }],
    ['page=x&pageSize=5', { page: '"x" is not a number' }],
    ['page=1.5&pageSize=1e3', { page: '"1.5" is not a number', pageSize: '"1e3" is not a number' }],
    ['page=0&pageSize=-3', { page: '0 is less than minimum value 1', pageSize: '-3 is less than minimum value 1' }],
    ['page=+1&pageSize=0x10', { page: '" 1" is not a number', pageSize: '"0x10" is not a number' }],
    ['page=%zz&pageSize=%00', { page: '"%zz" is not a number', pageSize: '"\0" is not a number' }],
    ['page=1&pageSize=5&page=x', { page: '"x" is not a number' }],
    ['page=x', { page: '"x" is not a number', pageSize: 'Required' }],
  ];
  for (const [query, faults] of cases) assert.deepEqual(askedPage(query), { faults }, query);
  assert.ok(!('faults' in askedPage('page=x&page=01&pageSize=5')));
});

/** Rows as SQL would give them. */
const rows = (list: number[], page: Page): number[] =>
  'limit' in page ? list.slice(page.offset, page.offset + page.limit) : [];

const followed = (link: string | undefined): string => splitUrl(link ?? '').query;

test('following next from page 1 gives each item once, in order; following previous from there the same back', () => {
  const names = fc.string({ unit: 'binary', maxLength: 8 });
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 20 }), names, names, (total, size, name, value) => {
      fc.pre(!['page', 'pageSize'].includes(name));
      const list = Array.from({ length: total }, (_, i) => i);
      const other = `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`;
      for (const [rel, from] of [
        ['next', 1],
        ['previous', Math.max(1, Math.ceil(total / size))],
      ] as const) {
        const seen: number[][] = [];
        let query: string | undefined = `${other}&pageSize=${size}&page=${from}`;
        while (query) {
          const page: Page = pageOf(total, { url, query }) as Page;
          assert.ok('links' in page, `${query} leads elsewhere`);
          seen.push(rows(list, page));
          assert.equal(parametersOf(query).get(name.toWellFormed()), value.toWellFormed());
          query = followed(page.links.find((link) => link.rel === rel)?.href) || undefined;
        }
        assert.deepEqual((rel === 'next' ? seen : seen.toReversed()).flat(), list);
      }
    }),
  );
});

test('any query string: an answer, whose links and Location are URLs that lead to a page', () => {
  const soup = fc
    .array(
      fc.constantFrom(
        'page',
        'pageSize',
        '=',
        '&',
        '?',
        '%',
        '%2',
        '%ff',
        '1',
        '0',
        '-',
        '9'.repeat(30),
        '#',
        '"',
        ' ',
        'ü',
        '\ud800',
        '\0',
      ),
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), fc.nat(1000), (query, total) => {
      const asked = askedPage(query);
      if ('faults' in asked) return;
      assert.ok(Number.isSafeInteger(asked.offset) && asked.offset >= 0 && asked.limit >= 1 && asked.limit <= 400);
      let page = placePage(asked, total, { url, query });
      for (let hops = 0; 'redirect' in page; hops += 1) {
        assert.ok(hops < 3, 'a circle of redirects');
        assert.match(page.redirect, /^[\x21-\x7e]+$/);
        page = pageOf(total, { url, query: followed(page.redirect) }) as Page;
      }
      for (const { href } of page.links) {
        assert.match(href, /^[\x21-\x7e]+$/);
        assert.ok(URL.canParse(href));
        assert.ok('links' in (pageOf(total, { url, query: followed(href) }) as object));
      }
    }),
    { numRuns: 1000 },
  );
});

test('rewriting changes the named parameters only', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.toWellFormed());
  const pairs = fc.array(fc.tuple(texts, texts), { maxLength: 6 });
  fc.assert(
    fc.property(pairs, (list) => {
      const query = String(new URLSearchParams(list));
      const expected = new URLSearchParams(list);
      for (const name of new Set(expected.keys())) if (name === 'page') expected.delete(name);
      const rewritten = parametersOf(withParameters(query, { page: '5' }));
      assert.equal(rewritten.get('page'), '5');
      rewritten.delete('page');
      assert.deepEqual(rewritten, new Map(expected));
    }),
  );
});

test('a filter as a LIKE pattern', () => {
  const cases = { '*': '%', 'a*b': 'a%b', a_b: 'a\\_b', '100%': '100\\%', 'a\\*': 'a\\\\%', '**': '%%', '': '' };
  for (const [filter, pattern] of Object.entries(cases)) assert.equal(wildcard(filter), pattern);
  assert.equal(wildcard('a\0\ud800'), 'a\ufffd\ufffd');
  assert.deepEqual(splitUrl('/a?b?c'), { path: '/a', query: 'b?c' });
  assert.deepEqual(splitUrl('/a'), { path: '/a', query: '' });
});
