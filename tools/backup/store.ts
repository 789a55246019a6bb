/**
 * The mail of one mailbox, copied while Dovecot works on it.
 *
 * The order of copying makes the copy one that Dovecot reads without loss:
 * - a folder's messages before its `dovecot-uidlist`: a message that came in between stands in the list and is not there, which
 *   Dovecot takes for one that was expunged. The other way round it would be there with no UID, and get one that a client may know
 *   as another message's.
 * - `new` before `cur`: messages move from the one to the other, never back.
 * - `dovecot-keywords` after the messages: a letter in a message's name then has its word.
 * - what the list names and nobody saw is looked for again, and the folders are gone through twice: a message that was renamed, or
 *   moved to another folder, while we looked is found at its new place. So one that was there at the beginning and is there at
 *   the end is in the copy; at worst it is in two folders.
 *
 * Dovecot's indexes are left out: it makes them anew from these.
 *
 * What cannot be read keeps nothing else from being copied: the earlier copy stands in its place where there is one.
 */
import fs from 'node:fs';
import type { Former } from './earlier.ts';
import { contentOf, copyFile, entriesOf, raw, statOf, UnreadableError, writeFile, type Entry } from './files.ts';
import { isStill } from './lists.ts';
import type { Unread } from './unread.ts';

export interface Saved {
  entries: Map<string, Entry>;
  /** Files linked to the earlier copy, and bytes that were really copied. */
  linked: number;
  copiedBytes: number;
  unread: Unread[];
}

/** The part of a message's name that stays the same for its life; the rest is its flags. */
export const baseName = (name: string): string => name.split(':2,', 1)[0] ?? name;

/**
 * Copies a mailbox's folder.
 * @param live it may change, and parts of it go, while it is read
 * @param to its copy; made here
 * @param formers the one that is trusted most comes last
 * @returns undefined when there is no such folder (no mail yet, or removed)
 */
export function saveStore(live: string, to: string, formers: Former[]): Saved | undefined {
  if (!isThere(live)) return undefined;
  fs.mkdirSync(raw(to), { recursive: true, mode: 0o700 });
  const saver = new Saver(live, to, formers);
  saver.saveFolder('');
  saver.saveFolder('');
  saver.keepEarlier();
  return saver.saved;
}

/** One that cannot be read is there. */
function isThere(folder: string): boolean {
  try {
    return entriesOf(folder) !== undefined;
  } catch (error) {
    if (error instanceof UnreadableError) return true;
    throw error;
  }
}

/** What is never copied: files of a moment, and what is made anew. */
const passing = /^(dovecot\.(index|list\.index)|.*\.lock$|\.temp\.|\.nfs)/;
/** In the order in which they are copied, after all else. */
const last = ['dovecot-keywords', 'dovecot-uidlist'];

class Saver {
  readonly saved: Saved = { entries: new Map(), linked: 0, copiedBytes: 0, unread: [] };
  readonly #live: string;
  readonly #to: string;
  readonly #formers = new Map<string, { entry: Entry; in: Former }>();
  /** Folder and base name of each message. */
  readonly #messages = new Set<string>();
  /** When each folder of messages was last changed, when we last looked. */
  readonly #looked = new Map<string, bigint>();
  /** What could not be read, a folder with a slash at its end, and the error's code. */
  readonly #unread = new Map<string, string>();

  constructor(live: string, to: string, formers: Former[]) {
    this.#live = live;
    this.#to = to;
    for (const former of formers)
      for (const entry of former.entries) this.#formers.set(keyOf(entry.path), { entry, in: former });
  }

  /** @param folder relative, '' or with a slash at its end */
  saveFolder(folder: string): void {
    const entries = this.#entriesOf(folder);
    if (entries === undefined) return;
    const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    const isMaildir = folders.includes('cur') && folders.includes('new');
    for (const name of folders) this.#makeFolder(`${folder}${name}/`);
    if (isMaildir) this.#saveMaildir(folder, entries);
    else this.#saveFiles(folder, entries);
    for (const name of folders) {
      if (isMaildir && ['cur', 'new', 'tmp'].includes(name)) continue;
      // Scripts that Dovecot has compiled.
      if (folder === '' && name === 'sieve') continue;
      this.saveFolder(`${folder}${name}/`);
    }
  }

  #saveMaildir(folder: string, entries: fs.Dirent[]): void {
    if (!this.#hasChanged(folder)) return;
    for (let attempt = 0; attempt < 5; attempt += 1) {
      const found = this.#saveMessages(`${folder}new/`, folder) + this.#saveMessages(`${folder}cur/`, folder);
      if (attempt > 0 && found === 0) return;
      this.#saveFiles(folder, entries);
      if (!this.#someAreMissing(folder)) return;
    }
  }

  /** @returns how many were not known before */
  #saveMessages(folder: string, maildir: string): number {
    let found = 0;
    for (const entry of this.#entriesOf(folder) ?? []) {
      const key = keyOf(maildir + 'cur/' + entry.name);
      if (this.#unread.has(folder + entry.name)) continue;
      if (!entry.isFile() || this.#messages.has(key) || !this.#saveFile(folder + entry.name)) continue;
      this.#messages.add(key);
      found += 1;
    }
    return found;
  }

  #saveFiles(folder: string, entries: fs.Dirent[]): void {
    const names = entries.filter((entry) => entry.isFile() && !passing.test(entry.name)).map((entry) => entry.name);
    for (const name of names) if (!last.includes(name)) this.#saveFile(folder + name);
    for (const name of last) this.#saveLines(folder + name);
  }

  /** Reads something of the mailbox. @returns undefined when it cannot be read, which is noted */
  #read<T>(path: string, read: () => T): T | undefined {
    try {
      const found = read();
      this.#unread.delete(path);
      return found;
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.#unread.set(path, error.code);
      return undefined;
    }
  }

  #entriesOf(folder: string): fs.Dirent[] | undefined {
    return this.#read(folder, () => entriesOf(`${this.#live}/${folder.slice(0, -1)}`));
  }

  /** A file that never changes under its name, or is changed as a whole. @returns false when it has gone, or cannot be read */
  #saveFile(path: string): boolean {
    return this.#read(path, () => this.#copyOrLink(path)) ?? false;
  }

  #copyOrLink(path: string): boolean {
    const now = statOf(`${this.#live}/${path}`);
    if (!now) return false;
    if (this.saved.entries.delete(path)) fs.rmSync(raw(`${this.#to}/${path}`));
    const former = this.#formers.get(keyOf(path));
    const isSame = former?.entry.size === now.size && former.entry.mtime === now.mtime;
    if (isSame && this.#link(former, path)) {
      this.saved.entries.set(path, { ...former.entry, path, mode: now.mode });
      return true;
    }
    const copied = copyFile(`${this.#live}/${path}`, `${this.#to}/${path}`);
    if (!copied) return false;
    this.saved.copiedBytes += copied.size;
    this.saved.entries.set(path, { ...copied, path });
    return true;
  }

  /** A file that Dovecot appends lines to: the last one may be half written. */
  #saveLines(path: string): void {
    const now = this.#read(path, () => statOf(`${this.#live}/${path}`));
    const content = now && this.#read(path, () => contentOf(`${this.#live}/${path}`));
    if (!now || !content) return;
    if (this.saved.entries.has(path)) fs.rmSync(raw(`${this.#to}/${path}`));
    const whole = content.subarray(0, content.lastIndexOf(10) + 1);
    this.saved.entries.set(path, { path, ...writeFile(`${this.#to}/${path}`, whole, now.mtime) });
    this.saved.copiedBytes += whole.length;
  }

  #link(former: { entry: Entry; in: Former }, path: string): boolean {
    const from = `${former.in.folder}/${former.entry.path}`;
    if (former.in.isDoubtful && !isStill(from, former.entry.sha256)) return false;
    try {
      fs.linkSync(raw(from), raw(`${this.#to}/${path}`));
      this.saved.linked += 1;
      return true;
    } catch (error) {
      // Gone, or bad, or a file has as many names as it can have: it is copied.
      if (['ENOENT', 'EIO', 'EMLINK', 'EXDEV', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? ''))
        return false;
      throw error;
    }
  }

  /** Links earlier copies in the place of all that could not be read, at the end: it may have been found elsewhere since. */
  keepEarlier(): void {
    for (const [path, code] of this.#unread) {
      if (this.#isSaved(path)) continue;
      const isFolder = path === '' || path.endsWith('/');
      const kept = isFolder ? this.#keepFolder(path) : this.#keepFile(path, this.#formers.get(keyOf(path)));
      this.saved.unread.push({ path, code, isEarlier: kept });
    }
  }

  /** All that an earlier copy has in a folder, and that was not found elsewhere. @returns whether there is such a copy */
  #keepFolder(folder: string): boolean {
    const below = [...this.#formers.values()].filter(({ entry }) => entry.path.startsWith(folder));
    for (const { entry, in: former } of below) {
      if (entry.path.endsWith('/')) this.#makeFolders(entry.path);
      else if (!this.#isSaved(entry.path)) this.#keepFile(entry.path, { entry, in: former });
    }
    return below.length > 0;
  }

  #keepFile(path: string, former: { entry: Entry; in: Former } | undefined): boolean {
    if (!former) return false;
    this.#makeFolders(path.slice(0, path.lastIndexOf('/') + 1));
    if (!this.#link(former, path)) return false;
    this.saved.entries.set(path, { ...former.entry, path });
    return true;
  }

  #isSaved(path: string): boolean {
    return (this.saved.entries.has(path) && !path.endsWith('/')) || this.#messages.has(keyOf(path));
  }

  /** A folder with those that it lies in. */
  #makeFolders(path: string): void {
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1))
      this.#makeFolder(path.slice(0, end + 1));
  }

  #makeFolder(path: string): void {
    if (this.saved.entries.has(path)) return;
    fs.mkdirSync(raw(`${this.#to}/${path}`.slice(0, -1)), { mode: 0o700 });
    this.saved.entries.set(path, { path, size: 0, mtime: 0, mode: 0o700, sha256: '' });
  }

  /** Whether a folder may hold something that was not there at the last look. A time that is too young to tell counts as a change. */
  #hasChanged(folder: string): boolean {
    const justNow = BigInt(Date.now() - 2000) * 1_000_000n;
    let changed = false;
    for (const name of ['new', 'cur']) {
      const found = changedAt(`${this.#live}/${folder}${name}`);
      const time = found !== undefined && found < justNow ? found : -1n;
      if (time === -1n || this.#looked.get(folder + name) !== time) changed = true;
      this.#looked.set(folder + name, time);
    }
    return changed;
  }

  /** Whether the list of UIDs, as copied, names a message that we have not seen. */
  #someAreMissing(folder: string): boolean {
    const list = contentOf(`${this.#to}/${folder}dovecot-uidlist`)?.toString('latin1') ?? '';
    const names = list.split('\n').flatMap((line) => / :(.+)$/.exec(line)?.[1] ?? []);
    return names.some((name) => !this.#messages.has(keyOf(`${folder}cur/${name}`)));
  }
}

/** When a folder was last changed, in nanoseconds; undefined when nobody can tell. */
function changedAt(folder: string): bigint | undefined {
  try {
    return fs.lstatSync(raw(folder), { bigint: true }).mtimeNs;
  } catch {
    return undefined;
  }
}

/** What a file is called for its life: a message by folder and base name, whether it is in `new` or `cur`. */
function keyOf(path: string): string {
  const message = /^(.*\/|)(?:cur|new)\/([^/]+)$/.exec(path);
  return message ? `${message[1]}cur/${baseName(message[2] ?? '')}` : path;
}
