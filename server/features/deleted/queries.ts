import type { Sql, Tx } from '../../db/connect.ts';

/** Where something was deleted: mailboxes of a domain, or domains of an account. */
export type Place = { domainId: string } | { accountId: string };

export interface DeletedItem {
  id: string;
  /** `imap` and `exchange` are mailboxes. */
  kind: 'imap' | 'exchange' | 'domain';
  /** A username, or a domain's name. */
  name: string;
  deletedDate: Date;
  removedDate: Date;
}

const columns = (sql: Sql | Tx, keepDays: number) => sql`
  id, kind, name, deleted_date as "deletedDate", deleted_date + make_interval(days => ${keepDays}) as "removedDate"`;

/** What may still be restored there: what is over its time is gone, whether the job has been there or not. */
const restorable = (sql: Sql | Tx, place: Place, keepDays: number) => sql`
  ${'domainId' in place ? sql`domain_id = ${place.domainId}` : sql`account_id = ${place.accountId} and kind = 'domain'`}
  and deleted_date > now() - make_interval(days => ${keepDays})`;

export async function countDeleted(sql: Sql, place: Place, keepDays: number): Promise<number> {
  const [row] = await sql<
    [{ count: number }]
  >`select count(*)::int as count from deleted_objects where ${restorable(sql, place, keepDays)}`;
  return row.count;
}

/** A page, in the order of the deletions. */
export async function listDeleted(
  sql: Sql,
  place: Place,
  keepDays: number,
  limit: number,
  offset: number,
): Promise<DeletedItem[]> {
  return sql`
    select ${columns(sql, keepDays)} from deleted_objects
     where ${restorable(sql, place, keepDays)} order by deleted_date, id limit ${limit} offset ${offset}`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function findDeleted(
  sql: Sql,
  place: Place,
  keepDays: number,
  id: string,
): Promise<DeletedItem | undefined> {
  const [row] = await sql<DeletedItem[]>`
    select ${columns(sql, keepDays)} from deleted_objects
     where id = ${UUID.test(id) ? id : null} and ${restorable(sql, place, keepDays)}`;
  return row;
}

/** Takes it off the list and holds it, until the transaction ends: of two who restore it one finds nothing. */
export async function takeDeleted(
  tx: Tx,
  place: Place,
  keepDays: number,
  id: string,
): Promise<DeletedItem | undefined> {
  const [row] = await tx<DeletedItem[]>`
    select ${columns(tx, keepDays)} from deleted_objects
     where id = ${UUID.test(id) ? id : null} and ${restorable(tx, place, keepDays)} for update`;
  return row;
}

/** Strikes it out; its rows, if they are still kept, go with it. */
export async function forgetDeleted(tx: Tx, id: string): Promise<void> {
  await tx`delete from deleted_objects where id = ${id}`;
}

/** @returns false when the mail is being removed, or is gone */
export async function takeStoreBack(tx: Tx, usernameId: string): Promise<boolean> {
  const rows = await tx`delete from deleted_stores where username_id = ${usernameId} returning username_id`;
  return rows.length > 0;
}

export async function putRowsBack(tx: Tx, id: string): Promise<void> {
  await tx`select wall.put_rows_back(${id})`;
}

/** The restored username's new generation: what was open under the old one stays ended. @returns its quota, for the audit */
export async function raiseGeneration(tx: Tx, usernameId: string): Promise<number> {
  const [row] = await tx<[{ quota: number }]>`
    update usernames set generation = generation + 1 where id = ${usernameId} returning quota`;
  return row.quota;
}

/** Puts a domain back in sight; one whose plan is gone has the built-in one. */
export async function showDomain(tx: Tx, id: string): Promise<{ planId: string; status: string }> {
  const [row] = await tx<[{ planId: string; status: string }]>`
    update all_domains set deleted_date = null, plan_id = coalesce(plan_id, (select id from plans where plan = 'standard'))
     where id = ${id} returning plan_id as "planId", status`;
  return row;
}

/** A domain or mailbox whose time is over, for the audit. */
export interface Expired {
  id: string;
  address: string;
  deletedDate: Date;
  accountId: string | undefined;
  account: string | undefined;
  domainId: string | undefined;
}

/**
 * Strikes out some mailboxes whose time is over, with the rows that were kept of them. The domain of one may be gone before it, when the
 * clock was set back between the two deletions: then its mail knows the address, and where that was removed too, the name alone is left.
 */
export async function removeExpiredMailboxes(tx: Tx, keepDays: number, limit: number): Promise<Expired[]> {
  return tx`
    with expired as (
      select id, account_id, domain_id from deleted_objects
       where kind <> 'domain' and deleted_date <= now() - make_interval(days => ${keepDays})
       order by deleted_date limit ${limit} for update skip locked)
    delete from deleted_objects o
     using expired e
      left join accounts a on a.id = e.account_id
      left join all_domains d on d.id = e.domain_id
      left join deleted_stores s on s.username_id = e.id
     where o.id = e.id
    returning o.id, coalesce(o.name || '@' || d.domain, s.address, o.name) as address, o.deleted_date as "deletedDate",
              a.id as "accountId", a.account_number as account, o.domain_id as "domainId"`;
}

/** Strikes out the domains whose time is over: from then on nobody restores them. */
export async function forgetExpiredDomains(sql: Sql, keepDays: number): Promise<void> {
  await sql`delete from deleted_objects where kind = 'domain' and deleted_date <= now() - make_interval(days => ${keepDays})`;
}

/**
 * Holds a deleted domain that nobody can restore any more, if there is one that no other process is at.
 * @param except ids of those that could not be removed
 */
export async function takeForgottenDomain(tx: Tx, except: string[]): Promise<Expired | undefined> {
  const [row] = await tx<Expired[]>`
    select d.id, d.domain as address, d.deleted_date as "deletedDate", a.id as "accountId", a.account_number as account, d.id as "domainId"
      from all_domains d left join accounts a on a.id = d.account_id
     where d.deleted_date is not null and not exists (select from deleted_objects o where o.id = d.id)
       and d.id <> all (${except})
     order by d.deleted_date limit 1 for update of d skip locked`;
  return row;
}

/** Removes some usernames of a deleted domain; their mail is then for the sweeper. @returns how many */
export async function removeUsernames(tx: Tx, domainId: string, limit: number): Promise<number> {
  const { count } = await tx`
    delete from usernames where id in (select id from usernames where domain_id = ${domainId} limit ${limit})`;
  return count;
}

/** Removes what is left of a deleted domain. */
export async function removeForgottenDomain(tx: Tx, id: string): Promise<void> {
  await tx`delete from all_domains where id = ${id}`;
}
