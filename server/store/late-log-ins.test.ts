/** Which sessions are ended that came into being while the sessions of their mailbox were ended. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { testDatabase } from '../../test/support/database.ts';
import { fakeStore, rows } from '../../test/support/store.ts';
import { endLateLogIns } from './late-log-ins.ts';

const USER = '00000000-0000-7000-8000-000000000001';
const HOUR = 3_600_000;
const store = await fakeStore();
const { sql, drop } = await testDatabase();
after(async () => {
  await store.close();
  await drop();
});
beforeEach(async () => {
  await sql`delete from late_log_ins`;
  store.commands.length = 0;
  // This process stands for that of the session: it has begun some moments ago.
  store.answer(([name], response) =>
    rows(response, name === 'who' ? [{ username: USER, pids: `(${process.pid})` }] : []),
  );
});

/** Whether a session that has begun just now is ended, when those of its mailbox were ended so long ago. */
async function isEnded(millisecondsAgo: number): Promise<boolean> {
  const endedDate = new Date(Date.now() - millisecondsAgo);
  await sql`insert into late_log_ins (scope, target, ended_date) values ('username', ${USER}, ${endedDate})`;
  await endLateLogIns(sql, store.door, 1000);
  return store.commands.some(([name]) => name === 'kick');
}

test('one that is older than the end of the others ends too', async () => assert.equal(await isEnded(0), true));

test('one that is younger goes on', async () => assert.equal(await isEnded(HOUR), false));

test('the clock was set back by an hour since: nobody is ended for that hour', async () => {
  assert.equal(await isEnded(-HOUR), false);
  assert.equal((await sql`select from late_log_ins`).count, 0);
});
