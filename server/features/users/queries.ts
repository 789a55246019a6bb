import type { Sql, Tx } from '../../db/connect.ts';

export interface PlatformUserRow {
  userName: string;
  role: string;
  franchise?: string;
}

export interface AccountUserRow {
  userName: string;
  roles: string[];
}

export interface NewUser {
  id: string;
  userName: string;
  passwordHash: string;
  role: 'operator' | 'franchise' | 'account';
  roles: string[];
  franchiseId: string | null;
  accountId: string | null;
  createdDate: Date;
}

/** A platform user with the franchise it is bound to, if it is. */
export async function findPlatformUser(sql: Sql, userName: string): Promise<PlatformUserRow | undefined> {
  const [row] = await sql<PlatformUserRow[]>`
    select u.user_name as "userName", u.role, f.franchise from users u left join franchises f on f.id = u.franchise_id
     where u.user_name = ${userName} and u.account_id is null`;
  return row && dropEmpty(row);
}

export async function countPlatformUsers(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*)::int as count from users where account_id is null`;
  return row.count;
}

export async function listPlatformUsers(sql: Sql, limit: number, offset: number): Promise<PlatformUserRow[]> {
  const rows = await sql<PlatformUserRow[]>`
    select u.user_name as "userName", u.role, f.franchise from users u left join franchises f on f.id = u.franchise_id
     where u.account_id is null order by u.id limit ${limit} offset ${offset}`;
  return rows.map(dropEmpty);
}

/** An operator has no franchise, not a franchise null. */
function dropEmpty({ userName, role, franchise }: PlatformUserRow): PlatformUserRow {
  return franchise ? { userName, role, franchise } : { userName, role };
}

export async function findAccountUser(
  sql: Sql,
  accountId: string,
  userName: string,
): Promise<AccountUserRow | undefined> {
  const [row] = await sql<AccountUserRow[]>`
    select user_name as "userName", roles from users where account_id = ${accountId} and user_name = ${userName}`;
  return row;
}

export async function countAccountUsers(sql: Sql, accountId: string): Promise<number> {
  const [row] = await sql<
    [{ count: number }]
  >`select count(*)::int as count from users where account_id = ${accountId}`;
  return row.count;
}

export async function listAccountUsers(
  sql: Sql,
  accountId: string,
  limit: number,
  offset: number,
): Promise<AccountUserRow[]> {
  return sql`
    select user_name as "userName", roles from users where account_id = ${accountId} order by id limit ${limit} offset ${offset}`;
}

export async function insertUser(tx: Tx, user: NewUser): Promise<void> {
  await tx`
    insert into users (id, user_name, password_hash, role, roles, franchise_id, account_id, created_date)
    values (${user.id}, ${user.userName}, ${user.passwordHash}, ${user.role}, ${user.roles}, ${user.franchiseId}, ${user.accountId}, ${user.createdDate})`;
}

/** Holds a user until the transaction ends; `accountId` null for a platform user. */
export async function lockUser(
  tx: Tx,
  accountId: string | null,
  userName: string,
): Promise<{ id: string; role: string; roles: string[] } | undefined> {
  const [row] = await tx<{ id: string; role: string; roles: string[] }[]>`
    select id, role, roles from users where user_name = ${userName} and account_id is not distinct from ${accountId} for update`;
  return row;
}

export async function updateUser(
  tx: Tx,
  id: string,
  set: { passwordHash?: string | undefined; roles?: string[] | undefined },
): Promise<void> {
  await tx`
    update users set password_hash = coalesce(${set.passwordHash ?? null}, password_hash), roles = coalesce(${set.roles ?? null}::text[], roles)
     where id = ${id}`;
}

/** All operators, held until the transaction ends, so that two deletes cannot each take the other for the last one. */
export async function lockOperators(tx: Tx): Promise<{ id: string }[]> {
  return tx`select id from users where role = 'operator' order by id for update`;
}

export async function deleteUser(tx: Tx, id: string): Promise<void> {
  await tx`delete from users where id = ${id}`;
}
