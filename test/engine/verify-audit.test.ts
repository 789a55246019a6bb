/** `tools/verify-audit` as an operator runs it: on a system that runs, on one that does not, and on one that was tampered with. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { findPlaces, type Places } from '../../engine/places.ts';
import { allProcesses, commandLine } from '../../engine/processes.ts';
import { isRoot } from '../../engine/users.ts';
import { headsIn } from '../../server/audit/verify.ts';
import { connect, type Sql } from '../../server/db/connect.ts';
import { openDatabase } from '../../tools/audit/home.ts';
import { Api } from '../support/operator.ts';
import { up } from './running.ts';
import { until } from './until.ts';

const tool = path.resolve(import.meta.dirname, '../../tools/verify-audit');
const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-verify-')));
fs.chmodSync(home, 0o755);
const system = up(home, { MAILSTEAD_OPERATOR_PASSWORD: 'Operator-Horse-1' });
after(async () => {
  await system.stop();
  fs.rmSync(home, { recursive: true });
});

interface Said {
  status: number;
  out: string;
  errors: string;
}

async function verify(args: string[], environment: Record<string, string> = {}): Promise<Said> {
  return new Promise((resolve) => {
    const env = { PATH: process.env['PATH'], ...environment };
    execFile(tool, args, { env, cwd: '/' }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, out: stdout.trim(), errors: stderr.trim() }),
    );
  });
}

const whole = /^The audit is whole: (\d+) rows are sealed.*; (\d+) heads told before fit\.$/;
const places = (): Places => findPlaces(home, isRoot());
const heads = () => headsIn(fs.readFileSync(path.join(home, 'logs', 'api.log'), 'utf8'));
const postgresHere = (): boolean => allProcesses().some(({ pid }) => commandLine(pid)?.includes(places().pgData));

/** Does something in the database of the home, which is started for it. */
async function inDatabase<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const database = await openDatabase(places());
  const sql = connect(database.url, 1);
  try {
    return await work(sql);
  } finally {
    await sql.end();
    await database.close();
  }
}

test('a system that runs', async () => {
  const { http } = await system.ready();
  const api = new Api(http, 'operator', 'Operator-Horse-1');
  for (let i = 0; i < 5; i += 1)
    assert.equal((await api.call('POST', '/accounts', { accountNumber: `a${i}` })).status, 201);
  await until('a head in the log', () => heads().length > 0);
  const { status, out, errors } = await verify([], { MAILSTEAD_HOME: home });
  assert.deepEqual([status, errors], [0, ''], out);
  assert.match(out, whole);
});

test('one that was stopped: the last head is told, and its database runs no longer than the look', async () => {
  await system.stop();
  assert.equal(heads().at(-1)?.position, 5);
  assert.equal(postgresHere(), false);
  const { status, out, errors } = await verify([home]);
  assert.deepEqual([status, errors], [0, ''], out);
  assert.deepEqual(whole.exec(out)?.slice(1), ['5', String(heads().length)]);
  assert.equal(postgresHere(), false);
});

test('by a URL in the environment, with a log beside it', async () => {
  const log = path.join(home, 'logs', 'api.log');
  const database = await openDatabase(places());
  try {
    const environment = { MAILSTEAD_DATABASE_URL: database.url };
    assert.match((await verify([], environment)).out, /; 0 heads told before fit\.$/);
    assert.match((await verify(['--log', log], environment)).out, whole);
    const { status, out } = await verify(['--head', `9:${'ab'.repeat(32)}`], environment);
    assert.deepEqual(
      [status, out],
      [1, 'The audit has lost its tail: it ends at position 5, and was told to reach 9.'],
    );
    const bad = await verify([database.url.replace(/:[0-9a-f]+@/, ':not-the-password@')]);
    assert.deepEqual([bad.status, bad.out], [2, '']);
    assert.doesNotMatch(bad.errors, /not-the-password/);
  } finally {
    await database.close();
  }
});

test('what cannot be looked at is told apart from what is broken', async () => {
  for (const args of [
    [path.join(home, 'logs')],
    ['/nowhere'],
    [home, home],
    [home, '--head', '7'],
    [home, '--log', '/nowhere'],
  ]) {
    const { status, out, errors } = await verify(args);
    assert.deepEqual([status, out], [2, ''], args.join(' '));
    assert.notEqual(errors, '');
  }
});

test('a database that was there and has gone is not one that never was', async () => {
  const { pgData } = places();
  fs.renameSync(pgData, `${pgData}.away`);
  const { status, out, errors } = await verify([home]);
  fs.renameSync(`${pgData}.away`, pgData);
  assert.deepEqual([status, out], [2, '']);
  assert.match(errors, /^The database is not in .*, where it was at the last start: is its disk mounted\?$/);
});

test('a tail that was cut off cleanly shows by the heads in the log', async () => {
  await inDatabase(async (sql) => {
    await sql`grant update, delete on audit, audit_chain to current_user`;
    await sql`alter table audit disable trigger all`;
    await sql`alter table audit_chain disable trigger all`;
    await sql`delete from audit where id in (select audit_id from audit_chain where position > 3)`;
    await sql`delete from audit_chain where position > 3`;
  });
  // A head is told each second, and may have been between two rows.
  const told = heads().find(({ position }) => position > 3)?.position;
  const { status, out } = await verify([home]);
  const lost = `The audit has lost its tail: it ends at position 3, and was told to reach ${told}.`;
  assert.deepEqual([status, out], [1, lost]);
});
