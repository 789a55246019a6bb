/** What keeps a backup from being believed or restored when it should not be; on a mailbox made by hand. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { rememberStart } from '../../engine/earlier-start.ts';
import type { Places } from '../../engine/places.ts';
import { findUser } from '../../engine/users.ts';
import { backUp, snapshotsIn } from '../../tools/backup/backup.ts';
import { dumpDatabase } from '../../tools/backup/database.ts';
import { writeManifest, type Manifest } from '../../tools/backup/manifest.ts';
import { storeOf } from '../../tools/backup/mailbox.ts';
import { restore } from '../../tools/backup/restore.ts';
import { verifyBackup } from '../../tools/backup/verify.ts';
import type { TestApi } from '../support/api.ts';
import { emptyDatabase } from '../support/database.ts';
import { makeByHand, type ByHand } from './by-hand.ts';
import { run } from './commands.ts';

let world: ByHand;
let api: TestApi;
let places: Places;
let databaseUrl: string;
let maildir: string;
let folder: string;

before(async () => {
  world = await makeByHand('mailstead-whole-');
  ({ api, places, databaseUrl, maildir, folder } = world);
});

after(async () => world.remove());

let backups: string;
beforeEach(() => {
  backups = fs.mkdtempSync(path.join(folder, 'backups-'));
});

const make = () => backUp({ places, databaseUrl, folder: backups, hostname: 'mx.test' });

/** A path in a backup: of the one mailbox with mail. */
const mailIn = (snapshot: string): string => path.join(snapshot, path.relative(places.place, maildir));

test('a backup is whole, and what is changed in it is named', async () => {
  const { snapshot, manifest } = await make();
  assert.deepEqual([...verifyBackup(snapshot)], []);
  assert.equal(manifest.mail.stores, 5);
  const cur = path.join(mailIn(snapshot), 'cur');
  const mail = path.join(cur, '1.M1.host,S=6:2,S');
  const changes: [string, () => void, () => void][] = [
    ['is missing', () => fs.renameSync(mail, `${snapshot}/x`), () => fs.renameSync(`${snapshot}/x`, mail)],
    ['is not what was backed up', () => fs.writeFileSync(mail, 'mial 1'), () => fs.writeFileSync(mail, 'mail 1')],
    ['is not in its list', () => fs.renameSync(mail, `${mail}T`), () => fs.renameSync(`${mail}T`, mail)],
    ['is not in its list', () => fs.writeFileSync(`${cur}/one too many`, ''), () => fs.rmSync(`${cur}/one too many`)],
  ];
  for (const file of ['database.dump', 'stores', 'secrets/srs', 'secrets.list']) {
    const at = path.join(snapshot, file);
    const text = fs.readFileSync(at);
    changes.push(['is', () => fs.appendFileSync(at, 'x'), () => fs.writeFileSync(at, text)]);
  }
  for (const [said, spoil, mend] of changes) {
    spoil();
    const faults = [...verifyBackup(snapshot)].map(({ says }) => says);
    assert.ok(
      faults.some((fault) => fault.includes(said)),
      `${said}: ${faults.join('; ')}`,
    );
    const order = { snapshot, home: path.join(folder, 'nowhere'), replace: false };
    await assert.rejects(restore(order), /not whole: .*Nothing was restored/);
    assert.ok(!fs.existsSync(path.join(folder, 'nowhere')));
    mend();
    assert.deepEqual([...verifyBackup(snapshot)], []);
  }
});

test('a manifest that was changed, and one of a newer program, are refused before anything is touched', async () => {
  const { snapshot, manifest } = await make();
  const file = path.join(snapshot, 'manifest.json');
  const text = fs.readFileSync(file, 'utf8');
  fs.writeFileSync(file, text.replace('"hostname": "mx.test"', '"hostname": "mx.tset"'));
  assert.match((await run('restore', path.join(folder, 'nowhere'), snapshot)).said, /its checksum is another/);
  fs.writeFileSync(file, text.slice(0, -20));
  assert.match((await run('restore', path.join(folder, 'nowhere'), snapshot)).said, /not what was written/);
  const newer: Omit<Manifest, 'format'> = { ...manifest, version: '9.0.0', migrations: ['migrations/9999_later.sql'] };
  writeManifest(snapshot, newer);
  assert.match((await run('restore', path.join(folder, 'nowhere'), snapshot)).said, /newer Mailstead, 9\.0\.0/);
  assert.ok(!fs.existsSync(path.join(folder, 'nowhere')));
});

test('unchanged mail is linked, also under other flags; changed mail is copied', async () => {
  const first = (await make()).snapshot;
  fs.renameSync(path.join(maildir, 'cur/1.M1.host,S=6:2,S'), path.join(maildir, 'cur/1.M1.host,S=6:2,FS'));
  fs.writeFileSync(path.join(maildir, 'new/6.M1.host,S=6'), 'mail 6');
  const { snapshot, manifest } = await make();
  const inode = (at: string): number => fs.statSync(at).ino;
  assert.equal(inode(`${mailIn(snapshot)}/cur/1.M1.host,S=6:2,FS`), inode(`${mailIn(first)}/cur/1.M1.host,S=6:2,S`));
  assert.equal(inode(`${mailIn(snapshot)}/cur/2.M1.host,S=6:2,S`), inode(`${mailIn(first)}/cur/2.M1.host,S=6:2,S`));
  assert.equal(manifest.mail.linked, 5);
  assert.deepEqual([...verifyBackup(snapshot)], []);
  fs.rmSync(path.join(maildir, 'new/6.M1.host,S=6'));
  fs.renameSync(path.join(maildir, 'cur/1.M1.host,S=6:2,FS'), path.join(maildir, 'cur/1.M1.host,S=6:2,S'));
});

test('what an unfinished run has copied serves the next, but for what is not as it was', async () => {
  const { snapshot } = await make();
  fs.rmSync(path.join(snapshot, 'manifest.json'));
  const half = path.join(backups, 'unfinished-2026-01-01T00-00-00Z');
  fs.renameSync(snapshot, half);
  const spoilt = path.join(mailIn(half), 'cur/3.M1.host,S=6:2,S');
  const { mtime } = fs.statSync(spoilt);
  fs.writeFileSync(spoilt, '\0\0\0\0\0\0');
  fs.utimesSync(spoilt, mtime, mtime);
  const { snapshot: next, manifest } = await make();
  assert.equal(manifest.mail.linked, 4);
  assert.equal(fs.readFileSync(path.join(mailIn(next), 'cur/3.M1.host,S=6:2,S'), 'utf8'), 'mail 3');
  assert.deepEqual(fs.readdirSync(backups), [path.basename(next)]);
});

/** A file with other bytes of the same length and time, as after a sector has gone bad. */
function spoil(file: string): void {
  const { mtime, size } = fs.statSync(file);
  fs.writeFileSync(file, Buffer.alloc(size));
  fs.utimesSync(file, mtime, mtime);
}

test('a damaged mail: the rest can be restored, and the next backup copies it anew once it was found', async () => {
  const { snapshot } = await make();
  spoil(path.join(mailIn(snapshot), 'cur/3.M1.host,S=6:2,S'));
  assert.equal((await make()).manifest.mail.linked, 5, 'as long as nobody has looked it is linked to');
  const verified = await run('backup', folder, backups, '--verify');
  assert.equal(verified.code, 1);
  assert.match(verified.said, /3\.M1\.host,S=6:2,S is not what was backed up\n.*copies anew what is damaged/);
  const { snapshot: next, manifest } = await make();
  assert.equal(manifest.mail.linked, 4);
  assert.deepEqual([...verifyBackup(next)], []);
  const nowhere = { snapshot, home: path.join(folder, 'nowhere'), replace: false };
  await assert.rejects(restore(nowhere), /Nothing was restored\. With --damaged/);
  const empty = await emptyDatabase();
  const home = path.join(folder, 'damaged');
  const leftOut: string[] = [];
  const order = { snapshot, home, databaseUrl: empty.url, replace: false };
  await restore({ ...order, leaveOut: (fault) => leftOut.push(fault) });
  await empty.drop();
  assert.equal(leftOut.length, 1);
  const cur = path.join(home, path.relative(places.place, maildir), 'cur');
  assert.deepEqual(
    fs.readdirSync(cur).toSorted(),
    [1, 2, 4, 5].map((i) => `${i}.M1.host,S=6:2,S`),
  );
  fs.appendFileSync(path.join(snapshot, 'database.dump'), 'x');
  await assert.rejects(restore({ ...nowhere, leaveOut: () => {} }), /database\.dump is missing.*Nothing was/);
});

test('damage that was found in an earlier backup is in no later one, whatever the mail is called by now', async () => {
  const first = (await make()).snapshot;
  const [name, flagged] = ['3.M1.host,S=6:2,S', '3.M1.host,S=6:2,FS'];
  spoil(path.join(mailIn(first), 'cur', name));
  fs.renameSync(path.join(maildir, 'cur', name), path.join(maildir, 'cur', flagged));
  assert.equal((await make()).manifest.mail.linked, 5);
  assert.equal((await run('backup', folder, first, '--verify')).code, 1);
  const { snapshot, manifest } = await make();
  assert.equal(manifest.mail.linked, 4);
  assert.deepEqual([...verifyBackup(snapshot)], []);
  assert.equal((await make()).manifest.mail.linked, 5, 'the copy that was made anew is another file');
  // What was noted has gone bad as well: it may have named any file.
  spoil(path.join(mailIn(snapshot), 'cur', flagged));
  spoil(path.join(first, 'damaged.json'));
  const last = await make();
  assert.equal(last.manifest.mail.linked, 4);
  assert.deepEqual([...verifyBackup(last.snapshot)], []);
  fs.renameSync(path.join(maildir, 'cur', flagged), path.join(maildir, 'cur', name));
});

test('a list that has gone bad is its own backup’s: the next one is made, and is whole', async () => {
  const wrong = (file: string): void =>
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replaceAll(/[0-9a-f]{64}/g, '0'.repeat(64)));
  for (const isFinished of [true, false])
    for (const goesBad of [spoil, wrong, fs.rmSync]) {
      const bad = (await make()).snapshot;
      goesBad(`${path.dirname(mailIn(bad))}.list`);
      if (!isFinished) for (const each of snapshotsIn(backups)) fs.rmSync(path.join(each, 'manifest.json'));
      if (!isFinished) fs.renameSync(bad, path.join(backups, 'unfinished-2026-01-01T00-00-00Z'));
      const { snapshot, manifest } = await make();
      assert.equal(manifest.mail.linked, 0);
      assert.deepEqual([...verifyBackup(snapshot)], []);
    }
  for (const file of ['stores', 'manifest.json']) {
    spoil(path.join((await make()).snapshot, file));
    const { snapshot, manifest } = await make();
    assert.equal(manifest.mail.linked, 5, 'the backup before is linked to');
    assert.deepEqual([...verifyBackup(snapshot)], []);
  }
});

test('a full disk: the backup is given up, its room is free again, the earlier ones are as they were', async () => {
  const disk = fs.mkdtempSync(path.join(folder, 'disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', disk]);
  try {
    const small = { places, databaseUrl, folder: disk, hostname: 'mx.test' };
    const { snapshot } = await backUp(small);
    const big = path.join(maildir, 'cur/9.M1.host,S=2000000:2,');
    fs.writeFileSync(big, Buffer.alloc(2_000_000, 'x'));
    // Of a run that was killed.
    fs.mkdirSync(path.join(disk, 'unfinished-2026-01-01T00-00-00Z/mail'), { recursive: true });
    await assert.rejects(backUp(small), /is full: this backup was given up and removed/);
    assert.deepEqual(fs.readdirSync(disk), [path.basename(snapshot)]);
    assert.deepEqual([...verifyBackup(snapshot)], []);
    fs.rmSync(big);
    await backUp(small);
    assert.equal(snapshotsIn(disk).length, 2);
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('where the mail is not there no backup is made, and none before it is dropped', async () => {
  const { snapshot } = await make();
  fs.mkdirSync(places.records, { recursive: true });
  const mail = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  rememberStart(places, { hasOwnDatabase: true, mail }, (line) => assert.fail(line));
  const away = `${places.mailStore}.away`;
  fs.renameSync(places.mailStore, away);
  try {
    fs.mkdirSync(places.mailStore);
    const keepOne = backUp({ places, databaseUrl, folder: backups, hostname: 'mx.test', keep: 1 });
    await assert.rejects(keepOne, /^Error: The mail is not in .*: is its disk mounted\?/);
    assert.deepEqual(snapshotsIn(backups), [snapshot]);
  } finally {
    fs.rmdirSync(places.mailStore);
    fs.renameSync(away, places.mailStore);
  }
  await make();
});

test('the home knows when its last whole backup began; one that fails changes nothing, and a home that takes no note fails none', async () => {
  const order = { places, databaseUrl, folder: backups, hostname: 'mx.test' };
  const { manifest } = await make();
  const noted = fs.readFileSync(places.lastBackup, 'utf8');
  assert.equal(noted, `${manifest.begun}\n`);
  const fails = () => {
    throw new Error('not this time');
  };
  await assert.rejects(backUp({ ...order, steps: [fails] }), /not this time/);
  assert.equal(fs.readFileSync(places.lastBackup, 'utf8'), noted);
  const { snapshot } = await backUp({ ...order, places: { ...places, lastBackup: '/dev/null/none' } });
  assert.deepEqual([...verifyBackup(snapshot)], []);
});

test('one backup at a time into a folder', async () => {
  const [one, other] = await Promise.allSettled([make(), make()]);
  const refused = [one, other].filter((each) => each.status === 'rejected');
  assert.equal(refused.length, 1);
  assert.match(String((refused[0] as PromiseRejectedResult).reason), /Another backup into .* is at work/);
});

test('a list of UIDs has no half line', async () => {
  const { snapshot } = await make();
  const saved = fs.readFileSync(path.join(mailIn(snapshot), 'dovecot-uidlist'), 'utf8');
  assert.equal(saved, '3 V1700000000 N6 G00ff\n1 :1.M1.host,S=6\n');
});

test('the list of the mailboxes may take longer than any statement of the API', async () => {
  await api.sql`alter table deleted_stores rename to stores_for_a_while`;
  await api.sql`create view deleted_stores as select s.* from stores_for_a_while s, pg_sleep(0.6)`;
  try {
    await api.sql`insert into stores_for_a_while values (gen_random_uuid(), 'slow@gone.example', now())`;
    const stores = path.join(backups, 'stores');
    await dumpDatabase(`${databaseUrl}?statement_timeout=300`, path.join(backups, 'dump'), stores);
    assert.match(fs.readFileSync(stores, 'utf8'), /slow@gone\.example.*alice@/s);
  } finally {
    await api.sql`drop view deleted_stores`;
    await api.sql`alter table stores_for_a_while rename to deleted_stores`;
    await api.sql`delete from deleted_stores where address = 'slow@gone.example'`;
  }
});

test('of several deleted mailboxes of one name the last one is meant, or the one whose id is given', async () => {
  const ids = [1, 3, 2].map((i) => `00000000-0000-4000-8000-00000000000${i}`);
  for (const [index, id] of ids.entries())
    await api.sql`insert into deleted_stores (username_id, address, deleted_date)
      values (${id}, 'twice@gone.example', now() - make_interval(days => ${index}))`;
  const { snapshot } = await make();
  await api.sql`delete from deleted_stores where address = 'twice@gone.example'`;
  assert.equal(storeOf(snapshot, 'Twice@gone.example')[0], ids[0]);
  assert.equal(storeOf(snapshot, ids[2]!)[0], ids[2]);
});

test('the clock was set back: the backup just made is the last one all the same', async () => {
  const { snapshot } = await make();
  fs.renameSync(snapshot, path.join(backups, '2099-12-31T23-59-59Z'));
  const next = await backUp({ places, databaseUrl, folder: backups, hostname: 'mx.test', keep: 1 });
  assert.equal(path.basename(next.snapshot), '2100-01-01T00-00-00Z');
  assert.deepEqual(fs.readdirSync(backups), ['2100-01-01T00-00-00Z']);
});

test('into an external database and a new home: rows, and mail with its owner, times and UIDs', async () => {
  const { snapshot } = await make();
  const empty = await emptyDatabase();
  const home = path.join(folder, 'restored');
  const order = { snapshot, home, databaseUrl: empty.url, replace: false };
  await assert.rejects(restore({ ...order, databaseUrl }), /database is not empty/);
  await assert.rejects(restore({ ...order, home: folder, replace: true }), /lies in .*: move it out/);
  assert.ok(!fs.existsSync(home));
  // The folder of a disk of its own.
  fs.mkdirSync(path.join(home, 'lost+found'), { recursive: true });
  await restore(order);
  const rows = async (sql: TestApi['sql']): Promise<unknown> => [...(await sql`select * from usernames order by id`)];
  assert.deepEqual(await rows(empty.sql), await rows(api.sql));
  const [has] = await empty.sql`select has_function_privilege('mail_reader', 'mail.passdb'::regproc, 'execute') as it`;
  assert.deepEqual(has, { it: true });
  await empty.drop();
  const restored = path.join(home, path.relative(places.place, maildir));
  const [then, now] = [maildir, restored].map((at) => fs.statSync(path.join(at, 'cur/2.M1.host,S=6:2,S')));
  assert.equal(Math.trunc(now!.mtimeMs), Math.trunc(then!.mtimeMs));
  assert.equal(now!.uid, findUser('mail')!.uid);
  assert.equal(now!.mode & 0o777, 0o600);
  assert.match(fs.readFileSync(path.join(restored, 'dovecot-uidlist'), 'utf8'), /^3 V1700000000 N100\d\d6 G00ff\n/);
  assert.equal(fs.readFileSync(path.join(home, 'secrets/srs'), 'utf8'), '0123456789abcdef');
  assert.ok(!fs.existsSync(path.join(home, 'restore-unfinished')));
});

test('a home that is a disk of its own cannot be set aside, and is left as it is', async () => {
  const { snapshot } = await make();
  const home = fs.mkdtempSync(path.join(folder, 'mounted-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', home]);
  try {
    fs.writeFileSync(path.join(home, 'something'), '');
    await assert.rejects(restore({ snapshot, home, replace: true }), /A disk is mounted at .*mounted-/);
    assert.deepEqual(fs.readdirSync(home), ['something']);
  } finally {
    execFileSync('umount', [home]);
  }
});
