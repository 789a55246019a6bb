/** The rules of OX accounts (contract.md B.2 rows 44 and 45): pure, on what was read. */
import * as faults from '../../faults.ts';
import type { PlanRow } from '../plans/queries.ts';
import { ofType, typesOf, webmailQuota } from '../plans/standard.ts';
import type { NewWebmail, WebmailChange } from './schema.ts';

const MEGABYTE = 1_048_576;

/** What there is. */
export interface Situation {
  plan: Pick<PlanRow, 'webmailNames' | 'webmailLimits' | 'webmailQuotas' | 'webmailUpgrade'>;
  /** The account's type; null: there is no account, and the mailbox counts as standard (contract.md F.2). */
  type: string | null;
  /** Whether the mailbox's and the domain's own settings allow its owner an upgrade. */
  allowUpgrade: boolean;
  /** Whether the mailbox's owner calls, for whom alone these settings count (contract.md C-11). */
  byOwner: boolean;
  /** Mailboxes of the type that this one would have. */
  countOfType: number;
  /** Bytes in the store. */
  usage: number;
}

const NOT_ALLOWED = 'This account is not allowed to be upgraded';

/**
 * Decides a POST, or throws its first fault.
 * @returns the mailbox's new quota in MB; undefined when it stays
 */
export function decideNew(wish: NewWebmail, now: Situation): number | undefined {
  const type = wish.type ?? 'standard';
  checkType(type, now);
  if (now.type !== null) throw faults.conflict('OpenXchange account already exists.');
  // No back door around the limits on PUT: without an account a mailbox is a standard one.
  const upgradable = now.plan.webmailUpgrade && now.allowUpgrade;
  if (now.byOwner && type !== 'standard' && !upgradable) throw faults.refusedFor(NOT_ALLOWED);
  return roomFor(type, now);
}

/**
 * Decides a PUT, or throws the first fault in the contract's eight steps; the emptiness of step 1 that a schema can tell was
 * told before.
 * @returns the mailbox's new quota in MB; undefined when it stays
 */
export function decideChange(wish: WebmailChange, now: Situation): number | undefined {
  const { type, allowUpgrade } = wish;
  if (Object.keys(wish).length === 0) throw faults.invalid({ type: 'Required' });
  if (type !== undefined) checkType(type, now);
  if (allowUpgrade === false && (type ?? 'standard') !== 'standard') {
    throw faults.refusedFor('The allowUpgrade option is inconsistent with the provided type');
  }
  if (allowUpgrade === false && (type ?? now.type) !== 'standard') {
    throw faults.refusedFor('The account is already upgraded. Please downgrade it to standard first.');
  }
  const changes = type !== undefined && type !== now.type;
  if (!now.plan.webmailUpgrade && (changes || allowUpgrade === true)) throw faults.refusedFor(NOT_ALLOWED);
  if (now.byOwner && (type ?? 'standard') !== 'standard' && !now.allowUpgrade) throw faults.refusedFor(NOT_ALLOWED);
  return type === undefined ? undefined : roomFor(type, now);
}

function checkType(type: string, now: Situation): void {
  const types = typesOf(now.plan.webmailNames);
  if (!types.includes(type)) throw faults.invalid({ type: `"${type}" is not one of ${types.join(', ')}` });
}

/** The quota of a type that the mailbox gets now, if there is a place for it and its mail fits in. */
function roomFor(type: string, now: Situation): number | undefined {
  if (type === (now.type ?? 'standard')) return undefined;
  const most = ofType(now.plan.webmailLimits, type) ?? 0;
  if (most > 0 && now.countOfType >= most) throw faults.computeFault('Number of mailboxes exceeded');
  const quota = webmailQuota(now.plan, type);
  if (now.usage > quota * MEGABYTE) throw faults.refusedFor('Current mailbox usage is larger than the new quota value');
  return quota;
}
