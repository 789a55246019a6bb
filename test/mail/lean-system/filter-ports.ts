/**
 * The ports of Postfix and what lies behind them: headers that only the system sets come in by none and leave by none; the port of
 * the mail store is nobody else's; a forward's sender becomes an address of ours, and a bounce finds the way back.
 */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { until } from '../../engine/until.ts';
import { MailboxReader, type StoredMail } from '../../support/mailbox-reader.ts';
import { largestMail, leanSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant } from '../../support/operator.ts';
import { received } from '../../support/received.ts';
import type { Sink, SinkMail } from '../../support/sink.ts';
import { deliver, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

const outside = 'someone@elsewhere.example';
let system: System;
let sink: Sink;
let anna: string;
let reader: MailboxReader;
let reinjection: string;

before(async () => {
  ({ system, sink } = await leanSystem());
  const tenant = await newTenant(system.api);
  anna = await tenant.add('anna');
  reader = await MailboxReader.open(system.ready().imap ?? '', anna, firstPassword);
  const master = fs.readFileSync(path.join(system.home, 'postfix', 'config', 'master.cf'), 'utf8');
  reinjection = /^(127\.0\.0\.1:[0-9]+).*\n.*syslog_name=postfix\/reinjection$/m.exec(master)?.[1] ?? '';
});
after(() => reader.close());

const stored = async (subject: string): Promise<StoredMail> =>
  await until(subject, async () => (await reader.mails()).find((mail) => mail.header('Subject') === subject));
const sent = async (subject: string): Promise<SinkMail> =>
  await until(subject, () => sink.mails.find((mail) => received(mail.text).header('Subject') === subject));

/** Forged in each way a reader of headers might still take for the header. */
function forged(subject: string, from: string): string {
  return [
    'X-Mailstead-Aligned: yes',
    'x-mailstead-virus : Forged',
    `Subject: ${subject}`,
    'X-MAILSTEAD-PHISHING: yes,',
    ' and folded',
    `From: ${from}`,
    'X-Mailstead-Score: 999',
    'X-Mailstead-Of-A-Later-Version: yes',
    'MIME-Version: 1.0',
    'Content-Type: message/rfc822',
    '',
    'Subject: a mail in the mail',
    'X-Mailstead-Score: 1',
    '',
    'X-Mailstead-Score: 2',
    '',
  ].join('\r\n');
}

test('headers of ours are taken off what comes in; those of a mail in the mail are text', async () => {
  const { code } = await deliver(system.ready().smtp ?? '', { to: anna, text: forged('from outside', outside) });
  assert.equal(code, 250);
  const client = await SmtpClient.open(system.ready().submission ?? '');
  await client.logIn(anna, firstPassword);
  assert.equal((await client.mail({ from: anna, to: [anna], text: forged('submitted', anna) })).code, 250);
  client.close();
  for (const [subject, authenticated] of [
    ['from outside', undefined],
    ['submitted', 'yes'],
  ] as const) {
    const mail = await stored(subject);
    assert.notEqual(mail.header('X-Mailstead-Score') ?? '999', '999', 'Rspamd’s own, once');
    for (const name of ['Aligned', 'Virus', 'Phishing', 'Of-A-Later-Version'])
      assert.deepEqual(mail.all(`X-Mailstead-${name}`), [], name);
    assert.equal(mail.header('X-Mailstead-Authenticated'), authenticated);
    assert.match(mail.body, /^X-Mailstead-Score: 1\r?\n\r?\nX-Mailstead-Score: 2/m);
  }
});

test('they leave with no mail, submitted or sent on', async () => {
  const client = await SmtpClient.open(system.ready().submissions ?? '', { secure: true });
  await client.logIn(anna, firstPassword);
  const submitted = { from: anna, to: ['x@outside.example'], text: forged('to the outside', anna) };
  assert.equal((await client.mail(submitted)).code, 250);
  client.close();
  const text = 'X-Mailstead-Score: 12\r\nSubject: sent on\r\nFrom: a@elsewhere.example\r\n\r\nHello.\r\n';
  assert.equal((await deliver(reinjection, { to: ['x@outside.example', anna], text })).code, 250);
  for (const subject of ['to the outside', 'sent on']) {
    assert.doesNotMatch((await sent(subject)).text.split('\r\n\r\n')[0] ?? '', /x-mailstead/i);
  }
  // Inside, the score goes on with the mail.
  assert.equal((await stored('sent on')).header('X-Mailstead-Score'), '12');
});

test('the port of the mail store takes nothing from another user of the machine', async () => {
  const script = `
    import { SmtpClient } from ${JSON.stringify(path.resolve('test/support/smtp.ts'))};
    const client = await SmtpClient.open(process.argv[1]);
    console.log(JSON.stringify(await client.mail({ from: '', to: ['x@outside.example'] })));
    process.exit();`;
  const args = ['--input-type=module', '-e', script, reinjection];
  // Loads as root, then becomes nobody: the tree may lie where nobody may read.
  args[2] = script.replace('const client', 'process.setgid(65534); process.setuid(65534); const client');
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 30_000 });
  assert.equal((JSON.parse(stdout) as { code: number }).code, 554);
});

test('a forward’s sender becomes an address of ours; a bounce to it reaches the sender, one that was made up nobody', async () => {
  const text = 'Subject: forwarded\r\nFrom: a@elsewhere.example\r\n\r\nHello.\r\n';
  await deliver(reinjection, { from: outside, to: ['x@outside.example', anna], text });
  const { from } = await sent('forwarded');
  assert.match(from, /^srs0=[^@]+=elsewhere\.example=someone@mx\.mailstead\.test$/i);
  assert.match((await stored('forwarded')).header('Return-Path') ?? '', /<someone@elsewhere\.example>/);

  const bounce = { from: '', to: from, text: 'Subject: it bounced\r\nFrom: <mailer@outside.example>\r\n\r\n.\r\n' };
  assert.equal((await deliver(system.ready().smtp ?? '', bounce)).code, 250);
  assert.deepEqual((await sent('it bounced')).to, [outside]);

  const wrong = from.replace(/=(.)/, (_, letter: string) => (letter.toUpperCase() === 'A' ? '=B' : '=A'));
  assert.equal((await deliver(system.ready().smtp ?? '', { ...bounce, to: wrong })).code, 550);
});

test('a bounce stays one: it has no sender before and after', async () => {
  const text = 'Subject: a reply of a machine\r\nFrom: a@elsewhere.example\r\n\r\nHello.\r\n';
  await deliver(reinjection, { from: '', to: 'x@outside.example', text });
  assert.equal((await sent('a reply of a machine')).from, '');
});

test('a mail of the largest size may grow by the headers of those it came by', async () => {
  const line = `${'x'.repeat(62)}\r\n`;
  const text = `Subject: large\r\nFrom: a@elsewhere.example\r\n\r\n${line.repeat((largestMail + 1000) / line.length)}`;
  const { code } = await deliver(system.ready().smtp ?? '', { to: anna, text });
  assert.equal(code, 552, 'as it comes it is too large');
  assert.equal((await deliver(reinjection, { from: '', to: 'x@outside.example', text })).code, 250);
  await sent('large');
});
