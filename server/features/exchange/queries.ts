import type { Sql, Tx } from '../../db/connect.ts';
import type { ExchangeBody, PERSONAL, SETTINGS } from './schema.ts';

/** The fields that are stored as they are, by the names of the API; one that is missing has its default. */
export type Fields = Pick<ExchangeBody, (typeof PERSONAL)[number] | (typeof SETTINGS)[number]>;

export interface ExchangeRow {
  type: 'standard' | 'premium';
  resourceType: 'user' | 'equipment' | 'room';
  imapEnabled: boolean;
  popEnabled: boolean;
  fields: Fields;
  createdDate: Date;
  changedDate: Date;
}

/** With what no reply shows. */
export interface StoredExchange extends ExchangeRow {
  resetPassword: boolean;
}

/** A secondary address: `local` under `name`, the domain's own or an alias. */
export interface Address {
  local: string;
  name: string;
}

export async function findExchange(sql: Sql | Tx, usernameId: string): Promise<StoredExchange | undefined> {
  const [row] = await sql<StoredExchange[]>`
    select e.type, e.resource_type as "resourceType", e.imap_enabled as "imapEnabled", e.pop_enabled as "popEnabled",
           e.reset_password as "resetPassword", e.fields,
           u.created_date as "createdDate", e.changed_date as "changedDate"
      from exchange_mailboxes e join usernames u on u.id = e.username_id where e.username_id = ${usernameId}`;
  return row;
}

/** What a PUT sets; undefined: as it is, or on create the default. */
export interface ExchangeSet {
  type?: 'standard' | 'premium' | undefined;
  resourceType?: 'user' | 'equipment' | 'room' | undefined;
  resetPassword?: boolean | undefined;
  imapEnabled?: boolean | undefined;
  popEnabled?: boolean | undefined;
  fields: Fields;
}

export async function insertExchange(tx: Tx, id: string, domainId: string, set: ExchangeSet, now: Date): Promise<void> {
  await tx`
    insert into exchange_mailboxes (username_id, domain_id, type, resource_type, reset_password, imap_enabled, pop_enabled, fields, changed_date)
    values (${id}, ${domainId}, ${set.type ?? 'standard'}, ${set.resourceType ?? 'user'}, ${set.resetPassword ?? false},
            ${set.imapEnabled ?? true}, ${set.popEnabled ?? true}, ${tx.json(set.fields)}, ${now})`;
}

/** A trigger ends the sessions of a protocol that is switched off. */
export async function updateExchange(tx: Tx, id: string, set: ExchangeSet, now: Date): Promise<void> {
  await tx`
    update exchange_mailboxes set type = coalesce(${set.type ?? null}, type),
           reset_password = coalesce(${set.resetPassword ?? null}, reset_password),
           imap_enabled = coalesce(${set.imapEnabled ?? null}, imap_enabled),
           pop_enabled = coalesce(${set.popEnabled ?? null}, pop_enabled),
           fields = fields || ${tx.json(set.fields)}, changed_date = ${now}
     where username_id = ${id}`;
}

/** The names under which a domain takes mail: its own, then its aliases in the order they were made. */
export async function namesOf(sql: Sql | Tx, domainId: string): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select name from domain_names where domain_id = ${domainId} order by is_alias, created_date, name`;
  return rows.map((row) => row.name);
}

export async function listAddresses(sql: Sql | Tx, usernameId: string): Promise<Address[]> {
  return sql`
    select local_part as local, name from exchange_addresses where username_id = ${usernameId} order by position`;
}

/**
 * Holds a domain for itself alone. Before anything else of a transaction that will take addresses: their trigger wants this lock,
 * and a weaker one that two such transactions share would have them wait for each other.
 */
export async function holdAddresses(tx: Tx, domainId: string): Promise<void> {
  await tx`select from domains where id = ${domainId} for update`;
}

/** Gives a mailbox these secondary addresses and no others; a trigger refuses one that is taken. */
export async function replaceAddresses(tx: Tx, id: string, domainId: string, addresses: Address[]): Promise<void> {
  await tx`delete from exchange_addresses where username_id = ${id}`;
  for (const { local, name } of addresses) {
    await tx`
      insert into exchange_addresses (username_id, domain_id, local_part, name) values (${id}, ${domainId}, ${local}, ${name})
      on conflict (username_id, local_part, name) do nothing`;
  }
}
