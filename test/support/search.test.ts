import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Search } from './search.ts';

/** Few letters, so that words lie in texts, in each other and over each other. */
const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '\u0000', '\n'), maxLength: 300 });
const word = fc.string({ unit: fc.constantFrom('a', 'b', 'ä', '\u0000', '\n'), minLength: 8, maxLength: 12 });

test('all words that a text has are found where they begin, and no others', () => {
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 40 }),
      letters,
      fc.array(fc.nat(), { maxLength: 5 }),
      (words, some, put) => {
        const text = Buffer.from(
          put.reduce((sum, nth) => sum + (words[nth % words.length] ?? '') + some.slice(nth % 7), some),
        );
        const wanted = [...new Set(words)].filter((each) => text.includes(each));
        const found = new Search(words).in(text);
        assert.deepEqual([...found.keys()].toSorted(), wanted.toSorted());
        for (const [each, at] of found) assert.equal(at, text.indexOf(each));
      },
    ),
  );
});

test('a word at the very beginning and the very end, in a text of nothing else, and in a shorter one', () => {
  const search = new Search(['password', 'passwords', 'swords--']);
  assert.deepEqual([...search.in(Buffer.from('password'))], [['password', 0]]);
  const found = search.in(Buffer.from('-password--passwords--'));
  assert.deepEqual(Object.fromEntries(found), { password: 1, passwords: 11, 'swords--': 14 });
  for (const text of ['', 'p', 'passwor']) assert.equal(search.in(Buffer.from(text)).size, 0);
});

test('a word that is too short is refused', () => {
  assert.throws(() => new Search(['seven77']), RangeError);
});
