/**
 * Who calls, and what the path names: one SELECT brings both, with the stored hash that the credentials are checked against.
 * So a request costs one statement before its own work, and a changed password, status or right counts from the next one on.
 */
import type { Sql } from '../db/connect.ts';
import { type Asker, STANDING, type Standing } from '../log-ins/asker.ts';

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

/** The SELECT's row; a column that the statement did not ask for is undefined, one without a match null. */
interface Row {
  c_id: string | null;
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
  a_id: string | null;
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

/** What a statement asks by; one that it does not name is not sent. */
type Asked = Names & Partial<Asker> & { callerLocal?: string | undefined; callerDomain?: string | undefined };

/** A statement with its values in the order of their numbers. */
interface Statement {
  text: string;
  values: (keyof Asked)[];
}

/** One of each shape: put together at its first use and kept, since every request comes through here. */
const statements = new Map<string, Statement>();

/** Looks up a caller and a path's objects in one statement. */
export async function lookUp(sql: Sql, asker: Asker | undefined, depth: Depth, names: Names): Promise<Found> {
  const name = asker?.name;
  const at = name?.lastIndexOf('@') ?? -1;
  const caller = name === undefined ? 'nobody' : at < 0 ? 'user' : 'mailbox';
  const short = names.account === undefined;
  const shape = `${caller} ${depth} ${short}`;
  const statement = statements.get(shape) ?? compile(caller, depth, short);
  statements.set(shape, statement);
  const asked: Asked = {
    ...names,
    ...asker,
    callerLocal: name?.slice(0, at).toLowerCase(),
    callerDomain: name?.slice(at + 1).toLowerCase(),
  };
  const values = statement.values.map((each) => asked[each]!);
  const [row] = await sql.unsafe<Row[]>(statement.text, values, { prepare: true });
  const claim = name === undefined ? undefined : claimOf(row!, name);
  return { claim, standing: row!.c_standing ?? null, stem: stemOf(row!) };
}

type CallerKind = 'nobody' | 'user' | 'mailbox';

/** Numbers the `:names` of the text. */
function compile(caller: CallerKind, depth: Depth, short: boolean): Statement {
  const values: (keyof Asked)[] = [];
  const named = `select ${CALLER_COLUMNS[caller]}, ${STEM_COLUMNS[depth]} from (select) as one
    ${CALLER_JOINS[caller]} ${stemJoins(depth, short)}`;
  const text = named.replace(/(?<!:):([a-zA-Z]+)/g, (_, name: keyof Asked) => `$${values.push(name)}`);
  return { text, values };
}

const CALLER_COLUMNS: Record<CallerKind, string> = {
  nobody: `null as c_id`,
  user: `${STANDING}, c.id as c_id, c.password_hash as c_hash, c.user_name as c_name, c.role as c_role, c.roles as c_roles,
    c.franchise_id as c_franchise, c.account_id as c_account, ca.account_number as c_number, ca.status as c_status`,
  mailbox: `${STANDING}, c.id as c_id, c.password_hash as c_hash, c.username as c_username, cd.domain as c_domain, ca.status as c_status,
    ca.account_number as c_number, ca.id as c_account, cd.id as c_domain_id, c.is_virtual as c_virtual, cp.self_service as c_self`,
};

const CALLER_JOINS: Record<CallerKind, string> = {
  nobody: '',
  user: `left join users c on c.user_name = :name left join accounts ca on ca.id = c.account_id`,
  mailbox: `left join domain_names cn on cn.name = :callerDomain
    left join domains cd on cd.id = cn.domain_id
    left join accounts ca on ca.id = cd.account_id
    left join plans cp on cp.id = cd.plan_id
    left join usernames c on c.domain_id = cd.id and c.username = :callerLocal`,
};

const ACCOUNT_COLUMNS = `a.id as a_id, a.account_number as a_number, a.name as a_name, a.status as a_status,
    a.franchise_id as a_franchise_id, af.franchise as a_franchise, a.created_date as a_created`;
const DOMAIN_COLUMNS = `${ACCOUNT_COLUMNS}, d.id as d_id, d.domain as d_domain, d.status as d_status, d.plan_id as d_plan,
    d.created_date as d_created`;
const STEM_COLUMNS: Record<Depth, string> = {
  none: 'null as a_id',
  account: ACCOUNT_COLUMNS,
  domain: DOMAIN_COLUMNS,
  username: `${DOMAIN_COLUMNS}, u.id as u_id, u.username as u_username, u.type as u_type, u.quota as u_quota,
    u.is_virtual as u_virtual, u.generation + d.generation as u_generation, m.master as u_master, coalesce(mu.bytes, 0)::float8 as u_bytes`,
};

function stemJoins(depth: Depth, short: boolean): string {
  if (depth === 'none') return '';
  const top = short
    ? `left join domains d on d.domain = :domain left join accounts a on a.id = d.account_id`
    : `left join accounts a on a.account_number = :account`;
  const owned = `${top} left join franchises af on af.id = a.franchise_id`;
  if (depth === 'account') return owned;
  const below = short ? owned : `${owned} left join domains d on d.account_id = a.id and d.domain = :domain`;
  if (depth === 'domain') return below;
  return `${below} left join usernames u on u.domain_id = d.id and u.username = :username
    left join mailboxes m on m.username_id = u.id
    left join mailbox_usage mu on mu.username_id = u.id`;
}

function claimOf(row: Row, name: string): Claim | undefined {
  const { c_id: id, c_hash: storedHash = null } = row;
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
  if (row.a_id !== null) {
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
