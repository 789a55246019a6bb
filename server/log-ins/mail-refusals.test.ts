/** The mail daemons' refused log-ins on their way into the audit: whatever is killed, and when, each is told or waits. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { testDatabase } from '../../test/support/database.ts';
import { MailRefusals } from './mail-refusals.ts';

const database = await testDatabase();
const { sql } = database;
after(async () => database.drop());

const START = new Date('2026-05-01T12:00:00Z').getTime();
const at = (seconds: number): Date => new Date(START + seconds * 1000);

/** As mail.note_refusal counts it. */
async function refused(name: string, address: string, seconds: number, reason = 'wrong password'): Promise<void> {
  await sql`
    insert into log_in_refusals as r (name, address, service, reason, target, count, since, at)
    values (${name}, ${address}, 'imap', ${reason}, ${name}, 1, ${at(seconds)}, ${at(seconds)})
    on conflict (name, address, service, reason) do update set count = r.count + 1, at = excluded.at`;
}

const told = async () => {
  const rows = await sql<{ count: number; at: Date; target: string; address: string; until: string | null }[]>`
    select count, at, target, address, detail ->> 'until' as until from audit where operation = 'logInRefused' order by id`;
  return [...rows].slice(before);
};
const waiting = async (): Promise<number> => {
  const [row] = await sql<[{ count: number }]>`select coalesce(sum(count), 0)::int as count from log_in_refusals`;
  return row.count;
};
const countOf = (rows: { count: number }[]): number => rows.reduce((sum, { count }) => sum + count, 0);

/** Rows of the tests before: the audit only grows. */
let before = 0;
beforeEach(async () => {
  await sql`delete from log_in_refusals`;
  before += (await told()).length;
});

test('the first of a window is written at once, the rest as one row at its end; until then it is in the database', async () => {
  const refusals = new MailRefusals();
  await refused('alice', '192.0.2.1', 0);
  await refusals.write(sql, at(1));
  assert.deepEqual(await told(), [{ count: 1, at: at(0), target: 'alice', address: '192.0.2.1', until: null }]);
  for (let second = 2; second < 30; second += 1) {
    await refused('alice', '192.0.2.1', second);
    await refusals.write(sql, at(second));
    assert.equal(countOf(await told()) + (await waiting()), second, 'none is anywhere else');
  }
  assert.equal((await told()).length, 1);
  await refusals.write(sql, at(61));
  const [, rest, ...others] = await told();
  assert.deepEqual(others, []);
  assert.deepEqual([rest!.count, rest!.at, rest!.until], [28, at(2), at(29).toISOString()]);
  // A new window begins.
  await refused('alice', '192.0.2.1', 62);
  await refusals.write(sql, at(62));
  assert.equal((await told()).length, 3);
});

test('what a killed process had not told, the next one tells', async () => {
  const killed = new MailRefusals();
  for (let second = 0; second < 5; second += 1) {
    await refused('alice', '192.0.2.1', second);
    await killed.write(sql, at(second));
  }
  await new MailRefusals().write(sql, at(6));
  assert.deepEqual(
    (await told()).map(({ count }) => count),
    [1, 4],
  );
  assert.equal(await waiting(), 0);
});

test('what the audit does not take stays, and is told once', async () => {
  const refusals = new MailRefusals();
  await refused('alice', '192.0.2.1', 0);
  await sql`alter table audit add constraint away check (operation <> 'logInRefused') not valid`;
  await assert.rejects(refusals.write(sql, at(1)), { code: '23514' });
  assert.equal(await waiting(), 1);
  await sql`alter table audit drop constraint away`;
  await refusals.write(sql, at(2));
  assert.deepEqual([(await told()).length, await waiting()], [1, 0]);
});

test('a flood is a bounded number of rows, those that wait too, and loses no count', async () => {
  const refusals = new MailRefusals();
  const flood = async (seconds: number): Promise<void> => {
    await sql`
      insert into log_in_refusals as r (name, address, service, reason, target, count, since, at)
      select name, '10.0.' || n / 250 || '.' || n % 250, 'imap', 'wrong password', name, 1, ${at(seconds)}, ${at(seconds)}
        from generate_series(0, 4999) n, lateral (select 'name' || n % 700 as name) names
      on conflict (name, address, service, reason) do update set count = r.count + 1, at = excluded.at`;
  };
  for (let second = 0; second < 3; second += 1) {
    await flood(second);
    await refusals.write(sql, at(second));
    const [{ rows }] = await sql<[{ rows: number }]>`select count(*)::int as rows from log_in_refusals`;
    assert.ok(rows <= 401, `${rows} wait`);
    assert.equal(countOf(await told()) + (await waiting()), 5000 * (second + 1));
  }
  await refusals.write(sql, at(63));
  const rows = await told();
  assert.ok(rows.length <= 2 * 401, `${rows.length} rows`);
  assert.deepEqual([countOf(rows), await waiting()], [15_000, 0]);
  assert.ok(rows.some(({ address, target }) => address === '(many)' && target === '(many)'));
  assert.ok(rows.some(({ address, target }) => address === '(many)' && target.startsWith('name')));
});
