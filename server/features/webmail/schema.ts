import { type Static, Type } from 'typebox';
import { Links, LocatedLinks } from '../../http/schemas.ts';

const type = Type.String({ description: 'One of the domain’s webmailNames.' });
const settings = {
  theme: Type.Optional(Type.String({ maxLength: 64 })),
  language: Type.Optional(Type.String({ pattern: '^[a-z]{2}_[A-Z]{2}$', description: '`en_US`' })),
  timezone: Type.Optional(
    Type.String({ format: 'time-zone', description: 'A name of the time zone database: `America/Chicago`.' }),
  ),
};

/** POST of an OX account (contract.md B.2 row 44): everything has a default. */
export const NewWebmailBody = Type.Object({
  type: Type.Optional(type),
  allowUpgrade: Type.Optional(Type.Boolean()),
  ...settings,
});
export type NewWebmail = Static<typeof NewWebmailBody>;

/** PUT changes the fields it names; a type that is sent may not be empty (contract.md B.2 row 45, step 1). */
export const WebmailBody = Type.Object({
  type: Type.Optional(Type.String({ minLength: 1, description: 'One of the domain’s webmailNames.' })),
  allowUpgrade: Type.Optional(Type.Boolean()),
  resetPassword: Type.Optional(
    Type.Boolean({
      description: 'Whether the next log-in to webmail asks for a new password; a new password ends it.',
    }),
  ),
  ...settings,
});
export type WebmailChange = Static<typeof WebmailBody>;

const shown = { theme: Type.String(), language: Type.String(), timezone: Type.String(), links: Links };

/** contract.md B.2 row 43; authToken and resetPassword are told on the long path only (A.3). */
export const Webmail = Type.Object({
  authToken: Type.String({ description: 'Opaque, short-lived, good for one use.' }),
  type: Type.String(),
  allowUpgrade: Type.Boolean(),
  resetPassword: Type.Boolean(),
  ...shown,
});
export const ShortWebmail = Type.Object({ type: Type.String(), allowUpgrade: Type.Boolean(), ...shown });

/** contract.md B.2 row 46. */
export const DomainWebmail = Type.Object({
  type: Type.String({ description: 'What a new account is when it names no type.' }),
  allowUpgrade: Type.Boolean(),
  trialType: Type.Union([Type.String(), Type.Null()]),
  trialExpiration: Type.Union([Type.String({ format: 'date' }), Type.Null()]),
  links: LocatedLinks,
});

export const DomainWebmailBody = Type.Object({ allowUpgrade: Type.Boolean() });

/** The short form of a domain's path (contract.md A.3). */
export const ShortDomainParams = Type.Object({ domain: Type.String() });

/** contract.md B.2 rows 48 to 50: what the domain's plan says. */
export const WebmailLimits = Type.Object({
  webmailLimits: Type.Record(Type.String(), Type.Integer({ description: '0 or less: no limit.' })),
  links: Links,
});
export const WebmailNames = Type.Object({ webmailNames: Type.Record(Type.String(), Type.String()), links: Links });
export const WebmailUpgrade = Type.Object({ allowed: Type.Boolean(), links: Links });
