/** Keeps one part running: starts it, sees that it serves, starts it anew when it has ended, with back-off, and ends it. */
import { spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import fs from 'node:fs';
import type { Part } from './part.ts';
import { holdAgainst, isAlive, killSession, pause, processState, signal, waitForEnd } from './processes.ts';
import { forgetProcess, recordProcess } from './records.ts';

/** The part could not be brought up at the start; `message` ends with what it said. */
export class StartError extends Error {}

/** Exit status by which a process says that it would fail again: EX_CONFIG of sysexits.h. */
export const refusedStatus = 78;

const firstTries = 3;
const longestDelay = 30_000;
const healthy = 60_000;

/**
 * How long to wait before the next start.
 * @param previous the delay before the start that has just failed or ended; undefined when that was the first
 * @param lived milliseconds for which it ran
 */
export function nextDelay(previous: number | undefined, lived: number): number {
  if (previous === undefined || lived >= healthy) return 0;
  return Math.min(longestDelay, Math.max(500, previous * 2));
}

export interface SupervisorOptions {
  /** Folder of the records (records.ts). */
  records: string;
  /** A line for the operator. */
  say: (line: string) => void;
  /** The part has a new pid. */
  onPid: () => void;
  /** The part has ended, and not since it was asked to. */
  onGone?: () => void;
  /** The part serves again, after it had ended. */
  onBack?: () => void;
  /** It has come up or ended. */
  onState?: () => void;
}

export class Supervisor {
  readonly part: Part;
  /** Of the process that runs now. */
  pid: number | undefined;
  isUp = false;
  /** How often it was started or adopted. */
  starts = 0;
  #options: SupervisorOptions;
  #child: ChildProcess | undefined;
  #stopping = false;
  #wake: () => void = () => undefined;
  #loop: Promise<void> = Promise.resolve();

  constructor(part: Part, options: SupervisorOptions) {
    this.part = part;
    this.#options = options;
  }

  /**
   * Starts the part and from then on keeps it running.
   * @param adopted pid of a process of this part that runs already
   * @returns once it serves for the first time, or `stop` was called
   * @throws StartError when it ended three times before it served, or said that it would always
   */
  async start(adopted?: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#loop = this.#run(adopted, resolve, reject).catch(reject);
    });
  }

  /** Ends the part and waits until nothing of it is left; also while it is starting. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#end();
    await this.#loop;
  }

  /** Sends a message over the part's channel, if it has one that is open. */
  send(message: object): void {
    if (this.#child?.connected) this.#child.send(message, () => undefined);
  }

  async #run(adopted: number | undefined, up: () => void, failed: (error: Error) => void): Promise<void> {
    let delay: number | undefined;
    let tries = 0;
    let wasUp = false;
    while (!this.#stopping) {
      const since = Date.now();
      const began = performance.now();
      const isUp = (): void => {
        if (wasUp) this.#options.onBack?.();
        wasUp = true;
        up();
      };
      // The log cannot be opened: no reason to leave the part alone for ever.
      const end = await this.#runOnce(tries === 0 ? adopted : undefined, isUp).catch((error: Error) => error.message);
      if (this.#stopping) break;
      tries += 1;
      if (!wasUp && (tries >= firstTries || end.endsWith(` ${refusedStatus}`))) {
        failed(new StartError(`${this.part.name} did not start: ${end}\n${lastLines(this.part.log, since)}`));
        return;
      }
      delay = nextDelay(delay, performance.now() - began);
      const when = delay === 0 ? 'at once' : `in ${delay / 1000} s`;
      this.#options.say(`${this.part.name}: ${end}; starting it again ${when} (log: ${this.part.log})`);
      await this.#sleep(delay);
    }
    up();
  }

  /** One life of the process, from its start to the end of the last of its session. Says how it ended. */
  async #runOnce(adopted: number | undefined, up: () => void): Promise<string> {
    try {
      if (adopted === undefined) await this.part.prepare?.();
    } catch (error) {
      return (error as Error).message;
    }
    if (this.#stopping) return 'stopped';
    const ended = adopted === undefined ? this.#spawn() : watchForeign(adopted);
    this.pid = adopted ?? this.#child?.pid;
    const { pid } = this;
    if (pid !== undefined) this.#note(() => recordProcess(this.#options.records, this.part, pid));
    this.starts += 1;
    this.#note(this.#options.onPid);
    let over = false;
    const end = ended.then((how) => {
      over = true;
      return how;
    });
    const served = this.#waitUntilReady(() => over);
    if (await Promise.race([served, end.then(() => false)])) {
      this.isUp = true;
      this.#options.onState?.();
      up();
    } else if (!over && !this.#stopping) {
      this.#options.say(`${this.part.name} did not become ready within ${this.part.startTimeout / 1000} s`);
      await this.#end();
    }
    const how = await end;
    const wasUp = this.isUp;
    this.isUp = false;
    this.#options.onState?.();
    if (wasUp && !this.#stopping) this.#options.onGone?.();
    if (this.pid !== undefined) await killSession(this.pid);
    forgetProcess(this.#options.records, this.part.name);
    this.pid = undefined;
    this.#child = undefined;
    return how;
  }

  /** A full disk takes no notes: the part runs all the same. */
  #note(write: () => void): void {
    try {
      write();
    } catch (error) {
      this.#options.say(`${this.part.name}: its process could not be noted: ${(error as Error).message}`);
    }
  }

  async #waitUntilReady(isOver: () => boolean): Promise<boolean> {
    for (const deadline = performance.now() + this.part.startTimeout; performance.now() < deadline && !isOver();) {
      if (this.#stopping) return false;
      if (await this.part.isReady().catch(() => false)) return !isOver();
      await pause(50);
    }
    return false;
  }

  #spawn(): Promise<string> {
    const { command, args, env, cwd, user, oomScore, onMessage } = this.part;
    const log = fs.openSync(this.part.log, 'a', 0o640);
    const stdio: StdioOptions = ['ignore', log, log, ...(onMessage ? (['ipc'] as const) : [])];
    const child = spawn(command, args, { env, cwd: cwd ?? '/', stdio, detached: true, ...user });
    fs.closeSync(log);
    this.#child = child;
    if (oomScore !== undefined && child.pid !== undefined) holdAgainst(child.pid, oomScore);
    if (onMessage) child.on('message', onMessage);
    return new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message));
      child.once('exit', (code, by) => resolve(by ? `ended by ${by}` : `ended with status ${code}`));
    });
  }

  async #end(): Promise<void> {
    const pid = this.pid;
    if (pid === undefined || !isAlive(pid)) return;
    signal(pid, this.part.stop.signal);
    if (await waitForEnd(pid, this.part.stop.timeout)) return;
    this.#options.say(`${this.part.name} did not end within ${this.part.stop.timeout / 1000} s and is killed`);
    await killSession(pid);
  }

  async #sleep(milliseconds: number): Promise<void> {
    if (this.#stopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The end of a process that is not our child: the kernel tells nobody but its parent, so it is looked at. */
async function watchForeign(pid: number): Promise<string> {
  const started = processState(pid)?.started;
  while (isAlive(pid) && processState(pid)?.started === started) await pause(200);
  return 'ended';
}

/** What a log got since a moment, its last lines; nothing when it was not written since. */
function lastLines(file: string, since: number): string {
  if (!fs.existsSync(file) || fs.statSync(file).mtimeMs < since - 1000) return '';
  return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).map(readable).join('\n');
}

/** A log line for people: of one that is JSON, its message. */
function readable(line: string): string {
  if (!line.startsWith('{')) return line;
  try {
    const { msg, stack } = JSON.parse(line) as { msg?: string; stack?: string };
    return [msg ?? line, ...(stack === undefined ? [] : [stack])].join('\n');
  } catch {
    return line;
  }
}
