import { Type } from 'typebox';
import { Links, MAX_INTEGER } from '../../http/schemas.ts';
import { currentPassword } from '../usernames/passwords.ts';
import { MAILBOX_NAME } from '../usernames/schema.ts';

/** PUT of a mailbox (contract.md B.2 row 20; the last two: operator.md, extra fields). */
export const MailboxBody = Type.Object({
  password: Type.Optional(Type.String({ description: 'Required on create. The rules: contract.md B.3.' })),
  master: Type.Optional(Type.Boolean()),
  quota: Type.Optional(Type.Integer({ maximum: MAX_INTEGER, description: 'MB, greater than 0.' })),
  type: Type.Optional(Type.String({ description: 'One of the domain’s webmailNames.' })),
  username: Type.Optional(Type.String({ pattern: MAILBOX_NAME, description: 'On update only: the new name.' })),
  passwordHash: Type.Optional(
    Type.String({ description: 'Operator and franchise only: a hash brought from elsewhere.' }),
  ),
  virtual: Type.Optional(
    Type.Boolean({ description: 'Operator and franchise only, on create: a username without a store.' }),
  ),
});

/** The same in the short form, where the mailbox owner may change its password. */
export const ShortMailboxBody = Type.Object({ currentPassword, ...MailboxBody.properties });

const SitemailUrls = Type.Array(Type.Object({ url: Type.String(), version: Type.String() }));

const fields = {
  master: Type.Boolean(),
  quota: Type.Integer({ description: 'MB.' }),
  usage: Type.Integer({ description: 'MB, rounded up: 0 only when empty.' }),
  links: Links,
  sitemail_urls: SitemailUrls,
};

/** contract.md B.2 row 19; the authToken is told on the long path only. */
export const Mailbox = Type.Object({
  username: Type.String(),
  authToken: Type.String({ description: 'Opaque, short-lived, good for one use.' }),
  ...fields,
});
export const ShortMailbox = Type.Object({ username: Type.String(), ...fields });
