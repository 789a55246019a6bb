/**
 * Files of a backup. Names are byte strings (one letter a byte, latin1), since nobody promises that a name on disk is UTF-8; what
 * lies in a home belongs to other users, so nothing is followed and nothing is taken for a file that is none.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';

/** What is known of a file or folder in a backup. A folder's path ends in `/`, and it has no size and no checksum. */
export interface Entry {
  path: string;
  size: number;
  /** Milliseconds since 1970: of a mail it is the date at which it arrived. */
  mtime: number;
  mode: number;
  sha256: string;
}

/** A name as the system call takes it. */
export const raw = (name: string): Buffer => Buffer.from(name, 'latin1');

/** A path of ours as a byte string. */
export const bytesOf = (path: string): string => Buffer.from(path).toString('latin1');

/** Whether an error says that what was there a moment ago is there no more. */
export const isGone = (error: unknown): boolean =>
  ['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '');

/** A file or folder that is there and cannot be read: its sector has gone bad, or we may not. */
export class UnreadableError extends Error {
  readonly file: string;
  readonly code: string;

  constructor(file: string, code: string, cause: unknown) {
    super(`${JSON.stringify(raw(file).toString('utf8'))} cannot be read`, { cause });
    this.file = file;
    this.code = code;
  }
}

/** Errors that tell of us and of the machine, whatever is read. */
const ofOurs = new Set(['EMFILE', 'ENFILE', 'ENOMEM']);

/** Reads of one file or folder. @throws UnreadableError when that is what cannot be read */
function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || isGone(error) || ofOurs.has(code)) throw error;
    throw new UnreadableError(file, code, error);
  }
}

/** The entries of a folder, by name; undefined when there is no such folder. */
export function entriesOf(folder: string): fs.Dirent[] | undefined {
  try {
    return reading(folder, () => {
      // A symbolic link in the place of a folder is none.
      if (!fs.lstatSync(raw(folder)).isDirectory()) return undefined;
      return fs.readdirSync(raw(folder), { withFileTypes: true, encoding: 'latin1' });
    });
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** Size, time and mode of an ordinary file; undefined for anything else, and for nothing. */
export function statOf(file: string): Omit<Entry, 'path' | 'sha256'> | undefined {
  try {
    const found = reading(file, () => fs.lstatSync(raw(file)));
    if (!found.isFile()) return undefined;
    return { size: found.size, mtime: Math.trunc(found.mtimeMs), mode: found.mode & 0o777 };
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

const noFollow = fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK;
const chunk = Buffer.allocUnsafe(1 << 20);

/**
 * Copies an ordinary file, which keeps its time; the copy must not exist and is private to us.
 * @returns what was copied; undefined when there was no such file
 * @throws UnreadableError when it cannot be read, and there is no copy then; any other error is of the copy
 */
export function copyFile(from: string, to: string, owner?: { uid: number; gid: number }): Entry | undefined {
  const source = openOrdinary(from);
  if (source === undefined) return undefined;
  try {
    const { mtimeMs, mode } = fs.fstatSync(source);
    const target = fs.openSync(raw(to), 'wx', 0o600);
    const next = (): number => reading(from, () => fs.readSync(source, chunk));
    try {
      const hash = createHash('sha256');
      let size = 0;
      for (let read = next(); read > 0; read = next()) {
        hash.update(chunk.subarray(0, read));
        // Until all of it is written: a disk that has just become full takes a part without a word.
        fs.writeFileSync(target, chunk.subarray(0, read));
        size += read;
      }
      if (owner) fs.fchownSync(target, owner.uid, owner.gid);
      const mtime = Math.trunc(mtimeMs);
      fs.futimesSync(target, mtime / 1000, mtime / 1000);
      return { path: '', size, mtime, mode: mode & 0o777, sha256: hash.digest('hex') };
    } catch (error) {
      fs.rmSync(raw(to));
      throw error;
    } finally {
      fs.closeSync(target);
    }
  } finally {
    fs.closeSync(source);
  }
}

/** Writes a text of ours as a new file. */
export function writeFile(to: string, content: Buffer, mtime: number): Omit<Entry, 'path'> {
  fs.writeFileSync(raw(to), content, { flag: 'wx', mode: 0o600 });
  fs.utimesSync(raw(to), mtime / 1000, mtime / 1000);
  return { size: content.length, mtime, mode: 0o600, sha256: createHash('sha256').update(content).digest('hex') };
}

/** The content of an ordinary file; undefined when there is none. */
export function contentOf(file: string): Buffer | undefined {
  const source = openOrdinary(file);
  if (source === undefined) return undefined;
  try {
    return reading(file, () => fs.readFileSync(source));
  } finally {
    fs.closeSync(source);
  }
}

/** SHA-256 of an ordinary file; undefined when there is none. */
export function sha256Of(file: string): string | undefined {
  const source = openOrdinary(file);
  if (source === undefined) return undefined;
  try {
    const hash = createHash('sha256');
    const next = (): number => reading(file, () => fs.readSync(source, chunk));
    for (let read = next(); read > 0; read = next()) hash.update(chunk.subarray(0, read));
    return hash.digest('hex');
  } finally {
    fs.closeSync(source);
  }
}

function openOrdinary(file: string): number | undefined {
  let opened: number;
  try {
    opened = fs.openSync(raw(file), noFollow);
  } catch (error) {
    // ELOOP: a symbolic link.
    if (isGone(error) || (error as NodeJS.ErrnoException).code === 'ELOOP') return undefined;
    return reading(file, () => {
      throw error;
    });
  }
  if (fs.fstatSync(opened).isFile()) return opened;
  fs.closeSync(opened);
  return undefined;
}
