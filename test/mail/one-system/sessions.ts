/** Who may log in, and the end of sessions that no longer may be (contract.md F.3, operator.md's table of status). */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { arrives, imapSession, Pop3Client, type ImapClient } from '../../support/imap.ts';
import { allLogIn, logIns, noneLogIn } from '../../support/log-ins.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant } from '../../support/operator.ts';
import { deliver, mailText, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

const secondPassword = 'Geheim-2-zweites';

let system: System;
const smtp = (): string => system.ready().smtp ?? '';
const imap = (): string => system.ready().imap ?? '';

before(async () => {
  ({ system } = await oneSystem());
});

interface Sessions {
  imap: ImapClient;
  pop3: Pop3Client;
  submission: SmtpClient;
}

async function openSessions(address: string, password: string): Promise<Sessions> {
  const submission = await SmtpClient.open(system.ready().submission ?? '');
  assert.equal((await submission.logIn(address, password)).code, 235);
  const pop3 = await Pop3Client.open(system.ready().pop3 ?? '');
  assert.match(await pop3.logIn(address, password), /^\+OK/);
  return { imap: await imapSession(imap(), address, password), pop3, submission };
}

/** They end within a second, and the submission session sends no more, not even a bounce. */
async function assertEnded(sessions: Sessions, address: string): Promise<void> {
  await Promise.all([sessions.imap.lines.closed(1000), sessions.pop3.lines.closed(1000)]);
  for (const sender of [address, '']) {
    const answer = await sessions.submission.send(`MAIL FROM:<${sender}>`);
    assert.equal(answer.code, 553, answer.text);
  }
  sessions.submission.close();
}

async function assertOpen(sessions: Sessions, address: string): Promise<void> {
  assert.equal((await sessions.imap.send('NOOP')).status, 'OK');
  assert.match(await sessions.pop3.send('NOOP'), /^\+OK/);
  assert.equal((await sessions.submission.send(`MAIL FROM:<${address}>`)).code, 250);
  for (const client of Object.values(sessions)) client.close();
}

test('a new password counts at once, and ends what was opened with the old one, of this mailbox alone', async () => {
  const { add, mailbox } = await newTenant(system.api);
  const [address, other] = [await add('changes'), await add('other')];
  const [sessions, others] = [await openSessions(address, firstPassword), await openSessions(other, firstPassword)];
  assert.equal((await sessions.submission.mail({ from: address, to: [other] })).code, 250);
  await system.api.put(mailbox('changes'), { password: secondPassword });
  await assertEnded(sessions, address);
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), noneLogIn);
  assert.deepEqual(await logIns(system.ready(), address, secondPassword), allLogIn);
  await assertOpen(others, other);
});

test('what does not concern the log-in ends no session', async () => {
  const { add, mailbox } = await newTenant(system.api);
  const address = await add('steady');
  const sessions = await openSessions(address, firstPassword);
  await system.api.put(mailbox('steady'), { quota: 7, master: true });
  await assertOpen(sessions, address);
});

test('a rename and a deletion end the sessions', async () => {
  const { domain, add, mailbox } = await newTenant(system.api);
  const first = await openSessions(await add('old-name'), firstPassword);
  await system.api.put(mailbox('old-name'), { username: 'new-name' });
  await assertEnded(first, `old-name@${domain}`);
  const second = await openSessions(`new-name@${domain}`, firstPassword);
  await system.api.delete(mailbox('new-name'));
  await assertEnded(second, `new-name@${domain}`);
});

test('log-ins in a row while the password changes: none of the old password is left, all of the new one stay', async () => {
  const { add, mailbox } = await newTenant(system.api);
  const address = await add('race');
  let [old, next] = [firstPassword, secondPassword];
  for (let round = 0; round < 5; round++) {
    const open: ImapClient[] = [];
    const changed = new AbortController();
    const hammer = async (): Promise<void> => {
      while (!changed.signal.aborted) open.push(await imapSession(imap(), address, old));
    };
    const hammers = [1, 2, 3, 4].map(async () => hammer().catch(() => undefined));
    await system.api.put(mailbox('race'), { password: next });
    changed.abort();
    const renewed = await imapSession(imap(), address, next);
    await Promise.all(hammers);
    await Promise.all(open.map(async (session) => session.lines.closed(1500)));
    assert.equal((await renewed.send('NOOP')).status, 'OK');
    renewed.close();
    [old, next] = [next, `Geheim-3-Runde-${round}`];
  }
});

/** What becomes of a mailbox for each status: operator.md, "Status and what it does". */
const statuses = [
  { object: 'domain', status: 'suspended', takesMail: true },
  { object: 'domain', status: 'disabled', takesMail: false },
  { object: 'account', status: 'suspended', takesMail: true },
  { object: 'account', status: 'closed', takesMail: false },
] as const;

for (const { object, status, takesMail } of statuses) {
  test(`${object} ${status}: no log-in, ${takesMail ? 'mail is stored' : 'no mail'}; open again: as before`, async () => {
    const { account, domain, path, add } = await newTenant(system.api);
    const [address, second] = [await add('member'), await add('second')];
    const bystander = await (await newTenant(system.api)).add('bystander');
    const sessions = [await openSessions(address, firstPassword), await openSessions(second, firstPassword)];
    const others = await openSessions(bystander, firstPassword);
    const set = async (value: string): Promise<unknown> =>
      system.api.put(object === 'domain' ? path : `/accounts/${account}`, { status: value });
    await set(status);
    await Promise.all([assertEnded(sessions[0]!, address), assertEnded(sessions[1]!, second)]);
    await assertOpen(others, bystander);
    assert.deepEqual(await logIns(system.ready(), address, firstPassword), noneLogIn);
    const answer = await deliver(smtp(), { to: address, text: mailText('meanwhile') });
    assert.equal(answer.code, takesMail ? 250 : 550, answer.text);
    assert.equal((await deliver(smtp(), { to: `nobody@${domain}` })).code, 550);
    await set('open');
    assert.deepEqual(await logIns(system.ready(), address, firstPassword), allLogIn);
    if (takesMail) await arrives(imap(), [address, firstPassword], 'meanwhile');
    assert.equal((await deliver(smtp(), { to: address, text: mailText('afterwards') })).code, 250);
    await arrives(imap(), [address, firstPassword], 'afterwards');
  });
}
