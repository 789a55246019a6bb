/** mailbox PUT in its short form: the owner's own password (operator.md, Self-service), and all else for those above. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { expectCreated, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { MAILBOX_EXISTS, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const owner = api.as('acme-owner');
const alice = api.as('alice@acme.example');

const at = (name: string): string => `/email/acme.example/usernames/${name}/mailbox`;
const SECOND = 'Second-Word-2';

test('a mailbox owner changes its own password with the current one, and nothing else', async () => {
  expectReply(await alice.put(at('alice')), 400, { currentPassword: 'Required', password: 'Required' });
  expectReply(await alice.put(at('alice'), { password: SECOND }), 400, { currentPassword: 'Required' });
  expectReply(await alice.put(at('alice'), { currentPassword: 'wrong', password: SECOND }), 400, {
    currentPassword: 'Wrong password',
  });
  expectReply(await alice.put(at('alice'), { currentPassword: PASSWORD, password: 'abc1234' }), 400, {
    password: "Password should not start with 'abc' case-insensitively",
  });
  expectReply(await alice.put(at('alice'), { currentPassword: PASSWORD, password: PASSWORD }), 400, {
    password: 'Password must not be used more than once',
  });
  const more = { quota: 5, master: true, username: 'root', passwordHash: '{SSHA}RbTuEq1WDDVyc5fE4hQnKop9KVMxPPId' };
  expectReply(await alice.put(at('alice'), { currentPassword: PASSWORD, password: SECOND, ...more }), 204);
  expectReply(await alice.get(at('alice')), 401, UNAUTHORIZED);
  const { body } = await api.as(`alice@acme.example:${SECOND}`).get(at('alice'));
  const { username, master, quota } = body as Record<string, unknown>;
  assert.deepEqual({ username, master, quota }, { username: 'alice', master: false, quota: 1024 });
  const [row] = await api.sql`
    select caller, target from audit where operation = 'changeOwnPassword'`;
  assert.deepEqual({ ...row }, { caller: 'alice@acme.example', target: 'alice@acme.example' });
});

test('another mailbox, the long form and a plan without the word `password` refuse it', async () => {
  const bob = api.as('bob@acme.example');
  const body = { currentPassword: PASSWORD, password: SECOND };
  expectReply(await bob.put(at('alice'), body), 401, UNAUTHORIZED);
  expectReply(await bob.put(`/accounts/acme${at('bob')}`, body), 401, UNAUTHORIZED);
  expectReply(await bob.put('/email/acme.example/usernames/bob/exchange', body), 409, MAILBOX_EXISTS);
  expectReply(await api.as('operator').put('/plans/bound', { selfService: [] }), 201);
  expectReply(await api.as('operator').put('/accounts/acme/email/acme.example', { plan: 'bound' }), 204);
  expectReply(await bob.put(at('bob'), body), 401, UNAUTHORIZED);
});

test('of two changes at once with the same current password one counts', async () => {
  const carol = api.as('carol@umbra.example');
  const path = '/email/umbra.example/usernames/carol/mailbox';
  const passwords = ['First-Wish-1', 'Second-Wish-2', 'Third-Wish-3'];
  const replies = await Promise.all(
    passwords.map((password) => carol.put(path, { currentPassword: PASSWORD, password })),
  );
  assert.equal(replies.filter((reply) => reply.status === 204).length, 1);
  for (const reply of replies) assert.ok([204, 400, 401].includes(reply.status), reply.text);
});

test('the short form creates and changes for account owner and franchise', async () => {
  expectCreated(await owner.put(at('erin'), { password: PASSWORD, quota: 9 }), `${at('erin')}/`);
  expectReply(await api.as('north-app').put(at('erin'), { quota: 10 }), 204);
  const { quota } = (await owner.get(at('erin'))).body as { quota: number };
  assert.equal(quota, 10);
});
