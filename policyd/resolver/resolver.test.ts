import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { until } from '../../test/engine/until.ts';
import { type Answerer, answer, askTcp, askUdp, query, startDns } from '../../test/support/dns-packets.ts';
import { isFreeForDatagrams } from '../../engine/ports.ts';
import type { Listening } from '../listen.ts';
import { type ResolverOptions, serveDns } from './resolver.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-resolver-'));
const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
  fs.rmSync(folder, { recursive: true });
});
const log = { info: () => {}, warn: () => {}, error: () => {} };

async function upstream(answerer: Answerer, port = 0) {
  const server = await startDns(answerer, port);
  closing.push(() => server.close().catch(() => {}));
  return server;
}

async function resolver(...ports: number[]): Promise<number> {
  return (await served({ upstream: ports.map((port) => `127.0.0.1:${port}`) })).port;
}

/** On a free port: one that is free for datagrams may be taken for TCP, by a connection of anybody's. */
async function served(options: Pick<ResolverOptions, 'upstream' | 'file'>): Promise<Listening> {
  for (let tries = 1; ; tries += 1) {
    try {
      const listening = await serveDns({ port: 0, ...options, log });
      closing.push(() => listening.close());
      return listening;
    } catch (error) {
      if (tries === 10) throw error;
    }
  }
}

const data = Buffer.from([192, 0, 2, 1]);
const plain: Answerer = (asked) => [answer(asked, [{ data, ttl: 0 }])];
const FAILURE = 2;
const codeOf = (packet: Buffer): number => packet[3]! & 0x0f;

test('a question is passed on under another id, and the answer comes back under its own', async () => {
  const server = await upstream(plain);
  const port = await resolver(server.port);
  const ids = new Set<number>();
  for (let id = 1; id <= 5; id += 1) {
    const asked = query('A.example', { id });
    assert.deepEqual(await askUdp(port, asked), answer(asked, [{ data, ttl: 0 }]));
    ids.add(server.asked.at(-1)!.packet.readUInt16BE(0));
  }
  assert.equal(server.asked.length, 5);
  assert.ok(ids.size > 1);
});

test('an answer that may be kept is not asked for again', async () => {
  const server = await upstream((asked) => [answer(asked, [{ data, ttl: 300 }])]);
  const port = await resolver(server.port);
  const first = await askUdp(port, query('a.example', { id: 1 }));
  const second = await askUdp(port, query('A.EXAMPLE', { id: 2 }));
  assert.equal(server.asked.length, 1);
  assert.deepEqual(second.subarray(0, 2), Buffer.from([0, 2]));
  assert.ok(second.includes('EXAMPLE'));
  assert.deepEqual(second.subarray(-4), first.subarray(-4));
  await askUdp(port, query('b.example'));
  assert.equal(server.asked.length, 2);
});

test('what does not answer the question is not believed', async () => {
  const server = await upstream((asked) => {
    const wrongId = answer(asked, [{ data: Buffer.from([6, 6, 6, 6]) }]);
    wrongId.writeUInt16BE((asked.readUInt16BE(0) + 1) % 65_536, 0);
    const wrongName = answer(query('b.example', { id: asked.readUInt16BE(0) }), []);
    return [wrongId, wrongName, Buffer.from('junk'), Buffer.alloc(0), ...plain(asked, 'udp')];
  });
  const port = await resolver(server.port);
  assert.deepEqual((await askUdp(port, query('a.example'))).subarray(-4), data);
});

test('an answer too long for UDP is fetched by TCP, and handed on as the client can take it', async () => {
  const long = { type: 16, data: Buffer.alloc(3000, 'x') };
  const server = await upstream((asked, by) => {
    if (by === 'tcp') return [answer(asked, [long])];
    const cut = answer(asked, []);
    cut[2] = 0x83;
    return [cut];
  });
  const port = await resolver(server.port);
  const cut = await askUdp(port, query('a.example', { type: 16 }));
  assert.equal(cut[2], 0x83);
  assert.equal(cut.readUInt16BE(6), 0);
  const [whole] = await askTcp(port, [query('a.example', { type: 16 })]);
  assert.deepEqual(whole, answer(query('a.example', { type: 16 }), [long]));
  assert.deepEqual(
    server.asked.map(({ by }) => by),
    ['udp', 'tcp'],
  );
});

test('several questions in one connection are answered in their order; junk ends it', async () => {
  const port = await resolver((await upstream(plain)).port);
  const asked = ['a.example', 'b.example', 'c.example'].map((name, id) => query(name, { id }));
  assert.deepEqual(
    await askTcp(port, asked),
    asked.map((one) => answer(one, [{ data, ttl: 0 }])),
  );
  assert.deepEqual(await askTcp(port, [Buffer.from('junk')]), []);
});

test('a query that is none is answered by a refusal, and not passed on', async () => {
  const server = await upstream(plain);
  const port = await resolver(server.port);
  const two = query('a.example');
  two.writeUInt16BE(2, 4);
  assert.equal(codeOf(await askUdp(port, two)), 1);
  assert.equal(codeOf(await askUdp(port, query('a.example', { type: 252 }))), 5);
  assert.equal(server.asked.length, 0);
});

test('a second server is asked when the first fails or is silent', async () => {
  const [failing, good] = [await upstream((asked) => [answer(asked, [], { code: FAILURE })]), await upstream(plain)];
  assert.equal(codeOf(await askUdp(await resolver(failing.port, good.port), query('a.example'))), 0);
  const silent = await upstream(() => []);
  assert.equal(codeOf(await askUdp(await resolver(silent.port, good.port), query('a.example'))), 0);
  // Where there is no other, what it said is the answer.
  assert.equal(codeOf(await askUdp(await resolver(failing.port), query('a.example'))), FAILURE);
  assert.equal(failing.asked.length, 2);
});

test('a lost packet is asked for again', async () => {
  let isFirst = true;
  const server = await upstream((asked, by) => {
    const answers = isFirst ? [] : plain(asked, by);
    isFirst = false;
    return answers;
  });
  assert.equal(codeOf(await askUdp(await resolver(server.port), query('a.example'))), 0);
  assert.equal(server.asked.length, 2);
});

test('a slow server is heard, and is not dead', async () => {
  const slow = await upstream(plain);
  slow.delay = 1000;
  const port = await resolver(slow.port);
  const names = ['a.example', 'b.example', 'c.example', 'd.example'];
  const answers = await Promise.all(names.map((name) => askUdp(port, query(name))));
  assert.deepEqual(answers.map(codeOf), [0, 0, 0, 0]);
});

test('a dead server costs the first questions little and the next nothing, and is found when it is back', async () => {
  const silent = await upstream(() => []);
  const port = await resolver(silent.port);
  const names = ['a.example', 'b.example', 'c.example'];
  const start = performance.now();
  const first = await Promise.all(names.map((name) => askUdp(port, query(name))));
  assert.deepEqual(first.map(codeOf), [FAILURE, FAILURE, FAILURE]);
  assert.ok(performance.now() - start < 2500);
  const asked = silent.asked.length;
  const later = performance.now();
  assert.equal(codeOf(await askUdp(port, query('d.example'))), FAILURE);
  assert.ok(performance.now() - later < 600);
  assert.equal(silent.asked.length, asked);
  silent.answerer = plain;
  await until('an answer', async () => codeOf(await askUdp(port, query('e.example'))) === 0, 10_000);
});

test('nobody there is a failure at once', async () => {
  const gone = await startDns(plain);
  await gone.close();
  const start = performance.now();
  assert.equal(codeOf(await askUdp(await resolver(gone.port), query('a.example'))), FAILURE);
  assert.ok(performance.now() - start < 600);
});

test('without a server of the machine every question fails at once', async () => {
  const file = path.join(folder, 'resolv.conf');
  const listening = await served({ upstream: [], file });
  assert.equal(codeOf(await askUdp(listening.port, query('a.example'))), FAILURE);
});

test('a port that is taken for TCP is refused, and is not kept for datagrams', async () => {
  const other = net.createServer().listen(0, '127.0.0.1');
  closing.push(() => other.close());
  await once(other, 'listening');
  const { port } = other.address() as net.AddressInfo;
  await assert.rejects(serveDns({ port, upstream: [], log }), { code: 'EADDRINUSE' });
  assert.ok(await isFreeForDatagrams(port));
});
