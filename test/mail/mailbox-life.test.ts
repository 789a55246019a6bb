/** What a mailbox is from its creation to the removal of its mail: each change counts as soon as the API has answered. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { beginAnew } from '../../engine/logs.ts';
import { until } from '../engine/until.ts';
import { arrives, imapSession } from '../support/imap.ts';
import { allLogIn, logIns, noneLogIn } from '../support/log-ins.ts';
import { firstPassword, newTenant } from '../support/operator.ts';
import { deliver, mailText, SmtpClient } from '../support/smtp.ts';
import { startSystem, type System } from '../support/system.ts';

let system: System;
const smtp = (): string => system.ready().smtp ?? '';
const imap = (): string => system.ready().imap ?? '';

before(async () => {
  system = await startSystem({ MAILSTEAD_KEEP_DELETED_DAYS: '0' });
});
after(async () => system.remove());

/** Folders of stores below the mail that hold this subject. */
function storesWith(subject: string): string[] {
  const mails = path.join(system.home, 'mail');
  return fs
    .readdirSync(mails, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('dovecot'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => fs.readFileSync(file, 'latin1').includes(`Subject: ${subject}`))
    .map((file) =>
      file
        .slice(mails.length + 1)
        .split('/')
        .slice(0, 2)
        .join('/'),
    );
}

test('a mailbox just created logs in everywhere and receives, under every name it has', async () => {
  const { domain, path: domainPath, add } = await newTenant(system.api);
  assert.equal((await deliver(smtp(), { to: `anna@${domain}` })).code, 550);
  assert.deepEqual(await logIns(system.ready(), `anna@${domain}`, firstPassword), noneLogIn);

  const anna = await add('anna');
  assert.deepEqual(await logIns(system.ready(), anna, firstPassword), allLogIn);
  assert.deepEqual(await logIns(system.ready(), anna.toUpperCase(), firstPassword), allLogIn);
  assert.deepEqual(await logIns(system.ready(), anna, `${firstPassword}x`), noneLogIn);

  const alias = `also-${domain}`;
  assert.equal((await deliver(smtp(), { to: `anna@${alias}` })).code, 554, 'not ours yet');
  await system.api.put(`${domainPath}/aliases/${alias}`, {});
  assert.deepEqual(await logIns(system.ready(), `anna@${alias}`, firstPassword), allLogIn);

  for (const address of [anna, `Anna+holiday@${domain}`, `anna@${alias}`]) {
    const subject = `to ${address}`;
    assert.equal((await deliver(smtp(), { to: address, text: mailText(subject) })).code, 250);
    await arrives(imap(), [anna, firstPassword], subject);
  }
  assert.equal((await deliver(smtp(), { to: `nobody@${domain}` })).code, 550);
});

test('the folders are there from the first log-in, with their flags; names may have dots and blanks', async () => {
  const { add } = await newTenant(system.api);
  const session = await imapSession(imap(), await add('folders'), firstPassword);
  const { untagged } = await session.send('LIST "" * RETURN (SPECIAL-USE SUBSCRIBED)');
  const shown = (name: string): string => untagged.find((line) => line.endsWith(`"/" ${name}`)) ?? '';
  for (const [name, flag] of [
    ['INBOX', ''],
    ['Sent', '\\Sent'],
    ['Spam', '\\Junk'],
    ['Drafts', '\\Drafts'],
    ['Trash', '\\Trash'],
  ] as const) {
    assert.ok(shown(name).includes(flag), `${name}: ${untagged.join(' | ')}`);
    assert.ok(name === 'INBOX' || shown(name).includes('\\Subscribed'), name);
  }
  for (const name of ['Bills v1.2', '.hidden', 'a/b/c.d', 'cur', '~odd']) {
    assert.equal((await session.send(`CREATE "${name}"`)).status, 'OK', name);
    assert.equal((await session.append(name, 'Subject: kept\r\n\r\n')).status, 'OK', name);
    assert.deepEqual(await session.subjects(name), ['kept'], name);
  }
  session.close();
});

test('messagestats and usage tell what the store holds now', async () => {
  const { add, mailbox } = await newTenant(system.api);
  const address = await add('counted');
  const counts = async (): Promise<unknown> =>
    (await system.api.get<{ messageCount: unknown }>(`${mailbox('counted')}/messagestats`)).messageCount;
  const none = { allMessages: 0, unreadMessages: 0 };
  assert.deepEqual(await counts(), { inbox: none, sent: none, spam: none });

  await deliver(smtp(), { to: address, text: mailText('one', 400_000) });
  await arrives(imap(), [address, firstPassword], 'one');
  const session = await imapSession(imap(), address, firstPassword);
  await session.append('Sent', mailText('sent', 400_000), '\\Seen');
  await session.append('Sent', mailText('sent too', 400_000), '\\Seen');
  await session.append('Spam', mailText('spam'));
  assert.deepEqual(await counts(), {
    inbox: { allMessages: 1, unreadMessages: 1 },
    sent: { allMessages: 2, unreadMessages: 0 },
    spam: { allMessages: 1, unreadMessages: 1 },
  });
  assert.equal((await system.api.get<{ usage: number }>(mailbox('counted'))).usage, 2);

  await session.send('LOGOUT');
  session.close();
  const kept = await until('the usage in PostgreSQL', async () => {
    const [row] = await system.sql<{ bytes: number; messages: number }[]>`
      select bytes::float8 as bytes, messages::float8 as messages from mailbox_usage m
        join usernames u on u.id = m.username_id where u.username = 'counted'`;
    return row?.messages === 4 && row;
  });
  assert.ok(kept.bytes > 1_200_000 && kept.bytes < 1_300_000, `${kept.bytes}`);
});

test('a rename moves nothing: the same mail under the new name, 550 under the old', async () => {
  const { domain, add, mailbox } = await newTenant(system.api);
  const before = await add('before');
  await deliver(smtp(), { to: before, text: mailText('stays') });
  await arrives(imap(), [before, firstPassword], 'stays');
  const stores = storesWith('stays');
  await system.api.put(mailbox('before'), { username: 'afterwards' });

  assert.deepEqual(await logIns(system.ready(), before, firstPassword), noneLogIn);
  assert.deepEqual(await logIns(system.ready(), `afterwards@${domain}`, firstPassword), allLogIn);
  await arrives(imap(), [`afterwards@${domain}`, firstPassword], 'stays');
  assert.deepEqual(storesWith('stays'), stores);
  assert.equal((await deliver(smtp(), { to: before })).code, 550);
  assert.equal((await deliver(smtp(), { to: `afterwards@${domain}`, text: mailText('new name') })).code, 250);
  await arrives(imap(), [`afterwards@${domain}`, firstPassword], 'new name');
});

test('a virtual username has no store: no log-in, no mail', async () => {
  const { add } = await newTenant(system.api);
  const address = await add('virtual', { virtual: true });
  assert.deepEqual(await logIns(system.ready(), address, firstPassword), noneLogIn);
  assert.equal((await deliver(smtp(), { to: address })).code, 550);
});

test('postmaster and abuse of a domain have nobody without a support address', async () => {
  const { domain, add } = await newTenant(system.api);
  assert.equal((await deliver(smtp(), { to: `postmaster@${domain}` })).code, 550);
  const own = await add('postmaster');
  assert.equal((await deliver(smtp(), { to: own, text: mailText('own postmaster') })).code, 250);
  await arrives(imap(), [own, firstPassword], 'own postmaster');
});

test('a deleted mailbox is refused everywhere, its mail is set aside and swept; the rest is there after a restart', async () => {
  const { add, mailbox } = await newTenant(system.api);
  const [gone, stays] = [await add('gone'), await add('stays')];
  for (const [address, subject] of [
    [gone, 'set aside'],
    [stays, 'survives'],
  ] as const) {
    await deliver(smtp(), { to: address, text: mailText(subject) });
    await arrives(imap(), [address, firstPassword], subject);
  }
  const session = await imapSession(imap(), gone, firstPassword);
  await system.api.delete(mailbox('gone'));
  await session.lines.closed(1000);
  assert.deepEqual(await logIns(system.ready(), gone, firstPassword), noneLogIn);
  assert.equal((await deliver(smtp(), { to: gone })).code, 550);
  assert.equal(storesWith('set aside').length, 1);

  // A new mailbox of that name is another one.
  await add('gone');
  const anew = await imapSession(imap(), gone, firstPassword);
  assert.deepEqual(await anew.subjects(), []);
  anew.close();

  await system.stop();
  system = await startSystem({ MAILSTEAD_KEEP_DELETED_DAYS: '0' }, system.home);
  await until('the sweep', () => storesWith('set aside').length === 0);
  const [left] = await system.sql`select from deleted_stores`;
  assert.equal(left, undefined);
  await arrives(imap(), [stays, firstPassword], 'survives');
});

test('a mail goes out: from a submission session, in the own name', async () => {
  const { domain, add } = await newTenant(system.api);
  const [from, to] = [await add('writer'), await add('reader')];
  const client = await SmtpClient.open(system.ready().submission ?? '');
  assert.equal((await client.logIn(from, firstPassword)).code, 235);
  const own = `writer+x@${domain}`;
  const sent = await client.mail({ from: own, to: [to], text: mailText('hello reader', 100, own) });
  assert.equal(sent.code, 250, sent.text);
  client.close();
  await arrives(imap(), [to, firstPassword], 'hello reader');
});

/** Numbered lines of PostgreSQL and Postfix, each, out of so many. */
class Numbered {
  static readonly ALL = 25;
  /** How often the logs have begun anew; four lines go into each part, and one is written meanwhile. */
  rounds = 0;

  async write(domain: string): Promise<void> {
    for (let next = 1; next <= Numbered.ALL; next += 1) {
      await until(`round ${this.rounds}`, () => this.rounds >= Math.floor((next - 2) / 4));
      await assert.rejects(system.sql.unsafe(`select 'numbered-${next}@'::int`), /numbered/);
      assert.equal((await deliver(smtp(), { to: `numbered-${next}@${domain}` })).code, 550);
    }
  }
}

/** A log as a whole: its older parts and itself, in their order. */
function partsOf(log: string): string[] {
  const older = fs.readdirSync(path.dirname(log)).filter((name) => name.startsWith(`${path.basename(log)}.`));
  const numbers = older.map((name) => Number(name.split('.').at(-1))).toSorted((a, b) => b - a);
  return [...numbers.map((number) => `${log}.${number}`), log];
}

test('the logs begin anew while the parts run: each goes on, and none of its lines is missing', async () => {
  const { add, domain } = await newTenant(system.api);
  const [before, logs] = [system.ready().pids, path.join(system.home, 'logs')];
  const all = fs.readdirSync(logs).filter((name) => name.endsWith('.log'));
  const sizes = new Map(all.map((name) => [name, fs.statSync(path.join(logs, name)).size]));
  const begin = async (names: Iterable<string>): Promise<void> => {
    for (const name of names) await beginAnew(path.join(logs, name), 30);
  };
  const lines = new Map([
    ['postgres.log', /ERROR: .*"numbered-(\d+)@"/],
    ['postfix.log', /NOQUEUE: reject: .* to=<numbered-(\d+)@/],
  ]);
  const numbered = new Numbered();
  /** The numbers in each part of a log. */
  const found = (name: string): string[][] =>
    partsOf(path.join(logs, name)).map((part) =>
      [...fs.readFileSync(part, 'latin1').matchAll(new RegExp(lines.get(name)!, 'g'))].map(([, nth]) => nth!),
    );
  const beginning = async (): Promise<void> => {
    await begin(all);
    for (let at = 4; at < Numbered.ALL; at += 4) {
      await until(`line ${at}`, () => lines.keys().every((name) => found(name).flat().includes(String(at))));
      await begin(lines.keys());
      numbered.rounds += 1;
    }
  };
  await Promise.all([numbered.write(domain), beginning()]);
  for (const name of lines.keys()) {
    await until(`${name}: its last line`, () => found(name).flat().includes(String(Numbered.ALL)));
    assert.ok(found(name).filter((part) => part.length > 0).length > 5, name);
    const expected = Array.from({ length: Numbered.ALL }, (_, nth) => String(nth + 1));
    assert.deepEqual(found(name).flat(), expected, name);
  }
  for (const [name, size] of sizes) assert.ok(fs.statSync(partsOf(path.join(logs, name))[0]!).size >= size, name);
  const address = await add('logged');
  assert.equal((await deliver(smtp(), { to: address, text: mailText('logged') })).code, 250);
  await arrives(imap(), [address, firstPassword], 'logged');
  await assert.rejects(async () => system.sql`select 1 / 0`);
  for (const name of ['dovecot.log', 'postfix.log', 'postgres.log', 'rspamd.log'])
    await until(name, () => /^[^\0]/.test(fs.readFileSync(path.join(logs, name), 'latin1')));
  assert.deepEqual(system.ready().pids, before);
});
