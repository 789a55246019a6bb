/**
 * One mailbox alone, from a backup into the running system: the mails that it no longer has come back, each into its folder, with
 * its flags, keywords and date. What is there stays; nothing is there twice, however often this is done.
 *
 * A mail is the same by its bytes, wherever it lies by now: of what the backup has three times and the mailbox once, two come back.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Places } from '../../engine/places.ts';
import { makeRestoreFolder, removeDeadRestores } from '../../engine/restore-folders.ts';
import { findUser, type User } from '../../engine/users.ts';
import { connect } from '../../server/db/connect.ts';
import { HomeError } from '../audit/home.ts';
import { bearable, damagedOf } from './damaged.ts';
import { bytesOf, copyFile, entriesOf, raw, sha256Of, statOf, type Entry } from './files.ts';
import { faultsOf, readList } from './lists.ts';
import { readManifest, storeFolder, type StoreLine } from './manifest.ts';
import { baseName } from './store.ts';
import { unreadIn } from './unread.ts';
import { storesOf } from './verify.ts';

export interface MailboxOrder {
  places: Places;
  databaseUrl: string;
  snapshot: string;
  /** As it was called at the time of the backup, or its id. */
  mailbox: string;
  /** Whose the mails shall be; unset: the mailbox of that name. */
  into?: string;
  /** Is told of each file that is damaged, and so is left out; unset: a damaged mailbox is refused. */
  leaveOut?: (fault: string) => void;
}

/** What came of it. */
export interface Back {
  /** Mails that came back. */
  back: number;
  /** Mails of the backup that were there. */
  there: number;
  /** In words what of this mailbox could not be read when the backup was made. */
  unread: string[];
}

/**
 * Brings back what is missing.
 * @throws HomeError with a sentence
 */
export async function restoreMailbox(order: MailboxOrder): Promise<Back> {
  const { places, snapshot } = order;
  removeDeadRestores(places.dovecot.state);
  readManifest(snapshot);
  const [id, , , list] = storeOf(snapshot, order.mailbox);
  const target = await targetOf(order);
  const unread = [...unreadIn(snapshot, id)];
  if (list === '') return { back: 0, there: 0, unread };
  const from = `${bytesOf(snapshot)}/${storeFolder(id)}`;
  const faults = faultsOf(from, `${from}.list`, list).map((fault) => ({ ...fault, mailbox: id }));
  const damaged = damagedOf(bearable(faults, order.leaveOut)).get(id);
  const mail = findUser('mail');
  if (!mail) throw new HomeError('There is no mail store on this machine.');
  const mails = [...readList(`${from}.list`)].filter(({ path }) => isMail(path) && !damaged?.has(path));
  const { missing, there } = missingMails(mails, `${bytesOf(places.place)}/${storeFolder(target)}`);
  if (missing.length > 0) importMails(places, target, mail, (to) => layOut(from, to, missing, mail, damaged));
  return { back: missing.length, there, unread };
}

/** @throws HomeError for a mailbox that the backup has not */
export function storeOf(snapshot: string, mailbox: string): StoreLine {
  const wanted = mailbox.toLowerCase();
  let found: StoreLine | undefined;
  for (const store of storesOf(snapshot)) {
    if (store[0] === wanted) return store;
    // Of several of one name the one that was not deleted, or else the one that was deleted last: they come in that order.
    if (store[1] === wanted && found?.[2] !== 'mailbox') found = store;
  }
  if (!found) throw new HomeError(`The backup has no mailbox ${mailbox}.`);
  return found;
}

async function targetOf({ databaseUrl, mailbox, into = mailbox }: MailboxOrder): Promise<string> {
  const sql = connect(databaseUrl, 1);
  try {
    const [row] = await sql<{ id: string; virtual: boolean }[]>`
      select u.id, u.is_virtual as virtual from usernames u join domains d on d.id = u.domain_id
       where u.username || '@' || d.domain = ${into.toLowerCase()}`;
    if (row?.virtual === false) return row.id;
    const why = row ? 'is virtual and keeps no mail' : 'does not exist';
    throw new HomeError(`The mailbox ${into} ${why}: create it first, by PUT .../mailbox, or name another by --into.`);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** Which mails of a copy a mailbox has not, by their bytes. Only those of a size that the copy has are read. */
function missingMails(mails: Entry[], live: string): { missing: Entry[]; there: number } {
  const sizes = new Set(mails.map(({ size }) => size));
  const has = new Map<string, number>();
  const places = new Set<string>();
  const seen = new Set<string>();
  // Twice: a mail whose flags change gets another name just when we look at it.
  for (const path of twice(() => mailsBelow(live, ''))) {
    const key = folderOf(path) + baseName(path.slice(path.lastIndexOf('/') + 1));
    const found = seen.has(key) ? undefined : statOf(`${live}/${path}`);
    const sha256 = found && sizes.has(found.size) ? sha256Of(`${live}/${path}`) : undefined;
    if (sha256 === undefined) continue;
    seen.add(key);
    has.set(sha256, (has.get(sha256) ?? 0) + 1);
    places.add(placeOf(path, sha256));
  }
  // Those that lie where they lay are there for certain; the others may have been moved, and more likely out of INBOX than into it.
  const lies = ({ path, sha256 }: Entry): number => (places.has(placeOf(path, sha256)) ? 2 : 0);
  const rank = (mail: Entry): number => lies(mail) + (folderOf(mail.path) === 'mail/' ? 0 : 1);
  const inOrder = mails.toSorted((a, b) => rank(b) - rank(a));
  const missing = inOrder.filter(({ sha256 }) => {
    const left = has.get(sha256) ?? 0;
    has.set(sha256, left - 1);
    return left <= 0;
  });
  return { missing, there: mails.length - missing.length };
}

function* twice<T>(list: () => Generator<T>): Generator<T> {
  yield* list();
  yield* list();
}

const isMail = (path: string): boolean => /(^|\/)(cur|new)\/[^/]+$/.test(path);
const folderOf = (path: string): string => path.replace(/(cur|new)\/[^/]+$/, '');
const placeOf = (path: string, sha256: string): string => `${folderOf(path)}\0${sha256}`;

function* mailsBelow(folder: string, relative: string): Generator<string> {
  for (const entry of entriesOf(relative === '' ? folder : `${folder}/${relative.slice(0, -1)}`) ?? []) {
    if (entry.isDirectory()) yield* mailsBelow(folder, `${relative}${entry.name}/`);
    else if (isMail(relative + entry.name)) yield relative + entry.name;
  }
}

/** The missing mails alone, in folders within folders: in Dovecot's usual layout it does not find a name with a dot again. */
function layOut(from: string, to: string, missing: Entry[], owner: User, damaged?: ReadonlySet<string>): void {
  const makeOwn = (folder: string): void => {
    if (fs.existsSync(raw(folder))) return;
    fs.mkdirSync(raw(folder), { mode: 0o700 });
    fs.chownSync(raw(folder), owner.uid, owner.gid);
  };
  for (const [index, { path: name }] of missing.entries()) {
    if (!name.startsWith('mail/')) continue;
    const folder = folderOf(name).slice('mail/'.length);
    let at = to;
    for (const part of [...namesOf(folder), mailsHere]) makeOwn((at += `/${part}`));
    if (!fs.existsSync(raw(`${at}/cur`))) {
      for (const part of ['cur', 'new', 'tmp']) makeOwn(`${at}/${part}`);
      const keywords = `mail/${folder}dovecot-keywords`;
      if (!damaged?.has(keywords)) copyFile(`${from}/${keywords}`, `${at}/dovecot-keywords`, owner);
    }
    // The order of arrival is the order of names; two of the copy may have one name.
    const flags = name.includes(':2,') ? name.slice(name.indexOf(':2,')) : ':2,';
    copyFile(`${from}/${name}`, `${at}/cur/${baseName(path.posix.basename(name))}.${index}${flags}`, owner);
  }
}

/** In each folder of that layout the mails have a folder of their own, so that a folder may be called `cur`. */
const mailsHere = 'mAildir';

/** `.Work.2026\2eQ1/` is the folder 2026.Q1 in Work; nothing is INBOX. What other signs are written as, both layouts share. */
function namesOf(folder: string): string[] {
  if (folder === '') return ['INBOX'];
  const names = folder.slice(1, -1).split('.');
  return names.map((name) => name.replaceAll('\\2e', '.')).map((name) => (/^\.{0,2}$/.test(name) ? '_' : name));
}

/** Dovecot takes them over by itself, as one more client: with its locks, its quota and its UIDs. */
function importMails(places: Places, id: string, mail: User, fill: (folder: string) => void): void {
  const folder = makeRestoreFolder(places.dovecot.state);
  try {
    fs.chownSync(folder, mail.uid, mail.gid);
    const maildir = path.join(folder, 'mail');
    fs.mkdirSync(maildir, { mode: 0o700 });
    fs.chownSync(maildir, mail.uid, mail.gid);
    fill(bytesOf(maildir));
    const config = path.join(places.dovecot.config, 'dovecot.conf');
    const words = [
      '-c',
      config,
      'import',
      '-u',
      id,
      '-s',
      `maildir:${maildir}:LAYOUT=fs:DIRNAME=${mailsHere}`,
      '',
      'all',
    ];
    const { status, stderr } = spawnSync('/usr/bin/doveadm', words, {
      env: { PATH: '/usr/bin:/bin' },
      cwd: folder,
      encoding: 'utf8',
      ...mail,
    });
    if (status === 0) return;
    const isFull = /quota/i.test(stderr);
    throw new HomeError(
      isFull
        ? 'The mailbox is full: raise its quota and run this again; it goes on with what is still missing.'
        : `Dovecot did not take the mails (${status}): ${stderr.trim().slice(-500)}`,
    );
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
