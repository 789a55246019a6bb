import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bounded, changes, lengths, removal } from './changes.ts';

test('changes: what differs, before and after; what was not set or is the same is not told', () => {
  const before = { quota: 5, master: false, type: null, trial: { days: 1, type: 'x' }, roles: ['a', 'b'] };
  assert.deepEqual(changes(before, { quota: 6, master: false, type: undefined }), { quota: [5, 6] });
  assert.deepEqual(changes(before, { type: 'premium', trial: null }), {
    type: [null, 'premium'],
    trial: [{ days: 1, type: 'x' }, null],
  });
  assert.deepEqual(changes(before, { trial: { type: 'x', days: 1 } }), {});
  assert.deepEqual(changes(undefined, { quota: 6, name: '', type: null }), { quota: [null, 6], name: [null, ''] });
});

test('of lists what left and what came', () => {
  assert.deepEqual(changes({ roles: ['a', 'b'] }, { roles: ['b', 'c'] }), { roles: [['a'], ['c']] });
  assert.deepEqual(changes(undefined, { roles: ['b'] }), { roles: [[], ['b']] });
  assert.deepEqual(changes({ roles: ['b'] }, { roles: null }), { roles: [['b'], []] });
});

test('removal: everything becomes nothing', () => {
  assert.deepEqual(removal({ quota: 5, type: undefined }), { quota: [5, null], type: [null, null] });
});

test('lengths: never a letter of a text, and a change of the same length shows', () => {
  const detail = lengths({ subject: 'Away', body: 'secret plans' }, { subject: 'Gone', body: 'more secret plans' });
  assert.deepEqual(detail, { subjectLength: [4, 4], bodyLength: [12, 17] });
  assert.deepEqual(lengths(undefined, { subject: undefined, body: 'x' }), { bodyLength: [null, 1] });
  assert.deepEqual(lengths({ body: 'x' }, { body: 'x' }), {});
});

test('bounded: whatever is changed, a row stays small and tells how much it leaves out', () => {
  const entries = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`someone-${i}@example.com`, [null, 'B']]));
  const many = bounded(entries);
  const shown = Object.keys(many).length - 1;
  assert.ok(shown > 100 && shown < 1000);
  assert.equal(many['omitted'], 1000 - shown);
  const targets = Array.from({ length: 500 }, (_, i) => `someone-${i}@example.com`);
  const [left, came] = bounded({ targets: [[], targets] })['targets'] as [string[], string[]];
  assert.deepEqual(left, []);
  assert.equal(came.at(-1), `and ${500 - came.length + 1} more`);
  assert.deepEqual(bounded({ notes: ['old', 'n'.repeat(5000)] }), { notes: ['old', { length: 5002 }] });
  const all = bounded({ ...entries, a: 'x'.repeat(900_000), b: targets, c: [targets, targets], none: undefined });
  assert.ok(JSON.stringify(all).length < 20_000);
  assert.deepEqual(bounded({ quota: [1, 2], none: undefined }), { quota: [1, 2] });
});
