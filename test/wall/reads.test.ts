/** What a call reads behind the wall, in rows: as much as it is about, however many rows the account and its neighbours have. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fill, fillNeighbours } from '../../bench/fill.ts';
import { connect } from '../../server/db/connect.ts';
import { accountScope, within } from '../../server/db/scope.ts';
import { hashPassword } from '../../server/passwords/hash.ts';
import { apiOn, expectReply, PASSWORD } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';
import { readsOf, type Reads, sumOf } from '../support/reads.ts';

const MAILBOXES = 20_000;
const ACCOUNTS = 1000;
const PER_DOMAIN = 100;
/** Rows that a call about one object may read, of all large tables together; and one whose caller has not logged in before. */
const FEW = 50;
const FIRST = 120;
/** Pages for each row that it may read: those on the way to it in an index, and its own. */
const PAGES = 4;

const database = await testDatabase();
const api = await apiOn(database);
after(async () => api.close());
await fillAll(await hashPassword(PASSWORD));
const operator = api.as('operator');
expectReply(await operator.post('/accounts/bench/users', { userName: 'bench-owner', password: PASSWORD }), 201);
const own = { userName: 'default-app', password: PASSWORD, role: 'franchise', franchise: 'default' };
expectReply(await operator.post('/users', own), 201);

/** By a connection whose counts are told before it ends, and with nobody who reads tables at any time to clean them up. */
async function fillAll(hash: string): Promise<void> {
  const sql = connect(database.url, 1);
  // Of every table: the counts of a fill are updated as often as it has mailboxes, and their pages would be found in some call's.
  const tables = await sql<{ name: string }[]>`
    select c.oid::regclass::text as name from pg_class c join pg_stat_user_tables t on t.relid = c.oid where c.relkind = 'r'`;
  for (const { name } of tables) await sql.unsafe(`alter table ${name} set (autovacuum_enabled = false)`);
  await fill(sql, MAILBOXES, hash);
  await fillNeighbours(sql, ACCOUNTS, hash);
  await sql`select pg_stat_force_next_flush()`;
  await sql.end();
}

const DOMAIN = '/accounts/bench/email/d70.bench.example';
const BOX = `${DOMAIN}/usernames/m7007`;
const SHORT = '/email/d70.bench.example/usernames/m7007';
const ME = `m7007@d70.bench.example:${PASSWORD}`;
const forwards = { targets: [{ target: 'away@elsewhere.example' }] };
const list = { list: [{ type: 'B', address: 'spam@spam.example' }] };

/** Calls by who makes them, with the rows that they may read. */
const CALLS: [who: string, method: string, path: string, most: number, body?: object][] = [
  ['operator', 'GET', `${BOX}/mailbox`, FEW],
  ['default-app', 'GET', `${BOX}/mailbox`, FIRST],
  ['bench-owner', 'GET', `${BOX}/mailbox`, FIRST],
  [ME, 'GET', `${SHORT}/mailbox`, FIRST],
  [ME, 'GET', `${SHORT}/mailbox`, FEW],
  // With the sum of the quotas.
  ['bench-owner', 'GET', DOMAIN, FEW + PER_DOMAIN],
  ['bench-owner', 'GET', `${DOMAIN}/usernames?page=3&pageSize=20`, FEW + PER_DOMAIN + 3 * 20],
  // Of 200, each with that sum.
  ['bench-owner', 'GET', '/accounts/bench/email?page=1&pageSize=20', FEW + 2 * 200 + 20 * PER_DOMAIN],
  ['bench-owner', 'PUT', `${BOX}/mailbox`, FEW, { quota: 900 }],
  ['bench-owner', 'PUT', `${BOX}/autoresponder`, FEW, { active: true, subject: 'Away', body: 'Back soon' }],
  ['bench-owner', 'POST', `${BOX}/forwards`, FEW, forwards],
  ['bench-owner', 'PUT', `${BOX}/blackwhitelist`, FEW, list],
  [ME, 'GET', `${SHORT}/forwards`, FEW],
  ['bench-owner', 'PUT', `${DOMAIN}/blackwhitelist`, FEW, list],
  ['bench-owner', 'GET', `${BOX}/audit?page=1&pageSize=20`, FEW],
  ['bench-owner', 'PUT', `${DOMAIN}/usernames/one-more/mailbox`, FEW, { password: PASSWORD }],
  ['bench-owner', 'DELETE', `${DOMAIN}/usernames/one-more/mailbox`, FEW],
];

const work = { worker: api.services.sql, connections: 4 };

async function readsOfCall(who: string, method: string, path: string, body?: object): Promise<Map<string, Reads>> {
  const call = { method, path, ...(body === undefined ? {} : { body }) };
  return readsOf(api.sql, work, async () => {
    const { status, text } = await api.as(who).send(call);
    assert.ok(status < 300, `${method} ${path}: ${status} ${text}`);
  });
}

const isTooMuch = ({ scanned, indexed, pages }: Reads, most: number): boolean =>
  scanned > 0 || indexed > most || pages > PAGES * most;

const shown = (reads: Map<string, Reads>): string =>
  [...reads]
    .map(([table, { scanned, indexed, pages }]) => `${table} ${scanned} + ${indexed} rows, ${pages} pages`)
    .join('; ');

test('each call reads the rows that it is about, by indexes, of 20,000 in its account and 1,000 accounts beside it', async () => {
  const wrong: string[] = [];
  let total = 0;
  for (const [who, method, path, most, body] of CALLS) {
    const reads = await readsOfCall(who, method, path, body);
    const sum = sumOf(reads);
    total += sum.indexed;
    if (isTooMuch(sum, most) || sum.indexed === 0) wrong.push(`${method} ${path} by ${who}: ${shown(reads)}`);
  }
  assert.deepEqual(wrong, []);
  console.log(`wall: ${CALLS.length} calls at ${MAILBOXES} mailboxes: ${total} rows by indexes, 0 of scans`);
});

test('a look over all rows is noticed, one through a whole index too, and so is an index that is missing', async () => {
  const [account] = await api.sql<[{ id: string }]>`select id from accounts where account_number = 'bench'`;
  const look = async (condition: string, off = 'enable_indexscan'): Promise<unknown> =>
    within(accountScope(account.id), async () =>
      api.services.sql.begin(async (tx) => {
        // Which way the planner takes is not what is tried here.
        await tx.unsafe(`set local ${off} = off`);
        await tx.unsafe('set local enable_bitmapscan = off');
        return tx.unsafe(`select from usernames where ${condition}`);
      }),
    );
  const all = sumOf(await readsOf(api.sql, work, async () => look('is_virtual')));
  assert.ok(all.scanned >= MAILBOXES && isTooMuch(all, FEW));
  // For no row at all, as a part of a call that reads few.
  const index = sumOf(
    await readsOf(api.sql, work, async () => {
      expectReply(await api.as('bench-owner').get(`${BOX}/audit?page=1&pageSize=20`), 200);
      for (const _ of ['for one', 'for another']) await look('quota < 1', 'enable_seqscan');
    }),
  );
  assert.ok(index.scanned === 0 && index.indexed < FEW && isTooMuch(index, FEW), JSON.stringify(index));
  await api.sql`alter table usernames drop constraint usernames_domain_id_username_key`;
  await api.sql`drop index usernames_listed, usernames_by_quota`;
  const missing = sumOf(await readsOfCall('bench-owner', 'GET', `${BOX}/mailbox`));
  assert.ok(isTooMuch(missing, FEW));
});
