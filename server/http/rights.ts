/** Who may call what: pure, so that every combination can be put in a table and tested. */
import type { Caller, Names, Stem } from './principals.ts';

/**
 * Whom a route admits. `operator` is always admitted.
 * - APP: a franchise's user, for the accounts of its franchise
 * - OWN: an account's owner, for its own account
 * - MBX: a mailbox owner, for its own username
 * - SELF: the user whom the path names by {userName}
 * - ANON: everybody, without credentials
 */
export type Who = 'APP' | 'OWN' | 'MBX' | 'SELF' | 'ANON';

/** `hidden`: as if the object did not exist (404); `refused`: 401. */
export type Verdict = 'admitted' | 'hidden' | 'refused';

/**
 * Decides for a caller whose credentials have been found right.
 * An account's user or a mailbox owner is refused before anything is said of what exists (contract.md A.2); for a franchise,
 * the objects of another one do not exist (operator.md, Principals).
 */
export function mayCall(
  caller: Caller,
  who: readonly Who[],
  names: Names & { userName?: string | undefined },
  stem: Stem,
): Verdict {
  if (who.includes('ANON') || caller.kind === 'operator') return 'admitted';
  if (caller.kind === 'nobody') return 'refused';
  if (who.includes('SELF') && isSelf(caller, names)) return 'admitted';
  if (caller.kind === 'franchise') {
    if (!who.includes('APP')) return 'refused';
    return stem.account !== undefined && stem.account.franchiseId !== caller.franchiseId ? 'hidden' : 'admitted';
  }
  if (caller.kind === 'account') return who.includes('OWN') && ownsPath(caller, names, stem) ? 'admitted' : 'refused';
  const own = names.account === undefined && names.domain === caller.domain && names.username === caller.username;
  return who.includes('MBX') && own ? 'admitted' : 'refused';
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
