/**
 * A refusal tells nothing by the time it takes (contract.md A.2, F.4): the hashes that are computed for it are counted, since a clock
 * proves nothing on a busy machine.
 */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { type Client, expectReply, PASSWORD } from '../support/api.ts';
import { countComputations } from '../support/computations.ts';
import { UNAUTHORIZED } from '../support/faults.ts';
import { forgetRefusals } from '../../server/features/secrets/front-door.ts';
import { peopledApi } from '../support/world.ts';

const api = await peopledApi();
const count = countComputations();
after(async () => {
  count.stop();
  await api.close();
});
const operator = api.as('operator');
const ACME = '/accounts/acme/email/acme.example';
expectReply(await operator.put(`${ACME}/usernames/ghost/mailbox`, { virtual: true }), 201);
expectReply(await operator.put(`${ACME}/aliases/alias.example`), 201);

/** One computation of our own kind. */
const ONE = 'ARGON2ID';

test('a name that is unknown, a password that is wrong, somebody who is not admitted: one computation each', async () => {
  const wrong = [
    'no-one:Wrong-Horse-7',
    'operator:Wrong-Horse-7',
    'north-app:Wrong-Horse-7',
    'acme-owner:Wrong-Horse-7',
    'acme-clerk:Wrong-Horse-7',
    'dormant-owner:Wrong-Horse-7',
    'alice@acme.example:Wrong-Horse-7',
    'alice@alias.example:Wrong-Horse-7',
    'no-one@acme.example:Wrong-Horse-7',
    'alice@nowhere.example:Wrong-Horse-7',
    'dora@dormant.example:Wrong-Horse-7',
    'dora@dormant.example',
    'dormant-owner',
    // A virtual mailbox has no password.
    'ghost@acme.example:Wrong-Horse-7',
  ];
  for (const credentials of wrong) {
    for (const path of [
      '/accounts',
      '/accounts/acme',
      '/email/acme.example/usernames/alice/mailbox',
      '/accounts/nowhere',
    ]) {
      // A right password of somebody who is not admitted is remembered as right: for the same name it is computed once.
      const isRight = !credentials.includes(':');
      count.take();
      expectReply(await api.as(credentials).get(path), 401, UNAUTHORIZED);
      if (!isRight || path === '/accounts') assert.equal(count.take(), ONE, `${credentials} ${path}`);
    }
  }
});

test('credentials that cannot be right are not computed at all, whoever they name', async () => {
  for (const name of ['operator', 'no-one', 'alice@acme.example', 'no-one@acme.example']) {
    for (const password of ['a\0b', 'x'.repeat(513)]) {
      count.take();
      expectReply(await api.as(`${name}:${password}`).get('/accounts'), 401, UNAUTHORIZED);
      assert.equal(count.take(), '', name);
    }
  }
});

const reset = async (client: Client, mailbox: string, answers: object, password = 'Another-Horse-8') => {
  forgetRefusals();
  await api.sql`delete from front_door_tries`;
  count.take();
  const body = { action: 'resetPassword', actionData: { secretQuestionsAnswers: answers, password } };
  const { status } = await client.post(`/email/acme.example/usernames/${mailbox}/mailbox/action`, body);
  return `${status} ${count.take()}`;
};

test('a reset that is refused: one computation for each pair that was sent, whatever is stored', async () => {
  const answers = { tk1: 'Old Town', tk2: 'Old Town', tk3: 'Old Town' };
  expectReply(await operator.put(`${ACME}/usernames/alice/secrets`, answers), 204);
  for (const pair of [{ tk1: 'wrong' }, { tk9: 'Old Town' }]) {
    // alice has answers, bob has none, ghost has no password at all.
    for (const mailbox of ['alice', 'bob', 'ghost']) assert.equal(await reset(api.as(), mailbox, pair), `409 ${ONE}`);
  }
  assert.equal(await reset(api.as(), 'alice', { tk1: 'Old Town', tk2: 'wrong' }), `409 ${ONE} ${ONE}`);
  expectReply(await operator.put('/plans/standard', { passwordReset: false }), 204);
  assert.equal(await reset(api.as(), 'alice', { tk1: 'Old Town' }), `409 ${ONE}`);
  expectReply(await operator.put('/plans/standard', { passwordReset: true }), 204);
  // What is told before any answer is looked at costs nothing.
  assert.equal(await reset(api.as(), 'alice', { tk1: 'Old Town' }, 'short'), '400 ');
  assert.equal(await reset(api.as(), 'bob', { tk1: 'Old Town' }, 'short'), '400 ');
  assert.equal(await reset(api.as(), 'alice', { tk1: 'Old Town' }), `204 ${ONE} ${ONE}`);
});

test('a log-in that is remembered costs none, and the count is one that counts', async () => {
  expectReply(await api.as('acme-owner').get('/accounts/acme'), 200);
  count.take();
  expectReply(await api.as('acme-owner').get('/accounts/acme'), 200);
  assert.equal(count.take(), '');
  expectReply(await operator.put('/accounts/acme/users/acme-clerk', { password: PASSWORD }), 204);
  assert.equal(count.take(), ONE);
});
