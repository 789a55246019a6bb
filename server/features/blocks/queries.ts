import type { Sql, Tx } from '../../db/connect.ts';

export interface BlockFilter {
  /** LIKE patterns. */
  address: string | undefined;
  name: string | undefined;
}

export interface BlockRow {
  id: string;
  scope: 'name' | 'address';
  address: string;
  name: string | null;
  tries: number;
  createdDate: Date;
  untilDate: Date;
}

/** Blocks that hold now, each with its name as it is today. */
function current(sql: Sql) {
  return sql`
    select b.id, case when b.name is null then 'address' else 'name' end as scope, b.client as address,
           coalesce(n.username || '@' || d.domain, u.user_name) as name, b.tries, b.created_date as "createdDate",
           b.until_date as "untilDate"
      from log_in_blocks b
      left join usernames n on n.id = b.username_id
      left join domains d on d.id = n.domain_id
      left join users u on u.id = b.user_id
     where b.until_date > now()`;
}

function matching(sql: Sql, { address, name }: BlockFilter) {
  return sql`
    where ${address === undefined ? sql`true` : sql`address ilike ${address}`}
      and ${name === undefined ? sql`true` : sql`name ilike ${name}`}`;
}

export async function countBlocks(sql: Sql, filter: BlockFilter): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from (${current(sql)}) as block ${matching(sql, filter)}`;
  return row.count;
}

/** A page, the newest first. */
export async function listBlocks(sql: Sql, filter: BlockFilter, limit: number, offset: number): Promise<BlockRow[]> {
  return sql`
    select * from (${current(sql)}) as block ${matching(sql, filter)}
     order by "createdDate" desc, id limit ${limit} offset ${offset}`;
}

/** Takes a block away, whose tries are to be forgotten with it. Undefined when there is none. */
export async function deleteBlock(
  tx: Tx,
  id: string,
): Promise<{ client: string; name: string | null; usernameId: string | null; userId: string | null } | undefined> {
  const [row] = await tx<{ client: string; name: string | null; usernameId: string | null; userId: string | null }[]>`
    delete from log_in_blocks where id = ${id}
    returning client, name, username_id as "usernameId", user_id as "userId"`;
  return row;
}

/** @param name as in log_in_tries; null: all of the client */
export async function forgetTries(tx: Tx, client: string, name: string | null): Promise<void> {
  await tx`delete from log_in_tries where client = ${client} and (${name}::text is null or name = ${name})`;
}

/** What the audit tells of a block's name. */
export async function findBlocked(
  tx: Tx,
  usernameId: string | null,
  userId: string | null,
): Promise<{ name: string; accountId: string | null; account: string | null; domainId: string | null } | undefined> {
  const [row] = await tx<{ name: string; accountId: string | null; account: string | null; domainId: string | null }[]>`
    select u.username || '@' || d.domain as name, a.id as "accountId", a.account_number as account, d.id as "domainId"
      from usernames u join domains d on d.id = u.domain_id join accounts a on a.id = d.account_id where u.id = ${usernameId}
    union all
    select u.user_name, a.id, a.account_number, null from users u left join accounts a on a.id = u.account_id where u.id = ${userId}`;
  return row;
}
