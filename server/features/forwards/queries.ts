import type { Sql, Tx } from '../../db/connect.ts';

/** The targets of a username in the order they were made. */
export async function listForwards(sql: Sql | Tx, usernameId: string): Promise<{ target: string }[]> {
  return sql`select target from forwards where username_id = ${usernameId} order by position`;
}

export async function countForwards(tx: Tx, usernameId: string): Promise<number> {
  const [row] = await tx<
    [{ count: number }]
  >`select count(*)::int as count from forwards where username_id = ${usernameId}`;
  return row.count;
}

/** Adds targets in their order; those that are there already, in whatever case, stay as they are. @returns the new ones */
export async function insertForwards(tx: Tx, usernameId: string, targets: string[]): Promise<string[]> {
  const rows = await tx<{ target: string }[]>`
    insert into forwards (username_id, target)
    select ${usernameId}, target from unnest(${targets}::text[]) with ordinality as given (target, number) order by number
    on conflict do nothing returning target`;
  return rows.map(({ target }) => target);
}

/**
 * Which targets of a username a name in the path means (contract.md C-15): with `@` the address itself; without, the one of that
 * name in the username's own domain, else every one with that local part.
 */
export async function forwardsNamed(tx: Tx, usernameId: string, domain: string, name: string): Promise<string[]> {
  const rows = await tx<{ target: string; exact: boolean }[]>`
    select target, lower(target) in (${name}, ${`${name}@${domain}`}) as exact from forwards
     where username_id = ${usernameId} and ${name} in (lower(target), split_part(lower(target), '@', 1))
     order by position`;
  const exact = rows.filter((row) => row.exact);
  return (exact.length > 0 ? exact : rows).map(({ target }) => target);
}

export async function deleteForward(tx: Tx, usernameId: string, target: string): Promise<void> {
  await tx`delete from forwards where username_id = ${usernameId} and target = ${target}`;
}

/** What an address of this platform leads to; `own` tells whether its domain is the domain's own name and not an alias. */
export interface LocalTarget {
  /** As it was asked. */
  target: string;
  own: boolean;
  /** The username it arrives at; null when there is none. */
  usernameId: string | null;
}

/** Of some addresses those in a domain, under its own name or an alias, with the usernames that mail to them arrives at. */
export async function localTargets(tx: Tx, domainId: string, targets: string[]): Promise<LocalTarget[]> {
  return tx`
    select target, not n.is_alias as own, wall.arrives_at(target, n.domain_id) as "usernameId"
      from unnest(${targets}::text[]) with ordinality as given (target, number)
      join domain_names n on n.name = split_part(target, '@', 2) and n.domain_id = ${domainId}
     order by number`;
}
