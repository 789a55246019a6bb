/** What a few rounds are said to have shown. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measure } from './rounds.ts';

test('the median is the middle round, and of an even number what lies between the two there', async () => {
  for (const [rounds, median] of [
    [[30], 30],
    [[10, 40], 25],
    [[50, 10, 40], 40],
    [[10, 50, 20, 30], 25],
  ] as const) {
    const left: number[] = [...rounds];
    const run = async () => ({ perSecond: left.shift() ?? Number.NaN });
    const medians = await measure('rounds', rounds.length, [{ name: 'one', run }]);
    assert.deepEqual(medians.get('one'), { perSecond: median });
  }
});
