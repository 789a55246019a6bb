import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dateOf, megabytes, sizeOf } from './formats.ts';

test('sizes: the largest unit that gives a whole number', () => {
  const cases: [bytes: number, text: string][] = [
    [0, '0'],
    [1, '1 B (1 bytes)'],
    [1234, '1234 B (1,234 bytes)'],
    [1024, '1 KB (1,024 bytes)'],
    [1536 * 1024, '1536 KB (1,572,864 bytes)'],
    [50 * 1_048_576, '50 MB (52,428,800 bytes)'],
    [1000 * 1_048_576, '1000 MB (1,048,576,000 bytes)'],
    [1024 * 1_048_576, '1 GB (1,073,741,824 bytes)'],
    [51_200 * 1_048_576, '50 GB (53,687,091,200 bytes)'],
    [2_147_483_647 * 1_048_576, '2147483647 MB (2,251,799,812,636,672 bytes)'],
  ];
  for (const [bytes, text] of cases) assert.equal(sizeOf(bytes), text);
  assert.equal(megabytes('unlimited'), 'unlimited');
  assert.equal(megabytes(0), '0');
});

test('dates: as in the example, in UTC, noon and midnight too', () => {
  const cases: [iso: string, text: string][] = [
    ['2013-10-11T09:43:48Z', '10/11/2013 9:43:48 AM'],
    ['2013-10-11T00:00:00Z', '10/11/2013 12:00:00 AM'],
    ['2013-01-01T12:05:09.999Z', '1/1/2013 12:05:09 PM'],
    ['2013-12-31T23:59:59+01:00', '12/31/2013 10:59:59 PM'],
  ];
  for (const [iso, text] of cases) assert.equal(dateOf(new Date(iso)), text);
});
