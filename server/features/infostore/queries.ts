import type { Sql, Tx } from '../../db/connect.ts';

export interface InfoStoreRow {
  /** What is stored. */
  bytes: number;
  /** MB; the plan's as long as the domain has none of its own. */
  quota: number;
}

export async function infoStoreOf(sql: Sql | Tx, domainId: string): Promise<InfoStoreRow | undefined> {
  const [row] = await sql<InfoStoreRow[]>`
    select d.infostore_bytes::float8 as bytes, coalesce(d.infostore_quota, p.infostore_quota) as quota
      from domains d join plans p on p.id = d.plan_id where d.id = ${domainId}`;
  return row;
}

/** @returns false when the domain holds more than that */
export async function updateInfoStoreQuota(tx: Tx, domainId: string, quota: number): Promise<boolean> {
  const rows = await tx`
    update domains set infostore_quota = ${quota}
     where id = ${domainId} and infostore_bytes <= ${quota}::bigint * 1048576 returning id`;
  return rows.length > 0;
}
