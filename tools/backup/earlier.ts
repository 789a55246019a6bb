/**
 * What a new backup may be linked to: what unfinished runs have copied, and the last finished backup. Nothing that has gone bad there
 * is passed on, and none of it keeps a new backup from being made: what is not trusted is copied from the mailboxes again.
 */
import fs from 'node:fs';
import { HomeError } from '../audit/home.ts';
import { type Damaged, readDamaged } from './damaged.ts';
import { bytesOf, type Entry, raw } from './files.ts';
import { isStill, readList } from './lists.ts';
import { readManifest, storeFolder } from './manifest.ts';
import type { TreeName } from './trees.ts';
import { storesOf } from './verify.ts';

/** A backup that was made, or begun, before this one. */
export interface Earlier {
  at: string;
  /** Each mailbox's list by its checksum; unset: it was never finished. */
  lists?: ReadonlyMap<string, string>;
  /** Its files are read before they are trusted. */
  isDoubtful: boolean;
  /** By the mailbox's id which files are known to be damaged, in whichever backup that was found (`fileAt`). */
  damaged: ReadonlyMap<string, ReadonlySet<string>>;
}

/** An earlier copy of one mailbox, which unchanged files are linked to. */
export interface Former {
  folder: string;
  entries: Entry[];
  /** Its files are read before they are trusted. */
  isDoubtful: boolean;
}

/**
 * The one that is trusted most comes last.
 * @param finished oldest first
 */
export function earlierOf(finished: string[], unfinished: string[]): Earlier[] {
  const noted = finished.map((at) => ({ at, damaged: readDamaged(at) }));
  const damaged = damagedFiles(noted);
  const halves = unfinished.map((at) => ({ at, isDoubtful: true, damaged }));
  // What cannot be read may have named any file of any of them.
  const isDoubtful = noted.some(({ damaged }) => damaged === undefined);
  for (const at of finished.toReversed()) {
    const lists = listsOf(at);
    if (lists !== undefined) return [...halves, { at, lists, isDoubtful, damaged }];
  }
  return halves;
}

/** The copies of a mailbox, with those files that are not known to be damaged; none of one whose list has gone bad. */
export function formersOf(earlier: Earlier[], id: string): Former[] {
  return earlier.map(({ at, lists, isDoubtful, damaged }) => {
    const folder = `${bytesOf(at)}/${storeFolder(id)}`;
    const entries =
      lists === undefined ? entriesIfReadable(`${folder}.list`) : trusted(`${folder}.list`, lists.get(id));
    const bad = damaged.get(id);
    const isSound = ({ path: name }: Entry): boolean => bad === undefined || !bad.has(fileAt(`${folder}/${name}`));
    return { folder, entries: entries.filter(isSound), isDoubtful };
  });
}

/** The last backup's copy of one of the small folders. */
export function formerTree(earlier: Earlier[], name: TreeName): Former | undefined {
  const last = earlier.findLast(({ lists }) => lists !== undefined);
  if (last === undefined) return undefined;
  const folder = `${bytesOf(last.at)}/${name}`;
  const entries = trusted(`${folder}.list`, readManifest(last.at).trees[name].sha256);
  return { folder, entries, isDoubtful: true };
}

const trusted = (list: string, sha256 = ''): Entry[] => (isStill(list, sha256) ? [...readList(list)] : []);

/** After a power cut a list may have any bytes. Each file of it is compared with the checksum in it, so that a wrong one is no harm. */
function entriesIfReadable(list: string): Entry[] {
  try {
    return [...readList(list)];
  } catch {
    return [];
  }
}

/** The checksum of each mailbox's list; undefined when the backup is not one of ours, or does not say any more what they were. */
function listsOf(snapshot: string): Map<string, string> | undefined {
  try {
    const { mail } = readManifest(snapshot);
    if (!isStill(`${bytesOf(snapshot)}/stores`, mail.sha256)) return undefined;
    return new Map(storesOf(snapshot).map(([id, , , list]) => [id, list]));
  } catch (error) {
    if (error instanceof HomeError) return undefined;
    throw error;
  }
}

/** A file that has not changed is one file in all backups, whatever it is called there: damage found in one of them is in all. */
function damagedFiles(noted: { at: string; damaged: Damaged | undefined }[]): Map<string, Set<string>> {
  const files = new Map<string, Set<string>>();
  for (const { at, damaged = new Map() as Damaged } of noted)
    for (const [id, paths] of damaged)
      for (const name of paths)
        files.set(id, (files.get(id) ?? new Set()).add(fileAt(`${bytesOf(at)}/${storeFolder(id)}/${name}`)));
  return files;
}

/** A file by whichever of its names; '' when there is none, or it cannot be asked. */
function fileAt(name: string): string {
  try {
    const { dev, ino } = fs.lstatSync(raw(name));
    return `${dev}:${ino}`;
  } catch {
    return '';
  }
}
