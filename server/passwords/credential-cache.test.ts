import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCredential, credentialCache } from './credential-cache.ts';
import { hashPassword } from './hash.ts';
import { verifyPassword } from './verify.ts';

/** A cache over the real check that counts how often it is asked, with a clock that stands still. */
function counted(entries = 10) {
  const state = { now: 1000, computations: 0, asked: [] as string[] };
  const check = credentialCache({
    entries,
    lifetime: 600_000,
    clock: () => state.now,
    verify: async (stored, plain) => {
      state.computations += 1;
      state.asked.push(stored);
      return verifyPassword(stored, plain);
    },
  });
  return { state, check };
}

test('a good credential is computed once, until its time is over', async () => {
  const { state, check } = counted();
  const stored = await hashPassword('pWord123$');
  for (let i = 0; i < 5; i += 1) assert.equal(await check(stored, 'pWord123$'), true);
  assert.equal(state.computations, 1);
  state.now += 600_001;
  assert.equal(await check(stored, 'pWord123$'), true);
  assert.equal(state.computations, 2);
});

test('a wrong one is computed each time and never remembered', async () => {
  const { state, check } = counted();
  const stored = await hashPassword('pWord123$');
  for (let i = 0; i < 3; i += 1) assert.equal(await check(stored, 'pWord123'), false);
  assert.equal(state.computations, 3);
  assert.equal(await check(stored, 'pWord123$'), true);
  assert.equal(await check(stored, 'pWord123'), false);
});

test('an entry counts for the very hash it was checked against', async () => {
  const { state, check } = counted();
  const [before, after] = [await hashPassword('pWord123$'), await hashPassword('nWord456$')];
  assert.equal(await check(before, 'pWord123$'), true);
  assert.equal(
    await check(after, 'pWord123$'),
    false,
    'the password was changed: the old one is worth nothing at once',
  );
  assert.equal(await check(await hashPassword('pWord123$'), 'pWord123$'), true);
  assert.equal(state.computations, 3, 'the same password under another salt is another entry');
});

test('equal requests at the same time share one computation', async () => {
  const { state, check } = counted();
  const stored = await hashPassword('pWord123$');
  const answers = await Promise.all(Array.from({ length: 20 }, () => check(stored, 'pWord123$')));
  assert.deepEqual(new Set(answers), new Set([true]));
  assert.equal(state.computations, 1);
});

test('an unknown user costs one computation of our own kind, and is never let in', async () => {
  const { state, check } = counted();
  assert.equal(await check(undefined, 'pWord123$'), false);
  assert.equal(await check(undefined, 'pWord123$'), false);
  assert.equal(state.computations, 2);
  assert.match(state.asked[0] ?? '', /^\{ARGON2ID\}\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  assert.equal(await checkCredential(undefined, ''), false);
  const always = credentialCache({ entries: 2, lifetime: 1000, verify: async () => true });
  assert.equal(await always(undefined, 'x'), false, 'not even if the dummy matched');
  assert.equal(await always('stored', 'x'), true);
});

test('the memory is bounded', async () => {
  const { state, check } = counted(2);
  const stored = await Promise.all(['one', 'two', 'three'].map(hashPassword));
  const plain = ['one', 'two', 'three'];
  for (const i of [0, 1, 2]) assert.equal(await check(stored[i], plain[i] ?? ''), true);
  assert.equal(state.computations, 3);
  assert.equal(await check(stored[0], 'one'), true);
  assert.equal(state.computations, 4, 'the oldest of three had to go');
});

test('a check that fails for a fault of the machine is not remembered', async () => {
  let broken = true;
  const check = credentialCache({
    entries: 2,
    lifetime: 1000,
    verify: async () => {
      if (broken) throw new Error('no memory');
      return true;
    },
  });
  await assert.rejects(check('stored', 'x'), /no memory/);
  const told: string[] = [];
  const tell = (what: string) => async () => void told.push(what);
  const guard = { client: '', tried: false, begin: async () => true, end: tell('end'), undo: tell('undo') };
  await assert.rejects(check('stored', 'x', guard), /no memory/);
  assert.deepEqual(told, ['undo'], 'nor is it counted');
  const failing = async () => Promise.reject(new Error('no database'));
  await assert.rejects(check('stored', 'x', { ...guard, undo: failing }), /no memory/);
  broken = false;
  assert.equal(await check('stored', 'x'), true);
});
