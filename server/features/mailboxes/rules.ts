/** The rules of mailbox PUT in the order of contract.md B.2 rows 19-21: pure, on what was read. */
import * as faults from '../../faults.ts';
import type { PlanRow } from '../plans/queries.ts';
import { checkPassword } from '../usernames/passwords.ts';
import { MAILBOX_NAME } from '../usernames/schema.ts';
import { ofType, typesOf, webmailQuota } from '../plans/standard.ts';

const NAME = new RegExp(MAILBOX_NAME);
const MEGABYTE = 1_048_576;

/** What a PUT asks for, with only what this caller may ask. */
export interface Wish {
  password?: string | undefined;
  passwordHash?: string | undefined;
  isVirtual: boolean;
  master?: boolean | undefined;
  quota?: number | undefined;
  type?: string | undefined;
  /** The new name, lower case; undefined when it stays. */
  username?: string | undefined;
}

/** What there is. */
export interface Situation {
  plan: PlanRow;
  domain: string;
  /** The mailbox's present name, or the one it is to have. */
  mailboxName: string;
  /** Absent when the mailbox is to be created. */
  mailbox?: { type: string | null; quota: number } | undefined;
  /** Mailboxes of the type that this one would become. */
  countOfType: number;
  nameTaken: boolean;
  /** Bytes in the store. */
  usage: number;
}

/** What is to be written. */
export interface Decision {
  quota: number | undefined;
  webmailType: string | undefined;
}

/** The type that counts for limits and quotas: without an OX account a mailbox is standard (contract.md F.2). */
const countedType = (type: string | null | undefined): string => type ?? 'standard';

/**
 * Decides a PUT, or throws the first fault in the contract's order. The JSON types were checked before;
 * whether the password was used before is checked after, since it takes a computation.
 */
export function decide(wish: Wish, now: Situation): Decision {
  const create = now.mailbox === undefined;
  if (create && !NAME.test(now.mailboxName))
    throw faults.invalid({ mailboxName: 'String does not match expected pattern' });
  if (create && wish.password === undefined && wish.passwordHash === undefined && !wish.isVirtual) {
    throw faults.invalid({ password: 'Required' });
  }
  if (wish.quota !== undefined && wish.quota <= 0) throw faults.computeFault('Quota must be greater than 0');
  checkType(wish, now);
  if (wish.username !== undefined && now.nameTaken) throw faults.invalid({ username: 'Mailbox already exists' });
  checkPassword(wish, { username: wish.username ?? now.mailboxName, domain: now.domain, exchange: false });
  const quota = newQuota(wish, now);
  if (!create && quota !== undefined && now.usage > quota * MEGABYTE) {
    throw faults.refusedFor('Current mailbox usage is larger than the new quota value');
  }
  return { quota, webmailType: wish.type };
}

function checkType(wish: Wish, now: Situation): void {
  const types = typesOf(now.plan.webmailNames);
  if (wish.type !== undefined && !types.includes(wish.type)) {
    throw faults.invalid({ type: `"${wish.type}" is not one of ${types.join(', ')}` });
  }
  const before = now.mailbox === undefined ? undefined : countedType(now.mailbox.type);
  const after = countedType(wish.type ?? now.mailbox?.type);
  const most = ofType(now.plan.webmailLimits, after) ?? 0;
  if (after !== before && most > 0 && now.countOfType >= most)
    throw faults.computeFault('Number of mailboxes exceeded');
}

/** MB: the one asked for; for a new mailbox, or one whose type changes, the type's own. */
function newQuota(wish: Wish, now: Situation): number | undefined {
  if (wish.quota !== undefined) return wish.quota;
  const typeChanges = wish.type !== undefined && countedType(now.mailbox?.type) !== wish.type;
  if (now.mailbox !== undefined && !typeChanges) return undefined;
  return webmailQuota(now.plan, countedType(wish.type));
}

/** Usage as the API tells it: MB, rounded up, so 0 only when empty (contract.md F.2). */
export function usageInMegabytes(bytes: number): number {
  return Math.ceil(bytes / MEGABYTE);
}
