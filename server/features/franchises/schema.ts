import { Type } from 'typebox';
import { Links, PageQuery, Timestamp } from '../../http/schemas.ts';

/** Names of franchises, accounts, users and plans (operator.md, Calls). */
export const NAME_PATTERN = '^(?!\\.{1,2}$)[A-Za-z0-9._-]{1,64}$';

export const FranchiseParams = Type.Object({ franchise: Type.String() });

export const FranchiseBody = Type.Object({ name: Type.Optional(Type.String({ maxLength: 256 })) });

export const Franchise = Type.Object({
  franchise: Type.String(),
  name: Type.String(),
  createdDate: Timestamp,
  links: Links,
});

export const FranchiseList = Type.Object({ totalCount: Type.Integer(), list: Type.Array(Franchise), links: Links });
export const FranchiseQuery = Type.Object(PageQuery);
