/** After the last fault: the queue runs empty, and all is looked at. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { until } from '../engine/until.ts';
import { FOLDERS, idOfCopy, LARGE, MAILBOXES } from './policies.ts';
import type { Outside } from './outside.ts';
import type { Site } from './site.ts';
import { imapSession, type ImapClient } from '../support/imap.ts';
import { firstPassword } from '../support/operator.ts';

const QUEUES = ['maildrop', 'incoming', 'active', 'deferred', 'hold', 'corrupt'];
/** Milliseconds within which the queue must run empty. */
const PATIENCE = 300_000;
/** Milliseconds between two requests to try now what has to wait. */
const AGAIN = 3000;

/** Mails in the queue. A file that nobody may execute was never finished, and its sender was never told 250. */
export function queued(home: string): string[] {
  return QUEUES.flatMap((name) => {
    const folder = path.join(home, 'postfix', 'queue', name);
    return filesBelow(folder).filter((file) => isFinished(file));
  });
}

function filesBelow(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

/** One that has just been delivered is gone between the list and the look. */
function isFinished(file: string): boolean {
  return ((fs.statSync(file, { throwIfNoEntry: false })?.mode ?? 0) & 0o100) !== 0;
}

/**
 * Waits until nothing is queued; what has to wait for its time is tried now.
 * @returns for how many seconds
 */
export async function queueIsEmpty({ home }: Site): Promise<number> {
  const began = performance.now();
  let flushed = -Infinity;
  await until(
    'an empty queue',
    async () => {
      const left = queued(home);
      if (left.length === 0) return true;
      const corrupt = left.find((file) => file.includes('/corrupt/'));
      if (corrupt !== undefined) throw new Error(`${corrupt} is corrupt`);
      if (performance.now() - flushed > AGAIN) {
        flushed = performance.now();
        await flush(home);
      }
      return false;
    },
    PATIENCE,
  );
  return Math.round((performance.now() - began) / 1000);
}

async function flush(home: string): Promise<void> {
  const config = path.join(home, 'postfix', 'config');
  await promisify(execFile)('/usr/sbin/postqueue', ['-c', config, '-f']).catch(() => undefined);
}

/** How often each letter is in each place, by `letter place`. */
export async function copiesFound(site: Site, outside: Outside, domain: string): Promise<Map<string, number>> {
  const copies = new Map<string, number>();
  const note = (id: string | undefined, place: string): void => {
    const key = `${id ?? 'letter-unknown'} ${place}`;
    copies.set(key, (copies.get(key) ?? 0) + 1);
  };
  for (const { id, to } of outside.taken) note(id, `outside/${to.split('@')[0]}`);
  for (const name of MAILBOXES) {
    const session = await imapSession(site.system.ready().imap ?? '', `${name}@${domain}`, firstPassword);
    for (const folder of FOLDERS) {
      for (const text of await textsIn(session, folder)) note(idOfCopy(text), `${name}/${folder}`);
    }
    session.close();
  }
  return copies;
}

/** Of each mail of a folder its Subject, the beginning of its text, and what lies beyond the filling of a large one. */
async function textsIn(session: ImapClient, folder: string): Promise<string[]> {
  await session.send(`EXAMINE ${folder}`);
  const parts = ['HEADER.FIELDS (SUBJECT)]', 'TEXT]<0.600>', `TEXT]<${LARGE}.600>`].map((part) => `BODY.PEEK[${part}`);
  const { untagged } = await session.send(`FETCH 1:* (${parts.join(' ')})`);
  const [, ...mails] = `\n${untagged.join('\n')}`.split(/\n\* \d+ FETCH /);
  return mails;
}
