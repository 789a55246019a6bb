/** Runs the sweep at the start and every hour, in a process of its own that drops to the mail's user. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { node, root } from './api.ts';
import { type Errand, startErrand } from './errand.ts';
import type { SweepOrder } from './sweep.ts';

const hour = 3_600_000;

/**
 * @param env of its process
 * @param log file for what the sweeps say
 * @param say told when a sweep failed
 */
export function startSweeper(
  order: SweepOrder,
  env: Record<string, string>,
  log: string,
  say: (line: string) => void,
): Errand {
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
      if (code !== 0 && code !== null) say(`the sweep of deleted mail failed (log: ${log})`);
    },
    (error) => say(`the sweep of deleted mail could not start: ${error.message}`),
  );
}
