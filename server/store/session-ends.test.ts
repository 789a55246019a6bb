/** Which sessions are ended, and when: of what is asked of the store and of the watcher. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { until } from '../../test/engine/until.ts';
import { testDatabase } from '../../test/support/database.ts';
import { fakeWatcher } from '../../test/support/watcher.ts';
import { fakeStore, rows } from '../../test/support/store.ts';
import { endLateLogIns } from './late-log-ins.ts';
import { sessionEnder } from './session-ends.ts';
import { Store } from './store.ts';

const USER = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';
const HOUR = 3_600_000;
/** Milliseconds; more than any of this takes. */
const PATIENCE = 20_000;
const [store, watcher] = [await fakeStore(), await fakeWatcher()];
const { sql, drop } = await testDatabase();
const doors = { store: store.door, watcher: watcher.socket };
const endAll = sessionEnder(doors, PATIENCE);
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
  await endAll(sql);
  assert.deepEqual(watcher.asked, ['now', 'kick 11 boot:100', 'kick 33 boot:100']);
  assert.equal((await sql`select from session_ends`).count, 0);
});

test('another is at the same change: it is answered when the sessions are ended, and by the earlier moment', async () => {
  await due();
  let ending: Promise<void> | undefined;
  let isDone = false;
  await sql.begin(async (tx) => {
    await tx`select from session_ends for update`;
    ending = endAll(sql).then(() => void (isDone = true));
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
  await assert.rejects(endAll(sql));
  await assert.rejects(endAll(sql));
  store.answer((_command, response) => rows(response, [session(USER, 44)]));
  watcher.setNow('boot:200');
  await endAll(sql);
  assert.deepEqual(kicks(), ['kick 44 boot:100']);
});

test('a log-in that is listed late is ended by the same moment; after ten seconds there is one look more, and then none', async () => {
  await due();
  await endAll(sql);
  watcher.asked.length = 0;
  watcher.setNow('boot:200');
  store.answer((_command, response) => rows(response, [session(USER, 44)]));
  await endLateLogIns(sql, doors, PATIENCE);
  assert.deepEqual(watcher.asked, ['kick 44 boot:100']);
  assert.equal((await sql`select from late_log_ins`).count, 1);
  await sql`update late_log_ins set ended_date = now() - interval '11 seconds'`;
  await endLateLogIns(sql, doors, PATIENCE);
  assert.equal((await sql`select from late_log_ins`).count, 0);
  assert.deepEqual(kicks(), ['kick 44 boot:100', 'kick 44 boot:100']);
  for (const asked of [store.commands, watcher.asked]) asked.length = 0;
  await endLateLogIns(sql, doors, PATIENCE);
  assert.deepEqual([store.commands, watcher.asked], [[], []]);
});

test('the clock was set back since: one look, and it does not stay for that hour', async () => {
  await sql`
    insert into late_log_ins (scope, target, begun_by, ended_date)
    values ('username', ${USER}, 'boot:100', ${new Date(Date.now() + HOUR)})`;
  await endLateLogIns(sql, doors, PATIENCE);
  assert.deepEqual(kicks(), ['kick 11 boot:100', 'kick 33 boot:100']);
  assert.equal((await sql`select from late_log_ins`).count, 0);
});

const nobody = path.join(path.dirname(watcher.socket), 'nobody');
const away: Record<string, () => Promise<string | undefined>> = {
  'there is none': () => Promise.resolve(undefined),
  'its socket is not there': () => Promise.resolve(nobody),
  'it was killed, and its socket is there': async () => {
    const listener = `require('node:net').createServer().listen(process.argv[1], () => console.log('up'))`;
    const killed = spawn(process.execPath, ['-e', listener, nobody], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(killed.stdout, 'data');
    const ended = once(killed, 'exit');
    killed.kill('SIGKILL');
    await ended;
    return nobody;
  },
};
for (const [why, socket] of Object.entries(away)) {
  test(`the watcher is away, ${why}: Dovecot ends all sessions of the mailbox`, async () => {
    await due();
    await sessionEnder({ ...doors, watcher: await socket() }, PATIENCE)(sql);
    assert.deepEqual(
      store.commands.map(([name, { mask }]) => [name, mask]),
      [['kick', [USER]]],
    );
    assert.equal((await sql`select from session_ends`).count, 0);
  });
}

const unable: Record<string, [how: () => void, said: RegExp]> = {
  'says that it failed': [() => watcher.behave('failed'), /tells no moment/],
  'ends the connection without an answer': [() => watcher.behave('cut'), /gave no answer/],
  'answers what nobody can read': [() => watcher.setNow('"'), /JSON/],
};
for (const [what, [how, said]] of Object.entries(unable)) {
  test(`the watcher runs and ${what}: all waits for the next try, which has the moment`, async () => {
    await due();
    how();
    await assert.rejects(endAll(sql), said);
    assert.deepEqual(store.commands, []);
    assert.equal((await sql`select from session_ends where begun_by is null`).count, 1);
    watcher.behave('well');
    watcher.setNow('boot:300');
    await endAll(sql);
    assert.deepEqual(kicks(), ['kick 11 boot:300', 'kick 33 boot:300']);
    assert.equal((await sql`select from late_log_ins`).count, 1);
  });
}

test('the watcher is late: all waits for it', async () => {
  await due();
  watcher.behave('silent');
  await assert.rejects(sessionEnder(doors, 50)(sql), { message: 'too late' });
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
  await assert.rejects(endAll(sql));
  const [left] = await sql`select begun_by from session_ends`;
  assert.equal(left?.['begun_by'], 'boot:100');
});

test('many changes at once: one question each, and every session named once', async () => {
  await Promise.all(Array.from({ length: 20 }, due));
  await Promise.all(Array.from({ length: 20 }, async () => endAll(sql)));
  assert.deepEqual(watcher.asked, ['now', 'kick 11 boot:100', 'kick 33 boot:100']);
  assert.deepEqual(
    store.commands.map(([name]) => name),
    ['who'],
  );
});

test('a change that comes while sessions are ended: its moment is noted at once, and its sessions are ended by its answer', async () => {
  await due();
  const held = Promise.withResolvers<void>();
  const asked = Promise.withResolvers<void>();
  store.answer((_command, response) => {
    asked.resolve();
    void held.promise.then(() => rows(response, [session(USER, 11), session(OTHER, 22)]));
  });
  const first = endAll(sql);
  await asked.promise;
  await sql`insert into session_ends (scope, target) values ('username', ${OTHER})`;
  watcher.setNow('boot:101');
  const others = Array.from({ length: 5 }, async () => endAll(sql));
  await until(
    'its moment',
    async () => (await sql`select from session_ends where begun_by = 'boot:101'`).count === 1,
    PATIENCE,
  );
  held.resolve();
  await Promise.race(others);
  assert.deepEqual(kicks(), ['kick 11 boot:100', 'kick 22 boot:101']);
  await Promise.all([first, ...others]);
  assert.equal(store.commands.length, 2);
});

test('a domain or an account is named: the sessions of all that is below it end, and no other', async () => {
  const [franchise, account, domain] = [3, 4, 5].map((end) => USER.slice(0, -1) + end);
  // A deleted one, which needs no plan.
  await sql.unsafe(`
    insert into franchises (id, franchise, name, created_date) values ('${franchise}', 'f', '', now());
    insert into accounts (id, account_number, name, status, franchise_id, created_date) values ('${account}', 'a', '', 'open', '${franchise}', now());
    insert into all_domains (id, account_id, domain, status, created_date, deleted_date)
      values ('${domain}', '${account}', 'one.example', 'open', now(), now());
    insert into usernames (id, domain_id, username, type, history_salt, quota, is_virtual, created_date)
      values ('${USER}', '${domain}', 'one', 'imap', '', 1, true, now())`);
  for (const [scope, target] of [
    ['domain', domain],
    ['account', account],
  ]) {
    watcher.asked.length = 0;
    await sql`insert into session_ends (scope, target) values (${scope!}, ${target!})`;
    await endAll(sql);
    assert.deepEqual(kicks(), ['kick 11 boot:100', 'kick 33 boot:100'], scope);
  }
});
