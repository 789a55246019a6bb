/**
 * Without a relay host Postfix speaks to whom the DNS of a recipient's domain names: never to this machine or its network, unless the
 * operator allows it. A real Postfix with the rendered configuration, behind a DNS of the test's that its namespace alone sees.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { freePort } from '../../engine/ports.ts';
import { postfixPart } from '../../engine/postfix.ts';
import { until } from '../engine/until.ts';
import { type Dns, type DnsRecords, startDns } from '../support/dns.ts';
import { contextIn } from '../support/rendered.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { deliver } from '../support/smtp.ts';

/** Addresses of loopback that are no interface's: Postfix takes those for itself anyway. */
const [DNS_AT, INSIDE] = ['127.0.0.153', '127.0.0.77'];

/** By the recipient's domain: what its DNS says of it and of its mail servers. */
const world: Record<string, DnsRecords> = {
  'by-mx.example': { MX: ['mail.by-mx.example'] },
  'mail.by-mx.example': { A: [INSIDE] },
  'by-many.example': { MX: ['one.by-many.example', 'two.by-many.example'] },
  'one.by-many.example': { A: ['10.0.0.1', '169.254.169.254'] },
  'two.by-many.example': { A: [INSIDE], AAAA: ['fd00::1'] },
  'by-address.example': { A: [INSIDE] },
  'by-digits.example': { MX: [INSIDE] },
  'by-ipv6.example': { AAAA: [`::ffff:${INSIDE}`] },
};
const domains = Object.keys(world).filter((name) => name.startsWith('by-'));

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-private-'));
let dns: Dns;
let inside: Sink;

before(async () => {
  fs.chmodSync(home, 0o755);
  // Postfix asks port 53 and no other.
  dns = await startDns(world, { host: DNS_AT, port: 53 });
  inside = await startSink(0, INSIDE);
});
after(async () => {
  await dns.stop();
  await inside.stop();
  fs.rmSync(home, { recursive: true });
});

/** Starts Postfix with the settings, sends a mail to each domain, and ends it. @returns what its log says of each domain's mail */
async function sent(name: string, settings: Record<string, string>, to: string[]): Promise<Record<string, string>> {
  const rendered = await contextIn(path.join(home, name), settings);
  const ports = {
    ...rendered.ports,
    smtp: await freePort(),
    submission: await freePort(),
    submissions: await freePort(),
  };
  const context = { ...rendered, ports, internalPorts: { ...rendered.internalPorts, reinjection: await freePort() } };
  const part = postfixPart(context);
  await part.prepare?.();
  withoutDatabase(context.places.postfix.config);
  const log = fs.openSync(part.log, 'a');
  const resolvers = path.join(home, 'resolv.conf');
  fs.writeFileSync(resolvers, `nameserver ${DNS_AT}\n`);
  const script = 'mount --bind "$0" /etc/resolv.conf && exec "$@"';
  const words = ['--mount', '--propagation', 'private', 'sh', '-c', script, resolvers, part.command, ...part.args];
  const postfix = spawn('unshare', words, { env: part.env, stdio: ['ignore', log, log] });
  try {
    const said = (): string => fs.readFileSync(part.log, 'utf8');
    await until('Postfix greets', () => part.isReady());
    for (const domain of to) {
      const { code, text } = await deliver(`127.0.0.1:${ports.smtp}`, { from: '', to: `someone@${domain}` });
      assert.equal(code, 250, text);
    }
    const ends = to.map(async (domain) => [domain, await until(domain, () => endOf(domain, said()), 30_000)] as const);
    return Object.fromEntries(await Promise.all(ends));
  } finally {
    const ended = once(postfix, 'exit');
    postfix.kill('SIGTERM');
    await ended;
    fs.closeSync(log);
  }
}

/** Everything of main.cf but Outbound asks the database, which is not there: all mail of loopback goes out. */
function withoutDatabase(config: string): void {
  const others = ['virtual_mailbox_domains', 'virtual_alias_maps', 'recipient_canonical_maps', 'smtpd_milters'].concat(
    ['sender', 'recipient', 'data', 'end_of_data'].map((when) => `smtpd_${when}_restrictions`),
  );
  const open = ['mynetworks=127.0.0.0/8', 'smtpd_relay_restrictions=permit_mynetworks, reject'];
  const port = `smtp_tcp_port=${inside.address.split(':')[1]}`;
  execFileSync('/usr/sbin/postconf', ['-c', config, '-e', ...others.map((each) => `${each}=`), ...open, port]);
}

const endOf = (domain: string, log: string): string | undefined =>
  log
    .split('\n')
    .find((line) => line.includes(`to=<someone@${domain}>`) && /status=(sent|bounced|deferred)/.test(line));

test('mail to a domain that names a host inside bounces, and nobody there hears of it', async () => {
  const literal = `[${INSIDE}]`;
  const ends = await sent('refuse', {}, [...domains, 'localhost', literal]);
  for (const domain of domains) {
    assert.match(ends[domain]!, /dsn=5\.7\.1, status=bounced \(The mail server \S+ has no public address\)/);
  }
  // A name of /etc/hosts, which the DNS does not have.
  assert.match(ends['localhost']!, /status=bounced \(.*localhost.* not found/);
  assert.match(ends[literal]!, /dsn=5\.1\.2, status=bounced \(Mail is sent to names alone/);
  assert.deepEqual([inside.connections, inside.mails], [0, []]);
});

test('where the operator allows it, it is sent there', async () => {
  const literal = `[${INSIDE}]`;
  const ends = await sent('allow', { MAILSTEAD_PRIVATE_DESTINATIONS: 'allow' }, [
    'by-mx.example',
    'by-digits.example',
    literal,
  ]);
  for (const end of Object.values(ends)) assert.match(end, /relay=\S+\[127\.0\.0\.77\]\S+, .*status=sent/);
  assert.equal(inside.mails.length, 3);
});

test('a relay host may be anywhere, and be given by any name', async () => {
  const rendered = async (name: string, settings: Record<string, string>): Promise<string> => {
    const context = await contextIn(path.join(home, name), settings);
    await postfixPart(context).prepare?.();
    const { config } = context.places.postfix;
    const names = ['smtp_host_lookup', 'smtp_dns_reply_filter', 'transport_maps'];
    return execFileSync('/usr/sbin/postconf', ['-c', config, ...names], { encoding: 'utf8' });
  };
  const any = /^smtp_host_lookup = dns, native\nsmtp_dns_reply_filter = *\ntransport_maps = *\n$/;
  assert.match(await rendered('allow', { MAILSTEAD_RELAY_HOST: '10.0.0.1:25' }), any);
  assert.doesNotMatch(await rendered('refuse', {}), any);
});

/** Answers of the DNS as Postfix writes them, and whether they are used. */
const answers: [used: boolean, type: 'A' | 'AAAA' | 'MX', values: string][] = [
  [
    false,
    'A',
    '0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.255 127.0.0.1 127.255.255.254 169.254.169.254',
  ],
  [
    false,
    'A',
    '172.16.0.1 172.20.0.1 172.31.255.255 192.0.0.8 192.0.2.1 192.168.0.1 198.18.0.1 198.19.255.255 198.51.100.7',
  ],
  [false, 'A', '203.0.113.9 224.0.0.1 239.1.1.1 240.0.0.1 249.0.0.1 255.255.255.255'],
  [
    true,
    'A',
    '1.1.1.1 1.10.10.10 11.0.0.1 100.63.255.255 100.128.0.1 126.0.0.1 128.0.0.1 169.253.0.1 172.15.0.1 172.32.0.1',
  ],
  [true, 'A', '192.0.1.1 192.167.0.1 192.169.0.1 198.17.0.1 198.20.0.1 203.0.114.1 223.255.255.254 110.0.0.1 27.0.0.1'],
  [
    false,
    'AAAA',
    ':: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::10.0.0.1 fc00::1 fd12:3456:789a::1 fe80::1 febf::1 fec0::1 ff02::1',
  ],
  [
    false,
    'AAAA',
    '100::1 2001::1 2001:0:1:: 2001:db8::1 2002:a00:1:: 3fff::1 3fff:fff::1 64:ff9b:1::a00:1 1000::1 4000::1 200::1',
  ],
  [
    false,
    'AAAA',
    '64:ff9b:: 64:ff9b::1 64:ff9b::a00:1 64:ff9b::a0a:a0a 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b::ac10:1',
  ],
  [
    false,
    'AAAA',
    '64:ff9b::ac1f:1 64:ff9b::c0a8:1 64:ff9b::6440:1 64:ff9b::647f:1 64:ff9b::c612:1 64:ff9b::e000:1 64:ff9b::ffff:ffff',
  ],
  [
    true,
    'AAAA',
    '2a00:1450:4001::1a 2606:4700::1111 2001:4860:4860::8888 2003::1 3000::1 64:ff9b::808:808 64:ff9b::101:101',
  ],
  [true, 'AAAA', '64:ff9b::ac20:1 64:ff9b::b00:1 64:ff9b::c0a9:1'],
  [false, 'MX', '127.0.0.1 127.0.0.1. 10.0.0.1 8.8.8.8 ::1 fd00::1 ::ffff:10.0.0.1'],
  [true, 'MX', 'mx.outside.example. 10.0.0.1.outside.example. a. 1e.'],
];

test('which addresses are public', () => {
  const keys = answers.flatMap(([used, type, values]) =>
    values
      .split(' ')
      .map((value) => ({ used, key: `mail.outside.example. 60 IN ${type === 'MX' ? 'MX 10' : type} ${value}` })),
  );
  const table = `regexp:${path.resolve(import.meta.dirname, '../../mail/postfix/private_addresses.cf')}`;
  const input = keys.map(({ key }) => `${key}\n`).join('');
  // Debian's own configuration need not be there, and is not what is asked.
  const config = path.join(home, 'postmap');
  fs.mkdirSync(config);
  fs.writeFileSync(path.join(config, 'main.cf'), 'compatibility_level = 3.6\n');
  const dropped = execFileSync('/usr/sbin/postmap', ['-c', config, '-q', '-', table], { input, encoding: 'utf8' });
  const expected = keys.filter(({ used }) => !used).map(({ key }) => `${key}\tIGNORE`);
  assert.deepEqual(dropped.trimEnd().split('\n'), expected);
});
