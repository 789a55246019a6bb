/** A client that keeps a copy of INBOX by QRESYNC (RFC 7162): what it knew last, and what it is told when it comes back. */
import assert from 'node:assert/strict';
import { imapSession, type ImapClient } from '../support/imap.ts';

import { firstPassword } from '../support/operator.ts';
import { mailText } from '../support/smtp.ts';

/** What it knew last. */
export interface Known {
  uidValidity: number;
  highestModseq: number;
  /** UIDs with their flags. */
  flags: Record<number, string>;
}

/** Flags change often, and a mail comes; the client sees all of it. */
export async function changeAndKnow(imap: string, user: string): Promise<Known> {
  const client = await imapSession(imap, user, firstPassword);
  await client.send('ENABLE QRESYNC');
  await client.send('SELECT INBOX');
  for (const change of Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? '+' : '-')))
    assert.equal((await client.send(`UID STORE 1:* ${change}FLAGS (\\Flagged)`)).status, 'OK');
  await client.send('UID STORE 1:* +FLAGS (\\Flagged \\Seen)');
  assert.equal((await client.append('INBOX', mailText('after the backup'))).status, 'OK');
  const known = await selected(client, 'SELECT INBOX');
  client.close();
  return known;
}

/** The folder as the client has it once it is back; `vanished` is what it was told to forget. */
export async function comeBack(imap: string, user: string, known: Known): Promise<Known> {
  const client = await imapSession(imap, user, firstPassword);
  await client.send('ENABLE QRESYNC');
  const { uidValidity, highestModseq } = known;
  const told = await client.send(`SELECT INBOX (QRESYNC (${uidValidity} ${highestModseq}))`);
  client.close();
  return apply(known, told.untagged);
}

/** Everything, by a client that knows nothing. */
async function selected(client: ImapClient, command: string): Promise<Known> {
  const { untagged } = await client.send(command);
  const all = await client.send('UID FETCH 1:* (FLAGS)');
  return apply({ uidValidity: 0, highestModseq: 0, flags: {} }, [...untagged, ...all.untagged]);
}

function apply({ flags, ...known }: Known, told: string[]): Known {
  const figure = (word: string): number | undefined => {
    const found = new RegExp(`\\[${word} (\\d+)\\]`).exec(told.join('\n'))?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const now = new Map(Object.entries(flags));
  for (const line of told) {
    const [, set = ''] = /^\* VANISHED \(EARLIER\) (\S+)$/.exec(line) ?? [];
    for (const [, from = '', to = from] of set.matchAll(/(\d+)(?::(\d+))?/g))
      for (const uid of now.keys()) if (Number(uid) >= Number(from) && Number(uid) <= Number(to)) now.delete(uid);
    const [, uid, list = ''] = /^\* \d+ FETCH \(UID (\d+) (?:MODSEQ \(\d+\) )?FLAGS \(([^)]*)\)/.exec(line) ?? [];
    if (uid !== undefined) now.set(uid, ordered(list));
  }
  return {
    uidValidity: figure('UIDVALIDITY') ?? known.uidValidity,
    highestModseq: figure('HIGHESTMODSEQ') ?? known.highestModseq,
    flags: Object.fromEntries(now),
  };
}

const ordered = (flags: string): string =>
  flags
    .split(' ')
    .filter((flag) => flag !== '\\Recent')
    .toSorted()
    .join(' ');
