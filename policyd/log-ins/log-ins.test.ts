/** What Dovecot hears of a try while the database is away or slow, and what is counted of it afterwards. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { after, test } from 'node:test';
import { freePort } from '../../engine/ports.ts';
import { until } from '../../test/engine/until.ts';
import { testDatabase } from '../../test/support/database.ts';
import { Database } from '../database.ts';
import { serveLogIns } from './log-ins.ts';

const TOKEN = 'the-token-of-a-test';
const quiet = { info: () => {}, warn: () => {}, error: () => {} };

const { sql, url, drop } = await testDatabase();
const closing: (() => Promise<unknown>)[] = [drop];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

/** The door that Dovecot knocks at, with a database behind it. */
async function doorTo(databaseUrl: string) {
  const database = new Database(databaseUrl, quiet);
  const { port, close } = await serveLogIns({ port: 0, token: TOKEN, shared: [], database, log: quiet });
  closing.push(() => database.close(), close);
  const say = async (command: string, remote: string, success?: boolean): Promise<number | undefined> => {
    const reply = await fetch(`http://127.0.0.1:${port}/?command=${command}`, {
      method: 'POST',
      headers: { 'X-Log-In-Token': TOKEN },
      body: JSON.stringify({ login: 'nobody@a.example', remote, service: 'imap', proof: '', success }),
    });
    const { status } = (await reply.json()) as { status?: number };
    return reply.status === 200 ? status : reply.status;
  };
  return {
    allow: (remote: string) => say('allow', remote),
    report: (remote: string, success: boolean) => say('report', remote, success),
  };
}

const { allow, report } = await doorTo(url);

/**
 * From now on the database is also at this port.
 * @returns cuts all connections there, and waits until PostgreSQL knows; with `shut` none is taken any more
 */
async function letThrough(port: number): Promise<(how?: 'shut') => Promise<void>> {
  const { hostname, port: to } = new URL(url);
  const open = new Map<net.Socket, net.Socket>();
  const server = net.createServer((inner) => {
    const outer = net.connect(Number(to), hostname);
    open.set(inner, outer);
    inner.on('error', () => outer.destroy()).pipe(outer);
    outer.on('error', () => inner.destroy()).pipe(inner);
    inner.on('close', () => outer.destroy());
  });
  closing.push(async () => server.close());
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return async (how) => {
    if (how === 'shut') server.close();
    const ports = [...open.values()].map(({ localPort }) => localPort ?? 0);
    for (const inner of open.keys()) inner.destroy();
    open.clear();
    const theirs = async () =>
      sql`select from pg_stat_activity where client_port = any(${ports}::int[]) and wait_event is distinct from 'advisory'`;
    await until('their end', async () => (await theirs()).length === 0);
  };
}

/** Nobody's try of this client is written down while `during` runs. */
async function slowFor<T>(client: string, during: () => Promise<T>): Promise<T> {
  return (await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended(${client}, 4))`;
    return await during();
  })) as T;
}

/** Tries that count, or may yet. */
const counted = async (client: string): Promise<number> =>
  (await sql`select from log_in_tries where client = ${client}`).length;
const timesOf = <T>(list: T[], one: T): number => list.filter((each) => each === one).length;

test('while no connection can be made nobody hears that a password is wrong, however many try, nor afterwards', async () => {
  const client = '192.0.2.1';
  const away = new URL(url);
  away.port = String(await freePort('127.0.0.1'));
  const door = await doorTo(away.href);
  const found = await Promise.all(Array.from({ length: 24 }, async () => door.allow(client)));
  assert.equal(timesOf(found, 503), 24);
  // As Dovecot does when mail.passdb could not be asked.
  assert.equal(await door.report(client, false), 503);
  await letThrough(Number(away.port));
  assert.equal(await slowFor(client, async () => door.allow(client)), 503);
  await until('an answer', async () => (await door.allow(client)) === 0, 10_000);
});

test('whoever is only one too many at once may try again when another has proved right', async () => {
  const client = '192.0.2.2';
  await slowFor(client, async () => {
    const found = await Promise.all(Array.from({ length: 11 }, async () => allow(client)));
    assert.equal(timesOf(found, 503), 10);
    assert.equal(timesOf(found, -1), 1);
    await report(client, true);
    assert.equal(await allow(client), 503);
  });
});

test('whoever has waited in vain for others is not taken for one that was wrong', async () => {
  const client = '192.0.2.3';
  for (let i = 0; i < 10; i += 1) assert.equal(await allow(client), 0);
  assert.equal(await allow(client), -1);
  assert.equal(await slowFor(client, async () => allow(client)), 503);
});

test('a try that was refused since the database was slow is not counted when it is written down later', async () => {
  const client = '192.0.2.4';
  await report(client, false);
  assert.equal(await slowFor(client, async () => allow(client)), -1);
  await until('it is written down', async () => {
    const [row] = await sql<{ last: number }[]>`
      select last_value::int as last from pg_sequences where sequencename = 'log_in_tries_id_seq'`;
    const [first] = await sql<{ id: number }[]>`select min(id)::int as id from log_in_tries where client = ${client}`;
    return row!.last > first!.id;
  });
  await until(
    'only the wrong one counts',
    async () => (await slowFor(client, async () => counted(client))) === 1,
    5000,
  );
});

/** A door whose database is at a port of its own. @returns also what cuts its connections, and the port */
async function doorThrough() {
  const port = await freePort('127.0.0.1');
  const cut = await letThrough(port);
  const behind = new URL(url);
  behind.port = String(port);
  return { door: await doorTo(behind.href), cut, port };
}

test('what is reported as wrong when the database was lost meanwhile is taken back, and wrong again later', async () => {
  const client = '192.0.2.5';
  const { door, cut } = await doorThrough();
  assert.equal(await door.allow(client), 0);
  await cut();
  // As Dovecot does when mail.passdb could not be asked; by now the database is there again.
  assert.equal(await door.report(client, false), 0);
  await until('it is taken back', async () => (await counted(client)) === 0);
  // Nothing is held against it here either: as many as may go on without a verdict.
  assert.equal(await slowFor(client, async () => door.allow(client)), 503);
  await until('it is held against it again', async () => {
    await door.report('192.0.2.15', false);
    return (await counted('192.0.2.15')) === 1;
  });
});

test('what is reported as wrong while the database is away is taken back when it returns; ten of a client and no more', async () => {
  const client = '192.0.2.7';
  const { door, cut, port } = await doorThrough();
  // The name is slowed by now.
  assert.ok([0, 1].includes((await door.allow(client)) ?? -1));
  await cut('shut');
  assert.equal(await door.report(client, false), 503);
  assert.equal(await counted(client), 1);
  const cutAgain = await letThrough(port);
  await until('it is taken back', async () => (await counted(client)) === 0);
  await until('an answer', async () => [0, 1].includes((await door.allow('192.0.2.17')) ?? -1), 10_000);
  await cutAgain();
  for (let nth = 0; nth < 11; nth += 1) await door.report('192.0.2.16', false);
  assert.equal(await counted('192.0.2.16'), 1);
});

test('a try that is under way when the connection is lost is not refused, not even of a client that was wrong of late', async () => {
  const client = '192.0.2.6';
  const { door, cut } = await doorThrough();
  await door.report(client, false);
  assert.equal(await counted(client), 1);
  const answer = await slowFor(client, async () => {
    const asked = door.allow(client);
    await until('it waits', async () => {
      const waiting = await sql`select from pg_locks where locktype = 'advisory' and not granted`;
      return waiting.length > 0;
    });
    await cut();
    return asked;
  });
  assert.equal(answer, 503);
});
