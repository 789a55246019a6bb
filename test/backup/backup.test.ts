/** A whole system, backed up while it works, restored into another home, and compared to the last flag. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { saveDatabase, saveMailboxes, saveTrees, snapshotsIn } from '../../tools/backup/backup.ts';
import { until } from '../engine/until.ts';
import type { Head } from '../../server/audit/seal.ts';
import { record, isRecorded } from '../../tools/reliability/record.ts';
import { giveCompiledPatterns } from '../support/compiled-patterns.ts';
import { arrives } from '../support/imap.ts';
import { allLogIn, logIns, noneLogIn } from '../support/log-ins.ts';
import type { MailboxState } from '../support/mailbox-state.ts';
import { firstPassword } from '../support/operator.ts';
import { startSink, type Sink } from '../support/sink.ts';
import { deliver, mailText } from '../support/smtp.ts';
import { startSystem, type System } from '../support/system.ts';
import { taughtMails } from '../support/taught.ts';
import { backUpAround, mailFiles, openToOthers } from './around.ts';
import { certificateOf, checkAudit, checkHeld, checkPolicy, teach, tlsFiles, toldHeads } from './beside.ts';
import { changeAndKnow, comeBack, type Known } from './client.ts';
import { killRestore, run, start } from './commands.ts';
import { differences, LEAST_UID_GAP, sizeOf, uidGap } from './differences.ts';
import { type Found, Timed } from './figures.ts';
import { checkOneMailbox } from './one-mailbox.ts';
import {
  accept,
  deferred,
  fill,
  goneSettings,
  mailOf,
  makeWorld,
  queueIsEmpty,
  settingsOf,
  type World,
} from './world.ts';

/** Nothing can be sent to elsewhere: it stays in the queue. */
const settings = { MAILSTEAD_CLAMAV: 'off', MAILSTEAD_RELAY_HOST: '127.0.0.1:1' };
const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-backup-')));
const backups = path.join(folder, 'backups');
const secondHome = path.join(folder, 'second');

let system: System;
let world: World;
let second: System | undefined;
let quietMail: Record<string, MailboxState>;
let quietSettings: Record<string, unknown>;
/** What a client has seen in Alice's INBOX after the last backup. */
let known: Known;
/** A domain that has taught the filter. */
let taught: string;
/** How far the audit was told to reach before the last backup. */
let heads: Head[];
/** The certificate that clients saw. */
let certificate: string;
/** The world outside of the restored system. */
let sink: Sink | undefined;
const timed = new Timed();
/** What was compared, part by part as it has held. */
const found: Partial<Found> = {};
/** UIDs that the restore has left out. */
let gap: number;

before(async () => {
  fs.chmodSync(folder, 0o755);
  system = await startSystem(settings);
  world = await makeWorld(system);
  if (isRecorded('backup')) await fill(system, `bob@${world.tenant.domain}`);
});

after(async () => {
  await second?.stop();
  await sink?.stop();
  await system.stop().catch(() => undefined);
  for (const each of [folder, system.home]) fs.rmSync(each, { recursive: true, force: true });
  record('backup', () => timed.figures(found as Found));
});

let acceptedBefore: string[];

test('a backup while mail comes in and settings change', async () => {
  const enough = new AbortController();
  const busy = Promise.all([
    (async () => {
      for (let i = 0; !enough.signal.aborted; i += 1) await accept(system, world, world.names[i % 3]!, `during-${i}`);
    })(),
    (async () => {
      for (let i = 0; !enough.signal.aborted; i += 1)
        await system.api.put(world.tenant.mailbox(`new-${i}`), { password: firstPassword });
    })(),
  ]);
  await until('mail and writes', () => world.accepted.some((subject) => subject.endsWith('during-9')));
  acceptedBefore = [...world.accepted];
  await timed.run('first backup, under load', 'backup', system.home, backups);
  enough.abort();
  await busy;
  assert.deepEqual(
    openToOthers(folder).filter((name) => name.startsWith('backups/')),
    [],
  );
});

test('the next one is linked to it, and has what is new', async () => {
  await until('an empty queue', () => queueIsEmpty(system.home));
  // A folder that nobody has opened has no UIDVALIDITY yet.
  await mailOf(system, world);
  await accept(system, world, 'sent-on', 'outward');
  await until('a mail that waits', () => deferred(system.home).length > 0);
  await accept(system, world, 'alice', 'last');
  await until('the last mail', () => queueIsEmpty(system.home));
  taught = await teach(system);
  heads = await until('a head of the audit', () => {
    const told = toldHeads(system.home);
    return told.length > 0 && told;
  });
  certificate = await certificateOf(system);
  const said = await timed.run('second backup', 'backup', system.home, backups);
  quietMail = await mailOf(system, world);
  quietSettings = await settingsOf(system, world.tenant);
  known = await changeAndKnow(system.ready().imap ?? '', `alice@${world.tenant.domain}`);
  const [first = '', next = ''] = snapshotsIn(backups);
  const { mail } = JSON.parse(fs.readFileSync(path.join(next, 'manifest.json'), 'utf8')) as {
    mail: { linked: number; files: number };
  };
  assert.ok(mail.linked > mail.files / 2, said);
  const id = await idOf('bob');
  const inodes = (at: string): Set<number> => {
    const cur = path.join(at, 'mail', id.slice(-2), id, 'mail', 'cur');
    return new Set(fs.readdirSync(cur).map((name) => fs.statSync(path.join(cur, name)).ino));
  };
  const before = inodes(first);
  assert.ok(
    before.size > 3 && [...before].every((inode) => inodes(next).has(inode)),
    'unchanged mail is the same file',
  );
});

async function idOf(name: string): Promise<string> {
  const [row] = await system.sql<[{ id: string }]>`
    select u.id from usernames u join domains d on d.id = u.domain_id
     where u.username = ${name} and d.domain = ${world.tenant.domain}`;
  return row.id;
}

test('a backup that is killed is none; the next goes on, and removes what it left', async () => {
  const other = path.join(folder, 'killed');
  const { child, ended } = start('backup', system.home, [other]);
  await until('its folder', () => fs.readdirSync(other).some((name) => name.startsWith('unfinished-')));
  child.kill('SIGKILL');
  await ended;
  assert.deepEqual(snapshotsIn(other), []);
  assert.match((await run('restore', secondHome, other)).said, /no backup, or was never finished/);
  assert.ok(!fs.existsSync(secondHome));
  const { code, said } = await run('backup', system.home, other, '--keep', '1');
  assert.equal(code, 0, said);
  assert.equal(fs.readdirSync(other).length, 1);
  assert.equal((await run('backup', system.home, other, '--keep', '1')).code, 0);
  assert.equal(snapshotsIn(other).length, 1, 'the older one was removed');
  assert.equal((await run('backup', system.home, other, '--verify')).code, 0);
});

test('copied in another order, a mail that moves meanwhile is in none of it, and missed after the restore', async () => {
  const right = await backUpAround(system, world, path.join(folder, 'right-order'), (gap) => [
    saveTrees,
    saveDatabase,
    gap,
    saveMailboxes,
  ]);
  assert.ok(mailFiles(snapshotsIn(right.at)[0]!, ['mail', 'queue']).has(right.subject));
  const wrong = await backUpAround(system, world, path.join(folder, 'wrong-order'), (gap) => [
    saveDatabase,
    saveMailboxes,
    gap,
    saveTrees,
  ]);
  const home = path.join(folder, 'incomplete');
  const { code, said } = await run('restore', home, wrong.at);
  assert.equal(code, 0, said);
  const isThere = [right, wrong].map(({ subject }) => mailFiles(home).has(subject));
  assert.deepEqual(isThere, [true, false]);
});

test('restored into another home: every mailbox, message and setting', async () => {
  const left = await killRestore(system.home, [
    backups,
    '--mailbox',
    `carol@${world.tenant.domain}`,
    '--into',
    `bob@${world.tenant.domain}`,
  ]);
  await system.stop();
  const restoring = start('restore', secondHome, [backups]);
  await until('the mark', () => fs.existsSync(path.join(secondHome, 'restore-unfinished')));
  restoring.child.kill('SIGKILL');
  await restoring.ended;
  await assert.rejects(startSystem(settings, secondHome), /was not finished: run it again/);
  const said = await timed.run('restore into another home', 'restore', secondHome, backups);
  const refused = await run('restore', secondHome, backups);
  assert.match(refused.said, /is not empty/);
  assert.match(said, /mails that were in the queue wait on hold/);
  giveCompiledPatterns(secondHome);
  const leftHere = path.join(secondHome, 'dovecot/state', path.basename(left));
  fs.cpSync(left, leftHere, { recursive: true });
  sink = await startSink();
  second = await startSystem({ ...settings, MAILSTEAD_RELAY_HOST: sink.address }, secondHome);
  assert.ok(!fs.existsSync(leftHere), 'the mails that a killed restore has left are removed at the start');
  const config = path.join(secondHome, 'postfix/config');
  const queue = execFileSync('/usr/sbin/postqueue', ['-c', config, '-j'], { encoding: 'utf8' }).trim().split('\n');
  const states = queue.map((line) => (JSON.parse(line) as { queue_name: string }).queue_name);
  assert.ok(states.length > 0 && states.every((state) => state === 'hold'), states.join());
  const mail = await mailOf(second, world);
  // As old as the backup is, and the same in all folders.
  gap = uidGap(quietMail['alice']!, mail['alice']!);
  assert.ok(gap > LEAST_UID_GAP, String(gap));
  assert.deepEqual(differences(quietMail, mail, gap), []);
  assert.deepEqual(await settingsOf(second, world.tenant), quietSettings);
  const settingsCompared = Object.keys(quietSettings).length;
  Object.assign(found, { ...sizeOf(mail), settings: settingsCompared });
  console.log(
    `# compared ${found.mailboxes} mailboxes, ${found.folders} folders, ${found.messages} messages: 0 differ; ` +
      `${settingsCompared} settings: 0 differ`,
  );
});

test('a client that has seen what came after the backup is told of every flag, and what is gone', async () => {
  assert.ok(second);
  const { mails } = quietMail['alice']!.folders['INBOX']!;
  const then = Object.fromEntries(Object.entries(mails).map(([uid, { flags }]) => [uid, flags]));
  assert.notDeepEqual(known.flags, then);
  const now = await comeBack(second.ready().imap ?? '', `alice@${world.tenant.domain}`, known);
  assert.deepEqual(now.flags, then);
  assert.equal(now.uidValidity, known.uidValidity);
  assert.ok(now.highestModseq > known.highestModseq, `${known.highestModseq}, and now ${now.highestModseq}`);
});

test('the filter knows what it has learned', async () => {
  assert.ok(second);
  assert.equal(await taughtMails(second, taught, 'spam'), 2);
});

test('clients see the certificate that they know, of the same key', async () => {
  assert.ok(second);
  assert.deepEqual(tlsFiles(secondHome), tlsFiles(system.home));
  assert.equal(await certificateOf(second), certificate);
});

test('the audit is whole, and reaches as far as it was told to before the backup', async () => {
  assert.ok(second);
  await checkAudit(second, heads);
});

test('a mail obeys what its mailbox had set: it goes on, or is discarded', async () => {
  assert.ok(second);
  await checkPolicy(second, world);
});

test('mails that are on hold are let go, and arrive whole', async () => {
  assert.ok(second);
  await checkHeld(second, sink!, ['sent-on-outward']);
});

test('a domain that was deleted before the backup comes back after the restore, with its mail, settings and log-ins', async () => {
  assert.ok(second);
  const { tenant, mail, settings: before } = world.gone;
  const user = `gone@${tenant.domain}`;
  assert.deepEqual(await logIns(second.ready(), user, firstPassword), noneLogIn);
  const deleted = `/accounts/${tenant.account}/email-deleted`;
  const { list } = await second.api.get<{ list: { id: string; domain: string }[] }>(deleted);
  assert.deepEqual(
    list.map(({ domain }) => domain),
    [tenant.domain],
  );
  assert.equal((await second.api.call('POST', `${deleted}/${list[0]!.id}/restore`)).status, 201);
  assert.deepEqual(await logIns(second.ready(), user, firstPassword), allLogIn);
  const now = await mailOf(second, { tenant, names: ['gone'] });
  assert.deepEqual(differences(mail, now, gap), []);
  assert.deepEqual(await goneSettings(second, tenant), before);
  const text = mailText('gone-and-back');
  assert.equal((await deliver(second.ready().smtp ?? '', { to: user, text })).code, 250);
  await arrives(second.ready().imap ?? '', [user, firstPassword], 'gone-and-back');
});

test('a mailbox that was deleted before the backup comes back after the restore, with its mail', async () => {
  assert.ok(second);
  const deleted = `${world.tenant.path}/deleted`;
  const { list } = await second.api.get<{ list: { id: string; username: string }[] }>(deleted);
  const id = list.find(({ username }) => username === 'dropped')?.id;
  assert.equal((await second.api.call('POST', `${deleted}/${id}/restore`)).status, 201);
  const user = `dropped@${world.tenant.domain}`;
  await arrives(second.ready().imap ?? '', [user, firstPassword], 'dropped-kept');
});

test('one mailbox alone: what is missing comes back, once', async () => {
  assert.ok(second);
  await checkOneMailbox(second, world, { backups, before: quietMail, gap });
});

test('the backup under load has every mail that was accepted before it, in a mailbox or on hold', async () => {
  await second?.stop();
  second = undefined;
  const [first = ''] = snapshotsIn(backups);
  const { code, said } = await run('restore', secondHome, first, '--replace');
  assert.equal(code, 0, said);
  const there = mailFiles(secondHome);
  const missing = acceptedBefore.filter((subject) => !there.has(subject));
  // Each mailbox has expunged one of its first mails.
  const lost = missing.filter((subject) => !subject.includes('-first-'));
  assert.deepEqual(lost, []);
  assert.ok(missing.length <= world.names.length, missing.join());
  found.accepted = acceptedBefore.length - missing.length;
  console.log(`# under load: ${found.accepted} mails accepted before the backup began, 0 lost`);
  assert.match(said, /before-restore-/, 'what was there is set aside');
  // What is taken out by hand is missed.
  const last = acceptedBefore.at(-1)!;
  for (const file of there.get(last)!) fs.rmSync(file);
  assert.ok(!mailFiles(secondHome).has(last));
});
