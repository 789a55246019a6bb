/** Brings a database to this program's schema: the numbered files of db/migrations, then db/views/mail.sql when it has changed. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { connect, type Sql } from './connect.ts';

const FOLDER = new URL('../../db/', import.meta.url);
const VIEWS = 'views/mail.sql';
/** Any two processes of Mailstead that migrate one database take turns by this advisory lock. */
const LOCK = 6_245_533;
const OLDEST = 150_000;

/** Thrown with a sentence for the operator when a database must not be touched. */
export class MigrationError extends Error {}

interface Step {
  name: string;
  text: string;
  checksum: string;
}

/**
 * Migrates the database at `url`; safe when several processes start at once, and cheap when nothing is to be done.
 * @throws MigrationError when it is older than PostgreSQL 15, is somebody else's or was made by a newer Mailstead, or when its user
 *   may not make roles
 */
export async function migrate(url: string): Promise<void> {
  const sql = connect(url, 1);
  try {
    await checkVersion(sql);
    await checkRights(sql);
    // The limit for requests is none for a large table, nor for who waits its turn.
    await sql`set statement_timeout = 0`;
    await sql`select pg_advisory_lock(${LOCK})`;
    await checkOwner(sql);
    await sql`create table if not exists schema_migrations (name text primary key, checksum text not null, applied_date timestamptz not null)`;
    await applyNew(sql);
  } finally {
    // The lock belongs to the session and goes with it.
    await sql.end({ timeout: 5 });
  }
}

async function checkVersion(sql: Sql): Promise<void> {
  const [row] =
    await sql`select current_setting('server_version_num')::int as number, current_setting('server_version') as text`;
  if (row!['number'] < OLDEST)
    throw new MigrationError(`PostgreSQL ${row!['text']} is too old: Mailstead needs 15 or later.`);
}

/** Roles of their own keep the API and the mail daemons apart from each other, and from the owner. */
async function checkRights(sql: Sql): Promise<void> {
  const [row] = await sql`
    select rolname as name, rolcreaterole or rolsuper as makes from pg_roles where rolname = current_user`;
  if (!row!['makes'])
    throw new MigrationError(
      `The database’s user ${row!['name']} may not make roles, and the API and the mail daemons need some of their own: ` +
        `alter role ${row!['name']} createrole.`,
    );
}

async function checkOwner(sql: Sql): Promise<void> {
  const [row] = await sql`
    select to_regclass('public.schema_migrations') is not null as ours,
           (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind in ('r', 'p', 'v', 'm') and n.nspname not in ('pg_catalog', 'information_schema')
               and n.nspname not like 'pg\\_toast%') as relations`;
  if (!row!['ours'] && row!['relations'] > 0) {
    throw new MigrationError(
      'This database holds tables that are not Mailstead’s. Give it an empty database of its own.',
    );
  }
}

async function applyNew(sql: Sql): Promise<void> {
  const done = new Map<string, string>();
  for (const row of await sql<{ name: string; checksum: string }[]>`select name, checksum from schema_migrations`) {
    done.set(row.name, row.checksum);
  }
  const steps = migrations();
  for (const name of done.keys()) {
    if (name !== VIEWS && !steps.some((step) => step.name === name)) {
      throw new MigrationError(`This database was made by a newer Mailstead (it has ${name}). Start that version.`);
    }
  }
  for (const step of steps) {
    const before = done.get(step.name);
    if (before === undefined) await apply(sql, step);
    else if (before !== step.checksum) {
      throw new MigrationError(
        `${step.name} is not the file this database was made with. Restore the program’s own files.`,
      );
    }
  }
  const views = read(VIEWS);
  if (done.get(VIEWS) !== views.checksum) await apply(sql, views);
}

async function apply(sql: Sql, step: Step): Promise<void> {
  await sql.begin(async (tx) => {
    await tx.unsafe(step.text);
    await tx`insert into schema_migrations (name, checksum, applied_date) values (${step.name}, ${step.checksum}, now())
             on conflict (name) do update set checksum = excluded.checksum, applied_date = excluded.applied_date`;
  });
}

/** The numbered files, in order. */
function migrations(): Step[] {
  return readdirSync(new URL('migrations/', FOLDER))
    .filter((name) => name.endsWith('.sql'))
    .toSorted()
    .map((name) => read(`migrations/${name}`));
}

function read(name: string): Step {
  const text = readFileSync(new URL(name, FOLDER), 'utf8');
  return { name, text, checksum: createHash('sha256').update(text).digest('hex') };
}
