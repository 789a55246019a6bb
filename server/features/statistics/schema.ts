import { Type } from 'typebox';
import { Links } from '../../http/schemas.ts';

/** contract.md B.2 row 16. A mailbox without an OX account counts as standard; other types than these are in no counter. */
export const MailboxTypeCount = Type.Object({
  numStandard: Type.Integer(),
  numActiveSync: Type.Integer(),
  numPremium: Type.Integer(),
  numExchange2013Standard: Type.Integer(),
  numExchange2013Premium: Type.Integer(),
  links: Links,
});
