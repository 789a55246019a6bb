/** Secrets of this installation: random words, one file each, readable by the owner alone. */
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { User } from './users.ts';

/**
 * The secret of this name, made at the first call.
 * @returns 48 hexadecimal digits
 * @throws Error when the file holds something else
 */
export function secret(folder: string, name: string): string {
  const file = path.join(folder, name);
  if (!fs.existsSync(file)) writePrivate(file, randomBytes(24).toString('hex'));
  const word = fs.readFileSync(file, 'utf8').trim();
  if (!/^[A-Za-z0-9]{16,}$/.test(word))
    throw new Error(`${file} does not hold a secret: letters and digits, 16 or more.`);
  return word;
}

/** Removes a secret that has served. */
export function forget(folder: string, name: string): void {
  fs.rmSync(path.join(folder, name), { force: true });
}

/** Writes a file that only its owner can read, as a whole or not at all. Unset, the owner is who writes. */
export function writePrivate(file: string, text: string, owner?: User): void {
  const half = `${file}.${process.pid}`;
  fs.rmSync(half, { force: true });
  const handle = fs.openSync(half, 'wx', 0o600);
  try {
    if (owner) fs.fchownSync(handle, owner.uid, owner.gid);
    fs.writeFileSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(half, file);
}
