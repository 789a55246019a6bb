/** The mails that the system itself sends: the notice of a reset, the ticket to the support (contract.md F.3). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { arrives, imapSession } from '../../support/imap.ts';
import { allLogIn, logIns } from '../../support/log-ins.ts';
import { oneSystem, supportAddress } from '../../support/shared-systems.ts';
import { newTenant } from '../../support/operator.ts';
import type { Sink, SinkMail } from '../../support/sink.ts';
import type { System } from '../../support/system.ts';

const newPassword = 'Geheim-9-neues';
let sink: Sink;
let system: System;

before(async () => {
  ({ system, sink } = await oneSystem());
});

test('a reset lets the new password in at once and is told to the mailbox', async () => {
  const { add, path } = await newTenant(system.api);
  const address = await add('forgetful');
  const username = `${path}/usernames/forgetful`;
  await system.api.put(`${username}/secrets`, { tk1: 'Rexandra', tk2: 'Old Town', tk3: 'Miss Moon' });
  const reset = {
    action: 'resetPassword',
    actionData: { secretQuestionsAnswers: { tk1: 'rexandra' }, password: newPassword },
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
  const tickets = (): SinkMail[] =>
    sink.mails.filter(({ text }) => /^Subject: \[Migration\] (Bring|The second)/m.test(text));
  await until('both tickets', () => tickets().length >= 2, 20_000);
  const subjects = tickets().map(({ text }) => /^Subject: (.*)$/m.exec(text)?.[1]?.trim());
  assert.deepEqual(
    subjects.toSorted((a, b) => String(a).localeCompare(String(b))),
    ['[Migration] Bring it over', '[Migration] The second'],
  );
  assert.deepEqual(tickets()[0]?.to, [supportAddress]);
  assert.equal(tickets()[0]?.from, 'postmaster@mx.mailstead.test');
});
