/** A system with something of everything in it, to be backed up: mailboxes with mail, and settings of all kinds. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { arrives, imapSession } from '../support/imap.ts';
import { firstPassword, newTenant, type Tenant } from '../support/operator.ts';
import { deliver, mailText } from '../support/smtp.ts';
import type { System } from '../support/system.ts';
import { mailboxState, type MailboxState } from '../support/mailbox-state.ts';

export interface World {
  tenant: Tenant;
  names: string[];
  /** Subjects of mails that were answered with 250. */
  accepted: string[];
  /** What is deleted before any backup, and may come back after. */
  gone: Gone;
}

/** A domain with a mailbox `gone`, as it was before it was deleted. */
export interface Gone {
  tenant: Tenant;
  mail: Record<string, MailboxState>;
  settings: Record<string, unknown>;
}

/** Folder names that a path, a quote or a line could stumble over; as IMAP writes them (modified UTF-7). */
const FOLDERS = [
  'Work',
  'Work/2026.Q1',
  'R&APw-ckl&AOQ-ufer',
  "it's $(odd); `name`",
  'cur',
  'dovecot.index',
  '.hidden',
  'a..b',
];

export async function makeWorld(system: System): Promise<World> {
  const tenant = await newTenant(system.api);
  const names = ['alice', 'bob', 'carol'];
  for (const name of names) await tenant.add(name);
  await tenant.add('dropped');
  await setEverything(system, tenant);
  const world: World = { tenant, names, accepted: [], gone: await makeGone(system) };
  for (let round = 0; round < 12; round += 1)
    for (const name of names) await accept(system, world, name, `first-${round}`);
  const { imap = '' } = system.ready();
  for (const name of names) await arrange(imap, `${name}@${tenant.domain}`);
  await accept(system, world, 'dropped', 'kept');
  await arrives(imap, [`dropped@${tenant.domain}`, firstPassword], 'dropped-kept');
  await system.api.delete(tenant.mailbox('dropped'));
  return world;
}

async function makeGone(system: System): Promise<Gone> {
  const { api, ready } = system;
  const tenant = await newTenant(api);
  const user = await tenant.add('gone', { quota: 77 });
  const own = `${tenant.path}/usernames/gone`;
  await api.put(`${own}/autoresponder`, { active: false, subject: 'Gone', body: 'Away' });
  await api.put(`${own}/blackwhitelist`, { list: [{ type: 'B', address: 'spam@spam.example' }] });
  await api.put(`${tenant.path}/cleanmailplus`, {
    attributes: [{ attributeName: 'SPAM_ACTION', attributeValue: '1' }],
  });
  const { imap = '', smtp = '' } = ready();
  for (const subject of ['gone-first', 'gone-second']) {
    assert.equal((await deliver(smtp, { to: user, text: mailText(subject) })).code, 250);
    await arrives(imap, [user, firstPassword], subject);
  }
  await arrange(imap, user);
  const gone = {
    tenant,
    mail: await mailOf(system, { tenant, names: ['gone'] }),
    settings: await goneSettings(system, tenant),
  };
  await api.delete(tenant.path);
  return gone;
}

/** The settings of the domain that is deleted. */
export async function goneSettings(system: System, { path }: Tenant): Promise<Record<string, unknown>> {
  const paths = [path, `${path}/cleanmailplus`, `${path}/usernames`, ...below(path, 'gone')];
  const found = await told(system, paths);
  assert.ok(Object.values(found).filter(({ status }) => status === 200).length > 5, JSON.stringify(found));
  return found;
}

/** Mails in one mailbox when figures are wanted. */
const MANY = 2000;

export async function fill({ ready }: System, user: string): Promise<void> {
  const client = await imapSession(ready().imap ?? '', user, firstPassword);
  for (let i = 0; i < MANY; i += 1)
    await client.append('INBOX', mailText(`filling ${i}`, 20_000), i % 2 === 0 ? '\\Seen' : '');
  client.close();
}

/** Sends a mail, and notes it when it was answered with 250. */
export async function accept(system: System, world: World, name: string, word: string): Promise<void> {
  const subject = `${name}-${word}`;
  const to = `${name}@${world.tenant.domain}`;
  const { code } = await deliver(system.ready().smtp ?? '', { to, text: mailText(subject, 3000) });
  if (code === 250) world.accepted.push(subject);
}

/** Folders, flags, keywords and subscriptions. */
async function arrange(imap: string, user: string): Promise<void> {
  const client = await imapSession(imap, user, firstPassword);
  const done = async (command: string): Promise<void> => {
    const { status, text } = await client.send(command);
    assert.equal(status, 'OK', `${command}: ${text}`);
  };
  for (const folder of FOLDERS) await done(`CREATE "${folder}"`);
  for (const folder of FOLDERS.slice(0, 3)) await done(`SUBSCRIBE "${folder}"`);
  for (const folder of FOLDERS) {
    assert.equal((await client.append(folder, mailText(`kept in ${folder}`), '\\Seen $Later')).status, 'OK');
    assert.equal((await client.append(folder, mailText(`kept too in ${folder}`), '\\Flagged')).status, 'OK');
  }
  await done('SELECT INBOX');
  const { untagged } = await client.send('UID SEARCH ALL');
  const uids = untagged.flatMap((line) => line.split(' ').slice(2).map(Number));
  if (uids.length > 6) {
    await done(`UID STORE ${uids[0]} +FLAGS (\\Seen \\Answered $Label1 Project-X)`);
    await done(`UID STORE ${uids[1]} +FLAGS (\\Deleted)`);
    await done(`UID MOVE ${uids[2]} "Work/2026.Q1"`);
    await done(`UID COPY ${uids[3]} "Work"`);
    // A gap in the UIDs.
    await done(`UID STORE ${uids[4]} +FLAGS (\\Deleted)`);
    await done(`UID EXPUNGE ${uids[4]}`);
  }
  client.close();
}

async function setEverything({ api }: System, { path, mailbox, domain }: Tenant): Promise<void> {
  const alice = `${path}/usernames/alice`;
  const changes: [string, string, unknown][] = [
    [
      'PUT',
      `${alice}/autoresponder`,
      { active: false, subject: 'Away — "até" já', body: "Back\non 'Monday'; $1 \\ {x}" },
    ],
    ['POST', `${alice}/forwards`, { targets: [{ target: `carol@${domain}` }] }],
    ['PUT', `${alice}/blackwhitelist`, { list: [{ type: 'B', address: 'spam@spam.example' }] }],
    ['PUT', `${path}/blackwhitelist`, { list: [{ type: 'W', address: '@friend.example' }] }],
    ['PUT', `${alice}/cleanmailplus`, { attributes: [{ attributeName: 'SPAM_LEVEL', attributeValue: '3' }] }],
    ['PUT', `${path}/cleanmailplus`, { attributes: [{ attributeName: 'SPAM_ACTION', attributeValue: '1' }] }],
    ['PUT', `${alice}/secrets`, { tk1: 'Old Town', tk2: 'Rexandra', tk3: 'Sky Blue' }],
    ['PUT', `${path}/aliases/alias-${domain}`, undefined],
    ['POST', `${path}/contacts`, { name: 'them', displayName: 'Somebody “else”', email: `somebody@${domain}` }],
    ['PUT', `${path}/infostore`, { quota: 31 }],
    ['PUT', `${path}/usernames/room/exchange`, { password: firstPassword, displayName: 'Room 1' }],
    ['PUT', mailbox('sent-on'), { virtual: true }],
    ['POST', `${path}/usernames/sent-on/forwards`, { targets: [{ target: 'away@elsewhere.example' }] }],
  ];
  for (const [method, at, body] of changes) {
    const { status, body: said } = await api.call(method, at, body);
    assert.ok(status < 300, `${method} ${at}: ${status} ${JSON.stringify(said)}`);
  }
}

/** Every setting, as the API tells it; without what differs at each call. */
export async function settingsOf(system: System, { path }: Tenant): Promise<Record<string, unknown>> {
  const paths = [
    '/accounts?pageSize=100&page=1',
    '/franchises',
    '/plans',
    '/users?pageSize=100&page=1',
    path,
    ...['aliases', 'blackwhitelist', 'cleanmailplus', 'contacts', 'infostore', 'usernames', 'dns'].map(
      (noun) => `${path}/${noun}`,
    ),
    ...['alice', 'bob', 'carol', 'sent-on'].flatMap((name) => below(path, name)),
    `${path}/usernames/room/exchange`,
  ];
  const found = await told(system, paths);
  assert.ok(Object.values(found).filter(({ status }) => status === 200).length > 30);
  return found;
}

/** All that a mailbox has. */
function below(path: string, name: string): string[] {
  return ['mailbox', 'autoresponder', 'forwards', 'blackwhitelist', 'cleanmailplus', 'secrets', 'webmail'].map(
    (noun) => `${path}/usernames/${name}/${noun}`,
  );
}

async function told({ api }: System, paths: string[]): Promise<Record<string, { status: number; body: string }>> {
  const found: Record<string, { status: number; body: string }> = {};
  for (const at of paths) {
    const { status, body } = await api.call('GET', at);
    const text = JSON.stringify(body ?? null);
    // Where it listens, and a token, are of the moment.
    const kept = text
      .replaceAll(/"authToken":"[^"]*"/g, '""')
      .replaceAll(/https?:\/\/127\.0\.0\.1:\d+/g, '')
      .replaceAll(/"\d+ \d+ \d+ mx\./g, '"mx.')
      .replaceAll(/"usage":\d+/g, '"usage"');
    found[at] = { status, body: kept };
  }
  return found;
}

/** Every mailbox, by its name. */
export async function mailOf(
  system: System,
  { tenant, names }: Pick<World, 'tenant' | 'names'>,
): Promise<Record<string, MailboxState>> {
  const { imap = '' } = system.ready();
  const states: Record<string, MailboxState> = {};
  for (const name of names) states[name] = await mailboxState(imap, `${name}@${tenant.domain}`, firstPassword);
  return states;
}

/** Mails that wait for another try. */
export const deferred = (home: string): string[] =>
  fs
    .readdirSync(path.join(home, 'postfix/queue/deferred'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.length > 1);

/** Whether nothing is under way. */
export const queueIsEmpty = (home: string): boolean =>
  ['incoming', 'active'].every((name) =>
    fs
      .readdirSync(path.join(home, 'postfix', 'queue', name), { recursive: true, withFileTypes: true })
      .every((entry) => entry.isDirectory()),
  );
