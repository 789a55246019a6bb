import type { Sql } from '../../db/connect.ts';

/** Whose rows: a mailbox's, an account's, or all. */
export interface AuditScope {
  accountId?: string | undefined;
  usernameId?: string | undefined;
}

/** What the rows must fit: LIKE patterns, and times of which the first is included and the last is not. */
export interface AuditFilter {
  caller: string | undefined;
  operation: string | undefined;
  target: string | undefined;
  address: string | undefined;
  requestId: string | undefined;
  account: string | undefined;
  from: Date | undefined;
  to: Date | undefined;
}

export interface AuditItem {
  id: string;
  at: Date;
  requestId: string;
  callerKind: string;
  caller: string;
  address: string;
  operation: string;
  target: string;
  detail: Record<string, unknown>;
  count: number;
  account: string | null;
  position: number | null;
  hash: string | null;
}

function matching(sql: Sql, { accountId, usernameId }: AuditScope, filter: AuditFilter) {
  const fits = (column: string, pattern: string | undefined) =>
    pattern === undefined ? sql`true` : sql`${sql(column)}::text ilike ${pattern}`;
  return sql`
    where ${accountId === undefined ? sql`true` : sql`account_id = ${accountId}`}
      and ${usernameId === undefined ? sql`true` : sql`username_id = ${usernameId}`}
      and ${filter.from === undefined ? sql`true` : sql`at >= ${filter.from}`}
      and ${filter.to === undefined ? sql`true` : sql`at < ${filter.to}`}
      and ${fits('caller', filter.caller)} and ${fits('operation', filter.operation)} and ${fits('target', filter.target)}
      and ${fits('address', filter.address)} and ${fits('account', filter.account)} and ${fits('request_id', filter.requestId)}`;
}

export async function countAudit(sql: Sql, scope: AuditScope, filter: AuditFilter): Promise<number> {
  const [row] = await sql<
    [{ count: number }]
  >`select count(*)::int as count from audit ${matching(sql, scope, filter)}`;
  return row.count;
}

/** A page, in the order of time. */
export async function listAudit(
  sql: Sql,
  scope: AuditScope,
  filter: AuditFilter,
  descending: boolean,
  limit: number,
  offset: number,
): Promise<AuditItem[]> {
  const order = descending ? sql`at desc, id desc` : sql`at, id`;
  return sql`
    select a.id, a.at, a.request_id as "requestId", a.caller_kind as "callerKind", a.caller, a.address, a.operation, a.target,
           coalesce(a.detail, '{}') as detail, a.count, a.account, c.position::float8 as position, encode(c.hash, 'hex') as hash
      from (select * from audit ${matching(sql, scope, filter)} order by ${order} limit ${limit} offset ${offset}) a
      left join audit_chain c on c.audit_id = a.id
     order by ${order}`;
}
