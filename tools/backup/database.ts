/** The database of a backup: by pg_dump from one moment, by pg_restore into an empty one. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { systemBinaries } from '../../engine/postgres/binaries.ts';
import { connect, type Sql, type Tx } from '../../server/db/connect.ts';
import { HomeError } from '../audit/home.ts';

/** What is read from the database at the moment of its dump. */
export interface Moment {
  postgres: string;
  migrations: string[];
  roles: string[];
}

/**
 * Dumps a database into a file.
 * @param storesFile gets a line for each mailbox of that same moment, deleted ones that still have mail too: [id, address, kind]
 */
export async function dumpDatabase(url: string, file: string, storesFile: string): Promise<Moment> {
  const sql = connect(url, 1);
  try {
    const client = clientFor(await majorOf(sql), 'pg_dump');
    return await sql.begin('isolation level repeatable read read only', async (tx) => {
      // The list of the mailboxes is one statement to PostgreSQL from its first page to its last.
      await tx`set local statement_timeout = 0`;
      const [row] = await tx<{ id: string; postgres: string }[]>`
        select pg_export_snapshot() as id, current_setting('server_version') as postgres`;
      await runClient(client, url, ['--format=custom', '--compress=1', `--snapshot=${row!.id}`, `--file=${file}`]);
      const steps = await tx<
        { name: string }[]
      >`select name from schema_migrations where name like 'migrations/%' order by name`;
      await writeStores(tx, storesFile);
      return { postgres: row!.postgres, migrations: steps.map(({ name }) => name), roles: await rolesOf(tx) };
    });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/**
 * Fills an empty database.
 * @throws HomeError when it is not empty, or pg_restore fails; it is then empty still
 */
export async function fillDatabase(url: string, file: string, { postgres, roles }: Moment): Promise<void> {
  await refuseFilled(url);
  const sql = connect(url, 1);
  try {
    const major = await majorOf(sql);
    const made = Number.parseInt(postgres, 10);
    if (major < made) throw new HomeError(`The backup is of PostgreSQL ${postgres}, and this one is older: ${major}.`);
    for (const role of roles) {
      const [found] = await sql`select from pg_roles where rolname = ${role}`;
      if (!found) await sql`create role ${sql(role)} nologin`;
    }
    const args = ['--no-owner', '--exit-on-error', '--single-transaction', `--dbname=${nameOf(url)}`, file];
    await runClient(clientFor(major, 'pg_restore'), url, args);
    await sql`set statement_timeout = 0`;
    await sql`analyze`;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

/** @throws HomeError for a database that holds anything */
export async function refuseFilled(url: string): Promise<void> {
  const sql = connect(url, 1);
  try {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'mail')`;
    if (row!.count > 0) throw new HomeError('The database is not empty: a backup is restored into an empty one alone.');
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function writeStores(tx: Tx, file: string): Promise<void> {
  const handle = fs.openSync(file, 'wx', 0o600);
  try {
    // In the order of their deletion: of two of one name the later one is meant (mailbox.ts).
    // A deleted domain is out of the view `domains`, with all that is below it, and may come back: its mail counts as well.
    const [row] = await tx<{ kept: boolean }[]>`select to_regclass('public.all_domains') is not null as kept`;
    const [domains, deleted] = row!.kept ? ['all_domains', 'd.deleted_date'] : ['domains', 'null::timestamptz'];
    const rows = tx<{ id: string; address: string; kind: string }[]>`
      select u.id, u.username || '@' || d.domain as address,
             case when ${tx.unsafe(deleted)} is null then 'mailbox' else 'deleted' end as kind, ${tx.unsafe(deleted)} as deleted_date
        from usernames u join ${tx(domains)} d on d.id = u.domain_id
      union all
      select username_id, address, 'deleted', deleted_date from deleted_stores
       where username_id not in (select id from usernames)
       order by deleted_date, id`;
    for await (const page of rows.cursor(1000)) {
      fs.writeFileSync(
        handle,
        page.map(({ id, address, kind }) => `${JSON.stringify([id, address, kind])}\n`).join(''),
      );
    }
  } finally {
    fs.closeSync(handle);
  }
}

/** Those that rights and policies name: they belong to the cluster, so that a dump has them not. */
async function rolesOf(tx: Tx): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    with given (acl) as (
      select relacl from pg_class union all select proacl from pg_proc union all select nspacl from pg_namespace
      union all select attacl from pg_attribute union all select defaclacl from pg_default_acl),
    named (role) as (
      select g.grantee from given, aclexplode(given.acl) g union select unnest(polroles) from pg_policy)
    select r.rolname as name from named n join pg_roles r on r.oid = n.role
     where r.rolname not like 'pg\\_%' and r.rolname <> current_user and not r.rolsuper order by 1`;
  return rows.map(({ name }) => name);
}

async function majorOf(sql: Sql): Promise<number> {
  const [row] = await sql<{ number: number }[]>`select current_setting('server_version_num')::int as number`;
  return Math.floor(row!.number / 10_000);
}

/** Debian's client of the server's version, or a later one: npm's PostgreSQL comes without any. */
function clientFor(major: number, name: string): string {
  const found = systemBinaries()
    .filter((each) => each.major >= major)
    .map(({ bin }) => path.join(bin, name))
    .concat(clientsOnly(major).map((bin) => path.join(bin, name)))
    .find((each) => fs.existsSync(each));
  if (found === undefined) {
    throw new HomeError(
      `There is no ${name} of PostgreSQL ${major} or later: install Debian's package postgresql-client-${major}.`,
    );
  }
  return found;
}

/** Where a machine has clients without a server. */
function clientsOnly(major: number): string[] {
  const root = '/usr/lib/postgresql';
  const names = fs.existsSync(root) ? fs.readdirSync(root).filter((name) => Number(name) >= major) : [];
  return names.toSorted((a, b) => Number(a) - Number(b)).map((name) => path.join(root, name, 'bin'));
}

const nameOf = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

/** The password goes by the environment, which only we can read; a command line is for all. */
async function runClient(program: string, url: string, args: string[]): Promise<void> {
  const { hostname, port, username, password, searchParams } = new URL(url);
  const sslmode = searchParams.get('sslmode');
  const env = {
    PATH: '/usr/bin:/bin',
    LC_ALL: 'C.UTF-8',
    PGHOST: searchParams.get('host') ?? decodeURIComponent(hostname).replace(/^\[|\]$/g, ''),
    PGPORT: searchParams.get('port') ?? (port || '5432'),
    PGUSER: decodeURIComponent(username),
    PGPASSWORD: decodeURIComponent(password),
    PGDATABASE: nameOf(url),
    ...(sslmode === null ? {} : { PGSSLMODE: sslmode }),
  };
  const child = spawn(program, args, { env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (piece: Buffer) => (said = (said + piece.toString()).slice(-2000)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new HomeError(`${path.basename(program)} failed: ${said.trim()}`);
}
