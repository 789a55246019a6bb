/** A deletion and its undoing as those see it who read and write mail; and the end of what nobody has restored. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { until } from '../engine/until.ts';
import { arrives, imapSession } from '../support/imap.ts';
import { allLogIn, logIns, noneLogIn } from '../support/log-ins.ts';
import { firstPassword, newTenant, type Tenant } from '../support/operator.ts';
import { PostfixQueue } from '../support/postfix-queue.ts';
import { deliver, mailText, SmtpClient } from '../support/smtp.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
const smtp = (): string => system.ready().smtp ?? '';
const imap = (): string => system.ready().imap ?? '';

before(async () => {
  system = await startSystem();
});
after(async () => system.remove());

interface Listed {
  list: { id: string; links: { href: string; rel: string }[] }[];
}

/** Restores the one thing that a list has. @returns its id */
async function restoreFrom(list: string): Promise<string> {
  const [item] = (await system.api.get<Listed>(list)).list;
  const { href } = item!.links.find(({ rel }) => rel === 'restore')!;
  const { status, body } = await system.api.call('POST', href);
  assert.equal(status, 201, JSON.stringify(body));
  return item!.id;
}

/** @returns its queue id */
const receives = async (to: string, subject: string, from?: string): Promise<string> => {
  const reply = await deliver(smtp(), { to, text: mailText(subject), ...(from === undefined ? {} : { from }) });
  assert.equal(reply.code, 250);
  return /queued as ([0-9A-F]+)/.exec(reply.text)![1]!;
};

async function subjects(address: string, folder = 'INBOX'): Promise<string[]> {
  const session = await imapSession(imap(), address, firstPassword);
  const found = await session.subjects(folder);
  session.close();
  return found;
}

/** All that the API says of a mailbox's settings. */
async function settings({ path: domain }: Tenant, name: string): Promise<object[]> {
  const own = `${domain}/usernames/${name}`;
  const paths = [
    'mailbox',
    'mailbox/messagestats',
    'autoresponder',
    'forwards',
    'blackwhitelist',
    'cleanmailplus',
    'secrets',
  ];
  return Promise.all(
    paths.map(async (noun) => {
      const { authToken: _new, ...rest } = await system.api.get<Record<string, unknown>>(`${own}/${noun}`);
      return rest;
    }),
  );
}

/** A mailbox `anna` with mail in two folders and all kinds of settings, and `bob` to whom it forwards. */
async function filled(tenant: Tenant): Promise<{ anna: string; bob: string }> {
  const { add, path: domain, domain: name } = tenant;
  const [anna, bob] = [await add('anna', { quota: 99 }), await add('bob')];
  const own = `${domain}/usernames/anna`;
  await system.api.put(`${own}/autoresponder`, { body: 'Away', active: true, subject: 'Away' });
  await system.api.put(`${own}/blackwhitelist`, { list: [{ type: 'B', address: '@black.example' }] });
  await system.api.put(`${own}/cleanmailplus`, { attributes: [{ attributeName: 'SPAM_LEVEL', attributeValue: '1' }] });
  await system.api.put(`${own}/secrets`, { tk1: 'Rexandra', tk2: 'Ulm on the Danube', tk3: 'Hedwig Meyer' });
  const forwards = await system.api.call('POST', `${own}/forwards`, { targets: [{ target: `bob@${name}` }] });
  assert.equal(forwards.status, 204);
  await receives(anna, 'before');
  await arrives(imap(), [anna, firstPassword], 'before');
  await arrives(imap(), [bob, firstPassword], 'before');
  const session = await imapSession(imap(), anna, firstPassword);
  await session.send('CREATE "Bills v1.2"');
  await session.append('Bills v1.2', mailText('a bill', 50_000), '\\Seen');
  session.close();
  return { anna, bob };
}

/** What was set rules the next mail. */
async function obeys({ anna, bob }: { anna: string; bob: string }): Promise<void> {
  const queue = new PostfixQueue(system.home);
  try {
    await queue.removed([await receives(anna, 'black', 'somebody@black.example'), await receives(anna, 'next')]);
  } finally {
    queue.close();
  }
  await arrives(imap(), [anna, firstPassword], 'next');
  await arrives(imap(), [bob, firstPassword], 'next');
  assert.deepEqual(await subjects(anna), ['before', 'next']);
  assert.deepEqual(await subjects(anna, 'Bills v1.2'), ['a bill']);
}

/** Is deleted for everybody: no log-in, no mail, and what was open has ended. */
async function isGone(address: string): Promise<void> {
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), noneLogIn);
  assert.equal((await deliver(smtp(), { to: address })).code, 550);
}

test('a mailbox: refused everywhere, then there again with mail, password and settings, and the next mail obeys', async () => {
  const tenant = await newTenant(system.api);
  const people = await filled(tenant);
  const before = await settings(tenant, 'anna');
  const open = await imapSession(imap(), people.anna, firstPassword);
  const sender = await SmtpClient.open(system.ready().submission ?? '');
  assert.equal((await sender.logIn(people.anna, firstPassword)).code, 235);
  await system.api.delete(tenant.mailbox('anna'));
  await open.lines.closed(1000);
  await isGone(people.anna);
  await restoreFrom(`${tenant.path}/deleted`);
  assert.deepEqual(await settings(tenant, 'anna'), before);
  assert.deepEqual(await logIns(system.ready(), people.anna, firstPassword), allLogIn);
  // The session of before the deletion has ended for good.
  const { code } = await sender.mail({ from: people.anna, to: [people.bob], text: mailText('late', 10, people.anna) });
  assert.equal(code, 553);
  sender.close();
  await obeys(people);
});

test('a domain: the same, with all that was below it', async () => {
  const tenant = await newTenant(system.api);
  const people = await filled(tenant);
  const alias = `also-${tenant.domain}`;
  await system.api.put(`${tenant.path}/aliases/${alias}`, {});
  const before = await settings(tenant, 'anna');
  const open = await imapSession(imap(), people.bob, firstPassword);
  const sender = await SmtpClient.open(system.ready().submission ?? '');
  assert.equal((await sender.logIn(people.bob, firstPassword)).code, 235);
  await system.api.delete(tenant.path);
  await open.lines.closed(1000);
  for (const address of Object.values(people))
    assert.deepEqual(await logIns(system.ready(), address, firstPassword), noneLogIn);
  assert.equal((await deliver(smtp(), { to: people.anna })).code, 554, 'no domain of ours');
  await restoreFrom(`/accounts/${tenant.account}/email-deleted`);
  assert.deepEqual(await settings(tenant, 'anna'), before);
  for (const address of Object.values(people))
    assert.deepEqual(await logIns(system.ready(), address, firstPassword), allLogIn);
  const { code } = await sender.mail({ from: people.bob, to: [people.anna], text: mailText('late', 10, people.bob) });
  assert.equal(code, 553);
  sender.close();
  await obeys(people);
  await receives(`anna@${alias}`, 'by the alias');
  await arrives(imap(), [people.anna, firstPassword], 'by the alias');
});

test('at the end of the time nothing is left: no row, no file, and the audit tells it', async () => {
  const tenant = await newTenant(system.api);
  const people = await filled(tenant);
  const other = await newTenant(system.api);
  const gone = await filled(other);
  await system.api.delete(tenant.mailbox('anna'));
  await system.api.delete(other.path);
  const ids = (
    await system.sql<{ id: string }[]>`
      select u.id from usernames u join all_domains d on d.id = u.domain_id where d.domain = ${other.domain}
      union select id from deleted_objects where name = 'anna'`
  ).map(({ id }) => id);
  assert.equal(ids.length, 3);
  const folders = ids.map((id) => path.join(system.home, 'mail', id.slice(-2), id));
  for (const folder of folders) assert.ok(fs.existsSync(folder), 'kept within the time');
  for (const table of ['deleted_objects', 'deleted_stores'])
    await system.sql.unsafe(`update ${table} set deleted_date = deleted_date - interval '31 days'`);
  await system.sql`update all_domains set deleted_date = deleted_date - interval '31 days' where deleted_date is not null`;
  await system.stop();
  system = await startSystem({}, system.home);
  const audited = async (): Promise<string[]> =>
    (
      await system.sql<{ row: string }[]>`
        select operation || ' ' || target as row from audit where caller_kind = 'system' order by 1`
    ).map(({ row }) => row);
  await until('the removal of the rows', async () => (await audited()).includes(`purgeDomain ${other.domain}`));
  // The sweep of this start may have been faster than the rows of the domain.
  await system.stop();
  system = await startSystem({}, system.home);
  await until('the sweep', () => folders.every((folder) => !fs.existsSync(folder)));
  await until('its end', async () => (await system.sql`select from deleted_stores`).length === 0);
  assert.deepEqual(await audited(), [
    `purgeDomain ${other.domain}`,
    `purgeMail ${people.anna}`,
    `purgeMail ${gone.anna}`,
    `purgeMail ${gone.bob}`,
    `purgeMailbox ${people.anna}`,
  ]);
  for (const table of ['deleted_objects', 'deleted_rows'])
    assert.equal((await system.sql`select from ${system.sql(table)}`).length, 0);
  assert.equal((await system.sql`select from usernames where id = any(${ids})`).length, 0);
  assert.deepEqual(await subjects(people.bob), ['before'], 'the others have theirs');
});
