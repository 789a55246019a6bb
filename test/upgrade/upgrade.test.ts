/**
 * Every released version's database is brought to today's schema by the ordinary start, and what was in it still answers; what it had
 * deleted comes back.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { verifyAudit } from '../../server/audit/verify.ts';
import { migrate } from '../../server/db/migrate.ts';
import { dumped } from '../../tools/generated.ts';
import { apiOn, expectReply, PASSWORD, type TestApi } from '../support/api.ts';
import { testDatabase, type TestDatabase } from '../support/database.ts';
import { databaseOf, keptVersions } from './dumps.ts';
import { ANSWERS, RESTORABLE, sampleApi } from './sample.ts';

const root = path.join(import.meta.dirname, '../..');
let fresh: TestDatabase;
before(async () => {
  fresh = await testDatabase();
});
const opened: TestDatabase[] = [];
after(async () => {
  for (const database of [fresh, ...opened]) await database.drop();
});

/** Rows of each table, but for the list of migrations. */
async function counts({ sql }: TestDatabase): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'schema_migrations' order by 1`;
  const entries = tables.map(async ({ name }) => {
    const [row] = await sql`select count(*)::int as rows from ${sql(name)}`;
    return [name, row!['rows'] as number] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** Whether a value holds all that is expected: objects by their fields, lists by their entries. */
function holds(found: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return Object.is(found, expected);
  if (typeof found !== 'object' || found === null) return false;
  if (Array.isArray(expected))
    return Array.isArray(found) && expected.every((one) => found.some((each) => holds(each, one)));
  return Object.entries(expected).every(([name, value]) => holds((found as Record<string, unknown>)[name], value));
}

async function answer(api: TestApi, asked: typeof ANSWERS): Promise<void> {
  const wrong: string[] = [];
  for (const [who, at, expected] of asked) {
    const { status, body, text } = await api.as(who).get(at);
    if (status !== 200 || !holds(body, expected)) wrong.push(`${who} GET ${at}: ${status} ${text}`);
  }
  assert.deepEqual(wrong, []);
}

async function answersAsBefore(api: TestApi): Promise<void> {
  await answer(api, ANSWERS);
  for (const who of ['operator', 'north-app', 'acme-owner', 'acme-clerk']) {
    expectReply(await api.as(`${who}:Wrong-Horse-7`).get('/accounts'), 401);
  }
  const own = '/email/acme.example/usernames/alice/mailbox';
  expectReply(
    await api.as('alice@acme.example').put(own, { currentPassword: PASSWORD, password: 'Another-Cow-8' }),
    204,
  );
  expectReply(await api.as('alice@acme.example:Another-Cow-8').get(own), 200);
}

/** What was deleted before a migration comes back after it (docs/decisions/0012-undo.md). @param version of the sample; none: of now */
async function restoresWhatWasDeleted(api: TestApi, version?: string): Promise<void> {
  const has = (since: string): boolean =>
    version === undefined || version.localeCompare(since, 'en', { numeric: true }) >= 0;
  // A sample is older than anything is kept.
  await api.sql`update deleted_objects set deleted_date = now()`;
  await api.sql`update deleted_stores set deleted_date = now()`;
  await api.sql`update all_domains set deleted_date = now() where deleted_date is not null`;
  const owner = api.as('acme-owner');
  for (const { kind, name, answers } of RESTORABLE.filter(({ since }) => has(since))) {
    const place = kind === 'domain' ? '/accounts/acme/email-deleted' : '/accounts/acme/email/acme.example/deleted';
    const { list } = (await owner.get(place)).body as { list: { id: string; username?: string; domain?: string }[] };
    const found = list.find((item) => (item.username ?? item.domain) === name);
    expectReply(await owner.post(`${place}/${found?.id}/restore`), 201);
    await answer(api, answers);
    if (kind === 'domain') await takesAMailbox(api, name);
  }
}

/** A domain whose names are known again: who is made below it logs in. */
async function takesAMailbox(api: TestApi, domain: string): Promise<void> {
  const made = `/accounts/acme/email/${domain}/usernames/newcomer/mailbox`;
  expectReply(await api.as('operator').put(made, { password: PASSWORD }), 201);
  expectReply(await api.as(`newcomer@${domain}`).get(`/email/${domain}/usernames/newcomer/mailbox`), 200);
}

test('each released version has its database here', () => {
  const changelog = fs.readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
  const released = [...changelog.matchAll(/^## (\d+\.\d+\.\d+)(?! \(unreleased\))/gm)].map((match) => match[1]!);
  const kept = keptVersions();
  assert.ok(released.length > 0);
  for (const version of released) assert.ok(kept.includes(version), `node tools/release-schema.ts for ${version}`);
});

for (const version of keptVersions()) {
  test(`the database of ${version}: the schema of a new one, and all that was in it`, async () => {
    const database = await databaseOf(version);
    opened.push(database);
    const before = await counts(database);
    for (const [table, rows] of Object.entries(before)) assert.ok(rows > 0, `the sample has no row in ${table}`);
    await migrate(database.url);
    const now = await counts(database);
    for (const [table, rows] of Object.entries(before)) {
      if (table in now) assert.ok(now[table]! >= rows, `${table} had ${rows} rows and has ${now[table]}`);
    }
    const args = ['--schema-only'];
    assert.equal(await dumped(database.url, args), await dumped(fresh.url, args));
    const { whole, sentence } = await verifyAudit(database.sql, []);
    assert.ok(whole, sentence);
    // The next start finds nothing to do.
    const then = await dumped(database.url, []);
    await migrate(database.url);
    assert.equal(await dumped(database.url, []), then);
    const api = await apiOn(database);
    try {
      await answersAsBefore(api);
      await restoresWhatWasDeleted(api, version);
    } finally {
      await api.close();
    }
  });
}

test('the sample of the next release has rows in every table, and answers what later versions will be asked', async () => {
  const api = await sampleApi();
  try {
    await answersAsBefore(api);
    await restoresWhatWasDeleted(api);
  } finally {
    await api.close();
  }
});
