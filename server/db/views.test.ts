/** What the mail daemons' roles may do in the database: what db/views/mail.sql grants, and nothing else, by trying all of it. */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { testCluster, testDatabase } from '../../test/support/database.ts';
import { connect, type Sql } from './connect.ts';
import { giveMailRole, type MailGroup } from './roles.ts';

const database = await testDatabase();
const suffix = randomBytes(6).toString('hex');
const logins: { role: string; sql: Sql }[] = [];

after(async () => {
  for (const { sql } of logins) await sql.end({ timeout: 1 });
  await database.drop();
  const superuser = connect(testCluster().superuserUrl, 1);
  for (const { role } of logins) await superuser`drop role ${superuser(role)}`;
  await superuser.end();
});

/** Logs in as a daemon does. */
async function login(group: MailGroup): Promise<Sql> {
  const role = `${group}_${suffix}`;
  const password = randomBytes(12).toString('hex');
  await giveMailRole(database.sql, group, `${role}:${password}`);
  const url = new URL(database.url);
  [url.username, url.password] = [role, password];
  const sql = connect(url.href, 1);
  logins.push({ role, sql });
  return sql;
}

const reader = await login('mail_reader');
const writer = await login('mail_writer');
const doorman = await login('mail_doorman');

// One account, one domain, one mailbox, by hand: what is asked here is the rights.
const ID = '0197a000-0000-7000-8000-000000000001';
await database.sql
  .unsafe(
    `
  insert into franchises values ('${ID}', 'f', '', now());
  insert into accounts values ('${ID}', 'a', '', 'open', '${ID}', now());
  insert into plans (id, plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota,
                     trial, forward_keeps_copy, password_reset, self_service)
    values ('${ID}', 'p', '{}', '{}', true, '{}', '{}', 0, null, true, true, '[]');
  insert into domains (id, account_id, domain, plan_id, status, created_date) values ('${ID}', '${ID}', 'a.example', '${ID}', 'open', now());
  insert into domain_names values ('a.example', '${ID}', false, now());
  insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
    values ('${ID}', '${ID}', 'alice', 'imap', '{SSHA}x', '', 5, now());
  insert into mailboxes (username_id, domain_id, master) values ('${ID}', '${ID}', false)`,
  )
  .simple();

const DENIED = '42501';
async function expectDenied(sql: Sql, statement: string): Promise<void> {
  await assert.rejects(sql.unsafe(statement), (error: Error & { code?: string }) => {
    // A view of several parts takes nothing from anybody.
    assert.ok(
      error.code === DENIED || /^cannot (insert into|update|delete from) view/.test(error.message),
      `${statement}: ${error.message}`,
    );
    return true;
  });
}

const [relations, functions] = await Promise.all([
  database.sql<{ name: string }[]>`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'mail') and c.relkind in ('r', 'v', 'm', 'p')`,
  database.sql<{ name: string; arguments: string; calls: string }[]>`
    select n.nspname || '.' || p.proname as name, pg_get_function_identity_arguments(p.oid) as arguments,
           n.nspname || '.' || p.proname || '(' ||
             array_to_string(array(select 'null::' || format_type(t, null) from unnest(p.proargtypes) t), ', ') || ')' as calls
      from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'mail'`,
]);

const GRANTED = {
  reader: {
    select: [
      'mail.sieve',
      'mail.sieve_of_domain',
      'mail.sieve_of_mailbox',
      'mail.sieve_of_plan',
      'mail.sieve_part',
      'mail.users',
    ],
    insert: [],
    update: [],
  },
  writer: {
    select: ['mail.deleted_stores', 'mail.quota_usage'],
    insert: ['mail.quota_usage'],
    update: ['mail.quota_usage'],
  },
  doorman: {},
};

test('relations: only those that are granted, and in the granted way; nothing is deleted', async () => {
  assert.ok(relations.length > 15);
  for (const [who, sql] of [
    ['reader', reader],
    ['writer', writer],
    ['doorman', doorman],
  ] as const) {
    // Read-only is a habit of the reader's; its rights must do without it.
    await sql`set default_transaction_read_only = off`;
    for (const { name } of relations) {
      const [column] = await database.sql<[{ name: string }]>`
        select quote_ident(attname) as name from pg_attribute where attrelid = ${name}::regclass and attnum > 0 and attidentity = '' order by attnum desc limit 1`;
      const statements = {
        select: `select * from ${name}`,
        insert: `insert into ${name} (${column.name}) select ${column.name} from ${name} where false`,
        update: `update ${name} set ${column.name} = ${column.name} where false`,
        delete: `delete from ${name}`,
      };
      for (const [kind, statement] of Object.entries(statements)) {
        const granted = (GRANTED[who] as Record<string, string[]>)[kind]?.includes(name) ?? false;
        if (granted) await sql.unsafe(statement);
        else await expectDenied(sql, statement);
      }
    }
  }
});

test('functions: each is granted to the reader, to the writer, to the doorman or to nobody', async () => {
  const may = async (sql: Sql): Promise<string[]> => {
    const allowed: string[] = [];
    for (const { name, calls } of functions) {
      try {
        await sql.unsafe(`select ${calls}`);
        allowed.push(name);
      } catch (error) {
        const { code } = error as { code?: string };
        if (code !== DENIED) allowed.push(name);
      }
    }
    return allowed.toSorted();
  };
  const asked = [
    'accepts',
    'alias',
    'bayes',
    'dkim',
    'domain',
    'ended_session',
    'exchange_recipient',
    'exchange_sender',
    'exchange_targets',
    'forward_targets',
    'learns',
    'need',
    'own_addresses',
    'passdb',
    'sender_login',
    'userdb',
  ];
  assert.deepEqual(
    await may(reader),
    asked.map((name) => `mail.${name}`),
  );
  assert.deepEqual(await may(writer), ['mail.store_removed']);
  assert.deepEqual(
    await may(doorman),
    ['done', 'refused', 'try', 'undone'].map((name) => `mail.log_in_${name}`),
  );
});

test('nothing is made, changed or read besides', async () => {
  for (const sql of [reader, writer, doorman]) {
    for (const statement of [
      'create table mine (x int)',
      'create table mail.mine (x int)',
      'create schema mine',
      'create function mail.mine() returns int language sql as $$ select 1 $$',
      'create view mail.mine as select 1 as x',
      'create role mine',
      'alter table usernames add column x int',
      'drop schema mail cascade',
      'drop table usernames',
      'alter role mail_reader login',
      'grant select on usernames to mail_reader',
      'set role mailstead_of_nobody',
      'select * from pg_authid',
      "select pg_read_file('/etc/hostname')",
      "copy (select 1) to program 'true'",
      "select lo_export(1, '/tmp/x')",
    ]) {
      await assert.rejects(sql.unsafe(statement), (error: Error & { code?: string }) => {
        // `set role`: a role that is not there; the rest: must be owner, or no permission.
        assert.ok(
          [DENIED, '22023', '42P01'].includes(error.code ?? ''),
          `${statement}: ${error.code} ${error.message}`,
        );
        return true;
      });
    }
    const [owner] = await database.sql`select current_user as name`;
    await expectDenied(sql, `set role ${owner!['name'] as string}`);
  }
});

test('the reader reads, in transactions that cannot write', async () => {
  await reader`reset default_transaction_read_only`;
  const [row] = await reader`
    select current_setting('default_transaction_read_only') as read_only, (select rolconfig from pg_roles where rolname = current_user) as config`;
  assert.equal(row!['read_only'], 'on');
  for (const setting of ['statement_timeout=5s', 'track_activities=off'])
    assert.ok((row!['config'] as string[]).includes(setting), setting);
  assert.deepEqual([...(await reader`select "user" from mail.users`)], [{ user: ID }]);
  const found = await reader`select * from mail.passdb('Alice@A.example', 'imap')`;
  assert.deepEqual([...found], [{ user: `${ID}.1`, password: '{SSHA}x', nopassword: null, proof: null }]);
  await assert.rejects(reader`create temporary table mine (x int)`, { code: '25006' });
});

test('the writer keeps the usage of mailboxes that there are', async () => {
  await writer`insert into mail.quota_usage (username, bytes, messages) values (${ID}, 5, 1)`;
  await writer`update mail.quota_usage set bytes = bytes + 5 where username = ${ID}`;
  const rows = await database.sql`select bytes::int, messages::int from mailbox_usage`;
  assert.deepEqual([...rows], [{ bytes: 10, messages: 1 }]);
  const nobody = ID.replace(/1$/, '2');
  await assert.rejects(writer`insert into mail.quota_usage values (${nobody}, 1, 1)`, { code: '23503' });
});

test('mail.need lets every key pass but the one that Dovecot makes up when it has lost its connection', async () => {
  for (const key of ['', null]) await assert.rejects(reader`select mail.need(${key})`, /empty lookup key/);
  for (const key of ['a', ' ', '0', "'", '\\', 'alice@a.example', 'é']) {
    const [row] = await reader`select mail.need(${key}) as key`;
    assert.equal(row!['key'], key);
  }
});
