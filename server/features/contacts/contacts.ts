/** A domain's global address book (contract.md B.1 rows 9 to 13). */
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { changes, removal } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { wildcard } from '../../http/query.ts';
import { keepDomain, type LockedDomain } from '../domains/queries.ts';
import {
  type Condition,
  type ContactRow,
  deleteContact,
  insertContact,
  lockContact,
  updateContact,
} from './queries.ts';
import { type ContactChange, type ContactsAsked, FIELDS, type NewContactBody, parameterOf } from './schema.ts';

/** Adds a contact; 409 when the domain has one of this name, in whatever case. */
export async function createContact(
  sql: Sql,
  by: By,
  domainId: string,
  body: Static<typeof NewContactBody>,
): Promise<void> {
  await transact(
    sql,
    async (tx) => {
      const domain = existing(await keepDomain(tx, domainId));
      await audit(tx, by, 'createContact', domain.domain, changes(undefined, body));
      const { name, ...fields } = body;
      await insertContact(tx, { id: uuidv7(), domainId, name, fields, folded: fold({ ...unset, ...body }) });
    },
    { contacts_name: () => faults.duplicate(by.requestId) },
  );
}

/** Changes the fields that the body names. */
export async function setContact(sql: Sql, by: By, domainId: string, name: string, body: ContactChange): Promise<void> {
  await transact(sql, async (tx) => {
    const domain = existing(await keepDomain(tx, domainId));
    const found = await lockContact(tx, domainId, name);
    if (found === undefined) throw faults.notFound('Contact');
    await audit(tx, by, 'setContact', domain.domain, { contact: found.name, ...changes(found.fields, body) });
    await updateContact(tx, domainId, found.name, body, fold(body));
  });
}

export async function removeContact(sql: Sql, by: By, domainId: string, name: string): Promise<void> {
  await transact(sql, async (tx) => {
    const domain = existing(await keepDomain(tx, domainId));
    const deleted = await deleteContact(tx, domainId, name);
    if (deleted === undefined) throw faults.notFound('Contact');
    await audit(tx, by, 'removeContact', domain.domain, removal({ name: deleted.name, ...deleted.fields }));
  });
}

/** What a query asks of the contacts: every filter and every search that it names. */
export function conditionsOf(query: ContactsAsked): Condition[] {
  return FIELDS.flatMap((field) => {
    const filter = query[parameterOf('filter', field)];
    const search = query[parameterOf('search', field)];
    return [
      ...(filter === undefined ? [] : [{ field, pattern: wildcard(filter.toLowerCase()) }]),
      ...(search === undefined ? [] : [{ field, pattern: `%${literal(search.toLowerCase())}%` }]),
    ];
  });
}

/** In a search `*` is a letter like any other. */
const literal = (search: string): string => search.split('*').map(wildcard).join('*');

/** Every field of a contact that sets none. */
export const unset = Object.fromEntries(FIELDS.map((field) => [field, ''])) as ContactRow;

function fold(fields: Partial<ContactRow>): Partial<ContactRow> {
  return Object.fromEntries(Object.entries(fields).map(([field, text]) => [field, text.toLowerCase()]));
}

function existing(domain: LockedDomain | undefined): LockedDomain {
  if (domain === undefined) throw faults.notFound('Domain');
  return domain;
}
