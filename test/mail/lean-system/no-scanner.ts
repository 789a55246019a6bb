/** MAILSTEAD_CLAMAV=off: no virus scanner is there, nothing of it is asked for or missed, and mail arrives with its score. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { MailboxReader } from '../../support/mailbox-reader.ts';
import { leanSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant } from '../../support/operator.ts';
import { deliver } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

let system: System;

before(async () => {
  ({ system } = await leanSystem());
});

test('it is ready without clamd, and a mail arrives with a score', async () => {
  assert.ok(system.ready().pids.rspamd !== undefined);
  assert.equal(system.ready().pids.clamd, undefined);
  assert.ok(
    !fs.existsSync(path.join(system.home, 'clamav')) && !fs.existsSync(path.join(system.home, 'run', 'clamav')),
  );
  const address = await (await newTenant(system.api)).add('anna');
  const text = `Subject: unscanned\r\nFrom: someone@elsewhere.example\r\nTo: ${address}\r\n\r\nHello.\r\n`;
  assert.equal((await deliver(system.ready().smtp ?? '', { to: address, text })).code, 250);
  const reader = await MailboxReader.open(system.ready().imap ?? '', address, firstPassword);
  try {
    const mail = await until('the mail', async () => (await reader.mails())[0]);
    assert.match(mail.header('X-Mailstead-Score') ?? '', /^[0-9]+$/);
  } finally {
    reader.close();
  }
});
