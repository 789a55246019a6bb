/** The chain while it grows: what is sealed, in which order, by whom, and what stays out of its way. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, beforeEach, test } from 'node:test';
import { testDatabase } from '../../test/support/database.ts';
import { audit } from '../audit.ts';
import type { Sql, Tx } from '../db/connect.ts';
import { connect } from '../db/connect.ts';
import { headOf, seal, sealer } from './seal.ts';

const database = await testDatabase();
const { sql } = database;
after(async () => database.drop());

const by = { caller: { kind: 'operator', name: 'operator', userId: randomUUID() }, address: '192.0.2.1' } as const;
const write = async (tx: Sql | Tx, target: string, detail = {}): Promise<void> =>
  audit(tx, { ...by, requestId: randomUUID(), now: new Date() }, 'setThing', target, detail);

const order = async (): Promise<string[]> => {
  const rows = await sql<{ target: string }[]>`
    select target from audit_chain c join audit a on a.id = c.audit_id order by c.position`;
  return rows.map(({ target }) => target);
};

/** A transaction that has written its row, and is open until it is told to end. */
async function open(target: string): Promise<{ end: () => Promise<void> }> {
  const own = connect(database.url, 1);
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const { promise: written, resolve: hasWritten } = Promise.withResolvers<void>();
  const running = own.begin(async (tx) => {
    await write(tx, target);
    hasWritten();
    await ended;
  });
  await written;
  return {
    end: async () => {
      end();
      await running;
      await own.end();
    },
  };
}

beforeEach(async () => {
  await seal(sql);
});

test('positions without a gap, in the order in which the rows became visible', async () => {
  const slow = await open('slow');
  await write(sql, 'quick');
  const first = await seal(sql);
  assert.deepEqual((await order()).slice(-1), ['quick'], 'nobody waits for a transaction that is open');
  await slow.end();
  await sql.begin(async (tx) => write(tx, 'undone').then(() => tx.unsafe('rollback')));
  await write(sql, 'last');
  const second = await seal(sql);
  assert.deepEqual((await order()).slice(-3), ['quick', 'slow', 'last']);
  assert.equal(second!.position, first!.position + 2);
  assert.deepEqual(second, await headOf(sql));
});

test('what waits is sealed in batches, however much it is, and nothing waits afterwards', async () => {
  const { position } = await headOf(sql);
  for (let i = 0; i < 25; i += 1) await write(sql, `row ${i}`);
  assert.equal((await seal(sql, 4))!.position, position + 25);
  assert.equal((await sql`select from audit_unsealed`).length, 0);
  assert.deepEqual(
    (await order()).slice(-25),
    Array.from({ length: 25 }, (_, i) => `row ${i}`),
  );
});

test('of several processes one seals, and none of them waits', async () => {
  const { position } = await headOf(sql);
  for (let i = 0; i < 40; i += 1) await write(sql, `row ${i}`);
  const heads = await Promise.all(Array.from({ length: 5 }, async () => seal(sql, 3)));
  assert.ok(heads.some((head) => head !== undefined));
  await seal(sql);
  const [row] = await sql`select count(*)::int as links, max(position)::int as last from audit_chain`;
  assert.deepEqual({ ...row }, { links: position + 40, last: position + 40 });
});

test('a change does not wait for one that is open, nor for the sealing', async () => {
  const slow = await open('slow');
  await sql.begin(async (sealing) => {
    await sealing`select pg_advisory_xact_lock(6245535)`;
    assert.equal(await seal(sql), undefined, 'the lock is the one that the sealing takes');
    await sql.begin(async (tx) => {
      await tx`set local lock_timeout = '100ms'`;
      await write(tx, 'free');
    });
  });
  await slow.end();
});

test('whatever a caller wrote can be stored and sealed', async () => {
  await write(sql, 'a\0b\ud800', { 'no\u0000te': ['x\0', '\udc00\\u0000'], __proto__: 1, '"': "'" });
  await seal(sql);
  const [row] = await sql<
    [{ target: string; detail: object }]
  >`select target, detail from audit order by id desc limit 1`;
  assert.equal(row.target, 'a\ufffdb\ufffd');
});

test('the log is told the head: at first, when it has moved and time has passed, and at the end', async () => {
  const told: object[] = [];
  const job = sealer(sql, { info: (...words: unknown[]) => void told.push(words) } as never);
  await job();
  await job();
  assert.equal(told.length, 1);
  await write(sql, 'one more');
  await job();
  assert.equal(told.length, 1, 'too soon');
  await job(true);
  await job(true);
  const { position, hash } = await headOf(sql);
  assert.deepEqual(told[1], [{ position, hash: hash.toString('hex') }, 'audit head']);
  assert.equal(told.length, 2);
});
