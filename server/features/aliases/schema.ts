import { Type } from 'typebox';
import { Links } from '../../http/schemas.ts';

export const AliasParams = Type.Object({ account: Type.String(), domain: Type.String(), alias: Type.String() });

/** contract.md B.2 row 2. */
export const AliasList = Type.Object({ list: Type.Array(Type.String()), links: Links });
