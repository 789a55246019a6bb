import { Type } from 'typebox';
import { Links, PageQuery } from '../../http/schemas.ts';

export const UsernamesParams = Type.Object({ account: Type.String(), domain: Type.String() });
export const UsernameParams = Type.Object({
  account: Type.String(),
  domain: Type.String(),
  mailboxName: Type.String(),
});

/** The short form of the same (contract.md A.3). */
export const ShortUsernameParams = Type.Object({ domain: Type.String(), mailboxName: Type.String() });

/** mailboxName (contract.md C-07, F.1): `.` and `..` are no names. */
export const MAILBOX_NAME = '^(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,64}$';

/** contract.md B.2 row 18. */
export const Username = Type.Object({
  exchange: Type.Optional(Links),
  mailbox: Type.Optional(Links),
  secrets: Links,
  links: Links,
});

/** contract.md B.2 row 17. */
export const UsernameList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(
    Type.Object({
      username: Type.String(),
      webmailAccess: Type.Optional(Type.String({ description: 'Only with details=1.' })),
      links: Links,
      type: Type.Union([Type.Literal('imap'), Type.Literal('exchange')]),
      quota: Type.Integer({ description: 'MB.' }),
      master: Type.Boolean(),
      trialType: Type.Union([Type.String(), Type.Null()]),
      trialExpiration: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
      allowUpgrade: Type.Boolean(),
    }),
  ),
  links: Type.Optional(Links),
});

export const UsernamesQuery = Type.Object({
  filterUsername: Type.Optional(Type.String({ description: '`*` stands for any characters.' })),
  sortField: Type.Optional(Type.Union([Type.Literal('username'), Type.Literal('quota')])),
  sortOrder: Type.Optional(Type.Union([Type.Literal('asc'), Type.Literal('desc')])),
  details: Type.Optional(Type.String({ description: '1: with webmailAccess.' })),
  ...PageQuery,
});
