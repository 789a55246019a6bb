/** What is asked for again and again is done some times at once, and then seldom. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Context } from '../../engine/part.ts';
import { postfixPart } from '../../engine/postfix.ts';
import { seldom } from '../../engine/seldom.ts';
import { until } from './until.ts';

test('three times at once, then one for all that ask meanwhile, when its time has come', async () => {
  const done: number[] = [];
  const work = async (): Promise<void> => void done.push(performance.now());
  const ask = seldom(work, 3, 200);
  const began = performance.now();
  // In one breath: none of them has waited for its time.
  await Promise.all(Array.from({ length: 10 }, ask));
  assert.equal(done.length, 3);
  await until('the one that was put off', () => done.length > 3, 10_000);
  assert.equal(done.length, 4);
  assert.ok(done[3]! - began >= 199, `after ${done[3]! - began} ms`);
});

test('whoever asks is told when it fails; what is put off fails in silence, and can be asked for again', async () => {
  let tries = 0;
  const ask = seldom(
    async () => {
      tries += 1;
      throw new Error('not now');
    },
    1,
    20,
  );
  const [first, second] = [ask(), ask()];
  await assert.rejects(first, /not now/);
  await second;
  await until('the second', () => tries === 2, 10_000);
  await until(
    'the third',
    async () =>
      ask().then(
        () => tries === 3,
        () => true,
      ),
    10_000,
  );
});

test('the return of a part for which no mail waits has nothing tried; of another, three times at once', async () => {
  const places = { logs: '/nonexistent', postfix: { config: '/nonexistent' } };
  const { partIsBack } = postfixPart({ places, ports: {}, settings: {} } as Context);
  for (const name of ['api', 'metrics', 'postgres'] as const) await partIsBack!(name);
  // There is no Postfix to be told.
  for (let i = 0; i < 3; i += 1) await assert.rejects(partIsBack!('redis'), /postkick/);
  await partIsBack!('redis');
  await assert.rejects(partIsBack!('dovecot'), /postkick/);
});
