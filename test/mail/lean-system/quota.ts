/** Quotas during SMTP and in the store (contract.md F.3): what is too much is refused as early as it can be known. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { arrives, imapSession } from '../../support/imap.ts';
import { largestMail, leanSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import type { Sink } from '../../support/sink.ts';
import { deliver, mailText, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

const megabyte = 1_048_576;

let system: System;
let sink: Sink;
let tenant: Tenant;
const smtp = (): string => system.ready().smtp ?? '';
const imap = (): string => system.ready().imap ?? '';

before(async () => {
  ({ system, sink } = await leanSystem());
  tenant = await newTenant(system.api);
});
test('a declared size that would exceed is refused at RCPT, and a higher quota counts at once', async () => {
  const to = await tenant.add('declared', { quota: 1 });
  const text = mailText('large', 1.4 * megabyte);
  const refused = await deliver(smtp(), { to, text, size: text.length });
  assert.equal(refused.code, 552);
  assert.match(refused.text, new RegExp(`<${to}>: Recipient address rejected`));
  await system.api.put(tenant.mailbox('declared'), { quota: 2 });
  assert.equal((await deliver(smtp(), { to, text, size: text.length })).code, 250);
  await arrives(imap(), [to, firstPassword], 'large');
  // Two of them have no place.
  assert.equal((await deliver(smtp(), { to, text, size: text.length })).code, 552);
});

test('an undeclared size is refused at the end of the data; what still fits is taken', async () => {
  const to = await tenant.add('undeclared', { quota: 1 });
  const refused = await deliver(smtp(), { to, text: mailText('too large', 1.4 * megabyte) });
  assert.equal(refused.code, 552);
  assert.match(refused.text, /End-of-data rejected/);
  assert.equal((await deliver(smtp(), { to, text: mailText('fits', 0.9 * megabyte) })).code, 250);
  await arrives(imap(), [to, firstPassword], 'fits');
  const session = await imapSession(imap(), to, firstPassword);
  assert.deepEqual(await session.subjects(), ['fits']);
  const appended = await session.append('Drafts', mailText('draft', 0.4 * megabyte));
  assert.equal(appended.status, 'NO');
  assert.match(appended.text, /^\[OVERQUOTA\]/);
  session.close();
});

test('a mail that just fits is not bounced for the lines that delivery adds', async () => {
  const to = await tenant.add('brim', { quota: 1 });
  const before = sink.mails.length;
  const text = `${mailText('to the brim', megabyte).slice(0, megabyte - 300)}\r\n`;
  const accepted = await deliver(smtp(), { to, text });
  assert.equal(accepted.code, 250, accepted.text);
  await arrives(imap(), [to, firstPassword], 'to the brim');
  assert.equal(sink.mails.length, before);
  // Now it is full: nothing more is taken, whatever its size.
  assert.equal((await deliver(smtp(), { to, text: mailText('small') })).code, 552);
  await system.api.put(tenant.mailbox('brim'), { quota: 2 });
  assert.equal((await deliver(smtp(), { to, text: mailText('small') })).code, 250);
});

test('undeclared and for two: who has room gets it, the other’s sender a bounce', async () => {
  const [small, roomy] = [await tenant.add('small', { quota: 1 }), await tenant.add('roomy', { quota: 50 })];
  const text = mailText('for two', 1.4 * megabyte);
  assert.equal((await deliver(smtp(), { from: 'writer@elsewhere.example', to: [small, roomy], text })).code, 250);
  await arrives(imap(), [roomy, firstPassword], 'for two');
  const bounce = await until('the bounce', () =>
    sink.mails.find((mail) => mail.to.includes('writer@elsewhere.example')),
  );
  assert.equal(bounce.from, '');
  assert.match(bounce.text, /552 5\.2\.2/);
  assert.match(bounce.text, new RegExp(`Final-Recipient: rfc822; ${small}`));
});

test('submission is told as well; MAILSTEAD_MESSAGE_SIZE_LIMIT holds for all', async () => {
  const [from, to] = [await tenant.add('sender', { quota: 5 }), await tenant.add('tiny', { quota: 1 })];
  const client = await SmtpClient.open(system.ready().submission ?? '');
  assert.equal((await client.logIn(from, firstPassword)).code, 235);
  assert.equal((await client.mail({ from, to: [to], size: 1_200_000 })).code, 552);
  client.close();
  const other = await SmtpClient.open(smtp());
  assert.equal((await other.send(`MAIL FROM:<a@elsewhere.example> SIZE=${largestMail + 1}`)).code, 552);
  other.close();
  assert.equal(
    (await deliver(smtp(), { to: from, text: mailText('beyond all', largestMail + 0.2 * megabyte) })).code,
    552,
  );
});
