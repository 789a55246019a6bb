/**
 * The log-in roles of an installation: the API's own, a member of mailstead_app (migration 0019), and those of the mail daemons,
 * members of the groups of db/views/mail.sql.
 */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Sql, Tx } from './connect.ts';

/** Any two processes that make one role take turns by this advisory lock. */
const LOCK = 6_245_536;

export type MailGroup = 'mail_reader' | 'mail_writer' | 'mail_doorman';

/**
 * Makes a role that may log in with `password` and is nothing but a member of `group`.
 * @param given `role:password`, as the watcher hands it over
 */
export async function giveMailRole(sql: Sql, group: MailGroup, given: string): Promise<void> {
  const [role = '', password = ''] = given.split(':');
  await sql.begin(async (tx) => {
    await giveRole(tx, group, role, password);
    await tx`alter role ${tx(role)} set statement_timeout = '5s'`;
    if (group === 'mail_reader') await tx`alter role ${tx(role)} set default_transaction_read_only = on`;
    // Dovecot's questions have their values in their text, a word of the password among them. PostgreSQL would show the last one of each
    // connection, and log it when the connection's process is killed. In a PostgreSQL of the operator's own that is his to allow (docs/operate/install.md).
    const [right] = await tx`select has_parameter_privilege('track_activities', 'set') as "isGiven"`;
    if (right!['isGiven']) await tx`alter role ${tx(role)} set track_activities = off`;
  });
}

/**
 * Makes the role by which the API works. Its name and password follow from the installation's secret, so that they are kept nowhere
 * and any number of processes agree on them.
 * @param url of the owner, whose connection `sql` is
 * @returns the URL of the role
 */
export async function giveAppRole(sql: Sql, url: string, secret: Buffer): Promise<string> {
  const derived = (purpose: string) => createHmac('sha256', secret).update(purpose).digest('hex');
  const role = `mailstead_app_${derived('name of the application role').slice(0, 16)}`;
  const password = derived('password of the application role');
  await sql.begin(async (tx) => giveRole(tx, 'mailstead_app', role, password));
  const own = new URL(url);
  [own.username, own.password] = [role, password];
  return own.href;
}

async function giveRole(tx: Tx, group: string, role: string, password: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCK})`;
  const [found] = await tx`select from pg_roles where rolname = ${role}`;
  // The verifier goes over the wire and into PostgreSQL's log of failed statements, never the password.
  const verb = found ? 'alter' : 'create';
  const [line] =
    await tx`select format('${tx.unsafe(verb)} role %I login password %L', ${role}::text, ${scramVerifier(password)}::text) as text`;
  await tx.unsafe(line!['text']);
  await tx`grant ${tx(group)} to ${tx(role)}`;
  const [here] =
    await tx`select format('grant connect on database %I to %I', current_database(), ${role}::text) as text`;
  await tx.unsafe(here!['text']);
}

/** A password as PostgreSQL stores it (RFC 5803, SCRAM-SHA-256). */
export function scramVerifier(password: string): string {
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const hmac = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(hmac('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${hmac('Server Key').toString('base64')}`;
}
