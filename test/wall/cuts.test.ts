/** Connections cut at any moment, under many askers: each is answered, rightly or with a refusal, and what was acknowledged is whole. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { startCluster } from '../../engine/postgres/cluster.ts';
import { connect, isUnavailable } from '../../server/db/connect.ts';
import { EVERYBODY, within } from '../../server/db/scope.ts';
import { connectBehindWall } from '../../server/db/wall.ts';
import { until } from '../engine/until.ts';
import { pick, randomOf } from '../support/immediacy-changes.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-cuts-')));
fs.chmodSync(folder, 0o755);
const cluster = await startCluster({ dir: path.join(folder, 'cluster'), fast: true });
const url = new URL(cluster.superuserUrl);
url.pathname = new URL(cluster.url).pathname;
const superuser = connect(url.href, 1);
const sql = connectBehindWall(cluster.url, 3);
after(async () => {
  await Promise.all([sql.end({ timeout: 1 }), superuser.end({ timeout: 1 })]);
  await cluster.stop();
  fs.rmSync(folder, { recursive: true });
});

let asked = 0;
let answered = 0;
let refused = 0;
const acknowledged: number[] = [];

/** One that only reads: by a text or by a template, prepared on each connection anew. */
async function read(): Promise<void> {
  const said = `said ${(asked += 1)}`;
  const rows =
    asked % 2 === 0
      ? await sql.unsafe('select $1::text as said, array[1, 2] as ids', [said] as never[], { prepare: true })
      : await sql`select ${said}::text as said, array[1, 2] as ids`;
  assert.deepEqual({ ...rows[0], ids: [...(rows[0]!['ids'] as number[])] }, { said, ids: [1, 2] });
}

/** One that writes two rows, and answers between them as the second of three times is a moment later. */
async function write(): Promise<void> {
  const id = (asked += 1);
  await sql.begin(async (tx) => {
    await tx`insert into first values (${id})`;
    if (id % 3 === 0) await new Promise(setImmediate);
    const [row] = await tx`select ${id}::int as id`;
    assert.equal(row!['id'], id);
    await tx`insert into second values (${id})`;
  });
  acknowledged.push(id);
}

/** Asks until told to end; a refusal is an answer too. @throws what is neither */
async function ask(work: () => Promise<void>, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    try {
      await within(EVERYBODY, work);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
      refused += 1;
    }
    answered += 1;
  }
}

test(
  '200 cuts while eight ask: nobody waits for ever, no answer is another’s, no write is half',
  { timeout: 120_000 },
  async () => {
    const random = randomOf(1742);
    await superuser`create table first (id int primary key)`;
    await superuser`create table second (id int primary key)`;
    await superuser`grant all on first, second to public`;
    const over = new AbortController();
    const asking = [read, write, read, write, read, write, read, write].map(async (work) => ask(work, over.signal));
    for (let cut = 1; cut <= 200; cut += 1) {
      const then = answered + pick(random, [1, 2, 5, 10, 20]);
      await until('answers', () => answered >= then, 20_000);
      await superuser`
      select pg_terminate_backend(pid) from pg_stat_activity
       where pid <> pg_backend_pid() and backend_type = 'client backend' and (${cut % 2 === 0} or pid % 2 = 0)`;
    }
    over.abort();
    await Promise.all(asking);
    assert.ok(refused > 0 && acknowledged.length > 0, `${refused} refused, ${acknowledged.length} acknowledged`);
    const halves =
      await superuser`select from first full join second using (id) where first.id is null or second.id is null`;
    assert.equal(halves.length, 0);
    const there = new Set((await superuser<{ id: number }[]>`select id from second`).map(({ id }) => id));
    assert.deepEqual(
      acknowledged.filter((id) => !there.has(id)),
      [],
    );
  },
);
