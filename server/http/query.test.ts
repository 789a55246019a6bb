import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parametersOf, splitUrl, wildcard, withParameters } from './query.ts';

/** LIKE as SQL defines it: `%` any characters, `_` one, a backslash takes the meaning of what follows. */
function like(text: string, pattern: string): boolean {
  const source = Array.from(pattern.matchAll(/\\([^])|([^])/gu), ([, escaped, plain]) => {
    if (plain === '%') return '.*';
    if (plain === '_') return '.';
    return (escaped ?? plain!).replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  });
  return new RegExp(`^${source.join('')}$`, 'su').test(text);
}

/** The contract's filter (A.4), by its own words: the parts between the asterisks, in their order and apart. */
function fits(text: string, filter: string): boolean {
  const [first = '', ...rest] = filter.split('*');
  if (rest.length === 0) return text === filter;
  const last = rest.pop()!;
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0 || found + part.length > text.length - last.length) return false;
    at = found + part.length;
  }
  return true;
}

const letters = (alphabet: string) => fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), maxLength: 8 });

/** A text and a filter, half of the time one that is made of it. */
const withFilter = (text: string) =>
  fc.tuple(
    fc.constant(text),
    fc.oneof(
      letters('ab*%_\\.ü'),
      fc.tuple(fc.nat(4), fc.nat(8)).map(([from, to]) => `${text.slice(0, from)}*${text.slice(to)}`),
    ),
  );

test('a filter finds what it says: asterisks are any characters, everything else is itself', () => {
  let found = 0;
  fc.assert(
    fc.property(letters('ab%_\\.ü').chain(withFilter), ([text, filter]) => {
      const expected = fits(text, filter);
      found += Number(expected);
      assert.equal(like(text, wildcard(filter)), expected);
    }),
    { numRuns: 2000 },
  );
  assert.ok(found > 100, 'filters that never find anything prove nothing');
});

test('any filter: a pattern that PostgreSQL takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (filter) => {
      const pattern = wildcard(filter);
      assert.ok(pattern.isWellFormed() && !pattern.includes('\0'));
      // No backslash stands alone at the end: it would be an error of LIKE.
      assert.equal(/\\*$/.exec(pattern)![0].length % 2, 0);
    }),
    { numRuns: 2000 },
  );
});

const soup = fc
  .array(
    fc.constantFrom(
      'a',
      'page',
      '=',
      '&',
      '?',
      '%',
      '%zz',
      '%ff',
      '%26',
      '%3d',
      '+',
      ' ',
      '"',
      '#',
      'ü',
      '\ud800',
      '\0',
      '1',
    ),
    {
      maxLength: 12,
    },
  )
  .map((parts) => parts.join(''));

test('any query is read, and rewriting it twice is rewriting it once', () => {
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (query) => {
      const read = parametersOf(query);
      const once = withParameters(query, { page: '7' });
      assert.match(once, /^[\x21-\x7e]*$/);
      assert.equal(withParameters(once, { page: '7' }), once);
      assert.equal(parametersOf(once).get('page'), '7');
      // Bytes beyond ASCII are no text beside broken escapes.
      if (/[^\0-\x7f]/.test(query)) return;
      for (const [name, value] of read) if (name !== 'page') assert.equal(parametersOf(once).get(name), value);
    }),
    { numRuns: 1000 },
  );
});

test('a URL is cut once, and its parts are all of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('/', '?', 'a', '#', '%') }), (url) => {
      const { path, query } = splitUrl(url);
      assert.ok(!path.includes('?'));
      assert.equal(url.includes('?') ? `${path}?${query}` : path, url);
    }),
  );
});
