import { type Static, Type } from 'typebox';
import { Links, PageQuery } from '../../http/schemas.ts';
import { mailAddress, mailDomain } from '../../mail-address.ts';

/** Entries of a list; entries of a request (contract.md F.1). */
export const MOST_ENTRIES = 10_000;
const MOST_IN_REQUEST = 1000;

export const DomainEntryParams = Type.Object({ account: Type.String(), domain: Type.String(), address: Type.String() });
export const EntryParams = Type.Object({
  account: Type.String(),
  domain: Type.String(),
  mailboxName: Type.String(),
  address: Type.String(),
});
export const ShortEntryParams = Type.Object({
  domain: Type.String(),
  mailboxName: Type.String(),
  address: Type.String(),
});

const ListType = Type.Union([Type.Literal('B'), Type.Literal('W')]);

/** An entry's address as it is stored and compared: lower case. Undefined for a text that is none. */
export function entryAddress(text: string): string | undefined {
  if (text.startsWith('@')) {
    const domain = mailDomain(text.slice(1));
    return domain === undefined ? undefined : `@${domain}`;
  }
  const address = mailAddress(text);
  return address === undefined ? undefined : `${address.local.toLowerCase()}@${address.domain}`;
}

function addressFault(given: string): string | undefined {
  if (entryAddress(given) !== undefined) return undefined;
  // An answer never grows with its request.
  const shown = given.length > 256 ? `${given.slice(0, 256).toWellFormed()}...` : given;
  return `Invalid address format: ${shown}`;
}

/** contract.md B.2 rows 3 to 6; messages name the type first, as the example does. */
export const EntriesBody = Type.Object({
  list: Type.Array(
    Type.Object({
      type: ListType,
      address: Type.String({
        check: addressFault,
        description: 'An address, or `@` and a domain for all of its addresses.',
      }),
    }),
    { maxItems: MOST_IN_REQUEST },
  ),
});
export type Entry = Static<typeof EntriesBody>['list'][number];

export const EntriesQuery = Type.Object({
  filterAddress: Type.Optional(Type.String({ description: '`*` stands for any characters.' })),
  filterType: Type.Optional(ListType),
  sortField: Type.Optional(Type.Union([Type.Literal('address'), Type.Literal('type')])),
  sortOrder: Type.Optional(Type.Union([Type.Literal('asc'), Type.Literal('desc')])),
  ...PageQuery,
});

const shown = { type: ListType, address: Type.String() };
export const EntryList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(Type.Object(shown)),
  links: Links,
});
export const EntryShown = Type.Object({ ...shown, links: Links });
