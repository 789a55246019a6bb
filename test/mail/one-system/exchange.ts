/** Exchange mailboxes are real ones: log-in by each protocol that is enabled, mail under every address, quota and counts. */
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { arrives, ImapClient, imapSession, Pop3Client } from '../../support/imap.ts';
import { allLogIn, logIns, noneLogIn } from '../../support/log-ins.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { Api, firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import { deliver, mailText, SmtpClient } from '../../support/smtp.ts';
import type { System } from '../../support/system.ts';

const secondPassword = 'Geheim-2-zweites';
const megabyte = 1_048_576;

let system: System;
const smtp = (): string => system.ready().smtp ?? '';
const imap = (): string => system.ready().imap ?? '';

before(async () => {
  ({ system } = await oneSystem());
});

interface Exchange {
  tenant: Tenant;
  address: string;
  path: string;
  set: (fields: object) => Promise<number>;
}

/** An Exchange mailbox in a domain of its own. */
async function newExchange(name: string, fields: object = {}): Promise<Exchange> {
  const tenant = await newTenant(system.api);
  const path = `${tenant.path}/usernames/${name}/exchange`;
  const set = async (more: object): Promise<number> => system.api.put(path, more);
  assert.equal(await set({ password: firstPassword, displayName: name, ...fields }), 201);
  return { tenant, address: `${name}@${tenant.domain}`, path, set };
}

test('it logs in everywhere, receives under its aliases, is counted and has a quota', async () => {
  const { tenant, address, path, set } = await newExchange('anna');
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), allLogIn);
  const alias = `also-${tenant.domain}`;
  await system.api.put(`${tenant.path}/aliases/${alias}`, {});
  for (const to of [address, `anna+list@${tenant.domain}`, `anna@${alias}`]) {
    assert.equal((await deliver(smtp(), { to, text: mailText(`to ${to}`) })).code, 250);
    await arrives(imap(), [address, firstPassword], `to ${to}`);
  }
  const { messageCount } = await system.api.get<{ messageCount: object }>(`${path}/messagestats`);
  const empty = { allMessages: 0, unreadMessages: 0 };
  assert.deepEqual(messageCount, { inbox: { allMessages: 3, unreadMessages: 3 }, sent: empty, spam: empty });
  const shown = await system.api.get<Record<string, string>>(path);
  assert.equal(shown['itemCount'], '3');
  assert.match(shown['totalItemSize'] ?? '', /^\d+ (B|KB) \([\d,]+ bytes\)$/);
  assert.equal(shown['serverName'], 'mx.mailstead.test');
  await set({ quota: 1 });
  const text = mailText('too large', 1.4 * megabyte);
  assert.equal((await deliver(smtp(), { to: address, text, size: text.length })).code, 552);
});

test('imapEnabled and popEnabled: the log-in by each, with TLS and without, and what is open', async () => {
  const { address, set } = await newExchange('barred');
  const open = await imapSession(imap(), address, firstPassword);
  await set({ imapEnabled: false });
  await open.lines.closed(1000);
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), { ...allLogIn, imap: false });
  const secure = await ImapClient.open(system.ready().imaps ?? '', true);
  assert.match((await secure.logIn(address, firstPassword)).text, /^\[AUTHENTICATIONFAILED\]/);
  secure.close();
  assert.equal((await deliver(smtp(), { to: address })).code, 250);

  await set({ imapEnabled: true });
  const pop3 = await Pop3Client.open(system.ready().pop3 ?? '');
  assert.match(await pop3.logIn(address, firstPassword), /^\+OK/);
  await set({ popEnabled: false });
  await pop3.lines.closed(1000);
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), { ...allLogIn, pop3: false });
  const secured = await Pop3Client.open(system.ready().pop3s ?? '', true);
  assert.match(await secured.logIn(address, firstPassword), /^-ERR \[AUTH\]/);
  secured.close();

  await set({ imapEnabled: false });
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), { ...noneLogIn, submission: true });
  await set({ imapEnabled: true, popEnabled: true });
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), allLogIn);
});

test('a setting that is no log-in’s matter ends no session', async () => {
  const { address, set } = await newExchange('steady');
  const open = await imapSession(imap(), address, firstPassword);
  await set({ imapEnabled: true, owaEnabled: false, city: 'Wien', quota: 100, emailAddresses: ['other'] });
  assert.equal((await open.send('NOOP')).status, 'OK');
  open.close();
});

test('secondary addresses receive and send, and nobody logs in with one', async () => {
  const { tenant, address, set } = await newExchange('desk');
  const { domain } = tenant;
  const [alias, second] = [`also-${domain}`, `sales@${domain}`];
  await system.api.put(`${tenant.path}/aliases/${alias}`, {});
  assert.equal((await deliver(smtp(), { to: second })).code, 550);
  await set({ emailAddresses: [second] });
  for (const to of [second, `Sales+list@${domain}`, `sales@${alias}`]) {
    assert.equal((await deliver(smtp(), { to, text: mailText(`to ${to}`) })).code, 250);
    await arrives(imap(), [address, firstPassword], `to ${to}`);
  }
  assert.deepEqual(await logIns(system.ready(), second, firstPassword), noneLogIn);
  assert.deepEqual(await logIns(system.ready(), `sales@${alias}`, firstPassword), noneLogIn);

  const other = await tenant.add('other');
  const send = async (user: string): Promise<number> => {
    const client = await SmtpClient.open(system.ready().submission ?? '');
    assert.equal((await client.logIn(user, firstPassword)).code, 235);
    const text = `Subject: as sales\r\nFrom: ${second}\r\n\r\nHello.\r\n`;
    const { code } = await client.mail({ from: second, to: [other], text });
    client.close();
    return code;
  };
  assert.equal(await send(address), 250);
  await arrives(imap(), [other, firstPassword], 'as sales');
  assert.equal(await send(other), 553);

  await set({ emailAddresses: [] });
  assert.equal((await deliver(smtp(), { to: second })).code, 550);
  assert.equal(await send(address), 553);
});

test('its owner changes its password itself; a deletion ends all', async () => {
  const { tenant, address, path } = await newExchange('owner');
  const session = await imapSession(imap(), address, firstPassword);
  const own = new Api(system.ready().http, address, firstPassword);
  const body = { currentPassword: firstPassword, password: secondPassword };
  await own.put(`/email/${tenant.domain}/usernames/owner/exchange`, body);
  await session.lines.closed(1000);
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), noneLogIn);
  assert.deepEqual(await logIns(system.ready(), address, secondPassword), allLogIn);
  await system.api.delete(path);
  assert.deepEqual(await logIns(system.ready(), address, secondPassword), noneLogIn);
  assert.equal((await deliver(smtp(), { to: address })).code, 550);
  const kept = async (): Promise<boolean> =>
    (await system.sql`select from deleted_stores where address = ${address}`).length === 1;
  await until('its mail to be set aside', kept);
});
