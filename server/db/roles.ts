/** The log-in roles of the mail daemons: members of the groups of db/views/mail.sql, one of each an installation. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import type { Sql } from './connect.ts';

export type MailGroup = 'mail_reader' | 'mail_writer' | 'mail_doorman';

/**
 * Makes a role that may log in with `password` and is nothing but a member of `group`.
 * @param given `role:password`, as the watcher hands it over
 */
export async function giveMailRole(sql: Sql, group: MailGroup, given: string): Promise<void> {
  const [role = '', password = ''] = given.split(':');
  await sql.begin(async (tx) => {
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
    await tx`alter role ${tx(role)} set statement_timeout = '5s'`;
    if (group === 'mail_reader') await tx`alter role ${tx(role)} set default_transaction_read_only = on`;
  });
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
