import type { Sql, Tx } from '../../db/connect.ts';
import type { Owner } from '../usernames/queries.ts';
import type { Entry } from './schema.ts';

export interface EntryFilter {
  /** A LIKE pattern in lower case. */
  address: string | undefined;
  type: Entry['type'] | undefined;
}

export interface EntryOrder {
  field: 'address' | 'type' | undefined;
  descending: boolean;
}

/** @param ownerId the domain's or the mailbox's */
export async function countEntries(sql: Sql | Tx, ownerId: string, filter?: EntryFilter): Promise<number> {
  const [row] = await sql<
    [{ count: number }]
  >`select count(*)::int as count from blackwhitelist where ${matching(sql, ownerId, filter)}`;
  return row.count;
}

/** A page of a list; what is equal in the field asked for comes in the order of creation, so that every page has its own entries. */
export async function listEntries(
  sql: Sql,
  ownerId: string,
  filter: EntryFilter,
  order: EntryOrder,
  limit: number,
  offset: number,
): Promise<Entry[]> {
  return sql`
    select type, address from blackwhitelist where ${matching(sql, ownerId, filter)}
     order by ${orderBy(sql, order)} limit ${limit} offset ${offset}`;
}

function matching(sql: Sql | Tx, ownerId: string, { address, type }: Partial<EntryFilter> = {}) {
  return sql`owner_id = ${ownerId} and ${address === undefined ? sql`true` : sql`address like ${address}`}
    and ${type === undefined ? sql`true` : sql`type = ${type}`}`;
}

function orderBy(sql: Sql, { field, descending }: EntryOrder) {
  if (field === 'address') return descending ? sql`address desc` : sql`address`;
  if (field === 'type') return descending ? sql`type desc, position desc` : sql`type, position`;
  return descending ? sql`position desc` : sql`position`;
}

export async function findEntry(sql: Sql, ownerId: string, address: string): Promise<Entry | undefined> {
  const [row] = await sql<
    Entry[]
  >`select type, address from blackwhitelist where owner_id = ${ownerId} and address = ${address}`;
  return row;
}

/** Adds entries in their order; an address that is there already keeps its place and gets the new type. */
export async function upsertEntries(tx: Tx, owner: Owner, entries: Entry[]): Promise<void> {
  const [types, addresses] = [entries.map(({ type }) => type), entries.map(({ address }) => address)];
  await tx`
    insert into blackwhitelist (domain_id, username_id, address, type)
    select ${owner.domainId}, ${owner.usernameId}::uuid, address, type
      from unnest(${addresses}::text[], ${types}::text[]) with ordinality as given (address, type, number)
     order by number
    on conflict (owner_id, address) do update set type = excluded.type`;
}

/** The types of those of some addresses that are on a list. */
export async function typesOf(tx: Tx, ownerId: string, addresses: string[]): Promise<Record<string, Entry['type']>> {
  const rows = await tx<Entry[]>`
    select type, address from blackwhitelist where owner_id = ${ownerId} and address = any(${addresses})`;
  return Object.fromEntries(rows.map(({ address, type }) => [address, type]));
}

/** @returns the type of what was taken off; undefined when it was not there */
export async function deleteEntry(tx: Tx, ownerId: string, address: string): Promise<Entry['type'] | undefined> {
  const [row] = await tx<Pick<Entry, 'type'>[]>`
    delete from blackwhitelist where owner_id = ${ownerId} and address = ${address} returning type`;
  return row?.type;
}
