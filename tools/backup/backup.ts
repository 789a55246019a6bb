/**
 * One backup: a folder of its own, named by its time, with all that a machine needs to go on from it. What has not changed since
 * the backup before is a second name of the same file there, so each is whole and costs what is new.
 *
 * The order: Postfix's queue, the database, the mail. A mail goes from the queue to a mailbox, so it is in one of the two, or in
 * both; and every mailbox of the database's moment has its mail of that moment or a little later.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { isMailThere, noMail } from '../../engine/earlier-start.ts';
import type { Places } from '../../engine/places.ts';
import { HomeError } from '../audit/home.ts';
import { dumpDatabase } from './database.ts';
import { type Earlier, earlierOf, formersOf, formerTree } from './earlier.ts';
import { bytesOf, sha256Of } from './files.ts';
import { linesOf, writeList, type Listed } from './lists.ts';
import { program, storeFolder, writeManifest, type MailCounts, type Manifest, type StoreLine } from './manifest.ts';
import { noteBackup } from './noted.ts';
import { saveStore } from './store.ts';
import { saveTree, treeNames, type TreeName } from './trees.ts';
import { UnreadFile } from './unread.ts';

export interface Order {
  places: Places;
  databaseUrl: string;
  /** Where the backups lie. */
  folder: string;
  hostname: string;
  /** How many to keep; unset: all. */
  keep?: number;
  /** Is told of each file that cannot be read, in words. */
  tell?: (what: string) => void;
  /** In another order, or with something between them, for a test that sees what is lost then. */
  steps?: readonly Step[];
}

const finishedName = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ$/;
const unfinished = 'unfinished-';

/**
 * Makes a backup. When something cannot be read it is made without that, and says so (`unread` in its manifest); the older ones are all kept then.
 * @returns its folder, and what is in it
 * @throws HomeError when another one runs, or the disk is full; what was copied so far serves the next one, unless the disk is full
 */
export async function backUp(order: Order): Promise<{ snapshot: string; manifest: Omit<Manifest, 'format'> }> {
  fs.mkdirSync(order.folder, { recursive: true, mode: 0o700 });
  const folder = fs.realpathSync(order.folder);
  const lock = await lockFolder(folder);
  const begun = new Date();
  const half = path.join(folder, `${unfinished}${stamp(begun)}`);
  try {
    const earlier = earlierOf(snapshotsIn(folder), unfinishedIn(folder));
    fs.rmSync(half, { recursive: true, force: true });
    fs.mkdirSync(half, { mode: 0o700 });
    const manifest = await fill(order, half, earlier, begun);
    const snapshot = finish(half, nextName(folder, begun), manifest);
    removeUnfinished(folder);
    if (manifest.unread) return { snapshot, manifest };
    noteBackup(order.places, begun);
    if (order.keep !== undefined) for (const old of snapshotsIn(folder).slice(0, -order.keep)) remove(old);
    return { snapshot, manifest };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EDQUOT' && !/No space left|quota exceeded/i.test(message)) throw error;
    // The mail may need that room, and what earlier runs have left as well.
    removeUnfinished(folder);
    throw new HomeError(`${folder} is full: this backup was given up and removed, those before it are as they were.`, {
      cause: error,
    });
  } finally {
    lock.close();
  }
}

/** The finished backups of a folder, oldest first. */
export function snapshotsIn(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  const names = fs.readdirSync(folder).filter((name) => finishedName.test(name));
  return names
    .toSorted()
    .map((name) => path.join(folder, name))
    .filter((snapshot) => fs.existsSync(path.join(snapshot, 'manifest.json')));
}

/** What one step of a backup is made from: the system, and the folder that is being filled. */
export interface Filling extends Order {
  half: string;
  earlier: Earlier[];
  unread: UnreadFile;
}

/** What a manifest tells of the copies. */
type Copied = Omit<Manifest, 'format' | 'version' | 'hostname' | 'begun' | 'finished' | 'unread'>;

/** One step of a backup. @returns what the manifest has of it */
export type Step = (filling: Filling) => Partial<Copied> | Promise<Partial<Copied>>;

/** Postfix's queue, and the small folders beside it. */
export const saveTrees: Step = ({ places, half, earlier, unread }) => {
  const trees = {} as Record<TreeName, Listed>;
  for (const name of treeNames) {
    const saved = saveTree(name, places, bytesOf(half), formerTree(earlier, name));
    unread.note({ tree: name }, saved.unread);
    trees[name] = saved.listed;
  }
  return { trees };
};

export const saveDatabase: Step = async ({ databaseUrl, half }) => {
  const dump = path.join(half, 'database.dump');
  const moment = await dumpDatabase(databaseUrl, dump, path.join(half, 'stores.all'));
  const sha256 = sha256Of(bytesOf(dump)) ?? '';
  return { ...moment, database: { sha256, bytes: fs.statSync(dump).size } };
};

/** The mail of the mailboxes that the database has named. */
export const saveMailboxes: Step = (filling) => {
  const { places, half } = filling;
  if (!isMailThere(places))
    throw new HomeError(`${noMail(places.mailStore)}: is its disk mounted? This backup was given up.`);
  const mail = saveMail(filling);
  fs.rmSync(path.join(half, 'stores.all'));
  return { mail };
};

/** The order that makes a backup whole. */
const STEPS: readonly Step[] = [saveTrees, saveDatabase, saveMailboxes];

async function fill(order: Order, half: string, earlier: Earlier[], begun: Date): Promise<Omit<Manifest, 'format'>> {
  const copied: Partial<Copied> = {};
  const file = new UnreadFile(half, order.tell ?? (() => {}));
  for (const step of order.steps ?? STEPS) Object.assign(copied, await step({ ...order, half, earlier, unread: file }));
  const unread = file.counts();
  return {
    version: program().version,
    hostname: order.hostname,
    begun: begun.toISOString(),
    finished: new Date().toISOString(),
    ...(copied as Copied),
    ...(unread ? { unread } : {}),
  };
}

/** Each mailbox with its list; who has both is complete. */
function saveMail({ places: { mailStore }, half, earlier, unread }: Filling): MailCounts {
  const counts = { stores: 0, files: 0, bytes: 0, linked: 0, copiedBytes: 0 };
  const hash = createHash('sha256');
  const out = fs.openSync(path.join(half, 'stores'), 'wx', 0o600);
  try {
    for (const line of linesOf(bytesOf(path.join(half, 'stores.all')))) {
      const [id, address, kind] = JSON.parse(line) as [string, string, StoreLine[2]];
      const at = storeFolder(id);
      const to = `${bytesOf(half)}/${at}`;
      const saved = saveStore(`${bytesOf(mailStore)}/${at.slice('mail/'.length)}`, to, formersOf(earlier, id));
      const listed = saved && writeList(`${to}.list`, saved.entries.values());
      unread.note({ id, address }, saved?.unread ?? []);
      counts.stores += 1;
      counts.files += listed?.files ?? 0;
      counts.bytes += listed?.bytes ?? 0;
      counts.linked += saved?.linked ?? 0;
      counts.copiedBytes += saved?.copiedBytes ?? 0;
      const told = `${JSON.stringify([id, address, kind, listed?.sha256 ?? ''] satisfies StoreLine)}\n`;
      hash.update(told);
      fs.writeFileSync(out, told);
    }
  } finally {
    fs.closeSync(out);
  }
  return { sha256: hash.digest('hex'), ...counts };
}

/** Everything is on the disk before the manifest is, and the manifest before the name by which a backup is known. */
function finish(half: string, snapshot: string, manifest: Omit<Manifest, 'format'>): string {
  const { status } = spawnSync('/usr/bin/sync', ['-f', half]);
  if (status !== 0) throw new Error(`sync -f ${half} failed`);
  writeManifest(half, manifest);
  fs.renameSync(half, snapshot);
  const handle = fs.openSync(path.dirname(snapshot), 'r');
  fs.fsyncSync(handle);
  fs.closeSync(handle);
  return snapshot;
}

/** The manifest goes first: what remains of a removal that was killed is no backup. */
function remove(snapshot: string): void {
  fs.rmSync(path.join(snapshot, 'manifest.json'), { force: true });
  fs.rmSync(snapshot, { recursive: true, force: true });
}

/** Milliseconds since 1970 of a backup's name. */
const timeOf = (name: string): number => Date.parse(name.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'));

function unfinishedIn(folder: string): string[] {
  const names = fs.readdirSync(folder).filter((name) => name.startsWith(unfinished));
  return names.toSorted().map((name) => path.join(folder, name));
}

function removeUnfinished(folder: string): void {
  for (const half of unfinishedIn(folder)) remove(half);
}

const stamp = (at: Date): string =>
  at
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-');

/** A name after all others, also when the clock was set back: by their names it is known which is the last, and which are too old. */
function nextName(folder: string, begun: Date): string {
  const last = snapshotsIn(folder).at(-1);
  const after = last === undefined ? 0 : timeOf(path.basename(last)) + 1000;
  for (let at = Math.max(begun.getTime(), after); ; at += 1000) {
    const name = path.join(folder, stamp(new Date(at)));
    // What remains of a removal that was killed has a name, too.
    if (!fs.existsSync(name)) return name;
  }
}

/** One at a time: an abstract unix socket, which the kernel frees when we die. */
async function lockFolder(folder: string): Promise<net.Server> {
  const name = `\0mailstead-backup-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`;
  const server = net.createServer((socket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? new HomeError(`Another backup into ${folder} is at work.`) : error),
    );
    server.listen(name, resolve);
  });
  server.unref();
  return server;
}
