/**
 * What an attacker tries at the mail ports, beside what trust.ts, names.ts and notices.ts have: other ways to smuggle, to
 * relay, to leave one's folder, to write into a log.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { type AnnaAndBerta, annaAndBerta } from '../../support/anna-and-berta.ts';
import { arrives, ImapClient, imapSession, Pop3Client } from '../../support/imap.ts';
import { Closed } from '../../support/line-client.ts';
import { allLogIn, logIns } from '../../support/log-ins.ts';
import { firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import { filesBeside, hostileFolders } from '../../support/hostile-folders.ts';
import type { Sink } from '../../support/sink.ts';
import { deliver, mailText, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

/** The name in a forged envelope: whoever gets a mail from us for it is a stranger we have bothered. */
const VICTIM = 'victim@outside.example';
/** What an attacker would have stand at the beginning of a line of a log. */
const FORGED = 'FORGED-LINE';

let system: System;
let sink: Sink;
let tenant: Tenant;
let anna: string;
let berta: string;
let at: AnnaAndBerta['at'];
let subjectsOf: AnnaAndBerta['subjectsOf'];

before(async () => {
  ({ system, sink, tenant, anna, berta, at, subjectsOf } = await annaAndBerta());
});

const basic = (name: string, password: string): string => Buffer.from(`\0${name}\0${password}`).toString('base64');

test('what was sent before STARTTLS and in one packet with it is never answered after it', async () => {
  for (const port of ['smtp', 'submission'] as const) {
    const client = await SmtpClient.open(at(port));
    client.lines.write(`STARTTLS\r\nMAIL FROM:<${VICTIM}>\r\nNOOP injected\r\n`);
    assert.equal((await client.reply()).code, 220);
    await client.lines.startTls();
    const greeted = await client.send('EHLO client.example');
    assert.match(greeted.text, /8BITMIME/, port);
    assert.equal((await client.send(`RCPT TO:<${anna}>`)).code, 503, 'there is no sender from before');
    client.close();
  }
  // Dovecot ends such a connection.
  const imap = await ImapClient.open(at('imap'));
  imap.lines.write('a STARTTLS\r\nb NOOP\r\n');
  assert.match(await imap.lines.line(), /^a OK/);
  await assert.rejects(imap.lines.startTls());
  const pop3 = await Pop3Client.open(at('pop3'));
  pop3.lines.write(`STLS\r\nUSER ${anna}\r\n`);
  assert.match(await pop3.lines.line(), /^\+OK/);
  await assert.rejects(pop3.lines.startTls());
});

test('commands and mails pushed in before their turn are refused', async () => {
  const client = await SmtpClient.open(at('smtp'));
  await client.send('MAIL FROM:<a@elsewhere.example>');
  await client.send(`RCPT TO:<${anna}>`);
  client.lines.write('DATA\r\nSubject: too early\r\n\r\nx\r\n.\r\nQUIT\r\n');
  assert.equal((await client.reply()).code, 503);
  client.close();
  const early = await SmtpClient.open(at('smtp'));
  for (const command of [
    'XCLIENT ADDR=10.0.0.1',
    'XFORWARD ADDR=10.0.0.1',
    'PROXY TCP4 10.0.0.1 10.0.0.2 1 25',
    'ETRN x',
  ])
    assert.ok((await early.send(command)).code >= 500, command);
  early.close();
});

test('a mail in chunks, with other ends of data in it, stays one mail, here and where it is sent on', async () => {
  let taken = 0;
  for (const [nth, end] of ['\n.\n', '\r\n.\r\n', '\n.\r\n', '\r.\r'].entries()) {
    const envelope = `MAIL FROM:<${VICTIM}>\r\nRCPT TO:<evil@outside.example>\r\nRCPT TO:<${anna}>\r\nDATA\r\n`;
    const smuggled = `${envelope}Subject: smuggled\r\n\r\nevil\r\n.\r\n`;
    const text = `Subject: chunk ${nth}\r\nFrom: a@elsewhere.example\r\n\r\nbody${end}${smuggled}`;
    const client = await SmtpClient.open(at('smtp'));
    await client.send('MAIL FROM:<a@elsewhere.example>');
    await client.send(`RCPT TO:<${berta}>`);
    client.lines.write(`BDAT ${text.length} LAST\r\n${text}`);
    const { code } = await client.reply();
    client.close();
    if (code === 250) {
      taken += 1;
      await arrives(at('imap'), [berta, firstPassword], `chunk ${nth}`);
      await until('it is sent on', () => sink.mails.find((mail) => mail.text.includes(`Subject: chunk ${nth}`)));
    } else assert.ok(code >= 500, `${code}`);
  }
  assert.ok(taken > 0, 'none was taken');
  assert.deepEqual(
    sink.mails.filter(({ to }) => to.includes('evil@outside.example') || to.includes(anna)),
    [],
  );
  // What would have been smuggled in here has come before this one.
  assert.equal((await deliver(at('smtp'), { to: anna, text: mailText('after the chunks') })).code, 250);
  await arrives(at('imap'), [anna, firstPassword], 'after the chunks');
  assert.ok(!(await subjectsOf(anna)).includes('smuggled'));
});

test('nobody relays by addresses without a domain, by this system’s own name or by a forged SRS address', async () => {
  const own = 'mx.mailstead.test';
  for (const to of [
    '"someone@outside.example"',
    'someone%outside.example',
    'outside.example!someone',
    `someone%outside.example@${own}`,
    `"someone@outside.example"@${own}`,
    `@${own},@${tenant.domain}:someone@outside.example`,
    `SRS0=AAAA=BB=outside.example=someone@${own}`,
    `srs0+AAAA=BB=outside.example=someone@${own}`,
    `SRS0=outside.example=someone@${own}`,
    `SRS1=AAAA=outside.example==BBBB=CC=elsewhere.example=someone@${own}`,
    `SRS0=AAAA=BB=outside.example=someone@${tenant.domain}`,
    '00000000-0000-7000-8000-000000000000@forwards.invalid',
  ]) {
    const { code, text } = await deliver(at('smtp'), { from: VICTIM, to });
    assert.ok(code >= 500 && code < 600, `${to}: ${code} ${text}`);
  }
});

test('ends of lines and tabs in names and passwords let nobody in', async () => {
  // Somebody whom nobody else here is: after ten wrong tries the name is stopped.
  const carla = await tenant.add('carla');
  const bad: [name: string, password: string][] = [
    [`${carla}\r\n${FORGED}`, firstPassword],
    [`${carla}\n${FORGED}`, firstPassword],
    [`${FORGED}\n${carla}`, firstPassword],
    [`${carla}\t${FORGED}\tuser=${berta}`, firstPassword],
    [`\r\n${carla}`, firstPassword],
    [carla, `${firstPassword}\r\n`],
    [carla, `${firstPassword}\n${FORGED}`],
    [carla, `\n${firstPassword}`],
  ];
  for (const [name, password] of bad) {
    const what = JSON.stringify([name, password]);
    const refused = async (attempt: () => Promise<boolean>): Promise<void> => {
      const isRefused = await attempt().catch((error: unknown) => {
        if (error instanceof Closed) return true;
        throw error;
      });
      assert.ok(isRefused, what);
    };
    const smtp = await SmtpClient.open(at('submission'));
    await refused(async () => (await smtp.send(`AUTH PLAIN ${basic(name, password)}`)).code >= 400);
    smtp.close();
    const imap = await ImapClient.open(at('imap'));
    await refused(async () => (await imap.send(`AUTHENTICATE PLAIN ${basic(name, password)}`)).status !== 'OK');
    imap.close();
    const literal = await ImapClient.open(at('imap'));
    const sent = `LOGIN {${name.length}+}\r\n${name} {${password.length}+}\r\n${password}`;
    await refused(async () => (await literal.send(sent)).status !== 'OK');
    literal.close();
    const pop3 = await Pop3Client.open(at('pop3'));
    await refused(async () => (await pop3.send(`AUTH PLAIN ${basic(name, password)}`)).startsWith('-ERR'));
    pop3.close();
  }
  assert.deepEqual(await logIns(system.ready(), anna, firstPassword), allLogIn);
});

test('no name of a folder leads out of one’s own store', async () => {
  const owners = await system.sql<{ username: string; id: string }[]>`
    select u.username, u.id from usernames u join domains d on d.id = u.domain_id where d.domain = ${tenant.domain}`;
  const [id, other] = ['anna', 'berta'].map((name) => owners.find(({ username }) => username === name)!.id) as [
    string,
    string,
  ];
  assert.equal((await deliver(at('smtp'), { to: berta, text: mailText('hers alone') })).code, 250);
  await arrives(at('imap'), [berta, firstPassword], 'hers alone');
  const session = await imapSession(at('imap'), anna, firstPassword);
  await session.append('INBOX', mailText('mine'));
  const before = filesBeside(system.home, id);
  assert.ok(before.some((file) => file.includes(other)));
  const theirs = `${other.slice(-2)}/${other}/mail`;
  for (const name of hostileFolders(system.home, theirs, berta)) {
    for (const command of [
      `CREATE "${name}"`,
      `SUBSCRIBE "${name}"`,
      `RENAME INBOX "${name}-renamed"`,
      `COPY 1 "${name}"`,
      `DELETE "${name}-renamed"`,
    ])
      await session.send(command);
    await session.append(name, mailText('outside'));
    const { status } = await session.send(`EXAMINE "${name}"`);
    if (status === 'OK') assert.ok(!(await session.subjects(name)).includes('hers alone'), `${name} is berta's`);
  }
  await session.send('SETMETADATA INBOX (/private/comment "../../x")');
  assert.notEqual((await session.send(`SETACL INBOX ${berta} lrswipkxtea`)).status, 'OK');
  assert.notEqual((await session.send(`GETQUOTAROOT "~${berta}/INBOX"`)).untagged.join().includes(other), true);
  session.close();
  assert.deepEqual(filesBeside(system.home, id), before);
});

test('the owner of a name below another’s domain is nobody there, nor the other way round', async () => {
  const { account } = await newTenant(system.api);
  const below = `mail.${tenant.domain}`;
  await system.api.put(`/accounts/${account}/email/${below}`, {});
  await system.api.put(`/accounts/${account}/email/${below}/usernames/anna/mailbox`, { password: 'Andere-2-zweite' });
  const their = `anna@${below}`;
  for (const [user, password, other] of [
    [their, 'Andere-2-zweite', anna],
    [anna, firstPassword, their],
  ] as const) {
    const client = await SmtpClient.open(at('submission'));
    assert.equal((await client.logIn(other, password)).code, 535);
    assert.equal((await client.logIn(user, password)).code, 235);
    assert.equal((await client.mail({ from: other, to: [VICTIM], text: mailText('spoofed', 100, other) })).code, 553);
    for (const from of [other, `"${user}" <${other}>`, `${user}, ${other}`])
      assert.equal(
        (await client.mail({ from: user, to: [VICTIM], text: mailText('spoofed', 100, from) })).code,
        553,
        from,
      );
    client.close();
  }
  assert.equal((await deliver(at('smtp'), { to: their, text: mailText('to the name below') })).code, 250);
  await arrives(at('imap'), [their, 'Andere-2-zweite'], 'to the name below');
  const session = await imapSession(at('imap'), anna, firstPassword);
  assert.ok(!(await session.subjects()).includes('to the name below'));
  session.close();
});

test('no log has a line that a stranger has written', async () => {
  const text = [
    `Subject: =?utf-8?q?x=0D=0A${FORGED}?=`,
    `Message-ID: <x\r${FORGED}@x>`,
    `From: =?utf-8?b?${Buffer.from(`x\r\n${FORGED}`).toString('base64')}?= <someone@elsewhere.example>`,
    `Content-Type: text/plain; name*=utf-8''x%0D%0A${FORGED}`,
  ].join('\r\n');
  assert.equal((await deliver(at('smtp'), { to: anna, text: `${text}\r\n\r\nlogged\r\n` })).code, 250);
  const client = await SmtpClient.open(at('smtp'), { helo: `x\r${FORGED}` });
  await client.send(`MAIL FROM:<"x\r${FORGED}"@elsewhere.example>`);
  client.close();
  await until('it is there', async () => {
    const session = await imapSession(at('imap'), anna, firstPassword);
    const { untagged } = await session.send('STATUS INBOX (MESSAGES)');
    session.close();
    return !untagged.join().includes('MESSAGES 0)');
  });
  const logs = path.join(system.home, 'logs');
  const names = fs.readdirSync(logs);
  assert.ok(names.length > 5);
  let mentioned = 0;
  for (const name of names) {
    for (const line of fs.readFileSync(path.join(logs, name), 'latin1').split(/\r\n?|\n/)) {
      if (line.includes(FORGED)) mentioned += 1;
      assert.ok(!line.trimStart().startsWith(FORGED), `${name}: ${line}`);
      for (const secret of [firstPassword, 'Andere-2-zweite']) assert.ok(!line.includes(secret), `${name}: ${line}`);
    }
  }
  assert.ok(mentioned > 0, 'the attempts are not in the logs at all');
});
