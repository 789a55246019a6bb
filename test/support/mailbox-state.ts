/** All that an IMAP client can know of a mailbox, to compare two of them. */
import { createHash } from 'node:crypto';
import { imapSession, type ImapClient } from './imap.ts';

/** A mail, by its UID. */
export interface MailState {
  flags: string;
  date: string;
  /** SHA-256 of its lines. */
  content: string;
}

export interface FolderState {
  uidValidity: number;
  uidNext: number;
  highestModseq: number;
  mails: Record<number, MailState>;
}

export interface MailboxState {
  folders: Record<string, FolderState>;
  subscribed: string[];
}

/** @throws Error when the log-in is refused */
export async function mailboxState(address: string, user: string, password: string): Promise<MailboxState> {
  const client = await imapSession(address, user, password);
  try {
    const folders: Record<string, FolderState> = {};
    for (const name of await namesOf(client, 'LIST')) folders[name] = await folderState(client, name);
    return { folders, subscribed: await namesOf(client, 'LSUB') };
  } finally {
    client.close();
  }
}

async function namesOf(client: ImapClient, command: string): Promise<string[]> {
  const { untagged } = await client.send(`${command} "" "*"`);
  const names = untagged.flatMap((line) => /^\* (?:LIST|LSUB) \([^)]*\) "." (.+)$/.exec(line)?.[1] ?? []);
  return names.map((name) => name.replace(/^"(.*)"$/, '$1')).toSorted();
}

async function folderState(client: ImapClient, name: string): Promise<FolderState> {
  const opened = await client.send(`EXAMINE "${name}" (CONDSTORE)`);
  const figure = (word: string): number =>
    Number(new RegExp(`\\[${word} (\\d+)\\]`).exec(opened.untagged.join('\n'))?.[1]);
  const mails: Record<number, MailState> = {};
  const { untagged } = await client.send('UID FETCH 1:* (FLAGS INTERNALDATE BODY.PEEK[])');
  let lines: string[] = [];
  const heads: { uid: number; flags: string; date: string; lines: string[] }[] = [];
  for (const line of untagged) {
    const head = /^\* \d+ FETCH \(UID (\d+) FLAGS \(([^)]*)\) INTERNALDATE "([^"]*)" BODY\[\] \{\d+\}$/.exec(line);
    if (!head) {
      lines.push(line);
      continue;
    }
    lines = [];
    const flags = (head[2] ?? '').split(' ').filter((flag) => flag !== '\\Recent');
    heads.push({ uid: Number(head[1]), flags: flags.toSorted().join(' '), date: head[3] ?? '', lines });
  }
  for (const { uid, flags, date, lines } of heads) {
    mails[uid] = { flags, date, content: createHash('sha256').update(lines.join('\r\n')).digest('hex') };
  }
  return {
    uidValidity: figure('UIDVALIDITY'),
    uidNext: figure('UIDNEXT'),
    highestModseq: figure('HIGHESTMODSEQ'),
    mails,
  };
}
