/**
 * Removes the mail of mailboxes that were deleted long enough ago, and scripts that were compiled long ago: one run, then the end. It is told by its standard input what
 * to do (`SweepOrder`) and drops to the mail's own user before it touches a file.
 */
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { driver } from '../server/db/driver.ts';
import { isMarked, noMail } from './earlier-start.ts';
import type { MailDatabase } from './part.ts';
import { becomeUser, type User } from './users.ts';

export interface SweepOrder {
  mailStore: string;
  /** What its file must say (earlier-start.ts); unset: it has none yet. */
  mail?: string | undefined;
  keepDays: number;
  user: User;
  database: MailDatabase;
}

/** The folder of a store below the mail: two digits, and the id that ends in them. */
const storeFolder = /^([0-9a-f]{2})\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{10}\1$/;

/**
 * Removes every store whose time is over, and strikes it out in the database, which tells the audit. One that cannot be removed stays for
 * the next run and keeps no other.
 * @returns how many were removed, and a sentence for each that was not
 * @throws Error when the mail is not there, of which nothing may be called removed
 */
export async function sweep(order: SweepOrder): Promise<{ removed: number; failures: string[] }> {
  if (order.mail !== undefined && !isMarked(order.mailStore, order.mail))
    throw new Error(`${noMail(order.mailStore)}: is its disk mounted?`);
  const { host, port, database, sslmode, writerRole, writerPassword } = order.database;
  const sql = driver({
    host,
    port,
    database,
    username: writerRole,
    password: writerPassword,
    ...(sslmode === undefined ? {} : { ssl: sslmode === 'disable' ? false : (sslmode as 'require') }),
    max: 1,
    onnotice: () => undefined,
  });
  try {
    const stores = await sql<{ id: string; home: string }[]>`
      select id, home from mail.deleted_stores where deleted_date < now() - make_interval(days => ${order.keepDays})`;
    const failures: string[] = [];
    for (const { id, home } of stores) {
      // Whoever restores the mailbox waits for this transaction, and then finds nothing to restore.
      const work = sql.begin(async (tx) => {
        await tx`select mail.store_removed(${id})`;
        removeStore(order.mailStore, home);
      });
      await work.catch((error: Error) => void failures.push(`the mail of ${id} stays: ${error.message}`));
    }
    return { removed: stores.length - failures.length, failures };
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Removes one store.
 * @throws Error for a name that is not a store's, and for a folder that leads elsewhere
 */
export function removeStore(mailStore: string, home: string): void {
  if (!storeFolder.test(home)) throw new Error(`${JSON.stringify(home)} is not the folder of a store`);
  const folder = path.join(mailStore, home);
  const parent = path.dirname(folder);
  if (!fs.existsSync(parent)) return;
  if (fs.realpathSync(parent) !== path.join(fs.realpathSync(mailStore), path.basename(parent))) {
    throw new Error(`${parent} leads out of the mail`);
  }
  fs.rmSync(folder, { recursive: true, force: true });
}

/** Days after which a compiled script is removed: one that is still wanted is compiled anew by the next delivery. */
const SCRIPT_DAYS = 30;

/**
 * Removes old compiled scripts. Dovecot leaves one for each text that a script and its parts have ever had.
 * @param now decides, by its hour, which 24th of the mailboxes is looked at
 * @throws Error at the end, when all others were looked at, for mailboxes whose scripts could not be
 */
export function removeOldScripts(mailStore: string, now: Date): void {
  const isDue = (name: string): boolean =>
    /^[0-9a-f]{2}$/.test(name) && Number.parseInt(name, 16) % 24 === now.getUTCHours();
  const oldest = now.getTime() - SCRIPT_DAYS * 86_400_000;
  const failures: string[] = [];
  for (const part of namesIn(mailStore).filter(isDue)) {
    for (const store of namesIn(path.join(mailStore, part)).filter((name) => storeFolder.test(`${part}/${name}`))) {
      try {
        removeScripts(path.join(mailStore, part, store, 'sieve'), oldest);
      } catch (error) {
        failures.push(`scripts stay: ${(error as Error).message}`);
      }
    }
  }
  if (failures.length > 0) throw new Error(failures.join('\n'));
}

/** @param oldest of those that stay, in milliseconds since 1970 */
function removeScripts(folder: string, oldest: number): void {
  for (const name of namesIn(folder).filter((each) => each.endsWith('.svbin'))) {
    const file = path.join(folder, name);
    const mtime = fs.lstatSync(file, { throwIfNoEntry: false })?.mtimeMs;
    if (mtime !== undefined && mtime < oldest) fs.rmSync(file, { force: true });
  }
}

/** What a folder holds: nothing when there is none, or when it is removed in this moment with its store. */
function namesIn(folder: string): string[] {
  try {
    return fs.readdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
}

if (import.meta.main) {
  const order = JSON.parse(await text(process.stdin)) as SweepOrder;
  becomeUser(order.user);
  // First what must not stay: it does not depend on the scripts' good end.
  const { removed, failures } = await sweep(order);
  if (removed > 0) console.log(`${new Date().toISOString()} removed the mail of ${removed} deleted mailboxes`);
  for (const failure of failures) console.error(`${new Date().toISOString()} ${failure}`);
  // By it the watcher says that the sweep failed.
  if (failures.length > 0) process.exitCode = 1;
  removeOldScripts(order.mailStore, new Date());
}
