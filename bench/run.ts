/** A bench from its beginning to its end: a folder and a PostgreSQL of its own, and the end of all that it has started. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCluster, type RunningCluster } from '../engine/postgres/cluster.ts';
import { endProcesses } from './processes.ts';

/** What a bench works with. */
export interface Place {
  /** The daemons may enter. */
  folder: string;
  /** In its `postgres`. */
  cluster: RunningCluster;
}

/** Ms after which a bench is given up. */
const LONGEST = 30 * 60_000;

/**
 * Runs a bench, and with it this process: ends all that was started, once, also at a signal and after a fault, and exits. The folder
 * with its logs stays when something went wrong.
 * @param prefix of the folder's name
 */
export async function runBench(prefix: string, main: (place: Place) => Promise<void>): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  // PostgreSQL's and the mail daemons' users must be able to enter.
  fs.chmodSync(folder, 0o755);
  /** It is ended also when it has not come up yet. */
  let starting: Promise<RunningCluster> | undefined;
  let ending: Promise<void> | undefined;
  const end = (status: number): Promise<void> =>
    (ending ??= (async () => {
      await endProcesses();
      await (await starting?.catch(() => undefined))?.stop();
      if (status === 0) fs.rmSync(folder, { recursive: true, force: true });
      else process.stderr.write(`logs are kept in ${folder}\n`);
      process.exit(status);
    })());
  const fail = async (error: unknown): Promise<void> => {
    // What is being ended breaks where nobody waits for it.
    if (!ending) console.error(error);
    await end(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(130));
  process.on('uncaughtException', (error) => void fail(error));
  setTimeout(() => void end(1), LONGEST).unref();
  try {
    starting = startCluster({ dir: path.join(folder, 'postgres') });
    await main({ folder, cluster: await starting });
    await end(0);
  } catch (error) {
    await fail(error);
  }
}
