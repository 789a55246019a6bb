import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { removeOldScripts, removeStore, type SweepOrder } from '../../engine/sweep.ts';
import { findUser, isRoot } from '../../engine/users.ts';
import { giveMailRole } from '../../server/db/roles.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-sweep-')));
const store = path.join(folder, 'mail');
const [old, recent, alive] = ['01', '02', '03'].map((end) => `01900000-0000-7000-8000-0000000000${end}`);
const role = `mailstead_writer_${randomBytes(6).toString('hex')}`;
const mailUser = (isRoot() && findUser('mail')) || { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
let database: TestDatabase;

const homeOf = (id: string | undefined): string => path.join(store, id?.slice(-2) ?? '', id ?? '');

before(async () => {
  database = await testDatabase();
  await giveMailRole(database.sql, 'mail_writer', `${role}:writerpassword`);
  fs.chmodSync(folder, 0o755);
  for (const id of [old, recent, alive]) {
    fs.mkdirSync(path.join(homeOf(id), 'Maildir'), { recursive: true });
    fs.writeFileSync(path.join(homeOf(id), 'Maildir', 'letter'), 'x');
  }
  for (const entry of ['.', ...fs.readdirSync(store, { recursive: true, encoding: 'utf8' })]) {
    fs.chownSync(path.join(store, entry), mailUser.uid, mailUser.gid);
  }
});

after(async () => {
  const name = new URL(database.url).pathname.slice(1);
  await database.sql.unsafe(`revoke all on database ${name} from ${role}; drop role ${role}`);
  await database.drop();
  fs.rmSync(folder, { recursive: true });
});

/** Runs it as the watcher does: a process that is told its order by its standard input, and drops to the mail's user. */
async function sweep(mail?: string): Promise<string> {
  const { hostname, port, pathname } = new URL(database.url);
  const order: SweepOrder = {
    mailStore: store,
    mail,
    keepDays: 30,
    user: mailUser,
    database: {
      host: hostname,
      port: Number(port),
      database: pathname.slice(1),
      // As a URL of one's own may have it.
      sslmode: 'disable',
      readerRole: '',
      readerPassword: '',
      writerRole: role,
      writerPassword: 'writerpassword',
      doormanRole: '',
      doormanPassword: '',
    },
  };
  return await new Promise((resolve, reject) => {
    const program = path.resolve(import.meta.dirname, '../../engine/sweep.ts');
    const child = execFile(process.execPath, [program], { env: {} }, (error, out, said) => {
      if (error) reject(new Error(said, { cause: error }));
      else resolve(out);
    });
    child.stdin?.end(JSON.stringify(order));
  });
}

test('when the mail is not there nothing is called removed', async () => {
  await database.sql`insert into deleted_stores (username_id, address, deleted_date)
    values (${old ?? ''}, 'old@example.com', now() - interval '31 days')`;
  await assert.rejects(sweep('the-mail-of-another-disk'), /the mail is not in .*: is its disk mounted\?/i);
  const left = await database.sql`delete from deleted_stores returning address`;
  assert.deepEqual([...left], [{ address: 'old@example.com' }]);
  assert.ok(fs.existsSync(homeOf(old)));
});

test('mail of mailboxes deleted long enough ago goes; the rest stays', async () => {
  await database.sql`insert into deleted_stores (username_id, address, deleted_date) values
    (${old ?? ''}, 'old@example.com', now() - interval '31 days'), (${recent ?? ''}, 'new@example.com', now() - interval '29 days')`;
  assert.match(await sweep(), /removed the mail of 1 deleted/);
  assert.ok(!fs.existsSync(homeOf(old)));
  assert.ok(fs.existsSync(homeOf(recent)) && fs.existsSync(homeOf(alive)));
  const left = await database.sql<{ id: string }[]>`select username_id as id from deleted_stores`;
  assert.deepEqual(
    left.map(({ id }) => id),
    [recent],
  );
  assert.equal(await sweep(), '', 'a second sweep has nothing to do');
});

test('one that never had mail, or was half removed before, is struck out all the same', async () => {
  await database.sql`insert into deleted_stores (username_id, address, deleted_date)
    values (${old ?? ''}, 'old@example.com', now() - interval '31 days')`;
  assert.match(await sweep(), /removed the mail of 1 deleted/);
});

test('scripts that were compiled long ago go, of every mailbox once a day; nothing else does', () => {
  const day = Date.parse('2026-05-05T00:00:00Z');
  const files = ['00', '17', 'ff'].flatMap((part) => {
    const folder = path.join(store, part, `01900000-0000-7000-8000-0000000000${part}`, 'sieve');
    fs.mkdirSync(folder, { recursive: true });
    return ['old.svbin', 'new.svbin', 'old.txt'].map((name) => {
      const file = path.join(folder, name);
      fs.writeFileSync(file, 'x');
      const age = name.startsWith('old') ? 31 : 29;
      fs.utimesSync(file, day / 1000, day / 1000 - age * 86_400);
      return file;
    });
  });
  for (let hour = 0; hour < 24; hour += 1) removeOldScripts(store, new Date(day + hour * 3_600_000));
  assert.deepEqual(
    files.filter((file) => !fs.existsSync(file)),
    files.filter((file) => file.endsWith('old.svbin')),
  );
  removeOldScripts(path.join(folder, 'nowhere'), new Date(day));
});

test('a store that goes in the moment of the look ends no look', (t) => {
  const mail = path.join(folder, 'going');
  const scripts = ['01', '02'].map((end) => path.join(mail, '00', `01900000-0000-7000-8000-00000000${end}00`, 'sieve'));
  for (const at of scripts) {
    fs.mkdirSync(at, { recursive: true });
    fs.writeFileSync(path.join(at, 'old.svbin'), '');
    fs.utimesSync(path.join(at, 'old.svbin'), 0, 0);
  }
  const read = fs.readdirSync;
  t.mock.method(fs, 'readdirSync', (at: string) => {
    if (at === scripts[0]) fs.rmSync(path.dirname(at), { recursive: true });
    return read(at);
  });
  removeOldScripts(mail, new Date('2026-05-05T00:00:00Z'));
  assert.ok(!fs.existsSync(scripts[0]!));
  assert.deepEqual(read(scripts[1]!), []);
});

test('nothing but the folder of a store is ever removed', () => {
  const uuid = '01900000-0000-7000-8000-000000000004';
  for (const name of [
    '',
    '.',
    '..',
    '/',
    '04',
    `04/../04/${uuid}`,
    `04/${uuid}/`,
    `05/${uuid}`,
    `04/${uuid}x`,
    'probe',
    `/${uuid}`,
  ]) {
    assert.throws(() => removeStore(store, name), /is not the folder of a store/, name);
  }
  const outside = path.join(folder, 'outside');
  fs.mkdirSync(path.join(outside, uuid), { recursive: true });
  fs.symlinkSync(outside, path.join(store, '04'));
  assert.throws(() => removeStore(store, `04/${uuid}`), /leads out of the mail/);
  assert.ok(fs.existsSync(path.join(outside, uuid)));
});

test('a store that cannot be removed keeps no other, nor old scripts, and is told', async () => {
  const [bad, good] = ['05', '06'].map((end) => `01900000-0000-7000-8000-0000000000${end}`);
  // A folder that leads elsewhere is not followed.
  fs.symlinkSync(folder, path.join(store, '05'));
  fs.mkdirSync(homeOf(good), { recursive: true });
  for (const at of [path.dirname(homeOf(good)), homeOf(good)]) fs.chownSync(at, mailUser.uid, mailUser.gid);
  await database.sql`insert into deleted_stores (username_id, address, deleted_date) values
    (${bad!}, 'bad@example.com', now() - interval '33 days'), (${good!}, 'good@example.com', now() - interval '32 days')`;
  await assert.rejects(sweep(), new RegExp(`the mail of ${bad} stays: .*leads out of the mail`));
  assert.ok(!fs.existsSync(homeOf(good)));
  const left = await database.sql<{ id: string }[]>`select username_id as id from deleted_stores`;
  assert.ok(left.some(({ id }) => id === bad) && !left.some(({ id }) => id === good));
  await database.sql`delete from deleted_stores where username_id = ${bad!}`;
  fs.unlinkSync(path.join(store, '05'));
});

test('a mailbox whose scripts cannot be read keeps no other’s', () => {
  const mail = path.join(folder, 'unreadable');
  const [bad, good] = ['01', '02'].map((end) => path.join(mail, '00', `01900000-0000-7000-8000-00000000${end}00`));
  for (const at of [bad!, path.join(good!, 'sieve')]) fs.mkdirSync(at, { recursive: true });
  fs.writeFileSync(path.join(bad!, 'sieve'), '');
  const script = path.join(good!, 'sieve', 'old.svbin');
  fs.writeFileSync(script, '');
  fs.utimesSync(script, 0, 0);
  assert.throws(() => removeOldScripts(mail, new Date('2026-05-05T00:00:00Z')), /ENOTDIR/);
  assert.ok(!fs.existsSync(script));
});

test('mail whose time is over goes, whatever becomes of the look at the scripts', async () => {
  await database.sql`update deleted_stores set deleted_date = now() - interval '31 days' where username_id = ${recent ?? ''}`;
  // One of each hour, whose folder of scripts is none.
  for (let hour = 0; hour < 24; hour += 1) {
    const part = hour.toString(16).padStart(2, '0');
    fs.mkdirSync(path.join(store, part, `01900000-0000-7000-8000-0000000001${part}`), { recursive: true });
    fs.writeFileSync(path.join(store, part, `01900000-0000-7000-8000-0000000001${part}`, 'sieve'), '');
  }
  await assert.rejects(sweep(), /ENOTDIR/);
  assert.ok(!fs.existsSync(homeOf(recent)));
});
