import type { Sql, Tx } from '../../db/connect.ts';

export interface FranchiseRow {
  id: string;
  franchise: string;
  name: string;
  createdDate: Date;
}

export async function countFranchises(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*)::int as count from franchises`;
  return row.count;
}

export async function listFranchises(sql: Sql, limit: number, offset: number): Promise<FranchiseRow[]> {
  return sql`select id, franchise, name, created_date as "createdDate" from franchises order by id limit ${limit} offset ${offset}`;
}

export async function findFranchise(sql: Sql | Tx, franchise: string): Promise<FranchiseRow | undefined> {
  const [row] = await sql<FranchiseRow[]>`
    select id, franchise, name, created_date as "createdDate" from franchises where franchise = ${franchise}`;
  return row;
}

export async function insertFranchise(tx: Tx, row: FranchiseRow): Promise<void> {
  await tx`insert into franchises (id, franchise, name, created_date) values (${row.id}, ${row.franchise}, ${row.name}, ${row.createdDate})`;
}

export async function nameFranchise(tx: Tx, id: string, name: string): Promise<void> {
  await tx`update franchises set name = ${name} where id = ${id}`;
}

/** Deletes the franchise with its users; a foreign key refuses while it has accounts. */
export async function deleteFranchise(tx: Tx, id: string): Promise<void> {
  await tx`delete from users where franchise_id = ${id}`;
  await tx`delete from franchises where id = ${id}`;
}
