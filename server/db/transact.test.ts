import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { testDatabase } from '../../test/support/database.ts';
import { Fault, unauthorized } from '../faults.ts';
import type { Tx } from './connect.ts';
import { transact } from './transact.ts';

const database = await testDatabase();
after(async () => database.drop());
const { sql } = database;
await sql`create table things (name text primary key, owner text references things, n int constraint small check (n < 10))`;
await sql`insert into things values ('a', null, 0), ('b', null, 0)`;

const bump = async (tx: Tx, name: string) => tx`update things set n = n + 1 where name = ${name}`;

test('the victim of a deadlock is run again, as a whole', async () => {
  let arrived = 0;
  let attempts = 0;
  let open = (): void => {};
  const met = new Promise<void>((resolve) => (open = resolve));
  const cross = async (first: string, second: string) =>
    transact(sql, async (tx) => {
      attempts += 1;
      await bump(tx, first);
      arrived += 1;
      if (arrived === 2) open();
      await met;
      await bump(tx, second);
    });
  await Promise.all([cross('a', 'b'), cross('b', 'a')]);
  assert.ok(attempts > 2, 'they never met');
  const rows = await sql`select n from things order by name`;
  assert.deepEqual(
    rows.map((row) => row['n']),
    [2, 2],
  );
});

test('what the database refuses becomes the fault it means, and nothing is written', async () => {
  const answer = new Fault(400, { small: 'Too many' });
  const cases: [statement: string, fault: unknown][] = [
    [`insert into things values ('a')`, { status: 409 }],
    [`insert into things values ('c', 'nobody')`, { status: 409 }],
    [`insert into things values ('c', null, 10)`, answer],
  ];
  for (const [statement, fault] of cases) {
    const work = async (tx: Tx) => {
      await bump(tx, 'a');
      await tx.unsafe(statement);
    };
    await assert.rejects(transact(sql, work, { small: () => answer }), fault as Error);
  }
  await assert.rejects(
    transact(sql, async () => Promise.reject(unauthorized())),
    { status: 401 },
  );
  await assert.rejects(
    transact(sql, async (tx) => tx`select 1 / 0`),
    { code: '22012' },
  );
  await assert.rejects(
    transact(sql, async (tx) => tx`insert into things values ('c', null, 10)`),
    { code: '23514' },
  );
  const rows = await sql`select name, n from things order by name`;
  assert.deepEqual(
    [...rows],
    [
      { name: 'a', n: 2 },
      { name: 'b', n: 2 },
    ],
  );
});
