/**
 * What may be said of sessions at a door of the watcher (door.ts). `now` tells the moment, and `kick` ends the process of one session
 * that had begun by such a moment: as doveadm kick does it, but for one session and not for all of a user. The API may signal no
 * process of Dovecot's, and this lets it signal no other.
 */
import { spawn } from 'node:child_process';
import { DONE, UNKNOWN, type Word } from './door.ts';
import { bootId, commandLine, processState, signal } from './processes.ts';

/** What Dovecot calls the processes that serve one log-in each. */
const SESSIONS = new Set(['dovecot/imap', 'dovecot/pop3']);

/** @param master the process of Dovecot that runs now, if one does */
export function sessionWords(master: () => number | undefined): Record<'now' | 'kick', Word> {
  return {
    now: () => `${JSON.stringify({ now: now() })}\n`,
    kick: ([pid = '', begunBy = '']) => (kick(master(), pid, begunBy) ? DONE : UNKNOWN),
  };
}

/**
 * The moment, by the clock that tells when each process began, which no setting of the time moves: the beginning of a process that
 * begins now. (/proc/uptime need not fit: a container may be shown its own.)
 * @throws when no process can be started
 */
function now(): string {
  const child = spawn('/bin/true', { stdio: 'ignore' });
  child.on('error', () => undefined);
  // Until we are back in the loop of events nobody fetches it, so it is there, ended or not.
  const state = child.pid === undefined ? undefined : processState(child.pid);
  if (state === undefined) throw new Error('no process could be started to tell the time by');
  return `${bootId()}:${state.started}`;
}

/** Everything is looked at right before the signal: a pid may have gone to another process, and that is a younger one. */
function kick(master: number | undefined, pid: string, begunBy: string): boolean {
  const [boot, moment] = begunBy.split(':');
  const state = /^[1-9][0-9]{0,9}$/.test(pid) ? processState(Number(pid)) : undefined;
  const isSession = state !== undefined && state.parent === master && SESSIONS.has(commandLine(state.pid)?.[0] ?? '');
  if (!isSession || boot !== bootId() || !(Number(state.started) <= Number(moment))) return false;
  signal(state.pid, 'SIGTERM');
  return true;
}
