import type { Sql, Tx } from '../../db/connect.ts';
import type { ContactField } from './schema.ts';

export type ContactRow = Record<ContactField, string>;

/** A field and the LIKE pattern, in lower case, that it must fit. */
export interface Condition {
  field: ContactField;
  pattern: string;
}

/** All fields of a contact, in the letters in which they were written; one that was never set is `""`. */
interface StoredRow {
  name: string;
  fields: Partial<ContactRow>;
}

function fitting(sql: Sql, domainId: string, conditions: Condition[]) {
  return conditions.reduce(
    (all, { field, pattern }) => sql`${all} and folded ->> ${field}::text like ${pattern}`,
    sql`domain_id = ${domainId}`,
  );
}

export async function countContacts(sql: Sql, domainId: string, conditions: Condition[]): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from contacts where ${fitting(sql, domainId, conditions)}`;
  return row.count;
}

/** A page of the contacts that fit, in the order of creation. */
export async function listContacts(
  sql: Sql,
  domainId: string,
  conditions: Condition[],
  limit: number,
  offset: number,
): Promise<StoredRow[]> {
  return sql`
    select name, fields from contacts where ${fitting(sql, domainId, conditions)} order by id limit ${limit} offset ${offset}`;
}

/** A contact by its name, whatever the case. */
export async function findContact(sql: Sql, domainId: string, name: string): Promise<StoredRow | undefined> {
  const [row] = await sql<StoredRow[]>`
    select name, fields from contacts where domain_id = ${domainId} and lower(name) = lower(${name}::text collate "C")`;
  return row;
}

export interface NewContact {
  id: string;
  domainId: string;
  name: string;
  fields: Partial<ContactRow>;
  folded: Partial<ContactRow>;
}

/** A unique index refuses a name that the domain has already. */
export async function insertContact(tx: Tx, { id, domainId, name, fields, folded }: NewContact): Promise<void> {
  await tx`
    insert into contacts (id, domain_id, name, fields, folded)
    values (${id}, ${domainId}, ${name}, ${tx.json(fields)}, ${tx.json(folded)})`;
}

/** Holds a contact until the transaction ends. */
export async function lockContact(tx: Tx, domainId: string, name: string): Promise<StoredRow | undefined> {
  const [row] = await tx<StoredRow[]>`
    select name, fields from contacts where domain_id = ${domainId} and lower(name) = lower(${name}::text collate "C") for update`;
  return row;
}

/** Changes the fields it is given. */
export async function updateContact(
  tx: Tx,
  domainId: string,
  name: string,
  fields: Partial<ContactRow>,
  folded: Partial<ContactRow>,
): Promise<void> {
  await tx`
    update contacts set fields = fields || ${tx.json(fields)}, folded = folded || ${tx.json(folded)}
     where domain_id = ${domainId} and lower(name) = lower(${name}::text collate "C")`;
}

/** @returns the contact that was deleted; undefined when there was none */
export async function deleteContact(tx: Tx, domainId: string, name: string): Promise<StoredRow | undefined> {
  const [row] = await tx<StoredRow[]>`
    delete from contacts where domain_id = ${domainId} and lower(name) = lower(${name}::text collate "C") returning name, fields`;
  return row;
}
