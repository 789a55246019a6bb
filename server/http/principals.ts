/**
 * Who calls, and what the path names: one SELECT brings both, with the stored hash that the credentials are checked against.
 * So a request costs one statement before its own work, and a changed password, status or right counts from the next one on.
 */
import type { Sql } from '../db/connect.ts';
import { type Asker, STANDING, type Standing } from '../log-ins/asker.ts';
import { asciiLower } from '../mail-address.ts';

/** Who calls (operator.md, Principals); `nobody` on routes that ask for no credentials. */
export type Caller =
  | { kind: 'nobody'; name: '' }
  // Whoever opened the antispam page by a ticket, named after the one who asked for it.
  | { kind: 'ticket'; name: string }
  // A job of ours, named by itself: only in the audit.
  | { kind: 'system'; name: string }
  | { kind: 'operator'; name: string; userId: string }
  | { kind: 'franchise'; name: string; userId: string; franchiseId: string }
  | { kind: 'account'; name: string; userId: string; accountId: string; accountNumber: string; roles: string[] }
  | MailboxOwner;

/** A mailbox owner; `selfService` is what its plan lets it do for itself (operator.md, Self-service). */
export interface MailboxOwner {
  kind: 'mailbox';
  name: string;
  usernameId: string;
  accountNumber: string;
  domain: string;
  username: string;
  selfService: string[];
}

/** How far down the objects of the platform a path goes; a `short` path starts at the domain (contract.md A.3). */
export type Depth = 'none' | 'account' | 'domain' | 'username';

/** The names in a path, as they are compared. */
export interface Names {
  account?: string | undefined;
  domain?: string | undefined;
  username?: string | undefined;
}

/** The objects that a path names, as far as they exist. */
export interface Stem {
  account?: AccountRow;
  domain?: DomainRow;
  username?: UsernameRow;
}

/** What an audit row is about: ids, which outlive names, and the account's number. */
export interface About {
  accountId?: string | undefined;
  account?: string | undefined;
  domainId?: string | undefined;
  usernameId?: string | undefined;
}

/** The objects of a path by their ids. */
export function aboutOf({ account, domain, username }: Stem): About {
  return { accountId: account?.id, account: account?.accountNumber, domainId: domain?.id, usernameId: username?.id };
}

export type AccountStatus = 'open' | 'suspended' | 'closed';
export type DomainStatus = 'open' | 'suspended' | 'disabled';

export interface AccountRow {
  id: string;
  accountNumber: string;
  name: string;
  status: AccountStatus;
  franchiseId: string;
  franchise: string;
  createdDate: Date;
}

export interface DomainRow {
  id: string;
  domain: string;
  status: DomainStatus;
  planId: string;
  createdDate: Date;
}

export interface UsernameRow {
  id: string;
  username: string;
  type: 'imap' | 'exchange';
  quota: number;
  isVirtual: boolean;
  generation: number;
  master: boolean | null;
  bytes: number;
}

/** The caller's row, if the name is known: its stored hash and what it may be once that has been checked. */
export interface Claim {
  storedHash: string;
  caller: Caller;
  /** False for the users of an account that is suspended or closed, and for its mailbox owners. */
  admitted: boolean;
  /** Where the caller itself belongs: a refused log-in is its account's matter, and its own. */
  about: About;
}

export interface Found {
  claim: Claim | undefined;
  standing: Standing;
  stem: Stem;
}

/** The row of the statement; a column that it did not ask for is undefined, one without a match null. */
interface Row {
  c_id?: string | null;
  c_standing?: Standing;
  c_hash?: string | null;
  c_name: string;
  c_username: string;
  c_domain: string;
  c_virtual?: boolean;
  c_self: string[];
  c_role: string;
  c_roles: string[];
  c_franchise: string;
  c_account: string;
  c_domain_id: string;
  c_number: string;
  c_status: string | null;
  a_id?: string | null;
  a_number: string;
  a_name: string;
  a_status: AccountStatus;
  a_franchise_id: string;
  a_franchise: string;
  a_created: Date;
  d_id?: string | null;
  d_domain: string;
  d_status: DomainStatus;
  d_plan: string;
  d_created: Date;
  u_id?: string | null;
  u_username: string;
  u_type: 'imap' | 'exchange';
  u_quota: number;
  u_virtual: boolean;
  u_generation: number;
  u_master: boolean | null;
  u_bytes: number;
}

type CallerKind = 'nobody' | 'user' | 'mailbox';

/** Functions of schema `wall`: there is no scope yet, and they tell of what they are given by its whole name and of nothing else. */
const CALLER_BY: Record<CallerKind, string[]> = {
  nobody: [],
  user: ['wall.user_named($3) c'],
  mailbox: ['wall.mailbox_named($3, $4) c'],
};

/** How far a caller's path may lead. */
const REACH: Record<CallerKind, string> = {
  nobody: `'all', null`,
  user: `case c.c_role when 'operator' then 'all' else c.c_role end, coalesce(c.c_franchise, c.c_account)`,
  mailbox: `case when c.c_id is not null then 'account' end, c.c_account`,
};

/** Looks up a caller and a path's objects in one statement. */
export async function lookUp(sql: Sql, asker: Asker | undefined, depth: Depth, names: Names): Promise<Found> {
  const name = asker?.name;
  const at = name?.lastIndexOf('@') ?? -1;
  const caller = name === undefined ? 'nobody' : at < 0 ? 'user' : 'mailbox';
  const callerNames = {
    nobody: [],
    user: [name!],
    mailbox: [asciiLower(name ?? '').slice(0, at), asciiLower(name ?? '').slice(at + 1)],
  }[caller];
  const values = [
    ...(asker ? [asker.login, asker.client] : []),
    ...callerNames,
    ...pathNames(depth, names),
  ] as string[];
  const [row] = await sql.unsafe<Row[]>(statement(caller, depth), values, { prepare: true });
  const claim = name === undefined ? undefined : claimOf(row!, name);
  return { claim, standing: row!.c_standing ?? null, stem: stemOf(row!) };
}

function statement(caller: CallerKind, depth: Depth): string {
  const standing = caller === 'nobody' ? '' : `, ${STANDING}`;
  const before = { nobody: 0, user: 3, mailbox: 4 }[caller];
  const path = `wall.path_named(${REACH[caller]}, $${before + 1}, $${before + 2}, $${before + 3}) p`;
  const joins = [...CALLER_BY[caller], ...(depth === 'none' ? [] : [path])].map(
    (asked) => `left join ${asked} on true`,
  );
  return `select *${standing} from (select) as one ${joins.join(' ')}`;
}

/** The names down to where the path goes; a short one has no account's. */
function pathNames(depth: Depth, { account, domain, username }: Names): (string | null)[] {
  if (depth === 'none') return [];
  return [account ?? null, depth === 'account' ? null : domain!, depth === 'username' ? username! : null];
}

function claimOf(row: Row, name: string): Claim | undefined {
  const { c_id: id = null, c_hash: storedHash = null } = row;
  if (id === null || storedHash === null) return undefined;
  const admitted = row.c_status === null || row.c_status === 'open';
  if (name.includes('@')) {
    const { c_domain: domain, c_username: username } = row;
    const own = { accountNumber: row.c_number, domain, username, selfService: row.c_self };
    const caller: Caller = { kind: 'mailbox', name: `${username}@${domain}`, usernameId: id, ...own };
    const about = { accountId: row.c_account, account: row.c_number, domainId: row.c_domain_id, usernameId: id };
    return { storedHash, admitted: admitted && row.c_virtual !== true, caller, about };
  }
  const caller = userOf(id, row);
  const about = caller.kind === 'account' ? { accountId: caller.accountId, account: caller.accountNumber } : {};
  return { storedHash, admitted, caller, about };
}

function userOf(userId: string, row: Row): Caller {
  const user = { name: row.c_name, userId };
  if (row.c_role === 'operator') return { kind: 'operator', ...user };
  if (row.c_role === 'franchise') return { kind: 'franchise', ...user, franchiseId: row.c_franchise };
  return {
    kind: 'account',
    ...user,
    accountId: row.c_account,
    accountNumber: row.c_number,
    roles: row.c_roles,
  };
}

function stemOf(row: Row): Stem {
  const stem: Stem = {};
  if (row.a_id) {
    stem.account = {
      id: row.a_id,
      accountNumber: row.a_number,
      name: row.a_name,
      status: row.a_status,
      franchiseId: row.a_franchise_id,
      franchise: row.a_franchise,
      createdDate: row.a_created,
    };
  }
  if (row.d_id) {
    stem.domain = {
      id: row.d_id,
      domain: row.d_domain,
      status: row.d_status,
      planId: row.d_plan,
      createdDate: row.d_created,
    };
  }
  if (row.u_id) {
    stem.username = {
      id: row.u_id,
      username: row.u_username,
      type: row.u_type,
      quota: row.u_quota,
      isVirtual: row.u_virtual,
      generation: row.u_generation,
      master: row.u_master,
      bytes: row.u_bytes,
    };
  }
  return stem;
}
