/** A mailbox as its owner sees it by IMAP, on one connection that stays open. */
import { type ImapClient, imapSession } from './imap.ts';
import { type Received, received } from './received.ts';

export const FOLDERS = ['INBOX', 'Spam', 'Trash', 'Drafts', 'Sent'];

export interface StoredMail extends Received {
  uid: number;
  folder: string;
}

export class MailboxReader {
  readonly #session: ImapClient;
  readonly #known = new Map<string, { state: string; mails: Map<number, StoredMail> }>();

  private constructor(session: ImapClient) {
    this.#session = session;
  }

  /** @throws Error when the log-in is refused */
  static async open(address: string, user: string, password: string): Promise<MailboxReader> {
    return new MailboxReader(await imapSession(address, user, password));
  }

  /** What is in a folder now. */
  async mails(folder = 'INBOX'): Promise<StoredMail[]> {
    const { status, text, untagged } = await this.#session.send(`EXAMINE "${folder}"`);
    if (status !== 'OK') throw new Error(`EXAMINE ${folder}: ${status} ${text}`);
    const state = untagged.filter((line) => /EXISTS$|UIDNEXT|UIDVALIDITY/.test(line)).join(' ');
    const known = this.#known.get(folder) ?? { state: '', mails: new Map<number, StoredMail>() };
    if (known.state !== state) {
      await this.#refresh(folder, known.mails);
      this.#known.set(folder, { state, mails: known.mails });
    }
    return [...known.mails.values()];
  }

  /** What is in any of its folders now. */
  async everywhere(folders = FOLDERS): Promise<StoredMail[]> {
    const found: StoredMail[] = [];
    for (const folder of folders) found.push(...(await this.mails(folder)));
    return found;
  }

  async move({ uid, folder }: StoredMail, to: string): Promise<void> {
    await this.#session.send(`SELECT "${folder}"`);
    const { status, text } = await this.#session.send(`UID MOVE ${uid} "${to}"`);
    if (status !== 'OK') throw new Error(`UID MOVE from ${folder} to ${to}: ${status} ${text}`);
  }

  close(): void {
    this.#session.close();
  }

  async #refresh(folder: string, mails: Map<number, StoredMail>): Promise<void> {
    const { untagged } = await this.#session.send('UID SEARCH ALL');
    const uids = new Set(
      untagged.flatMap((line) => (line.startsWith('* SEARCH') ? line.split(' ').slice(2).map(Number) : [])),
    );
    for (const uid of mails.keys()) if (!uids.has(uid)) mails.delete(uid);
    for (const uid of uids) {
      if (mails.has(uid)) continue;
      const fetched = await this.#session.send(`UID FETCH ${uid} BODY.PEEK[]`);
      mails.set(uid, { uid, folder, ...received(literal(fetched.untagged)) });
    }
  }
}

/** The bytes that an answer brings after `{length}`. */
function literal(lines: string[]): string {
  const first = lines.findIndex((line) => /\{\d+\}$/.test(line));
  const length = Number(/\{(\d+)\}$/.exec(lines[first] ?? '')?.[1] ?? 0);
  return lines
    .slice(first + 1)
    .join('\r\n')
    .slice(0, length);
}
