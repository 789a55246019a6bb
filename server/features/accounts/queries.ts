import type { Sql, Tx } from '../../db/connect.ts';
import type { AccountStatus, Caller } from '../../http/principals.ts';

/** Whose accounts are seen: all, those of one franchise, or one alone. */
export type Scope = { franchiseId?: string; accountId?: string };

/** The accounts that a caller may see. */
export function visibleTo(caller: Caller): Scope {
  if (caller.kind === 'franchise') return { franchiseId: caller.franchiseId };
  return caller.kind === 'account' ? { accountId: caller.accountId } : {};
}

export interface AccountFilter {
  status?: string | undefined;
  /** A LIKE pattern. */
  accountNumber?: string | undefined;
}

export interface AccountItem {
  accountNumber: string;
  status: AccountStatus;
  createdDate: Date;
}

export interface LockedAccount {
  id: string;
  status: string;
  name: string;
}

function matching(sql: Sql, scope: Scope, filter: AccountFilter) {
  return sql`
    where ${scope.franchiseId === undefined ? sql`true` : sql`franchise_id = ${scope.franchiseId}`}
      and ${scope.accountId === undefined ? sql`true` : sql`id = ${scope.accountId}`}
      and ${filter.status === undefined ? sql`true` : sql`status = ${filter.status}`}
      and ${filter.accountNumber === undefined ? sql`true` : sql`account_number ilike ${filter.accountNumber}`}`;
}

export async function countAccounts(sql: Sql, scope: Scope, filter: AccountFilter): Promise<number> {
  const [row] = await sql<
    [{ count: number }]
  >`select count(*)::int as count from accounts ${matching(sql, scope, filter)}`;
  return row.count;
}

export async function listAccounts(
  sql: Sql,
  scope: Scope,
  filter: AccountFilter,
  limit: number,
  offset: number,
): Promise<AccountItem[]> {
  return sql`
    select account_number as "accountNumber", status, created_date as "createdDate" from accounts
    ${matching(sql, scope, filter)} order by id limit ${limit} offset ${offset}`;
}

/** Holds the account until the transaction ends. */
export async function lockAccount(tx: Tx, id: string): Promise<LockedAccount | undefined> {
  const [row] = await tx<LockedAccount[]>`select id, status, name from accounts where id = ${id} for update`;
  return row;
}

/** Keeps the account from being deleted until the transaction ends. */
export async function keepAccount(tx: Tx, id: string): Promise<LockedAccount | undefined> {
  const [row] = await tx<LockedAccount[]>`select id, status, name from accounts where id = ${id} for key share`;
  return row;
}

export async function insertAccount(
  tx: Tx,
  row: { id: string; accountNumber: string; name: string; franchiseId: string; createdDate: Date },
): Promise<void> {
  await tx`
    insert into accounts (id, account_number, name, status, franchise_id, created_date)
    values (${row.id}, ${row.accountNumber}, ${row.name}, 'open', ${row.franchiseId}, ${row.createdDate})`;
}

export async function updateAccount(
  tx: Tx,
  id: string,
  set: { status?: string | undefined; name?: string | undefined },
): Promise<void> {
  await tx`update accounts set status = coalesce(${set.status ?? null}, status), name = coalesce(${set.name ?? null}, name) where id = ${id}`;
}

/** Deletes the account with its users; a foreign key refuses while it has email domains. */
export async function deleteAccount(tx: Tx, id: string): Promise<void> {
  await tx`delete from accounts where id = ${id}`;
}
