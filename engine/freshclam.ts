/**
 * Fetches ClamAV's signatures: one run of freshclam at the start and every two hours. It tells clamd what is new. Where the
 * signatures cannot be reached its log says so each time, the operator is told once if there have never been any, and the scanner
 * goes on with those it has.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import type { Places } from './places.ts';
import type { User } from './users.ts';

const twoHours = 7_200_000;

export interface Freshclam {
  stop: () => Promise<void>;
}

/**
 * @param user `clamav` of Debian's package
 * @param log file for what the runs say
 * @param say a line for the operator
 */
export function startFreshclam(
  { clamav }: Pick<Places, 'clamav'>,
  user: User,
  log: string,
  say: (line: string) => void,
): Freshclam {
  let running: ChildProcess | undefined;
  let isTold = false;
  const tell = (): void => {
    if (isTold || fs.readdirSync(clamav.signatures).some((name) => name.startsWith('daily.'))) return;
    isTold = true;
    say(`the signatures of viruses cannot be fetched: only the test virus is found (log: ${log})`);
  };
  const run = (): void => {
    if (running) return;
    const out = fs.openSync(log, 'a', 0o640);
    const args = [`--config-file=${path.join(clamav.config, 'freshclam.conf')}`, '--stdout'];
    // A group of its own: a terminal's Ctrl-C is for the watcher, which ends the run itself.
    running = spawn(path.join(clamav.config, 'freshclam'), args, {
      env: { PATH: '/usr/bin:/bin' },
      cwd: '/',
      stdio: ['ignore', out, out],
      detached: true,
      ...user,
    });
    fs.closeSync(out);
    running.once('error', () => (running = undefined));
    running.once('exit', (status) => {
      running = undefined;
      // Ended by us it has no status.
      if (status !== 0 && status !== null) tell();
    });
  };
  run();
  const timer = setInterval(run, twoHours);
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
