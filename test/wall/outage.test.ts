/** A PostgreSQL that goes away and comes back: who asked meanwhile is told, and the connections behind the wall are good again. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { startCluster } from '../../engine/postgres/cluster.ts';
import { connect, isUnavailable, type Tx } from '../../server/db/connect.ts';
import { EVERYBODY, within } from '../../server/db/scope.ts';
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

const scope = async (): Promise<string | null> => {
  const [row] = await sql<[{ scope: string | null }]>`select current_setting('mailstead.scope', true) as scope`;
  return row.scope;
};

/** Each way to ask, and what it must answer. The scope that ended with its transaction is '' or, on a new connection, null. */
const WAYS: [way: () => Promise<unknown>, answer: unknown][] = [
  [async () => (await scope()) ?? '', ''],
  [async () => within(EVERYBODY, scope), EVERYBODY],
  [
    async () =>
      within(EVERYBODY, async () =>
        sql.begin(async (tx) => {
          const [row] = await tx`select current_setting('mailstead.scope', true) as scope`;
          return row!['scope'] as unknown;
        }),
      ),
    EVERYBODY,
  ],
  [
    async () => {
      const [row] = await sql.unsafe('select $1::text as said', ['said'] as never[], { prepare: true });
      return row!['said'] as unknown;
    },
    'said',
  ],
];

/** All of them, several at once. Whoever is answered is answered rightly. */
async function asked(): Promise<PromiseSettledResult<unknown>[]> {
  const asking = [...WAYS, ...WAYS, ...WAYS];
  const results = await Promise.allSettled(asking.map(async ([way]) => way()));
  for (const [i, result] of results.entries())
    if (result.status === 'fulfilled') assert.equal(result.value, asking[i]![1], `way ${i % WAYS.length}`);
  return results;
}

const failures = (results: PromiseSettledResult<unknown>[]): unknown[] =>
  results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));

test('while it is away each is told so, and soon after it is back all are served', { timeout: 60_000 }, async () => {
  for (let outage = 1; outage <= 3; outage += 1) {
    assert.deepEqual(failures(await asked()), []);
    process.kill(cluster.pid, 'SIGKILL');
    await cluster.stop();
    // Its processes may answer for a moment more: they hear of its end as anybody does.
    await until('its last process has ended', async () => failures(await asked()).length === 12);
    const away = failures(await asked());
    assert.equal(away.length, 12);
    for (const error of away) assert.ok(isUnavailable(error), String(error));
    cluster = await startCluster({ dir, fast: true });
    await until('an answer', async () => failures(await asked()).length === 0);
  }
});

const ENDS: [name: string, then: (tx: Tx) => Promise<unknown>][] = [
  ['goes on', async (tx) => tx`select 1 as more`],
  ['goes on by a text', async (tx) => tx.unsafe('select 1 as more')],
  ['gives up', async () => Promise.reject(new Error('its own'))],
  ['is done', async () => 'done'],
];
for (const [name, then] of ENDS) {
  test(
    `a transaction whose connection is lost under way and that ${name}: it is refused, and the process lives on`,
    { timeout: 30_000 },
    async () => {
      const superuser = connect(cluster.superuserUrl, 1);
      try {
        let refused: unknown;
        const [ended, end] = [Promise.withResolvers<void>(), async (tx: Tx) => then(tx).finally(() => ended.resolve())];
        const begun = within(EVERYBODY, async () =>
          sql.begin(async (tx) => {
            const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
            await superuser`select pg_terminate_backend(${row!.pid})`;
            await until('the loss is known', () => refused !== undefined);
            return end(tx);
          }),
        );
        await begun.catch((error: unknown) => (refused = error));
        assert.ok(isUnavailable(refused), String(refused));
        await ended.promise.catch(() => undefined);
        // What the driver would write it writes a moment later.
        assert.deepEqual(
          (await asked()).filter(({ status }) => status !== 'fulfilled'),
          [],
        );
      } finally {
        await superuser.end({ timeout: 1 });
      }
    },
  );
}

for (const [name, then] of ENDS) {
  test(
    `a transaction whose connection is lost, and that ${name} when somebody else has the next one: it is refused, and does nothing to theirs`,
    { timeout: 30_000 },
    async () => {
      const [one, superuser] = [connectBehindWall(cluster.url, 1), connect(cluster.superuserUrl, 1)];
      const others = Promise.withResolvers<void>();
      let refused: unknown;
      let ghost: Promise<unknown> = Promise.resolve();
      const lost = within(EVERYBODY, async () =>
        one.begin(async (tx) => {
          const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
          await superuser`select pg_terminate_backend(${row!.pid})`;
          ghost = others.promise.then(async () => then(tx));
          return ghost;
        }),
      );
      await lost.catch((error: unknown) => (refused = error));
      assert.ok(isUnavailable(refused), String(refused));
      const left = await within(EVERYBODY, async () =>
        one.begin(async (tx) => {
          await tx`set local mailstead.mark = 'whole'`;
          others.resolve();
          await ghost.catch(() => undefined);
          // What it sends is sent by now, and is answered before this.
          const [row] = await tx<[{ mark: string }]>`select current_setting('mailstead.mark', true) as mark`;
          return [row.mark, await scopeIn(tx)];
        }),
      );
      assert.deepEqual(left, ['whole', EVERYBODY]);
      await Promise.all([one.end({ timeout: 1 }), superuser.end({ timeout: 1 })]);
    },
  );
}

async function scopeIn(tx: Tx): Promise<string | null> {
  const [row] = await tx<[{ scope: string | null }]>`select current_setting('mailstead.scope', true) as scope`;
  return row.scope;
}

/** PostgreSQL's word that it ends a connection, as it stands in the protocol. */
function farewell(): Buffer {
  const fields = Buffer.from('SFATAL\0VFATAL\0C57P01\0Mterminating connection\0\0');
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  return Buffer.concat([Buffer.from('E'), length, fields]);
}

/** Stands before the cluster, and ends so many connections when they ask their first question. */
async function startEnder(connections: number): Promise<{ port: number; ended: () => number; close: () => void }> {
  let ended = 0;
  const server = net.createServer((client) => {
    const upstream = net.connect(cluster.port, '127.0.0.1');
    for (const socket of [client, upstream]) socket.on('error', () => {}).on('close', () => upstream.destroy());
    upstream.pipe(client);
    client.on('data', (bytes) => {
      if (ended === connections || !bytes.includes('pg_catalog.pg_type')) return upstream.write(bytes);
      ended += 1;
      upstream.unpipe(client);
      return client.end(farewell());
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as net.AddressInfo;
  return { port, ended: () => ended, close: () => server.close() };
}

test(
  'a connection that is lost at its first question: the process lives on, and the next one is whole',
  { timeout: 30_000 },
  async () => {
    const ender = await startEnder(3);
    const url = new URL(cluster.url);
    url.port = String(ender.port);
    const through = connect(url.href, 1);
    try {
      // Who asked waits for the next connection, and it knows the types.
      const [row] = await through<[{ ids: number[] }]>`select array[1, 2] as ids`;
      assert.deepEqual([...row.ids], [1, 2]);
      assert.equal(ender.ended(), 3);
    } finally {
      await through.end({ timeout: 1 });
      ender.close();
    }
  },
);
