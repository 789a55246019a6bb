/**
 * Whether what an earlier start had is still there. A data folder that has gone is a disk that is not mounted, or a setting that
 * was lost: to begin anew in an empty one would refuse all customers' mail for good, let go what waits in the queue for them, and
 * call their mail removed. The home remembers what it has had; the mail has a file that says whose it is.
 */
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { PlaceError, type Places } from './places.ts';
import { writePrivate } from './secrets.ts';
import type { User } from './users.ts';

/** What a whole start has found or made. */
interface Earlier {
  /** In the home, or at MAILSTEAD_DATABASE_URL. */
  database: 'own' | 'elsewhere';
  /** What the file in the mail says; unset: no mail daemons have run yet. */
  mail?: string;
}

const recordFile = ({ records }: Places): string => path.join(records, 'earlier-start.json');
/** No store's name, and nothing that Dovecot or a backup looks at. */
const markerOf = (mailStore: string): string => path.join(mailStore, '.belongs-to-home');

/**
 * Looks before anything is made.
 * @param now what this start will use
 * @throws PlaceError
 */
export function refuseMissing(places: Places, now: { hasOwnDatabase: boolean; hasMail: boolean }): void {
  const earlier = readEarlier(places);
  if (earlier === undefined) return;
  const refuse = (what: string): never => {
    throw new PlaceError(
      `${what} Nothing was started or changed. Should this home really begin anew, remove ${recordFile(places)}.`,
    );
  };
  const hasData = fs.existsSync(path.join(places.pgData, 'PG_VERSION'));
  if (now.hasOwnDatabase && !hasData) {
    if (earlier.database === 'elsewhere') refuse('The database was at MAILSTEAD_DATABASE_URL, which is not set now.');
    refuse(`The database is not in ${places.pgData}, where it was at the last start: is its disk mounted?`);
  }
  if (!now.hasMail || earlier.mail === undefined) return;
  if (!isMailThere(places)) refuse(`${noMail(places.mailStore)}, where it was at the last start: is its disk mounted?`);
  const waiting = path.join(places.postfix.queue, 'incoming');
  if (!fs.existsSync(waiting))
    refuse(`The queue is not in ${places.postfix.queue}, where it was at the last start: is its disk mounted?`);
}

/**
 * Remembers what this start has, once all of it works; nothing is written when that is what the last one had.
 * @param now `mail`: whose the mail is; unset: there are no mail daemons
 * @param say told when it cannot be written, as on a full disk: no reason to end what works
 */
export function rememberStart(places: Places, now: Now, say: (line: string) => void): void {
  try {
    remember(places, now);
  } catch (error) {
    say(`this start could not be remembered: ${(error as Error).message}`);
  }
}

interface Now {
  hasOwnDatabase: boolean;
  mail: User | undefined;
}

function remember(places: Places, { hasOwnDatabase, mail }: Now): void {
  const earlier = readEarlier(places);
  const now: Earlier = { ...earlier, database: hasOwnDatabase ? 'own' : 'elsewhere' };
  if (mail && now.mail === undefined) {
    now.mail = randomUUID();
    // First there, then here: one that is not remembered does no harm.
    writePrivate(markerOf(places.mailStore), `${now.mail}\n`, mail);
  }
  if (now.mail !== earlier?.mail || now.database !== earlier?.database)
    writePrivate(recordFile(places), `${JSON.stringify(now)}\n`);
}

/** Whether the last whole start had a database in the home. */
export const hadOwnDatabase = (places: Places): boolean => readEarlier(places)?.database === 'own';

/** What the file in the mail must say; undefined before the first whole start. */
export function mailOf(places: Places): string | undefined {
  return readEarlier(places)?.mail;
}

/** Whether the mail of an earlier start is there, or there was none. */
export function isMailThere(places: Places): boolean {
  const mail = mailOf(places);
  return mail === undefined || isMarked(places.mailStore, mail);
}

export const noMail = (mailStore: string): string => `The mail is not in ${mailStore}`;

/** Whether this is the folder of that mail, and not where its disk would be mounted. */
export function isMarked(mailStore: string, mail: string): boolean {
  try {
    return fs.readFileSync(markerOf(mailStore), 'utf8').trim() === mail;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return false;
  }
}

function readEarlier(places: Places): Earlier | undefined {
  const file = recordFile(places);
  return fs.existsSync(file) ? (JSON.parse(fs.readFileSync(file, 'utf8')) as Earlier) : undefined;
}
