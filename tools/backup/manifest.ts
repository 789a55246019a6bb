/** The manifest of a backup: written last, so that a backup without one was never finished; and the first thing that is read. */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { writePrivate } from '../../engine/secrets.ts';
import { HomeError } from '../audit/home.ts';
import type { Listed } from './lists.ts';
import { treeNames, type TreeName } from './trees.ts';
import type { UnreadCounts } from './unread.ts';

const root = path.join(import.meta.dirname, '../..');

/** The layout of the folders; raised when an older program could no longer read it. */
const FORMAT = 1;

export interface Manifest {
  format: number;
  /** Of the program that made it. */
  version: string;
  /** The migrations that the database has had. */
  migrations: string[];
  /** As PostgreSQL says it: `15.18 (Debian ...)`. */
  postgres: string;
  hostname: string;
  begun: string;
  finished: string;
  database: { sha256: string; bytes: number };
  /** Roles that the database's rights name, beside its owner. */
  roles: string[];
  trees: Record<TreeName, Listed>;
  mail: MailCounts;
  /** What could not be read; unset: nothing. */
  unread?: UnreadCounts;
}

export interface MailCounts {
  /** Of the file `stores`: which mailboxes there are, and the checksum of each one's list. */
  sha256: string;
  stores: number;
  files: number;
  bytes: number;
  /** Files that are the same as in the backup before, and what was really copied. */
  linked: number;
  copiedBytes: number;
}

/** A line of the file `stores`: [id, address, 'mailbox' or 'deleted', the list's checksum or '' when it had no folder]. */
export type StoreLine = [id: string, address: string, kind: 'mailbox' | 'deleted', list: string];

/** Where a store lies in a backup, relative to it; its list is beside it. */
export const storeFolder = (id: string): string => `mail/${id.slice(-2)}/${id}`;

/** The version of this program, and the migrations that it knows. */
export function program(): { version: string; migrations: string[] } {
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
  const names = fs.readdirSync(path.join(root, 'db', 'migrations')).filter((name) => name.endsWith('.sql'));
  return { version, migrations: names.toSorted().map((name) => `migrations/${name}`) };
}

export function writeManifest(snapshot: string, manifest: Omit<Manifest, 'format'>): void {
  const body = { format: FORMAT, ...manifest };
  writePrivate(
    path.join(snapshot, 'manifest.json'),
    `${JSON.stringify({ ...body, checksum: checksum(body) }, null, 2)}\n`,
  );
}

/**
 * The manifest of a backup that this program can restore.
 * @throws HomeError when there is none, it was changed, or it is a newer program's
 */
export function readManifest(snapshot: string): Manifest {
  const file = path.join(snapshot, 'manifest.json');
  if (!fs.existsSync(file))
    throw new HomeError(`${snapshot} has no manifest.json: it is no backup, or was never finished.`);
  const { checksum: given, ...body } = parsed(file);
  if (given !== checksum(body)) throw new HomeError(`${file} is not what was written: its checksum is another.`);
  const manifest = body as unknown as Manifest;
  const known = program().migrations;
  const unknown =
    manifest.format > FORMAT ? `format ${manifest.format}` : manifest.migrations.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new HomeError(
      `${snapshot} was made by a newer Mailstead, ${manifest.version} (it has ${unknown}). Restore it with that version.`,
    );
  }
  if (treeNames.some((name) => manifest.trees[name] === undefined)) throw new HomeError(`${file} lacks a part.`);
  return manifest;
}

function parsed(file: string): Record<string, unknown> {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    throw new HomeError(`${file} cannot be read as JSON: it is not what was written.`);
  }
}

const checksum = (body: object): string => createHash('sha256').update(JSON.stringify(body)).digest('hex');
