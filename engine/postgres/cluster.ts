/**
 * A private PostgreSQL cluster in a folder: its own superuser, socket folder and loopback port. The watcher runs one for the
 * state folder (part.ts); tests start one each by `startCluster`.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { driver } from '../../server/db/driver.ts';
import { keptPort } from '../ports.ts';
import { databaseUser, type User } from '../users.ts';
import { chooseBinaries, type Binaries } from './binaries.ts';
import { makeData, postgresEnvironment } from './data.ts';
import { ensureOwner, ownerRole } from './owner.ts';

/** Where one cluster lies. */
export interface ClusterPlaces {
  data: string;
  socketDir: string;
  /** File that keeps the port. */
  portFile: string;
}

export interface RunningCluster {
  /** `postgres://` URL of the role and database `mailstead`, over TCP on 127.0.0.1. */
  url: string;
  /** The same for the superuser and the database `postgres`. */
  superuserUrl: string;
  port: number;
  socketDir: string;
  /** Of the postmaster. */
  pid: number;
  /** Ends it in order ("fast": open transactions are rolled back) and waits for its end. */
  stop: () => Promise<void>;
}

/**
 * Starts a cluster as a child of this process; makes it first where there is none.
 * @param options.dir its folder; made when missing, and given to the database's user when this process is root
 * @param options.binaries which programs; chosen by `chooseBinaries` when missing
 * @param options.fast for tests: nothing is forced to the disk, a power cut loses the data
 * @throws Error with a sentence and the end of the log when it does not come up within 30 s
 */
export async function startCluster(options: {
  dir: string;
  binaries?: Binaries;
  fast?: boolean;
}): Promise<RunningCluster> {
  const user = databaseUser();
  const fast = options.fast ?? false;
  fs.mkdirSync(options.dir, { recursive: true });
  if (user) fs.chownSync(options.dir, user.uid, user.gid);
  const places = layOutCluster(options.dir, user);
  const binaries =
    options.binaries ?? chooseBinaries(places.data, path.join(options.dir, 'binaries'), user !== undefined);
  const [superuser, owner] = passwordsOf(options.dir);
  await makeData(places.data, binaries, superuser, { user, fast });
  const log = path.join(options.dir, 'log');
  for (let attempt = 1; ; attempt++) {
    const port = await keptPort(places.portFile);
    const child = launch({ places, binaries, port, fast, user, log });
    const superuserUrl = clusterUrl('postgres', superuser, port, 'postgres');
    try {
      await waitUntilUp(child, superuserUrl);
      await ensureOwner(superuserUrl, owner);
      const url = clusterUrl(ownerRole, owner, port, ownerRole);
      const stop = async (): Promise<void> => {
        await endCluster(child);
        if (!places.socketDir.startsWith(options.dir)) fs.rmSync(places.socketDir, { recursive: true, force: true });
      };
      return { url, superuserUrl, port, socketDir: places.socketDir, pid: child.pid ?? 0, stop };
    } catch (error) {
      await endCluster(child);
      // Another process may have taken the port between our choice and PostgreSQL's bind.
      if (attempt === 3 || !lastLines(log, 5).includes('Address already in use')) {
        throw new Error(`PostgreSQL in ${options.dir} did not start: ${lastLines(log, 5)}`, { cause: error });
      }
      fs.rmSync(places.portFile, { force: true });
    }
  }
}

/** The command line of the postmaster: everything that differs from PostgreSQL's defaults stands in it. */
export function postmasterArgs(places: ClusterPlaces, port: number, fast = false): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: places.socketDir,
    cluster_name: 'mailstead',
    // A failed statement must not bring its values into the log; the parameters of prepared ones never come there.
    log_min_error_statement: 'panic',
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return ['-D', places.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** A `postgres://` URL on the loopback address; the words hold no sign that a URL would quote. */
export function clusterUrl(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

/** Whether it takes a connection with this secret, and this log-in is really the cluster in `data` when that is given. */
export async function serves(url: string, data?: string): Promise<boolean> {
  const sql = driver(url, { max: 1, connect_timeout: 5, onnotice: () => undefined });
  try {
    const [row] = await sql<{ folder: string }[]>`select current_setting('data_directory') as folder`;
    return data === undefined || row?.folder === data;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function launch(run: {
  places: ClusterPlaces;
  binaries: Binaries;
  port: number;
  fast: boolean;
  user: User | undefined;
  log: string;
}): ChildProcess {
  const log = fs.openSync(run.log, 'a', 0o600);
  const child = spawn(
    path.join(run.binaries.bin, 'postgres'),
    postmasterArgs(run.places, run.port, run.fast),
    // Detached, so that a terminal's Ctrl-C does not end it before those that use it.
    { env: postgresEnvironment, cwd: '/', stdio: ['ignore', log, log], detached: true, ...run.user },
  );
  fs.closeSync(log);
  return child;
}

async function waitUntilUp(child: ChildProcess, url: string): Promise<void> {
  const deadline = performance.now() + 30_000;
  for (;;) {
    try {
      if (await serves(url)) return;
    } catch (error) {
      if (child.exitCode !== null || child.signalCode !== null || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

async function endCluster(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const impatient = setTimeout(() => child.kill('SIGQUIT'), 20_000);
  await ended;
  clearTimeout(impatient);
}

function layOutCluster(dir: string, user: User | undefined): ClusterPlaces {
  const inside = path.join(dir, 'socket');
  // 107 bytes for the whole name; the socket's own is at most 16.
  const fits = Buffer.byteLength(inside) < 90;
  const socketDir = fits ? inside : fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-'));
  if (fits) fs.mkdirSync(inside, { recursive: true });
  if (user) fs.chownSync(socketDir, user.uid, user.gid);
  return { data: path.join(dir, 'data'), socketDir, portFile: path.join(dir, 'port') };
}

/** Superuser's and owner's password, kept beside the data. */
function passwordsOf(dir: string): [string, string] {
  const file = path.join(dir, 'passwords');
  if (!fs.existsSync(file)) {
    const words = [randomBytes(24).toString('hex'), randomBytes(24).toString('hex')];
    fs.writeFileSync(file, words.join('\n'), { mode: 0o600 });
  }
  return fs.readFileSync(file, 'utf8').split('\n') as [string, string];
}

function lastLines(file: string, count: number): string {
  return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}
