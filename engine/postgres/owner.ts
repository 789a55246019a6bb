/** The role and database that the product lives in, inside a private cluster. */
import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import postgres from 'postgres';

/** Role and database have one name. */
export const ownerRole = 'mailstead';

/**
 * Makes the role `mailstead` (it may make roles, for the mail daemons, and is no superuser) and its database; sets its password.
 * @param superuserUrl of the database `postgres`
 */
export async function ensureOwner(superuserUrl: string, password: string): Promise<void> {
  const sql = postgres(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    const [role] = await sql`select from pg_roles where rolname = ${ownerRole}`;
    // The verifier and not the password: PostgreSQL writes a statement that fails into its log.
    const attributes = `login createrole nosuperuser password '${scramVerifier(password)}'`;
    await sql.unsafe(`${role ? 'alter' : 'create'} role ${ownerRole} ${attributes}`);
    const [database] = await sql`select from pg_database where datname = ${ownerRole}`;
    if (!database) await sql.unsafe(`create database ${ownerRole} owner ${ownerRole} template template0`);
    await sql.unsafe(`revoke connect, temporary on database ${ownerRole} from public`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** What PostgreSQL stores of a password (RFC 5803): it takes this in place of the password. The password must be ASCII. */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16);
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const clientKey = createHmac('sha256', salted).update('Client Key').digest();
  const stored = createHash('sha256').update(clientKey).digest('base64');
  const server = createHmac('sha256', salted).update('Server Key').digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`;
}
