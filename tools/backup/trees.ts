/** What a backup has beside the database and the mail, each in a folder of its own with a list. */
import fs from 'node:fs';
import path from 'node:path';
import type { Places } from '../../engine/places.ts';
import { HomeError } from '../audit/home.ts';
import { bytesOf, contentOf, copyFile, entriesOf, raw, type Entry } from './files.ts';
import { writeList, type Listed } from './lists.ts';

/** In the order in which they are copied; the queue before the mail, since mail goes from the one to the other. */
export const treeNames = ['queue', 'secrets', 'tls', 'spam'] as const;
export type TreeName = (typeof treeNames)[number];

/** Copies a file under a name. @returns false when it has gone */
type Save = (from: string, as: string) => boolean;

/** Copies one of them; a home without mail daemons has not all of them, and its list is then empty. */
export function saveTree(name: TreeName, places: Places, snapshot: string): Listed {
  const to = `${snapshot}/${name}`;
  fs.mkdirSync(raw(to), { mode: 0o700 });
  const entries: Entry[] = [];
  const save: Save = (from, as) => {
    const copied = copyFile(bytesOf(from), `${to}/${as}`);
    if (copied) entries.push({ ...copied, path: as });
    return copied !== undefined;
  };
  if (name === 'secrets') {
    for (const file of namesIn(places.secrets)) save(path.join(places.secrets, file), bytesOf(file));
    save(places.operatorPassword, 'operator-password');
  }
  if (name === 'tls') for (const file of namesIn(places.tls)) save(path.join(places.tls, file), bytesOf(file));
  if (name === 'queue') saveQueue(places.postfix.queue, save);
  if (name === 'spam') {
    saveLearned(places.redis.data, save, () => {
      for (const { path } of entries.splice(0)) fs.rmSync(raw(`${to}/${path}`));
    });
  }
  return writeList(`${to}.list`, entries);
}

const namesIn = (folder: string): string[] =>
  (entriesOf(bytesOf(folder)) ?? []).filter((entry) => entry.isFile()).map((entry) => entry.name);

/**
 * The mails that are accepted and not yet where they belong. A mail goes from `incoming` to `active`, and from there away or to
 * `deferred` and back: so all are gone through twice. One that is being written is not executable, and not accepted yet.
 */
export function saveQueue(queue: string, save: Save): void {
  const seen = new Set<string>();
  for (const folder of ['incoming', 'active', 'deferred', 'hold', 'incoming', 'active', 'deferred']) {
    for (const file of queueFiles(path.join(queue, folder))) {
      const id = path.basename(file);
      const found = fs.lstatSync(file, { throwIfNoEntry: false });
      if (!found?.isFile() || (found.mode & 0o100) === 0 || seen.has(id)) continue;
      // One that has moved on between the look and the copy is found in the next folder.
      if (save(file, bytesOf(id))) seen.add(id);
    }
  }
}

/** Files of a folder and of its folders of one letter, in which Postfix spreads them; only by names that Postfix gives. */
function queueFiles(folder: string): string[] {
  return (entriesOf(bytesOf(folder)) ?? []).flatMap((entry) => {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory() && /^[0-9A-F]$/.test(entry.name)) return queueFiles(at);
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
