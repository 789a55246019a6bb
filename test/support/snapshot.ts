/** A database put back as it was, so that many calls find the same world without each making its own. */
import { connect, type Sql } from '../../server/db/connect.ts';
import { testCluster } from './database.ts';

export interface Snapshot {
  /** Puts every row back. Nobody else may be writing. */
  restore: () => Promise<void>;
  close: () => Promise<void>;
}

/** What only ever grows is left alone: the audit and what belongs to it. */
const GROWING = 'audit%';

/** Keeps a copy of every row of a test's database. */
export async function takeSnapshot(sql: Sql): Promise<Snapshot> {
  const url = new URL(testCluster().superuserUrl);
  url.pathname = `/${sql.options.database}`;
  // The superuser alone may pass over triggers and foreign keys, and one connection keeps its settings.
  const admin = connect(url.href, 1);
  const tables = await admin<{ name: string; columns: string }[]>`
    select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not like ${GROWING}
     group by c.relname`;
  if (tables.length < 10) throw new Error('The search for tables is broken.');
  const copies = tables.map(({ name }) => `create table kept.${name} as table public.${name};`);
  await admin.unsafe(`create schema kept; ${copies.join('\n')}`);
  const back = tables.map(
    ({ name, columns }) =>
      `delete from public.${name};
       insert into public.${name} (${columns}) overriding system value select ${columns} from kept.${name};`,
  );
  // A function, so that its statements are planned once.
  await admin.unsafe(`create function kept.back() returns void language plpgsql as $$ begin ${back.join('\n')} end $$;
    set session_replication_role = replica`);
  return {
    restore: async () => void (await admin`select kept.back()`),
    close: async () => admin.end({ timeout: 1 }),
  };
}
