import type { Sql, Tx } from '../../db/connect.ts';
import * as faults from '../../faults.ts';
import type { About, Stem } from '../../http/principals.ts';
import { keepDomain, lockDomain } from '../domains/queries.ts';

export interface UsernameItem {
  username: string;
  webmailAccess: string;
  type: 'imap' | 'exchange';
  quota: number;
  master: boolean;
  trialType: string | null;
  /** YYYY-MM-DD. */
  trialExpiration: string | null;
  allowUpgrade: boolean;
}

export interface UsernameOrder {
  field: 'username' | 'quota' | undefined;
  descending: boolean;
}

/** @param name a LIKE pattern in lower case, or undefined for all */
export async function countUsernames(sql: Sql, domainId: string, name: string | undefined): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from usernames
     where domain_id = ${domainId} and ${name === undefined ? sql`true` : sql`username like ${name}`}`;
  return row.count;
}

/**
 * A page of a domain's usernames. Without a field they come in the order of creation; equal quotas in that order too, so that
 * every page has its own items.
 * @param today a trial is shown through its last day (contract.md F.2), UTC
 */
export async function listUsernames(
  sql: Sql,
  domainId: string,
  name: string | undefined,
  order: UsernameOrder,
  today: string,
  limit: number,
  offset: number,
): Promise<UsernameItem[]> {
  return sql`
    select u.username, coalesce(m.webmail_type, 'standard') as "webmailAccess", u.type, u.quota, coalesce(m.master, false) as master,
           case when m.trial_expiration >= ${today} then m.trial_type end as "trialType",
           case when m.trial_expiration >= ${today} then m.trial_expiration end as "trialExpiration",
           coalesce(m.webmail_allow_upgrade, false) as "allowUpgrade"
      from (select * from usernames u
             where u.domain_id = ${domainId} and ${name === undefined ? sql`true` : sql`u.username like ${name}`}
             order by ${orderBy(sql, order)} limit ${limit} offset ${offset}) u
      left join mailboxes m on m.username_id = u.id
     order by ${orderBy(sql, order)}`;
}

function orderBy(sql: Sql, { field, descending }: UsernameOrder) {
  if (field === 'username') return descending ? sql`u.username desc` : sql`u.username`;
  if (field === 'quota') return descending ? sql`u.quota desc, u.id desc` : sql`u.quota, u.id`;
  return descending ? sql`u.id desc` : sql`u.id`;
}

/** Where a username is or will be: `mailboxName` in lower case. */
export interface Place {
  domainId: string;
  domain: string;
  mailboxName: string;
}

/** A username as its verbs need it: held until the transaction ends. */
export interface LockedUsername {
  id: string;
  username: string;
  type: 'imap' | 'exchange';
  passwordHash: string | null;
  historySalt: Buffer;
  quota: number;
  isVirtual: boolean;
}

function lockedColumns(sql: Sql | Tx) {
  return sql`id, username, type, password_hash as "passwordHash", history_salt as "historySalt", quota, is_virtual as "isVirtual"`;
}

export async function lockUsername(tx: Tx, domainId: string, username: string): Promise<LockedUsername | undefined> {
  const [row] = await tx<LockedUsername[]>`
    select ${lockedColumns(tx)} from usernames where domain_id = ${domainId} and username = ${username} for update`;
  return row;
}

export async function lockUsernameById(tx: Tx, id: string): Promise<LockedUsername | undefined> {
  const [row] = await tx<LockedUsername[]>`select ${lockedColumns(tx)} from usernames where id = ${id} for update`;
  return row;
}

/** The same without holding it: for a first look, before a password is hashed. */
export async function findUsername(sql: Sql, domainId: string, username: string): Promise<LockedUsername | undefined> {
  const [row] = await sql<LockedUsername[]>`
    select ${lockedColumns(sql)} from usernames where domain_id = ${domainId} and username = ${username}`;
  return row;
}

/** The address of a username and where it belongs, for the audit. */
export async function ownerOf(tx: Tx, id: string): Promise<{ name: string; about: About }> {
  const [row] = await tx<[{ name: string; accountId: string; account: string; domainId: string }]>`
    select u.username || '@' || d.domain as name, a.id as "accountId", a.account_number as account, d.id as "domainId"
      from usernames u join domains d on d.id = u.domain_id join accounts a on a.id = d.account_id where u.id = ${id}`;
  const { name, ...above } = row;
  return { name, about: { ...above, usernameId: id } };
}

/** Whose a setting is: a mailbox's, or a domain's. */
export interface Owner {
  id: string;
  domainId: string;
  /** Null for a domain. */
  usernameId: string | null;
  domain: string;
  username: string;
  /** `alice@example.com` or `example.com`. */
  name: string;
}

/**
 * Holds what a path named until the transaction ends: its username, or its domain when the path ends there.
 * 404 when it is gone meanwhile.
 */
export async function holdOwner(tx: Tx, { account, domain, username }: Stem): Promise<Owner> {
  // First the domain, then what is below it: two changes never wait for each other.
  const held =
    username === undefined ? await lockDomain(tx, account!.id, domain!.domain) : await keepDomain(tx, domain!.id);
  if (held === undefined) throw faults.notFound('Domain');
  const own = {
    id: held.id,
    domainId: held.id,
    usernameId: null,
    domain: held.domain,
    username: '',
    name: held.domain,
  };
  if (username === undefined) return own;
  const found = await lockUsername(tx, held.id, username.username);
  if (found === undefined) throw faults.notFound('Mailbox');
  const name = `${found.username}@${held.domain}`;
  return { ...own, id: found.id, usernameId: found.id, username: found.username, name };
}

export async function isTaken(sql: Sql | Tx, domainId: string, username: string): Promise<boolean> {
  const rows = await sql`select from usernames where domain_id = ${domainId} and username = ${username}`;
  return rows.length > 0;
}

export interface NewUsername {
  id: string;
  domainId: string;
  username: string;
  type: 'imap' | 'exchange';
  passwordHash: string | null;
  historySalt: Buffer;
  quota: number;
  isVirtual: boolean;
  createdDate: Date;
}

export async function insertUsername(tx: Tx, row: NewUsername): Promise<void> {
  await tx`
    insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, is_virtual, created_date)
    values (${row.id}, ${row.domainId}, ${row.username}, ${row.type}, ${row.passwordHash}, ${row.historySalt}, ${row.quota},
            ${row.isVirtual}, ${row.createdDate})`;
}

export async function updateUsername(
  tx: Tx,
  id: string,
  set: { username?: string | undefined; passwordHash?: string | undefined; quota?: number | undefined },
): Promise<void> {
  await tx`
    update usernames set username = coalesce(${set.username ?? null}, username),
           password_hash = coalesce(${set.passwordHash ?? null}, password_hash), quota = coalesce(${set.quota ?? null}, quota)
     where id = ${id}`;
}

/** Deletes a username with all that is below it; triggers set aside its rows and its mail. */
export async function deleteUsername(tx: Tx, id: string): Promise<void> {
  await tx`delete from usernames where id = ${id}`;
}

/** Whether a password was used on this username before; see also importedHashes. */
export async function wasUsed(sql: Sql | Tx, usernameId: string, digest: Buffer): Promise<boolean> {
  const rows = await sql`select from password_history where username_id = ${usernameId} and digest = ${digest}`;
  return rows.length > 0;
}

export async function rememberPassword(tx: Tx, usernameId: string, digest: Buffer): Promise<void> {
  await tx`insert into password_history (username_id, digest) values (${usernameId}, ${digest}) on conflict do nothing`;
}

/** The hashes that were brought for this username from elsewhere, the newest first; not all, since each costs a computation. */
export async function importedHashes(sql: Sql, usernameId: string): Promise<string[]> {
  const rows = await sql<{ hash: string }[]>`
    select password_hash as hash from imported_hashes where username_id = ${usernameId} order by id desc limit 3`;
  return rows.map((row) => row.hash);
}

export async function rememberImportedHash(tx: Tx, usernameId: string, hash: string): Promise<void> {
  await tx`insert into imported_hashes (username_id, password_hash) values (${usernameId}, ${hash}) on conflict do nothing`;
}
