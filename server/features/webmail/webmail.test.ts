import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { BASE, expectCreated, expectReply, PASSWORD, type Client, type Reply } from '../../../test/support/api.ts';
import { MALFORMED, missing, NO_NAME, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { redeemAuthToken } from '../mailboxes/auth-token.ts';
import { STANDARD } from '../plans/standard.ts';

const api = await peopledApi();
after(async () => api.close());
const operator = api.as('operator');
const owner = api.as('acme-owner');

const DOMAIN = '/accounts/acme/email/acme.example';
const long = (mailbox: string) => `${DOMAIN}/usernames/${mailbox}/webmail`;
const short = (mailbox: string) => `/email/acme.example/usernames/${mailbox}/webmail`;

const TYPES = 'standard, activesync, premium';
const NO_ACCOUNT = missing('Webmail account not found');
const EXCEEDED = { computeFault: 'Number of mailboxes exceeded' };
const INCONSISTENT = { message: 'The allowUpgrade option is inconsistent with the provided type' };
const UPGRADED = { message: 'The account is already upgraded. Please downgrade it to standard first.' };
const NOT_ALLOWED = { message: 'This account is not allowed to be upgraded' };
const TOO_LARGE = { message: 'Current mailbox usage is larger than the new quota value' };
const EXISTS = { conflict: { message: 'OpenXchange account already exists.', code: 409, details: '' } };

/** A mailbox of its own for a test; `type` gives it an OX account. */
async function mailbox(name: string, body: object = {}): Promise<Client> {
  expectReply(await owner.put(`${DOMAIN}/usernames/${name}/mailbox`, { password: PASSWORD, ...body }), 201);
  return api.as(`${name}@acme.example`);
}

const quotaOf = async (name: string): Promise<number> =>
  ((await owner.get(`${DOMAIN}/usernames/${name}/mailbox`)).body as { quota: number }).quota;

const stored = async (name: string): Promise<Record<string, unknown>> => {
  const { authToken: _, links: __, ...rest } = (await owner.get(long(name))).body as Record<string, unknown>;
  return rest;
};

/** Bytes in the store, as the store would have told them. */
async function fill(name: string, bytes: number): Promise<void> {
  await api.sql`
    insert into mailbox_usage (username_id, bytes, messages)
    select u.id, ${bytes}, 1 from usernames u join domains d on d.id = u.domain_id
     where u.username = ${name} and d.domain = 'acme.example'
    on conflict (username_id) do update set bytes = excluded.bytes`;
}

const plan = async (set: object): Promise<void> => expectReply(await operator.put('/plans/standard', set), 204);

test('getWebmail, createWebmail: both forms, with their own links and fields', async () => {
  const john = await mailbox('john.smith');
  for (const client of [owner, john]) {
    for (const url of [long('john.smith'), short('john.smith')]) expectReply(await client.get(url), 404, NO_ACCOUNT);
  }
  expectCreated(await owner.post(long('john.smith'), {}), `${long('john.smith')}/`);
  const defaults = { theme: 'default', language: 'en_US', timezone: 'America/Chicago' };
  const got = await owner.get(long('john.smith'));
  const { authToken, ...rest } = got.body as { authToken: string };
  assert.match(authToken, /^[A-Za-z0-9+/]{80}$/);
  assert.equal(
    Object.keys(got.body as object).join(),
    'authToken,type,allowUpgrade,resetPassword,theme,language,timezone,links',
  );
  const links = (path: string) => [{ href: `${BASE}${path}/`, rel: 'self' }];
  const account = { type: 'standard', allowUpgrade: true, resetPassword: false, ...defaults };
  assert.deepEqual(rest, { ...account, links: links(long('john.smith')) });
  const { resetPassword: _, ...shorter } = account;
  expectReply(await john.get(short('JOHN.Smith')), 200, { ...shorter, links: links(short('john.smith')) });
  expectReply(await john.get(long('john.smith')), 200);
  expectReply(await owner.post(short('john.smith'), {}), 409, EXISTS);
  expectReply(await john.post(long('john.smith')), 409, EXISTS);

  const set = { type: 'activesync', allowUpgrade: false, theme: 'dark', language: 'de_DE', timezone: 'Europe/Berlin' };
  const jane = await mailbox('jane');
  expectCreated(await jane.post(short('jane'), set), `${short('jane')}/`);
  assert.deepEqual(await stored('jane'), { ...set, resetPassword: false });
  assert.equal(await quotaOf('jane'), 5120, 'the quota of the type');
  const keyed = await redeemAuthToken(api.sql, api.services.instance.secret, authToken, {
    caller: { kind: 'nobody', name: '' },
    address: '192.0.2.1',
    requestId: randomUUID(),
    now: new Date(),
  });
  assert.ok(keyed, 'the token is good');
});

test('createWebmail: what it refuses', async () => {
  await mailbox('poster');
  const cases: [body: unknown, body: object][] = [
    [{ type: 'non-valid' }, { type: `"non-valid" is not one of ${TYPES}` }],
    [{ type: 'starter' }, { type: `"starter" is not one of ${TYPES}` }],
    [{ type: 'constructor' }, { type: `"constructor" is not one of ${TYPES}` }],
    [
      { type: 5, allowUpgrade: 'no' },
      { type: '5 is not a string', allowUpgrade: `"no" is neither in ('false', '0') nor in ('true', '1')` },
    ],
    [
      { language: 'english', timezone: 'Mars/Olympus' },
      { language: NO_NAME, timezone: NO_NAME },
    ],
    [
      { language: 'en_us', timezone: '+01:00' },
      { language: NO_NAME, timezone: NO_NAME },
    ],
    [{ theme: 'x'.repeat(65) }, { theme: 'Longer than maximum length 64' }],
    ['{', MALFORMED],
  ];
  for (const [body, fault] of cases) {
    for (const url of [long('poster'), short('poster')]) expectReply(await owner.post(url, body), 400, fault);
  }
  await fill('poster', 2048 * 1_048_576 + 1);
  await plan({ webmailQuotas: { standard: 1024, activesync: 2048, premium: 4096 } });
  expectReply(await owner.post(long('poster'), { type: 'activesync' }), 400, TOO_LARGE);
  await fill('poster', 2048 * 1_048_576);
  expectReply(await owner.post(long('poster'), { type: 'activesync' }), 201);
  assert.equal(await quotaOf('poster'), 2048);
  await plan({ webmailQuotas: { standard: 1024, activesync: 5120, premium: 10240 } });
  for (const nobody of [long('nobody'), short('nobody')]) {
    for (const call of [owner.get, owner.post, owner.put]) {
      expectReply(await call(nobody, '{'), 404, missing('Mailbox not found'));
    }
  }
});

test('setWebmail: changes what it names', async () => {
  const mary = await mailbox('mary', { type: 'standard', quota: 85 });
  const own = short('mary');
  expectReply(await mary.put(own, { theme: 'new_theme', language: 'en_GB', timezone: 'Asia/Kolkata' }), 204);
  expectReply(await owner.put(long('mary'), { resetPassword: true, unknown: 1 }), 204);
  const settings = { theme: 'new_theme', language: 'en_GB', timezone: 'Asia/Kolkata' };
  assert.deepEqual(await stored('mary'), { type: 'standard', allowUpgrade: true, resetPassword: true, ...settings });
  expectReply(await mary.put(own, { type: 'standard' }), 204);
  assert.equal(await quotaOf('mary'), 85, 'the same type changes no quota');
  expectReply(await mary.put(own, { type: 'premium' }), 204);
  assert.deepEqual([await quotaOf('mary'), (await stored('mary'))['type']], [10240, 'premium']);
  expectReply(await mary.put(own, { type: 'standard', allowUpgrade: 0, language: null }), 204);
  assert.deepEqual([await quotaOf('mary'), (await stored('mary'))['allowUpgrade']], [1024, false]);
  expectReply(await mary.put(own, { resetPassword: 'false' }), 204);
  assert.equal((await stored('mary'))['resetPassword'], false);
});

test('setWebmail: resetPassword lasts until the password is changed', async () => {
  await mailbox('reset', { type: 'standard' });
  expectReply(await owner.put(short('reset'), { resetPassword: true }), 204);
  expectReply(await owner.put(`${DOMAIN}/usernames/reset/mailbox`, { master: true }), 204);
  assert.equal((await stored('reset'))['resetPassword'], true);
  expectReply(await owner.put(`${DOMAIN}/usernames/reset/mailbox`, { password: 'Battery-Staple-8' }), 204);
  assert.equal((await stored('reset'))['resetPassword'], false);
});

interface Step {
  who: 'owner' | 'app' | 'mailbox' | 'all';
  /** The account before: its type, and whether it may be upgraded. */
  from: [type: string, allowUpgrade: boolean];
  body: object;
  reply: object | 204;
  /** The plan and the domain, where they do not allow everything. */
  plan?: object;
  domainAllows?: false;
  /** MB in the store. */
  usage?: number;
}

const NO_UPGRADES = { webmailUpgrade: false };
const OPEN: Step['from'] = ['standard', true];
const CLOSED: Step['from'] = ['standard', false];
const PREMIUM: Step['from'] = ['premium', true];
const PREMIUM_CLOSED: Step['from'] = ['premium', false];
const notOneOf = (type: string) => ({ type: `"${type}" is not one of ${TYPES}` });
const ALL = { who: 'all' } as const;
const OWN = { who: 'owner' } as const;
const MBX = { who: 'mailbox' } as const;

/** The eight steps of contract.md B.2 row 45, each before the next. */
const STEPS: Step[] = [
  { ...ALL, from: OPEN, body: {}, reply: { type: 'Required' } },
  { ...ALL, from: OPEN, body: { unknown: 1, type: null }, reply: { type: 'Required' } },
  { ...ALL, from: OPEN, body: { type: '' }, reply: { type: 'Required' } },
  { ...ALL, from: OPEN, body: { type: '', theme: 'x' }, reply: { type: 'Required' } },
  { ...ALL, from: OPEN, body: { type: [], timezone: 'x' }, reply: { type: 'Required', timezone: NO_NAME } },
  { ...ALL, from: OPEN, body: { type: 'invalid-type', allowUpgrade: false }, reply: notOneOf('invalid-type') },
  { ...ALL, from: CLOSED, body: { type: 'premium', allowUpgrade: false }, plan: NO_UPGRADES, reply: INCONSISTENT },
  { ...ALL, from: PREMIUM, body: { type: 'premium', allowUpgrade: false }, reply: INCONSISTENT },
  { ...ALL, from: PREMIUM, body: { allowUpgrade: false }, plan: NO_UPGRADES, reply: UPGRADED },
  { ...ALL, from: PREMIUM, body: { allowUpgrade: false, type: 'standard' }, plan: NO_UPGRADES, reply: NOT_ALLOWED },
  { ...ALL, from: PREMIUM, body: { allowUpgrade: false, type: 'standard' }, reply: 204 },
  { ...ALL, from: OPEN, body: { allowUpgrade: false }, plan: NO_UPGRADES, reply: 204 },
  { ...ALL, from: OPEN, body: { type: 'premium' }, plan: NO_UPGRADES, reply: NOT_ALLOWED },
  { ...ALL, from: OPEN, body: { allowUpgrade: true }, plan: NO_UPGRADES, reply: NOT_ALLOWED },
  { ...ALL, from: OPEN, body: { type: 'standard', theme: 'x' }, plan: NO_UPGRADES, reply: 204 },
  { ...ALL, from: PREMIUM, body: { type: 'premium' }, plan: NO_UPGRADES, reply: 204 },
  { ...MBX, from: CLOSED, body: { type: 'premium' }, reply: NOT_ALLOWED },
  { ...MBX, from: CLOSED, body: { type: 'premium', allowUpgrade: true }, reply: NOT_ALLOWED },
  { ...MBX, from: PREMIUM_CLOSED, body: { type: 'activesync' }, reply: NOT_ALLOWED },
  { ...MBX, from: PREMIUM_CLOSED, body: { type: 'premium' }, reply: NOT_ALLOWED },
  { ...MBX, from: PREMIUM_CLOSED, body: { type: 'standard' }, reply: 204 },
  { ...MBX, from: OPEN, body: { type: 'premium' }, domainAllows: false, reply: NOT_ALLOWED },
  { ...MBX, from: OPEN, body: { theme: 'x' }, domainAllows: false, reply: 204 },
  { ...OWN, from: CLOSED, body: { type: 'premium' }, domainAllows: false, reply: 204 },
  { who: 'app', from: CLOSED, body: { type: 'activesync' }, domainAllows: false, reply: 204 },
  { ...OWN, from: PREMIUM_CLOSED, body: { type: 'activesync' }, reply: 204 },
  { ...MBX, from: CLOSED, body: { type: 'premium' }, plan: { webmailLimits: { premium: 1 } }, reply: NOT_ALLOWED },
  {
    ...ALL,
    from: OPEN,
    body: { type: 'premium' },
    plan: { webmailLimits: { premium: 1 } },
    usage: 20000,
    reply: EXCEEDED,
  },
  {
    ...ALL,
    from: PREMIUM,
    body: { type: 'premium' },
    plan: { webmailLimits: { premium: 1 } },
    usage: 20000,
    reply: 204,
  },
  { ...ALL, from: PREMIUM, body: { type: 'standard' }, usage: 1025, reply: TOO_LARGE },
  { ...ALL, from: PREMIUM, body: { type: 'standard' }, usage: 1024, reply: 204 },
  { ...ALL, from: PREMIUM, body: { theme: 'x' }, usage: 20000, reply: 204 },
];

test('setWebmail: the eight steps, for each caller and in both forms', async () => {
  const stepper = await mailbox('stepper', { type: 'standard' });
  await mailbox('counted', { type: 'premium' });
  const callers = { owner, app: api.as('north-app'), mailbox: stepper };
  for (const step of STEPS) {
    for (const who of step.who === 'all' ? (['owner', 'app', 'mailbox'] as const) : [step.who]) {
      for (const url of [long('stepper'), short('stepper')]) {
        await prepare(step);
        const reply = await callers[who].put(url, step.body);
        const said = `${who} ${JSON.stringify(step)}`;
        assert.deepEqual([reply.status, reply.body], step.reply === 204 ? [204, undefined] : [400, step.reply], said);
        if (step.reply !== 204) assert.equal((await stored('stepper'))['type'], step.from[0], said);
      }
    }
  }
  await prepare({ ...OWN, from: OPEN, body: {}, reply: 204 });
});

/** The account and what is around it before a step: straight in the database, since no call makes all of them. */
async function prepare({ from: [type, allowUpgrade], usage, domainAllows, plan: rules }: Step): Promise<void> {
  await api.sql`update plans set webmail_limits = '{"standard": -1, "activesync": -1, "premium": -1}'`;
  await api.sql`
    update mailboxes m set webmail_type = ${type}, webmail_allow_upgrade = ${allowUpgrade}
      from usernames u where u.id = m.username_id and u.username = 'stepper'`;
  await api.sql`update domains set webmail_allow_upgrade = ${domainAllows ?? true} where domain = 'acme.example'`;
  await fill('stepper', (usage ?? 0) * 1_048_576);
  await plan({ webmailUpgrade: true, ...rules });
}

test('createWebmail: a mailbox owner does not get by POST what PUT would refuse', async () => {
  const pat = await mailbox('pat');
  await api.sql`update domains set webmail_allow_upgrade = false where domain = 'acme.example'`;
  expectReply(await pat.post(short('pat'), { type: 'premium' }), 400, NOT_ALLOWED);
  await api.sql`update domains set webmail_allow_upgrade = true`;
  await plan({ webmailUpgrade: false });
  expectReply(await pat.post(short('pat'), { type: 'premium' }), 400, NOT_ALLOWED);
  expectReply(await pat.post(short('pat'), {}), 201);
  await plan({ webmailUpgrade: true });
});

test('the limit of a type holds when many race for its last places, in several processes', async () => {
  const names = Array.from({ length: 6 }, (_, i) => `racer${i}`);
  for (const name of names) await mailbox(name);
  const another = await api.another();
  const clients = [owner, another.as('acme-owner')];
  await plan({
    webmailNames: { standard: 'A', rare: 'B' },
    webmailLimits: { rare: 2 },
    webmailQuotas: { standard: 1, rare: 2 },
  });
  const outcome = (replies: Reply[]) => replies.map(({ status }) => status).sort((a, b) => a - b);
  const posted = names.map((name, i) => clients[i % 2]!.post(long(name), { type: 'rare' }));
  assert.deepEqual(outcome(await Promise.all(posted)), [201, 201, 400, 400, 400, 400]);
  for (const name of names) await owner.post(long(name), {});
  const types = await Promise.all(names.map(async (name) => (await stored(name))['type']));
  const changed = names.map((name, i) =>
    clients[i % 2]!.put(long(name), { type: types[i] === 'rare' ? 'standard' : 'rare' }),
  );
  for (const { status, body } of await Promise.all(changed)) {
    assert.ok(status === 204 || (status === 400 && 'computeFault' in (body as object)), 'no deadlock, no other fault');
  }
  const [count] = await api.sql`select count(*)::int as rare from mailboxes where webmail_type = 'rare'`;
  const [counted] = await api.sql`
    select count from mailbox_counts c join domains d on d.id = c.domain_id where type = 'rare' and domain = 'acme.example'`;
  assert.ok(count!['rare'] <= 2 && count!['rare'] === counted!['count'], JSON.stringify([count, counted]));
  await another.close();
  const { webmailNames, webmailLimits, webmailQuotas } = STANDARD;
  await plan({ webmailNames, webmailLimits, webmailQuotas });
});

test('changes of type that cross wait for each other', async () => {
  const names = Array.from({ length: 6 }, (_, i) => `crosser${i}`);
  for (const [i, name] of names.entries()) await mailbox(name, { type: i % 2 === 0 ? 'standard' : 'premium' });
  const ids = await api.sql<
    { id: string }[]
  >`select id from usernames where username like 'crosser%' order by username`;
  const toggle = async ({ id }: { id: string }, n: number): Promise<void> => {
    for (let i = n; i < n + 40; i++) {
      const type = i % 2 === 0 ? 'premium' : 'standard';
      await api.sql`update mailboxes set webmail_type = ${type} where username_id = ${id}`;
    }
  };
  await Promise.all(ids.map(toggle));
  const [{ wrong }] = await api.sql<[{ wrong: number }]>`
    select count(*)::int as wrong from mailbox_counts c
     where count <> (select count(*) from mailboxes m
                      where m.domain_id = c.domain_id and coalesce(m.webmail_type, 'standard') = c.type)`;
  assert.equal(wrong, 0);
});

test('who may call: the mailbox’s owner for its own, when the plan grants it; the account’s owner and those above', async () => {
  const alice = api.as('alice@acme.example');
  expectReply(await alice.post(short('alice')), 201);
  for (const name of ['operator', 'north-app', 'acme-owner', 'alice@acme.example']) {
    for (const url of [long('alice'), short('alice')]) expectReply(await api.as(name).get(url), 200);
  }
  for (const name of ['acme-clerk', 'umbra-owner', 'bob@acme.example', 'carol@umbra.example', undefined]) {
    const client = api.as(name);
    for (const url of [long('alice'), short('alice')]) {
      for (const call of [client.get, client.post, client.put]) expectReply(await call(url), 401, UNAUTHORIZED);
    }
  }
  expectReply(await api.as('south-app').get(short('alice')), 404, missing('Domain not found'));
  await plan({ selfService: ['password'] });
  for (const url of [long('alice'), short('alice')]) {
    expectReply(await alice.get(url), 401, UNAUTHORIZED);
    expectReply(await alice.put(url, { theme: 'x' }), 401, UNAUTHORIZED);
    expectReply(await owner.get(url), 200);
  }
  await plan({ selfService: ['webmail'] });
  expectReply(await alice.get(short('alice')), 200);
});

test('a username that is no mailbox, and a mailbox without an account: 404 before the body is read', async () => {
  const exchange = `${DOMAIN}/usernames/exch/exchange`;
  expectReply(await owner.put(exchange, { password: PASSWORD, displayName: 'E' }), 201);
  for (const call of [owner.get, owner.post, owner.put]) {
    expectReply(await call(long('exch'), '{'), 404, missing('Mailbox not found'));
  }
  expectReply(await owner.put(long('bob'), '{'), 404, NO_ACCOUNT);
  expectReply(await owner.put(short('bob'), { type: '' }), 404, NO_ACCOUNT);
});
