/**
 * What the database's owner does at each start: the migrations, the roles, what every installation has. Its connections are closed
 * again before the API serves, which works by a role of its own (docs/decisions/0014-row-level-security.md).
 */
import { connect, errorCode, type Sql } from './db/connect.ts';
import { migrate, MigrationError } from './db/migrate.ts';
import { giveAppRole, giveMailRole } from './db/roles.ts';
import { ensureInstance, type Instance } from './instance.ts';
import { deployDefaults } from './policy/deploy.ts';
import type { Settings } from './settings.ts';

/** A database that is ready. */
export interface Prepared {
  /** Of the role by which the API works. */
  appUrl: string;
  instance: Instance;
  firstPasswordHolds: boolean;
}

/**
 * Makes a database ready to be served.
 * @param url of its owner
 * @throws MigrationError when it must not be touched, or the owner may not make roles
 */
export async function prepare(url: string, settings: Settings): Promise<Prepared> {
  await migrate(url);
  const owner = connect(url, 2);
  try {
    if (settings.MAILSTEAD_MAIL_READER) await giveMailRole(owner, 'mail_reader', settings.MAILSTEAD_MAIL_READER);
    if (settings.MAILSTEAD_MAIL_WRITER) await giveMailRole(owner, 'mail_writer', settings.MAILSTEAD_MAIL_WRITER);
    if (settings.MAILSTEAD_MAIL_DOORMAN) await giveMailRole(owner, 'mail_doorman', settings.MAILSTEAD_MAIL_DOORMAN);
    const firstStart = {
      operatorPassword: settings.MAILSTEAD_OPERATOR_PASSWORD,
      firstPassword: settings.MAILSTEAD_FIRST_PASSWORD,
      supportAddress: settings.MAILSTEAD_SUPPORT_ADDRESS,
    };
    const made = await ensureInstance(owner, firstStart, new Date());
    await deployDefaults(owner);
    return { ...made, appUrl: await giveAppRole(owner, url, made.instance.secret) };
  } finally {
    await owner.end({ timeout: 5 });
  }
}

/** @throws MigrationError when PostgreSQL does not let the application's role in, as an external one may be set up not to */
export async function requireLogIn(sql: Sql): Promise<void> {
  try {
    await sql`select`;
  } catch (error) {
    if (!errorCode(error)?.startsWith('28')) throw error;
    throw new MigrationError(
      'PostgreSQL does not let the role mailstead_app_... log in by its password: allow it in pg_hba.conf (scram-sha-256).',
    );
  }
}
