/** The mails that the system itself sends: the notice of a reset, the ticket to the support (contract.md F.3). */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { until } from '../engine/until.ts';
import { arrives, imapSession } from '../support/imap.ts';
import { allLogIn, logIns } from '../support/log-ins.ts';
import { newTenant } from '../support/operator.ts';
import { type Sink, startSink } from '../support/sink.ts';
import { startSystem, type System } from '../support/system.ts';

const newPassword = 'Geheim-9-neues';
let sink: Sink;
let system: System;

before(async () => {
  sink = await startSink();
  system = await startSystem({
    MAILSTEAD_RELAY_HOST: sink.address,
    MAILSTEAD_SUPPORT_ADDRESS: 'support@elsewhere.test',
  });
});
after(async () => {
  await system.remove();
  await sink.stop();
});

test('a reset lets the new password in at once and is told to the mailbox', async () => {
  const { add, path } = await newTenant(system.api);
  const address = await add('forgetful');
  const username = `${path}/usernames/forgetful`;
  await system.api.put(`${username}/secrets`, { tk1: 'Rex', tk2: 'Town', tk3: 'Moon' });
  const reset = {
    action: 'resetPassword',
    actionData: { secretQuestionsAnswers: { tk1: 'rex' }, password: newPassword },
  };
  assert.equal((await system.api.call('POST', `${username}/mailbox/action`, reset)).status, 204);
  assert.deepEqual(await logIns(system.ready(), address, newPassword), allLogIn);
  const imap = system.ready().imap ?? '';
  await arrives(imap, [address, newPassword], 'Your password was reset');
  const session = await imapSession(imap, address, newPassword);
  await session.send('EXAMINE INBOX');
  const header = (await session.send('FETCH 1 BODY.PEEK[HEADER]')).untagged;
  session.close();
  assert.ok(header.some((line) => /^From: .*<postmaster@mx\.mailstead\.test>/.test(line)));
  assert.ok(header.includes('Auto-Submitted: auto-generated'));
});

test('a ticket reaches the support address, once', async () => {
  const { add, path } = await newTenant(system.api);
  await add('mover');
  const ticket = { subject: 'Bring it over', body: 'From\r\n.\r\nthere' };
  assert.equal((await system.api.call('POST', `${path}/usernames/mover/migration`, ticket)).status, 201);
  const second = { subject: 'The second', body: 'one' };
  assert.equal((await system.api.call('POST', `${path}/usernames/mover/migration`, second)).status, 201);
  // The second is sent after the first: when it is there, a repetition of the first would be too.
  await until('both tickets', () => sink.mails.length >= 2, 20_000);
  const subjects = sink.mails.map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim());
  assert.deepEqual(
    subjects.toSorted((a, b) => String(a).localeCompare(String(b))),
    ['[Migration] Bring it over', '[Migration] The second'],
  );
  assert.deepEqual(sink.mails[0]?.to, ['support@elsewhere.test']);
  assert.equal(sink.mails[0]?.from, 'postmaster@mx.mailstead.test');
});
