import assert from 'node:assert/strict';
import { once } from 'node:events';
import net from 'node:net';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { connect } from '../server/db/connect.ts';
import { freePort } from '../engine/ports.ts';
import { until } from '../test/engine/until.ts';
import { testDatabase } from '../test/support/database.ts';
import { serveProxy } from './postgres-proxy.ts';

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});
const said: string[] = [];
const write = (_: object, message: string): void => void said.push(message);
const log = { info: write, warn: write, error: write };

/** A packet of the beginning: its length, a code, and more. */
function packet(code: number, more = ''): Buffer {
  const bytes = Buffer.alloc(8 + more.length, more.padStart(8 + more.length, '\0'), 'latin1');
  bytes.writeInt32BE(bytes.length, 0);
  bytes.writeInt32BE(code, 4);
  return bytes;
}
const START = packet(196_608, 'user\0somebody\0\0');
const SSL = packet(80_877_103);

function refusal(state: string): Buffer {
  const fields = `SFATAL\0C${state}\0Mthe database system is what it is\0\0`;
  const bytes = Buffer.alloc(5 + fields.length, fields.padStart(5 + fields.length, 'E'), 'latin1');
  bytes.writeInt32BE(4 + fields.length, 1);
  return bytes;
}

/** What a PostgreSQL says to one connection after another, the last to all others; undefined closes it. */
async function serverThat(...answers: ((said: Buffer) => Buffer | undefined)[]) {
  const heard: Buffer[] = [];
  const server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    const answer = answers.length > 1 ? answers.shift()! : answers[0]!;
    socket.on('data', (piece) => {
      heard.push(piece);
      const says = answer(piece);
      if (says === undefined) socket.destroy();
      else socket.write(says);
    });
  });
  closing.push(() => server.close());
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { heard, port: (server.address() as net.AddressInfo).port };
}

async function proxyTo(port: number, users = [process.getuid!()]): Promise<number> {
  const proxy = await serveProxy({ port: 0, to: { host: '127.0.0.1', port }, users, log });
  closing.push(proxy.close);
  return proxy.port;
}

/** A client, and all that it has heard. */
function clientOf(port: number) {
  const socket = net.connect(port, '127.0.0.1').on('error', () => undefined);
  closing.push(() => socket.destroy());
  let heard = '';
  socket.on('data', (piece) => (heard += piece.toString('latin1')));
  return { socket, heard: () => heard };
}

const welcome = (): Buffer => Buffer.from('R and so on');

test('who comes while PostgreSQL takes nobody waits, hears nothing of it, and is joined then', async () => {
  const starting = (): Buffer => refusal('57P03');
  const full = (): Buffer => refusal('53300');
  const { heard, port } = await serverThat(starting, () => undefined, full, starting, welcome);
  const client = clientOf(await proxyTo(port));
  // However it is cut.
  client.socket.write(START.subarray(0, 3));
  await once(client.socket, 'connect');
  client.socket.write(START.subarray(3));
  await until('a welcome', () => client.heard() === 'R and so on');
  assert.deepEqual(heard, [START, START, START, START, START]);
  client.socket.write('more');
  await until('more', () => client.heard() === 'R and so onR and so on');
  assert.equal(String(heard.at(-1)), 'more');
});

test('nobody who listens is waited for, too; a client that goes is forgotten', async () => {
  const nobody = await freePort();
  const proxy = await proxyTo(nobody);
  const waiting = ['one', 'two'].map((name) => {
    const client = clientOf(proxy);
    client.socket.write(packet(196_608, `user\0${name}\0\0`));
    return client;
  });
  const left = once(waiting[0]!.socket, 'close');
  waiting[0]!.socket.end();
  await left;
  const names: string[] = [];
  const nameIn = (bytes: Buffer): string => String(bytes).split('\0').at(-3) ?? '';
  const late = net.createServer((socket) => {
    socket.on('error', () => undefined);
    // Each is asked twice, so that who does not give up shows.
    socket.on('data', (piece) => {
      names.push(nameIn(piece));
      socket.write(names.filter((name) => name === nameIn(piece)).length > 2 ? welcome() : refusal('57P03'));
    });
  });
  closing.push(() => late.close());
  late.listen(nobody, '127.0.0.1');
  await once(late, 'listening');
  await until('a welcome', () => waiting[1]!.heard() === 'R and so on');
  assert.deepEqual(names, ['two', 'two', 'two']);
});

test('any other refusal is passed on at once: a wrong password is none that passes', async () => {
  const { heard, port } = await serverThat(() => refusal('28P01'));
  const client = clientOf(await proxyTo(port));
  client.socket.write(START);
  await until('the refusal', () => client.heard() === refusal('28P01').toString('latin1'));
  assert.equal(heard.length, 1);
});

test('a wish for encryption that is refused is followed by the beginning, one that is granted by what nobody reads', async () => {
  const refuses = await serverThat(
    () => Buffer.from('N'),
    () => refusal('57P03'),
    welcome,
  );
  const plain = clientOf(await proxyTo(refuses.port));
  plain.socket.write(SSL);
  await until('N', () => plain.heard() === 'N');
  plain.socket.write(START);
  await until('a welcome', () => plain.heard() === 'NR and so on');
  assert.deepEqual(refuses.heard, [SSL, START, START]);

  const grants = await serverThat((asks) => Buffer.from(asks.equals(SSL) ? 'S' : `E ${asks.toString('latin1')}`));
  const secret = clientOf(await proxyTo(grants.port));
  secret.socket.write(SSL);
  await until('S', () => secret.heard() === 'S');
  secret.socket.write('hello');
  await until('what was said', () => secret.heard() === 'SE hello');
});

test('a wish to cancel is passed on once, since it has no answer; nonsense ends its connection', async () => {
  const { heard, port } = await serverThat(() => undefined);
  const proxy = await proxyTo(port);
  const cancel = clientOf(proxy);
  const over = once(cancel.socket, 'close');
  cancel.socket.write(packet(80_877_102, 'whatever'));
  await over;
  assert.equal(heard.length, 1);
  for (const nonsense of [Buffer.alloc(10_001, 0x7f), Buffer.alloc(8, 0xff), Buffer.alloc(8)]) {
    const { socket } = clientOf(proxy);
    socket.write(nonsense);
    await closed(socket);
  }
  assert.equal(heard.length, 1);
});

test('another user of the machine is closed at once', async () => {
  const { heard, port } = await serverThat(welcome);
  const { socket } = clientOf(await proxyTo(port, [61_641]));
  socket.write(START);
  await closed(socket);
  assert.equal(heard.length, 0);
});

/** Long before one is closed that says nothing. */
async function closed(socket: net.Socket): Promise<void> {
  const late = wait(5000, undefined, { ref: false }).then(() => assert.fail('it is still open'));
  await Promise.race([once(socket, 'close'), late]);
}

test('a real session', async () => {
  const database = await testDatabase();
  closing.push(database.drop);
  const url = new URL(database.url);
  url.port = String(await proxyTo(Number(url.port)));
  const sql = connect(url.href, 2);
  assert.deepEqual([...(await sql`select repeat('x', 300000) as long`)], [{ long: 'x'.repeat(300_000) }]);
  const [row] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`;
  await assert.rejects(async () => sql`select pg_terminate_backend(${row!.pid}), pg_sleep(60)`);
  assert.deepEqual([...(await sql`select 1 as one`)], [{ one: 1 }]);
  await sql.end();
});
