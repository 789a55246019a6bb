/** What was deleted comes back as it was, within its time and for those whose it is; then it is removed for good. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { PLATFORM, within } from '../../db/scope.ts';
import { BASE, expectCreated, expectReply, PASSWORD } from '../../../test/support/api.ts';
import { missing } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { mintAuthToken, redeemAuthToken } from '../mailboxes/auth-token.ts';
import { removeExpired } from './deleted.ts';

const api = await peopledApi();
after(async () => api.close());
const { sql, services } = api;
const operator = api.as('operator');
const owner = api.as('acme-owner');
const L = '/accounts/acme/email/acme.example';
const SHORT = '/email/acme.example/usernames';

interface Item {
  id: string;
  deletedDate: string;
  removedDate: string;
  links: { href: string; rel: string }[];
}

const listed = async (path: string): Promise<Item[]> => ((await owner.get(path)).body as { list: Item[] }).list;

/** All rows of all tables that hang on ids, as texts: what must be the same before and after. */
async function rowsOf(ids: string[]): Promise<Record<string, string[]>> {
  const tables = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and c.relname !~ '^(audit|deleted_|session_ends|late_log_ins|outbox)' order by 1`;
  const found: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await sql.unsafe<{ text: string }[]>(
      `select (to_jsonb(t) - 'generation' - 'deleted_date' - 'changed_date')::text as text from ${name} t
        where to_jsonb(t)::text ~ $1 order by 1`,
      [ids.join('|')],
    );
    if (rows.length > 0) found[name] = rows.map(({ text }) => text);
  }
  return found;
}

const idOf = async (username: string): Promise<string> =>
  (await sql<{ id: string }[]>`select id from usernames where username = ${username}`)[0]!.id;

/** Fills a username with something in every table that hangs on it. */
async function fill(username: string, kind: 'mailbox' | 'exchange'): Promise<string> {
  const own = `${L}/usernames/${username}`;
  const made = kind === 'mailbox' ? { password: PASSWORD, quota: 77 } : { password: PASSWORD, displayName: 'X' };
  expectReply(await operator.put(`${own}/${kind}`, made), 201);
  const settings: [string, 'put' | 'post', object][] = [
    ['autoresponder', 'put', { body: 'Away', active: true }],
    [
      'blackwhitelist',
      'put',
      {
        list: [
          { type: 'B', address: 'z@x.example' },
          { type: 'W', address: '@a.example' },
        ],
      },
    ],
    ['cleanmailplus', 'put', { attributes: [{ attributeName: 'SPAM_LEVEL', attributeValue: '3' }] }],
    ['forwards', 'post', { targets: [{ target: 'z@x.example' }, { target: 'a@x.example' }] }],
    ['secrets', 'put', { tk1: 'Rex', tk2: 'Ulm', tk3: 'Meyer' }],
  ];
  for (const [path, verb, body] of settings) expectReply(await operator[verb](`${own}/${path}`, body), 204);
  if (kind === 'exchange')
    expectReply(
      await operator.put(`${own}/exchange`, { emailAddresses: [`${username}-too`, `${username}-also`] }),
      204,
    );
  else expectReply(await operator.post(`${own}/webmail`, { theme: 'dark' }), 201);
  const id = await idOf(username);
  await sql`insert into mailbox_usage values (${id}, 12345, 6)`;
  await sql`insert into imported_hashes (username_id, password_hash) values (${id}, '{SSHA}old')`;
  await sql`insert into front_door_tries (door, username_id, address, at) values ('reset', ${id}, '127.0.0.9', now())`;
  await sql`insert into redeemed_tokens values ('\\x01'::bytea || ${id}::text::bytea, ${id}, now(), now() + interval '1 h')`;
  return id;
}

for (const kind of ['mailbox', 'exchange'] as const) {
  test(`a restored ${kind} is what it was: every row, its password, its links`, async () => {
    const name = `back-${kind}`;
    const id = await fill(name, kind);
    const before = await rowsOf([id]);
    assert.ok(Object.keys(before).length >= 12, Object.keys(before).join());
    expectReply(await owner.delete(`${L}/usernames/${name}/${kind}`), 204);
    assert.deepEqual(await rowsOf([id]), {}, 'nothing of it is left where it was');
    const [item] = await listed(`${L}/deleted`);
    const url = `${BASE}${L}/deleted/${id}`;
    const { deletedDate, removedDate, ...rest } = item!;
    const type = kind === 'mailbox' ? 'imap' : 'exchange';
    const links = [
      { href: `${url}/`, rel: 'self' },
      { href: `${url}/restore`, rel: 'restore' },
    ];
    assert.deepEqual(rest, { id, username: name, type, links });
    assert.equal(Date.parse(removedDate) - Date.parse(deletedDate), 30 * 86_400_000);
    expectReply(await owner.get(`${L}/deleted/${id}`), 200, item);
    expectCreated(await owner.post(`${L}/deleted/${id}/restore`), `${L}/usernames/${name}/${kind}/`);
    assert.deepEqual(await rowsOf([id]), before);
    expectReply(await api.as(`${name}@acme.example`).get(`${SHORT}/${name}/autoresponder`), 200);
    assert.deepEqual(await listed(`${L}/deleted`), []);
    assert.equal((await sql`select from deleted_stores where username_id = ${id}`).length, 0);
    assert.equal((await sql`select from deleted_rows`).length, 0);
    expectReply(await owner.post(`${L}/deleted/${id}/restore`), 404, missing('Mailbox not found'));
  });
}

test('the digest of a right password is not kept with a deleted mailbox, and the password logs in again', async () => {
  const id = await fill('known', 'mailbox');
  await sql`insert into log_in_memory (username_id, digest, made_date) values (${id}, sha256('known'), now())`;
  expectReply(await owner.delete(`${L}/usernames/known/mailbox`), 204);
  const kept = await sql<{ table: string }[]>`
    select distinct table_name as table from deleted_rows where deleted_id = ${id} order by 1`;
  const names = kept.map(({ table }) => table);
  assert.ok(names.includes('usernames') && !names.includes('log_in_memory'), names.join());
  expectReply(await owner.post(`${L}/deleted/${id}/restore`), 201);
  assert.equal((await sql`select from log_in_memory where username_id = ${id}`).length, 0);
  expectReply(await api.as('known@acme.example').get(`${SHORT}/known/mailbox`), 200);
});

test('every table that a username cascades into is kept: one that is made later, too', async () => {
  await sql`create table later (username_id uuid not null references usernames (id) on delete cascade, number bigint generated always as identity, primary key (username_id, number))`;
  await sql`create table later_still (later_id uuid, later_number bigint, doubled bigint generated always as (later_number * 2) stored, foreign key (later_id, later_number) references later on delete cascade)`;
  const id = await fill('later', 'mailbox');
  await sql`insert into later (username_id) values (${id}), (${id})`;
  await sql`insert into later_still select username_id, number from later`;
  const before = await rowsOf([id]);
  assert.equal(before['later_still']?.length, 2);
  expectReply(await owner.delete(`${L}/usernames/later/mailbox`), 204);
  await sql`alter table later add column added text not null default 'new'`;
  expectReply(await owner.post(`${L}/deleted/${id}/restore`), 201);
  const now = await rowsOf([id]);
  assert.deepEqual(now['later_still'], before['later_still']);
  assert.match(now['later']![0]!, /"added": "new"/);
  await sql`drop table later_still, later`;
});

test('a name or an address that is taken meanwhile is 409, a full plan the fault of a new mailbox; nothing has happened then', async () => {
  const id = await fill('rival', 'exchange');
  const restore = async () => owner.post(`${L}/deleted/${id}/restore`);
  expectReply(await owner.delete(`${L}/usernames/rival/exchange`), 204);
  const conflict = { conflict: { message: 'Data conflict', code: 409, details: '' } };
  for (const taken of ['rival', 'rival-too']) {
    expectReply(await operator.put(`${L}/usernames/${taken}/mailbox`, { password: PASSWORD }), 201);
    expectReply(await restore(), 409, conflict);
    expectReply(await owner.delete(`${L}/usernames/${taken}/mailbox`), 204);
  }
  expectReply(await restore(), 201);

  await fill('full', 'mailbox');
  const full = await idOf('full');
  expectReply(await owner.delete(`${L}/usernames/full/mailbox`), 204);
  const [row] = await sql<{ count: number }[]>`
    select count from mailbox_counts c join domains d on d.id = c.domain_id where domain = 'acme.example' and type = 'standard'`;
  expectReply(await operator.put('/plans/tight', { webmailLimits: { standard: row!.count } }), 201);
  expectReply(await operator.put(L, { plan: 'tight' }), 204);
  expectReply(await owner.post(`${L}/deleted/${full}/restore`), 400, { computeFault: 'Number of mailboxes exceeded' });
  assert.equal((await sql`select from deleted_stores where username_id = ${full}`).length, 1);
  expectReply(await operator.put(L, { plan: 'standard' }), 204);
  expectReply(await owner.post(`${L}/deleted/${full}/restore`), 201);
});

test('an address under an alias that is gone meanwhile stays away, the rest comes back', async () => {
  expectReply(await operator.put(`${L}/aliases/brief.example`), 201);
  const own = `${L}/usernames/aliased/exchange`;
  expectReply(await operator.put(own, { password: PASSWORD, displayName: 'A' }), 201);
  expectReply(await operator.put(own, { emailAddresses: ['one@brief.example', 'two'] }), 204);
  const id = await idOf('aliased');
  expectReply(await owner.delete(own), 204);
  expectReply(await operator.delete(`${L}/aliases/brief.example`), 204);
  expectReply(await owner.post(`${L}/deleted/${id}/restore`), 201);
  const rows = await sql<
    { local: string }[]
  >`select local_part as local from exchange_addresses where username_id = ${id}`;
  assert.deepEqual(
    rows.map(({ local }) => local),
    ['two'],
  );
});

test('what was open before stays dead: sessions and tokens, of a mailbox and of a domain', async () => {
  const state = async () => {
    const [row] = await sql<{ id: string; user: string; generation: number }[]>`
      select split_part("user", '.', 1) as id, "user", split_part("user", '.', 2)::int as generation
        from mail.passdb('alice@acme.example', 'imap')`;
    return row;
  };
  const isOver = async (user: string) => (await sql`select mail.ended_session(${user})`).length > 0;
  const old = (await state())!;
  const token = () => mintAuthToken(services.instance.secret, old, new Date());
  const by = { caller: { kind: 'nobody', name: '' } as const, address: '', requestId: old.id, now: new Date() };
  const redeem = async (text: string) => redeemAuthToken(sql, services.instance.secret, text, by);
  assert.equal(await redeem(token()), old.id);
  expectReply(await owner.delete(`${L}/usernames/alice/mailbox`), 204);
  expectReply(await owner.post(`${L}/deleted/${old.id}/restore`), 201);
  const second = (await state())!;
  assert.ok(second.generation > old.generation);
  assert.ok(await isOver(old.user));
  assert.equal(await redeem(token()), undefined);

  const { ssoLink } = (await owner.get('/accounts/acme/avas/acme.example/SSOLink')).body as { ssoLink: string };
  expectReply(await operator.delete(L), 204);
  assert.equal(await state(), undefined);
  assert.ok(await isOver(second.user));
  assert.equal((await sql`select from mail.userdb(${old.id})`).length, 0);
  assert.equal((await sql`select from mail.users where "user" = ${old.id}`).length, 0);
  assert.equal(await redeem(mintAuthToken(services.instance.secret, second, new Date())), undefined);
  const [item] = await listed('/accounts/acme/email-deleted');
  expectReply(await owner.post(`/accounts/acme/email-deleted/${item!.id}/restore`), 201);
  assert.ok((await state())!.generation > second.generation);
  assert.ok(await isOver(second.user));
  assert.equal(await redeem(mintAuthToken(services.instance.secret, second, new Date())), undefined);
  assert.equal((await api.app.inject({ url: ssoLink.slice(BASE.length) })).statusCode, 403);
});

test('a restored domain is what it was, with all that was below it and what could be restored in it', async () => {
  expectReply(await operator.put(`${L}/aliases/other.example`), 201);
  const contact = { name: 'joe', displayName: 'Joe', email: 'joe@x.example' };
  expectReply(await operator.post(`${L}/contacts`, contact), 204);
  await fill('inside', 'mailbox');
  await fill('inside-x', 'exchange');
  const gone = await fill('inside-gone', 'mailbox');
  expectReply(await owner.delete(`${L}/usernames/inside-gone/mailbox`), 204);
  const [{ id } = { id: '' }] = await sql<{ id: string }[]>`select id from domains where domain = 'acme.example'`;
  const before = await rowsOf([id]);
  assert.ok(before['exchange_addresses']!.length >= 2 && before['dkim_keys']!.length === 1);
  expectReply(await operator.delete(L), 204);
  for (const path of [L, `${L}/deleted`, `${L}/usernames/alice/mailbox`]) expectReply(await operator.get(path), 404);
  expectReply(await api.as('alice@acme.example').get(`${SHORT}/alice/mailbox`), 401);
  assert.equal((await sql`select from mail.domain('other.example', 'mx.test')`).length, 0);
  const [item] = await listed('/accounts/acme/email-deleted');
  assert.deepEqual(
    { ...item, deletedDate: '', removedDate: '' },
    {
      id,
      domain: 'acme.example',
      deletedDate: '',
      removedDate: '',
      links: [
        { href: `${BASE}/accounts/acme/email-deleted/${id}/`, rel: 'self' },
        { href: `${BASE}/accounts/acme/email-deleted/${id}/restore`, rel: 'restore' },
      ],
    },
  );
  expectReply(await owner.get(`/accounts/acme/email-deleted/${id}`), 200, item);
  expectCreated(await owner.post(`/accounts/acme/email-deleted/${id}/restore`), `${L}/`);
  assert.deepEqual(await rowsOf([id]), before);
  expectReply(await api.as('alice@acme.example').get(`${SHORT}/alice/mailbox`), 200);
  expectReply(await owner.post(`${L}/deleted/${gone}/restore`), 201);
  expectReply(await owner.post(`/accounts/acme/email-deleted/${id}/restore`), 404, missing('Domain not found'));
});

test('a domain whose name or alias is held meanwhile is 409; one that is somebody else’s does not exist', async () => {
  expectReply(await operator.delete(L), 204);
  const [{ id } = { id: '' }] = await listed('/accounts/acme/email-deleted');
  const path = (account: string) => `/accounts/${account}/email-deleted/${id}/restore`;
  for (const name of ['acme.example', 'other.example']) {
    expectReply(await operator.put(`/accounts/globex/email/${name}`), 201);
    expectReply(await owner.post(path('acme')), 409);
    expectReply(await operator.delete(`/accounts/globex/email/${name}`), 204);
  }
  expectReply(await operator.post(path('globex')), 404);
  expectReply(await api.as('globex-owner').post(path('globex')), 404);
  expectReply(await owner.post(path('acme')), 201);
});

test('a deleted domain holds neither its plan nor its account', async () => {
  expectReply(await operator.put('/plans/short', {}), 201);
  expectReply(await operator.put('/accounts/umbra/email/planned.example', { plan: 'short' }), 201);
  expectReply(await operator.delete('/plans/short'), 409);
  expectReply(await operator.delete('/accounts/umbra/email/planned.example'), 204);
  expectReply(await operator.delete('/plans/short'), 204);
  const umbra = api.as('umbra-owner');
  const [item] = ((await umbra.get('/accounts/umbra/email-deleted')).body as { list: Item[] }).list;
  expectReply(await umbra.post(`/accounts/umbra/email-deleted/${item!.id}/restore`), 201);
  const { list } = (await umbra.get('/accounts/umbra/email')).body as { list: { domain: string; plan: string }[] };
  assert.equal(list.find(({ domain }) => domain === 'planned.example')?.plan, 'standard');
  expectReply(await operator.delete('/accounts/umbra'), 409);
  for (const { domain } of list) expectReply(await operator.delete(`/accounts/umbra/email/${domain}`), 204);
  expectReply(await operator.delete('/accounts/umbra'), 204);
  // Nobody can restore them now: their rows go at once, their mail when its time is over.
  await within(PLATFORM, async () => removeExpired(services));
  assert.equal((await sql`select from all_domains where account_id is null`).length, 0);
  assert.equal((await sql`select from usernames where username = 'carol'`).length, 0);
  const [store] =
    await sql`select deleted_date > now() - interval '1 minute' as kept from deleted_stores where address = 'carol@umbra.example'`;
  assert.equal(store?.['kept'], true);
});

test('the time runs from the deletion, by the setting of now; then nothing is left, and the audit tells it', async () => {
  const old = await fill('old', 'mailbox');
  const young = await fill('young', 'mailbox');
  for (const name of ['old', 'young']) expectReply(await owner.delete(`${L}/usernames/${name}/mailbox`), 204);
  expectReply(await operator.put('/accounts/acme/email/past.example'), 201);
  expectReply(
    await operator.put('/accounts/acme/email/past.example/usernames/paul/mailbox', { password: PASSWORD }),
    201,
  );
  const paul = await idOf('paul');
  expectReply(await operator.delete('/accounts/acme/email/past.example'), 204);
  const [domain] = await listed('/accounts/acme/email-deleted');
  const age = async (days: number) => {
    await sql`update deleted_objects set deleted_date = now() - make_interval(days => ${days}) where id in (${old}, ${domain!.id})`;
    await sql`update deleted_stores set deleted_date = now() - make_interval(days => ${days}) where username_id = ${old}`;
    await sql`update all_domains set deleted_date = now() - make_interval(days => ${days}) where id = ${domain!.id}`;
  };
  const shown = async (path: string): Promise<string[]> =>
    (await listed(path)).map(({ id }) => id).filter((id) => [old, young, domain!.id].includes(id));
  await age(29);
  await within(PLATFORM, async () => removeExpired(services));
  assert.deepEqual(await shown(`${L}/deleted`), [old, young]);
  assert.deepEqual(await shown('/accounts/acme/email-deleted'), [domain!.id]);
  await age(30);
  // Before the job has been there.
  assert.deepEqual(await shown(`${L}/deleted`), [young]);
  assert.deepEqual(await shown('/accounts/acme/email-deleted'), []);
  expectReply(await owner.post(`${L}/deleted/${old}/restore`), 404);
  expectReply(await owner.post(`/accounts/acme/email-deleted/${domain!.id}/restore`), 404);
  const patient = { ...services, keepDeletedDays: 31 };
  await within(PLATFORM, async () => removeExpired(patient));
  assert.equal((await sql`select from deleted_objects where id in (${old}, ${domain!.id})`).length, 2);
  await within(PLATFORM, async () => removeExpired(services));
  const left = await rowsOf([old, paul, domain!.id]);
  assert.deepEqual(Object.keys(left), []);
  assert.equal((await sql`select from deleted_rows where row::text ~ ${`${old}|${domain!.id}`}`).length, 0);
  const stores = await sql<{ address: string }[]>`
    select address from deleted_stores where deleted_date < now() - interval '29 days' order by 1`;
  assert.deepEqual(
    stores.map(({ address }) => address),
    ['old@acme.example', 'paul@past.example'],
  );
  const told = await sql<{ operation: string; target: string; account: string; caller: string }[]>`
    select operation, target, account, caller from audit where caller_kind = 'system' and account = 'acme' order by operation`;
  assert.deepEqual(
    [...told],
    [
      { operation: 'purgeDomain', target: 'past.example', account: 'acme', caller: 'removeExpired' },
      { operation: 'purgeMailbox', target: 'old@acme.example', account: 'acme', caller: 'removeExpired' },
    ],
  );
  expectReply(await owner.post(`${L}/deleted/${young}/restore`), 201);
});

test('a mailbox whose domain is gone before it is removed like any other, however many there are, and the audit tells it', async () => {
  const lost = '/accounts/acme/email/lost.example';
  expectReply(await operator.put(lost), 201);
  for (const name of ['stored', 'swept-before']) {
    expectReply(await operator.put(`${lost}/usernames/${name}/mailbox`, { password: PASSWORD }), 201);
    expectReply(await owner.delete(`${lost}/usernames/${name}/mailbox`), 204);
  }
  const late = await fill('late', 'mailbox');
  expectReply(await owner.delete(`${L}/usernames/late/mailbox`), 204);
  await sql`delete from deleted_stores where address = 'swept-before@lost.example'`;
  expectReply(await operator.delete(lost), 204);
  await sql`delete from deleted_objects where name = 'lost.example'`;
  await sql`delete from all_domains where domain = 'lost.example'`;
  // More than a batch, and all of them before one that has all it should have.
  await sql`
    insert into deleted_objects (id, kind, account_id, domain_id, name, deleted_date)
      select gen_random_uuid(), kind, account_id, domain_id, 'crowd' || n, now() - interval '1 year'
        from deleted_objects, generate_series(1, 500) n where name = 'stored'`;
  await sql`
    update deleted_objects set deleted_date = now() - interval '40 days'
     where name in ('stored', 'swept-before') or id = ${late}`;
  await within(PLATFORM, async () => removeExpired(services));
  assert.equal((await sql`select from deleted_objects where name ~ '^(crowd|stored|swept-before|late$)'`).length, 0);
  const told = await sql<{ target: string; account: string }[]>`
    select target, account from audit where operation = 'purgeMailbox' and target !~ '^(crowd|old@)' order by target`;
  assert.deepEqual(
    told.map(({ target, account }) => [target, account]),
    [
      ['late@acme.example', 'acme'],
      ['stored@lost.example', 'acme'],
      ['swept-before', 'acme'],
    ],
  );
});

test('a domain that cannot be removed keeps no other from its end, and the job fails', async () => {
  for (const domain of ['stuck.example', 'loose.example']) {
    expectReply(await operator.put(`/accounts/acme/email/${domain}`), 201);
    expectReply(await operator.delete(`/accounts/acme/email/${domain}`), 204);
  }
  const left = async () =>
    (
      await sql<{ domain: string }[]>`select domain from all_domains where domain in ('stuck.example', 'loose.example')`
    ).map(({ domain }) => domain);
  await sql`delete from deleted_objects where name in ('stuck.example', 'loose.example')`;
  await sql`update all_domains set deleted_date = now() - interval '1 year' where domain = 'stuck.example'`;
  await sql.unsafe(`
    create function stick() returns trigger language plpgsql as $$ begin raise 'it sticks'; end $$;
    create trigger stick before delete on all_domains for each row when (old.domain = 'stuck.example') execute function stick()`);
  await assert.rejects(
    within(PLATFORM, async () => removeExpired(services)),
    /it sticks/,
  );
  assert.deepEqual(await left(), ['stuck.example']);
  await sql.unsafe('drop trigger stick on all_domains; drop function stick()');
  await within(PLATFORM, async () => removeExpired(services));
  assert.deepEqual(await left(), []);
});

test('a mailbox whose mail is being removed is gone: the one who restores waits and finds nothing', async () => {
  const id = await fill('swept', 'mailbox');
  expectReply(await owner.delete(`${L}/usernames/swept/mailbox`), 204);
  const waiting = sql.begin(async (tx) => {
    await tx`select mail.store_removed(${id})`;
    const restore = owner.post(`${L}/deleted/${id}/restore`);
    for (let waits = 0; waits === 0;) {
      const [row] = await tx<{ waits: number }[]>`select count(*)::int as waits from pg_locks where not granted`;
      waits = row!.waits;
    }
    return { restore };
  });
  expectReply(await (await waiting).restore, 404, missing('Mailbox not found'));
  const [row] = await sql<{ target: string; kind: string; account: string }[]>`
    select target, caller_kind as kind, account from audit where operation = 'purgeMail'`;
  assert.deepEqual(row, { target: 'swept@acme.example', kind: 'system', account: 'acme' });
});

test('of two who restore the same one gets it', async () => {
  const id = await fill('twice', 'mailbox');
  expectReply(await owner.delete(`${L}/usernames/twice/mailbox`), 204);
  const replies = await Promise.all([1, 2, 3].map(async () => owner.post(`${L}/deleted/${id}/restore`)));
  const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
  assert.deepEqual(statuses, [201, 404, 404]);
});

test('the lists page like every list', async () => {
  for (let i = 0; i < 3; i += 1) {
    const path = `${L}/usernames/page${i}/mailbox`;
    expectReply(await operator.put(path, { password: PASSWORD }), 201);
    expectReply(await owner.delete(path), 204);
  }
  const { list, totalCount } = (await owner.get(`${L}/deleted?page=2&pageSize=2`)).body as {
    list: object[];
    totalCount: number;
  };
  const all = await listed(`${L}/deleted`);
  assert.deepEqual([list, totalCount], [all.slice(2, 4), all.length]);
  expectReply(await owner.get(`${L}/deleted?page=1`), 400);
  for (const id of ['x', '%00', "'", all[0]!.id.toUpperCase()]) expectReply(await owner.get(`${L}/deleted/${id}`), 404);
});

test('a domain that was disabled before it was deleted comes back disabled, and its account’s owner does not open it', async () => {
  const url = '/accounts/globex/email/unwanted.example';
  const franchise = api.as('south-app');
  const itsOwner = api.as('globex-owner');
  expectReply(await franchise.put(url), 201);
  expectReply(await franchise.put(url, { status: 'disabled' }), 204);
  expectReply(await franchise.delete(url), 204);
  const [row] = await sql<[{ id: string }]>`select id from deleted_objects where name = 'unwanted.example'`;
  expectReply(await itsOwner.post(`/accounts/globex/email-deleted/${row.id}/restore`), 201);
  expectReply(await itsOwner.put(url, { status: 'open' }), 401);
  const [back] = await sql`select status from domains where domain = 'unwanted.example'`;
  assert.equal(back!['status'], 'disabled');
  expectReply(await franchise.delete(url), 204);
});
