/** The databases of released versions, as SQL texts: made here, loaded here. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { connect } from '../../server/db/connect.ts';
import { PG_DUMP } from '../../tools/generated.ts';
import { emptyDatabase, testCluster, testDatabase, type TestDatabase } from '../support/database.ts';
import { sampleApi } from './sample.ts';

const folder = import.meta.dirname;

/** The versions whose database is kept, oldest first. */
export function keptVersions(): string[] {
  const names = fs.readdirSync(folder).flatMap((name) => /^(\d+\.\d+\.\d+)\.sql$/.exec(name)?.[1] ?? []);
  return names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The database of this program with the sample in it, as statements. */
export async function dumpOf(version: string): Promise<string> {
  const api = await sampleApi();
  try {
    const url = new URL(testCluster().ownerUrl);
    url.pathname = `/${api.sql.options.database}`;
    // One statement a row: a psql is not needed to load them, and people can read them.
    const { stdout } = await promisify(execFile)(PG_DUMP, ['--no-owner', '--column-inserts', `--dbname=${url.href}`], {
      maxBuffer: 64 * 1024 * 1024,
    });
    const text = stdout.replaceAll(/^\\(un)?restrict .*\n/gm, '');
    return `-- The database of ${version}, by \`node tools/release-schema.ts\`; never edited.\n${text}`;
  } finally {
    await api.close();
  }
}

/** A new database as a version has left it. */
export async function databaseOf(version: string): Promise<TestDatabase> {
  // The roles of schema `mail` come with the first database that is migrated.
  await (await testDatabase()).drop();
  const database = await emptyDatabase();
  // The text sets the search path of its connection.
  const loading = connect(database.url, 1);
  try {
    await loading.unsafe(fs.readFileSync(path.join(folder, `${version}.sql`), 'utf8'));
  } finally {
    await loading.end({ timeout: 5 });
  }
  return database;
}
