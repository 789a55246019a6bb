import { Type } from 'typebox';
import { Links, PageQuery } from '../../http/schemas.ts';

export const DomainParams = Type.Object({ account: Type.String(), domain: Type.String() });

const Status = Type.Union([Type.Literal('open'), Type.Literal('suspended'), Type.Literal('disabled')]);

export const DomainBody = Type.Object({ plan: Type.Optional(Type.String()), status: Type.Optional(Status) });

/** contract.md B.2 row 1: the sum of all its mailboxes' quotas, MB. */
export const Domain = Type.Object({ quota: Type.Integer(), links: Links });

export const DomainList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(
    Type.Object({
      domain: Type.String(),
      status: Status,
      plan: Type.String(),
      quota: Type.Integer(),
      links: Links,
    }),
  ),
  links: Links,
});

export const DomainQuery = Type.Object({
  filterDomain: Type.Optional(Type.String({ description: '`*` stands for any characters.' })),
  ...PageQuery,
});
