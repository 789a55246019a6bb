import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test, type TestContext } from 'node:test';
import { serverOf, serversIn, Upstream, Upstreams } from './upstreams.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-upstreams-'));
after(() => fs.rmSync(folder, { recursive: true }));

const said: string[] = [];
const write = (_: object, message: string): void => void said.push(message);
const log = { info: write, warn: write, error: write };

/** The clock of `performance`, in milliseconds, for one test. */
function clock({ mock }: TestContext) {
  const state = { now: 1000 };
  mock.method(performance, 'now', () => state.now);
  return state;
}

test('a server is an address and a port', () => {
  assert.deepEqual(serverOf('192.0.2.1:53'), { address: '192.0.2.1', port: 53 });
  assert.deepEqual(serverOf('[2001:db8::1]:5353'), { address: '2001:db8::1', port: 5353 });
  for (const text of ['', 'x:53', '192.0.2.1', '192.0.2.1:', '192.0.2.1:99999', '1.2.3:53']) {
    assert.throws(() => serverOf(text), Error, text);
  }
});

test('resolv.conf names at most three servers', () => {
  const text = '# nameserver 192.0.2.9\nsearch a\nnameserver 192.0.2.1\nnameserver\t2001:db8::1 # x\nnameserver junk\n';
  assert.deepEqual(serversIn(text), [
    { address: '192.0.2.1', port: 53 },
    { address: '2001:db8::1', port: 53 },
  ]);
  assert.equal(serversIn('nameserver 192.0.2.1\n'.repeat(5)).length, 3);
  assert.deepEqual(serversIn(''), []);
});

test('the file is read again when it has changed, and its word holds while it is away', (context) => {
  const state = clock(context);
  const file = path.join(folder, 'resolv.conf');
  const upstreams = new Upstreams({ given: [], file, ownPort: 53, log });
  const names = (): string[] => {
    state.now += 2000;
    return upstreams.usable().map(({ server }) => server.address);
  };
  assert.deepEqual(names(), []);
  fs.writeFileSync(file, 'nameserver 192.0.2.1\n');
  assert.deepEqual(names(), ['192.0.2.1']);
  fs.writeFileSync(file, 'nameserver 192.0.2.2\nnameserver 127.0.0.1\n');
  // Ourselves are never asked.
  assert.deepEqual(names(), ['192.0.2.2']);
  fs.rmSync(file);
  assert.deepEqual(names(), ['192.0.2.2']);
});

test('a server that was silent three times rests, is tried once in a while, and is back with its first answer', (context) => {
  const state = clock(context);
  const upstream = new Upstream({ address: '192.0.2.1', port: 53 }, log);
  said.length = 0;
  upstream.wasSilent(false);
  upstream.wasSilent(false);
  assert.ok(upstream.isUsable());
  upstream.wasSilent(false);
  assert.ok(!upstream.isUsable());
  state.now += 2900;
  assert.ok(!upstream.isUsable());
  state.now += 200;
  assert.ok(upstream.isUsable());
  assert.ok(!upstream.isUsable());
  upstream.wasSilent(false);
  state.now += 3100;
  assert.ok(upstream.isUsable());
  upstream.hasAnswered();
  assert.ok(upstream.isUsable());
  assert.deepEqual(said, ['a DNS server does not answer', 'a DNS server is back']);
  // Slow domains alone are no proof while it answers others.
  for (let count = 0; count < 10; count += 1) upstream.wasSilent(false);
  assert.ok(upstream.isUsable());
  // The network's own word is.
  upstream.wasSilent(true);
  assert.ok(!upstream.isUsable());
});
