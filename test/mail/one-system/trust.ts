/** What the mail ports let whom do: no relay, no borrowed sender, no smuggled mail, no password in the clear where TLS is wanted. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import tls from 'node:tls';
import { until } from '../../engine/until.ts';
import { arrives, ImapClient, imapSession, Pop3Client } from '../../support/imap.ts';
import { LineClient } from '../../support/line-client.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import type { Sink } from '../../support/sink.ts';
import { deliver, mailText, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

let system: System;
let sink: Sink;
let tenant: Tenant;
let anna: string;
let berta: string;
const ready = (): Record<string, string> => system.ready() as unknown as Record<string, string>;

before(async () => {
  ({ system, sink } = await oneSystem());
  tenant = await newTenant(system.api);
  anna = await tenant.add('anna');
  berta = await tenant.add('berta');
  await system.api.put(`${tenant.path}/aliases/second.example`, {});
});

async function submission(user: string): Promise<SmtpClient> {
  const client = await SmtpClient.open(ready()['submission'] ?? '');
  assert.equal((await client.logIn(user, firstPassword)).code, 235);
  return client;
}

test('nobody relays over the SMTP port, not from loopback either, however the address is written', async () => {
  const { domain } = tenant;
  for (const address of [
    'someone@outside.example',
    `someone%outside.example@${domain}`,
    `outside.example!someone@${domain}`,
    `"someone@outside.example"@${domain}`,
    `someone@outside.example@${domain}`,
    `@${domain}:someone@outside.example`,
    'someone@[127.0.0.1]',
    'someone@localhost',
    'someone',
  ]) {
    for (const from of ['someone@elsewhere.example', anna, '']) {
      const { code, text } = await deliver(ready()['smtp'] ?? '', { from, to: address });
      assert.ok(code >= 500 && code < 600, `${address} from <${from}>: ${code} ${text}`);
    }
  }
  const client = await SmtpClient.open(ready()['smtp'] ?? '');
  assert.match((await client.send('EHLO x')).text, /STARTTLS/);
  assert.doesNotMatch((await client.send('EHLO x')).text, /AUTH|ETRN/);
  assert.ok((await client.logIn(anna, firstPassword)).code >= 500);
  assert.equal((await client.send('VRFY anna')).code, 502);
  client.close();
});

test('a greeting is required before a sender', async () => {
  const raw = await LineClient.open(ready()['smtp'] ?? '');
  await raw.line();
  raw.write('MAIL FROM:<a@elsewhere.example>\r\n');
  assert.match(await raw.line(), /^503 /);
  raw.close();
});

test('submission sends for who has logged in, under its own addresses, anywhere', async () => {
  const stranger = await SmtpClient.open(ready()['submission'] ?? '');
  for (const from of [anna, 'someone@elsewhere.example', '']) {
    const { code, text } = await stranger.send(`MAIL FROM:<${from}>`);
    assert.ok([530, 553].includes(code), `<${from}>: ${code} ${text}`);
  }
  assert.ok((await stranger.send(`RCPT TO:<${berta}>`)).code >= 500);
  stranger.close();

  const client = await submission(anna);
  for (const from of [berta, 'someone@elsewhere.example', `nobody@${tenant.domain}`, `anna@elsewhere.example`]) {
    assert.equal((await client.send(`MAIL FROM:<${from}>`)).code, 553, from);
  }
  for (const from of [anna, anna.toUpperCase(), `anna+detail@${tenant.domain}`, 'anna@second.example', '']) {
    const text = mailText(`as <${from}>`, 100, from || anna);
    const sent = await client.mail({ from, to: ['friend@outside.example'], text });
    assert.equal(sent.code, 250, `${from}: ${sent.text}`);
    const mail = await until('it goes out', () => sink.mails.find(({ text }) => text.includes(`as <${from}>`)));
    assert.deepEqual([mail.from.toLowerCase(), mail.to], [from.toLowerCase(), ['friend@outside.example']]);
    assert.doesNotMatch(mail.text, /[0-9a-f]{8}-[0-9a-f]{4}-7/, 'the id of the mailbox is nobody’s business');
  }
  // In the envelope one's own, in the mail another's.
  for (const from of [berta, 'someone@elsewhere.example', `${anna}, ${berta}`]) {
    const sent = await client.mail({
      from: anna,
      to: ['friend@outside.example'],
      text: mailText('not mine', 100, from),
    });
    assert.equal(sent.code, 553, from);
  }
  assert.equal((await client.mail({ from: anna, to: [`nobody@${tenant.domain}`] })).code, 550);
  client.close();
});

test('one mail stays one mail: no end of data but <CR><LF>.<CR><LF>', async () => {
  for (const [nth, end] of ['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r', '\r\n.\r', '\n\n.\r\n'].entries()) {
    const client = await SmtpClient.open(ready()['smtp'] ?? '');
    await client.send('MAIL FROM:<a@elsewhere.example>');
    await client.send(`RCPT TO:<${anna}>`);
    await client.send('DATA');
    const smuggled = `MAIL FROM:<admin@elsewhere.example>\r\nRCPT TO:<${berta}>\r\nDATA\r\nSubject: smuggled ${nth}\r\n\r\nevil`;
    client.lines.write(`Subject: outer ${nth}\r\n\r\nbody${end}${smuggled}\r\n.\r\n`);
    assert.equal((await client.reply()).code, 250);
    assert.equal((await client.send('NOOP')).text, '2.0.0 Ok', 'no answer to the smuggled commands came between');
    client.close();
    await arrives(ready()['imap'] ?? '', [anna, firstPassword], `outer ${nth}`);
  }
  const session = await imapSession(ready()['imap'] ?? '', berta, firstPassword);
  assert.deepEqual(await session.subjects(), []);
  session.close();
});

test('postmaster and abuse arrive at the support address, of the hosted names and of the system’s own', async () => {
  for (const address of [
    `postmaster@${tenant.domain}`,
    'Abuse@second.example',
    'postmaster@mx.mailstead.test',
    'postmaster',
  ]) {
    const text = mailText(`for ${address}`);
    assert.equal((await deliver(ready()['smtp'] ?? '', { to: address, text })).code, 250, address);
    const mail = await until(address, () => sink.mails.find((each) => each.text.includes(`Subject: for ${address}`)));
    assert.deepEqual(mail.to, ['support@outside.example']);
  }
  assert.equal((await deliver(ready()['smtp'] ?? '', { to: 'root@mx.mailstead.test' })).code, 550);
});

test('TLS: from the start on three ports, on request on four; nothing older than 1.2', async () => {
  const imaps = await ImapClient.open(ready()['imaps'] ?? '', true);
  assert.equal((await imaps.logIn(anna, firstPassword)).status, 'OK');
  const pop3s = await Pop3Client.open(ready()['pop3s'] ?? '', true);
  assert.match(await pop3s.logIn(anna, firstPassword), /^\+OK/);
  const submissions = await SmtpClient.open(ready()['submissions'] ?? '', { secure: true });
  assert.equal((await submissions.logIn(anna, firstPassword)).code, 235);

  const imap = await ImapClient.open(ready()['imap'] ?? '');
  await imap.startTls();
  assert.equal((await imap.logIn(anna, firstPassword)).status, 'OK');
  const pop3 = await Pop3Client.open(ready()['pop3'] ?? '');
  await pop3.startTls();
  assert.match(await pop3.logIn(anna, firstPassword), /^\+OK/);
  const submitted = await SmtpClient.open(ready()['submission'] ?? '');
  await submitted.startTls();
  assert.equal((await submitted.logIn(anna, firstPassword)).code, 235);
  const smtp = await SmtpClient.open(ready()['smtp'] ?? '');
  await smtp.startTls();
  assert.equal((await smtp.mail({ from: 'a@elsewhere.example', to: [anna], text: mailText('by TLS') })).code, 250);
  for (const client of [imaps, pop3s, submissions, imap, pop3, submitted, smtp]) {
    assert.match(client.lines.protocol ?? '', /^TLSv1\.[23]$/);
    client.close();
  }
  for (const name of ['imaps', 'pop3s', 'submissions']) {
    for (const version of ['TLSv1.1', 'TLSv1.2'] as const) {
      const answer = handshake(ready()[name] ?? '', version);
      if (version === 'TLSv1.2') await answer;
      else
        await assert.rejects(
          answer,
          /alert protocol version|disconnected before secure TLS/,
          `${name} with ${version}`,
        );
    }
  }
});

async function handshake(address: string, version: 'TLSv1.1' | 'TLSv1.2'): Promise<void> {
  const { hostname: host, port } = new URL(`tcp://${address}`);
  const socket = tls.connect({
    host,
    port: Number(port),
    rejectUnauthorized: false,
    minVersion: version,
    maxVersion: version,
    // OpenSSL itself offers nothing older than TLS 1.2 above this level.
    ciphers: 'DEFAULT:@SECLEVEL=0',
  });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', resolve);
      socket.once('error', reject);
    });
  } finally {
    socket.destroy();
  }
}

test('the daemons’ sockets and secrets are nobody’s but theirs', () => {
  const { home } = system;
  const entries = fs.readdirSync(home, { recursive: true, withFileTypes: true });
  const closed = (file: string): boolean => {
    // A mail may have left the queue meanwhile.
    const found = fs.lstatSync(file, { throwIfNoEntry: false });
    if (found === undefined || (found.mode & 0o006) === 0) return true;
    for (let folder = path.dirname(file); folder !== home; folder = path.dirname(folder)) {
      if ((fs.statSync(folder).mode & 0o001) === 0) return true;
    }
    return false;
  };
  const sockets = entries.filter((entry) => entry.isSocket() && !entry.name.startsWith('.s.PGSQL.'));
  assert.ok(sockets.length > 10);
  for (const { parentPath, name } of sockets)
    assert.ok(closed(path.join(parentPath, name)), path.join(parentPath, name));

  const secrets = fs
    .readdirSync(path.join(home, 'secrets'))
    .map((name) => fs.readFileSync(path.join(home, 'secrets', name), 'utf8').trim());
  assert.ok(secrets.length > 3);
  const key = 'PRIVATE KEY';
  for (const { parentPath, name } of entries.filter((entry) => entry.isFile())) {
    const file = path.join(parentPath, name);
    if (file.startsWith(path.join(home, 'postgres', 'data')) || closed(file)) continue;
    const text = fs.readFileSync(file, 'latin1');
    for (const secret of [...secrets, key]) assert.ok(!text.includes(secret), `${file} is open and holds a secret`);
  }
});
