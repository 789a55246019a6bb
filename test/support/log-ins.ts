/** One log-in by each protocol that takes passwords. */
import type { Ready } from '../../engine/ready.ts';
import { ImapClient, Pop3Client } from './imap.ts';
import { SmtpClient } from './smtp.ts';

/** What each protocol says to a name and password. */
export interface LogIns {
  imap: boolean;
  pop3: boolean;
  submission: boolean;
}

export const allLogIn: LogIns = { imap: true, pop3: true, submission: true };
export const noneLogIn: LogIns = { imap: false, pop3: false, submission: false };

/** Tries IMAP, POP3 and submission at once. @param from the client's address */
export async function logIns(ready: Ready, user: string, password: string, from?: string): Promise<LogIns> {
  const [imap, pop3, submission] = await Promise.all([
    byImap(ready.imap ?? '', user, password, from),
    byPop3(ready.pop3 ?? '', user, password, from),
    bySubmission(ready.submission ?? '', user, password, from),
  ]);
  return { imap, pop3, submission };
}

export async function byImap(address: string, user: string, password: string, from?: string): Promise<boolean> {
  const client = await ImapClient.open(address, false, from);
  const reply = await client.logIn(user, password);
  client.close();
  return decided(reply.status === 'OK', reply.text.startsWith('[AUTHENTICATIONFAILED]'), reply.text);
}

export async function byPop3(address: string, user: string, password: string, from?: string): Promise<boolean> {
  const client = await Pop3Client.open(address, false, from);
  const reply = await client.logIn(user, password);
  client.close();
  return decided(reply.startsWith('+OK'), reply.startsWith('-ERR [AUTH]'), reply);
}

export async function bySubmission(address: string, user: string, password: string, from?: string): Promise<boolean> {
  const client = await SmtpClient.open(address, from === undefined ? {} : { from });
  const reply = await client.logIn(user, password);
  client.close();
  return decided(reply.code === 235, reply.code === 535, `${reply.code} ${reply.text}`);
}

/** Refused for the password, not because something is broken. */
function decided(isIn: boolean, isRefused: boolean, said: string): boolean {
  if (!isIn && !isRefused) throw new Error(`neither logged in nor refused: ${said}`);
  return isIn;
}
