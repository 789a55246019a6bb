/** What cannot be read keeps nothing else out of a backup: it is named, an earlier copy stands in for it, and nothing older is removed. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { backUp, snapshotsIn } from '../../tools/backup/backup.ts';
import type { Former } from '../../tools/backup/earlier.ts';
import { bytesOf } from '../../tools/backup/files.ts';
import { readList } from '../../tools/backup/lists.ts';
import { readManifest } from '../../tools/backup/manifest.ts';
import { saveStore } from '../../tools/backup/store.ts';
import { saveTree, type TreeName } from '../../tools/backup/trees.ts';
import { unreadIn } from '../../tools/backup/unread.ts';
import { verifyBackup } from '../../tools/backup/verify.ts';
import { emptyDatabase } from '../support/database.ts';
import { makeByHand, type ByHand } from './by-hand.ts';
import { start, type Ran } from './commands.ts';

let world: ByHand;
let backups: string;

before(async () => (world = await makeByHand('mailstead-unread-')));
after(async () => world.remove());
beforeEach(() => {
  backups = fs.mkdtempSync(path.join(world.folder, 'backups-'));
});

const nameOf = (i: number): string => `${i}.M1.host,S=6:2,S`;
const mailOf = (i: number): string => path.join(world.maildir, 'cur', nameOf(i));
/** Its copy in a backup. */
const inBackup = (snapshot: string, i: number): string =>
  path.join(snapshot, path.relative(world.places.place, mailOf(i)));
const make = async (keep?: number): Promise<string> => {
  const { places, databaseUrl } = world;
  const order = { places, databaseUrl, folder: backups, hostname: 'mx.test' };
  return (await backUp(keep === undefined ? order : { ...order, keep })).snapshot;
};

/** As the operator calls them, on the database of the test. */
const command = async (name: 'backup' | 'restore', args: string[], settings = {}): Promise<Ran> => {
  const { places, databaseUrl } = world;
  return start(name, places.home, args, { MAILSTEAD_DATABASE_URL: databaseUrl, MAILSTEAD_ENGINE: 'off', ...settings })
    .ended;
};

/** In the place of each file there is one whose first bytes cannot be read (EIO): the memory of this process. */
async function whileUnreadable(files: string[], work: () => Promise<void>): Promise<void> {
  const mounted: string[] = [];
  try {
    for (const file of files) {
      execFileSync('mount', ['--bind', `/proc/${process.pid}/mem`, file]);
      mounted.push(file);
    }
    await work();
  } finally {
    for (const file of mounted) execFileSync('umount', [file]);
  }
}

test('mails that cannot be read are named, all others are kept, and an earlier copy stands in where there is one', async () => {
  const first = await make();
  fs.writeFileSync(mailOf(6), 'mail 6');
  await whileUnreadable([mailOf(3), mailOf(6)], async () => {
    const { code, said } = await command('backup', [backups, '--keep', '1']);
    assert.equal(code, 2, said);
    assert.match(
      said,
      /alice@\S+ \(\S+\): mail\/cur\/3\.M1\S+ could not be read \(EIO\): it is as in an earlier backup\./,
    );
    assert.match(said, /alice@\S+ \(\S+\): mail\/cur\/6\.M1\S+ could not be read \(EIO\): it is left out\./);
    assert.match(
      said,
      /2 files or folders could not be read, .* of 1 an earlier copy is in the backup, 1 are left out/,
    );
    assert.match(said, /No older backup was removed/);
  });
  const [, next = ''] = snapshotsIn(backups);
  assert.equal(readManifest(next).unread?.files, 2);
  // Who is alarmed when there has been no whole one for a day is alarmed.
  const { begun } = readManifest(first);
  assert.equal(fs.readFileSync(world.places.lastBackup, 'utf8'), `${begun}\n`);
  assert.deepEqual([...verifyBackup(next)], []);
  assert.equal(fs.statSync(inBackup(next, 3)).ino, fs.statSync(inBackup(first, 3)).ino);
  for (const i of [1, 2, 4, 5]) assert.equal(fs.readFileSync(inBackup(next, i), 'utf8'), `mail ${i}`);
  assert.ok(!fs.existsSync(inBackup(next, 6)));
  const verified = await command('backup', [backups, '--verify']);
  assert.equal(verified.code, 0);
  assert.match(verified.said, /When it was made: .*6\.M1\S+ could not be read \(EIO\): it is left out\.\n.* is whole/);
  await restoreSays(
    next,
    /When the backup was made: .*3\.M1\S+ .*earlier backup\.\nWhen the backup was made: .*6\.M1.*left out\./,
  );
  // What was noted is as little to be changed unseen as anything else.
  fs.appendFileSync(path.join(next, 'unread'), 'x');
  assert.match([...verifyBackup(next)].map(({ says }) => says).join(), /unread is missing, or is not what was written/);
  assert.equal(path.basename(await make(1)), path.basename(snapshotsIn(backups).at(-1)!));
  assert.deepEqual(snapshotsIn(backups).length, 1, 'once all can be read the older ones go');
  assert.deepEqual([...unreadIn(snapshotsIn(backups)[0]!)], []);
  fs.rmSync(mailOf(6));
});

async function restoreSays(snapshot: string, what: RegExp): Promise<void> {
  const { url, drop } = await emptyDatabase();
  const home = path.join(world.folder, 'restored');
  const settings = { MAILSTEAD_DATABASE_URL: url, MAILSTEAD_HOME: home };
  const { code, said } = await command('restore', [snapshot], settings);
  await drop();
  assert.equal(code, 0, said);
  assert.match(said, what);
  const cur = path.join(home, path.relative(world.places.place, world.maildir), 'cur');
  assert.deepEqual(fs.readdirSync(cur).toSorted(), [1, 2, 3, 4, 5].map(nameOf));
}

/** Without root's right to read everything. */
function asNobody<T>(work: () => T): T {
  process.seteuid!('nobody');
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}

/** A folder that nobody may write to, and everybody may read. */
function openFolder(name: string): string {
  const at = path.join(world.folder, name);
  fs.mkdirSync(at, { recursive: true });
  fs.chmodSync(at, 0o777);
  return at;
}

test('a folder that cannot be read: what the earlier copy has of it is kept, but for what is elsewhere by now', () => {
  const live = path.join(openFolder('live'), 'store');
  for (const name of ['new', 'cur', '.Work/new', '.Work/cur', '.Bad/new', '.Bad/cur'])
    fs.mkdirSync(path.join(live, 'mail', name), { recursive: true });
  for (const name of ['new/1.M1', 'new/2.M1', '.Work/cur/3.M1:2,S', '.Bad/cur/4.M1:2,S'])
    fs.writeFileSync(path.join(live, 'mail', name), name);
  execFileSync('chmod', ['-R', 'a+rX', live]);
  const to = openFolder('copies');
  const first = asNobody(() => saveStore(live, path.join(to, 'first'), []))!;
  const former: Former = { folder: path.join(to, 'first'), entries: [...first.entries.values()], isDoubtful: false };
  fs.renameSync(path.join(live, 'mail/new/1.M1'), path.join(live, 'mail/cur/1.M1:2,S'));
  for (const name of ['new', '.Bad']) fs.chmodSync(path.join(live, 'mail', name), 0);
  const { entries, unread } = asNobody(() => saveStore(live, path.join(to, 'second'), [former]))!;
  const files = [...entries.keys()].filter((name) => !name.endsWith('/'));
  assert.deepEqual(
    files.toSorted(),
    ['mail/.Bad/cur/4.M1:2,S', 'mail/.Work/cur/3.M1:2,S', 'mail/cur/1.M1:2,S', 'mail/new/2.M1'].toSorted(),
  );
  assert.deepEqual(
    unread.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    ['mail/.Bad/', 'mail/new/'].map((path) => ({ path, code: 'EACCES', isEarlier: true })),
  );
  const none = asNobody(() => saveStore(live, path.join(to, 'third'), []))!;
  assert.ok(none.unread.length === 2 && none.unread.every(({ isEarlier }) => !isEarlier));
});

test('of queue, secrets and what the filter has learned likewise; Redis gets all of its files of one time, or none', () => {
  const places = { ...world.places };
  const at = openFolder('trees');
  const own = (name: string, text: string, mode = 0o755): string => {
    const file = path.join(at, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    fs.chmodSync(file, mode);
    return file;
  };
  Object.assign(places, { secrets: path.join(at, 'secrets'), operatorPassword: path.join(at, 'none') });
  Object.assign(places, { postfix: { ...places.postfix, queue: path.join(at, 'queue') } });
  Object.assign(places, { redis: { ...places.redis, data: path.join(at, 'redis') } });
  const files = {
    secrets: [own('secrets/srs', 'srs'), own('secrets/other', 'other')],
    queue: [own('queue/deferred/A/4A', 'waits'), own('queue/deferred/B/4B', 'waits, too')],
    spam: [own('redis/appendonlydir/base', 'base'), own('redis/appendonlydir/incr', 'incr')],
  };
  own('redis/appendonlydir/appendonly.aof.manifest', 'file base seq 1 type b\nfile incr seq 1 type i\n');
  const saved = (name: TreeName, to: string, former?: Former) => {
    const snapshot = openFolder(to);
    const { unread } = asNobody(() => saveTree(name, places, snapshot, former));
    const folder = path.join(snapshot, name);
    const entries = [...readList(bytesOf(`${folder}.list`))];
    const has = Object.fromEntries(
      entries.map(({ path: file }) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]),
    );
    return { unread, has, former: { folder: bytesOf(folder), entries, isDoubtful: true } };
  };
  for (const [name, [bad = '', changed = '']] of Object.entries(files) as [keyof typeof files, string[]][]) {
    const first = saved(name, 'whole');
    assert.deepEqual(first.unread, []);
    assert.ok(Object.keys(first.has).length > 1);
    fs.chmodSync(bad, 0o100);
    fs.appendFileSync(changed, ' and more');
    const unread = [{ path: path.basename(bad), code: 'EACCES', isEarlier: true }];
    const next = saved(name, 'with-earlier', first.former);
    assert.deepEqual(next.unread, unread);
    const expected =
      name === 'spam'
        ? first.has
        : { ...first.has, [path.basename(changed)]: `${first.has[path.basename(changed)]} and more` };
    assert.deepEqual(next.has, expected);
    const alone = saved(name, 'alone');
    assert.deepEqual(alone.unread, [{ ...unread[0], isEarlier: false }]);
    assert.deepEqual(Object.keys(alone.has), name === 'spam' ? [] : [path.basename(changed)]);
  }
  const secrets = saved('secrets', 'some-secrets');
  assert.deepEqual(Object.keys(secrets.has), ['other']);
  fs.chmodSync(path.join(at, 'secrets'), 0);
  const folderless = saved('secrets', 'no-folder', secrets.former);
  assert.deepEqual(folderless.unread, [{ path: 'secrets/', code: 'EACCES', isEarlier: true }]);
  assert.deepEqual(folderless.has, secrets.has, 'the folder itself cannot be read');
  // A mail of the queue that has the name of another one.
  const { former } = saved('queue', 'whole-queue');
  const other = { ...former, entries: [{ ...former.entries[0]!, path: '4A' }] };
  const { has } = saved('queue', 'other-queue', other);
  assert.ok(!('4A' in has));
});
