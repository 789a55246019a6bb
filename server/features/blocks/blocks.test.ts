/** Who may try to log in over HTTP, and for how long not: by name and address, by address, never by a name alone. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { authorization, expectReply, PASSWORD, type Reply } from '../../../test/support/api.ts';
import { countComputations } from '../../../test/support/computations.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { inArgon2Queue } from '../../passwords/hash.ts';
import { dropOldLogIns } from '../../log-ins/old-log-ins.ts';

const api = await peopledApi();
const computations = countComputations();
after(async () => {
  computations.stop();
  await api.close();
});
const operator = api.as('operator');
beforeEach(async () => {
  await api.sql`delete from log_in_blocks`;
  await api.sql`delete from log_in_tries`;
});

let guesses = 0;
/** A password that nobody has sent before. */
const guess = (): string => `Wrong-Guess-${(guesses += 1)}`;

/** Looks at a mailbox's own settings, which its owner may. */
const tryAs = async (name: string, password: string, from: string, on = api): Promise<Reply> => {
  const path = '/email/acme.example/usernames/alice/mailbox';
  return on.as().send({ method: 'GET', path, headers: authorization(`${name}:${password}`), from });
};
const alice = 'alice@acme.example';
const fail = async (name: string, from: string, times: number): Promise<void> => {
  for (let i = 0; i < times; i += 1) expectReply(await tryAs(name, guess(), from), 401);
};
const isIn = async (name: string, from: string): Promise<boolean> => (await tryAs(name, PASSWORD, from)).status === 200;

interface Listed {
  totalCount: number;
  list: { id: string; scope: string; address: string; name: string | null; tries: number; untilDate: string }[];
}
const blocks = async (query = ''): Promise<Listed['list']> => {
  const reply = await operator.get(`/blocks${query}`);
  expectReply(reply, 200);
  return (reply.body as Listed).list;
};

test('ten wrong tries stop the name from that address, and nobody else', async () => {
  for (const _ of ['computed', 'remembered']) {
    await fail(alice, '127.0.0.2', 9);
    assert.ok(await isIn(alice, '127.0.0.2'), 'nine are not enough, and a good one clears them');
  }
  await fail(alice, '127.0.0.2', 10);
  assert.ok(!(await isIn(alice, '127.0.0.2')), 'the right password is refused too');
  assert.ok(await isIn(alice, '127.0.0.3'), 'the owner elsewhere');
  expectReply(await tryAs('acme-owner', PASSWORD, '127.0.0.2'), 200);
  const [block, ...others] = await blocks();
  assert.equal(others.length, 0);
  const { scope, address, name, tries } = block!;
  assert.deepEqual({ scope, address, name, tries }, { scope: 'name', address: '127.0.0.2', name: alice, tries: 10 });
});

test('one that is stopped looks like a wrong password, tells nothing of the name, and costs no computation', async () => {
  const wrong = await tryAs(alice, guess(), '127.0.0.4');
  await fail(alice, '127.0.0.2', 10);
  await fail('nobody@acme.example', '127.0.0.2', 10);
  computations.take();
  for (const name of [alice, 'nobody@acme.example']) {
    for (const password of [PASSWORD, guess()]) {
      const stopped = await tryAs(name, password, '127.0.0.2');
      assert.equal(stopped.status, 401);
      assert.equal(stopped.text, wrong.text);
      assert.deepEqual(Object.keys(stopped.headers).toSorted(), Object.keys(wrong.headers).toSorted());
    }
  }
  assert.equal(computations.take(), '');
  assert.deepEqual(new Set((await blocks()).map(({ name }) => name)), new Set([alice, null]));
});

test('a mailbox by any of its names is one name', async () => {
  expectReply(await operator.put('/accounts/acme/email/acme.example/aliases/xn--bcher-kva.example'), 201);
  const names = [
    alice,
    'ALICE@Acme.Example',
    'alice+shop@acme.example',
    'alice@acme.example.',
    '"alice"@acme.example',
    'alice@xn--bcher-kva.example',
    'alice@b\u00fccher.example',
    'Alice+x@B\u00dcCHER.example.',
    'aLiCe@acme.example',
    'alice+@acme.example',
  ];
  for (const name of names) await fail(name, '127.0.0.2', 1);
  assert.ok(!(await isIn(alice, '127.0.0.2')));
  assert.deepEqual(
    (await blocks()).map(({ name }) => name),
    [alice],
  );
});

test('of IPv6 a /64 is one address, and IPv4 in its clothes is IPv4', async () => {
  for (let i = 0; i < 10; i += 1) await fail(alice, `2001:db8:0:1::${i}`, 1);
  assert.ok(!(await isIn(alice, '2001:db8:0:1:ffff::1')));
  assert.ok(await isIn(alice, '2001:db8:0:2::1'));
  for (let i = 0; i < 10; i += 1) await fail(alice, i % 2 ? '127.0.0.2' : '::ffff:127.0.0.2', 1);
  assert.ok(!(await isIn(alice, '127.0.0.2')));
});

test('a hundred wrong tries stop the address for every name; what is refused meanwhile counts no more', async () => {
  // One noisy client: it never gets beyond its ten.
  await fail(alice, '127.0.0.2', 130);
  expectReply(await tryAs('acme-owner', PASSWORD, '127.0.0.2'), 200);
  for (let i = 0; i < 9; i += 1) await fail(`name${i}@acme.example`, '127.0.0.2', 10);
  expectReply(await tryAs('acme-owner', PASSWORD, '127.0.0.2'), 401);
  expectReply(await tryAs('acme-owner', PASSWORD, '127.0.0.3'), 200);
  const found = (await blocks('?filterAddress=127.0.0.*')).find(({ scope }) => scope === 'address');
  assert.equal(found?.tries, 100);
  assert.equal(found?.name, null);
});

test('an address that many people share is not stopped as a whole', async () => {
  for (let i = 0; i < 11; i += 1) await fail(`name${i}@acme.example`, '127.0.0.1', 10);
  expectReply(await tryAs('acme-owner', PASSWORD, '127.0.0.1'), 200);
  assert.ok((await blocks()).every(({ scope }) => scope === 'name'));
});

test('a name alone is only slowed', async () => {
  for (let i = 2; i < 6; i += 1) await fail(alice, `127.0.1.${i}`, 5);
  const started = performance.now();
  // Another password than the remembered one: that is looked at without delay.
  await fail(alice, '127.0.0.9', 1);
  assert.ok(performance.now() - started >= 990);
  assert.ok(await isIn(alice, '127.0.0.9'));
  assert.deepEqual(await blocks(), []);
});

test('a name that is guessed from everywhere costs a try no more', async () => {
  await api.sql`
    insert into log_in_tries (name, client, at, is_wrong)
    select key, 'client ' || n, now(), true from mail.whose_log_in(${alice}), generate_series(1, 20000) n`;
  // As PostgreSQL does by itself within a minute: what it knew of the few rows of before makes it read them all.
  await api.sql`analyze log_in_tries`;
  await api.sql.begin(async (tx) => {
    const [row] = await tx`select * from mail.log_in_try(${alice}, '127.0.0.2', '127.0.0.2', 'http', false)`;
    assert.deepEqual({ ...row }, { verdict: 'go', delay: 5 });
    const [{ read }] = await tx<[{ read: number }]>`
      select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_xact_user_tables where relname = 'log_in_tries'`;
    assert.ok(read >= 100 && read < 300, `${read} rows`);
  });
});

test('thousands at the same time, in two processes, count as thousands: ten are looked at', async () => {
  const second = await api.another();
  computations.take();
  const replies = await Promise.all(
    Array.from({ length: 2000 }, (_, i) => tryAs(alice, guess(), '127.0.0.2', i % 2 ? api : second)),
  );
  assert.ok(replies.every(({ status }) => status === 401));
  assert.equal(computations.take().split(' ').length, 10);
  await second.close();
});

test('many right ones at the same time are all let in', async () => {
  await operator.put('/accounts/acme/email/acme.example/usernames/bob/mailbox', { password: 'Another-Horse-8' });
  const second = await api.another();
  const bob = async (_: unknown, i: number): Promise<number> => {
    const path = '/email/acme.example/usernames/bob/mailbox';
    const headers = authorization('bob@acme.example:Another-Horse-8');
    return (await (i % 2 ? api : second).as().send({ method: 'GET', path, headers, from: '127.0.0.2' })).status;
  };
  const statuses = await Promise.all(Array.from({ length: 60 }, bob));
  assert.deepEqual(new Set(statuses), new Set([200]));
  await second.close();
});

test('a try that finds the line full is none', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const filling = Promise.allSettled(Array.from({ length: 1000 }, () => inArgon2Queue(() => promise)));
  for (let i = 0; i < 10; i += 1) expectReply(await tryAs(alice, guess(), '127.0.0.2'), 503);
  resolve();
  assert.ok((await filling).some(({ status }) => status === 'rejected'));
  assert.equal((await api.sql`select from log_in_tries`).length, 0);
});

test('a restart forgets nothing', async () => {
  await fail(alice, '127.0.0.2', 9);
  const anew = await api.another();
  expectReply(await tryAs(alice, guess(), '127.0.0.2', anew), 401);
  expectReply(await tryAs(alice, PASSWORD, '127.0.0.2', anew), 401);
  await anew.close();
});

test('it ends after a quarter of an hour, and is swept an hour later', async () => {
  await fail(alice, '127.0.0.2', 10);
  const later = async (minutes: number): Promise<void> => {
    await api.sql`update log_in_tries set at = at - ${minutes} * interval '1 minute'`;
    await api.sql`
      update log_in_blocks set created_date = created_date - ${minutes} * interval '1 minute',
                               until_date = until_date - ${minutes} * interval '1 minute'`;
  };
  await later(14);
  assert.ok(!(await isIn(alice, '127.0.0.2')));
  await later(2);
  assert.deepEqual(await blocks(), []);
  assert.ok(await isIn(alice, '127.0.0.2'));
  await fail(alice, '127.0.0.2', 10);
  assert.equal((await blocks()).length, 1, 'and begins anew');
  await dropOldLogIns(api.sql);
  assert.equal((await api.sql`select from log_in_tries`).length, 10);
  await later(80);
  await dropOldLogIns(api.sql);
  assert.equal((await api.sql`select from log_in_tries`).length, 0);
  assert.equal((await api.sql`select from log_in_blocks`).length, 0);
});

test('the operator lifts a block; nobody else sees one', async () => {
  await fail(alice, '127.0.0.2', 10);
  await fail('nobody@acme.example', '127.0.0.2', 10);
  const [block] = await blocks('?filterName=alice@*');
  for (const name of ['north-app', 'acme-owner', alice]) {
    expectReply(await api.as(name).get('/blocks'), 401);
    expectReply(await api.as(name).delete(`/blocks/${block!.id}`), 401);
  }
  expectReply(await operator.delete(`/blocks/${block!.id}`), 204);
  expectReply(await operator.delete(`/blocks/${block!.id}`), 404);
  expectReply(await operator.delete('/blocks/x'), 404);
  assert.ok(await isIn(alice, '127.0.0.2'));
  await fail(alice, '127.0.0.2', 9);
  assert.ok(await isIn(alice, '127.0.0.2'), 'the tries before it are forgotten');
  assert.deepEqual(
    (await blocks()).map(({ name }) => name),
    [null],
  );
  const [row] = await api.sql`
    select target, detail, account, username_id is not null as known from audit where operation = 'removeBlock'`;
  assert.deepEqual(
    { ...row },
    { target: alice, detail: { address: ['127.0.0.2', null] }, account: 'acme', known: true },
  );
});

test('refused ones stand in the audit as such', async () => {
  await fail(alice, '127.0.0.7', 12);
  await api.services.notes.write(api.sql, new Date(), true);
  const rows = await api.sql`
    select target, detail ->> 'reason' as reason, sum(count)::int as count from audit
     where operation = 'logInRefused' and address = '127.0.0.7' group by 1, 2 order by 2`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      { target: alice, reason: 'blocked', count: 2 },
      { target: alice, reason: 'wrong password', count: 10 },
    ],
  );
});
