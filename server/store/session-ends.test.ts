/** Which sessions are ended, and when: of what is asked of the store and of the watcher. */
import assert from 'node:assert/strict';
import { after, beforeEach, test } from 'node:test';
import { until } from '../../test/engine/until.ts';
import { testDatabase } from '../../test/support/database.ts';
import { fakeWatcher } from '../../test/support/watcher.ts';
import { fakeStore, rows } from '../../test/support/store.ts';
import { endLateLogIns } from './late-log-ins.ts';
import { workOffSessionEnds } from './session-ends.ts';
import { Store } from './store.ts';

const USER = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const HOUR = 3_600_000;
/** Milliseconds; more than any of this takes. */
const PATIENCE = 20_000;
const [store, watcher] = [await fakeStore(), await fakeWatcher()];
const { sql, drop } = await testDatabase();
const doors = { store: store.door, watcher: watcher.socket };
after(async () => {
  await Promise.all([store.close(), watcher.close()]);
  await drop();
});
beforeEach(async () => {
  await sql`delete from session_ends`;
  await sql`delete from late_log_ins`;
  for (const asked of [store.commands, watcher.asked]) asked.length = 0;
  watcher.behave('well');
  watcher.setNow('boot:100');
  store.answer(([name], response) =>
    rows(response, name === 'who' ? [session(USER, 11), session(OTHER, 22), session(USER, 33)] : []),
  );
});

const session = (username: string, pid: number) => ({ username, service: 'imap', pids: `(${pid})` });
const due = async () => sql`insert into session_ends (scope, target) values ('username', ${USER})`;
const kicks = (): string[] => watcher.asked.filter((line) => line.startsWith('kick '));

test('the processes of the mailbox are named, with the moment, and none of another', async () => {
  await due();
  await workOffSessionEnds(sql, doors, PATIENCE);
  assert.deepEqual(watcher.asked, ['now', 'kick 11 boot:100', 'kick 33 boot:100']);
  assert.equal((await sql`select from session_ends`).count, 0);
});

test('another is at the same change: it is answered when the sessions are ended, and by the earlier moment', async () => {
  await due();
  let ending: Promise<void> | undefined;
  let isDone = false;
  await sql.begin(async (tx) => {
    await tx`select from session_ends for update`;
    ending = workOffSessionEnds(sql, doors, PATIENCE).then(() => void (isDone = true));
    const waiting = async () =>
      (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`).count >
      0;
    await until('the wait for the other', async () => isDone || (await waiting()));
    assert.deepEqual([isDone, kicks()], [false, []]);
    await tx`update session_ends set begun_by = 'boot:99'`;
  });
  await ending;
  assert.deepEqual(kicks(), ['kick 11 boot:99', 'kick 33 boot:99']);
});

test('another is at it and does not come to its end: a request is answered after its second', async () => {
  await due();
  await sql.begin(async (tx) => {
    await tx`select from session_ends for update`;
    const begun = performance.now();
    const warned: unknown[] = [];
    const warn = (said: unknown): void => void warned.push(said);
    await new Store(store.door, watcher.socket, { warn }).endSessions(sql);
    assert.ok(performance.now() - begun < 2500);
    await until('the end of its wait', () => warned.length > 0, PATIENCE);
  });
  assert.deepEqual(kicks(), []);
  assert.equal((await sql`select from session_ends`).count, 1);
});

test('the store was away: the moment is still that of the first look', async () => {
  await due();
  store.answer((_command, response) => response.destroy());
  await assert.rejects(workOffSessionEnds(sql, doors, PATIENCE));
  await assert.rejects(workOffSessionEnds(sql, doors, PATIENCE));
  store.answer((_command, response) => rows(response, [session(USER, 44)]));
  watcher.setNow('boot:200');
  await workOffSessionEnds(sql, doors, PATIENCE);
  assert.deepEqual(kicks(), ['kick 44 boot:100']);
});

test('a log-in that is listed late is ended by the same moment; after ten seconds nobody looks again', async () => {
  await due();
  await workOffSessionEnds(sql, doors, PATIENCE);
  watcher.asked.length = 0;
  watcher.setNow('boot:200');
  store.answer((_command, response) => rows(response, [session(USER, 44)]));
  await endLateLogIns(sql, doors, PATIENCE);
  assert.deepEqual(watcher.asked, ['kick 44 boot:100']);
  assert.equal((await sql`select from late_log_ins`).count, 1);
  await sql`update late_log_ins set ended_date = now() - interval '11 seconds'`;
  await endLateLogIns(sql, doors, PATIENCE);
  assert.equal((await sql`select from late_log_ins`).count, 0);
});

test('the clock was set back since: one look, and it does not stay for that hour', async () => {
  await sql`
    insert into late_log_ins (scope, target, begun_by, ended_date)
    values ('username', ${USER}, 'boot:100', ${new Date(Date.now() + HOUR)})`;
  await endLateLogIns(sql, doors, PATIENCE);
  assert.deepEqual(kicks(), ['kick 11 boot:100', 'kick 33 boot:100']);
  assert.equal((await sql`select from late_log_ins`).count, 0);
});

test('the watcher is away: Dovecot ends all sessions of the mailbox', async () => {
  await due();
  watcher.behave('failed');
  await workOffSessionEnds(sql, doors, PATIENCE);
  assert.deepEqual(
    store.commands.map(([name, { mask }]) => [name, mask]),
    [['kick', [USER]]],
  );
  assert.equal((await sql`select from session_ends`).count, 0);
});

test('the watcher is late: all waits for it', async () => {
  await due();
  watcher.behave('silent');
  await assert.rejects(workOffSessionEnds(sql, doors, 50), { message: 'too late' });
  assert.deepEqual(store.commands, []);
  assert.equal((await sql`select from session_ends where begun_by is null`).count, 1);
  watcher.hangUp();
});

test('the watcher goes away in between: what is to be ended stays written, with its moment', async () => {
  await due();
  store.answer((_command, response) => {
    watcher.behave('failed');
    rows(response, [session(USER, 11)]);
  });
  await assert.rejects(workOffSessionEnds(sql, doors, PATIENCE));
  const [left] = await sql`select begun_by from session_ends`;
  assert.equal(left?.['begun_by'], 'boot:100');
});
