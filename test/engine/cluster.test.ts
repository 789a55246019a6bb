import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { spawn } from 'node:child_process';
import postgres from 'postgres';
import { findPlaces } from '../../engine/places.ts';
import { makeFolders } from '../../engine/folders.ts';
import { BinariesError, chooseBinaries, npmBinaries } from '../../engine/postgres/binaries.ts';
import { startCluster } from '../../engine/postgres/cluster.ts';
import { postgresPart } from '../../engine/postgres/part.ts';
import { allProcesses, commandLine, isAlive, processState } from '../../engine/processes.ts';
import { Supervisor } from '../../engine/supervisor.ts';
import { databaseUser, isRoot } from '../../engine/users.ts';
import { until } from './until.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-cluster-')));
fs.chmodSync(folder, 0o755);
after(() => fs.rmSync(folder, { recursive: true }));

const processesWith = (word: string): number =>
  allProcesses().filter((each) => commandLine(each.pid)?.some((text) => text.includes(word))).length;

test('a cluster starts, keeps its data and its port, and leaves nothing', async () => {
  const dir = path.join(folder, 'one');
  const first = await startCluster({ dir, fast: true });
  const sql = postgres(first.url, { max: 1 });
  const [who] = await sql<{ super: boolean; encoding: string; collation: string; checksums: string }[]>`
    select usesuper as super, current_setting('server_encoding') as encoding, datcollate as collation,
           current_setting('data_checksums') as checksums
      from pg_user join pg_database on datname = current_database() where usename = current_user`;
  assert.deepEqual({ ...who }, { super: false, encoding: 'UTF8', collation: 'C.UTF-8', checksums: 'on' });
  await sql`create table kept as select 1 as n`;
  await sql.end();
  await first.stop();
  assert.ok(!isAlive(first.pid));
  assert.equal(processesWith(dir), 0);
  assert.deepEqual(fs.readdirSync(first.socketDir), []);

  const second = await startCluster({ dir, fast: true });
  assert.equal(second.port, first.port);
  const again = postgres(second.url, { max: 1 });
  assert.deepEqual({ ...(await again`select n from kept`)[0] }, { n: 1 });
  await again.end();
  await second.stop();
});

test('nobody gets in without the secret, by TCP or by the socket', async () => {
  const cluster = await startCluster({ dir: path.join(folder, 'closed'), fast: true });
  try {
    for (const host of ['127.0.0.1', cluster.socketDir]) {
      const options = { host, port: cluster.port, username: 'postgres', database: 'postgres', max: 1 };
      const stranger = postgres({ ...options, password: 'wrong' });
      await assert.rejects(stranger`select 1`, { code: '28P01' });
      await stranger.end({ timeout: 1 });
    }
    // What root alone may see of it aside: the data is for the database's user only.
    assert.equal(fs.statSync(path.join(folder, 'closed', 'data')).mode & 0o077, 0);
    assert.ok(!fs.readdirSync(path.join(folder, 'closed')).some((name) => name.startsWith('password-')));
  } finally {
    await cluster.stop();
  }
});

test('the programs that come by npm do as well', async (t) => {
  const dir = path.join(folder, 'npm');
  const binaries = npmBinaries(path.join(folder, 'npm-binaries'), isRoot());
  if (!binaries) return t.skip('npm has not installed its optional packages');
  const cluster = await startCluster({ dir, binaries, fast: true });
  const sql = postgres(cluster.url, { max: 1 });
  const [row] = await sql<{ version: string }[]>`select current_setting('server_version') as version`;
  assert.equal(row?.version, binaries.version);
  await sql.end();
  await cluster.stop();
});

test('data of another major version is refused with a sentence', () => {
  const data = path.join(folder, 'foreign');
  fs.mkdirSync(data);
  fs.writeFileSync(path.join(data, 'PG_VERSION'), '11\n');
  assert.throws(
    () => chooseBinaries(data, path.join(folder, 'copy'), false),
    (error) => {
      assert.ok(error instanceof BinariesError);
      assert.match(error.message, /made by PostgreSQL 11, .* install PostgreSQL 11 .*pg_dump/);
      return true;
    },
  );
});

test('a postmaster that its watcher has left is adopted, by proof; one with another secret is not', async () => {
  const places = findPlaces(path.join(folder, 'home'), isRoot());
  makeFolders(places, databaseUser());
  const first = await postgresPart(places, databaseUser());
  assert.equal(first.adopted, undefined);
  // As after a kill -9 of the watcher: the postmaster is nobody's child and goes on.
  const { command, args, env, user } = first.part;
  const orphan = spawn(command, args, { env, cwd: '/', stdio: 'ignore', detached: true, ...user });
  const ended = once(orphan, 'exit');
  await until('PostgreSQL', async () => await first.part.isReady());

  const second = await postgresPart(places, databaseUser());
  assert.equal(second.adopted, orphan.pid);
  assert.equal(second.port, first.port);

  const secretFile = path.join(places.secrets, 'postgres-superuser');
  const secret = fs.readFileSync(secretFile);
  fs.writeFileSync(secretFile, 'a'.repeat(48));
  await assert.rejects(postgresPart(places, databaseUser()), /does not know our secret/);
  fs.writeFileSync(secretFile, secret);

  const supervisor = new Supervisor(second.part, {
    records: places.records,
    say: () => undefined,
    onPid: () => undefined,
  });
  await supervisor.start(second.adopted);
  assert.equal(supervisor.pid, orphan.pid);
  await supervisor.stop();
  await ended;
  assert.equal(processesWith(places.pgData), 0);
});

test('a pid file whose number is by now another program’s keeps nobody from starting', async () => {
  const places = findPlaces(path.join(folder, 'stale'), isRoot());
  makeFolders(places, databaseUser());
  const { part } = await postgresPart(places, databaseUser());
  const stranger = spawn('/bin/sleep', ['600'], { stdio: 'ignore', ...part.user });
  const lines = [stranger.pid, places.pgData, 1, 5432, '', '', '', ''];
  fs.writeFileSync(path.join(places.pgData, 'postmaster.pid'), lines.join('\n'));
  const supervisor = new Supervisor(part, { records: places.records, say: () => undefined, onPid: () => undefined });
  try {
    assert.equal((await postgresPart(places, databaseUser())).adopted, undefined);
    await supervisor.start();
    assert.ok(stranger.pid !== undefined && isAlive(stranger.pid));
  } finally {
    await supervisor.stop();
    stranger.kill();
  }
});

test('lock files of one that has ended, and whose end nobody has asked for yet, keep nobody from starting', async () => {
  const places = findPlaces(path.join(folder, 'stale'), isRoot());
  const { part, port } = await postgresPart(places, databaseUser());
  // A parent that never asks how its child ended, as the first process of a container may be one.
  // The child ends when the shell, which would ask, has become another program.
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    ...part.user,
  });
  const zombie = Number(String((await once(parent.stdout, 'data'))[0]));
  await until('its end', () => processState(zombie)?.state === 'Z');
  const lines = [zombie, places.pgData, 1, port, places.pgSocketDir, '', '', ''].join('\n');
  const locks = [path.join(places.pgData, 'postmaster.pid'), path.join(places.pgSocketDir, `.s.PGSQL.${port}.lock`)];
  for (const lock of locks) fs.writeFileSync(lock, lines);
  const supervisor = new Supervisor(part, { records: places.records, say: () => undefined, onPid: () => undefined });
  try {
    await supervisor.start();
    assert.equal(processState(zombie)?.state, 'Z');
    const written = locks.map((lock) => fs.readFileSync(lock, 'utf8'));
    for (const text of written) assert.equal(Number(text.split('\n')[0]), supervisor.pid);
    // Now they name one that lives, and stay.
    await part.prepare?.();
    assert.deepEqual(
      locks.map((lock) => fs.readFileSync(lock, 'utf8')),
      written,
    );
  } finally {
    await supervisor.stop();
    parent.kill();
  }
});
