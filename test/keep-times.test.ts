/** Nothing grows for ever: docs/reference/keep-times.md has everything that could, and the jobs that it names keep their times. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { layOut } from '../engine/places.ts';
import { dropOldPasses } from '../server/features/avas/queries.ts';
import { dropOldTokens } from '../server/features/mailboxes/auth-token.ts';
import { dropOldTickets } from '../server/features/migration/queries.ts';
import { dropOldTries } from '../server/features/secrets/front-door.ts';
import { MailRefusals } from '../server/log-ins/mail-refusals.ts';
import { dropOldLogIns } from '../server/log-ins/old-log-ins.ts';
import { dropOldMails } from '../server/outbox.ts';
import { dropStaleScripts } from '../server/policy/queries.ts';
import { settingsSchema } from '../server/settings.ts';
import { peopledApi } from './support/world.ts';

const root = path.resolve(import.meta.dirname, '..');
const page = fs.readFileSync(path.join(root, 'docs/reference/keep-times.md'), 'utf8');
const api = await peopledApi();
after(async () => api.close());
const { sql } = api;

/** What stands in backticks in a column of the tables below a heading. */
function named(heading: string, column: number): Set<string> {
  const part = page.split(/^## /m).find((each) => each.startsWith(heading)) ?? '';
  const cells = part
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.split('|')[column] ?? '');
  return new Set(cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!)));
}

test('every table that goes with nothing else has its line, and each line a table', async () => {
  const tables = await sql<{ name: string; owned: boolean }[]>`
    select c.relname as name, exists (
             select from pg_constraint f where f.conrelid = c.oid and f.contype = 'f' and f.confdeltype = 'c') as owned
      from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`;
  const lines = named('Tables', 2);
  assert.ok(tables.length > 30 && lines.size > 15);
  const missing = tables.filter(({ name, owned }) => !owned && !lines.has(name)).map(({ name }) => name);
  assert.deepEqual(missing, []);
  assert.deepEqual(
    [...lines].filter((line) => !tables.some(({ name }) => name === line)),
    [],
  );
});

test('every folder of the home has its line', () => {
  const places = layOut('/home', '/home', '/home', 'x');
  const paths = Object.values(places).flatMap((each: string | object) =>
    typeof each === 'string' ? [each] : Object.values(each as Record<string, string>),
  );
  const folders = new Set(
    paths
      .filter((each) => each.startsWith('/home/'))
      .map((each) => each.split('/')[2]!)
      .filter((name) => !FILES.has(name)),
  );
  assert.ok(folders.size > 8);
  const lines = named('Folders', 2);
  assert.deepEqual(
    [...folders].filter((name) => !lines.has(name)),
    [],
  );
});

/** Of the home, and no folders. */
const FILES = new Set(['ready.json', 'operator-password', 'last-backup']);

test('the jobs, settings and tests that it names are there', () => {
  const worker = fs.readFileSync(path.join(root, 'server/worker.ts'), 'utf8');
  for (const job of named('Tables', 4)) assert.ok(worker.includes(`'${job}'`), job);
  for (const heading of ['Tables', 'Folders'])
    for (const file of named(heading, 5)) assert.ok(fs.existsSync(path.join(root, file)), file);
  for (const [setting] of page.matchAll(/MAILSTEAD_[A-Z_]+/g)) assert.ok(setting in settingsSchema.properties, setting);
});

/** Tables out of which a job takes what is due, a batch at a time. */
function tablesInBatches(): string[] {
  const files = fs.globSync('{server,policyd,engine,tools}/**/*.ts', { cwd: root });
  const calls = files.flatMap((file) => [
    ...fs.readFileSync(path.join(root, file), 'utf8').matchAll(/\binBatches\((?!remove:)(?:.*?\bdelete from (\w+))?/gs),
  ]);
  return calls.map(([, table = 'a call without a table']) => table);
}

/** Puts in a row for each age in hours, runs the job, and tells which ages are left. */
async function left(
  insert: (hours: number) => Promise<unknown>,
  ages: number[],
  job: () => PromiseLike<unknown>,
  look: string,
): Promise<number> {
  for (const age of ages) await insert(age);
  await job();
  return (await sql.unsafe(look)).length;
}

test('tries, tokens, passes, closed tickets and own mails go when their time is over, and not before', async () => {
  const before = (hours: number) => sql`now() - make_interval(secs => ${hours * 3600})`;
  const [mailbox] = await sql<{ id: string; domain: string; account: string }[]>`
    select u.id, d.id as domain, d.account_id as account from usernames u join domains d on d.id = u.domain_id where username = 'alice'`;
  const { id, domain, account } = mailbox!;
  const pairs: [string, Promise<number>][] = [
    [
      'tries',
      left(
        (age) => sql`insert into front_door_tries (door, address, at) values ('reset', '1', ${before(age)})`,
        [0.9, 1.1],
        () => dropOldTries(sql),
        'select from front_door_tries',
      ),
    ],
    [
      'log-ins',
      left(
        (age) => sql`insert into log_in_tries (name, client, at, is_wrong) values ('x', '1', ${before(age)}, true)`,
        [0.9, 1.1],
        () => dropOldLogIns(sql),
        'select from log_in_tries',
      ),
    ],
    [
      'log-in memory',
      left(
        (age) => sql`
          insert into log_in_memory select id, sha256(''), ${before(age)} from usernames order by username offset ${age > 336 ? 1 : 0} limit 1`,
        [335, 337],
        () => dropOldLogIns(sql),
        'select from log_in_memory',
      ),
    ],
    [
      'tokens',
      left(
        (age) => sql`insert into redeemed_tokens values (${Buffer.from(`${age}`)}, ${id}, now(), ${before(age)})`,
        [-1, 23.9, 24.1],
        () => dropOldTokens(sql),
        'select from redeemed_tokens where expires_date < now()',
      ),
    ],
    [
      'sso',
      left(
        (age) => sql`insert into sso_tickets values (${Buffer.from(`${age}`)}, ${domain}, 'x', ${before(age)})`,
        [23.9, 24.1],
        () => dropOldPasses(sql),
        'select from sso_tickets',
      ),
    ],
    [
      'tickets',
      left(
        (age) => sql`
        insert into tickets (id, account_id, domain, mailbox, subject, body, status, created_date, closed_date)
        values (gen_random_uuid(), ${account}, '', '', '', '', 'closed', now() - interval '9 years', ${before(age)})`,
        [364 * 24, 366 * 24],
        () => dropOldTickets(sql),
        'select from tickets',
      ),
    ],
    [
      'mails',
      left(
        (age) => sql`insert into outbox values (gen_random_uuid(), 'x@y', '', '', ${before(age)}, 0, now())`,
        [6.9 * 24, 7.1 * 24],
        () => dropOldMails(sql),
        'select from outbox',
      ),
    ],
  ];
  for (const [what, count] of pairs) assert.equal(await count, 1, what);
  await sql`
    insert into tickets (id, account_id, domain, mailbox, subject, body, status, created_date)
    values (gen_random_uuid(), ${account}, '', '', '', '', 'open', now() - interval '9 years')`;
  await dropOldTickets(sql);
  assert.equal((await sql`select from tickets where status = 'open'`).length, 1, 'one that is open stays');
});

test('what has gathered for hours goes in batches, which no time limit undoes', async () => {
  const [mailbox] = await sql<{ id: string; domain: string; account: string }[]>`
    select u.id, d.id as domain, d.account_id as account from usernames u join domains d on d.id = u.domain_id where username = 'alice'`;
  const { id, domain, account } = mailbox!;
  const due = `now() - interval '9 years'`;
  const digest = `decode(lpad(n::text, 8, '0'), 'hex')`;
  const nthUsername = `('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid`;
  await sql.unsafe(`
    insert into usernames (id, domain_id, username, type, history_salt, quota, is_virtual, created_date)
    select ${nthUsername}, domain_id, 'nth-' || n, type, history_salt, quota, true, created_date
      from usernames, generate_series(1, 2500) n where id = '${id}'`);
  const jobs: [table: string, columns: string, row: string, job: () => Promise<unknown>][] = [
    ['log_in_tries', 'name, client, at, is_wrong', `'x', '1', ${due}, true`, () => dropOldLogIns(sql)],
    [
      'log_in_blocks',
      'id, client, tries, created_date, until_date',
      `gen_random_uuid(), n, 10, ${due}, ${due}`,
      () => dropOldLogIns(sql),
    ],
    [
      'log_in_refusals',
      'name, address, service, reason, target, count, at',
      `n, '1', 'imap', '', '', 1, now()`,
      async () => {
        const refusals = new MailRefusals();
        await refusals.write(sql, new Date());
        // What came after the first batch waits for the end of its window.
        await refusals.write(sql, new Date(Date.now() + 60_000));
      },
    ],
    ['log_in_memory', 'username_id, digest, made_date', `${nthUsername}, sha256(''), ${due}`, () => dropOldLogIns(sql)],
    ['front_door_tries', 'door, address, at', `'reset', '1', ${due}`, () => dropOldTries(sql)],
    [
      'redeemed_tokens',
      'nonce, username_id, redeemed_date, expires_date',
      `${digest}, '${id}', ${due}, ${due}`,
      () => dropOldTokens(sql),
    ],
    [
      'sso_tickets',
      'digest, domain_id, minted_by, expires_date',
      `${digest}, '${domain}', 'x', ${due}`,
      () => dropOldPasses(sql),
    ],
    [
      'sso_sessions',
      'digest, domain_id, minted_by, expires_date',
      `${digest}, '${domain}', 'x', ${due}`,
      () => dropOldPasses(sql),
    ],
    [
      'tickets',
      'id, account_id, domain, mailbox, subject, body, status, created_date, closed_date',
      `gen_random_uuid(), '${account}', '', '', '', '', 'closed', ${due}, ${due}`,
      () => dropOldTickets(sql),
    ],
    [
      'outbox',
      'id, recipient, subject, body, created_date, next_try',
      `gen_random_uuid(), 'x@y', '', '', ${due}, now()`,
      () => dropOldMails(sql),
    ],
    [
      'sieve_scripts',
      'domain_id, name, id, data, compiler, stale_date',
      `'${domain}', n, '', '', '', ${due}`,
      () => dropStaleScripts(sql),
    ],
  ];
  assert.deepEqual(jobs.map(([table]) => table).toSorted(), tablesInBatches().toSorted());
  await sql`
    create function refuse_many() returns trigger language plpgsql as $$
    begin
      if (select count(*) from gone) > 1000 then raise exception 'too many at once'; end if;
      return null;
    end $$`;
  for (const [table, columns, row, job] of jobs) {
    await sql.unsafe(`
      create trigger refuse_many after delete on ${table} referencing old table as gone for each statement execute function refuse_many();
      insert into ${table} (${columns}) select ${row} from generate_series(1, 2500) n`);
    const before = (await sql.unsafe(`select from ${table}`)).length;
    await job();
    assert.equal((await sql.unsafe(`select from ${table}`)).length, before - 2500, table);
  }
});

test('the daemons are told the times that the page tells', () => {
  const text = (file: string): string => fs.readFileSync(path.join(root, 'mail', file), 'utf8');
  assert.match(text('postfix/main.cf'), /^maximal_queue_lifetime = 5d$/m);
  assert.match(text('postfix/main.cf'), /^bounce_queue_lifetime = 5d$/m);
  assert.match(text('redis/redis.conf'), /^maxmemory 512mb$/m);
  assert.match(text('rspamd/bayes.conf'), new RegExp(`^\\s*expire = ${200 * 86_400};$`, 'm'));
});
