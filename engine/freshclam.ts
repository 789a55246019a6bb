/**
 * Fetches ClamAV's signatures: one run of freshclam at the start and every two hours. It tells clamd what is new. Where the
 * signatures cannot be reached its log says so each time, the operator is told once if there have never been any, and the scanner
 * goes on with those it has. A run that cannot begin is told each time. Where none is to be fetched and none was put there, that is
 * told at the start: the health report says that the scanner works, not how much it knows.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { type Errand, startErrand } from './errand.ts';
import type { Places } from './places.ts';
import type { User } from './users.ts';

const twoHours = 7_200_000;

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
): Errand {
  let isTold = false;
  const tell = (): void => {
    if (isTold || fs.globSync('daily.*', { cwd: clamav.signatures }).length > 0) return;
    isTold = true;
    say(`the signatures of viruses cannot be fetched: only the test virus is found (log: ${log})`);
  };
  const args = [`--config-file=${path.join(clamav.config, 'freshclam.conf')}`, '--stdout'];
  return startErrand(
    twoHours,
    log,
    (out) =>
      // A group of its own: a terminal's Ctrl-C is for the watcher, which ends the run itself.
      spawn(path.join(clamav.config, 'freshclam'), args, {
        env: { PATH: '/usr/bin:/bin' },
        cwd: '/',
        stdio: ['ignore', out, out],
        detached: true,
        ...user,
      }),
    // Ended by us it has no status.
    (status) => {
      if (status !== 0 && status !== null) tell();
    },
    (error) => say(`the fetch of virus signatures could not start: ${error.message}`),
  );
}

/** Tells at the start of a system that fetches nothing when the scanner has no signatures but that of the test virus. */
export function tellOfNoSignatures({ clamav }: Pick<Places, 'clamav'>, say: (line: string) => void): void {
  // freshclam.dat is what a freshclam of before knows of itself.
  const ours = new Set(['base.ndb', 'freshclam.dat']);
  if (fs.readdirSync(clamav.signatures).some((name) => !ours.has(name))) return;
  say(
    'there are no signatures of viruses and none are fetched (MAILSTEAD_CLAMAV_UPDATES=off): only the test virus is found',
  );
}
