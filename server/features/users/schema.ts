import { Type } from 'typebox';
import { Links, PageQuery } from '../../http/schemas.ts';
import { NAME_PATTERN } from '../franchises/schema.ts';

/** Passwords of users, the operator's too (operator.md, Calls). */
const Password = Type.String({ pattern: '^\\P{Cc}*$', minLength: 12, maxLength: 128 });
const UserName = Type.String({ pattern: NAME_PATTERN });
const Roles = Type.Array(Type.Literal('account_owner'), { maxItems: 1 });

export const PlatformUserParams = Type.Object({ userName: Type.String() });
export const AccountUserParams = Type.Object({ account: Type.String(), userName: Type.String() });

export const NewPlatformUser = Type.Object({
  userName: UserName,
  password: Password,
  role: Type.Union([Type.Literal('operator'), Type.Literal('franchise')]),
  franchise: Type.Optional(Type.String({ description: 'Required with role franchise.' })),
});
export const PlatformUserBody = Type.Object({ password: Type.Optional(Password) });
export const PlatformUser = Type.Object({
  userName: Type.String(),
  role: Type.String(),
  franchise: Type.Optional(Type.String()),
  links: Links,
});
export const PlatformUserList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(PlatformUser),
  links: Links,
});

export const NewAccountUser = Type.Object({
  userName: UserName,
  password: Password,
  roles: Type.Optional(Roles),
});
export const AccountUserBody = Type.Object({ password: Type.Optional(Password), roles: Type.Optional(Roles) });
export const AccountUser = Type.Object({ userName: Type.String(), roles: Type.Array(Type.String()), links: Links });
export const AccountUserList = Type.Object({ totalCount: Type.Integer(), list: Type.Array(AccountUser), links: Links });
export const UserQuery = Type.Object(PageQuery);
