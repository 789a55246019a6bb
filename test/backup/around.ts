/** A mail that moves while a backup is made, and what is left of it. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { allProcesses, commandLine, signal, workingFolder } from '../../engine/processes.ts';
import { openDatabase, placesOf } from '../../tools/audit/home.ts';
import { backUp, type Step } from '../../tools/backup/backup.ts';
import { until } from '../engine/until.ts';
import type { System } from '../support/system.ts';
import { accept, queueIsEmpty, type World } from './world.ts';

/**
 * Backs up by these steps, at whose beginning a mail is in the queue; at the `gap` it moves to its mailbox.
 * @param at the folder of the backups, whose name becomes a word of the mail's subject
 */
export async function backUpAround(
  system: System,
  world: World,
  at: string,
  steps: (gap: Step) => Step[],
): Promise<{ at: string; subject: string }> {
  const { home } = system;
  const manager = allProcesses().find(({ pid }) => isOf(home, pid, 'qmgr'))?.pid;
  assert.ok(manager);
  const places = placesOf(home);
  const database = await openDatabase(places);
  const gap: Step = async () => {
    signal(manager, 'SIGCONT');
    await until('the mail in its mailbox', () => queueIsEmpty(home));
    return {};
  };
  await until('an empty queue', () => queueIsEmpty(home));
  signal(manager, 'SIGSTOP');
  try {
    await accept(system, world, 'bob', path.basename(at));
    const order = { places, databaseUrl: database.url, hostname: 'mx.mailstead.test', folder: at };
    await backUp({ ...order, steps: steps(gap) });
  } finally {
    signal(manager, 'SIGCONT');
    await database.close();
  }
  return { at, subject: world.accepted.at(-1)! };
}

/** Whether a process is this program of a home's Postfix. */
const isOf = (home: string, pid: number, program: string): boolean =>
  path.basename(commandLine(pid)?.[0] ?? '') === program && workingFolder(pid) === path.join(home, 'postfix', 'queue');

/** The files of a home that hold mails, in mailboxes or on hold, by subject. */
export function mailFiles(home: string, folders = ['mail', 'postfix/queue/hold']): Map<string, string[]> {
  const files = new Map<string, string[]>();
  for (const at of folders) {
    const folder = path.join(home, at);
    // Nothing may have waited.
    if (!fs.existsSync(folder)) continue;
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      for (const subject of fs.readFileSync(file, 'latin1').match(/(?<=Subject: )\S+/g) ?? [])
        files.set(subject, [...(files.get(subject) ?? []), file]);
    }
  }
  return files;
}

/** Everything that a folder of backups has, by its kind of access: only root's. */
export function openToOthers(at: string): string[] {
  return fs
    .readdirSync(at, { recursive: true, encoding: 'latin1' })
    .filter((name) => (fs.lstatSync(Buffer.from(`${at}/${name}`, 'latin1')).mode & 0o077) !== 0);
}
