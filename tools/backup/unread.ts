/**
 * What could not be read while a backup was made, so that everything else is in it all the same. It stands in the file `unread` of
 * the backup, a line of JSON each; without such a file all was read.
 */
import { createHash, type Hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bytesOf } from './files.ts';
import { linesOf, shown } from './lists.ts';
import type { TreeName } from './trees.ts';

/** A file, or a folder with a slash at its end ('': all of it). */
export interface Unread {
  path: string;
  /** What the system says of it, as EIO. */
  code: string;
  /** Whether an earlier backup's copy stands in its place. */
  isEarlier: boolean;
}

/** Where it lies: a mailbox, by id and address, or one of the small folders. */
export type Where = { id: string; address: string } | { tree: TreeName };

/** What the manifest has of it. */
export interface UnreadCounts {
  /** Of the file `unread`. */
  sha256: string;
  files: number;
  /** For how many of them an earlier copy stands in. */
  earlier: number;
}

type Line = [tree: TreeName | '', id: string, address: string, path: string, code: string, isEarlier: boolean];

/** Writes the file of a backup that is being made. */
export class UnreadFile {
  readonly #file: string;
  readonly #tell: (what: string) => void;
  readonly #hash: Hash = createHash('sha256');
  #files = 0;
  #earlier = 0;

  /** @param tell is told of each, in words */
  constructor(snapshot: string, tell: (what: string) => void) {
    this.#file = fileIn(snapshot);
    this.#tell = tell;
  }

  note(where: Where, unread: Unread[]): void {
    for (const each of unread) {
      const { tree, id, address } = { tree: '' as const, id: '', address: '', ...where };
      const line = [tree, id, address, each.path, each.code, each.isEarlier] satisfies Line;
      const text = `${JSON.stringify(line)}\n`;
      fs.appendFileSync(this.#file, text, { mode: 0o600 });
      this.#hash.update(text);
      this.#files += 1;
      this.#earlier += Number(each.isEarlier);
      this.#tell(inWords(line));
    }
  }

  /** Undefined when everything was read. */
  counts(): UnreadCounts | undefined {
    if (this.#files === 0) return undefined;
    return { sha256: this.#hash.digest('hex'), files: this.#files, earlier: this.#earlier };
  }
}

export const fileIn = (snapshot: string): string => path.join(snapshot, 'unread');

/** In words what a backup has not, or has in an earlier state. @param mailbox the id of the one that is looked at; unset: all */
export function* unreadIn(snapshot: string, mailbox?: string): Generator<string> {
  if (!fs.existsSync(fileIn(snapshot))) return;
  for (const line of linesOf(bytesOf(fileIn(snapshot)))) {
    const read = JSON.parse(line) as Line;
    if (mailbox === undefined || read[1] === mailbox) yield inWords(read);
  }
}

function inWords([tree, id, address, name, code, isEarlier]: Line): string {
  const where = tree === '' ? `${shown(bytesOf(address))} (${id})` : tree;
  const what = name === '' ? 'its folder' : shown(name);
  return `${where}: ${what} could not be read (${code}): ${isEarlier ? 'it is as in an earlier backup' : 'it is left out'}`;
}
