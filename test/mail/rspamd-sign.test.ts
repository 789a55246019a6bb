/** DKIM of what leaves: whose key signs, what is signed, and that a mail without a key goes on. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { checkSignature, type DkimKey, newDkimKey } from '../support/dkim.ts';
import { type Dns, startDns } from '../support/dns.ts';
import { type Filters, startFilters } from '../support/filters.ts';
import { type Headers, mailOf } from '../support/mail-text.ts';

let dns: Dns;
let filters: Filters;
const keys: Record<string, DkimKey> = { 'our.org': newDkimKey(), 'alias.org': newDkimKey() };

before(async () => {
  dns = await startDns();
  filters = await startFilters(Number(dns.address.split(':')[1]));
  for (const [domain, { privateKey }] of Object.entries(keys)) {
    filters.keys.set(domain, { selector: 'mail', key: privateKey });
  }
});
after(async () => {
  await filters.stop();
  await dns.stop();
});

const sent = { from: 'alice@our.org', to: ['bob@elsewhere.net'], user: '0b8f2a3c-1.2', door: 'submission' };
const passedOn = { from: 'srs0=x@mx.mailstead.test', to: ['bob@elsewhere.net'], door: 'reinjection' };

/** The domains of the signatures, each of which is valid. */
async function signedBy(mail: Parameters<Filters['ask']>[0]): Promise<string[]> {
  const { added, action } = await filters.ask(mail);
  assert.equal(action, 'accept');
  return added.flatMap(({ name, value }) => {
    if (name !== 'DKIM-Signature') return [];
    const domain = /\bd=([^;\s]+)/.exec(value)?.[1] ?? '';
    const { isValid, tags } = checkSignature(value, mail.text, keys[domain]?.record ?? '');
    assert.ok(isValid, value);
    assert.equal(tags['s'], 'mail');
    return [domain];
  });
}

const from = (address: string | string[], more: Headers = {}, body?: string): string =>
  mailOf({ From: address, ...more }, body);

test('what a mailbox sends is signed by the domain of its From', async () => {
  assert.deepEqual(await signedBy({ ...sent, text: from('Alice <alice@our.org>') }), ['our.org']);
  assert.deepEqual(await signedBy({ ...sent, text: from('alice@ALIAS.org') }), ['alias.org']);
});

test('what others send is not, nor what comes from a domain without a key', async () => {
  assert.deepEqual(await signedBy({ text: from('alice@our.org'), from: 'alice@our.org', to: ['bob@our.org'] }), []);
  assert.deepEqual(await signedBy({ ...sent, text: from('alice@keyless.org') }), []);
  assert.deepEqual(await signedBy({ ...sent, text: from('alice@sub.our.org') }), []);
  for (const odd of [
    ['alice@our.org', 'bob@our.org'],
    'a@our.org, b@our.org',
    'alice',
    '',
    'a@../our.org',
    'a@our.org/x',
  ]) {
    assert.deepEqual(await signedBy({ ...sent, text: from(odd) }), [], JSON.stringify(odd));
  }
});

test('what Sieve sends on is signed by who sends it on, the last of them; what it writes, by its From', async () => {
  const forwarded = { 'X-Mailstead-Forwarder': 'alice@our.org' };
  assert.deepEqual(await signedBy({ ...passedOn, text: from('a@else.net', forwarded) }), ['our.org']);
  const twice = { 'X-Mailstead-Forwarder': ['<carol@alias.org>', 'alice@our.org'] };
  assert.deepEqual(await signedBy({ ...passedOn, text: from('a@else.net', twice) }), ['alias.org']);
  assert.deepEqual(await signedBy({ ...passedOn, text: from('Alice <alice@our.org>') }), ['our.org']);
  const strange = { 'X-Mailstead-Forwarder': 'nobody' };
  assert.deepEqual(await signedBy({ ...passedOn, text: from('alice@our.org', strange) }), []);
});

test('the headers a reader sees are signed, and none can be put in their place', async () => {
  const text = from('alice@our.org', { Cc: 'carol@elsewhere.net', 'Content-Type': 'text/plain' });
  const { headers } = await filters.ask({ ...sent, text });
  const { tags } = checkSignature(headers['DKIM-Signature'] ?? '', text, keys['our.org']!.record);
  const names = (tags['h'] ?? '').split(':');
  for (const name of ['from', 'subject', 'date', 'to', 'cc', 'message-id']) {
    assert.equal(names.filter((each) => each === name).length, 2, `${name} of ${names.join(':')}`);
  }
  assert.ok(names.includes('reply-to') && names.includes('content-type') && names.includes('mime-version'));
  assert.ok(!names.some((name) => name.startsWith('x-') || name.startsWith('list-') || name === 'received'));
});

test('a large body, lines with blanks, empty lines at the end', async () => {
  const bodies = ['', '\r\n', 'text \t with  blanks \r\n\r\n\r\n', `${'x'.repeat(70)}\r\n`.repeat(30_000)];
  for (const body of bodies)
    assert.deepEqual(await signedBy({ ...sent, text: from('alice@our.org', {}, body) }), ['our.org']);
});

test('a new key signs the next mail', async () => {
  assert.deepEqual(await signedBy({ ...sent, text: from('alice@late.org') }), []);
  keys['late.org'] = newDkimKey();
  filters.keys.set('late.org', { selector: 'mail', key: keys['late.org'].privateKey });
  assert.deepEqual(await signedBy({ ...sent, text: from('alice@late.org') }), ['late.org']);
});

test('a key that cannot be used leaves a mail unsigned, and its text nowhere', async () => {
  const secret = Buffer.from('no key at all, but nobody should read it').toString('base64');
  for (const key of [secret, `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`, `?${secret}`]) {
    filters.keys.set('broken.org', { selector: 'mail', key });
    assert.deepEqual(await signedBy({ ...sent, text: from('alice@broken.org') }), []);
  }
  const log = filters.log();
  assert.match(log, /broken\.org cannot be used/);
  assert.ok(!log.includes(secret.slice(0, 16)));
});
