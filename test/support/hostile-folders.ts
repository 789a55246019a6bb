/** Names of folders that would lead out of a mail store, if a name were a path. */
import fs from 'node:fs';
import path from 'node:path';

/**
 * @param home of the system
 * @param theirs where somebody else's mail lies below the stores
 * @param address of the same
 */
export const hostileFolders = (home: string, theirs: string, address: string): string[] => [
  '..',
  '.',
  '/',
  '../..',
  '../../x',
  `../../${theirs}`,
  `../../../${theirs}`,
  `INBOX/../../../${theirs}`,
  `/etc/passwd`,
  `${home}/mail/${theirs}`,
  `~/x`,
  `~${address}/INBOX`,
  `~root/x`,
  `user/${address}`,
  `#shared/${address}`,
  `..%2f..%2fx`,
  '.&AC4-/x',
  'a/../b',
  'cur',
  'new',
  'tmp/x',
  'dovecot.index.log',
  '-rf',
  '$(touch x)',
  '`touch x`',
  'x; touch y',
  'x'.repeat(300),
];

/** All files of a system but those of one store, and those that change all the time. */
export function filesBeside(home: string, store: string): string[] {
  const all = fs.readdirSync(home, { recursive: true, withFileTypes: true });
  return all
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !file.includes(store) &&
        !/\/(logs|queue|postgres|rspamd|redis|postfix|run)(\/|$)/.test(file.slice(home.length)),
    )
    .toSorted();
}
