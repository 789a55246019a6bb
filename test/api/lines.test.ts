/** The lines in front of what is scarce have an end: the one too many is told to come back (503), and all others are served. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { errorCode, isUnavailable, type Sql } from '../../server/db/connect.ts';
import { connectBehindWall, LINE } from '../../server/db/wall.ts';
import { EVERYBODY, within } from '../../server/db/scope.ts';
import { LONGEST_LINE as AT_THE_FRONT_DOOR, tryLook } from '../../server/features/secrets/front-door.ts';
import { Doorman, LONGEST_LINE as AT_THE_DOORMAN } from '../../server/log-ins/doorman.ts';
import { emptyApi, expectReply, type Reply } from '../support/api.ts';
import { testDatabase } from '../support/database.ts';

const database = await testDatabase();
const api = await emptyApi();
after(async () => {
  await api.close();
  await database.drop();
});

/** What would wait for ever fails. */
const BOUND = { timeout: 30_000 };

function expectFull(reply: Reply): void {
  const { guid, ...rest } = (reply.body as { serviceUnavailable: { guid: string } }).serviceUnavailable;
  assert.deepEqual([reply.status, reply.headers['retry-after']], [503, '5']);
  assert.deepEqual(rest, { message: 'The service is temporarily unavailable.', code: 503, details: '' });
  assert.equal(guid, reply.headers['x-request-id']);
}

const many = <T>(count: number, one: (i: number) => Promise<T>): Promise<T>[] =>
  Array.from({ length: count }, async (_, i) => one(i));

test('log-ins whose tries are counted', BOUND, async () => {
  const { promise, resolve } = Promise.withResolvers<object[]>();
  const { doorman } = api.services;
  // A database that answers when it is told to.
  const full = new Doorman((() => promise) as unknown as Sql, new Set());
  api.services.doorman = full;
  try {
    const tries = many(3 + AT_THE_DOORMAN, async (i) => full.guard(`name${i}`, '192.0.2.1', false).begin());
    expectFull(await api.as('operator:Wrong-Horse-7').get('/accounts'));
    const ended = full.guard('name', '192.0.2.1', false).end(true);
    resolve([{ verdict: 'go', delay: 0 }]);
    assert.deepEqual(new Set(await Promise.all(tries)), new Set([true]));
    await ended;
  } finally {
    api.services.doorman = doorman;
  }
  expectReply(await api.as('operator:Wrong-Horse-7').get('/accounts'), 401);
});

test('tries at the door without a key', BOUND, async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const slow = { begin: async () => promise } as unknown as Sql;
  const tries = many(2 + AT_THE_FRONT_DOOR, async () => tryLook(slow, '192.0.2.1', new Date()));
  const look = () => api.as().get('/email/nowhere.example/usernames/nobody/secrets');
  expectFull(await look());
  resolve('counted');
  assert.deepEqual(new Set(await Promise.all(tries)), new Set(['counted']));
  expectReply(await look(), 404);
});

test('calls that wait for a connection to the database', BOUND, async () => {
  const { sql } = api.services;
  const one = async (): Promise<number> => within(EVERYBODY, async () => (await sql`select 1`).length);
  const { promise, resolve } = Promise.withResolvers<void>();
  const connections = sql.options.max;
  const busy = many(connections, async () => within(EVERYBODY, async () => sql.begin(async () => promise)));
  const waiting = many(LINE.longest, one);
  expectFull(await api.as('operator').get('/accounts'));
  resolve();
  await Promise.all(busy);
  assert.deepEqual(new Set(await Promise.all(waiting)), new Set([1]));
  expectReply(await api.as('operator').get('/accounts'), 200);
});

test(
  'nobody waits for a connection for ever, and who gave up is not served in the place of another',
  BOUND,
  async () => {
    const sql = connectBehindWall(database.near, 1, { longest: 10, patience: 200 });
    try {
      const { promise, resolve } = Promise.withResolvers<void>();
      const busy = within(EVERYBODY, async () => sql.begin(async () => promise));
      const gaveUp = await Promise.allSettled(many(3, async () => within(EVERYBODY, async () => sql`select 1`)));
      for (const each of gaveUp) {
        assert.ok(each.status === 'rejected' && isUnavailable(each.reason), each.status);
        assert.equal(errorCode(each.reason), '53300');
      }
      const next = within(EVERYBODY, async () => (await sql`select 1`).length);
      resolve();
      await busy;
      assert.equal(await next, 1);
    } finally {
      await sql.end({ timeout: 1 });
    }
  },
);
