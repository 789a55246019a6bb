/** Postfix's queue of a backup: it is restored on hold, so that no mail is sent a second time unless the operator lets it go. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeFolder } from '../../engine/folders.ts';
import type { Places } from '../../engine/places.ts';
import { findUser, isRoot } from '../../engine/users.ts';
import { HomeError } from '../audit/home.ts';
import { bytesOf, copyFile } from './files.ts';
import { readList } from './lists.ts';

const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/**
 * Puts the mails of the queue into the folder `hold`.
 * @returns how many
 */
export function holdQueue(snapshot: string, places: Places): number {
  const postfix = findUser('postfix');
  const mails = [...readList(`${bytesOf(snapshot)}/queue.list`)];
  if (!isRoot() || !postfix || mails.length === 0) return 0;
  const { queue } = places.postfix;
  makeFolder(path.dirname(queue), 0o755);
  makeFolder(queue, 0o755);
  for (const name of [
    'incoming',
    'active',
    'deferred',
    'hold',
    'defer',
    'bounce',
    'trace',
    'flush',
    'saved',
    'corrupt',
  ])
    makeFolder(path.join(queue, name), 0o700, postfix);
  for (const { path: name } of mails) {
    const to = path.join(queue, 'hold', name);
    copyFile(`${bytesOf(snapshot)}/queue/${name}`, bytesOf(to), postfix);
    // What is not executable is not whole yet, to Postfix.
    fs.chmodSync(to, 0o700);
  }
  nameAnew(queue);
  return mails.length;
}

/** A short name in the queue has the number of its inode in it, which is another on this disk: postsuper gives the new ones. */
function nameAnew(queue: string): void {
  const config = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-queue-'));
  try {
    const words = {
      queue_directory: queue,
      mail_owner: 'postfix',
      setgid_group: 'postdrop',
      compatibility_level: '3.6',
    };
    const lines = Object.entries(words).map(([name, value]) => `${name} = ${value}`);
    fs.writeFileSync(path.join(config, 'main.cf'), `${lines.join('\n')}\n`);
    const { status, stderr } = spawnSync('/usr/sbin/postsuper', ['-c', config, '-s', 'hold'], {
      env: environment,
      encoding: 'utf8',
    });
    if (status !== 0) throw new HomeError(`postsuper could not put the queue in order: ${stderr.trim()}`);
  } finally {
    fs.rmSync(config, { recursive: true });
  }
}
