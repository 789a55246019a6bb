/** `npm run backup -- <folder>`: the command line of tools/backup/backup.ts. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { HomeError } from './audit/home.ts';
import { backUp, snapshotsIn } from './backup/backup.ts';
import { inHome, onFolder } from './backup/command.ts';
import { damagedOf, noteDamaged } from './backup/damaged.ts';
import { megabytes } from './backup/say.ts';
import { unreadIn, type UnreadCounts } from './backup/unread.ts';
import { verifyBackup, type BackupFault } from './backup/verify.ts';

const USAGE = `Backs up the system of MAILSTEAD_HOME (./var), which may be running: database, mail, secrets, what the spam filter
has learned, and the mail queue, into a new folder below FOLDER.

  npm run backup -- FOLDER            what has not changed since the last backup there takes no room and little time
  npm run backup -- FOLDER --keep N   and removes all but the last N
  npm run backup -- FOLDER --verify   makes none: reads the last one (or FOLDER itself, if it is one) to its last byte

Exit status: 0 done, 1 not done or not whole, 2 done but for files that could not be read, each of which is named.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: 'string' },
    verify: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

await onFolder({ positionals, help: values.help, usage: USAGE }, (folder) =>
  values.verify ? verify(folder) : make(folder),
);

async function make(folder: string): Promise<void> {
  const keep = values.keep === undefined ? undefined : Number(values.keep);
  if (keep !== undefined && !(Number.isInteger(keep) && keep > 0))
    throw new HomeError('--keep wants a number, 1 or more.');
  const begun = performance.now();
  await inHome(async (home) => {
    const { snapshot, manifest } = await backUp({
      ...home,
      folder: path.resolve(folder),
      ...(keep === undefined ? {} : { keep }),
      tell: (what) => console.error(`${what}.`),
    });
    const { stores, files, bytes, linked, copiedBytes } = manifest.mail;
    console.log(
      `${snapshot}: ${stores} mailboxes, ${files} files of mail with ${megabytes(bytes)}, of which ${linked} were unchanged and ` +
        `${megabytes(copiedBytes)} were copied; database ${megabytes(manifest.database.bytes)}; ` +
        `${((performance.now() - begun) / 1000).toFixed(1)} s`,
    );
    if (manifest.unread) complainOfUnread(manifest.unread, keep);
  });
}

/** A backup is there, and somebody has to look. */
function complainOfUnread({ files, earlier }: UnreadCounts, keep: number | undefined): void {
  console.error(
    `${files} files or folders could not be read, and are named above: of ${earlier} an earlier copy is in the backup, ${files - earlier} are ` +
      `left out. All else is in it.${keep === undefined ? '' : ' No older backup was removed.'} The disk of the mailboxes may be failing.`,
  );
  process.exitCode = 2;
}

function verify(folder: string): void {
  const snapshot = snapshotsIn(folder).at(-1) ?? folder;
  const faults: BackupFault[] = [];
  for (const fault of verifyBackup(snapshot)) {
    faults.push(fault);
    console.error(fault.says);
  }
  const damaged = damagedOf(faults);
  noteDamaged(snapshot, damaged);
  const anew = damaged.size > 0 ? ' The next backup copies anew what is damaged in mailboxes.' : '';
  if (faults.length > 0) throw new HomeError(`${snapshot} is not whole: ${faults.length} faults.${anew}`);
  for (const what of unreadIn(snapshot)) console.log(`When it was made: ${what}.`);
  console.log(`${snapshot} is whole.`);
}
