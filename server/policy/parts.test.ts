/** Long lists are cut where their texts say, so that a change of one entry writes little. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileDomain, type Script } from './compile.ts';

const entries = Array.from({ length: 10_000 }, (_, i) => `someone${i}@list${i % 977}.example`);

function partsOf(white: readonly string[]): Script[] {
  return compileDomain({ values: new Map(), lists: { white, black: [] } }).slice(1);
}

test('a list of 10,000 needs few parts, none of them too long for the mail store', () => {
  const parts = partsOf(entries);
  assert.ok(parts.length >= 3 && parts.length <= 10, String(parts.length));
  for (const { data } of parts) assert.ok(Buffer.byteLength(data) <= 100_000);
});

for (const [what, changed] of [
  ['the first entry goes', entries.slice(1)],
  ['an entry in the middle goes', entries.toSpliced(5000, 1)],
  ['one comes in front', ['new@list.example', ...entries]],
  ['one comes at the end', [...entries, 'new@list.example']],
] as const) {
  test(`${what}: two parts are written at most`, () => {
    const before = new Set(partsOf(entries).map(({ id }) => id));
    const written = partsOf(changed).filter(({ id }) => !before.has(id));
    assert.ok(written.length >= 1 && written.length <= 2, String(written.length));
  });
}
