/** What a backup has beside the database and the mail, each in a folder of its own with a list. */
import fs from 'node:fs';
import path from 'node:path';
import type { Places } from '../../engine/places.ts';
import { HomeError } from '../audit/home.ts';
import type { Former } from './earlier.ts';
import { bytesOf, contentOf, copyFile, entriesOf, raw, statOf, UnreadableError, type Entry } from './files.ts';
import { isStill, writeList, type Listed } from './lists.ts';
import type { Unread } from './unread.ts';

/** In the order in which they are copied; the queue before the mail, since mail goes from the one to the other. */
export const treeNames = ['queue', 'secrets', 'tls', 'spam'] as const;
export type TreeName = (typeof treeNames)[number];

/** Copies a file under a name. @returns false when it has gone, or cannot be read */
type Save = (from: string, as: string) => boolean;

/** What is in a folder; nothing when it is not there, or cannot be read. */
type List = (folder: string) => fs.Dirent[];

/**
 * Copies one of them; a home without mail daemons has not all of them, and its list is then empty.
 * @param former stands in for what cannot be read
 */
export function saveTree(
  name: TreeName,
  places: Places,
  snapshot: string,
  former?: Former,
): { listed: Listed; unread: Unread[] } {
  const to = `${snapshot}/${name}`;
  fs.mkdirSync(raw(to), { mode: 0o700 });
  const saver = new Saver(to, former);
  const { save, list } = saver;
  if (name === 'secrets') {
    for (const file of filesOf(list(places.secrets))) save(path.join(places.secrets, file), bytesOf(file));
    save(places.operatorPassword, 'operator-password');
  }
  if (name === 'tls') for (const file of filesOf(list(places.tls))) save(path.join(places.tls, file), bytesOf(file));
  if (name === 'queue') saveQueue(places.postfix.queue, save, list);
  if (name === 'spam')
    saver.read(places.redis.data, 'appendonlydir/', () => saveLearned(places.redis.data, save, saver.forget));
  const unread = saver.keepEarlier(name);
  return { listed: writeList(`${to}.list`, saver.entries.values()), unread };
}

/** Fills the folder of one of them. */
class Saver {
  readonly entries = new Map<string, Entry>();
  readonly #to: string;
  readonly #former: Former | undefined;
  /** What could not be read, by its name in the backup: where it is, and the error's code. */
  readonly #unread = new Map<string, { from: string; code: string }>();

  constructor(to: string, former: Former | undefined) {
    this.#to = to;
    this.#former = former;
  }

  /** Reads something. @returns undefined when it cannot be read, which is noted */
  read<T>(from: string, as: string, read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UnreadableError)) throw error;
      this.#unread.set(as, { from, code: error.code });
      return undefined;
    }
  }

  readonly save: Save = (from, as) => {
    const copied = this.read(from, as, () => copyFile(bytesOf(from), `${this.#to}/${as}`));
    if (!copied) return false;
    this.#unread.delete(as);
    this.entries.set(as, { ...copied, path: as });
    return true;
  };

  readonly list: List = (folder) =>
    this.read(folder, `${bytesOf(path.basename(folder))}/`, () => entriesOf(bytesOf(folder))) ?? [];

  readonly forget = (): void => {
    for (const name of this.entries.keys()) fs.rmSync(raw(`${this.#to}/${name}`));
    this.entries.clear();
    this.#unread.clear();
  };

  /** Takes over the former copy of what could not be read, where that is no other thing. @returns what could not be read */
  keepEarlier(name: TreeName): Unread[] {
    const unread = [...this.#unread];
    // Redis reads all of its files or none.
    if (name === 'spam' && unread.length > 0) {
      this.forget();
      const isEarlier = this.#keepAll();
      if (!isEarlier) this.forget();
      return unread.map(([path, { code }]) => ({ path, code, isEarlier }));
    }
    return unread.map(([path, { from, code }]) => {
      // What lay in a folder of the queue has mostly gone where it belongs since.
      if (path.endsWith('/')) return { path, code, isEarlier: name !== 'queue' && this.#keepAll() };
      const entry = this.#former?.entries.find((each) => each.path === path);
      // The name of a mail in the queue may be another one's by now.
      const isSame = entry && (name !== 'queue' || isAsBefore(from, entry));
      return { path, code, isEarlier: isSame === true && this.#keep(entry) };
    });
  }

  /** @returns whether there was something, and all of it is here now */
  #keepAll(): boolean {
    const entries = this.#former?.entries ?? [];
    return entries.length > 0 && entries.filter((entry) => !this.#keep(entry)).length === 0;
  }

  #keep(entry: Entry): boolean {
    if (this.entries.has(entry.path)) return true;
    const from = `${this.#former?.folder}/${entry.path}`;
    if (!isStill(from, entry.sha256) || !copyFile(from, `${this.#to}/${entry.path}`)) return false;
    this.entries.set(entry.path, entry);
    return true;
  }
}

function isAsBefore(file: string, { size, mtime }: Entry): boolean {
  try {
    const now = statOf(bytesOf(file));
    return now?.size === size && now.mtime === mtime;
  } catch {
    return false;
  }
}

const filesOf = (entries: fs.Dirent[]): string[] => entries.filter((entry) => entry.isFile()).map(({ name }) => name);

/** Nothing where there is no such folder. */
const listOf: List = (folder) => entriesOf(bytesOf(folder)) ?? [];

/**
 * The mails that are accepted and not yet where they belong. A mail goes from `incoming` to `active`, and from there away or to
 * `deferred` and back: so all are gone through twice. One that is being written is not executable, and not accepted yet.
 */
export function saveQueue(queue: string, save: Save, list = listOf): void {
  const seen = new Set<string>();
  for (const folder of ['incoming', 'active', 'deferred', 'hold', 'incoming', 'active', 'deferred']) {
    for (const file of queueFiles(path.join(queue, folder), list)) {
      const id = path.basename(file);
      const found = fs.lstatSync(file, { throwIfNoEntry: false });
      if (!found?.isFile() || (found.mode & 0o100) === 0 || seen.has(id)) continue;
      // One that has moved on between the look and the copy is found in the next folder.
      if (save(file, bytesOf(id))) seen.add(id);
    }
  }
}

/** Files of a folder and of its folders of one letter, in which Postfix spreads them; only by names that Postfix gives. */
function queueFiles(folder: string, list: List): string[] {
  return list(folder).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory() && /^[0-9A-F]$/.test(entry.name)) return queueFiles(at, list);
    return entry.isFile() && /^[0-9A-Za-z]+$/.test(entry.name) ? [at] : [];
  });
}

/**
 * What Redis has on disk: a file of manifest that names the others. They are appended to, and Redis reads one whose last command
 * is half written. When it has written them anew meanwhile they are copied once more.
 * @param forget takes back all that was saved
 * @throws HomeError when it writes them anew each time
 */
export function saveLearned(data: string, save: Save, forget: () => void): void {
  const folder = path.join(data, 'appendonlydir');
  const manifest = path.join(folder, 'appendonly.aof.manifest');
  const told = (): string => contentOf(bytesOf(manifest))?.toString() ?? '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const before = told();
    for (const [, name = ''] of before.matchAll(/^file (\S+) seq \d+ type [bi]$/gm)) {
      if (/^[\w.-]+$/.test(name)) save(path.join(folder, name), bytesOf(name));
    }
    save(manifest, 'appendonly.aof.manifest');
    if (told() === before) return;
    forget();
  }
  throw new HomeError(
    'Redis wrote anew what the spam filter has learned, three times while it was copied: run this again.',
  );
}
