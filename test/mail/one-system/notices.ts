/** Whom we write to of ourselves: notices and bounces go to nobody who has not asked for them under his own name. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { type AnnaAndBerta, annaAndBerta } from '../../support/anna-and-berta.ts';
import { arrives } from '../../support/imap.ts';
import { firstPassword, type Tenant } from '../../support/operator.ts';
import type { Sink } from '../../support/sink.ts';
import { deliver, mailText, SmtpClient } from '../../support/smtp.ts';

/** The name in a forged envelope: whoever gets a mail from us for it is a stranger we have bothered. */
const STRANGER = 'stranger@outside.example';

let sink: Sink;
let tenant: Tenant;
let anna: string;
let berta: string;
let at: AnnaAndBerta['at'];
let subjectsOf: AnnaAndBerta['subjectsOf'];

before(async () => {
  ({ sink, tenant, anna, berta, at, subjectsOf } = await annaAndBerta());
});

test('nobody has us write to a stranger: no notice of success, no bounce of what could be refused', async () => {
  const client = await SmtpClient.open(at('smtp'));
  assert.doesNotMatch((await client.send('EHLO client.example')).text, /^DSN$/m);
  await client.send(`MAIL FROM:<${STRANGER}>`);
  assert.equal((await client.send(`RCPT TO:<${anna}> NOTIFY=SUCCESS,DELAY`)).code, 501);
  client.close();
  for (const to of [
    `nobody@${tenant.domain}`,
    `anna@nowhere.example`,
    `SRS0=AAAA=BB=outside.example=stranger@mx.mailstead.test`,
  ])
    assert.ok((await deliver(at('smtp'), { from: STRANGER, to })).code >= 500, to);
  // What is taken is delivered, and its sender hears nothing: a mail that came later has gone the same way.
  assert.equal((await deliver(at('smtp'), { from: STRANGER, to: anna, text: mailText('quietly taken') })).code, 250);
  await arrives(at('imap'), [anna, firstPassword], 'quietly taken');
  await deliver(at('smtp'), { to: berta, text: mailText('later') });
  await until('the later one', () => sink.mails.find(({ text }) => text.includes('Subject: later')));
  assert.deepEqual(
    sink.mails.filter(({ to }) => to.includes(STRANGER)),
    [],
  );
});

test('who has logged in may ask for a notice: it goes to nobody else', async () => {
  const client = await SmtpClient.open(at('submission'));
  assert.equal((await client.logIn(anna, firstPassword)).code, 235);
  assert.match((await client.send('EHLO client.example')).text, /^DSN$/m);
  assert.equal((await client.send(`MAIL FROM:<${anna}> RET=HDRS AUTH=<${berta}>`)).code, 250);
  assert.equal((await client.send(`RCPT TO:<${berta}> NOTIFY=SUCCESS`)).code, 250);
  assert.equal((await client.send('DATA')).code, 354);
  client.lines.write(`${mailText('please tell me', 100, anna)}.\r\n`);
  assert.equal((await client.reply()).code, 250);
  client.close();
  const noticesOf = async (user: string): Promise<number> =>
    (await subjectsOf(user)).filter((subject) => subject.startsWith('Successful Mail Delivery Report')).length;
  await until('the notice', async () => (await noticesOf(anna)) > 0);
  await until('what is sent on', () => sink.mails.find(({ text }) => text.includes('Subject: please tell me')));
  assert.deepEqual([await noticesOf(anna), await noticesOf(berta)], [1, 0]);
  const notices = sink.mails.filter(({ text }) => text.includes('Subject: Successful') && text.includes(tenant.domain));
  assert.deepEqual(notices, []);
});
