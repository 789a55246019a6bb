import { type Static, type TOptional, type TString, Type } from 'typebox';
import { Links, PageQuery } from '../../http/schemas.ts';

/** The fields of a contact in the order in which the specification's replies show them (contract.md B.2 rows 9-13). */
export const FIELDS = [
  'city',
  'businessPhone',
  'displayName',
  'mobilePhone',
  'firstName',
  'title',
  'roomNumber',
  'lastName',
  'company',
  'pager',
  'state',
  'department',
  'streetAddress',
  'isdnNumber',
  'postalCode',
  'country',
  'telexNumber',
  'businessFax',
  'email',
  'homePhone',
  'name',
] as const;
export type ContactField = (typeof FIELDS)[number];

/** What a field is asked for by: `filterName` whole, with `*` for any characters; `searchName` anywhere in it. */
export type Asking = 'filter' | 'search';

/** The query's parameter for a field: `filterName`. */
export function parameterOf<T extends Asking>(asking: T, field: ContactField): `${T}${Capitalize<ContactField>}` {
  return `${asking}${field[0]!.toUpperCase()}${field.slice(1)}` as `${T}${Capitalize<ContactField>}`;
}

/** A map with an entry for each of some fields. */
function each<F extends string, K extends string, T>(
  fields: readonly F[],
  entry: (field: F) => readonly [K, T],
): Record<K, T> {
  return Object.fromEntries(fields.map(entry)) as Record<K, T>;
}

const MOST = 256;
const Name = Type.String({ pattern: '^(?!\\.{1,2}$)[A-Za-z0-9._@ -]+$', maxLength: 64 });
const Email = Type.String({ format: 'email', maxLength: MOST });
const Free = Type.String({ minLength: 0, maxLength: MOST });

type FreeField = Exclude<ContactField, 'name' | 'email' | 'displayName'>;
const free = each(
  FIELDS.filter((field): field is FreeField => !['name', 'email', 'displayName'].includes(field)),
  (field): readonly [FreeField, TOptional<TString>] => [field, Type.Optional(Free)],
);

/** The three required ones in the order in which the specification reports them missing. */
export const NewContactBody = Type.Object({
  displayName: Type.String({ maxLength: MOST }),
  name: Name,
  email: Email,
  ...free,
});

/** What PUT changes; the name is the contact's key and stays. An empty text empties its field, but for the two required ones. */
export const ContactBody = Type.Object({
  displayName: Type.Optional(Type.String({ minLength: 1, maxLength: MOST })),
  email: Type.Optional(Type.String({ format: 'email', minLength: 1, maxLength: MOST })),
  ...free,
});
export type ContactChange = Static<typeof ContactBody>;

export const Contact = Type.Object({
  ...each(FIELDS, (field): readonly [ContactField, TString] => [field, Type.String()]),
  links: Links,
});

export const ContactList = Type.Object({
  count: Type.Integer({ description: 'How many contacts fit, on all pages.' }),
  list: Type.Array(Contact),
  links: Links,
});

export const ContactParams = Type.Object({ account: Type.String(), domain: Type.String(), contact: Type.String() });

const asked = <T extends Asking>(asking: T, description: string) =>
  each(FIELDS, (field): readonly [`${T}${Capitalize<ContactField>}`, TOptional<TString>] => [
    parameterOf(asking, field),
    Type.Optional(Type.String({ description })),
  ]);

export const ContactsQuery = Type.Object({
  ...asked('filter', 'The whole field; `*` stands for any characters.'),
  ...asked('search', 'A part of the field.'),
  ...PageQuery,
});
export type ContactsAsked = Static<typeof ContactsQuery>;

/** 409 of a contact: with a guid, and in the order of its example. */
export const ContactConflict = Type.Object(
  {
    conflict: Type.Object({
      guid: Type.String({ format: 'uuid' }),
      code: Type.Integer(),
      message: Type.String(),
      details: Type.String(),
    }),
  },
  { description: 'The domain has a contact of this name.' },
);
