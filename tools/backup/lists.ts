/** The list of a folder in a backup: a line of JSON for each file and folder. Read and written line by line. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { entriesOf, raw, sha256Of, statOf, type Entry } from './files.ts';

/** What a list holds, for who keeps an account of it. */
export interface Listed {
  sha256: string;
  files: number;
  bytes: number;
}

/** Writes a list as a whole or not at all: a folder that has one is complete. */
export function writeList(file: string, entries: Iterable<Entry>): Listed {
  const half = `${file}.new`;
  const handle = fs.openSync(raw(half), 'w', 0o600);
  const hash = createHash('sha256');
  const listed = { files: 0, bytes: 0 };
  let text = '';
  const flush = (): void => {
    hash.update(text);
    fs.writeFileSync(handle, text);
    text = '';
  };
  try {
    for (const { path, size, mtime, mode, sha256 } of entries) {
      text += `${JSON.stringify([path, size, mtime, mode, sha256])}\n`;
      if (!path.endsWith('/')) listed.files += 1;
      listed.bytes += size;
      if (text.length > 1 << 20) flush();
    }
    flush();
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(raw(half), raw(file));
  return { sha256: hash.digest('hex'), ...listed };
}

/** The lines of a text file, without holding it. */
export function* linesOf(file: string): Generator<string> {
  const handle = fs.openSync(raw(file), 'r');
  try {
    const piece = Buffer.allocUnsafe(1 << 18);
    let rest = '';
    const decoder = new TextDecoder();
    for (let read = fs.readSync(handle, piece); read > 0; read = fs.readSync(handle, piece)) {
      const lines = (rest + decoder.decode(piece.subarray(0, read), { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    fs.closeSync(handle);
  }
}

/** @throws Error for a list with a name that would lead out of its folder, or with anything else that no list of ours has */
export function* readList(file: string): Generator<Entry> {
  for (const line of linesOf(file)) {
    const [path, size, mtime, mode, sha256] = JSON.parse(line) as [string, number, number, number, string];
    if (!staysInside(path)) throw new Error(`${JSON.stringify(path)} in ${file} is no name in a folder.`);
    yield { path, size, mtime, mode, sha256 };
  }
}

/** Whether a relative path names something below its folder, by nothing but names. */
export function staysInside(path: unknown): boolean {
  if (typeof path !== 'string' || /[\0\u0100-\uffff]/.test(path)) return false;
  return path
    .replace(/\/$/, '')
    .split('/')
    .every((name) => name !== '' && name !== '.' && name !== '..');
}

/** What is wrong with one file or folder of a backup; without a path it is the list itself. */
export interface Fault {
  path?: string;
  says: string;
}

/**
 * What is wrong with a folder by its list: a fault for each file that is missing, is another, or is too many.
 * @param sha256 of the list itself
 */
export function* faultsOf(folder: string, list: string, sha256: string): Generator<Fault> {
  if (!isStill(list, sha256)) {
    yield { says: `${shown(list)} is not the list that was written` };
    return;
  }
  const expected = new Set<string>();
  for (const { path, size, sha256: wanted } of readList(list)) {
    expected.add(path);
    const at = `${folder}/${path}`;
    if (path.endsWith('/')) {
      if (entriesOf(at.slice(0, -1)) === undefined) yield { path, says: `the folder ${shown(at)} is missing` };
    } else {
      const found = statOf(at);
      if (found === undefined) yield { path, says: `${shown(at)} is missing` };
      else if (found.size !== size || !isStill(at, wanted))
        yield { path, says: `${shown(at)} is not what was backed up` };
    }
  }
  for (const path of pathsBelow(folder, ''))
    if (!expected.has(path)) yield { path, says: `${shown(`${folder}/${path}`)} is not in its list` };
}

/** Whether a file can be read and is what it was. A sector that has gone bad is an error of reading. */
export function isStill(file: string, sha256: string): boolean {
  try {
    return sha256Of(file) === sha256;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EIO') return false;
    throw error;
  }
}

function* pathsBelow(folder: string, relative: string): Generator<string> {
  for (const entry of entriesOf(relative === '' ? folder : `${folder}/${relative.slice(0, -1)}`) ?? []) {
    const path = `${relative}${entry.name}${entry.isDirectory() ? '/' : ''}`;
    yield path;
    if (entry.isDirectory()) yield* pathsBelow(folder, path);
  }
}

/** A byte string for people, on one line whatever it has. */
export const shown = (path: string): string => JSON.stringify(raw(path).toString('utf8')).slice(1, -1);
