/** An Exchange mailbox as GET shows it (contract.md B.2 row 24, C-30, F.2): pure. */
import type { ExchangeSystem } from '../../services.ts';
import type { Contents } from '../../store/store.ts';
import { dateOf, megabytes, sizeOf } from './formats.ts';
import type { Address, ExchangeRow, Fields } from './queries.ts';
import type { Exchange } from './schema.ts';

/** A mailbox with all that is told of it. */
export interface Known {
  row: ExchangeRow;
  username: string;
  domain: string;
  /** The domain's aliases. */
  aliases: string[];
  addresses: Address[];
  /** MB. */
  quota: number;
  contents: Contents;
}

/** What a new mailbox has that was told nothing else: the settings of the specification's example, and no texts. */
const DEFAULTS = {
  maxReceiveSize: 50,
  maxSendSize: 50,
  recipientLimits: 100,
  activeSyncEnabled: true,
  mapiEnabled: true,
  owaEnabled: true,
  requireSenderAuthenticationEnabled: false,
  hiddenFromAddressListsEnabled: false,
  deliverToMailboxAndForward: false,
} as const;

const TEXTS = {
  displayName: '',
  firstName: '',
  lastName: '',
  city: '',
  company: '',
  country: '',
  department: '',
  fax: '',
  homePhone: '',
  mobilePhone: '',
  postalCode: '',
  state: '',
  street: '',
  title: '',
  office: '',
  manager: '',
  notes: '',
  webPage: '',
  workPhone: '',
  acceptMessagesOnlyFromSendersOrMembers: '',
  rejectMessagesFromSendersOrMembers: '',
  forwardingSmtpAddress: '',
} satisfies Fields;

const ARCHIVE_QUOTA = 51_200;
const RECIPIENT_TYPES = { user: 'UserMailbox', room: 'RoomMailbox', equipment: 'EquipmentMailbox' } as const;

/** @returns all but the links */
export function shownExchange(known: Known, system: ExchangeSystem): Omit<Exchange, 'links'> {
  const { row, username, domain } = known;
  const own = { ...TEXTS, ...DEFAULTS, ...row.fields };
  const primary = `${username}@${domain}`;
  return {
    ...own,
    maxReceiveSize: megabytes(own.maxReceiveSize),
    maxSendSize: megabytes(own.maxSendSize),
    recipientLimits: String(own.recipientLimits),
    primarySmtpAddress: primary,
    emailAddress: primary,
    emailAddresses: addressesOf(known, primary),
    username,
    domain,
    alias: username,
    quota: megabytes(known.quota),
    totalItemSize: sizeOf(known.contents.bytes),
    itemCount: String(known.contents.messages),
    imapEnabled: row.imapEnabled,
    popEnabled: row.popEnabled,
    type: row.type,
    resourceType: row.resourceType,
    recipientType: RECIPIENT_TYPES[row.resourceType],
    whenCreated: dateOf(row.createdDate),
    whenChanged: dateOf(row.changedDate),
    activeSyncAllowedDeviceIDs: [],
    activeSyncBlockedDeviceIDs: [],
    activeSyncMailboxPolicy: 'Default',
    hasActiveSyncDevicePartnership: false,
    archiveDatabase: '',
    archiveQuota: megabytes(ARCHIVE_QUOTA),
    serverName: system.serverName,
    database: system.database,
  };
}

/** The primary in capitals first, then its like in each alias, then the secondary ones. */
function addressesOf({ username, aliases, addresses }: Known, primary: string): Exchange['emailAddresses'] {
  const others = [...aliases.map((name) => ({ local: username, name })), ...addresses];
  return [
    { address: primary, header: 'SMTP' },
    ...others.map(({ local, name }) => ({ address: `${local}@${name}`, header: 'smtp' })),
  ];
}
