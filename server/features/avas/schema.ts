import { Type } from 'typebox';
import { Links } from '../../http/schemas.ts';

export const SsoParams = Type.Object({ account: Type.String(), domain: Type.String() });

/** contract.md B.2 row 53. */
export const SsoLink = Type.Object({ ssoLink: Type.String(), links: Links });

const csrf = Type.String({ maxLength: 64 });

/** The forms of the antispam page. */
export const CleanMailPlusForm = Type.Record(Type.String(), Type.String({ maxLength: 64 }));
export const AddForm = Type.Object({
  csrf,
  address: Type.String({ maxLength: 320 }),
  type: Type.String({ maxLength: 1 }),
});
export const RemoveForm = Type.Object({ csrf, address: Type.String({ maxLength: 320 }) });
