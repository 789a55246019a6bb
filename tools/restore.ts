/** `npm run restore -- <folder>`: the command line of tools/backup/restore.ts and tools/backup/mailbox.ts. */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { sudoCaller } from '../engine/settled.ts';
import { isRoot } from '../engine/users.ts';
import { readSettings } from '../server/settings.ts';
import { snapshotsIn } from './backup/backup.ts';
import { inHome, onFolder } from './backup/command.ts';
import { restoreMailbox } from './backup/mailbox.ts';
import { restore } from './backup/restore.ts';
import { unreadIn } from './backup/unread.ts';

const USAGE = `Restores a backup. FOLDER is one backup, or the folder of them: then its last one.

  npm run restore -- FOLDER                    the whole system into MAILSTEAD_HOME (./var), which must be empty; then npm run up
  npm run restore -- FOLDER --replace          what is in the home is set aside first
  npm run restore -- FOLDER --mailbox ADDRESS  the mails that this mailbox no longer has, into the running system
                         [--into ADDRESS]      into another mailbox
  npm run restore -- FOLDER ... --damaged      without the files of mailboxes that are damaged in the backup: each is named

Exit status: 0 done, 1 not done.
`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    replace: { type: 'boolean', default: false },
    mailbox: { type: 'string' },
    into: { type: 'string' },
    damaged: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

/** What is left out of the restore is told file by file. */
const leavingOut = values.damaged ? { leaveOut: (fault: string) => console.error(`Left out: ${fault}`) } : {};

/** What the backup has not as it was, since it could not be read then. */
const tellUnread = (what: string): void => console.error(`When the backup was made: ${what}.`);

await onFolder({ positionals, help: values.help, usage: USAGE }, async (folder) => {
  const snapshot = path.resolve(snapshotsIn(folder).at(-1) ?? folder);
  await (values.mailbox === undefined ? restoreAll(snapshot) : restoreOne(snapshot, values.mailbox));
});

async function restoreAll(snapshot: string): Promise<void> {
  const { MAILSTEAD_HOME: home, MAILSTEAD_DATABASE_URL: databaseUrl, MAILSTEAD_ENGINE: engine } = readSettings();
  if (engine !== 'off' && isRoot()) await installPackages();
  const reader = isRoot() ? sudoCaller(process.env) : undefined;
  const { manifest, setAside, held } = await restore({
    snapshot,
    home: path.resolve(home),
    replace: values.replace,
    ...leavingOut,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(reader ? { reader } : {}),
  });
  for (const what of unreadIn(snapshot)) tellUnread(what);
  for (const { from, to } of setAside) console.log(`What was in ${from} lies in ${to}.`);
  if (held > 0) {
    console.log(
      `${held} mails that were in the queue wait on hold: they may have been sent since. docs/operate/backup.md`,
    );
  }
  console.log(
    `${manifest.mail.stores} mailboxes with ${manifest.mail.files} files of mail are restored, as of ${manifest.begun}: npm run up`,
  );
}

/** On a new machine, as the first start would. */
async function installPackages(): Promise<void> {
  const setup = (await import(new URL('setup.mjs', import.meta.url).href)) as {
    setUp: (options: { engine: 'required' }) => Promise<void>;
  };
  await setup.setUp({ engine: 'required' });
}

async function restoreOne(snapshot: string, mailbox: string): Promise<void> {
  await inHome(async ({ places, databaseUrl }) => {
    const { into } = values;
    const order = { places, databaseUrl, snapshot, mailbox, ...leavingOut, ...(into === undefined ? {} : { into }) };
    const { back, there, unread } = await restoreMailbox(order);
    unread.forEach(tellUnread);
    console.log(`${back} mails are back in ${into ?? mailbox}; ${there} of the backup were there.`);
  });
}
