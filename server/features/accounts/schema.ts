import { Type } from 'typebox';
import { Links, PageQuery, Timestamp } from '../../http/schemas.ts';
import { NAME_PATTERN } from '../franchises/schema.ts';

export const AccountParams = Type.Object({ account: Type.String() });

const Status = Type.Union([Type.Literal('open'), Type.Literal('suspended'), Type.Literal('closed')]);
const Name = Type.String({ maxLength: 256 });

export const NewAccount = Type.Object({
  accountNumber: Type.Optional(Type.String({ pattern: NAME_PATTERN, description: 'Made up when missing.' })),
  name: Type.Optional(Name),
  franchise: Type.Optional(Type.String({ description: 'Operator only; a franchise’s user creates in its own.' })),
});

export const AccountBody = Type.Object({ status: Type.Optional(Status), name: Type.Optional(Name) });

export const Account = Type.Object({
  accountNumber: Type.String(),
  name: Type.String(),
  status: Status,
  franchise: Type.String(),
  createdDate: Timestamp,
  email: Links,
  users: Links,
  links: Links,
});

export const AccountList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(
    Type.Object({
      accountNumber: Type.String(),
      status: Status,
      createdDate: Timestamp,
      links: Links,
    }),
  ),
  links: Links,
});

export const AccountQuery = Type.Object({
  filterStatus: Type.Optional(Status),
  filterAccountNumber: Type.Optional(Type.String({ description: '`*` stands for any characters.' })),
  ...PageQuery,
});
