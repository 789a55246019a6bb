/** A fault run that is to be told of has every kind of fault in it, however it was thrown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomOf } from '../support/immediacy-changes.ts';
import { KINDS } from './kinds.ts';
import { missing, planOf } from './plan.ts';
import { figures } from './report.ts';

const struck = (plan: { name: string }[]) => plan.map(({ name }) => ({ kind: name, seconds: 1 }));

test('a run of any length begins with each kind once, in an order of its seed, and goes on by weight', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7]) {
    assert.deepEqual(missing(KINDS, struck(planOf(KINDS, randomOf(seed)))), []);
    const long = planOf(KINDS, randomOf(seed), 2000);
    assert.equal(long.length, 2000);
    assert.deepEqual(missing(KINDS, struck(long.slice(0, KINDS.length))), []);
    const often = (name: string): number => long.filter((kind) => kind.name === name).length;
    assert.ok(often('api killed') > 2 * often('disk of the mail full'));
    assert.equal(planOf(KINDS, randomOf(seed), 3).length, 3);
  }
  const orders = [1, 2].map((seed) => planOf(KINDS, randomOf(seed)).map(({ name }) => name));
  assert.notDeepEqual(orders[0], orders[1]);
});

test('figures that lack a kind of fault are not recorded', () => {
  const mail = { accepted: 1, lost: 0, duplicated: 0, later: 0, unknown: 0, complaints: [] };
  const writes = { acknowledged: 1, lost: 0, unknown: 0, complaints: [] };
  const report = { seed: 1, seconds: 1, mail, writes, slowest: 1, complaints: [] };
  const all = struck(planOf(KINDS, randomOf(1)));
  const rows = figures({ ...report, struck: all }, KINDS).tables[0]!.rows;
  assert.deepEqual(
    rows.map(([name]) => name),
    KINDS.map(({ name }) => name).toSorted(),
  );
  const { kind: last } = all.at(-1)!;
  assert.throws(() => figures({ ...report, struck: all.slice(0, -1) }, KINDS), {
    message: new RegExp(`none of: ${last}$`),
  });
});
