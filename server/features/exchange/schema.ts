import { type Static, type TString, Type } from 'typebox';
import { Links, MAX_INTEGER } from '../../http/schemas.ts';
import { addressesOf } from '../../mail-address.ts';
import { currentPassword } from '../usernames/passwords.ts';

const Kind = Type.Union([Type.Literal('standard'), Type.Literal('premium')]);
const Resource = Type.Union([Type.Literal('user'), Type.Literal('equipment'), Type.Literal('room')]);

/** A text that may be emptied. */
const text = (maxLength: number) => Type.Optional(Type.String({ minLength: 0, maxLength }));

/** contract.md B.2 row 25, with the greatest lengths of the specification. */
const personal = {
  firstName: text(64),
  lastName: text(64),
  city: text(128),
  company: text(64),
  country: text(128),
  department: text(64),
  fax: text(64),
  homePhone: text(64),
  mobilePhone: text(64),
  postalCode: text(40),
  state: text(128),
  street: text(1024),
  title: text(128),
};

const Unlimited = Type.Literal('unlimited');
const Size = Type.Optional(
  Type.Union([Type.Integer({ minimum: 0, maximum: MAX_INTEGER }), Unlimited], { description: 'MB.' }),
);
const flag = Type.Optional(Type.Boolean());

const Addresses = Type.Optional(
  Type.String({
    minLength: 0,
    maxLength: 65_536,
    check: (list: string) => (addressesOf(list) === undefined ? 'Invalid email address' : undefined),
    description: 'Addresses separated by commas; empty: none.',
  }),
);

/** As many as a mailbox may have forwards (contract.md F.1): Postfix sends to 1,000 at once. */
const MOST_TARGETS = 500;

const Targets = Type.Optional(
  Type.String({
    minLength: 0,
    maxLength: 65_536,
    check: (list: string) => {
      const addresses = addressesOf(list);
      if (addresses === undefined) return 'Invalid email address';
      return addresses.length > MOST_TARGETS ? `Longer than maximum length ${MOST_TARGETS}` : undefined;
    },
    description: 'Addresses separated by commas; empty: none.',
  }),
);

const LOCAL_PART = /^(?!\.{1,2}(@|$))[A-Za-z0-9._-]{1,64}(@[^@]+)?$/;

const Secondary: TString = Type.String({
  check: (address: string) => (LOCAL_PART.test(address) ? undefined : 'Invalid email address'),
  description: 'An address of the domain or one of its aliases; without `@`: of the domain.',
});

/** What operator and franchise may set beside, by the names of the GET (operator.md, extra fields). */
const settings = {
  activeSyncEnabled: flag,
  mapiEnabled: flag,
  owaEnabled: flag,
  hiddenFromAddressListsEnabled: flag,
  requireSenderAuthenticationEnabled: flag,
  deliverToMailboxAndForward: flag,
  maxSendSize: Size,
  maxReceiveSize: Size,
  recipientLimits: Type.Optional(Type.Union([Type.Integer({ minimum: 0, maximum: MAX_INTEGER }), Unlimited])),
  forwardingSmtpAddress: Targets,
  acceptMessagesOnlyFromSendersOrMembers: Addresses,
  rejectMessagesFromSendersOrMembers: Addresses,
  office: text(128),
  manager: text(256),
  notes: text(4096),
  webPage: text(2048),
  workPhone: text(64),
};

/** PUT of an Exchange mailbox (contract.md B.1 row 25; from passwordHash on: operator.md, extra fields). */
export const ExchangeBody = Type.Object({
  password: Type.Optional(Type.String({ description: 'Required on create. The rules: contract.md B.3.' })),
  resetPassword: Type.Optional(Type.Boolean({ description: 'A new password is wanted at the next log-in.' })),
  displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 256, description: 'Required on create.' })),
  type: Type.Optional(Kind),
  resourceType: Type.Optional(Resource),
  ...personal,
  passwordHash: Type.Optional(
    Type.String({ description: 'Operator and franchise only, as all below: a hash brought from elsewhere.' }),
  ),
  imapEnabled: flag,
  popEnabled: flag,
  quota: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_INTEGER, description: 'MB.' })),
  emailAddresses: Type.Optional(
    Type.Array(Type.Union([Secondary, Type.Object({ address: Secondary })]), {
      maxItems: 400,
      description: 'The secondary addresses, all of them; as texts or as the GET shows them.',
    }),
  ),
  ...settings,
});
export type ExchangeBody = Static<typeof ExchangeBody>;

/** The same in the short form, where the mailbox owner may change its password. */
export const ShortExchangeBody = Type.Object({ currentPassword, ...ExchangeBody.properties });

/** The names of the fields that a PUT stores as they are. */
export const PERSONAL = ['displayName', ...Object.keys(personal)] as (keyof typeof personal | 'displayName')[];
export const SETTINGS = Object.keys(settings) as (keyof typeof settings)[];

const DeviceIds = Type.Array(Type.String());

/** contract.md B.2 row 24: the names and their order are the specification's (S:4712-4795). */
export const Exchange = Type.Object({
  maxReceiveSize: Type.String(),
  maxSendSize: Type.String(),
  primarySmtpAddress: Type.String(),
  quota: Type.String(),
  recipientLimits: Type.String(),
  rejectMessagesFromSendersOrMembers: Type.String(),
  requireSenderAuthenticationEnabled: Type.Boolean(),
  totalItemSize: Type.String(),
  activeSyncAllowedDeviceIDs: DeviceIds,
  activeSyncBlockedDeviceIDs: DeviceIds,
  activeSyncEnabled: Type.Boolean(),
  activeSyncMailboxPolicy: Type.String(),
  hasActiveSyncDevicePartnership: Type.Boolean(),
  imapEnabled: Type.Boolean(),
  mapiEnabled: Type.Boolean(),
  owaEnabled: Type.Boolean(),
  popEnabled: Type.Boolean(),
  serverName: Type.String(),
  whenChanged: Type.String(),
  whenCreated: Type.String(),
  city: Type.String(),
  company: Type.String(),
  country: Type.String(),
  department: Type.String(),
  emailAddress: Type.String(),
  fax: Type.String(),
  homePhone: Type.String(),
  manager: Type.String(),
  mobilePhone: Type.String(),
  notes: Type.String(),
  office: Type.String(),
  postalCode: Type.String(),
  recipientType: Type.String(),
  resourceType: Type.String(),
  type: Type.String(),
  state: Type.String(),
  street: Type.String(),
  title: Type.String(),
  webPage: Type.String(),
  workPhone: Type.String(),
  displayName: Type.String(),
  firstName: Type.String(),
  lastName: Type.String(),
  username: Type.String(),
  domain: Type.String(),
  alias: Type.String(),
  acceptMessagesOnlyFromSendersOrMembers: Type.String(),
  archiveDatabase: Type.String(),
  archiveQuota: Type.String(),
  database: Type.String(),
  deliverToMailboxAndForward: Type.Boolean(),
  emailAddresses: Type.Array(Type.Object({ address: Type.String(), header: Type.String() })),
  forwardingSmtpAddress: Type.String(),
  hiddenFromAddressListsEnabled: Type.Boolean(),
  itemCount: Type.String(),
  links: Links,
});
export type Exchange = Static<typeof Exchange>;
