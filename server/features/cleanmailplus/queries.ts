import type { Sql, Tx } from '../../db/connect.ts';
import type { Owner } from '../usernames/queries.ts';

/**
 * The values that count, by attribute, of those that were set: a mailbox's own, else its domain's.
 * @param usernameId undefined for the domain itself
 */
export async function valuesOf(
  sql: Sql,
  domainId: string,
  usernameId: string | undefined,
): Promise<Map<string, string>> {
  const own = usernameId === undefined ? sql`` : sql`or username_id = ${usernameId}`;
  const rows = await sql<{ attribute: string; value: string }[]>`
    select attribute, value from cleanmailplus
     where domain_id = ${domainId} and (username_id is null ${own})
     order by username_id nulls first`;
  return new Map(rows.map(({ attribute, value }) => [attribute, value]));
}

/** The values that a domain or a mailbox has set itself. */
export async function ownValues(tx: Tx, ownerId: string): Promise<[attribute: string, value: string][]> {
  const rows = await tx<{ attribute: string; value: string }[]>`
    select attribute, value from cleanmailplus where owner_id = ${ownerId}`;
  return rows.map(({ attribute, value }) => [attribute, value]);
}

/** Sets values; those of other attributes stay. */
export async function upsertValues(tx: Tx, owner: Owner, values: Map<string, string>): Promise<void> {
  await tx`
    insert into cleanmailplus (domain_id, username_id, attribute, value)
    select ${owner.domainId}, ${owner.usernameId}::uuid, attribute, value
      from unnest(${[...values.keys()]}::text[], ${[...values.values()]}::text[]) as given (attribute, value)
    on conflict (owner_id, attribute) do update set value = excluded.value`;
}
