import { inBatches } from '../db/batches.ts';
import type { Sql, Tx } from '../db/connect.ts';
import type { Script } from './compile.ts';

/** What the tables say of one owner, a domain or a mailbox; the compiler's state is made of it. */
export interface OwnerRow {
  domainId: string;
  /** Null for a domain. */
  usernameId: string | null;
  isVirtual: boolean;
  values: Record<string, string>;
  white: string[];
  black: string[];
  forwards: string[];
  autoresponder: { subject: string; body: string; generation: number } | null;
  /** The fields of an Exchange mailbox that were set. */
  exchange: Record<string, unknown> | null;
}

/** All that counts for the scripts of some owners. Owners that are gone are left out. */
export async function readOwners(sql: Sql | Tx, ids: readonly string[]): Promise<OwnerRow[]> {
  return sql`
    select o.domain_id as "domainId", o.username_id as "usernameId", o.is_virtual as "isVirtual",
           coalesce((select json_object_agg(attribute, value) from cleanmailplus where owner_id = o.id), '{}') as values,
           coalesce((select json_agg(address order by position) from blackwhitelist where owner_id = o.id and type = 'W'), '[]') as white,
           coalesce((select json_agg(address order by position) from blackwhitelist where owner_id = o.id and type = 'B'), '[]') as black,
           coalesce((select json_agg(target order by position) from forwards where username_id = o.username_id), '[]') as forwards,
           (select json_build_object('subject', subject, 'body', body, 'generation', generation)
              from autoresponders where username_id = o.username_id and active) as autoresponder,
           (select fields from exchange_mailboxes where username_id = o.username_id) as exchange
      from (select id, id as domain_id, null::uuid as username_id, false as is_virtual from all_domains where id = any(${ids}::uuid[])
            union all
            select id, domain_id, id, is_virtual from usernames where id = any(${ids}::uuid[])) as o`;
}

/** Makes these the scripts of an owner; what they take the place of is kept for deliveries that have begun. */
export async function replaceScripts(
  tx: Tx,
  owner: Pick<OwnerRow, 'domainId' | 'usernameId'>,
  scripts: readonly Script[],
  compiler: string,
): Promise<void> {
  const ownerId = owner.usernameId ?? owner.domainId;
  const names = scripts.map(({ name }) => name);
  const ids = scripts.map(({ id }) => id);
  await tx`
    update sieve_scripts set stale_date = now()
     where owner_id = ${ownerId} and stale_date is null
       and (name, id) not in (select * from unnest(${names}::text[], ${ids}::text[]))`;
  await tx`
    insert into sieve_scripts (domain_id, username_id, name, id, data, compiler)
    select ${owner.domainId}, ${owner.usernameId}::uuid, name, id, data, ${compiler}
      from unnest(${names}::text[], ${ids}::text[], ${scripts.map(({ data }) => data)}::text[]) as given (name, id, data)
    on conflict (owner_id, name, id) do update set stale_date = null, compiler = excluded.compiler`;
}

/** Writes the scripts of those who have set nothing, and of the two kinds of plan. */
export async function upsertDefaults(sql: Sql, scripts: readonly Script[]): Promise<void> {
  for (const { name, id, data } of scripts) {
    await sql`
      insert into sieve_defaults (name, id, data) values (${name}, ${id}, ${data})
      on conflict (name) do update set id = excluded.id, data = excluded.data where sieve_defaults.id <> excluded.id`;
  }
}

/** Some owners whose scripts another compiler has written. By an index: `<>` has none. */
export async function outdatedOwners(sql: Sql, compiler: string, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    (select owner_id as id from sieve_scripts where stale_date is null and compiler < ${compiler} limit ${limit})
    union
    (select owner_id from sieve_scripts where stale_date is null and compiler > ${compiler} limit ${limit})`;
  return rows.map(({ id }) => id);
}

/** Where a look at all owners has come to: domains and mailboxes, each by its id. */
export interface OwnersPage {
  /** The last one that was looked at; undefined after the end. */
  last: string | undefined;
  /** Those of the page that have set something and have no script. */
  unwritten: string[];
}

/** Looks at so many owners after one: what it costs does not grow with how many there are. */
export async function unwrittenOwners(
  sql: Sql,
  kind: 'all_domains' | 'usernames',
  after: string,
  limit: number,
): Promise<OwnersPage> {
  const rows = await sql<{ id: string; isUnwritten: boolean }[]>`
    select o.id,
           not exists (select from sieve_scripts where owner_id = o.id and stale_date is null)
           and (exists (select from cleanmailplus where owner_id = o.id)
             or exists (select from blackwhitelist where owner_id = o.id)
             or exists (select from forwards where username_id = o.id)
             or exists (select from autoresponders where username_id = o.id)
             or exists (select from exchange_mailboxes where username_id = o.id)) as "isUnwritten"
      from (select id from ${sql(kind)} where id > ${after} order by id limit ${limit}) as o
     order by o.id`;
  return {
    last: rows.length < limit ? undefined : rows.at(-1)!.id,
    unwritten: rows.filter(({ isUnwritten }) => isUnwritten).map(({ id }) => id),
  };
}

/** Removes scripts that others took the place of an hour ago: no delivery that has begun asks for them any more. */
export async function dropStaleScripts(sql: Sql): Promise<void> {
  await inBatches(
    (most) => sql`
      delete from sieve_scripts
       where ctid = any(array(
         select ctid from sieve_scripts where stale_date < now() - interval '1 hour' order by stale_date limit ${most}))`,
  );
}
