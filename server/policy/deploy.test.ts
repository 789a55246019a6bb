/** The scripts in the database: those the compiler makes of what the tables say, from the commit on that changes it. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { expectReply, PASSWORD } from '../../test/support/api.ts';
import { fillDomain, idOfDomain, idOfUsername, type Stored, storedScripts } from '../../test/support/stored-scripts.ts';
import { peopledApi } from '../../test/support/world.ts';
import { compileDomain, compileMailbox, type DomainState, type MailboxState, type Script } from './compile.ts';
import { deployDefaults } from './deploy.ts';
import { dropStaleScripts } from './queries.ts';

const api = await peopledApi();
after(async () => api.close());
const { sql } = api;
await deployDefaults(sql);
const operator = api.as('operator');

const ACCOUNT = '/accounts/acme/email';
const DOMAIN = `${ACCOUNT}/acme.example`;
const ALICE = `${DOMAIN}/usernames/alice`;

const stored = async (): Promise<Stored[]> => storedScripts(sql);
const idOf = async (name: string, domain?: string): Promise<string> => idOfUsername(sql, name, domain);
const domainId = async (domain?: string): Promise<string> => idOfDomain(sql, domain);

const scriptsOf = (rows: Stored[], owner: string): Script[] =>
  rows.filter((row) => row.owner === owner && !row.isStale).map(({ name, id, data }) => ({ name, id, data }));
const sorted = (scripts: Script[]): Script[] => scripts.toSorted((a, b) => (a.name < b.name ? -1 : 1));

const values = (...pairs: [name: string, value: string][]) => ({
  attributes: pairs.map(([attributeName, attributeValue]) => ({ attributeName, attributeValue })),
});
const entries = (type: 'B' | 'W', ...addresses: string[]) => ({
  list: addresses.map((address) => ({ type, address })),
});
const targets = (...all: string[]) => ({ targets: all.map((target) => ({ target })) });

/** Which script the mail store gets by a name, for a mailbox: exactly one. */
async function seen(mailbox: string, name: string): Promise<string> {
  const rows = /^(mailbox|domain|plan)$/.test(name)
    ? await sql<{ id: string }[]>`select id from mail.${sql(`sieve_of_${name}`)} where username = ${mailbox}`
    : await sql<{ id: string }[]>`select id from mail.sieve_part where username = ${mailbox} and name = ${name}`;
  assert.equal(rows.length, 1, `${rows.length} scripts ${name}`);
  return rows[0]!.id;
}

const nothing = (domainId: string): DomainState => ({ domainId, values: new Map(), lists: { white: [], black: [] } });
const plain = (id: string, domainId: string): MailboxState => ({
  ...nothing(domainId),
  id,
  isVirtual: false,
  autoresponder: undefined,
  forwards: [],
  exchange: undefined,
});

test('after each call of a domain its scripts, and no others, are those of its new state', async () => {
  const id = await domainId();
  const lists = { white: ['w@x.example'], black: ['b@x.example', '@c.example'] };
  const level = new Map([['SPAM_LEVEL', '4']]);
  const steps: [call: () => Promise<{ status: number }>, state: DomainState][] = [
    [
      async () => operator.put(`${DOMAIN}/cleanmailplus`, values(['SPAM_LEVEL', '4'])),
      { ...nothing(id), values: level },
    ],
    [
      async () => operator.put(`${DOMAIN}/blackwhitelist`, entries('B', 'B@x.example', '@c.example')),
      { domainId: id, values: level, lists: { white: [], black: lists.black } },
    ],
    [
      async () => operator.put(`${DOMAIN}/blackwhitelist`, entries('W', 'w@x.example')),
      { domainId: id, values: level, lists },
    ],
    [
      async () => operator.delete(`${DOMAIN}/blackwhitelist/b@x.example`),
      { domainId: id, values: level, lists: { white: lists.white, black: ['@c.example'] } },
    ],
  ];
  await changes(
    id,
    steps.map(([call, state]) => [call, compileDomain(state)]),
  );
});

test('after each call of a mailbox its scripts, and no others, are those of its new state', async () => {
  const id = await idOf('alice');
  let state = plain(id, await domainId());
  const step = (call: () => Promise<{ status: number }>, change: Partial<MailboxState>) => {
    state = { ...state, ...change };
    return [call, compileMailbox(state)] as const;
  };
  const autoresponder = { subject: 'Ä "', body: '${1}\n.', generation: 1 };
  await changes(id, [
    step(async () => operator.put(`${ALICE}/cleanmailplus`, values(['SPAM_ACTION', '1'], ['VIRUS_ACTION', '0'])), {
      values: new Map([['SPAM_ACTION', '1'], ['VIRUS_ACTION', '0']]), // oxfmt-ignore
    }),
    step(async () => operator.put(`${ALICE}/blackwhitelist`, entries('W', '@W.example')), {
      lists: { white: ['@w.example'], black: [] },
    }),
    step(async () => operator.put(`${ALICE}/blackwhitelist`, entries('B', '@W.example')), {
      lists: { white: [], black: ['@w.example'] },
    }),
    step(async () => operator.delete(`${ALICE}/blackwhitelist/@w.example`), { lists: { white: [], black: [] } }),
    step(async () => operator.post(`${ALICE}/forwards`, targets('bob@acme.example', 'A..b@x.example')), {
      forwards: ['bob@acme.example', 'A..b@x.example'],
    }),
    step(async () => operator.delete(`${ALICE}/forwards/bob@acme.example`), { forwards: ['A..b@x.example'] }),
    step(async () => operator.put(`${ALICE}/autoresponder`, { active: true, subject: 'Ä "', body: '${1}\n.' }), {
      autoresponder,
    }),
    step(async () => operator.put(`${ALICE}/autoresponder`, { active: true, body: '${1}\n.' }), {
      autoresponder: { ...autoresponder, generation: 2 },
    }),
    step(async () => operator.put(`${ALICE}/autoresponder`, { active: false, body: 'x' }), {
      autoresponder: undefined,
    }),
  ]);
});

test('the same of an Exchange mailbox, and of a virtual username', async () => {
  const path = `${DOMAIN}/usernames/exchange/exchange`;
  expectReply(await operator.put(path, { password: PASSWORD, displayName: 'X' }), 201);
  const [id, domain] = [await idOf('exchange'), await domainId()];
  const exchange = {
    maxReceiveSize: 50,
    requiresAuthentication: false,
    forwardTo: [],
    keepsCopy: false,
  };
  assert.deepEqual(sorted(scriptsOf(await stored(), id)), sorted(compileMailbox({ ...plain(id, domain), exchange })));
  const given = {
    maxReceiveSize: 'unlimited',
    requireSenderAuthenticationEnabled: true,
    acceptMessagesOnlyFromSendersOrMembers: 'Friend@X.example, other@y.example',
    rejectMessagesFromSendersOrMembers: 'Foe@x.example',
    forwardingSmtpAddress: 'smtp:On@x.example,off@x.example',
    deliverToMailboxAndForward: true,
  };
  const changed = {
    maxReceiveSize: 'unlimited' as const,
    requiresAuthentication: true,
    forwardTo: ['On@x.example', 'off@x.example'],
    keepsCopy: true,
  };
  await changes(id, [
    [async () => operator.put(path, given), compileMailbox({ ...plain(id, domain), exchange: changed })],
    [
      async () => operator.put(path, { maxReceiveSize: 7, forwardingSmtpAddress: '' }),
      compileMailbox({ ...plain(id, domain), exchange: { ...changed, maxReceiveSize: 7, forwardTo: [] } }),
    ],
  ]);
  expectReply(await operator.put(`${DOMAIN}/usernames/list/mailbox`, { virtual: true }), 201);
  const list = await idOf('list');
  assert.deepEqual(scriptsOf(await stored(), list), []);
  const forwards = Array.from({ length: 30 }, (_, index) => `t${index}@x.example`);
  await changes(list, [
    [
      async () => operator.post(`${DOMAIN}/usernames/list/forwards`, targets(...forwards)),
      compileMailbox({ ...plain(list, domain), isVirtual: true, forwards }),
    ],
  ]);
});

/** Makes calls one after the other; each writes rows of one owner, in the transaction that writes the call's row of the audit. */
async function changes(
  owner: string,
  steps: (readonly [call: () => Promise<{ status: number }>, scripts: Script[]])[],
): Promise<void> {
  for (const [index, [call, scripts]] of steps.entries()) {
    const before = await stored();
    const reply = await call();
    assert.ok(reply.status === 204, `call ${index}: ${reply.status}`);
    const rows = await stored();
    assert.deepEqual(sorted(scriptsOf(rows, owner)), sorted(scripts), `call ${index}`);
    const others = (all: Stored[]) => all.filter((row) => row.owner !== owner);
    assert.deepEqual(others(rows), others(before), `call ${index}`);
    const [last] = await sql<{ xmin: string }[]>`select xmin::text from audit order by id desc limit 1`;
    const written = rows.filter((row) => !before.some((old) => old.xmin === row.xmin));
    assert.ok(written.length > 0, `call ${index}: nothing was written`);
    for (const row of written) assert.equal(row.xmin, last!.xmin, `call ${index}: ${row.name}`);
  }
}

test('a call that fails changes neither settings nor scripts', async () => {
  const forwards = `${DOMAIN}/usernames/bob/forwards`;
  const bob = await idOf('bob');
  expectReply(await operator.post(forwards, targets('a@x.example')), 204);
  const before = await stored();
  const many = Array.from({ length: 500 }, (_, index) => `t${index}@x.example`);
  expectReply(await operator.post(forwards, targets(...many)), 400);
  expectReply(await operator.put(`${DOMAIN}/cleanmailplus`, values(['SPAM_LEVEL', '1'], ['SPAM_ACTION', '9'])), 400);
  expectReply(await operator.delete(`${forwards}/nobody@x.example`), 404);
  expectReply(await operator.delete(`${DOMAIN}/blackwhitelist/nobody@x.example`), 404);
  assert.deepEqual(await stored(), before);

  // A script that cannot be stored takes the setting with it.
  await sql.unsafe(`
    create function trouble() returns trigger language plpgsql as $$ begin raise unique_violation; end $$;
    create trigger trouble before insert on sieve_scripts for each row execute function trouble()`);
  expectReply(await operator.post(forwards, targets('b@x.example')), 409);
  // The contract has no fault for this one: the reply is refused by the test itself.
  await assert.rejects(operator.put(`${DOMAIN}/cleanmailplus`, values(['SPAM_LEVEL', '1'])), /409/);
  await sql.unsafe('drop trigger trouble on sieve_scripts; drop function trouble');
  assert.deepEqual(await stored(), before);
  const rows = await sql<{ target: string }[]>`select target from forwards where username_id = ${bob}`;
  assert.deepEqual(
    rows.map(({ target }) => target),
    ['a@x.example'],
  );
  const [level] = await sql<{ value: string }[]>`
    select value from cleanmailplus where owner_id = ${await domainId()} and attribute = 'SPAM_LEVEL'`;
  assert.equal(level!.value, '4');
});

test('a change of a domain writes the domain’s rows, however many mailboxes it has', async () => {
  const written: number[] = [];
  for (const count of [3, 300]) {
    const name = `of-${count}.example`;
    expectReply(await operator.put(`${ACCOUNT}/${name}`), 201);
    expectReply(await operator.put(`${ACCOUNT}/${name}/usernames/first/mailbox`, { virtual: true }), 201);
    const id = await domainId(name);
    await fillDomain(sql, id, count);
    const [before] = await sql<{ count: number }[]>`select count(*)::int from sieve_scripts where domain_id = ${id}`;
    assert.equal(before!.count, count);
    expectReply(await operator.put(`${ACCOUNT}/${name}/cleanmailplus`, values(['SPAM_LEVEL', '2'])), 204);
    expectReply(await operator.put(`${ACCOUNT}/${name}/cleanmailplus`, values(['SPAM_LEVEL', '1'])), 204);
    const [last] = await sql<{ xmin: string }[]>`select xmin::text from audit order by id desc limit 1`;
    const rows = await sql<{ owner: string }[]>`
      select owner_id as owner from sieve_scripts where xmin::text = ${last!.xmin}`;
    assert.deepEqual(new Set(rows.map(({ owner }) => owner)), new Set([id]));
    written.push(rows.length);
  }
  // The new text, and the old one that is stale now.
  assert.deepEqual(written, [2, 2]);
});

test('the mail store sees one script of each name, and an old one by its id alone, for an hour', async () => {
  const [alice, id] = [await idOf('alice'), await domainId()];
  const carol = await idOf('carol', 'umbra.example');
  const [{ id: emptyMailbox }, { id: emptyDomain }] = [
    compileMailbox(plain('', ''))[0]!,
    compileDomain(nothing(''))[0]!,
  ];
  assert.equal(await seen(carol, 'mailbox'), emptyMailbox);
  assert.equal(await seen(carol, 'domain'), emptyDomain);
  const [before] = scriptsOf(await stored(), id);
  assert.equal(await seen(alice, 'domain'), before!.id);
  assert.notEqual(await seen(alice, 'mailbox'), emptyMailbox);

  expectReply(await operator.put(`${DOMAIN}/cleanmailplus`, values(['SPAM_LEVEL', '2'])), 204);
  assert.notEqual(await seen(alice, 'domain'), before!.id);
  const old = async (): Promise<string[]> => {
    const rows = await sql<
      { data: string }[]
    >`select distinct data from mail.sieve where username = ${alice} and id = ${before!.id}`;
    return rows.map(({ data }) => data);
  };
  assert.deepEqual(await old(), [before!.data]);
  const age = async (minutes: number): Promise<void> => {
    await sql`update sieve_scripts set stale_date = stale_date - ${minutes} * interval '1 minute' where stale_date is not null`;
    await dropStaleScripts(sql);
  };
  const current = (await stored()).filter(({ isStale }) => !isStale).map(({ owner, name }) => [owner, name]);
  await age(59);
  assert.deepEqual(await old(), [before!.data]);

  // Set back: the old text is the current one again, and no longer grows old.
  const wanted = values(['SPAM_LEVEL', '4']);
  expectReply(await operator.put(`${DOMAIN}/cleanmailplus`, wanted), 204);
  assert.equal(await seen(alice, 'domain'), before!.id);
  expectReply(await operator.put(`${DOMAIN}/cleanmailplus`, values(['SPAM_LEVEL', '2'])), 204);
  await age(2);
  assert.deepEqual(await old(), [before!.data]);
  await age(59);
  assert.deepEqual(await old(), []);
  assert.deepEqual(
    (await stored()).map(({ owner, name }) => [owner, name]),
    current,
  );
});

test('what a plan says of copies is in force at once, and writes no script', async () => {
  const [alice, carol] = [await idOf('alice'), await idOf('carol', 'umbra.example')];
  const keeps = await seen(alice, 'plan');
  const before = await stored();
  expectReply(await operator.put('/plans/standard', { forwardKeepsCopy: false }), 204);
  const keepsNone = await seen(alice, 'plan');
  assert.notEqual(keepsNone, keeps);
  assert.equal(await seen(carol, 'plan'), keepsNone);
  expectReply(await operator.put('/plans/gold', { forwardKeepsCopy: true }), 201);
  expectReply(await operator.put(DOMAIN, { plan: 'gold' }), 204);
  assert.deepEqual([await seen(alice, 'plan'), await seen(carol, 'plan')], [keeps, keepsNone]);
  assert.deepEqual(await stored(), before);
});

test('nothing is left of an owner that is gone', async () => {
  const bob = await idOf('bob');
  assert.ok(scriptsOf(await stored(), bob).length > 0);
  expectReply(await operator.delete(`${DOMAIN}/usernames/bob/mailbox`), 204);
  assert.deepEqual(
    (await stored()).filter(({ owner }) => owner === bob),
    [],
  );
});
