/** The start on a database: new, one's own, somebody else's, of another version; alone and beside another process. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { emptyDatabase, type TestDatabase } from '../../test/support/database.ts';
import { migrate, MigrationError } from './migrate.ts';

const opened: TestDatabase[] = [];
after(async () => {
  for (const database of opened) await database.drop();
});
async function empty(): Promise<TestDatabase> {
  const database = await emptyDatabase();
  opened.push(database);
  return database;
}

const root = path.join(import.meta.dirname, '..', '..');
const NAMES = [
  ...fs
    .readdirSync(path.join(root, 'db/migrations'))
    .toSorted()
    .map((name) => `migrations/${name}`),
  'views/mail.sql',
];

/** Everything that a second run could have touched. */
async function state({ sql }: TestDatabase): Promise<unknown> {
  const steps = await sql`select name, checksum, applied_date from schema_migrations order by applied_date, name`;
  const objects = await sql`
    select c.oid, c.relname, c.xmin::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'mail') order by c.oid`;
  const functions = await sql`
    select p.oid, p.proname, p.xmin::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname in ('public', 'mail') order by p.oid`;
  return { steps: [...steps], objects: [...objects], functions: [...functions] };
}

async function expectRefused(database: TestDatabase, message: RegExp): Promise<void> {
  await assert.rejects(migrate(database.url), (error: Error) => {
    assert.ok(error instanceof MigrationError, error.stack);
    assert.match(error.message, message);
    return true;
  });
}

/** A process of its own that migrates, once it is told to. */
function migrating(url: string): { go: () => void; ended: Promise<[code: number | null, said: string]> } {
  const script = `process.stdin.once('data', async () => { process.stdin.pause(); const { migrate } = await import(process.argv[1]); await migrate(process.argv[2]); });`;
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', script, path.join(root, 'server/db/migrate.ts'), url],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const ended = once(child, 'close').then(([code]): [number | null, string] => [code as number | null, said]);
  return { go: () => child.stdin.end('go'), ended };
}

test('several processes at once: each step is applied once, and all of them go on', async () => {
  const database = await empty();
  const processes = Array.from({ length: 3 }, () => migrating(database.url));
  for (const { go } of processes) go();
  for (const { ended } of processes) assert.deepEqual(await ended, [0, '']);
  const rows = await database.sql`select name from schema_migrations order by applied_date, name`;
  assert.deepEqual(rows.map((row) => row['name'] as string).toSorted(), NAMES.toSorted());
});

test('a second run does nothing', async () => {
  const database = await empty();
  await migrate(database.url);
  const before = await state(database);
  await migrate(database.url);
  await Promise.all([migrate(database.url), migrate(database.url)]);
  assert.deepEqual(await state(database), before);
});

test('somebody else’s database is refused, and left as it was', async () => {
  for (const statement of [
    'create table things (id int)',
    'create schema theirs create view v as select 1 as x',
    'create materialized view m as select 1 as x',
    'create table parts (id int) partition by range (id)',
  ]) {
    const database = await empty();
    await database.sql.unsafe(statement);
    await expectRefused(database, /^This database holds tables that are not Mailstead’s\. /);
    const [row] = await database.sql`select to_regclass('schema_migrations') as made`;
    assert.equal(row!['made'], null, statement);
  }
});

test('a database made by a newer program is refused, and left as it was', async () => {
  const database = await empty();
  await migrate(database.url);
  const { sql } = database;
  await sql`insert into schema_migrations values ('migrations/9999_future.sql', 'x', now())`;
  await sql`update schema_migrations set checksum = 'of newer views' where name = 'views/mail.sql'`;
  const before = await state(database);
  await expectRefused(
    database,
    /^This database was made by a newer Mailstead \(it has migrations\/9999_future\.sql\)\./,
  );
  assert.deepEqual(await state(database), before);
});

test('a migration that was edited after it was applied is refused', async () => {
  const database = await empty();
  await migrate(database.url);
  const [first] = NAMES;
  await database.sql`update schema_migrations set checksum = 'edited' where name = ${first!}`;
  const before = await state(database);
  await expectRefused(database, /^migrations\/0001_tenants\.sql is not the file this database was made with\./);
  assert.deepEqual(await state(database), before);
});

test('views of another text are made anew, as a whole, and keep their rights', async () => {
  const database = await empty();
  await migrate(database.url);
  const { sql } = database;
  await sql`drop function mail.store_removed`;
  await sql`create view mail.left_over as select 1 as x`;
  await sql`update schema_migrations set checksum = 'older' where name = 'views/mail.sql'`;
  await migrate(database.url);
  const [row] = await sql`
    select to_regclass('mail.left_over') as left_over,
           has_function_privilege('mail_reader', 'mail.passdb'::regproc, 'execute') as reads,
           has_function_privilege('mail_writer', 'mail.store_removed'::regproc, 'execute') as removes,
           has_function_privilege('mail_reader', 'mail.find'::regproc, 'execute') as finds`;
  assert.deepEqual(row, { left_over: null, reads: true, removes: true, finds: false });
});

test('a migration that fails leaves nothing of itself, and the next start tries it again', async () => {
  const database = await empty();
  // A table of ours whose name a step wants.
  await migrate(database.url);
  const { sql } = database;
  const [first] = NAMES;
  await sql`delete from schema_migrations where name = ${first!}`;
  const before = await state(database);
  await assert.rejects(migrate(database.url), /already exists/);
  assert.deepEqual(await state(database), before);
});

test('a connection that hangs on the lock does not outlive the one that holds it', async () => {
  const database = await empty();
  const holder = await database.sql.reserve();
  await holder`select pg_advisory_lock(6245533)`;
  const waiting = migrating(database.url);
  waiting.go();
  const deadline = Date.now() + 20_000;
  for (;;) {
    const [row] =
      await database.sql`select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())`;
    if (row!['waiting'] === 1) break;
    assert.ok(Date.now() < deadline, 'it never came to the lock');
  }
  await holder`select pg_advisory_unlock(6245533)`;
  holder.release();
  assert.deepEqual(await waiting.ended, [0, '']);
});
