/** The private cluster of the state folder as a part of the system: made when missing, adopted when it already runs. */
import fs from 'node:fs';
import path from 'node:path';
import type { Part } from '../part.ts';
import type { Places } from '../places.ts';
import { keptPort } from '../ports.ts';
import {
  allProcesses,
  commandLine,
  isAlive,
  pause,
  processState,
  signal,
  waitForEnd,
  workingFolder,
} from '../processes.ts';
import { secret } from '../secrets.ts';
import type { User } from '../users.ts';
import { chooseBinaries, type Binaries } from './binaries.ts';
import { clusterUrl, postmasterArgs, serves, type ClusterPlaces } from './cluster.ts';
import { makeData, postgresEnvironment } from './data.ts';
import { ownerRole } from './owner.ts';

export interface PostgresPart {
  part: Part;
  binaries: Binaries;
  /** Pid of the postmaster that an earlier watcher has left, proved to be ours. */
  adopted: number | undefined;
  port: number;
  superuserUrl: string;
  /** What the API gets. */
  ownerUrl: string;
  ownerPassword: string;
}

/**
 * Makes the data when there is none, finds a running postmaster, and says how to run one.
 * @throws BinariesError, or an Error with a sentence when a postmaster runs there that does not know our secret
 */
export async function postgresPart(places: Places, user: User | undefined): Promise<PostgresPart> {
  const cluster = { data: places.pgData, socketDir: places.pgSocketDir, portFile: portFileOf(places) };
  const binaries = chooseBinaries(places.pgData, places.pgBinaries, user !== undefined);
  const superuser = secret(places.secrets, 'postgres-superuser');
  const ownerPassword = secret(places.secrets, 'postgres-owner');
  await makeData(places.pgData, binaries, superuser, { user });
  const command = path.join(binaries.bin, 'postgres');
  const running = await adopt(cluster, superuser, command);
  const port = running?.port ?? (await keptPort(cluster.portFile));
  const superuserUrl = clusterUrl('postgres', superuser, port, 'postgres');
  const part: Part = {
    name: 'postgres',
    command,
    args: postmasterArgs(cluster, port),
    env: postgresEnvironment,
    ...(user ? { user } : {}),
    log: path.join(places.logs, 'postgres.log'),
    prepare: async () => await removeStaleLocks(cluster),
    isReady: async () => await serves(superuserUrl, cluster.data),
    startTimeout: 120_000,
    // SIGINT is PostgreSQL's "fast" shutdown: open transactions are rolled back, the data is written.
    stop: { signal: 'SIGINT', timeout: 30_000 },
  };
  const ownerUrl = clusterUrl(ownerRole, ownerPassword, port, ownerRole);
  return { part, binaries, adopted: running?.pid, port, superuserUrl, ownerUrl, ownerPassword };
}

const portFileOf = (places: Places): string => path.join(places.place, 'postgres', 'port');

/**
 * The postmaster that runs in the data folder. Its pid file alone proves nothing: the process must stand in the folder, take a
 * connection with our secret, and name the folder as its own. One with other settings than ours is ended.
 */
async function adopt(
  cluster: ClusterPlaces,
  superuser: string,
  command: string,
): Promise<{ pid: number; port: number } | undefined> {
  const claim = readPidFile(cluster.data);
  if (!claim || !isPostmaster(claim.pid, cluster.data)) return undefined;
  const url = clusterUrl('postgres', superuser, claim.port, 'postgres');
  for (const deadline = performance.now() + 60_000; isPostmaster(claim.pid, cluster.data); await pause(100)) {
    try {
      if (await serves(url, cluster.data)) break;
    } catch (error) {
      if ((error as { code?: string }).code === '28P01') {
        throw new Error(
          `PostgreSQL runs in ${cluster.data} (process ${claim.pid}) and does not know our secret: end it, or bring back the ` +
            'files of the folder secrets.',
          { cause: error },
        );
      }
      if (performance.now() > deadline) throw error;
    }
  }
  if (!isPostmaster(claim.pid, cluster.data)) return undefined;
  const ours = [command, ...postmasterArgs(cluster, claim.port)].join('\0');
  if (commandLine(claim.pid)?.join('\0') === ours) return claim;
  signal(claim.pid, 'SIGINT');
  await waitForEnd(claim.pid, 30_000);
  return undefined;
}

/** What PostgreSQL has written about itself, in a process of now or of an earlier time. */
export function readPidFile(data: string): { pid: number; port: number } | undefined {
  try {
    const lines = fs.readFileSync(path.join(data, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]) };
  } catch {
    return undefined;
  }
}

/** Whether a process is the PostgreSQL of this data folder. */
export const isPostmaster = (pid: number, data: string): boolean =>
  isAlive(pid) && workingFolder(pid) === fs.realpathSync(data) && (commandLine(pid)?.includes('-D') ?? false);

/**
 * PostgreSQL refuses to start while the pid in one of its old lock files is there: also when it has ended and nobody has asked how yet
 * (a zombie), or when it is by now another program. The files go when nobody at all stands in the data folder any more.
 */
async function removeStaleLocks({ data, socketDir }: ClusterPlaces): Promise<void> {
  const claim = readPidFile(data);
  if (claim && isPostmaster(claim.pid, data)) return;
  const sockets = fs.existsSync(socketDir) ? fs.readdirSync(socketDir).filter((name) => name.endsWith('.lock')) : [];
  const locks = [path.join(data, 'postmaster.pid'), ...sockets.map((name) => path.join(socketDir, name))];
  const stale = locks.filter((lock) => isOfSomeProcess(lock));
  if (stale.length === 0) return;
  const folder = fs.realpathSync(data);
  const deadline = performance.now() + 10_000;
  // Its processes end by themselves within a moment when the first of them is gone.
  for (let busy = processIn(folder); busy !== undefined; busy = processIn(folder)) {
    if (performance.now() > deadline)
      throw new Error(`process ${busy} of the last PostgreSQL is still at work in ${data}`);
    await pause(50);
  }
  for (const lock of stale) fs.rmSync(lock);
}

/** The pid of some process that stands in a folder. */
const processIn = (folder: string): number | undefined =>
  allProcesses().find(({ pid }) => workingFolder(pid) === folder)?.pid;

function isOfSomeProcess(lock: string): boolean {
  if (!fs.existsSync(lock)) return false;
  return processState(Number(fs.readFileSync(lock, 'utf8').split('\n')[0])) !== undefined;
}
