/** The order of checks of mailbox PUT (contract.md B.2 rows 19-21): of two rules that a request breaks, the first in the order answers. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { expectReply, PASSWORD } from '../../../test/support/api.ts';
import { NO_NAME } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const owner = api.as('acme-owner');

const DOMAIN = '/accounts/acme/email/order.example';
const at = (name: string): string => `${DOMAIN}/usernames/${name}/mailbox`;

// One place for premium, and it is taken; `mine` holds 5 MB and has had two passwords.
expectReply(await operator.put('/plans/order', { webmailLimits: { premium: 1 } }), 201);
expectReply(await operator.put(DOMAIN, { plan: 'order' }), 201);
expectReply(await owner.put(at('full'), { password: PASSWORD, type: 'premium' }), 201);
expectReply(await owner.put(at('mine'), { password: PASSWORD }), 201);
expectReply(await owner.put(at('mine'), { password: 'Another-Horse-8' }), 204);
await api.sql`insert into mailbox_usage (username_id, bytes) select id, ${5 * 1_048_576} from usernames where username = 'mine'`;

/** One broken rule: what it takes in path or body, and what it answers. */
interface Breach {
  rule: string;
  name?: string;
  body: object;
  answer: object;
}

const types: Breach = {
  rule: 'JSON types',
  body: { master: 'maybe' },
  answer: { master: `"maybe" is neither in ('false', '0') nor in ('true', '1')` },
};
const quota: Breach = {
  rule: 'quota > 0',
  body: { quota: 0 },
  answer: { computeFault: 'Quota must be greater than 0' },
};
const type: Breach = {
  rule: 'type in the list',
  body: { type: 'x' },
  answer: { type: '"x" is not one of standard, activesync, premium' },
};
const number: Breach = {
  rule: 'number of mailboxes',
  body: { type: 'premium' },
  answer: { computeFault: 'Number of mailboxes exceeded' },
};
const password: Breach = {
  rule: 'password rules',
  body: { password: 'abc1234' },
  answer: { password: "Password should not start with 'abc' case-insensitively" },
};

const onCreate: Breach[] = [
  types,
  { rule: 'name pattern', name: 'a%20b', body: {}, answer: { mailboxName: NO_NAME } },
  { rule: 'password present', body: { password: undefined }, answer: { password: 'Required' } },
  quota,
  type,
  number,
  password,
];

const onUpdate: Breach[] = [
  types,
  { rule: 'name pattern', body: { username: 'a b' }, answer: { username: NO_NAME } },
  quota,
  type,
  number,
  { rule: 'rename target', body: { username: 'full' }, answer: { username: 'Mailbox already exists' } },
  password,
  {
    rule: 'former passwords',
    body: { password: PASSWORD },
    answer: { password: 'Password must not be used more than once' },
  },
  {
    rule: 'quota >= usage',
    body: { quota: 4 },
    answer: { message: 'Current mailbox usage is larger than the new quota value' },
  },
];

/** All pairs whose bodies can stand together: two values for one key cannot. */
function pairs(breaches: Breach[]): [Breach, Breach][] {
  return breaches.flatMap((first, i) =>
    breaches
      .slice(i + 1)
      .filter((second) => !Object.keys(first.body).some((key) => key in second.body))
      .map((second): [Breach, Breach] => [first, second]),
  );
}

async function snapshot(): Promise<unknown> {
  const rows = await api.sql`select u.*, m.* from usernames u join mailboxes m on m.username_id = u.id order by u.id`;
  const [{ audits, history }] = await api.sql<[{ audits: number; history: number }]>`
    select (select count(*)::int from audit) as audits, (select count(*)::int from password_history) as history`;
  return { rows: [...rows], audits, history };
}

test('create: each rule alone, then each pair; nothing is made', async () => {
  const before = await snapshot();
  for (const { rule, name, body, answer } of onCreate) {
    const reply = await owner.put(at(name ?? 'new'), { password: 'Another-Horse-8', ...body });
    assert.deepEqual([reply.status, reply.body], [400, answer], rule);
  }
  const both = pairs(onCreate);
  assert.equal(both.length, 21 - 2);
  for (const [first, second] of both) {
    const body = { password: 'Another-Horse-8', ...first.body, ...second.body };
    const reply = await owner.put(at(first.name ?? second.name ?? 'new'), body);
    assert.deepEqual([reply.status, reply.body], [400, first.answer], `${first.rule} before ${second.rule}`);
  }
  assert.deepEqual(await snapshot(), before);
});

test('update: each rule alone, then each pair; nothing is changed', async () => {
  const before = await snapshot();
  for (const { rule, body, answer } of onUpdate) {
    const reply = await owner.put(at('mine'), body);
    assert.deepEqual([reply.status, reply.body], [400, answer], rule);
  }
  const both = pairs(onUpdate);
  assert.equal(both.length, 36 - 4);
  for (const [first, second] of both) {
    const reply = await owner.put(at('mine'), { ...first.body, ...second.body });
    // Types and the pattern of a name are of one schema: colander tells all that fails in it.
    const together = first.rule === 'JSON types' && second.rule === 'name pattern';
    const answer = together ? { ...first.answer, ...second.answer } : first.answer;
    assert.deepEqual([reply.status, reply.body], [400, answer], `${first.rule} before ${second.rule}`);
  }
  assert.deepEqual(await snapshot(), before);
});

test('all at once: the first of all', async () => {
  const body = { ...password.body, ...number.body, ...quota.body, username: 'full' };
  expectReply(await owner.put(at('mine'), { ...body, ...types.body }), 400, types.answer);
  expectReply(await owner.put(at('mine'), body), 400, quota.answer);
  expectReply(await owner.put(at('mine'), { ...body, quota: 1 }), 400, number.answer);
  expectReply(await owner.put(at('mine'), { ...body, quota: 1, type: 'standard' }), 400, {
    username: 'Mailbox already exists',
  });
  expectReply(await owner.put(at('mine'), { password: 'abc1234', quota: 1 }), 400, password.answer);
});

test('the contract’s own two: quota and quantity come before a weak password (C-21)', async () => {
  expectReply(await owner.put(at('new'), { password: 'test_password1', quota: 0 }), 400, quota.answer);
  expectReply(await owner.put(at('new'), { password: 'test_password1', type: 'premium' }), 400, number.answer);
  expectReply(await owner.put(at('new'), { password: 'pword1234', quota: 70 }), 400, {
    password: 'Password should have at least one capital letter',
  });
  expectReply(await owner.put(at('new'), { password: 'abc1234' }), 400, password.answer);
  expectReply(await owner.put(at('new'), { master: true }), 400, { password: 'Required' });
  expectReply(await owner.put(at('new')), 400, { password: 'Required' });
});

test('the JSON types of every field, reported together', async () => {
  const wrong = { password: 5, master: [], quota: '1.5', type: {}, username: true };
  expectReply(await owner.put(at('mine'), wrong), 400, {
    password: '5 is not a string',
    master: `"[]" is neither in ('false', '0') nor in ('true', '1')`,
    quota: '"1.5" is not a number',
    username: 'true is not a string',
  });
  const cases: [body: string, answer: object][] = [
    ['{"quota": true}', { quota: '"true" is not a number' }],
    ['{"quota": 1e999}', { quota: '"Infinity" is not a number' }],
    ['{"quota": 9007199254740993}', { quota: '9007199254740992 is greater than maximum value 2147483647' }],
    ['{"quota": 2147483648}', { quota: '2147483648 is greater than maximum value 2147483647' }],
    ['{"quota": "12x"}', { quota: '"12x" is not a number' }],
    ['{"quota": [1]}', { quota: '"[1]" is not a number' }],
    ['{"quota": -5}', { computeFault: 'Quota must be greater than 0' }],
    ['{"quota": "-0"}', { computeFault: 'Quota must be greater than 0' }],
    ['{"master": 2}', { master: `"2" is neither in ('false', '0') nor in ('true', '1')` }],
    ['{"type": 7}', { type: '7 is not a string' }],
    ['{"password": "x\\u0000"}', { password: NO_NAME }],
    ['{"password": "\\ud800"}', { password: NO_NAME }],
    ['{"password": "a\\u0007B-34567"}', { password: NO_NAME }],
  ];
  for (const [body, answer] of cases) expectReply(await owner.put(at('mine'), body), 400, answer);
  expectReply(await owner.put(at('mine'), { quota: '1000', master: 'False', type: 0, username: false }), 204);
  expectReply(await owner.put(at('mine'), { quota: 2147483647 }), 204);
});
