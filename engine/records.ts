/** Which processes a watcher has started: kept in files, so that the next watcher can end what a killed one has left. */
import fs from 'node:fs';
import path from 'node:path';
import { ending, type Part, type PartName } from './part.ts';
import { bootId, isAlive, killSession, processState, signal, waitForEnd } from './processes.ts';

interface ProcessRecord {
  pid: number;
  started: string;
  boot: string;
  stop: Part['stop'];
}

/** Those that are ended, in this order. PostgreSQL is adopted. */
const ended = ending.flat().filter((name) => name !== 'postgres');

const recordFile = (folder: string, name: PartName): string => path.join(folder, `${name}.json`);

/** Writes down a process just started. */
export function recordProcess(folder: string, part: Pick<Part, 'name' | 'stop'>, pid: number): void {
  const started = processState(pid)?.started;
  if (started === undefined) return;
  const record: ProcessRecord = { pid, started, boot: bootId(), stop: part.stop };
  fs.writeFileSync(recordFile(folder, part.name), JSON.stringify(record), { mode: 0o600 });
}

/** Strikes it out again: the process and its session have ended. */
export function forgetProcess(folder: string, name: PartName): void {
  fs.rmSync(recordFile(folder, name), { force: true });
}

/**
 * Ends what an earlier watcher has left running, PostgreSQL excepted: each recorded process if it is still that one, and
 * what remains of its session when it has died itself.
 * @returns the names of the parts of which something was ended
 */
export async function endLeftOvers(folder: string): Promise<PartName[]> {
  const found: PartName[] = [];
  for (const name of ended) {
    const record = readRecord(folder, name);
    if (record && (await endRecorded(record))) found.push(name);
    forgetProcess(folder, name);
  }
  return found;
}

async function endRecorded(record: ProcessRecord): Promise<boolean> {
  const now = processState(record.pid);
  // The kernel gives no pid away that is still the number of a session. So a process of another start time has the pid only
  // because nothing of the recorded session is left.
  if (now !== undefined && now.started !== record.started) return false;
  const wasAlive = isAlive(record.pid);
  if (wasAlive) {
    signal(record.pid, record.stop.signal);
    await waitForEnd(record.pid, record.stop.timeout);
  }
  return (await killSession(record.pid)) > 0 || wasAlive;
}

function readRecord(folder: string, name: PartName): ProcessRecord | undefined {
  try {
    const record = JSON.parse(fs.readFileSync(recordFile(folder, name), 'utf8')) as ProcessRecord;
    return record.boot === bootId() ? record : undefined;
  } catch {
    return undefined;
  }
}
