/** The database and the logs of a state folder, whether the system runs or not. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { takeLock } from '../../engine/lock.ts';
import { hadOwnDatabase } from '../../engine/earlier-start.ts';
import { findPlaces, type Places } from '../../engine/places.ts';
import { clusterUrl, serves } from '../../engine/postgres/cluster.ts';
import { ownerRole } from '../../engine/postgres/owner.ts';
import { postgresPart } from '../../engine/postgres/part.ts';
import { pause } from '../../engine/processes.ts';
import { secret } from '../../engine/secrets.ts';
import { databaseUser, isRoot } from '../../engine/users.ts';

/** A sentence for the operator: why nothing could be looked at. */
export class HomeError extends Error {}

/** A database that can be asked until `close`. */
export interface OpenDatabase {
  url: string;
  close: () => Promise<void>;
}

/** The places of a state folder that has been started before. */
export function placesOf(home: string): Places {
  if (!fs.existsSync(path.join(home, 'logs'))) throw new HomeError(`${home} is no state folder of Mailstead.`);
  return findPlaces(home, isRoot());
}

/** The texts of the API's logs, those that were set aside too. */
export function apiLogs({ logs }: Places): string[] {
  const names = fs.readdirSync(logs).filter((name) => /^api\.log(\.\d+)?$/.test(name));
  return names.map((name) => fs.readFileSync(path.join(logs, name), 'utf8'));
}

/** The private cluster of a state folder; one that does not run is started for as long as it is asked. */
export async function openDatabase(places: Places): Promise<OpenDatabase> {
  if (!fs.existsSync(path.join(places.pgData, 'PG_VERSION'))) {
    if (hadOwnDatabase(places))
      throw new HomeError(
        `The database is not in ${places.pgData}, where it was at the last start: is its disk mounted?`,
      );
    throw new HomeError(`${places.home} has no database of its own: give the URL of the one it uses.`);
  }
  const running = await runningUrl(places);
  return running === undefined ? startDatabase(places) : { url: running, close: async () => {} };
}

async function runningUrl(places: Places): Promise<string | undefined> {
  try {
    const port = Number(fs.readFileSync(path.join(places.place, 'postgres', 'port'), 'utf8'));
    const superuser = clusterUrl('postgres', secret(places.secrets, 'postgres-superuser'), port, 'postgres');
    // Somebody else's may have the port by now.
    if (!(await serves(superuser, places.pgData))) return undefined;
    return clusterUrl(ownerRole, secret(places.secrets, 'postgres-owner'), port, ownerRole);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'ECONNREFUSED' || code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Under the lock of the home, so that no watcher starts the same one meanwhile. */
async function startDatabase(places: Places): Promise<OpenDatabase> {
  const lock = await takeLock(places.id, places.home);
  try {
    const database = await runDatabase(places);
    const close = async (): Promise<void> => {
      await database.close();
      lock.release();
    };
    return { ...database, close };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Runs the private cluster of a home, made when there is none, as a process of ours. The caller holds the lock of the home. */
export async function runDatabase(places: Places): Promise<OpenDatabase & { superuserUrl: string; password: string }> {
  const { part, ownerUrl, superuserUrl, ownerPassword } = await postgresPart(places, databaseUser(places.pgData));
  await part.prepare?.();
  const log = fs.openSync(part.log, 'a', 0o600);
  const child = spawn(part.command, part.args, { env: part.env, cwd: '/', stdio: ['ignore', log, log], ...part.user });
  fs.closeSync(log);
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.kill(part.stop.signal)) await once(child, 'exit');
  };
  for (
    const deadline = Date.now() + part.startTimeout;
    child.exitCode === null && Date.now() < deadline;
    await pause(50)
  ) {
    if (await part.isReady().catch(() => false)) return { url: ownerUrl, superuserUrl, password: ownerPassword, close };
  }
  await close();
  throw new HomeError(`PostgreSQL in ${places.pgData} did not start: see ${part.log}.`);
}
