import assert from 'node:assert/strict';
import { test } from 'node:test';
import { argon2Limit, hashPassword } from './hash.ts';
import { boundedQueue, QueueFull } from './queue.ts';

test('never more than the limit at once, in order of arrival, also past failures', async () => {
  const inQueue = boundedQueue(3, 17);
  let running = 0;
  let most = 0;
  const started: number[] = [];
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, i) =>
      inQueue(async () => {
        started.push(i);
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setImmediate(resolve));
        running -= 1;
        if (i % 4 === 0) throw new Error(`job ${i}`);
        return i;
      }),
    ),
  );
  assert.equal(most, 3);
  assert.deepEqual(
    started,
    [...started].sort((a, b) => a - b),
  );
  assert.equal(results.filter(({ status }) => status === 'rejected').length, 5);
  assert.equal(await inQueue(async () => 'still open'), 'still open');
});

test('the line has an end: the one too many is refused, those in it and the end of what has begun are served', async () => {
  const inQueue = boundedQueue(2, 3);
  const { promise, resolve } = Promise.withResolvers<string>();
  const served = Array.from({ length: 5 }, async () => inQueue(() => promise));
  await assert.rejects(
    inQueue(() => promise),
    QueueFull,
  );
  served.push(inQueue(() => promise, true));
  resolve('served');
  assert.deepEqual(await Promise.all(served), Array<string>(6).fill('served'));
  assert.equal(await inQueue(async () => 'room again'), 'room again');
});

test('a burst of hashes is made whole', async () => {
  assert.ok(argon2Limit >= 1);
  const hashes = await Promise.all(Array.from({ length: 4 * argon2Limit }, () => hashPassword('pWord123$')));
  assert.equal(new Set(hashes).size, 4 * argon2Limit);
});
