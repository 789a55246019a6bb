/** The keys that sign outbound mail: one for each domain, whole, its own, and told to the mail daemons only where they may sign. */
import assert from 'node:assert/strict';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { after, test } from 'node:test';
import { expectReply } from '../../../test/support/api.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { QueueFull } from '../../passwords/queue.ts';
import { type DkimKey, DkimKeys, missingKeys, newDkimKey } from './dkim-keys.ts';

const api = await peopledApi({ dkimKeys: new DkimKeys() });
after(async () => api.close());
const north = api.as('north-app');

interface Row extends DkimKey {
  domain: string;
}
/** Those of the domains named, or of all, in the order of the domains. */
async function keysOf(...domains: string[]): Promise<Row[]> {
  const rows = await api.sql<Row[]>`
    select d.domain, k.selector, k.private_key as "privateKey", k.public_key as "publicKey"
      from dkim_keys k join domains d on d.id = k.domain_id
     where ${domains.length === 0 ? api.sql`true` : api.sql`d.domain in ${api.sql(domains)}`} order by d.id`;
  return [...rows];
}
/** What the mail daemons are told. */
const told = async (name: string) => [...(await api.sql`select * from mail.dkim(${name})`)];

test('every domain has a key of its own, RSA of 2048 bits, whose halves belong together', async () => {
  const keys = await keysOf();
  assert.deepEqual(
    keys.map((key) => key.domain),
    ['acme.example', 'umbra.example', 'dormant.example', 'globex.example'],
  );
  for (const { selector, privateKey, publicKey } of keys) {
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    assert.deepEqual([key.asymmetricKeyType, key.asymmetricKeyDetails?.modulusLength], ['rsa', 2048]);
    const other = createPublicKey(key).export({ format: 'der', type: 'spki' });
    assert.equal(other.toString('base64'), publicKey);
    assert.match(selector, /^m[0-9a-f]{16}$/);
  }
  assert.equal(new Set(keys.map((key) => key.publicKey)).size, keys.length);
});

test('a change keeps the key; a domain that is made anew has another, under another selector', async () => {
  const url = '/accounts/acme/email/keyed.example';
  expectReply(await north.put(url), 201);
  const [first] = await keysOf('keyed.example');
  expectReply(await north.put(url, { status: 'suspended' }), 204);
  assert.deepEqual(await keysOf('keyed.example'), [first]);
  expectReply(await north.delete(url), 204);
  assert.deepEqual(await keysOf('keyed.example'), []);
  expectReply(await north.put(url), 201);
  const [second] = await keysOf('keyed.example');
  assert.notEqual(second!.publicKey, first!.publicKey);
  assert.notEqual(second!.selector, first!.selector);
});

test('nobody sees a private key: not in a reply, not in the audit', async () => {
  const [key] = await keysOf('acme.example');
  const replies = await Promise.all(
    ['', '/dns', '/aliases'].map(async (path) => north.get(`/accounts/acme/email/acme.example${path}`)),
  );
  for (const { text } of replies) assert.ok(!text.includes(key!.privateKey.slice(40, 80)));
  const audits = await api.sql<{ text: string }[]>`select audit::text as text from audit`;
  assert.ok(audits.length > 5);
  for (const { text } of audits) assert.ok(!text.includes(key!.privateKey.slice(40, 80)));
});

test('mail.dkim: under each of the domain’s names, in any case; not for what is no domain, disabled or closed', async () => {
  const [key] = await keysOf('acme.example');
  const { selector, privateKey } = key!;
  expectReply(await north.put('/accounts/acme/email/acme.example/aliases/acme-too.example'), 201);
  for (const [name, domain] of [
    ['acme.example', 'acme.example'],
    ['ACME.example', 'acme.example'],
    ['acme-too.example', 'acme-too.example'],
  ] as const)
    assert.deepEqual(await told(name), [{ selector, domain, private_key: privateKey }]);
  for (const name of ['', 'example', 'sub.acme.example', 'nowhere.example']) assert.deepEqual(await told(name), []);

  const signs: [path: string, status: string, count: number][] = [
    ['/accounts/acme/email/acme.example', 'suspended', 1],
    ['/accounts/acme/email/acme.example', 'disabled', 0],
    ['/accounts/acme/email/acme.example', 'open', 1],
    ['/accounts/acme', 'suspended', 1],
    ['/accounts/acme', 'closed', 0],
    ['/accounts/acme', 'open', 1],
  ];
  for (const [path, status, count] of signs) {
    expectReply(await north.put(path, { status }), 204);
    for (const name of ['acme.example', 'acme-too.example'])
      assert.equal((await told(name)).length, count, `${path} ${status}`);
  }
});

test('domains of an older database get their keys a few at a time, and those that have one keep it', async () => {
  const names = Array.from({ length: 7 }, (_, i) => `old${i}.example`);
  for (const name of names) expectReply(await north.put(`/accounts/umbra/email/${name}`), 201);
  const forget = async (...lost: string[]) =>
    api.sql`delete from dkim_keys where domain_id in (select id from domains where domain in ${api.sql(lost)})`;
  await forget(...names);
  const kept = await keysOf();
  const job = missingKeys(api.sql);
  const counts: number[] = [];
  for (let call = 0; call < 4; call += 1) {
    await job();
    counts.push((await keysOf(...names)).length);
  }
  assert.deepEqual(counts, [5, 7, 7, 7]);
  const now = new Map((await keysOf()).map((key) => [key.domain, key]));
  for (const key of kept) assert.deepEqual(now.get(key.domain), key);
  assert.equal(new Set([...now.values()].map((key) => key.selector)).size, now.size);
  // Two processes at the same time: each domain has one key, and nobody fails.
  await forget('old0.example', 'old1.example');
  await Promise.all([missingKeys(api.sql)(), missingKeys(api.sql)()]);
  assert.equal((await keysOf(...names)).length, 7);
});

test('no two domains can have the same key', async () => {
  await assert.rejects(
    api.sql`insert into dkim_keys select ${crypto.randomUUID()}, selector, private_key, public_key, now() from dkim_keys limit 1`,
    { code: '23505' },
  );
});

/** A maker whose keys are finished when the test says so. */
function byHand() {
  const making: PromiseWithResolvers<DkimKey>[] = [];
  const keys = new DkimKeys(async () => {
    const next = Promise.withResolvers<DkimKey>();
    making.push(next);
    return next.promise;
  });
  return { keys, making };
}
const made = (selector: string): DkimKey => ({ selector, privateKey: '', publicKey: '' });

test('keys are made one at a time, in the order in which they were asked for, and two ahead', async () => {
  const { keys, making } = byHand();
  const [a, b] = [keys.take(), keys.take()];
  assert.equal(making.length, 1);
  making[0]!.resolve(made('1'));
  assert.equal((await a).selector, '1');
  making[1]!.resolve(made('2'));
  assert.equal((await b).selector, '2');
  for (const [i, name] of [
    [2, '3'],
    [3, '4'],
  ] as const) {
    making[i]!.resolve(made(name));
    await making[i]!.promise;
    await new Promise(setImmediate);
  }
  assert.equal(making.length, 4);
  const ahead = await Promise.all([keys.take(), keys.take()]);
  assert.deepEqual(ahead.map((key) => key.selector).toSorted(), ['3', '4']);
  assert.equal(making.length, 5);
});

test('a key that cannot be made fails those who wait, and nobody after them', async () => {
  const { keys, making } = byHand();
  const taken = [keys.take(), keys.take()];
  making[0]!.reject(new Error('no key'));
  for (const each of taken) await assert.rejects(each, /no key/);
  const next = keys.take();
  making[1]!.resolve(made('2'));
  assert.equal((await next).selector, '2');
});

test('the line has an end', async () => {
  const { keys } = byHand();
  for (let i = 0; i < 100; i += 1) void keys.take();
  await assert.rejects(keys.take(), QueueFull);
});

test('a new key does not stop the process meanwhile', async () => {
  const beats: number[] = [];
  const timer = setInterval(() => beats.push(performance.now()), 1);
  await Promise.all([newDkimKey(), newDkimKey(), newDkimKey()]);
  clearInterval(timer);
  assert.ok(beats.length > 3);
});
