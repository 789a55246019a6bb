/**
 * Folders in which the restore of one mailbox (tools/backup/mailbox.ts) lays out mails for Dovecot to take over. Each has its owner in its
 * name, as that process alone is called in this run of the machine: one that was killed has left a copy of somebody's mail.
 */
import fs from 'node:fs';
import path from 'node:path';
import { bootId, isAlive, processState } from './processes.ts';

const prefix = 'restore-';

/** What tells a process from each other one, a later one of its pid included; undefined when there is none. */
function nameOf(pid: number): string | undefined {
  const started = isAlive(pid) ? processState(pid)?.started : undefined;
  return started === undefined ? undefined : `${pid}.${started}.${bootId()}`;
}

/** Makes one, for the process that asks. @param state Dovecot's state folder */
export const makeRestoreFolder = (state: string): string =>
  fs.mkdtempSync(path.join(state, `${prefix}${nameOf(process.pid)}.`));

/** Removes those whose owner has ended. */
export function removeDeadRestores(state: string): void {
  if (!fs.existsSync(state)) return;
  for (const name of fs.readdirSync(state).filter((each) => each.startsWith(prefix))) {
    const owner = name.slice(prefix.length, name.lastIndexOf('.'));
    if (owner !== nameOf(Number.parseInt(owner, 10)))
      fs.rmSync(path.join(state, name), { recursive: true, force: true });
  }
}
