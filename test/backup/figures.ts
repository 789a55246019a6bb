/** The figures of a backup and its restore, for docs/reference/reliability.md. */
import { snapshotsIn } from '../../tools/backup/backup.ts';
import { readManifest } from '../../tools/backup/manifest.ts';
import type { Figures } from '../../tools/reliability/record.ts';
import { run } from './commands.ts';

/** What the run has found, in all of which nothing was lost. */
export interface Found {
  mailboxes: number;
  folders: number;
  messages: number;
  settings: number;
  /** Mails that were accepted before the backup under load began. */
  accepted: number;
}

/** The commands and how long they took. */
export class Timed {
  readonly #rows: (string | number)[][] = [];

  /** Runs a command that must succeed, and notes it. @returns what it said */
  async run(what: string, command: 'backup' | 'restore', home: string, backups: string): Promise<string> {
    const began = performance.now();
    const { code, said } = await run(command, home, backups);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    if (code !== 0) throw new Error(said);
    const { files, bytes, linked, copiedBytes } = readManifest(snapshotsIn(backups).at(-1) ?? '').mail;
    const isBackup = command === 'backup';
    this.#rows.push([
      what,
      seconds,
      files,
      megabytes(bytes),
      isBackup ? linked : '',
      isBackup ? megabytes(copiedBytes) : '',
    ]);
    console.log(`# ${what}: ${seconds} s; ${said.trim().replaceAll(backups, '')}`);
    return said;
  }

  figures({ mailboxes, folders, messages, settings, accepted }: Found): Figures {
    return {
      intro: `A running system is backed up by \`npm run backup\`, and restored into another home by \`npm run restore\`: mailboxes with folders, flags,
keywords and subscriptions, one of them filled with thousands of mails, some without any that are made meanwhile, and a deleted domain. Each
time is that of the whole command, the start of Node and the dump of the database included. The first backup is made while mail comes in and
settings change. What is held then: [docs/operate/backup.md](../operate/backup.md).`,
      tables: [
        { columns: ['command', 'seconds', 'files of mail', 'MB', 'unchanged files', 'MB copied'], rows: this.#rows },
      ],
      findings: [
        `${accepted} mails answered with 250 before the first backup began: 0 are missing from it (mailboxes and queue)`,
        `${mailboxes} mailboxes, ${folders} folders and ${messages} messages compared after the restore (bytes, flags, keywords, dates, UIDs, UIDVALIDITY, subscriptions): 0 differ; each HIGHESTMODSEQ is higher than any that was told`,
        `${settings} settings compared as the API tells them: 0 differ; the next mails obey them`,
        'what the filter has learned, key and certificate, and the audit are those of before, and a mail that waited arrives whole once it is let go',
        'a domain that was deleted before the backup comes back after the restore, with its mail, settings and log-ins',
      ],
    };
  }
}

const megabytes = (bytes: number): number => Math.round(bytes / 104_857.6) / 10;
