/**
 * `node bench/undo.ts`: how long deleting and restoring takes, by the size of what is deleted (docs/decisions/0012-undo.md). No
 * statement of a request may take 10 s. Some three minutes.
 */
import { v7 as uuidv7 } from 'uuid';
import { connect, type Sql } from '../server/db/connect.ts';
import { migrate } from '../server/db/migrate.ts';
import { removeExpired } from '../server/features/deleted/deleted.ts';
import { ensureInstance } from '../server/instance.ts';
import { runBench } from './run.ts';

const SIZES = [10, 10_000, 100_000];

/** A domain with mailboxes, each with a former password, usage, a forward and a secondary row or two. */
async function fill(sql: Sql, count: number): Promise<string> {
  const [id, name] = [uuidv7(), `d${count}.example`];
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`
      insert into domains (id, account_id, domain, plan_id, status, created_date)
      select ${id}, a.id, ${name}, p.id, 'open', now() from accounts a, plans p where p.plan = 'standard'`;
    await tx`insert into domain_names values (${name}, ${id}, false, now())`;
    await tx`
      insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
      select gen_random_uuid(), ${id}, 'm' || n, 'imap', '{ARGON2ID}x', '', 1024, now() from generate_series(1, ${count}) n`;
    // One count for all: the trigger makes a version of it for each.
    await tx`alter table mailboxes disable trigger count_mailbox`;
    await tx`insert into mailboxes (username_id, domain_id, master) select id, domain_id, false from usernames where domain_id = ${id}`;
    await tx`alter table mailboxes enable trigger count_mailbox`;
    await tx`insert into mailbox_counts values (${id}, 'standard', ${count})`;
    await tx`insert into password_history select id, '' from usernames where domain_id = ${id}`;
    await tx`insert into mailbox_usage select id, 1, 1 from usernames where domain_id = ${id}`;
    await tx`insert into forwards (username_id, target) select id, 'x@y.example' from usernames where domain_id = ${id}`;
  });
  await sql`vacuum analyze`.simple();
  return id;
}

async function seconds(work: () => Promise<unknown>): Promise<string> {
  const began = performance.now();
  await work();
  return ((performance.now() - began) / 1000).toFixed(3).padStart(9);
}

async function measure(sql: Sql, count: number): Promise<void> {
  const id = await fill(sql, count);
  const [one] = await sql<{ id: string }[]>`select id from usernames where domain_id = ${id} limit 1`;
  const times = [
    await seconds(async () => sql`delete from usernames where id = ${one!.id}`),
    await seconds(async () => sql`select put_rows_back(${one!.id})`),
    await seconds(async () => sql`delete from domains where id = ${id}`),
    await seconds(async () =>
      sql.begin(async (tx) => {
        await tx`update all_domains set deleted_date = null where id = ${id}`;
        await tx`select put_rows_back(${id})`;
        await tx`delete from deleted_objects where id = ${id}`;
      }),
    ),
  ];
  await sql`delete from domains where id = ${id}`;
  times.push(await seconds(async () => removeExpired({ sql, keepDeletedDays: 0 })));
  console.log(`${String(count).padStart(9)} ${times.join(' ')}`);
}

await runBench('mailstead-bench-undo-', async ({ cluster }) => {
  await migrate(cluster.url);
  const sql = connect(cluster.url, 2);
  await ensureInstance(sql, { operatorPassword: 'x'.repeat(12), supportAddress: undefined }, new Date());
  await sql`
    insert into accounts (id, account_number, name, status, franchise_id, created_date)
    select ${uuidv7()}, 'bench', '', 'open', id, now() from franchises where franchise = 'default'`;
  console.log('mailboxes  mailbox:   deleted  restored  domain: deleted  restored   removed at the end, seconds');
  for (const count of SIZES) await measure(sql, count);
  await sql.end({ timeout: 5 });
});
