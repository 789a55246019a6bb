/** A program that the watcher runs at its start and from time to time, never two of it at once. No failure of it is the watcher's own. */
import type { ChildProcess } from 'node:child_process';
import fs from 'node:fs';

export interface Errand {
  /** Ends the run that goes on, and makes no other. */
  stop: () => Promise<void>;
}

/**
 * Runs it at once and then again and again.
 * @param every milliseconds
 * @param log file to which it writes
 * @param begin starts the program with the open log as its output
 * @param over told its status when it has ended; null when it was killed, by us too
 * @param failed told why a run could not begin: for want of room, of files or of processes, or since there is no such program
 */
export function startErrand(
  every: number,
  log: string,
  begin: (out: number) => ChildProcess,
  over: (status: number | null) => void,
  failed: (error: Error) => void,
): Errand {
  let running: ChildProcess | undefined;
  const run = (): void => {
    if (running) return;
    try {
      running = begun(log, begin);
    } catch (error) {
      failed(error as Error);
      return;
    }
    // One that did not even begin says so by an event as well.
    running.once('error', (error) => {
      running = undefined;
      failed(error);
    });
    running.once('exit', (status) => {
      running = undefined;
      over(status);
    });
  };
  run();
  const timer = setInterval(run, every);
  return {
    stop: async () => {
      clearInterval(timer);
      const last = running;
      if (!last) return;
      await new Promise((resolve) => {
        last.once('exit', resolve);
        last.once('error', resolve);
        last.kill('SIGTERM');
      });
    },
  };
}

function begun(log: string, begin: (out: number) => ChildProcess): ChildProcess {
  const out = fs.openSync(log, 'a', 0o640);
  try {
    return begin(out);
  } finally {
    fs.closeSync(out);
  }
}
