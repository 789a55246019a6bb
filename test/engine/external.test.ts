/** `up` on a PostgreSQL of the operator's own: it is used, watched, and neither started nor stopped. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import postgres from 'postgres';
import { watchDatabase } from '../../engine/canary.ts';
import { startCluster, type RunningCluster } from '../../engine/postgres/cluster.ts';
import { logsBelow, noteSecret, refuseSecrets, searchFor } from '../support/secrets.ts';
import { up, type Up } from './running.ts';
import { until } from './until.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-external-')));
fs.chmodSync(folder, 0o755);
const dir = path.join(folder, 'cluster');
let cluster: RunningCluster | undefined;
let system: Up | undefined;

after(async () => {
  await system?.stop();
  await cluster?.stop();
  refuseSecrets(searchFor(logsBelow(folder)));
  fs.rmSync(folder, { recursive: true });
});

test('the system serves from it, by its unix socket here, and leaves it running', async () => {
  cluster = await startCluster({ dir, fast: true });
  const url = new URL(cluster.url);
  url.hostname = encodeURIComponent(cluster.socketDir);
  for (const each of [cluster.url, cluster.superuserUrl]) noteSecret('password of a database', new URL(each).password);
  system = up(path.join(folder, 'home'), { MAILSTEAD_DATABASE_URL: url.href });
  const ready = await system.ready();
  assert.deepEqual(Object.keys(ready.pids).toSorted(), ['api', 'metrics']);
  assert.ok(!fs.existsSync(path.join(folder, 'home', 'postgres', 'data')));
  assert.equal(await system.stop(), 0);
  const sql = postgres(cluster.url, { max: 1 });
  assert.equal((await sql`select from franchises`).length, 1);
  await sql.end();
});

test('its password stands in no command line, log or line on the screen', () => {
  const password = new URL(cluster?.url ?? '').password;
  assert.ok(password.length > 20);
  assert.ok(!system?.said().includes(password));
  const logs = path.join(folder, 'home', 'logs');
  for (const name of fs.readdirSync(logs))
    assert.ok(!fs.readFileSync(path.join(logs, name), 'utf8').includes(password), name);
});

test('a database that was lost and is back is noticed once each, a restart between two looks too; a lost connection is no loss', async () => {
  let count = 0;
  const lost: string[] = [];
  const isBack = (): Promise<void> => Promise.resolve(void count++);
  const isLost = (): Promise<void> => Promise.resolve(void lost.push(`after ${count} returns`));
  const sessions = async (): Promise<number> => {
    const sql = postgres(cluster?.superuserUrl ?? '', { max: 1 });
    const rows =
      await sql`select from pg_stat_activity where query like '%pg_postmaster_start_time()%' and pid <> pg_backend_pid()`;
    await sql.end();
    return rows.length;
  };
  const canary = watchDatabase(cluster?.url ?? '', { isLost, isBack }, 50);
  try {
    await until('the first look', async () => (await sessions()) === 1);
    const sql = postgres(cluster?.superuserUrl ?? '', { max: 1 });
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_postmaster_start_time()%' and pid <> pg_backend_pid()`;
    await sql.end();
    await until('the notice of a connection', () => count === 1);
    await cluster?.stop();
    await until('the loss', () => lost.length > 0);
    cluster = await startCluster({ dir, fast: true });
    await until('the notice', () => count > 1);
    await until('the look after', async () => (await sessions()) === 1);
    assert.deepEqual([count, lost], [2, ['after 1 returns']]);
  } finally {
    await canary.stop();
  }
});

test('one that cannot be reached is told in a sentence, and nothing is left', async () => {
  const home = path.join(folder, 'unreachable');
  const url = 'postgres://nobody:secretsecret@127.0.0.1:1/none';
  const wrong = up(home, { MAILSTEAD_DATABASE_URL: url });
  assert.equal(await wrong.ended, 1);
  assert.match(wrong.said(), /api did not start/);
  assert.ok(!wrong.said().includes('secretsecret'));
  assert.ok(!fs.existsSync(path.join(home, 'ready.json')));
});
