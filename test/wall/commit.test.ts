/** What was told as done is committed: also when a connection is to end between a query and its `commit`. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { isUnavailable, type Sql } from '../../server/db/connect.ts';
import { PLATFORM, within } from '../../server/db/scope.ts';
import { connectBehindWall } from '../../server/db/wall.ts';
import { testDatabase } from '../support/database.ts';
import { until } from '../engine/until.ts';

const database = await testDatabase();
after(async () => database.drop());
const owner = database.sql;
await owner`create table things (number int)`;

/** With one connection, which has answered. */
async function connected(): Promise<Sql> {
  const sql = connectBehindWall(database.url, 1);
  await within(PLATFORM, async () => sql`select`);
  return sql;
}

/** A write that takes a moment. It has a parameter and was not prepared yet, so the driver sends the `commit` only after its answer. */
const write = async (sql: Sql, number: number): Promise<unknown> =>
  within(PLATFORM, async () => sql`insert into things select ${number} from pg_sleep(0.3)`);

const isRunning = async (): Promise<boolean> =>
  (await owner`select from pg_stat_activity where state = 'active' and query like 'insert into things%'`).length === 1;

const isThere = async (number: number): Promise<boolean> =>
  (await owner`select from things where number = ${number}`).length === 1;

test('connections end when those who have one are done', async () => {
  const sql = await connected();
  const writing = write(sql, 1);
  await until('the write', isRunning);
  await Promise.all([sql.end({ timeout: 5 }), writing]);
  assert.ok(await isThere(1));
});

test('whoever ends them a second time waits for the same end', { timeout: 20_000 }, async () => {
  const sql = await connected();
  const writing = write(sql, 4);
  await until('the write', isRunning);
  await Promise.all([sql.end(), sql.end(), writing]);
  assert.ok(await isThere(4));
});

test('a `commit` that came to another connection is no commit, and whoever waits for it is told', async () => {
  const sql = await connected();
  const writing = write(sql, 2);
  await until('the write', isRunning);
  // As the driver does by itself to a connection of some age.
  const closing = (sql as Sql & { close: () => Promise<void> }).close();
  await assert.rejects(writing, isUnavailable);
  await closing;
  assert.equal(await isThere(2), false);
  await write(sql, 3);
  assert.ok(await isThere(3));
  await sql.end({ timeout: 5 });
});

test('none is closed for its age alone', async () => {
  const sql = await connected();
  assert.equal(sql.options.max_lifetime, null);
  await sql.end({ timeout: 5 });
});

test('a query that must be prepared anew, which the driver does after the `commit`, is told as failed', async () => {
  const sql = await connected();
  const first = async (): Promise<number | undefined> =>
    within(PLATFORM, async () => (await sql`select * from things where number = ${3}`).length);
  assert.equal(await first(), 1);
  await owner`alter table things add column name text`;
  await assert.rejects(first, isUnavailable);
  assert.equal(await first(), 1);
  await sql.end({ timeout: 5 });
});
