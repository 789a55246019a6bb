/** A PostgreSQL that goes away and comes back: who asked meanwhile is told, and the connections behind the wall are good again. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { startCluster } from '../../engine/postgres/cluster.ts';
import { isUnavailable } from '../../server/db/connect.ts';
import { EVERYBODY, scopeNow, within } from '../../server/db/scope.ts';
import { connectBehindWall } from '../../server/db/wall.ts';
import { until } from '../engine/until.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-outage-')));
fs.chmodSync(folder, 0o755);
const dir = path.join(folder, 'cluster');
let cluster = await startCluster({ dir, fast: true });
const sql = connectBehindWall(cluster.url, 2);
after(async () => {
  await sql.end({ timeout: 1 });
  await cluster.stop();
  fs.rmSync(folder, { recursive: true });
});

/** One of each way to ask, several at once. */
async function asked(): Promise<PromiseSettledResult<unknown>[]> {
  const scope = async (): Promise<string> => {
    const [row] = await sql<[{ scope: string }]>`select current_setting('mailstead.scope', true) as scope`;
    return row.scope;
  };
  const ways = [
    scope,
    async () => within(EVERYBODY, scope),
    async () => within(EVERYBODY, async () => sql.begin(async (tx) => tx`select ${scopeNow()!}::text`)),
    async () => sql.unsafe('select $1::text as said', ['said'] as never[], { prepare: true }),
  ];
  return Promise.allSettled([...ways, ...ways, ...ways].map(async (way) => way()));
}

const failures = (results: PromiseSettledResult<unknown>[]): unknown[] =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));

test('while it is away each is told so, and soon after it is back all are served', { timeout: 60_000 }, async () => {
  for (let outage = 1; outage <= 3; outage += 1) {
    assert.deepEqual(failures(await asked()), []);
    process.kill(cluster.pid, 'SIGKILL');
    await cluster.stop();
    const away = failures(await asked());
    assert.equal(away.length, 12);
    for (const error of away) assert.ok(isUnavailable(error), String(error));
    cluster = await startCluster({ dir, fast: true });
    await until('an answer', async () => failures(await asked()).length === 0);
  }
});
