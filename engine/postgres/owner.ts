/** The role and database that the product lives in, inside a private cluster. */
import { driver } from '../../server/db/driver.ts';
import { scramVerifier } from '../../server/db/roles.ts';

/** Role and database have one name. */
export const ownerRole = 'mailstead';

/**
 * Makes the role `mailstead` (it may make roles, for the mail daemons, and is no superuser) and its database; sets its password.
 * @param superuserUrl of the database `postgres`
 */
export async function ensureOwner(superuserUrl: string, password: string): Promise<void> {
  const sql = driver(superuserUrl, { max: 1, onnotice: () => undefined });
  try {
    const [role] = await sql`select from pg_roles where rolname = ${ownerRole}`;
    // The verifier and not the password: PostgreSQL writes a statement that fails into its log.
    const attributes = `login createrole nosuperuser password '${scramVerifier(password)}'`;
    await sql.unsafe(`${role ? 'alter' : 'create'} role ${ownerRole} ${attributes}`);
    const [database] = await sql`select from pg_database where datname = ${ownerRole}`;
    if (!database) await sql.unsafe(`create database ${ownerRole} owner ${ownerRole} template template0`);
    // The roles that it makes for the mail daemons shall not show what they ask (server/db/roles.ts).
    await sql.unsafe(`grant set on parameter track_activities to ${ownerRole}`);
    await sql.unsafe(`revoke connect, temporary on database ${ownerRole} from public`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
