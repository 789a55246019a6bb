import { Type } from 'typebox';
import { Links, MAX_INTEGER } from '../../http/schemas.ts';

/** contract.md B.2 row 14. */
export const InfoStore = Type.Object({
  infoStore: Type.Object({
    usage: Type.Integer({ description: 'MB, rounded up: 0 only when empty.' }),
    quota: Type.Integer({ description: 'MB.' }),
  }),
  links: Links,
});

export const InfoStoreBody = Type.Object({
  quota: Type.Integer({ minimum: 0, maximum: MAX_INTEGER, description: 'MB.' }),
});
