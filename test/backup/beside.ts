/** What a restore brings back beside mail and settings, as the daemons have it and act by it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import { once } from 'node:events';
import { headsIn, verifyAudit } from '../../server/audit/verify.ts';
import type { Head } from '../../server/audit/seal.ts';
import { apiLogs, placesOf } from '../../tools/audit/home.ts';
import { until } from '../engine/until.ts';
import { arrives, imapSession } from '../support/imap.ts';
import { firstPassword, newTenant } from '../support/operator.ts';
import type { Sink } from '../support/sink.ts';
import { deliver, mailText } from '../support/smtp.ts';
import type { System } from '../support/system.ts';
import { taughtMails } from '../support/taught.ts';
import { mailFiles } from './around.ts';
import { queueIsEmpty, type World } from './world.ts';

/** Somebody moves mails into Spam, and the filter learns them. @returns the domain, which has no other mail */
export async function teach(system: System, mails = 2): Promise<string> {
  const tenant = await newTenant(system.api);
  const attributes = ['SPAM_LEARNING', 'CLEANMAIL_PLUS'].map((attributeName) => ({
    attributeName,
    attributeValue: '1',
  }));
  await system.api.put(`${tenant.path}/cleanmailplus`, { attributes });
  const client = await imapSession(system.ready().imap ?? '', await tenant.add('teacher'), firstPassword);
  for (let i = 1; i <= mails; i += 1) {
    const text = `${mailText(`lesson ${i}`)}Cheap watches and quick money, number ${i}, for whoever buys today.\r\n`;
    assert.equal((await client.append('INBOX', text)).status, 'OK');
  }
  await client.send('SELECT INBOX');
  assert.equal((await client.send('UID MOVE 1:* Spam')).status, 'OK');
  client.close();
  await until('what was learned', async () => (await taughtMails(system, tenant.domain, 'spam')) === mails);
  return tenant.domain;
}

/** Ends of the audit's chain, as the logs of a home tell them. */
export const toldHeads = (home: string): Head[] => apiLogs(placesOf(home)).flatMap(headsIn);

/** The audit is whole, and reaches as far as was told. */
export async function checkAudit({ sql }: System, heads: Head[]): Promise<void> {
  assert.ok(heads.length > 0);
  const { whole, sentence } = await verifyAudit(sql, heads);
  assert.ok(whole, sentence);
}

/** The certificate that it shows to clients. */
export async function certificateOf({ ready }: System): Promise<string> {
  const [host = '', port = ''] = (ready().imaps ?? '').split(':');
  const socket = connectTls({ host, port: Number(port), rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const { fingerprint256 } = socket.getPeerCertificate();
  socket.destroy();
  return fingerprint256;
}

/** The files of key and certificate. */
export function tlsFiles(home: string): Record<string, string> {
  const folder = path.join(home, 'tls');
  return Object.fromEntries(
    fs.readdirSync(folder).map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]),
  );
}

/** The mails on hold are let go one by one, and arrive outside as they were sent. */
export async function checkHeld({ api }: System, sink: Sink, subjects: string[]): Promise<void> {
  const { list } = await api.get<{ list: { id: string }[] }>('/queue');
  assert.equal(list.length, subjects.length);
  assert.deepEqual(sink.mails, [], 'nothing goes before it is let go');
  for (const { id } of list) assert.equal((await api.call('POST', `/queue/${id}/release`)).status, 204);
  for (const subject of subjects) {
    const [, body = ''] = mailText(subject, 3000).split('\r\n\r\n');
    const isIt = ({ text }: { text: string }): boolean => text.includes(`Subject: ${subject}\r\n`);
    const { text } = await until(`"${subject}" outside`, () => sink.mails.find(isIt));
    assert.equal(text.slice(text.indexOf('\r\n\r\n') + 4).trimEnd(), body.trimEnd());
  }
}

/** A mail to Alice goes on to Carol, and one of a sender on her black list to nobody (`setEverything`). */
export async function checkPolicy({ home, ready }: System, { tenant }: World): Promise<void> {
  const { smtp = '', imap = '' } = ready();
  const [alice, bob, carol] = ['alice', 'bob', 'carol'].map((name) => `${name}@${tenant.domain}`) as [
    string,
    string,
    string,
  ];
  const from = 'spam@spam.example';
  assert.equal((await deliver(smtp, { from, to: [alice, bob], text: mailText('from-black', 100, from) })).code, 250);
  assert.equal((await deliver(smtp, { to: alice, text: mailText('goes-on') })).code, 250);
  await arrives(imap, [carol, firstPassword], 'goes-on');
  await arrives(imap, [bob, firstPassword], 'from-black');
  await until('an empty queue', () => queueIsEmpty(home));
  // Not what Dovecot has cached of it.
  const files = mailFiles(home, ['mail'])
    .get('from-black')
    ?.filter((file) => /\/(cur|new)\/[^/]+$/.test(file));
  assert.equal(files?.length, 1, `Bob’s alone: ${files?.join(', ')}`);
}
