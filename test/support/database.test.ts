import assert from 'node:assert/strict';
import { test } from 'node:test';
import { emptyDatabase, testDatabase } from './database.ts';

test('each database is whole, of its own, and goes', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  await one.sql`insert into franchises (id, franchise, name, created_date) values (gen_random_uuid(), 'one', 'One', now())`;
  assert.equal((await one.sql`select from franchises`).length, 1);
  assert.equal((await two.sql`select from franchises`).length, 0);
  const [role] = await one.sql<{ usesuper: boolean }[]>`select usesuper from pg_user where usename = current_user`;
  assert.equal(role?.usesuper, false, 'the rights are those of a real installation');
  const { pathname } = new URL(one.url);
  await one.drop();
  const left = await two.sql`select from pg_database where datname = ${pathname.slice(1)}`;
  assert.equal(left.length, 0);
  await two.drop();
});

test('an empty one has no table', async () => {
  const empty = await emptyDatabase();
  assert.equal((await empty.sql`select from pg_tables where schemaname = 'public'`).length, 0);
  await empty.drop();
});
