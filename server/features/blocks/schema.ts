import { type Static, Type } from 'typebox';
import { Links, PageQuery, Timestamp } from '../../http/schemas.ts';

export const BlockParams = Type.Object({ id: Type.String() });

const wildcards = Type.Optional(Type.String({ description: '`*` stands for any characters.' }));
export const BlockQuery = Type.Object({ filterAddress: wildcards, filterName: wildcards, ...PageQuery });
export type BlockQuery = Static<typeof BlockQuery>;

/** Who may try to log in no more for a while (docs/operate/blocks.md). */
export const BlockList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(
    Type.Object({
      id: Type.String({ format: 'uuid' }),
      scope: Type.Union([Type.Literal('name'), Type.Literal('address')], {
        description: 'name: this name from this address. address: every name from it.',
      }),
      address: Type.String({ description: 'The client; of IPv6 its /64.' }),
      name: Type.Union([Type.String(), Type.Null()], {
        description: 'The mailbox’s or user’s name; null for a name that nobody has, and for an address.',
      }),
      tries: Type.Integer({ description: 'Wrong ones within 15 minutes.' }),
      createdDate: Timestamp,
      untilDate: Timestamp,
      links: Links,
    }),
  ),
  links: Links,
});
