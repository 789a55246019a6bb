/** Runs the sweep at the start and every hour, in a process of its own that drops to the mail's user. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { node, root } from './api.ts';
import { type Errand, startErrand } from './errand.ts';
import type { Sweeps } from './figures.ts';
import type { SweepOrder } from './sweep.ts';

const hour = 3_600_000;

/** Before the first. */
export const noSweeps = (): Sweeps => ({ succeeded: 0, failures: 0, period: hour / 1000 });

/**
 * @param env of its process
 * @param log file for what the sweeps say
 * @param sweeps gets what comes of each
 * @param say told when a sweep failed
 */
export function startSweeper(
  order: SweepOrder,
  env: Record<string, string>,
  log: string,
  sweeps: Sweeps,
  say: (line: string) => void,
): Errand {
  const failed = (line: string): void => {
    sweeps.failures += 1;
    say(line);
  };
  return startErrand(
    hour,
    log,
    (out) => {
      const program = path.join(root, 'engine', 'sweep.ts');
      // A group of its own: a terminal's Ctrl-C is for the watcher, which ends the sweep itself.
      const child = spawn(node, [program], { env, cwd: root, stdio: ['pipe', out, out], detached: true });
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(JSON.stringify(order));
      return child;
    },
    (code) => {
      if (code === 0) sweeps.succeeded = Date.now() / 1000;
      // Ended by us it has no status.
      else if (code !== null) failed(`the sweep of deleted mail failed (log: ${log})`);
    },
    (error) => failed(`the sweep of deleted mail could not start: ${error.message}`),
  );
}
