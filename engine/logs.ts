/**
 * Keeps the parts' logs within bounds. A part writes to a file that it was started with and knows nothing of this: so its text is copied
 * to `api.log.1`, and the file emptied while all who have it open stand still for a moment. No line is lost, and no part needs a
 * way of its own to open its log anew.
 */
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { allProcesses, pause, processState, signal } from './processes.ts';

const DAY = 86_400_000;

/** How much is kept. */
export interface LogLimits {
  /** Bytes: a log that has more begins anew... */
  bytes: number;
  /** ...and so does one whose time is over; milliseconds. */
  age: number;
  /** Older parts of one log; the oldest goes. */
  files: number;
  /** Days after which an older part goes in any case. */
  days: number;
}

/** A day or 50 MB: with 30 parts no log takes more than 1.5 GB, whatever floods it. */
export const logLimits: Omit<LogLimits, 'days'> = { bytes: 50 * 1_048_576, age: DAY, files: 30 };

export interface LogKeeper {
  stop: () => Promise<void>;
}

/**
 * Looks at all logs of a folder at once and then every minute.
 * @param say told when a log could not begin anew
 */
export function startLogKeeper(folder: string, limits: LogLimits, say: (line: string) => void): LogKeeper {
  let running = Promise.resolve();
  const look = (): void => {
    running = running
      .then(() => keepLogs(folder, limits, new Date()))
      .catch((error: unknown) => say(`logs: ${(error as Error).message}`));
  };
  look();
  const timer = setInterval(look, 60_000);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}

/**
 * Begins anew what is due, and removes what is too old.
 * @throws Error that says of which logs this failed; what could be done of them and of all others is done
 */
export async function keepLogs(folder: string, limits: LogLimits, now: Date): Promise<void> {
  const failures: string[] = [];
  const attempt = async (file: string, work: () => Promise<void>): Promise<void> =>
    work().catch((error: Error) => void failures.push(`${path.basename(file)}: ${error.message}`));
  for (const name of fs.readdirSync(folder).filter((each) => each.endsWith('.log'))) {
    const log = path.join(folder, name);
    await attempt(log, async () => {
      if (isDue(log, limits, now)) await beginAnew(log, limits.files);
    });
    for (const part of olderParts(log))
      await attempt(part, async () => {
        const { mtimeMs } = await fs.promises.stat(part);
        if (now.getTime() - mtimeMs > limits.days * DAY) await fs.promises.rm(part);
      });
  }
  if (failures.length > 0) throw new Error(failures.join('; '));
}

function isDue(log: string, limits: LogLimits, now: Date): boolean {
  const { size, birthtimeMs } = fs.statSync(log);
  const [newest] = olderParts(log);
  // A file that was emptied keeps its birth.
  const began = newest === undefined ? birthtimeMs : fs.statSync(newest).mtimeMs;
  return size > limits.bytes || (size > 0 && now.getTime() - began >= limits.age);
}

/** `api.log.1`, `api.log.2` ...: the newest first. */
function olderParts(log: string): string[] {
  const [folder, name] = [path.dirname(log), `${path.basename(log)}.`];
  const numbers = fs
    .readdirSync(folder)
    .filter((each) => each.startsWith(name) && /^[1-9]\d*$/.test(each.slice(name.length)))
    .map((each) => Number(each.slice(name.length)));
  return numbers.toSorted((a, b) => a - b).map((number) => path.join(folder, `${name}${number}`));
}

/**
 * Moves all that a log says into its newest older part. After a crash in between, lines may stand in both, and none is missing.
 * @param most older parts that are kept, this one included
 * @throws Error when there is no room for the copy or those who write cannot be held; the log and its older parts are then as they were
 */
export async function beginAnew(log: string, most: number): Promise<void> {
  const { mode, uid, gid } = fs.statSync(log);
  const copy = `${log}.new`;
  fs.rmSync(copy, { force: true });
  const from = fs.openSync(log, 'r+');
  const to = fs.openSync(copy, 'wx', mode & 0o777);
  try {
    if (process.getuid?.() === 0) fs.fchownSync(to, uid, gid);
    // Nearly all of it while everyone goes on: it may take the disk seconds, and what comes meanwhile is little.
    let copied = 0;
    for (let round = 0; round < 2; round += 1) {
      copied = copyFrom(from, to, copied);
      // The watcher's doors answer meanwhile.
      await promisify(fs.fsync)(to);
    }
    await whileHeld(log, () => {
      copyFrom(from, to, copied);
      fs.fsyncSync(to);
      makeRoom(log, most - 1);
      fs.renameSync(copy, `${log}.1`);
      fs.ftruncateSync(from, 0);
    });
  } finally {
    fs.closeSync(from);
    fs.closeSync(to);
    fs.rmSync(copy, { force: true });
  }
}

/** Removes the oldest parts, and leaves the first number free. */
function makeRoom(log: string, kept: number): void {
  const parts = olderParts(log);
  for (const part of parts.slice(kept)) fs.rmSync(part);
  for (const part of parts.slice(0, kept).toReversed()) {
    const number = Number(part.slice(log.length + 1));
    fs.renameSync(part, `${log}.${number + 1}`);
  }
}

const buffer = Buffer.alloc(1 << 20);

/** @returns up to where it was copied */
function copyFrom(from: number, to: number, position: number): number {
  let at = position;
  for (;;) {
    const read = fs.readSync(from, buffer, 0, buffer.length, at);
    if (read === 0) return at;
    // A disk that is nearly full takes a part of it, and says so only the next time.
    for (let written = 0; written < read;) written += fs.writeSync(to, buffer, written, read - written);
    at += read;
  }
}

/** Milliseconds for which we try to hold somebody. */
const PATIENCE = 2000;

/** Stops all processes that have a file open for writing, does the work and lets them go on: some hundredths of a second. */
async function whileHeld(file: string, work: () => void): Promise<void> {
  const held = new Set<number>();
  try {
    // One that was not held yet may have made another that has the file too.
    for (let fresh = writersOf(file); fresh.length > 0; fresh = writersOf(file).filter((pid) => !held.has(pid))) {
      for (const pid of fresh) {
        held.add(pid);
        signal(pid, 'SIGSTOP');
      }
      for (const pid of fresh) await standsStill(pid);
    }
    work();
  } finally {
    for (const pid of held) signal(pid, 'SIGCONT');
  }
}

/** Waits until no thread of a process runs: a write that was begun is over then. */
async function standsStill(pid: number): Promise<void> {
  const stopped = (): boolean => threadStates(pid).every((state) => 'TtZX'.includes(state));
  for (const deadline = performance.now() + PATIENCE; !stopped(); await pause(1))
    if (performance.now() > deadline) throw new Error(`process ${pid} could not be held`);
}

function threadStates(pid: number): string[] {
  try {
    return fs
      .readdirSync(`/proc/${pid}/task`)
      .map(
        (thread) => /^\d+ \(.*\) (.)/s.exec(fs.readFileSync(`/proc/${pid}/task/${thread}/stat`, 'latin1'))?.[1] ?? 'X',
      );
  } catch {
    return [];
  }
}

/** Lets go on whom a watcher held that was killed in that moment. */
export function releaseWriters(folder: string): void {
  for (const name of fs.readdirSync(folder).filter((each) => each.endsWith('.log')))
    for (const pid of writersOf(path.join(folder, name))) if (processState(pid)?.state === 'T') signal(pid, 'SIGCONT');
}

/** All other processes that have a file open for writing. */
function writersOf(file: string): number[] {
  const { dev, ino } = fs.statSync(file);
  const isIt = (pid: number, fd: string): boolean => {
    try {
      const found = fs.statSync(`/proc/${pid}/fd/${fd}`);
      if (found.ino !== ino || found.dev !== dev) return false;
      const flags = /^flags:\s*([0-7]+)$/m.exec(fs.readFileSync(`/proc/${pid}/fdinfo/${fd}`, 'latin1'))?.[1] ?? '0';
      return (Number.parseInt(flags, 8) & 3) !== fs.constants.O_RDONLY;
    } catch {
      return false;
    }
  };
  return allProcesses()
    .map(({ pid }) => pid)
    .filter((pid) => pid !== process.pid && filesOf(pid).some((fd) => isIt(pid, fd)));
}

function filesOf(pid: number): string[] {
  try {
    return fs.readdirSync(`/proc/${pid}/fd`);
  } catch {
    return [];
  }
}
