import { Type } from 'typebox';
import { Links } from '../../http/schemas.ts';

/** PUT of an autoresponder (contract.md B.2 row 30; lengths: F.1). */
export const AutoresponderBody = Type.Object({
  body: Type.String({ maxLength: 65_536 }),
  active: Type.Boolean(),
  // A header has no line breaks and no other control characters (RFC 5322 2.2).
  subject: Type.Optional(
    Type.String({
      maxLength: 998,
      pattern: '^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f]*$',
      description: 'Missing: the stored subject stays.',
    }),
  ),
});

export const Autoresponder = Type.Object({
  body: Type.String(),
  active: Type.Boolean(),
  links: Links,
  subject: Type.String(),
});
