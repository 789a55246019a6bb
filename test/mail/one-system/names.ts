/** Names: every one that the pattern of the contract allows works in mail; what is hostile is refused, and breaks nothing. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { arrives, ImapClient, Pop3Client } from '../../support/imap.ts';
import { Closed } from '../../support/line-client.ts';
import { allLogIn, logIns } from '../../support/log-ins.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import { deliver, mailText, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

let system: System;
let tenant: Tenant;
let witness: string;
const smtp = (): string => system.ready().smtp ?? '';
const imap = (): string => system.ready().imap ?? '';

before(async () => {
  ({ system } = await oneSystem());
  tenant = await newTenant(system.api);
  witness = await tenant.add('witness');
});

for (const name of [
  '-dash',
  '-',
  '_',
  '0',
  'a.b-c_d',
  '.lead',
  'trail.',
  'a..b',
  '...',
  '.-_',
  'x'.repeat(64),
  '-oQ.tmp',
]) {
  test(`${name} logs in, sends and receives`, async () => {
    const address = await tenant.add(name);
    assert.deepEqual(await logIns(system.ready(), address, firstPassword), allLogIn);
    const submission = await SmtpClient.open(system.ready().submission ?? '');
    assert.equal((await submission.logIn(address, firstPassword)).code, 235);
    // RFC 5321 wants quotes around some of them; both forms are in use.
    for (const written of [address, `"${name}"@${tenant.domain}`]) {
      const subject = `from outside to ${written}`;
      const answer = await deliver(smtp(), { to: written, text: mailText(subject) });
      assert.equal(answer.code, 250, `${written}: ${answer.text}`);
      await arrives(imap(), [address, firstPassword], subject);
      const text = mailText(`by ${written}`, 100, written);
      const sent = await submission.mail({ from: written, to: [witness, address], text });
      assert.equal(sent.code, 250, `${written}: ${sent.text}`);
      await arrives(imap(), [witness, firstPassword], `by ${written}`);
    }
    submission.close();
    const stats = await system.api.get<{ messageCount: { inbox: { allMessages: number } } }>(
      `${tenant.mailbox(name)}/messagestats`,
    );
    assert.ok(stats.messageCount.inbox.allMessages >= 2);
  });
}

/** Bytes that must reach neither SQL nor a log as they are. */
const hostile = (domain: string): Buffer[] =>
  [
    `x' or '1'='1`,
    `x'; drop schema mail cascade; --@${domain}`,
    `x"y@${domain}`,
    `x\\'@${domain}`,
    `x\\@${domain}`,
    `%u%s%w%{password}@${domain}`,
    `%@${domain}`,
    `*@${domain}`,
    `witness@${domain}*probe`,
    `witness@${domain}@${domain}`,
    `witness@${domain}\\0`,
    `$(id)@${domain}`,
    `\`id\`@${domain}`,
    `../../etc/passwd`,
    `witness+x@${domain}`,
    ' ',
    '@',
    `@${domain}`,
    'Jürgen@exämple.example',
    `日本@${domain}`,
    `\u202ewitness@${domain}`,
    `x\x01\x02\x1b[31m@${domain}`,
    `x\x7f\t@${domain}`,
    `${'x'.repeat(10_000)}@${domain}`,
    `x@${'y.'.repeat(5000)}example`,
  ]
    .map((text) => Buffer.from(text))
    .concat([Buffer.from([0x78, 0xff, 0xfe, 0x40]), Buffer.from('x\0y@nul.example'), Buffer.from('wïtness', 'latin1')]);

/** A protocol may end the connection on what it cannot read; it may not do anything else. */
async function refusedOrClosed(what: string, attempt: () => Promise<boolean>): Promise<void> {
  try {
    assert.ok(await attempt(), what);
  } catch (error) {
    if (!(error instanceof Closed)) throw error;
  }
}

test('hostile log-in names are refused by IMAP, POP3 and submission', async () => {
  await Promise.all(
    hostile(tenant.domain).map(async (name, nth) => {
      const what = `name ${nth}: ${JSON.stringify(name.toString('latin1').slice(0, 60))}`;
      const byImap = await ImapClient.open(imap());
      await refusedOrClosed(`IMAP, ${what}`, async () => {
        const reply = await byImap.send(
          Buffer.concat([Buffer.from(`LOGIN {${name.length}+}\r\n`), name, Buffer.from(` "${firstPassword}"`)]),
        );
        return reply.status !== 'OK' && !reply.text.includes('[UNAVAILABLE]');
      });
      byImap.close();
      const byPop3 = await Pop3Client.open(system.ready().pop3 ?? '');
      await refusedOrClosed(`POP3, ${what}`, async () => {
        const first = await byPop3.send(Buffer.concat([Buffer.from('USER '), name]));
        const reply = first.startsWith('+OK') ? await byPop3.send(`PASS ${firstPassword}`) : first;
        return reply.startsWith('-ERR') && !reply.includes('[SYS/TEMP]');
      });
      byPop3.close();
      const bySmtp = await SmtpClient.open(system.ready().submission ?? '');
      const credentials = Buffer.concat([Buffer.from([0]), name, Buffer.from(`\0${firstPassword}`)]);
      await refusedOrClosed(`submission, ${what}`, async () => {
        const { code } = await bySmtp.send(`AUTH PLAIN ${credentials.toString('base64')}`);
        return code >= 500;
      });
      bySmtp.close();
    }),
  );
});

test('hostile recipients and senders are refused as any unknown one', async () => {
  for (const name of hostile(tenant.domain)) {
    const local = name.toString('latin1').split('@')[0] ?? '';
    // Written so they name the witness, rightly.
    if (local.startsWith('witness')) continue;
    for (const written of [name.toString('latin1'), `"${local}"@${tenant.domain}`]) {
      const client = await SmtpClient.open(smtp());
      const shown = JSON.stringify(written.slice(0, 60));
      await refusedOrClosed(`RCPT ${shown}`, async () => {
        await client.send('MAIL FROM:<a@elsewhere.example>');
        return (await client.send(`RCPT TO:<${written}>`)).code >= 500;
      });
      // Whatever is said to a sender, it is a decision and no failure of a lookup.
      await refusedOrClosed(`MAIL ${shown}`, async () => {
        await client.send('RSET');
        const { code } = await client.send(`MAIL FROM:<${written}>`);
        return code === 250 || code >= 500;
      });
      client.close();
    }
  }
});

test('after all that the logs are clean, no lookup has failed, and everyone else is served', async () => {
  assert.deepEqual(await logIns(system.ready(), witness, firstPassword), allLogIn);
  assert.equal((await deliver(smtp(), { to: witness })).code, 250);
  const logs = path.join(system.home, 'logs');
  for (const name of fs.readdirSync(logs)) {
    const lines = fs.readFileSync(path.join(logs, name), 'latin1').split('\n');
    for (const line of lines) {
      // What moves a terminal's cursor; DEL does not, and Dovecot lets it pass.
      const isClean = Buffer.from(line, 'latin1').every((byte) => byte >= 0x20 || byte === 0x09);
      assert.ok(isClean, `${name}: ${JSON.stringify(line)}`);
      assert.doesNotMatch(
        line,
        /pgsql query failed|Could not escape|invalid byte sequence|syntax error/,
        `${name}: ${line}`,
      );
      if (name === 'postgres.log') assert.doesNotMatch(line, / ERROR: /, line);
    }
  }
});
