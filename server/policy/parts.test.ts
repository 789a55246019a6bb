import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partFaults } from '../../test/support/policy-parts.ts';
import { compileDomain, type Script } from './compile.ts';

test('a list of 10,000 needs few parts, none too long for the mail store, and a change of one entry writes two at most', () => {
  assert.deepEqual(partFaults({ compileDomain }), []);
});

test('one that makes a single part of all, or cuts by number, is found out', () => {
  const whole = ({ lists }: Parameters<typeof compileDomain>[0]): Script[] => {
    const [main, ...parts] = compileDomain({ values: new Map(), lists });
    const data = parts.map((part) => part.data).join('');
    return [main!, { name: 'white-all', id: 'all', data }];
  };
  assert.ok(partFaults({ compileDomain: whole }).length > 3);
});
