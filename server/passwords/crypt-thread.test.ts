import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hashSync } from 'bcryptjs';
import { matchesCrypt } from './crypt-thread.ts';
import { unixCrypt } from './unix-crypt.ts';

test('a slow hash leaves the process free for others', async () => {
  const hash = unixCrypt('pWord123$', '$6$rounds=50000$salt');
  let answered = false;
  let turns = 0;
  const count = (): void => {
    turns += 1;
    if (!answered) setImmediate(count);
  };
  setImmediate(count);
  assert.equal(await matchesCrypt(hash, 'pWord123$'), true);
  answered = true;
  // On this thread it would have been one turn.
  assert.ok(turns > 100, `${turns} turns of the event loop`);
});

test('many at once are each answered for their own', async () => {
  const plain = Array.from({ length: 12 }, (_, i) => `password ${i}`);
  const hashes = plain.map((text, i) => (i % 2 ? hashSync(text, 4) : unixCrypt(text, `$5$rounds=1000$salt${i}`)));
  const right = hashes.map((hash, i) => matchesCrypt(hash, plain[i] ?? ''));
  const wrong = hashes.map((hash, i) => matchesCrypt(hash, plain[(i + 2) % 12] ?? ''));
  assert.deepEqual(new Set(await Promise.all(right)), new Set([true]));
  assert.deepEqual(new Set(await Promise.all(wrong)), new Set([false]));
});

test('a thread that dies tells those who wait, and the next question finds a new one', async () => {
  // No setting of crypt(3): verify.ts never asks this, so it stands for whatever may go wrong there.
  const [bad, good] = [matchesCrypt('$9$nothing', 'x'), matchesCrypt(unixCrypt('x', '$1$salt'), 'x')];
  await assert.rejects(bad, /not a setting/);
  await assert.rejects(good);
  assert.equal(await matchesCrypt(unixCrypt('x', '$1$salt'), 'x'), true);
});
