import type { Sql, Tx } from '../../db/connect.ts';
import type { DomainStatus } from '../../http/principals.ts';
import type { DkimKey } from './dkim-keys.ts';

export interface DomainItem {
  domain: string;
  status: DomainStatus;
  plan: string;
  quota: number;
}

export interface LockedDomain {
  id: string;
  domain: string;
  status: string;
  planId: string;
}

/** The sum of the quotas of all usernames of a domain, MB (contract.md B.2 row 1). */
export async function quotaOf(sql: Sql, domainId: string): Promise<number> {
  const [row] = await sql<
    [{ quota: number }]
  >`select coalesce(sum(quota), 0)::float8 as quota from usernames where domain_id = ${domainId}`;
  return row.quota;
}

/** @param name a LIKE pattern, or undefined for all */
export async function countDomains(sql: Sql, accountId: string, name: string | undefined): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from domains
     where account_id = ${accountId} and ${name === undefined ? sql`true` : sql`domain like ${name}`}`;
  return row.count;
}

export async function listDomains(
  sql: Sql,
  accountId: string,
  name: string | undefined,
  limit: number,
  offset: number,
): Promise<DomainItem[]> {
  return sql`
    select d.domain, d.status, p.plan,
           (select coalesce(sum(u.quota), 0)::float8 from usernames u where u.domain_id = d.id) as quota
      from domains d join plans p on p.id = d.plan_id
     where d.account_id = ${accountId} and ${name === undefined ? sql`true` : sql`d.domain like ${name}`}
     order by d.id limit ${limit} offset ${offset}`;
}

/** Holds a domain of an account until the transaction ends. */
export async function lockDomain(tx: Tx, accountId: string, domain: string): Promise<LockedDomain | undefined> {
  const [row] = await tx<LockedDomain[]>`
    select id, domain, status, plan_id as "planId" from domains where account_id = ${accountId} and domain = ${domain} for update`;
  return row;
}

/**
 * Whether one of these names is this system's own: that of its mails' sender, and that to which its tickets and the mail of postmaster
 * go. Only the operator may host these; whoever else did would have what is meant for the operator.
 */
export async function isSystemName(sql: Sql | Tx, names: string[], serverName: string): Promise<boolean> {
  if (names.includes(serverName.toLowerCase())) return true;
  const rows = await sql`select from instance where split_part(lower(support_address), '@', 2) = any (${names})`;
  return rows.length > 0;
}

/** All names of a domain: its own and its aliases. */
export async function namesOf(tx: Tx, domainId: string): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`select name from domain_names where domain_id = ${domainId}`;
  return rows.map(({ name }) => name);
}

/** Whether any domain of the platform has this name, as its own or as an alias. */
export async function isNameHeld(sql: Sql, name: string): Promise<boolean> {
  const [row] = await sql<[{ held: boolean }]>`select wall.is_name_held(${name}) as held`;
  return row.held;
}

/** Keeps a domain from being deleted until the transaction ends. */
export async function keepDomain(tx: Tx, id: string): Promise<LockedDomain | undefined> {
  const [row] = await tx<LockedDomain[]>`
    select id, domain, status, plan_id as "planId" from domains where id = ${id} for key share`;
  return row;
}

export interface NewDomain {
  id: string;
  accountId: string;
  domain: string;
  planId: string;
  status: string;
  trialType: string | null;
  /** YYYY-MM-DD. */
  trialExpiration: string | null;
  createdDate: Date;
}

export async function insertDomain(tx: Tx, row: NewDomain): Promise<void> {
  await tx`
    insert into domains (id, account_id, domain, plan_id, status, trial_type, trial_expiration, created_date)
    values (${row.id}, ${row.accountId}, ${row.domain}, ${row.planId}, ${row.status}, ${row.trialType}, ${row.trialExpiration}, ${row.createdDate})`;
}

/** Takes a name for a domain; the primary key refuses one that any domain holds already. */
export async function insertDomainName(
  tx: Tx,
  name: string,
  domainId: string,
  isAlias: boolean,
  createdDate: Date,
): Promise<void> {
  await tx`insert into domain_names (name, domain_id, is_alias, created_date) values (${name}, ${domainId}, ${isAlias}, ${createdDate})`;
}

export async function updateDomain(
  tx: Tx,
  id: string,
  set: { planId?: string | undefined; status?: string | undefined },
): Promise<void> {
  await tx`update domains set plan_id = coalesce(${set.planId ?? null}, plan_id), status = coalesce(${set.status ?? null}, status) where id = ${id}`;
}

/** Gives a domain its key, unless it has one, or is gone. */
export async function insertDkimKey(sql: Sql | Tx, domainId: string, key: DkimKey, createdDate: Date): Promise<void> {
  await sql`
    insert into dkim_keys (domain_id, selector, private_key, public_key, created_date)
    select id, ${key.selector}, ${key.privateKey}, ${key.publicKey}, ${createdDate} from domains where id = ${domainId}
        on conflict (domain_id) do nothing`;
}

/** What the world may know of a domain's key; undefined when it has none yet. */
export async function findDkimKey(
  sql: Sql,
  domainId: string,
): Promise<Pick<DkimKey, 'selector' | 'publicKey'> | undefined> {
  const [row] = await sql<Pick<DkimKey, 'selector' | 'publicKey'>[]>`
    select selector, public_key as "publicKey" from dkim_keys where domain_id = ${domainId}`;
  return row;
}

/** The next domains that have no key yet, in the order of their ids. @param after the last one seen */
export async function domainsWithoutKey(sql: Sql, after: string | null, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select d.id from domains d
     where ${after === null ? sql`true` : sql`d.id > ${after}`} and not exists (select from dkim_keys k where k.domain_id = d.id)
     order by d.id limit ${limit}`;
  return rows.map((row) => row.id);
}

/** How many usernames go with a domain. */
export async function countBelow(tx: Tx, id: string): Promise<number> {
  const [row] = await tx<[{ count: number }]>`select count(*)::int as count from usernames where domain_id = ${id}`;
  return row.count;
}

/** Deletes a domain with all that is below it: a trigger puts it out of sight. */
export async function deleteDomain(tx: Tx, id: string): Promise<void> {
  await tx`delete from domains where id = ${id}`;
}
