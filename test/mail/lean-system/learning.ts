/** SPAM_LEARNING (contract.md F.3): what moving a mail teaches, and that nothing of it ever keeps the client waiting for long. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { arrives, type ImapClient, imapSession } from '../../support/imap.ts';
import { everyday, pills } from '../../support/kinds.ts';
import { MailboxReader, type StoredMail } from '../../support/mailbox-reader.ts';
import { mailOf } from '../../support/mail-text.ts';
import { firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import { leanSystem } from '../../support/shared-systems.ts';
import { deliver } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

const seconds = (since: number): number => (performance.now() - since) / 1000;

const learning = { CLEANMAIL_PLUS: '1', SPAM_LEARNING: '1' };
const cleanMailPlus = (values: Record<string, string>) => ({
  attributes: Object.entries(values).map(([attributeName, attributeValue]) => ({ attributeName, attributeValue })),
});

let system: System;
let tenant: Tenant;
let address: string;
let client: ImapClient;
let domainId: string;
const smtp = (): string => system.ready().smtp ?? '';

before(async () => {
  ({ system } = await leanSystem());
  tenant = await newTenant(system.api);
  address = await tenant.add('alice');
  await system.api.put(`${tenant.path}/cleanmailplus`, cleanMailPlus(learning));
  const [row] = await system.sql<
    { id: string }[]
  >`select domain_id as id from domain_names where name = ${tenant.domain}`;
  domainId = row!.id;
  client = await imapSession(system.ready().imap ?? '', address, firstPassword);
});
after(() => client.close());

/** Mails that were learned, as [spam, ham]. */
function learned(): [number, number] {
  const words = [
    '-s',
    path.join(system.home, 'run', 'redis', 'redis'),
    'HMGET',
    `RS${domainId}`,
    'learns_spam',
    'learns_ham',
  ];
  const [spam, ham] = String(execFileSync('redis-cli', words)).split('\n').map(Number);
  return [spam ?? 0, ham ?? 0];
}
const becomes = (spam: number, ham: number): Promise<true> =>
  until(`${spam} spam and ${ham} ham`, () => learned().join(' ') === `${spam} ${ham}`, 10_000);

async function receive(subject: string, body: string): Promise<void> {
  const text = mailOf({ Subject: subject, To: address, 'Message-ID': `<${subject}.x7k@elsewhere.example>` }, body);
  assert.equal((await deliver(smtp(), { to: address, text })).code, 250);
  await arrives(system.ready().imap ?? '', [address, firstPassword], subject);
}

/** A mail, in whichever folder of a mailbox it has come to. */
async function arrived(address: string, subject: string): Promise<StoredMail> {
  const reader = await MailboxReader.open(system.ready().imap ?? '', address, firstPassword);
  try {
    const isIt = (mail: StoredMail): boolean => mail.header('Subject') === subject;
    return await until(subject, async () => (await reader.everywhere(['INBOX', 'Spam'])).find(isIt));
  } finally {
    reader.close();
  }
}

async function move(from: string, to: string, subject: string): Promise<void> {
  const at = 1 + (await client.subjects(from)).indexOf(subject);
  assert.ok(at > 0, subject);
  await client.send(`SELECT "${from}"`);
  const since = performance.now();
  assert.equal((await client.send(`MOVE ${at} "${to}"`)).status, 'OK');
  assert.ok(seconds(since) < 2, `${seconds(since)}`);
}

test('into Spam teaches spam, out of it ham; what is thrown away teaches nothing', async () => {
  for (const folder of ['Work', 'Deleted Items', 'Junk E-mail']) await client.send(`CREATE "${folder}"`);
  for (const nth of [1, 2, 3, 4]) {
    await receive(`pills-${nth}`, pills(nth));
    await move('INBOX', 'Spam', `pills-${nth}`);
    // From three on mail is judged, and an empty one stands for ham.
    await becomes(nth, nth < 4 ? 0 : 1);
  }
  await move('Spam', 'Trash', 'pills-1');
  await move('Spam', 'Deleted Items', 'pills-2');
  await move('Spam', 'Junk E-mail', 'pills-3');
  await move('Trash', 'INBOX', 'pills-1');
  await move('Spam', 'Work', 'pills-4');
  await becomes(3, 2);
  await move('Work', 'Spam', 'pills-4');
  await becomes(4, 1);
});

test('what the domain has taught goes with a forward to its own mailboxes, and counts in no other domain', async () => {
  const another = await newTenant(system.api);
  const people = [await tenant.add('carol'), await another.add('dora')];
  const wanted = cleanMailPlus({ ...learning, SPAM_LEVEL: '2', SPAM_ACTION: '1' });
  await system.api.put(`${tenant.path}/usernames/carol/cleanmailplus`, wanted);
  await system.api.put(`${another.path}/usernames/dora/cleanmailplus`, wanted);
  // Spam goes no further from a mailbox that files it: this one has the domain's level, which the mail does not reach.
  const list = await tenant.add('list', { virtual: true });
  const targets = people.map((target) => ({ target }));
  assert.equal((await system.api.call('POST', `${tenant.path}/usernames/list/forwards`, { targets })).status, 204);
  const text = mailOf({ Subject: 'pills-9', To: list, 'Message-ID': '<pills-9.x7k@elsewhere.example>' }, pills(9));
  assert.equal((await deliver(smtp(), { to: list, text })).code, 250);
  const found = await Promise.all(people.map(async (person) => arrived(person, 'pills-9')));
  assert.deepEqual(
    found.map((mail) => [mail.folder, mail.header('X-Mailstead-Taught-By')]),
    [
      ['Spam', domainId],
      ['INBOX', domainId],
    ],
  );
});

test('what was learned as ham by itself is learned anew as spam when it is moved', async () => {
  await receive('meeting', everyday[1]!);
  // The empty mail, and this one.
  await becomes(4, 2);
  await move('INBOX', 'Spam', 'meeting');
  await becomes(5, 1);
});

test('while policyd hangs a move takes its second, the next does not, and none fails', async () => {
  await receive('later', everyday[2]!);
  await receive('and later', everyday[3]!);
  const { policyd } = system.ready().pids;
  process.kill(policyd!, 'SIGSTOP');
  try {
    await move('INBOX', 'Spam', 'later');
    const since = performance.now();
    await move('INBOX', 'Spam', 'and later');
    assert.ok(seconds(since) < 0.9, `${seconds(since)}`);
  } finally {
    process.kill(policyd!, 'SIGCONT');
  }
});
