/** What must be on the machine before any TypeScript runs: npm's packages and Debian's. Shared by `npm run up` and `npm test`. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** The Node that npm has pinned; it is there once `ensureNpmPackages` has run. */
export const pinnedNode = path.join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');

const mailPackages = [
  'dovecot-core',
  'dovecot-imapd',
  'dovecot-pop3d',
  'dovecot-lmtpd',
  'dovecot-pgsql',
  'dovecot-sieve',
  'postfix',
  'postfix-pgsql',
  'postsrsd',
  'rspamd',
  'redis-server',
];

/** Not with MAILSTEAD_CLAMAV=off: the scanner's signatures take a gigabyte of memory. */
const scannerPackages = ['clamav-daemon', 'clamav-freshclam'];

/** Something is missing and cannot be had: a sentence for people, with the end of what the installer said. */
export class SetupError extends Error {
  name = 'SetupError';
}

/**
 * All of it: the npm packages, and the Debian packages of the mail daemons and PostgreSQL.
 * @param {{ engine: 'required' | 'off', say?: (line: string) => void, log?: string }} options `off`: the npm packages alone
 * @throws {SetupError} when something cannot be had
 */
export async function setUp({ engine, say = console.log, log }) {
  await ensureNpmPackages({ say, log });
  const missing = engine === 'off' ? [] : missingDebianPackages({ postgres: true, scanner: true });
  if (missing.length === 0) return;
  const asRoot = findRoot({ mayAsk: true });
  if (asRoot === undefined)
    throw new SetupError(`Debian packages are missing, and root is needed: ${missing.join(', ')}.`);
  await installDebianPackages(missing, { asRoot, say, log });
}

/**
 * Runs `npm ci` when what is installed is not what package-lock.json asks for; says nothing when it is.
 * @param {{ say?: (line: string) => void, log?: string }} [options] `log`: file to which npm's output is appended
 */
export async function ensureNpmPackages({ say = console.log, log } = {}) {
  const wanted = createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const marker = path.join(root, 'node_modules', '.mailstead-lock');
  const isThere = () => fs.existsSync(pinnedNode);
  if (isThere() && readIfThere(marker).trim() === wanted) return;
  if (!isThere() || !isInstalled()) {
    say('installing the npm packages (npm ci)');
    // Node's own folder is about to be emptied: npm has to run on the machine's Node.
    const places = (process.env.PATH || '')
      .split(':')
      .filter((place) => !place.startsWith(path.join(root, 'node_modules')));
    await run('npm', ['ci', '--loglevel=error'], { cwd: root, env: { ...process.env, PATH: places.join(':') }, log });
  }
  if (!isThere() || spawnSync(pinnedNode, ['--version']).status !== 0) {
    throw new SetupError(
      'npm ci has run, but its Node does not: npm must be allowed to install optional packages (no --omit=optional), on Linux ' +
        'with glibc.',
    );
  }
  try {
    fs.writeFileSync(marker, `${wanted}\n`);
  } catch {
    // Another user's node_modules: it is compared at each start.
  }
}

/**
 * The Debian packages that are missing for the mail daemons, for PostgreSQL unless it is external, and for the virus scanner.
 * @param {{ postgres: boolean, scanner: boolean, more?: string[] }} options `more`: what else is wanted
 * @returns {string[]}
 */
export function missingDebianPackages({ postgres, scanner, more = [] }) {
  const wanted = [...mailPackages, ...(scanner ? scannerPackages : []), ...more];
  const asked = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...wanted], {
    encoding: 'utf8',
  });
  if (asked.error) throw new SetupError('This is no Debian: there is no dpkg-query.');
  const installed = new Set(asked.stdout.split('\n').filter((line) => line.endsWith(' installed')));
  const missing = wanted.filter((name) => !installed.has(`${name} installed`));
  return postgres && !hasPostgres() ? ['postgresql', ...missing] : missing;
}

/**
 * Installs Debian packages, as root or by sudo, without starting any service of theirs.
 * @param {string[]} packages
 * @param {{ asRoot: string[], say?: (line: string) => void, log?: string }} options `asRoot`: words that go before a command
 * that root must run (empty: we are root)
 */
export async function installDebianPackages(packages, { asRoot, say = console.log, log }) {
  say(`installing Debian packages: ${packages.join(' ')}`);
  const [program, ...words] = [...asRoot, 'sh', path.join(root, 'tools', 'install-debian.sh'), ...packages];
  await run(program, words, { cwd: '/', env: process.env, log });
}

/**
 * How root's work can be done from here.
 * @param {{ mayAsk: boolean }} options whether sudo may ask for a password at the terminal
 * @returns {string[] | undefined} words that go before a command; undefined: not at all
 */
export function findRoot({ mayAsk }) {
  if (process.getuid() === 0) return [];
  if (spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0) return ['sudo', '-n'];
  if (!mayAsk || !process.stdin.isTTY) return undefined;
  return spawnSync('sudo', ['-v'], { stdio: 'inherit' }).status === 0 ? ['sudo', '-n'] : undefined;
}

/** Compares what npm wrote down about node_modules with the lock file, for who has run npm by hand. */
function isInstalled() {
  const lock = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const there = JSON.parse(readIfThere(path.join(root, 'node_modules', '.package-lock.json')) || '{}').packages || {};
  return Object.entries(lock).every(([at, asked]) => {
    if (at === '' || (there[at] === undefined && asked.optional)) return true;
    return there[at] !== undefined && there[at].version === asked.version && there[at].integrity === asked.integrity;
  });
}

function hasPostgres() {
  const folder = '/usr/lib/postgresql';
  if (!fs.existsSync(folder)) return false;
  return fs
    .readdirSync(folder)
    .some((major) => Number(major) >= 15 && fs.existsSync(path.join(folder, major, 'bin', 'initdb')));
}

function readIfThere(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
}

/** Runs an installer to its end, quietly: its output goes to the log, and its end into the error when it fails. */
async function run(program, words, { cwd, env, log }) {
  const said = [];
  const child = spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      said.push(piece);
      if (log) fs.appendFileSync(log, piece);
    });
  }
  const status = await new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal || code));
  });
  if (status === 0) return;
  const lines = Buffer.concat(said).toString().trimEnd().split('\n');
  // npm names the cause first and its whole usage after it; apt and dpkg end with the cause.
  const shown = program === 'npm' ? lines.slice(0, 12) : lines.slice(-20);
  const where = log ? `, see ${log}` : '';
  throw new SetupError(`${program} ${words.join(' ')} failed (${status})${where}:\n${shown.join('\n')}`);
}
