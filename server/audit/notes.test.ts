/** What is counted before it is written: equal events of a window become two rows at most, a flood some hundred. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { testDatabase } from '../../test/support/database.ts';
import type { Sql } from '../db/connect.ts';
import { AuditNotes } from './notes.ts';

const database = await testDatabase();
const { sql } = database;
after(async () => database.drop());

const START = new Date('2026-05-01T12:00:00Z').getTime();
const at = (seconds: number): Date => new Date(START + seconds * 1000);
const from = (address: string, seconds = 0) =>
  ({ caller: { kind: 'nobody', name: '' }, address, requestId: randomUUID(), now: at(seconds) }) as const;

interface Row {
  at: Date;
  address: string;
  target: string;
  count: number;
  detail: Record<string, unknown>;
}

/** The rows that were written since the last look. */
async function written(): Promise<Row[]> {
  const rows = await sql<Row[]>`
    select at, address, target, count, detail from audit where id not in (select id from seen) order by at, id`;
  await sql`insert into seen select id from audit on conflict do nothing`;
  return [...rows];
}
await sql`create table seen (id uuid primary key)`;
beforeEach(async () => {
  await written();
});

test('the first of a window is written at once, all others of it as one row at its end', async () => {
  const notes = new AuditNotes();
  const first = from('192.0.2.1');
  notes.add('logInRefused', first, 'alice', { reason: 'wrong password' });
  await notes.write(sql, at(1));
  const [row, ...others] = await written();
  assert.deepEqual(others, []);
  assert.deepEqual(row, {
    at: at(0),
    address: '192.0.2.1',
    target: 'alice',
    count: 1,
    detail: { reason: 'wrong password' },
  });
  for (let i = 2; i < 50; i += 1)
    notes.add('logInRefused', from('192.0.2.1', i), 'alice', { reason: 'wrong password' });
  await notes.write(sql, at(50));
  assert.deepEqual(await written(), []);
  await notes.write(sql, at(60));
  const [rest] = await written();
  assert.deepEqual([rest!.at, rest!.count, rest!.detail['until']], [at(2), 48, at(49).toISOString()]);
  // A new window begins.
  notes.add('logInRefused', from('192.0.2.1', 61), 'alice', { reason: 'wrong password' });
  await notes.write(sql, at(62));
  assert.equal((await written())[0]!.count, 1);
});

test('names, addresses and reasons are told apart; of IPv6 the network of one customer is one address', async () => {
  const notes = new AuditNotes();
  notes.add('logInRefused', from('192.0.2.1'), 'alice', { reason: 'wrong password' });
  notes.add('logInRefused', from('192.0.2.2'), 'alice', { reason: 'wrong password' });
  notes.add('logInRefused', from('192.0.2.2'), 'bob', { reason: 'wrong password' });
  notes.add('logInRefused', from('192.0.2.2'), 'bob', { reason: 'suspended' });
  notes.add('logInRefused', from('2001:db8::1'), 'bob', { reason: 'suspended' });
  notes.add('logInRefused', from('2001:db8::2'), 'bob', { reason: 'suspended' });
  await notes.write(sql, at(1));
  const counts = (await written()).map(({ count }) => count);
  assert.deepEqual(
    counts.toSorted((a, b) => a - b),
    [1, 1, 1, 1, 2],
  );
});

test('a flood from any number of addresses, over any number of names, is a bounded number of rows and loses no count', async () => {
  const notes = new AuditNotes();
  const flood = 20_000;
  for (let i = 0; i < flood; i += 1)
    notes.add('logInRefused', from(`10.${i >> 16}.${(i >> 8) & 255}.${i & 255}`), `name${i % 3000}`, {
      reason: 'wrong password',
    });
  await notes.write(sql, at(1));
  await notes.write(sql, at(60));
  const rows = await written();
  assert.ok(rows.length <= 401, `${rows.length} rows`);
  assert.equal(
    rows.reduce((sum, { count }) => sum + count, 0),
    flood,
  );
  assert.ok(rows.some(({ address, target }) => address === '(many)' && target === '(many)'));
  // Who is named still is, though not from where.
  assert.ok(rows.some(({ address, target }) => address === '(many)' && target.startsWith('name')));
});

test('what could not be written is written later, with what came meanwhile', async () => {
  const notes = new AuditNotes();
  notes.add('logInRefused', from('192.0.2.1'), 'alice');
  const broken = (() => Promise.reject(new Error('away'))) as unknown as Sql;
  const failing = notes.write(broken, at(1));
  notes.add('logInRefused', from('192.0.2.1', 1), 'alice');
  await assert.rejects(failing, { message: 'away' });
  await notes.write(sql, at(2));
  const rows = await written();
  assert.deepEqual(
    rows.map(({ at: time, count }) => [time, count]),
    [[at(0), 2]],
  );
});

test('at the end of the process nothing is kept back', async () => {
  const notes = new AuditNotes();
  for (let i = 0; i < 3; i += 1) {
    notes.add('mintAuthToken', from('192.0.2.1', i), 'alice@example.com');
    await notes.write(sql, at(i));
  }
  assert.deepEqual(
    (await written()).map(({ count }) => count),
    [1],
  );
  await notes.write(sql, at(3), true);
  assert.deepEqual(
    (await written()).map(({ count }) => count),
    [2],
  );
  await notes.write(sql, at(4), true);
  assert.deepEqual(await written(), []);
});
