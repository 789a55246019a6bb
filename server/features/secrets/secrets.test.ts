import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { until } from '../../../test/engine/until.ts';
import { expectReply, type TestApi } from '../../../test/support/api.ts';
import { missing } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { clientOf } from '../../http/client.ts';
import { passwordDigest } from '../../passwords/hash.ts';
import { forgetRefusals } from './front-door.ts';
import { normalised } from './schema.ts';

const LONG = '/accounts/acme/email/acme.example/usernames';
const SHORT = '/email/acme.example/usernames';
const ANSWERS = { tk1: 'Rex', tk2: 'Old  Town', tk3: 'Miss Moon' };
const WRONG = '{"conflict":{"message":"Invalid secret questions and answers provided","code":409}}';

let api: TestApi;
before(async () => {
  api = await peopledApi();
});
after(() => api.close());

const reset = (
  password: string,
  answers: object,
  path = `${SHORT}/alice/mailbox/action`,
  name = 'secretQuestionsAnswers',
) => api.as().post(path, { action: 'resetPassword', actionData: { [name]: answers, password } });

const forgetTries = async () => {
  forgetRefusals();
  await api.sql`delete from front_door_tries`;
};

test('answers are compared trimmed, in lower case, with single blanks', () => {
  assert.equal(normalised('  Old \t Town '), 'old town');
});

test('a client of IPv6 is its /64', () => {
  assert.equal(clientOf('2001:db8:0:1::5'), '2001:db8:0:1::/64');
  assert.equal(clientOf('2001:0db8::1'), '2001:db8:0:0::/64');
  assert.equal(clientOf('::ffff:127.0.0.1'), '127.0.0.1');
  assert.equal(clientOf('127.0.0.2'), '127.0.0.2');
});

describe('the dictionary', () => {
  test('anyone reads it, with both location and href', async () => {
    const reply = await api.as().get('/email/secretQuestions');
    expectReply(reply, 200);
    const { questions, links } = reply.body as { questions: Record<string, string>; links: object[] };
    assert.deepEqual(Object.keys(questions), ['tk1', 'tk2', 'tk3']);
    assert.deepEqual(Object.keys(links[0]!), ['location', 'href', 'rel']);
    assert.deepEqual((await api.as().get('/email/secretQuestionSettings')).body, {
      minimum: 3,
      links: [
        {
          location: 'https://api.test/email/secretQuestionSettings',
          href: 'https://api.test/email/secretQuestionSettings',
          rel: 'self',
        },
      ],
    });
  });

  test('only the operator changes it; the minimum is at most the number of questions', async () => {
    for (const who of ['north-app', 'acme-owner']) {
      expectReply(await api.as(who).put('/email/secretQuestionSettings', { minimum: 1 }), 401);
      expectReply(await api.as(who).put('/email/secretQuestions', { questions: {} }), 401);
    }
    const operator = api.as('operator');
    const over = await operator.put('/email/secretQuestionSettings', { minimum: 4 });
    assert.deepEqual([over.status, over.body], [400, { minimum: '4 is greater than maximum value 3' }]);
    const under = await operator.put('/email/secretQuestionSettings', { minimum: 0 });
    assert.deepEqual(under.body, { minimum: '0 is less than minimum value 1' });
  });
});

describe('answers', () => {
  test('fewer than the minimum, short ones and unknown keys are told apart', async () => {
    const put = async (body: object) => (await api.as('acme-owner').put(`${LONG}/alice/secrets`, body)).body;
    const wrapped = (details: object) => ({ badRequest: { message: 'POST data error', code: 400, details } });
    assert.deepEqual(await put({ tk1: 'aa', tk2: 'bb' }), wrapped({ '': 'Shorter than minimum length 3' }));
    assert.deepEqual(await put({}), wrapped({ '': 'Shorter than minimum length 3' }));
    assert.deepEqual(await put({ ...ANSWERS, tk1: 'x' }), wrapped({ tk1: 'Shorter than minimum length 2' }));
    assert.deepEqual(await put({ ...ANSWERS, tk1: ' \t x ' }), wrapped({ tk1: 'Shorter than minimum length 2' }));
    assert.deepEqual(await put({ ...ANSWERS, tkX: 'yy' }), wrapped({ tkX: '"tkX" is not one of tk1, tk2, tk3' }));
  });

  test('who may not write them gets 403, wrong credentials 401', async () => {
    expectReply(await api.as('umbra-owner').put(`${LONG}/alice/secrets`, ANSWERS), 403);
    expectReply(await api.as('bob@acme.example').put(`${SHORT}/alice/secrets`, ANSWERS), 403);
    expectReply(await api.as('acme-owner:wrong').put(`${LONG}/alice/secrets`, ANSWERS), 401);
    expectReply(await api.as().put(`${LONG}/alice/secrets`, ANSWERS), 401);
  });

  test('keys are listed to anyone, answers to nobody', async () => {
    assert.deepEqual(((await api.as().get(`${SHORT}/alice/secrets`)).body as { list: string[] }).list, []);
    expectReply(await api.as('alice@acme.example').put(`${SHORT}/alice/secrets`, ANSWERS), 204);
    assert.deepEqual((await api.as().get(`${LONG}/alice/secrets`)).body, {
      list: ['tk1', 'tk2', 'tk3'],
      links: [{ href: `https://api.test${LONG}/alice/secrets`, rel: 'self' }],
    });
    expectReply(await api.as().get(`${SHORT}/nobody/secrets`), 404);
    const [row] = await api.sql`select digest from secret_answers limit 1`;
    assert.equal((row!['digest'] as Buffer).length, 32);
  });
});

describe('resetPassword', () => {
  test('the right answers set the password, tell the owner and are audited', async () => {
    await forgetTries();
    expectReply(await reset('Fresh.Start-1', { tk1: ' rex ', tk2: 'old town', tk3: 'MISS MOON' }), 204);
    expectReply(await api.as('alice@acme.example:Fresh.Start-1').get(`${SHORT}/alice/mailbox`), 200);
    const [mail] = await api.sql`select recipient, body from outbox`;
    assert.equal(mail!['recipient'], 'alice@acme.example');
    assert.doesNotMatch(mail!['body'] as string, /Fresh|rex/i);
    assert.equal((await api.sql`select from audit where operation = 'resetPassword'`).length, 1);
  });

  test('one right pair is enough, also by the older name and on the long path', async () => {
    expectReply(
      await reset('Second.Start-1', { tk2: 'Old Town' }, `${LONG}/alice/mailbox/action`, 'secretQuestionsAnswersList'),
      204,
    );
  });

  test('unknown key, wrong answer, one wrong of two, no stored answers: the same 409', async () => {
    await forgetTries();
    for (const answers of [{ tkX: 'rex' }, { tk1: 'nope' }, { tk1: 'rex', tk2: 'nope' }, { ['__proto__x']: 'rex' }]) {
      const reply = await reset('Third.Start-1', answers);
      assert.deepEqual([reply.status, reply.text], [409, WRONG]);
    }
    const reply = await reset('Third.Start-1', { tk1: 'rex' }, `${SHORT}/bob/mailbox/action`);
    assert.deepEqual([reply.status, reply.text], [409, WRONG]);
    assert.equal((await api.sql`select from audit where operation = 'resetPasswordRefused'`).length, 5);
  });

  test('a plan without resets looks like a mailbox without answers', async () => {
    await forgetTries();
    const operator = api.as('operator');
    expectReply(await operator.put('/plans/standard', { passwordReset: false }), 204);
    assert.deepEqual(((await api.as().get(`${SHORT}/alice/secrets`)).body as { list: string[] }).list, []);
    assert.equal((await reset('Third.Start-1', ANSWERS)).text, WRONG);
    expectReply(await operator.put('/plans/standard', { passwordReset: true }), 204);
  });

  test('rules, reuse and the form of the request', async () => {
    await forgetTries();
    const details = async (reply: ReturnType<typeof reset>) =>
      ((await reply).body as { badRequest: { details: unknown } }).badRequest.details;
    assert.deepEqual(await details(reset('abc1234', ANSWERS)), {
      'actionData.password': "Password should not start with 'abc' case-insensitively",
    });
    assert.deepEqual(await details(reset('Fresh.Start-1', ANSWERS)), {
      'actionData.password': 'Password must not be used more than once',
    });
    const four = { ...ANSWERS, tk4: 'more' };
    assert.deepEqual(await details(reset('Third.Start-1', four)), {
      'actionData.secretQuestionsAnswers': 'Longer than maximum length 3',
    });
    const post = (body: unknown) => details(api.as().post(`${SHORT}/alice/mailbox/action`, body));
    assert.deepEqual(await post({}), { action: 'Required', actionData: 'Required' });
    assert.deepEqual(await post({ action: 'explode', actionData: {} }), {
      action: '"explode" is not one of resetPassword',
      'actionData.secretQuestionsAnswers': 'Required',
      'actionData.password': 'Required',
    });
    assert.deepEqual(
      await post({ action: 'resetPassword', actionData: { secretQuestionsAnswers: {}, password: 'x' } }),
      {
        'actionData.secretQuestionsAnswers': 'Shorter than minimum length 1',
      },
    );
    expectReply(await reset('Third.Start-1', ANSWERS, `${SHORT}/nobody/mailbox/action`), 404);
    expectReply(await reset('Third.Start-1', ANSWERS, `${SHORT}/alice/exchange/action`), 404);
  });

  test('five wrong answers close the mailbox for a quarter of an hour, in every process, even for right ones', async () => {
    await forgetTries();
    const tries = await Promise.all(Array.from({ length: 12 }, () => reset('Third.Start-1', { tk1: 'nope' })));
    const statuses = tries.map((reply) => reply.status).toSorted((a, b) => a - b);
    assert.deepEqual(statuses, [409, 409, 409, 409, 409, 429, 429, 429, 429, 429, 429, 429]);
    const again = await (await api.another()).as().post(`${SHORT}/alice/mailbox/action`, {
      action: 'resetPassword',
      actionData: { secretQuestionsAnswers: ANSWERS, password: 'Third.Start-1' },
    });
    expectReply(again, 429);
    const after = Number(again.headers['retry-after']);
    assert.ok(after > 800 && after <= 900, `Retry-After ${after}`);
    assert.deepEqual(again.body, { overLimit: { message: 'Too many requests', code: 429, details: '' } });
    forgetRefusals();
    await api.sql`update front_door_tries set at = at - interval '15 minutes'`;
    expectReply(await reset('Third.Start-1', ANSWERS), 204);
  });

  test('thirty wrong answers from one address close it for every mailbox; a success does not clear them', async () => {
    await forgetTries();
    await api.sql`insert into front_door_tries (door, address, at) select 'reset', '127.0.0.1', now() from generate_series(1, 29)`;
    expectReply(await reset('Fourth.Start-1', ANSWERS), 204);
    expectReply(await reset('Fifth.Start-1', { tk1: 'nope' }), 409);
    expectReply(await reset('Fifth.Start-1', { tk1: 'rex' }, `${SHORT}/bob/mailbox/action`), 429);
  });

  test('looks at the questions are limited too', async () => {
    await forgetTries();
    await api.sql`insert into front_door_tries (door, address, at) select 'secrets', '127.0.0.1', now() from generate_series(1, 100)`;
    expectReply(await api.as().get(`${SHORT}/alice/secrets`), 429);
  });
});

test('a hundred calls of a client and no more, whether the mailboxes are there or not: the limit tells nobody who is there', async () => {
  const action = (mailbox: string, form = 'mailbox') => api.as().post(`${SHORT}/${mailbox}/${form}/action`, {});
  const looks = async () => (await api.sql`select from front_door_tries where door = 'secrets'`).length;
  const doors: [mailbox: string, form: string, status: number][] = [
    ['alice', 'mailbox', 400],
    ['nobody', 'mailbox', 404],
    ['alice', 'exchange', 404],
  ];
  for (const [mailbox, form, status] of doors) {
    await forgetTries();
    for (let i = 1; i <= 100; i += 1) {
      expectReply(await action(mailbox, form), status);
      if (i === 1) assert.equal(await looks(), 1, mailbox);
    }
    for (const [each, as] of doors) {
      const reply = await action(each, as);
      expectReply(reply, 429, { overLimit: { message: 'Too many requests', code: 429, details: '' } });
      assert.ok(Number(reply.headers['retry-after']) > 800, `${each} after ${mailbox}`);
    }
    assert.equal(await looks(), 100);
  }
});

test('a reset that succeeds was no look: there is no limit of them', async () => {
  await forgetTries();
  await api.sql`insert into front_door_tries (door, address, at) select 'secrets', '127.0.0.1', now() from generate_series(1, 99)`;
  for (const password of ['Often.Start-1', 'Often.Start-2', 'Often.Start-3'])
    expectReply(await reset(password, ANSWERS), 204);
  expectReply(await reset('Often.Start-4', { tk1: 'nope' }), 409);
  expectReply(await reset('Often.Start-4', ANSWERS), 429);
});

test('answers for a key that the dictionary lost are not listed and match nothing', async () => {
  await forgetTries();
  const operator = api.as('operator');
  expectReply(await operator.put('/email/secretQuestions', { questions: { tk1: 'One?', tk9: 'Nine?' } }), 204);
  assert.deepEqual(((await api.as().get(`${SHORT}/alice/secrets`)).body as { list: string[] }).list, ['tk1']);
  assert.equal((await reset('Sixth.Start-1', { tk2: 'old town' })).text, WRONG);
});

/** Whether somebody waits for what another holds. */
async function aWaiter(): Promise<boolean> {
  const [row] = await api.sql`
    select from pg_locks l join pg_stat_activity a using (pid) where not l.granted and a.datname = current_database()`;
  return row !== undefined;
}

/** What was refused since it was asked for the last time. */
async function refusedResets(): Promise<object[]> {
  await api.services.notes.write(api.sql, new Date(), true);
  const rows = await api.sql`
    select a.target, a.detail ->> 'reason' as reason, a.count, a.address, a.caller_kind as kind, a.account,
           a.domain_id is not null as domain, a.username_id is not null as username
      from audit a where a.operation = 'resetPasswordRefused' and not exists (select from told_resets t where t.id = a.id) order by a.id`;
  await api.sql`insert into told_resets select id from audit on conflict do nothing`;
  return rows.map((row) => ({ ...row }));
}

test('every refused reset has its row: who, from where, of what, why; what asks for none has none', async () => {
  await forgetTries();
  await api.sql`create table told_resets (id uuid primary key)`;
  await refusedResets();
  const from = { count: 1, address: '127.0.0.1', kind: 'nobody' };
  const known = { target: 'alice@acme.example', ...from, account: 'acme', domain: true, username: true };
  const unknown = { ...known, target: '', username: false };
  const right = { tk1: 'rex' };
  const long = `${LONG}/alice/mailbox/action`;
  const rows: [what: () => ReturnType<typeof reset>, status: number, row: object][] = [
    [() => reset('abc1234', right), 400, { ...known, reason: 'against the rules' }],
    [() => reset('Ninth.Start-1', { tk1: 'x' }, long), 400, { ...known, reason: 'against the rules' }],
    [() => reset('Ninth.Start-1', { a: 'aa', b: 'bb', c: 'cc' }), 400, { ...known, reason: 'against the rules' }],
    [
      () => reset('Ninth.Start-1', right, `${SHORT}/alice/exchange/action`),
      404,
      { ...known, reason: 'no such mailbox' },
    ],
    [
      () => reset('Ninth.Start-1', right, `${SHORT}/pass-Word-1/mailbox/action`),
      404,
      { ...unknown, reason: 'no such mailbox' },
    ],
    [
      () => reset('Ninth.Start-1', right, '/email/nowhere.example/usernames/alice/mailbox/action'),
      404,
      { ...unknown, account: null, domain: false, reason: 'no such mailbox' },
    ],
    [() => reset('Ninth.Start-1', { tk1: 'nope' }), 409, { ...known, reason: 'wrong answers' }],
  ];
  for (const [call, status, row] of rows) {
    expectReply(await call(), status);
    assert.deepEqual(await refusedResets(), [row]);
  }
  const none: [body: unknown, type: string, status: number][] = [
    ['{}', 'application/json', 400],
    ['{"action": "explode", "actionData": {}}', 'application/json', 400],
    ['["resetPassword"]', 'application/json', 400],
    ['{"action": "resetPassword"', 'application/json', 400],
    ['action=resetPassword', 'application/x-www-form-urlencoded', 415],
    [`{"action": "resetPassword", "more": "${'x'.repeat(1_048_576)}"}`, 'application/json', 413],
  ];
  for (const [body, type, status] of none) {
    const call = { method: 'POST', path: long, body, headers: { 'content-type': type } };
    expectReply(await api.as().send(call), status);
  }
  assert.deepEqual(await refusedResets(), []);
  await api.sql`insert into front_door_tries (door, username_id, address, at) select 'reset', id, '192.0.2.1', now()
    from usernames cross join generate_series(1, 5) where username = 'alice'`;
  for (let i = 0; i < 3; i += 1) expectReply(await reset('Ninth.Start-1', right), 429);
  assert.deepEqual(await refusedResets(), [{ ...known, count: 3, reason: 'too many tries' }]);
  await api.sql`insert into front_door_tries (door, address, at) select 'secrets', '127.0.0.1', now() from generate_series(1, 100)`;
  expectReply(await reset('Ninth.Start-1', right, `${SHORT}/nobody/mailbox/action`), 429);
  assert.deepEqual(await refusedResets(), [{ ...unknown, reason: 'too many tries' }]);
});

test('a password that becomes a former one while it is reset: refused, with its row', async () => {
  await forgetTries();
  await refusedResets();
  const password = 'Tenth.Start-1';
  const [row] = await api.sql<[{ id: string; salt: Buffer }]>`
    select id, history_salt as salt from usernames where username = 'alice'`;
  const digest = await passwordDigest(password, row.salt);
  let reply: ReturnType<typeof reset> | undefined;
  await api.sql.begin(async (tx) => {
    await tx`select from usernames where id = ${row.id} for no key update`;
    reply = reset(password, { tk1: 'rex' });
    // By then it has looked whether the password is a former one.
    await until('a reset that waits for the mailbox', aWaiter);
    await tx`insert into password_history (username_id, digest) values (${row.id}, ${digest})`;
  });
  expectReply((await reply)!, 400);
  const [refused, ...others] = (await refusedResets()) as { target: string; reason: string }[];
  assert.deepEqual([refused!.target, refused!.reason, others], ['alice@acme.example', 'former password', []]);
});

test('a mailbox that is deleted while its password is reset: 404', async () => {
  await forgetTries();
  expectReply(await api.as('operator').put(`${LONG}/brief/mailbox`, { virtual: true }), 201);
  const path = `${SHORT}/brief/mailbox/action`;
  let reply: ReturnType<typeof reset> | undefined;
  await api.sql.begin(async (tx) => {
    await tx`delete from usernames where username = 'brief'`;
    reply = reset('Seventh.Start-1', { tk1: 'rex' }, path);
    await until('a reset that waits for the deletion', aWaiter);
  });
  expectReply((await reply)!, 404, missing('Mailbox not found'));
});
