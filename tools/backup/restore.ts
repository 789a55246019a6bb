/**
 * A backup into a new home, on this machine or another: the database is filled, the files are copied and belong to this machine's
 * users. Then `npm run up` starts it, and brings the database to the program's version.
 *
 * Until all is there the home has a file that keeps it from being started; the next restore begins anew over what was half done.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { makeFolder, makeFolders } from '../../engine/folders.ts';
import { takeLock } from '../../engine/lock.ts';
import { findPlaces, restoreUnfinished, type Places } from '../../engine/places.ts';
import { ensureOwner } from '../../engine/postgres/owner.ts';
import { isPostmaster, readPidFile } from '../../engine/postgres/part.ts';
import { signal, waitForEnd } from '../../engine/processes.ts';
import { endLeftOvers } from '../../engine/records.ts';
import { databaseUser, findMailUsers, findUser, isRoot, type User } from '../../engine/users.ts';
import { HomeError, runDatabase } from '../audit/home.ts';
import { bearable, damagedOf, type Damaged } from './damaged.ts';
import { fillDatabase, refuseFilled } from './database.ts';
import { bytesOf, contentOf, copyFile, raw, writeFile } from './files.ts';
import { readList } from './lists.ts';
import { readManifest, storeFolder, type Manifest } from './manifest.ts';
import { indexLog, modseqAt } from './modseqs.ts';
import { holdQueue } from './queue.ts';
import { storesOf, verifyBackup } from './verify.ts';
import { gapSince, withGap } from './uids.ts';

export interface RestoreOrder {
  snapshot: string;
  home: string;
  /** An external database, which must be empty; unset: a private cluster is made. */
  databaseUrl?: string;
  /** What is in the home is set aside. */
  replace: boolean;
  /** Is told of each file of a mailbox that is damaged, and so is left out; unset: such a backup is refused. */
  leaveOut?: (fault: string) => void;
  /** Whose the home is, and the file that people read in it; unset: ours. */
  reader?: User;
}

export interface Restored {
  manifest: Manifest;
  /** What was in the home: which folder, and where it lies now. */
  setAside: SetAside[];
  /** Mails of the queue, which wait on hold. */
  held: number;
}

/** A folder that was renamed: the home, and the one with the daemons' files where that is another. */
export interface SetAside {
  from: string;
  to: string;
}

/** @throws HomeError with a sentence; the home is then as it was, or is marked as one that cannot be started */
export async function restore(order: RestoreOrder): Promise<Restored> {
  const { snapshot } = order;
  const manifest = readManifest(snapshot);
  const damaged = damagedOf(bearable(verifyBackup(snapshot), order.leaveOut));
  mustBeAble(manifest);
  if (order.databaseUrl !== undefined) await refuseFilled(order.databaseUrl);
  if (isBelow(snapshot, order.home))
    throw new HomeError(`The backup lies in ${order.home}: move it out of there first.`);
  const setAside = await makeRoom(order);
  const places = findPlaces(order.home, isRoot());
  if (places.place !== places.home && fs.existsSync(places.pgData) && !fs.existsSync(restoreUnfinished(places.home))) {
    throw new HomeError(
      `${places.place} holds the daemons' files of an earlier home in ${places.home}: remove it, or move it.`,
    );
  }
  const lock = await takeLock(places.id, places.home);
  try {
    // Whoever starts it before it is whole is told so (engine/watcher.ts).
    fs.writeFileSync(restoreUnfinished(places.home), 'The restore of a backup into this folder was not finished.\n');
    makeFolders(places, databaseUser(places.pgData));
    restoreFiles(snapshot, places, order.reader);
    await restoreDatabase(order, places, manifest);
    restoreMail(snapshot, places, damaged, { gap: gapSince(manifest.begun), modseq: modseqAt() });
    const held = holdQueue(snapshot, places);
    spawnSync('/usr/bin/sync', ['-f', places.place]);
    fs.rmSync(restoreUnfinished(places.home));
    return { manifest, held, setAside };
  } finally {
    lock.release();
  }
}

function isBelow(inner: string, outer: string): boolean {
  if (!fs.existsSync(outer)) return false;
  return `${fs.realpathSync(inner)}/`.startsWith(`${fs.realpathSync(outer)}/`);
}

/** @throws HomeError where something of the backup would have to be left out */
function mustBeAble({ mail, trees }: Manifest): void {
  if (mail.files + trees.queue.files + trees.spam.files === 0) return;
  if (!isRoot()) throw new HomeError('The backup has mail, which belongs to other users: run this by sudo.');
  if (!findMailUsers(false)) throw new HomeError('The backup has mail, and the mail daemons are not on this machine.');
}

/** A home is empty, or half restored, or is set aside because we were told so. */
async function makeRoom({ home, replace }: RestoreOrder): Promise<SetAside[]> {
  // A disk of its own comes with a folder for what fsck finds.
  const isThere = fs.existsSync(home) && fs.readdirSync(home).some((name) => !['logs', 'lost+found'].includes(name));
  if (!isThere) return [];
  const isHalf = fs.existsSync(restoreUnfinished(home));
  if (!isHalf && !replace) {
    throw new HomeError(
      `${home} is not empty. Give another folder (MAILSTEAD_HOME), or --replace to set this one aside.`,
    );
  }
  const places = findPlaces(home, isRoot());
  const lock = await takeLock(places.id, places.home);
  try {
    // What a watcher that was killed, or a restore, has left running.
    await endLeftOvers(places.records);
    await endDatabase(places);
    if (!isHalf) return setHomeAside(places);
    for (const folder of new Set([places.place, places.home])) {
      const marker = path.basename(restoreUnfinished(places.home));
      for (const name of fs.existsSync(folder) ? fs.readdirSync(folder) : []) {
        if (![marker, 'belongs-to', 'lost+found'].includes(name))
          fs.rmSync(path.join(folder, name), { recursive: true });
      }
    }
    return [];
  } finally {
    lock.release();
  }
}

async function endDatabase(places: Places): Promise<void> {
  const claim = readPidFile(places.pgData);
  if (!claim || !isPostmaster(claim.pid, places.pgData)) return;
  signal(claim.pid, 'SIGINT');
  if (!(await waitForEnd(claim.pid, 60_000))) throw new HomeError(`PostgreSQL (process ${claim.pid}) does not end.`);
}

/** Both folders or none. */
function setHomeAside({ home, place }: Places): SetAside[] {
  const mark = `.before-restore-${Date.now()}`;
  const done: SetAside[] = [];
  try {
    for (const from of new Set([home, place])) {
      if (!fs.existsSync(from)) continue;
      fs.renameSync(from, from + mark);
      done.push({ from, to: from + mark });
    }
    return done;
  } catch (error) {
    for (const { from, to } of done) fs.renameSync(to, from);
    const { code, path: folder } = error as NodeJS.ErrnoException;
    if (code !== 'EBUSY') throw error;
    throw new HomeError(
      `A disk is mounted at ${folder}, which cannot be set aside: move what is in it to another folder, or mount an empty disk there.`,
      { cause: error },
    );
  }
}

/** What the watcher keeps beside the database. */
function restoreFiles(snapshot: string, places: Places, reader?: User): void {
  const at = bytesOf(snapshot);
  for (const { path: name } of readList(`${at}/secrets.list`)) {
    const to = name === 'operator-password' ? places.operatorPassword : path.join(places.secrets, name);
    copyFile(`${at}/secrets/${name}`, bytesOf(to), name === 'operator-password' ? reader : undefined);
  }
  if (reader) fs.chownSync(places.home, reader.uid, reader.gid);
  for (const { path: name } of readList(`${at}/tls.list`)) {
    copyFile(`${at}/tls/${name}`, bytesOf(path.join(places.tls, name)));
  }
  const redis = findUser('redis');
  const learned = [...readList(`${at}/spam.list`)];
  if (!redis || !isRoot() || learned.length === 0) return;
  const folder = path.join(places.redis.data, 'appendonlydir');
  makeFolder(path.dirname(places.redis.data), 0o750, { uid: 0, gid: redis.gid });
  makeFolder(places.redis.data, 0o700, redis);
  makeFolder(folder, 0o700, redis);
  for (const { path: name } of learned) copyFile(`${at}/spam/${name}`, bytesOf(path.join(folder, name)), redis);
}

async function restoreDatabase(order: RestoreOrder, places: Places, manifest: Manifest): Promise<void> {
  const dump = path.join(order.snapshot, 'database.dump');
  if (order.databaseUrl !== undefined) return await fillDatabase(order.databaseUrl, dump, manifest);
  const database = await runDatabase(places);
  try {
    await ensureOwner(database.superuserUrl, database.password);
    await fillDatabase(database.url, dump, manifest);
  } finally {
    await database.close();
  }
}

function restoreMail(snapshot: string, places: Places, damaged: Damaged, beyond: Beyond): void {
  const mail = findUser('mail');
  if (!isRoot() || !mail) return;
  makeFolder(places.mailStore, 0o700, mail);
  for (const [id, , , list] of storesOf(snapshot)) {
    if (list === '') continue;
    const at = storeFolder(id);
    const to = path.join(places.place, at);
    makeFolder(path.dirname(to), 0o700, mail);
    restoreStore(`${bytesOf(snapshot)}/${at}`, bytesOf(to), mail, { ...beyond, damaged: damaged.get(id) });
  }
}

/** Where the counting goes on, beyond what clients may have been told after the backup. */
interface Beyond {
  /** UIDs that are left out in each folder. */
  gap: number;
  /** The highest modification sequence of each folder. */
  modseq: bigint;
}

/** What is another in a mailbox than it was. */
interface Change extends Beyond {
  /** Files that are not restored. */
  damaged: ReadonlySet<string> | undefined;
}

/** One mailbox's folder, as `owner`'s. */
function restoreStore(from: string, to: string, owner: User, { gap, modseq, damaged }: Change): void {
  const own = (at: string): void => fs.chownSync(raw(at), owner.uid, owner.gid);
  const makeOwn = (folder: string): void => {
    fs.mkdirSync(raw(folder), { mode: 0o700 });
    own(folder);
  };
  const writeOwn = (file: string, content: Buffer, mtime: number): void => {
    writeFile(file, content, mtime);
    own(file);
  };
  makeOwn(to);
  for (const { path: name, mtime } of readList(`${from}.list`)) {
    if (damaged?.has(name) && !name.endsWith('/')) continue;
    const target = `${to}/${name}`;
    if (name.endsWith('/')) makeOwn(target.slice(0, -1));
    else if (/(^|\/)dovecot-uidlist$/.test(name)) {
      const list = contentOf(`${from}/${name}`) ?? Buffer.alloc(0);
      writeOwn(target, withGap(list, gap), mtime);
      const log = indexLog(list, modseq);
      if (log) writeOwn(target.replace(/dovecot-uidlist$/, 'dovecot.index.log'), log, mtime);
    } else copyFile(`${from}/${name}`, target, owner);
  }
}
