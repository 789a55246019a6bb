import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHANGES, LONG_LIST, partFaults } from '../../test/support/policy-parts.ts';
import { compileDomain, type Script } from './compile.ts';

test('a list of 10,000 needs few parts, none too long for the mail store, and a change of one entry writes two at most', () => {
  assert.deepEqual(partFaults({ compileDomain }), []);
});

test('one that makes a single part of all, or cuts by number, is found out', () => {
  const whole = ({ lists }: Parameters<typeof compileDomain>[0]): Script[] => {
    const [main, ...parts] = compileDomain({ domainId: '', values: new Map(), lists });
    const data = parts.map((part) => part.data).join('');
    return [main!, { name: 'white-all', id: 'all', data }];
  };
  assert.ok(partFaults({ compileDomain: whole }).length > 3);
});

test('a black list, whose entries stand there twice, needs twice as many at most, and a change writes two as well', () => {
  const partsOf = (black: readonly string[]): Script[] =>
    compileDomain({ domainId: '', values: new Map(), lists: { white: [], black } }).slice(1);
  const parts = partsOf(LONG_LIST);
  assert.ok(parts.length >= 3 && parts.length <= 20, String(parts.length));
  for (const { data } of parts) assert.ok(Buffer.byteLength(data) <= 100_000);
  const before = new Set(parts.map(({ id }) => id));
  for (const [what, changed] of CHANGES) {
    const written = partsOf(changed).filter(({ id }) => !before.has(id));
    assert.ok(written.length >= 1 && written.length <= 2, `${what}: ${written.length}`);
  }
});
