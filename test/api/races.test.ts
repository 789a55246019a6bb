/** Two who want the same at once, through two processes' worth of API on one database: one gets it, the other is told why not. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Tx } from '../../server/db/connect.ts';
import { until } from '../engine/until.ts';
import { expectReply, PASSWORD, type Reply } from '../support/api.ts';
import { peopledApi } from '../support/world.ts';

const one = await peopledApi();
const two = await one.another();
after(async () => {
  await two.close();
  await one.close();
});
const [first, second] = [one.as('operator'), two.as('operator')];

const DOMAIN = '/accounts/acme/email/race.example';
const at = (name: string): string => `${DOMAIN}/usernames/${name}/mailbox`;
expectReply(await first.put('/plans/race', { webmailLimits: { standard: 1, premium: 2 } }), 201);
expectReply(await first.put(DOMAIN, { plan: 'race' }), 201);

/** Both at once; the replies by their status and what they say, in no order. */
async function both(a: Promise<Reply>, b: Promise<Reply>): Promise<string[]> {
  const replies = await Promise.all([a, b]);
  return replies.map(({ status, text }) => (text === '' ? String(status) : `${status} ${text}`)).toSorted();
}

const conflict = (message: string) => `409 {"conflict":{"message":"${message}","code":409,"details":""}}`;
const EXCEEDED = '400 {"computeFault":"Number of mailboxes exceeded"}';
const ROUNDS = 6;

const count = async (table: string, where = 'true'): Promise<number> => {
  const [row] = await one.sql.unsafe<[{ count: number }]>(`select count(*)::int as count from ${table} where ${where}`);
  return row.count;
};

test('the last place of a limit: one gets it', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const [a, b] = [`a${round}`, `b${round}`];
    const replies = await both(first.put(at(a), { password: PASSWORD }), second.put(at(b), { password: PASSWORD }));
    assert.deepEqual(replies, ['201', EXCEEDED]);
    assert.equal(await count('usernames', `username in ('${a}', '${b}')`), 1);
    for (const name of [a, b]) await first.delete(at(name));
  }
});

test('the last place of a limit, by changes of type that cross each other', async () => {
  expectReply(await first.put('/plans/race', { webmailLimits: { standard: -1, premium: 2 } }), 204);
  for (const name of ['p1', 's1', 's2']) expectReply(await first.put(at(name), { password: PASSWORD }), 201);
  expectReply(await first.put(at('p1'), { type: 'premium' }), 204);
  for (let round = 0; round < ROUNDS; round += 1) {
    const up = await both(first.put(at('s1'), { type: 'premium' }), second.put(at('s2'), { type: 'premium' }));
    assert.deepEqual(up, ['204', EXCEEDED]);
    // One up and two down in other directions: the counts are locked in both orders, and nobody is the victim.
    const down = [
      first.put(at('s1'), { type: 'standard' }),
      second.put(at('s2'), { type: 'standard' }),
      second.put(at('p1'), { type: 'activesync' }),
    ];
    for (const reply of await Promise.all(down)) expectReply(reply, 204);
    const back = [
      first.put(at('p1'), { type: 'premium' }),
      second.put(at('s1'), { type: 'activesync' }),
      first.put(at('s2'), { type: 'activesync' }),
    ];
    for (const reply of await Promise.all(back)) expectReply(reply, 204);
  }
  for (const name of ['p1', 's1', 's2']) expectReply(await first.delete(at(name)), 204);
  assert.equal(
    await count('mailbox_counts', `count <> 0 and domain_id = (select id from domains where domain = 'race.example')`),
    0,
  );
});

const USED = '400 {"password":"Password must not be used more than once"}';

test('one name of a mailbox: one 201, the other 409', async () => {
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    const body = { password: PASSWORD };
    const [refused, made] = (await both(first.put(at('same'), body), second.put(at('SAME'), body))).toReversed();
    assert.equal(made, '201');
    // Who comes late finds the mailbox and would change it.
    assert.ok(refused === conflict('Mailbox already exists') || refused === USED, refused);
    seen.add(refused);
    expectReply(await first.delete(at('same')), 204);
  }
  assert.ok(seen.has(conflict('Mailbox already exists')));
});

test('a rename onto a name that somebody else takes: one has it, the other is told as by the rule', async () => {
  for (const name of ['r1', 'r2']) expectReply(await first.put(at(name), { password: PASSWORD }), 201);
  const TAKEN = '400 {"username":"Mailbox already exists"}';
  for (let round = 0; round < ROUNDS; round += 1) {
    const replies = await both(first.put(at('r1'), { username: 'goal' }), second.put(at('r2'), { username: 'goal' }));
    assert.deepEqual(replies, ['204', TAKEN]);
    const left = (await first.get(at('r1'))).status === 200 ? 'r2' : 'r1';
    expectReply(await first.put(at('goal'), { username: left }), 204);
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const replies = await both(
      first.put(at('r1'), { username: 'goal' }),
      second.put(at('goal'), { password: PASSWORD }),
    );
    const renamed = replies.includes('204');
    if (!renamed) assert.deepEqual(replies, ['201', TAKEN]);
    else assert.ok(replies[1] === conflict('Mailbox already exists') || replies[1] === USED, replies[1]);
    expectReply(await first.delete(at('goal')), 204);
    if (renamed) expectReply(await first.put(at('r1'), { password: PASSWORD }), 201);
  }
  // Two names that are exchanged: neither is free at that moment.
  const crossed = await both(first.put(at('r1'), { username: 'r2' }), second.put(at('r2'), { username: 'r1' }));
  assert.deepEqual(crossed, [TAKEN, TAKEN]);
  for (const name of ['r1', 'r2']) expectReply(await first.delete(at(name)), 204);
});

test('a rename and a change by the old name: what was changed is the mailbox, or it was no longer there', async () => {
  expectReply(await first.put(at('old'), { password: PASSWORD }), 201);
  for (let round = 0; round < ROUNDS; round += 1) {
    const [rename, change] = await Promise.all([
      first.put(at('old'), { username: 'new' }),
      second.put(at('old'), { quota: 50 + round }),
    ]);
    expectReply(rename, 204);
    // Found by the gate, gone when it was to be changed: a PUT of a name that is free is a create without its password.
    assert.ok(change.status === 204 || change.status === 409 || change.text === '{"password":"Required"}', change.text);
    const quota = ((await first.get(at('new'))).body as { quota: number }).quota;
    assert.equal(quota === 50 + round, change.status === 204);
    expectReply(await first.put(at('new'), { username: 'old' }), 204);
  }
  expectReply(await first.delete(at('old')), 204);
});

test('the same new password twice: one sets it, for the other it is used', async () => {
  expectReply(await first.put(at('pw'), { password: PASSWORD }), 201);
  for (let round = 0; round < ROUNDS; round += 1) {
    const body = { password: `Horse-Number-${round}` };
    const replies = await both(first.put(at('pw'), body), second.put(at('pw'), body));
    assert.deepEqual(replies, ['204', USED]);
  }
  expectReply(await first.delete(at('pw')), 204);
});

test('one name of a domain, as domain and as alias: one holds it', async () => {
  const TAKEN = conflict('Data conflict');
  const asAcme = '/accounts/acme/email/prize.example';
  const asGlobex = '/accounts/globex/email/prize.example';
  const asAlias = `${DOMAIN}/aliases/prize.example`;
  for (let round = 0; round < ROUNDS; round += 1) {
    assert.deepEqual(await both(first.put(asAcme), second.put(asGlobex)), ['201', TAKEN]);
    for (const url of [asAcme, asGlobex]) await first.delete(url);
    assert.deepEqual(await both(first.put(asAcme), second.put(asAlias)), ['201', TAKEN]);
    assert.equal(await count('domain_names', `name = 'prize.example'`), 1);
    assert.equal(
      await count('domains', `domain = 'prize.example'`),
      await count('domain_names', `name = 'prize.example' and not is_alias`),
    );
    for (const url of [asAcme, asAlias]) await first.delete(url);
    assert.deepEqual(
      await both(first.put(asAlias), second.put('/accounts/globex/email/globex.example/aliases/prize.example')),
      ['201', TAKEN],
    );
    await first.delete(asAlias);
    await first.delete('/accounts/globex/email/globex.example/aliases/prize.example');
  }
});

/** Two calls that both wait, one after the other, for what `hold` keeps from them; they go on in that order. */
async function afterEachOther(
  hold: (tx: Tx) => Promise<unknown>,
  change: () => Promise<Reply>,
  late: () => Promise<Reply>,
): Promise<[Reply, Reply]> {
  const waiting = (many: number) =>
    until(
      `${many} that wait`,
      async () => {
        const rows = await one.sql`
        select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`;
        return rows.length === many;
      },
      20_000,
    );
  let replies: Promise<[Reply, Reply]> | undefined;
  await one.sql.begin(async (tx) => {
    await hold(tx);
    const changed = change();
    await waiting(1);
    replies = Promise.all([changed, late()]);
    await waiting(2);
  });
  return replies!;
}

/** How many of the mailboxes that a round makes are there: to be seen, and in a domain that is deleted. */
async function madeIn(domain: string): Promise<{ living: number; kept: number }> {
  const [row] = await one.sql<[{ living: number; kept: number }]>`
    select count(*) filter (where d.deleted_date is null)::int as living, count(d.deleted_date)::int as kept
      from usernames u join all_domains d on d.id = u.domain_id where d.domain = ${domain}`;
  return row;
}

test('a domain deleted while mailboxes are made in it: all or nothing of each, and nobody waits for ever', async () => {
  const url = '/accounts/acme/email/going.example';
  let kept = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    expectReply(await first.put(url), 201);
    const makes = ['m1', 'm2', 'm3'].map(async (name, i) =>
      (i % 2 === 0 ? second : first).put(`${url}/usernames/${name}/mailbox`, { password: PASSWORD }),
    );
    const [removed, ...made] = await Promise.all([first.delete(url), ...makes]);
    expectReply(removed, 204);
    for (const reply of made) assert.ok([201, 404].includes(reply.status), reply.text);
    // What was made before the domain went has gone with it, and is kept with it.
    kept += made.filter(({ status }) => status === 201).length;
    assert.deepEqual(await madeIn('going.example'), { living: 0, kept });
  }
});

test('a mailbox made just before its domain is deleted goes and comes back with it; one made just after is not made', async () => {
  const prepared = async (domain: string) => {
    const url = `/accounts/acme/email/${domain}`;
    expectReply(await first.put(url), 201);
    // Its DKIM key, made beside the reply, would wait for the domain too.
    await until('its key', async () => (await first.get(`${url}/dns`)).status === 200);
    return {
      url,
      remove: () => first.delete(url),
      make: () => second.put(`${url}/usernames/m1/mailbox`, { password: PASSWORD }),
      isBack: async () => {
        const [{ id }] = await one.sql<[{ id: string }]>`select id from deleted_objects where name = ${domain}`;
        expectReply(await first.post(`/accounts/acme/email-deleted/${id}/restore`), 201);
        return (await first.get(`${url}/usernames/m1/mailbox`)).status === 200;
      },
    };
  };
  const before = await prepared('before.example');
  // Writers wait at the table, so the mailbox has its domain already, for which the deletion waits.
  const writers = (tx: Tx) => tx`lock table usernames in share mode`;
  const [made, removed] = await afterEachOther(writers, before.make, before.remove);
  expectReply(made, 201);
  expectReply(removed, 204);
  assert.deepEqual(await madeIn('before.example'), { living: 0, kept: 1 });
  expectReply(await first.get(`${before.url}/usernames/m1/mailbox`), 404);
  assert.ok(await before.isBack());

  const after = await prepared('after.example');
  const domain = (tx: Tx) => tx`select from domains where domain = 'after.example' for update`;
  const [gone, refused] = await afterEachOther(domain, after.remove, after.make);
  expectReply(gone, 204);
  expectReply(refused, 404);
  assert.deepEqual(await madeIn('after.example'), { living: 0, kept: 0 });
  assert.ok(!(await after.isBack()));
});

test('mailboxes changed and deleted while their domain is deleted', async () => {
  const url = '/accounts/acme/email/going.example';
  for (let round = 0; round < ROUNDS; round += 1) {
    expectReply(await first.put(url), 201);
    for (const name of ['m1', 'm2'])
      expectReply(await first.put(`${url}/usernames/${name}/mailbox`, { password: PASSWORD }), 201);
    const [removed, ...others] = await Promise.all([
      second.delete(url),
      first.put(`${url}/usernames/m1/mailbox`, { quota: 5, type: 'premium' }),
      first.delete(`${url}/usernames/m2/mailbox`),
    ]);
    expectReply(removed, 204);
    for (const reply of others) assert.ok([204, 404].includes(reply.status), reply.text);
  }
});

test('the last operators delete each other: one stays', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    expectReply(await first.post('/users', { userName: 'second', password: PASSWORD, role: 'operator' }), 201);
    const replies = await both(one.as('operator').delete('/users/second'), two.as('second').delete('/users/operator'));
    assert.equal(await count('users', `role = 'operator'`), 1);
    // Whoever came second is no longer anybody, or was the last one.
    assert.equal(replies[0], '204');
    assert.match(replies[1]!, /^(401|409) /);
    if ((await one.as('operator').get('/franchises')).status === 401) {
      const heir = one.as('second');
      expectReply(await heir.post('/users', { userName: 'operator', password: PASSWORD, role: 'operator' }), 201);
      expectReply(await heir.delete('/users/second'), 204);
    }
  }
});

test('one number of an account, one name of a user, a franchise and a plan', async () => {
  const TAKEN = conflict('Data conflict');
  const user = { userName: 'racer', password: PASSWORD };
  for (let round = 0; round < ROUNDS; round += 1) {
    const body = { accountNumber: `race-${round}` };
    assert.deepEqual(
      await both(first.post('/accounts', body), second.post('/accounts', { ...body, franchise: 'south' })),
      ['201', TAKEN],
    );
    const users = await both(
      first.post('/users', { ...user, role: 'operator' }),
      second.post('/accounts/acme/users', user),
    );
    assert.deepEqual(users, ['201', TAKEN]);
    for (const url of ['/users/racer', '/accounts/acme/users/racer']) await first.delete(url);
    for (const url of [`/franchises/race-${round}`, `/plans/race-${round}`]) {
      const replies = await both(first.put(url, {}), second.put(url, {}));
      // The second may find what the first has made.
      assert.ok(replies[0] === '201' && (replies[1] === '204' || replies[1] === TAKEN), replies.join());
    }
  }
});

test('an account deleted while a domain or a user is made in it', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const url = `/accounts/brief-${round}`;
    expectReply(await first.post('/accounts', { accountNumber: `brief-${round}` }), 201);
    const [removed, made] = await Promise.all([first.delete(url), second.put(`${url}/email/brief-${round}.example`)]);
    assert.ok(
      (removed.status === 204 && made.status === 404) || (removed.status === 409 && made.status === 201),
      `${removed.text} ${made.text}`,
    );
    assert.equal(await count('domains', `domain = 'brief-${round}.example'`), made.status === 201 ? 1 : 0);
  }
});

test('a plan deleted while a domain is put under it', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    expectReply(await first.put(`/plans/brief-${round}`, {}), 201);
    const [removed, made] = await Promise.all([
      first.delete(`/plans/brief-${round}`),
      second.put('/accounts/acme/email/planned.example', { plan: `brief-${round}` }),
    ]);
    assert.ok([204, 409].includes(removed.status), removed.text);
    assert.ok([201, 204, 400, 409].includes(made.status), made.text);
    assert.equal(removed.status === 204, ![201, 204].includes(made.status), `${removed.status} ${made.status}`);
    await first.put('/accounts/acme/email/planned.example', { plan: 'standard' });
  }
});

test('maps of a plan changed by two at once: each change is whole, none is lost', async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const limits = { standard: round };
    const [a, b] = await Promise.all([
      first.put('/plans/race', { webmailLimits: limits }),
      second.put('/plans/race', { infostoreQuota: round }),
    ]);
    expectReply(a, 204);
    expectReply(b, 204);
    const { webmailLimits, infostoreQuota } = (await first.get('/plans/race')).body as {
      webmailLimits: object;
      infostoreQuota: number;
    };
    assert.deepEqual([webmailLimits, infostoreQuota], [limits, round]);
  }
});

test('answers or a password that are replaced while a reset by the old answers is under way: the reset is refused', async () => {
  const url = at('forgetful');
  const secrets = url.replace('mailbox', 'secrets');
  expectReply(await first.put(url, { password: PASSWORD }), 201);
  const old = { tk1: 'Rex', tk2: 'Old Town', tk3: 'Miss Moon' };
  const changes = {
    answers: () => second.put(secrets, { ...old, tk3: 'Mister Sun' }),
    password: () => second.put(url, { password: 'Set-By-Support-1' }),
  };
  for (const [what, change] of Object.entries(changes)) {
    expectReply(await second.put(secrets, old), 204);
    const [before] = await one.sql`select password_hash as hash from usernames where username = 'forgetful'`;
    const hold = (tx: Tx) => tx`select from usernames where username = 'forgetful' for no key update`;
    const [changed, reset] = await afterEachOther(hold, change, () =>
      one.as().post(`${url}/action`, {
        action: 'resetPassword',
        actionData: { secretQuestionsAnswers: { tk1: 'Rex' }, password: `Found-Out-1-${what}` },
      }),
    );
    expectReply(changed, 204);
    expectReply(reset, 409);
    assert.match(reset.text, /Invalid secret questions and answers provided/);
    const [now] = await one.sql`select password_hash as hash from usernames where username = 'forgetful'`;
    assert.equal(now!['hash'] === before!['hash'], what === 'answers');
    const count = await one.sql`
      select from audit where operation = 'resetPasswordRefused' and target = 'forgetful@race.example'`;
    assert.equal(count.length, what === 'answers' ? 1 : 2);
  }
});

test('two dictionaries of questions at once: one after the other, none is mixed or refused', async () => {
  const path = '/email/secretQuestions';
  const one = { tk1: 'One?', tk2: 'Two?', tk3: 'Three?' };
  const other = { tk1: 'Eins?', tk3: 'Drei?', tk4: 'Vier?' };
  for (let round = 0; round < ROUNDS; round += 1) {
    const replies = await both(first.put(path, { questions: one }), second.put(path, { questions: other }));
    assert.deepEqual(replies, ['204', '204']);
    const { questions } = (await first.get(path)).body as { questions: object };
    assert.deepEqual(questions, 'tk4' in questions ? other : one);
  }
});

test('an old password that the other process has just taken is refused there from the reply on', async () => {
  expectReply(await first.put(at('carol'), { password: PASSWORD }), 201);
  const path = '/email/race.example/usernames/carol/mailbox';
  let password = PASSWORD;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = `Another-Horse-${round}`;
    const old = two.as(`carol@race.example:${password}`);
    for (let again = 0; again < 2; again += 1) expectReply(await old.get(path), 200);
    expectReply(await first.put(at('carol'), { password: next }), 204);
    expectReply(await old.get(path), 401);
    password = next;
  }
});
