/** Which processes a watcher has started: kept in files, so that the next watcher can end what a killed one has left. */
import fs from 'node:fs';
import path from 'node:path';
import type { Part, PartName } from './part.ts';
import { allProcesses, bootId, commandLine, isAlive, killSession, processState, signal, waitForEnd } from './processes.ts';

interface ProcessRecord {
  pid: number;
  started: string;
  boot: string;
}

const recordFile = (folder: string, name: PartName): string => path.join(folder, `${name}.json`);

/** Writes down a process just started. */
export function recordProcess(folder: string, name: PartName, pid: number): void {
  const started = processState(pid)?.started;
  if (started === undefined) return;
  const record: ProcessRecord = { pid, started, boot: bootId() };
  fs.writeFileSync(recordFile(folder, name), JSON.stringify(record), { mode: 0o600 });
}

/** Strikes it out again: the process and its session have ended. */
export function forgetProcess(folder: string, name: PartName): void {
  fs.rmSync(recordFile(folder, name), { force: true });
}

/**
 * Ends what an earlier watcher has left of a part: the recorded process if it is still that one, any other with the very
 * command line of the part, and what remains of the recorded session when its leader is gone.
 * @returns the pids that were ended
 */
export async function endLeftOver(folder: string, part: Part): Promise<number[]> {
  const record = readRecord(folder, part.name);
  const command = [part.command, ...part.args].join('\0');
  const leaders = allProcesses()
    .filter((each) => each.session === each.pid && commandLine(each.pid)?.join('\0') === command)
    .map((each) => each.pid);
  if (record && isAlive(record.pid) && processState(record.pid)?.started === record.started) leaders.push(record.pid);
  const ended = [...new Set(leaders)];
  for (const pid of ended) {
    signal(pid, part.stop.signal);
    await waitForEnd(pid, part.stop.timeout);
    await killSession(pid);
  }
  // The kernel gives no new process a pid that is still the number of a session: what has it belongs to the one recorded,
  // unless a leader of that pid lives that is not ours.
  if (record && !isAlive(record.pid) && (await killSession(record.pid)) > 0) ended.push(record.pid);
  forgetProcess(folder, part.name);
  return ended;
}

function readRecord(folder: string, name: PartName): ProcessRecord | undefined {
  try {
    const record = JSON.parse(fs.readFileSync(recordFile(folder, name), 'utf8')) as ProcessRecord;
    return record.boot === bootId() ? record : undefined;
  } catch {
    return undefined;
  }
}
