/**
 * A database of its own for each test file, copied from one that was migrated once in this run. The cluster is started by
 * tools/test.ts; `npm test -- some.test.ts` runs a single file with it.
 */
import { randomBytes } from 'node:crypto';
import { connect, type Sql } from '../../server/db/connect.ts';
import { migrate } from '../../server/db/migrate.ts';

export type TestDatabase = {
  /** Of the role that owns the product's database, no superuser: the rights are those of a real installation. */
  url: string;
  /** The same by the unix socket, which takes a third less work for each statement; `url` is for who needs a port. */
  near: string;
  sql: Sql;
  /** Closes `sql` and removes the database, whoever else is still connected. */
  drop: () => Promise<void>;
};

const template = 'mailstead_template';
/** Test files run side by side: whoever comes first makes the template, the others wait for it. */
const templateLock = 2_000_001;

/** Makes an empty, migrated database. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser(async (sql) => {
    await ensureTemplate(sql);
    await sql.unsafe(`create database ${name} template ${template} owner ${ownerName()} strategy file_copy`);
  });
  return opened(name);
}

/** Makes a database with nothing in it, for what starts before the migrations. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asSuperuser((sql) => sql.unsafe(`create database ${name} template template0 owner ${ownerName()}`));
  return opened(name);
}

/** The cluster's URLs, as tools/test.ts hands them over. */
export function testCluster(): { superuserUrl: string; ownerUrl: string } {
  const { TEST_CLUSTER_URL: superuserUrl, TEST_OWNER_URL: ownerUrl } = process.env;
  if (superuserUrl === undefined || ownerUrl === undefined) {
    throw new Error('No test cluster: run this file by `npm test -- <file>`.');
  }
  return { superuserUrl, ownerUrl };
}

function opened(name: string): TestDatabase {
  const url = databaseUrl(testCluster().ownerUrl, name);
  const near = bySocket(url);
  const sql = connect(near);
  const drop = async (): Promise<void> => {
    await sql.end({ timeout: 1 });
    await asSuperuser((superuser) => superuser.unsafe(`drop database if exists ${name} with (force)`));
  };
  return { url, near, sql, drop };
}

async function ensureTemplate(sql: Sql): Promise<void> {
  await sql`select pg_advisory_lock(${templateLock})`;
  const [found] = await sql`select from pg_database where datname = ${template}`;
  if (!found) {
    // Under its name only once it is whole: a failed migration leaves nothing that looks like a template.
    const unfinished = `${template}_unfinished`;
    await sql.unsafe(`drop database if exists ${unfinished} with (force)`);
    await sql.unsafe(`create database ${unfinished} template template0 owner ${ownerName()}`);
    await migrate(databaseUrl(testCluster().ownerUrl, unfinished));
    await sql.unsafe(`alter database ${unfinished} rename to ${template}`);
  }
  await sql`select pg_advisory_unlock(${templateLock})`;
}

/** One connection, so that the advisory lock and its release are of one session. */
async function asSuperuser(work: (sql: Sql) => Promise<unknown>): Promise<void> {
  const sql = connect(bySocket(testCluster().superuserUrl), 1);
  try {
    await work(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function ownerName(): string {
  return new URL(testCluster().ownerUrl).username;
}

function databaseUrl(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

function bySocket(url: string): string {
  const folder = process.env['TEST_CLUSTER_SOCKETS'];
  return folder === undefined ? url : url.replace('@127.0.0.1:', `@${encodeURIComponent(folder)}:`);
}
