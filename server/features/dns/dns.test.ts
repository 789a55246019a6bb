/** The DNS records of a domain: which they are, for whom, and that a name server reads the zone text as what the list says. */
import assert from 'node:assert/strict';
import { createPublicKey } from 'node:crypto';
import { after, test } from 'node:test';
import { expectReply } from '../../../test/support/api.ts';
import { missing } from '../../../test/support/faults.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { readZone } from '../../../test/support/zone-file.ts';
import { DkimKeys } from '../domains/dkim-keys.ts';
import { wantsZone } from './accept.ts';
import { type DnsRecord, dnsRecords, type MailHost } from './records.ts';
import { zoneText } from './zone.ts';

const api = await peopledApi({ dkimKeys: new DkimKeys() });
after(async () => api.close());
const owner = api.as('acme-owner');
const URL = '/accounts/acme/email/acme.example/dns';

const list = async (url = URL): Promise<DnsRecord[]> => {
  const reply = await owner.get(url);
  expectReply(reply, 200);
  return reply.body as DnsRecord[];
};
const zone = async (accept = 'text/dns') => owner.send({ method: 'GET', path: URL, headers: { accept } });

async function keyOf(domain: string): Promise<{ selector: string; publicKey: string }> {
  const rows = await api.sql<{ selector: string; publicKey: string }[]>`
    select k.selector, k.public_key as "publicKey" from dkim_keys k join domains d on d.id = k.domain_id where d.domain = ${domain}`;
  return rows[0]!;
}

test('listDnsRecords: the domain and each of its aliases, with the key and the real ports', async () => {
  expectReply(await api.as('north-app').put('/accounts/acme/email/acme.example/aliases/acme-too.example'), 201);
  const { selector, publicKey } = await keyOf('acme.example');
  const expected = ['acme.example', 'acme-too.example'].flatMap((name) => [
    { name: `${name}.`, type: 'MX', value: '10 mx.test.' },
    { name: `${name}.`, type: 'TXT', value: 'v=spf1 mx ~all' },
    { name: `${selector}._domainkey.${name}.`, type: 'TXT', value: `v=DKIM1; k=rsa; p=${publicKey}` },
    { name: `_dmarc.${name}.`, type: 'TXT', value: 'v=DMARC1; p=quarantine' },
    { name: `autoconfig.${name}.`, type: 'CNAME', value: 'mx.test.' },
    { name: `autodiscover.${name}.`, type: 'CNAME', value: 'mx.test.' },
    { name: `_submissions._tcp.${name}.`, type: 'SRV', value: '0 1 2465 mx.test.' },
    { name: `_submission._tcp.${name}.`, type: 'SRV', value: '10 1 2587 mx.test.' },
    { name: `_imaps._tcp.${name}.`, type: 'SRV', value: '0 1 2993 mx.test.' },
    { name: `_pop3s._tcp.${name}.`, type: 'SRV', value: '10 1 2995 mx.test.' },
  ]);
  assert.deepEqual(await list(), expected);
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  assert.equal(key.asymmetricKeyDetails?.modulusLength, 2048);
  expectReply(await owner.get('/accounts/acme/email/acme-too.example/dns'), 404, missing('Domain not found'));
});

test('the same as zone text, whoever asks for it in whatever way', async () => {
  const records = await list();
  const reply = await zone();
  expectReply(reply, 200);
  assert.deepEqual([reply.headers['content-type'], reply.headers['vary']], ['text/dns', 'Accept']);
  assert.deepEqual(readZone(reply.text), records);
  for (const accept of ['text/dns;q=0', 'text/plain', '*/*', 'text/*', 'nonsense;;', '']) {
    const json = await zone(accept);
    expectReply(json, 200, records);
    assert.match(String(json.headers['content-type']), /^application\/json/);
  }
});

test('a domain that is suspended or disabled still has its records; one without a key lacks that one alone', async () => {
  const records = await list();
  for (const status of ['suspended', 'disabled', 'open']) {
    expectReply(await api.as('operator').put('/accounts/acme/email/acme.example', { status }), 204);
    assert.deepEqual(await list(), records);
  }
  await api.sql`delete from dkim_keys`;
  assert.deepEqual(
    await list(),
    records.filter(({ name }) => !name.includes('._domainkey.')),
  );
  expectReply(await zone(), 200);
});

const HOST: MailHost = { name: 'MX.Test', ports: { submissions: 1, submission: 2, imaps: 3, pop3s: 4 } };
const spfOf = (relay: string | undefined): string | undefined =>
  dnsRecords(['a.example'], { ...HOST, relay }, undefined).find(({ value }) => value.startsWith('v=spf1'))?.value;

test('SPF names the relay host by which all mail leaves, unless it is this machine', () => {
  const cases: [relay: string | undefined, terms: string][] = [
    [undefined, 'mx'],
    ['127.0.0.1:25', 'mx'],
    ['[::1]:25', 'mx'],
    ['localhost:2525', 'mx'],
    ['Relay.Example:587', 'mx a:relay.example'],
    ['192.0.2.7:25', 'mx ip4:192.0.2.7'],
    ['[2001:db8::7]:25', 'mx ip6:2001:db8::7'],
  ];
  for (const [relay, terms] of cases) assert.equal(spfOf(relay), `v=spf1 ${terms} ~all`);
});

test('no record has a name that DNS cannot have, and no CNAME stands where something else does', () => {
  const key = { selector: 'm0123456789abcdef', publicKey: 'AAAA' };
  const long = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(53)}.example`;
  assert.equal(long.length, 253);
  assert.deepEqual(
    dnsRecords([long], HOST, key).map(({ name, type }) => `${name.length} ${type}`),
    ['254 MX', '254 TXT'],
  );
  const names = dnsRecords(
    ['a.example', 'autoconfig.a.example'],
    { ...HOST, name: 'autodiscover.a.example' },
    key,
  ).filter(({ type }) => type === 'CNAME');
  assert.deepEqual(
    names.map(({ name }) => name),
    ['autoconfig.autoconfig.a.example.', 'autodiscover.autoconfig.a.example.'],
  );
});

test('a service that does not run has no record', () => {
  const ports = { submissions: 0, submission: 2, imaps: 0, pop3s: 0 };
  const services = dnsRecords(['a.example'], { ...HOST, ports }, undefined).filter(({ type }) => type === 'SRV');
  assert.deepEqual(services, [{ name: '_submission._tcp.a.example.', type: 'SRV', value: '10 1 2 mx.test.' }]);
});

test('zone text: long texts are split into strings of 255 bytes, quotes and backslashes are escaped', () => {
  const text = (value: string): DnsRecord => ({ name: 'a.example.', type: 'TXT', value });
  for (const length of [0, 1, 254, 255, 256, 510, 511, 1000]) {
    const line = zoneText([text('x'.repeat(length))]);
    const strings = [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1]!.length);
    assert.equal(strings.length, Math.max(1, Math.ceil(length / 255)));
    assert.ok(strings.every((one) => one <= 255));
    assert.deepEqual(readZone(line), [text('x'.repeat(length))]);
  }
  const odd = text(`say "so", \\ ; ( ) ${'"\\'.repeat(300)}`);
  assert.deepEqual(readZone(zoneText([odd])), [odd]);
});

test('wantsZone', () => {
  const yes = [
    'text/dns',
    'TEXT/DNS',
    'text/dns;q=0.1',
    'application/json;q=0.5, text/dns',
    'text/html, text/dns;q=1.000',
    'text/dns, application/json',
  ];
  const no = [
    undefined,
    '',
    '*/*',
    'text/*',
    'text/dns;q=0',
    'text/dns;q=0.000',
    'text/dns;q=2',
    'text/dns;q=x',
    'text/dns;q=0.5, application/json',
    'text/dnssec',
    ',,;',
  ];
  for (const accept of yes) assert.equal(wantsZone(accept), true, accept);
  for (const accept of no) assert.equal(wantsZone(accept), false, accept);
});
