/** The rules of exchange PUT (contract.md B.1 row 25; operator.md, extra fields): on what was read. */
import * as faults from '../../faults.ts';
import type { PlanRow } from '../plans/queries.ts';
import { domainName } from '../domains/name.ts';
import { checkPassword, type PasswordWish } from '../usernames/passwords.ts';
import { MAILBOX_NAME } from '../usernames/schema.ts';
import type { Address, ExchangeSet } from './queries.ts';

const NAME = new RegExp(MAILBOX_NAME);
const MEGABYTE = 1_048_576;

/** What a PUT asks for, with only what this caller may ask. */
export interface Wish extends PasswordWish, ExchangeSet {
  quota?: number | undefined;
  /** Addresses, or local parts, as they were written. */
  emailAddresses?: string[] | undefined;
}

/** What there is. */
export interface Situation {
  plan: Pick<PlanRow, 'exchangeQuotas'>;
  domain: string;
  /** The domain is disabled: what is there stays as it is (contract.md C-42). */
  isDisabled: boolean;
  /** The domain's own name, then its aliases. */
  names: string[];
  mailboxName: string;
  /** Undefined when the mailbox is to be created. */
  type: 'standard' | 'premium' | undefined;
  /** Bytes in the store. */
  usage: number;
  passwordStartsWithLetter: boolean;
}

/** What is to be written; undefined: as it is. */
export interface Decision {
  quota: number | undefined;
  addresses: Address[] | undefined;
}

/**
 * Decides a PUT, or throws the first fault. The JSON types were checked before; whether the password was used before, and
 * whether an address is free, is checked after.
 */
export function decide(wish: Wish, now: Situation): Decision {
  if (now.type === undefined) checkNew(wish, now.mailboxName);
  else if (wish.resourceType !== undefined) throw faults.invalid({ resourceType: 'resourceType cannot be updated' });
  const addresses = wish.emailAddresses && addressesIn(wish.emailAddresses, now);
  if (now.type !== undefined && now.isDisabled) throw faults.conflict('The domain is disabled.');
  checkPassword(wish, { username: now.mailboxName, domain: now.domain, exchange: now.passwordStartsWithLetter });
  const quota = newQuota(wish, now);
  if (now.type !== undefined && quota !== undefined && now.usage > quota * MEGABYTE) {
    throw faults.refusedFor('Current mailbox usage is larger than the new quota value');
  }
  return { quota, addresses };
}

function checkNew(wish: Wish, mailboxName: string): void {
  if (!NAME.test(mailboxName)) throw faults.invalid({ mailboxName: 'String does not match expected pattern' });
  const missing: Record<string, string> = {};
  if (wish.password === undefined && wish.passwordHash === undefined) missing['password'] = 'Required';
  if (wish.fields.displayName === undefined) missing['displayName'] = 'Required';
  if (Object.keys(missing).length > 0) throw faults.invalid(missing);
}

/** MB: the one asked for; for a new mailbox, or one whose type changes, the type's own. */
function newQuota(wish: Wish, now: Situation): number | undefined {
  if (wish.quota !== undefined) return wish.quota;
  if (now.type !== undefined && (wish.type ?? now.type) === now.type) return undefined;
  const quotas = now.plan.exchangeQuotas;
  return quotas[wish.type ?? 'standard'] ?? quotas['standard'] ?? 5120;
}

/** The secondary addresses among those given: the mailbox's own name under any of the domain's is its own anyway. */
function addressesIn(given: string[], { names, mailboxName }: Situation): Address[] {
  const bad: Record<string, string> = {};
  const read = given.map((address, index) => {
    const [local = '', domain = names[0]!] = address.toLowerCase().split('@');
    const name = domainName(domain);
    if (name === undefined || !names.includes(name)) bad[`emailAddresses.${index}`] = 'Not an address of this domain';
    return { local, name: name ?? '' };
  });
  if (Object.keys(bad).length > 0) throw faults.invalid(bad);
  return read.filter(({ local }) => local !== mailboxName);
}
