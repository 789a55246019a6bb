/** The whole `up` as a user of a sandbox runs it: the API alone, on free ports, in a folder of its own. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { findPlaces } from '../../engine/places.ts';
import { allProcesses, commandLine, isAlive } from '../../engine/processes.ts';
import type { Ready } from '../../engine/ready.ts';
import { up, type Up } from './running.ts';
import { until } from './until.ts';

const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-up-')));
const readyFile = path.join(home, 'ready.json');

const started: Up[] = [];

function start(environment: Record<string, string> = {}): Up {
  const system = up(home, environment);
  started.push(system);
  return system;
}

const statusOf = async (ready: Ready, at: string): Promise<number> => (await fetch(new URL(at, ready.http))).status;

/** Processes of this home: each part names it in its command line, or is the watcher. */
const processesHere = (): string[] =>
  allProcesses()
    .map((each) => commandLine(each.pid)?.join(' ') ?? '')
    .filter((line) => line.includes(home));

let first: Up;

before(() => {
  fs.chmodSync(home, 0o755);
  first = start();
});

after(async () => {
  for (const system of started) await system.stop();
  fs.rmSync(home, { recursive: true });
});

test('it comes up: one line, ready.json, the operator’s password, nothing readable that is secret', async () => {
  const found = await first.ready();
  await until('the line', () => /^ready/m.test(first.said()));
  assert.equal(first.said().match(/^ready/gm)?.length, 1);
  assert.deepEqual(Object.keys(found).toSorted(), ['engine', 'http', 'https', 'metrics', 'pid', 'pids']);
  assert.equal(found.engine, 'off');
  assert.equal((await fetch(found.metrics ?? '')).status, 200);
  assert.deepEqual(Object.keys(found.pids).toSorted(), ['api', 'metrics', 'postgres']);
  for (const pid of [found.pid, ...Object.values(found.pids)]) assert.ok(isAlive(pid));
  assert.equal(await statusOf(found, '/health/ready'), 200);

  const password = fs.readFileSync(path.join(home, 'operator-password'), 'utf8').trim();
  assert.ok(password.length >= 12 && first.said().includes(password));
  assert.equal(fs.statSync(path.join(home, 'operator-password')).mode & 0o777, 0o600);
  assert.equal(fs.statSync(path.join(home, 'secrets')).mode & 0o777, 0o700);
  for (const name of fs.readdirSync(path.join(home, 'secrets'))) {
    const file = path.join(home, 'secrets', name);
    assert.equal(fs.statSync(file).mode & 0o777, 0o600, name);
    const word = fs.readFileSync(file, 'utf8');
    assert.ok(
      !allProcesses().some((each) => commandLine(each.pid)?.join(' ').includes(word)),
      `${name} in a command line`,
    );
    for (const log of fs.readdirSync(path.join(home, 'logs'))) {
      assert.ok(!fs.readFileSync(path.join(home, 'logs', log), 'utf8').includes(word), `${name} in ${log}`);
    }
  }
});

test('an API that was killed comes back on its port; ready.json tells', async () => {
  const before = await first.ready();
  process.kill(before.pids.api ?? 0, 'SIGKILL');
  const now = await first.ready((found) => found.pids.api !== undefined && found.pids.api !== before.pids.api);
  assert.deepEqual({ ...now, pids: {} }, { ...before, pids: {} });
  assert.equal(now.pids.postgres, before.pids.postgres);
  await until('the API', async () => (await statusOf(now, '/health/ready')) === 200);
});

test('so does PostgreSQL', async () => {
  const before = await first.ready();
  process.kill(before.pids.postgres ?? 0, 'SIGKILL');
  const now = await first.ready(
    (found) => found.pids.postgres !== undefined && found.pids.postgres !== before.pids.postgres,
  );
  // Not what is told of its health, which may be a second old: a call that needs the database.
  const password = fs.readFileSync(path.join(home, 'operator-password'), 'utf8').trim();
  const authorization = `Basic ${Buffer.from(`operator:${password}`).toString('base64')}`;
  await until('the API with its database', async () => {
    const { status } = await fetch(new URL('/plans', now.http), { headers: { authorization } });
    return status === 200;
  });
});

test('a second start in the same folder is refused', async () => {
  const second = start();
  assert.equal(await second.ended, 1);
  assert.match(second.said(), /already runs with the state folder/);
  assert.ok(second.said().includes(home));
  assert.equal(await statusOf(await first.ready(), '/health/live'), 200);
});

test('a watcher that was killed leaves a system that goes on, and the next start takes it over', async () => {
  const before = await first.ready();
  process.kill(before.pid, 'SIGKILL');
  assert.notEqual(await first.ended, 0);
  assert.equal(await statusOf(before, '/health/ready'), 200, 'the API goes on');
  const next = start();
  const now = await next.ready((found) => found.pid !== before.pid);
  assert.match(next.said(), /is adopted/);
  assert.equal(now.pids.postgres, before.pids.postgres);
  assert.ok(!isAlive(before.pids.api ?? 0), 'the old API was ended');
  assert.equal(await statusOf(now, '/health/ready'), 200);
});

test('when the launcher is killed, everything ends in order', async () => {
  const system = started.at(-1);
  const found = await system?.ready();
  system?.launcher.kill('SIGKILL');
  await until('the end', () => processesHere().length === 0 && !fs.existsSync(readyFile) && !isAlive(found?.pid ?? 0));
  const log = fs.readFileSync(path.join(home, 'logs', 'postgres.log'), 'utf8');
  assert.match(log.slice(log.lastIndexOf('starting PostgreSQL')), /received fast shutdown request[^]*is shut down/);
});

test('Ctrl-C ends everything; what was there is there at the next start', async () => {
  const password = fs.readFileSync(path.join(home, 'operator-password'), 'utf8');
  const third = start();
  const found = await third.ready();
  assert.ok(!third.said().includes(password.trim()), 'it is told once');
  // As a terminal does: to the launcher and to the watcher at once.
  process.kill(found.pid, 'SIGINT');
  third.launcher.kill('SIGINT');
  assert.equal(await third.ended, 0);
  assert.deepEqual(processesHere(), []);
  assert.ok(!fs.existsSync(readyFile));
  const left = fs.readdirSync(home, { recursive: true, withFileTypes: true });
  assert.deepEqual(
    left.filter((entry) => entry.isSocket() || entry.isFIFO()).map((entry) => entry.name),
    [],
  );
  assert.ok(!left.some((entry) => entry.name === 'postmaster.pid'));
  const lock = `@mailstead-${findPlaces(home, false).id}`;
  assert.ok(!fs.readFileSync('/proc/net/unix', 'utf8').includes(lock));
  assert.equal(fs.readFileSync(path.join(home, 'operator-password'), 'utf8'), password);
});

test('when its database has gone it does not begin a new one', async () => {
  const { pgData } = findPlaces(home, false);
  fs.renameSync(pgData, `${pgData}.away`);
  const empty = start();
  assert.equal(await empty.ended, 1);
  assert.match(empty.said(), /^The database is not in .*: is its disk mounted\?/m);
  assert.ok(!fs.existsSync(pgData));
  assert.deepEqual(processesHere(), []);
  fs.renameSync(`${pgData}.away`, pgData);
});

test('it can be stopped while it is coming up', async () => {
  const fourth = start();
  await until('the first part', () => /postgres is up/.test(fourth.said()));
  fourth.launcher.kill('SIGTERM');
  assert.equal(await fourth.ended, 0);
  assert.doesNotMatch(fourth.said(), /^ready/m);
  assert.deepEqual(processesHere(), []);
});

test('what is set wrong is said in a sentence, before anything starts', async () => {
  const wrong = start({ MAILSTEAD_HTTP_PORT: '99999', MAILSTEAD_TLS_CERT: '/nowhere', MAILSTEAD_HOSTNAMES: 'x' });
  assert.equal(await wrong.ended, 1);
  assert.match(wrong.said(), /MAILSTEAD_HTTP_PORT must be a whole number/);
  assert.match(wrong.said(), /There is no setting MAILSTEAD_HOSTNAMES/);
  assert.match(wrong.said(), /MAILSTEAD_TLS_CERT and MAILSTEAD_TLS_KEY belong together/);
  assert.doesNotMatch(wrong.said(), /\bat .*\.ts:/, 'no stack');
});
