/** Who may call what: pure, so that every combination can be put in a table and tested. */
import type { SelfServiceName } from '../features/plans/schema.ts';
import type { Caller, MailboxOwner, Names, Stem } from './principals.ts';

/**
 * Whom a route admits. `operator` is always admitted.
 * - APP: a franchise's user, for the accounts of its franchise
 * - OWN: an account's owner, for its own account
 * - MBX: a mailbox owner, for its own username
 * - SELF: the user whom the path names by {userName}
 * - ANON: everybody, without credentials
 */
export type Who = 'APP' | 'OWN' | 'MBX' | 'SELF' | 'ANON';

/** What a route declares of its callers; with `selfService` a mailbox owner also needs that word in its plan's list. */
export interface Declared {
  who: readonly Who[];
  selfService?: SelfServiceName;
}

/** `hidden`: as if the object did not exist (404); `refused`: 401. */
export type Verdict = 'admitted' | 'hidden' | 'refused';

/**
 * Decides for a caller whose credentials have been found right.
 * An account's user or a mailbox owner is refused before anything is said of what exists (contract.md A.2); for a franchise,
 * the objects of another one do not exist (operator.md, Principals).
 */
export function mayCall(
  caller: Caller,
  { who, selfService }: Declared,
  names: Names & { userName?: string | undefined },
  stem: Stem,
): Verdict {
  if (who.includes('ANON') || caller.kind === 'operator') return 'admitted';
  if (caller.kind === 'nobody' || caller.kind === 'ticket' || caller.kind === 'system') return 'refused';
  if (who.includes('SELF') && isSelf(caller, names)) return 'admitted';
  if (caller.kind === 'franchise') {
    if (!who.includes('APP')) return 'refused';
    return stem.account !== undefined && stem.account.franchiseId !== caller.franchiseId ? 'hidden' : 'admitted';
  }
  if (caller.kind === 'account') return who.includes('OWN') && ownsPath(caller, names, stem) ? 'admitted' : 'refused';
  const granted = selfService === undefined || caller.selfService.includes(selfService);
  return who.includes('MBX') && granted && isOwnMailbox(caller, names) ? 'admitted' : 'refused';
}

/** Its own username, or what its domain shows to all of them. */
function isOwnMailbox(caller: MailboxOwner, { account, domain, username }: Names): boolean {
  const above = (account === undefined || account === caller.accountNumber) && domain === caller.domain;
  return above && (username === undefined || username === caller.username);
}

function isSelf(caller: Caller, names: Names & { userName?: string | undefined }): boolean {
  if (names.userName !== caller.name || caller.kind === 'mailbox') return false;
  return caller.kind === 'account' ? names.account === caller.accountNumber : names.account === undefined;
}

function ownsPath(caller: Caller & { kind: 'account' }, names: Names, stem: Stem): boolean {
  if (!caller.roles.includes('account_owner')) return false;
  if (names.account !== undefined) return names.account === caller.accountNumber;
  // A short path tells its account by its domain; a path without either is for lists that show only what is the caller's.
  return names.domain === undefined || stem.account?.id === caller.accountId;
}

/** Whether a caller may send the extra fields of operator.md on the contract's own calls; of others they are ignored. */
export function setsExtraFields(caller: Caller): boolean {
  return caller.kind === 'operator' || caller.kind === 'franchise';
}
