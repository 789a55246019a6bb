import { Type } from 'typebox';
import { Links, PageQuery, Timestamp } from '../../http/schemas.ts';

export const DeletedParams = Type.Object({ account: Type.String(), domain: Type.String(), id: Type.String() });
export const DeletedDomainParams = Type.Object({ account: Type.String(), id: Type.String() });

const entry = {
  id: Type.String({ format: 'uuid' }),
  deletedDate: Timestamp,
  removedDate: Type.Unsafe<Date>(
    Type.String({
      format: 'date-time',
      description: 'Until then it may be restored; then its rows and its mail are removed.',
    }),
  ),
  links: Links,
};

export const Deleted = Type.Object({
  ...entry,
  username: Type.String(),
  type: Type.Union([Type.Literal('imap'), Type.Literal('exchange')]),
});
export const DeletedDomain = Type.Object({ ...entry, domain: Type.String() });

const listOf = <T extends typeof Deleted | typeof DeletedDomain>(item: T) =>
  Type.Object({ totalCount: Type.Integer(), list: Type.Array(item), links: Links });
export const DeletedList = listOf(Deleted);
export const DeletedDomainList = listOf(DeletedDomain);

export const DeletedQuery = Type.Object(PageQuery);
