import type { Sql, Tx } from '../../db/connect.ts';

/** The aliases of a domain in the order they were made. */
export async function listAliases(sql: Sql, domainId: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from domain_names where domain_id = ${domainId} and is_alias order by created_date, name`;
  return rows.map((row) => row.name);
}

/** Which domain holds a name, as its own or as an alias. */
export async function holderOf(tx: Tx, name: string): Promise<{ domainId: string; isAlias: boolean } | undefined> {
  const [row] = await tx<{ domainId: string; isAlias: boolean }[]>`
    select domain_id as "domainId", is_alias as "isAlias" from domain_names where name = ${name} for update`;
  return row;
}

export async function deleteAlias(tx: Tx, domainId: string, name: string): Promise<boolean> {
  const rows =
    await tx`delete from domain_names where domain_id = ${domainId} and name = ${name} and is_alias returning name`;
  return rows.length > 0;
}
