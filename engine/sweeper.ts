/** Runs the sweep at the start and every hour, in a process of its own that drops to the mail's user. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { node, root } from './api.ts';
import type { SweepOrder } from './sweep.ts';

const hour = 3_600_000;

export interface Sweeper {
  stop: () => Promise<void>;
}

/**
 * @param log file for what the sweeps say
 * @param say told when a sweep failed
 */
export function startSweeper(order: SweepOrder, log: string, say: (line: string) => void): Sweeper {
  let running: ChildProcess | undefined;
  const run = (): void => {
    if (running) return;
    const out = fs.openSync(log, 'a', 0o640);
    const program = path.join(root, 'engine', 'sweep.ts');
    // A group of its own: a terminal's Ctrl-C is for the watcher, which ends the sweep itself.
    running = spawn(node, [program], { env: {}, cwd: root, stdio: ['pipe', out, out], detached: true });
    fs.closeSync(out);
    running.stdin?.on('error', () => undefined);
    running.stdin?.end(JSON.stringify(order));
    running.once('error', (error) => {
      running = undefined;
      say(`the sweep of deleted mail could not start: ${error.message}`);
    });
    running.once('exit', (code) => {
      running = undefined;
      if (code !== 0 && code !== null) say(`the sweep of deleted mail failed (log: ${log})`);
    });
  };
  run();
  const timer = setInterval(run, hour);
  return {
    stop: async () => {
      clearInterval(timer);
      if (!running) return;
      const ended = once(running, 'exit');
      running.kill('SIGTERM');
      await ended;
    },
  };
}
