import type { Sql, Tx } from '../../db/connect.ts';
import type { SelfServiceName } from './schema.ts';

export interface PlanRow {
  plan: string;
  webmailNames: Record<string, string>;
  /** Mailboxes of a type that a domain may have; 0 or less: no limit. */
  webmailLimits: Record<string, number>;
  webmailUpgrade: boolean;
  /** MB by type. */
  webmailQuotas: Record<string, number>;
  exchangeQuotas: Record<string, number>;
  infostoreQuota: number;
  trial: { type: string; days: number } | null;
  forwardKeepsCopy: boolean;
  passwordReset: boolean;
  selfService: SelfServiceName[];
}

function columns(sql: Sql | Tx) {
  return sql`plan, webmail_names as "webmailNames", webmail_limits as "webmailLimits", webmail_upgrade as "webmailUpgrade",
    webmail_quotas as "webmailQuotas", exchange_quotas as "exchangeQuotas", infostore_quota as "infostoreQuota", trial,
    forward_keeps_copy as "forwardKeepsCopy", password_reset as "passwordReset", self_service as "selfService"`;
}

export async function findPlan(sql: Sql | Tx, plan: string): Promise<(PlanRow & { id: string }) | undefined> {
  const [row] = await sql<(PlanRow & { id: string })[]>`select id, ${columns(sql)} from plans where plan = ${plan}`;
  return row;
}

/** The plan that rules a domain, as it is at this moment. */
export async function planOf(sql: Sql | Tx, planId: string): Promise<PlanRow> {
  const [row] = await sql<PlanRow[]>`select ${columns(sql)} from plans where id = ${planId}`;
  return row!;
}

export async function countPlans(sql: Sql): Promise<number> {
  const [row] = await sql<[{ count: number }]>`select count(*)::int as count from plans`;
  return row.count;
}

export async function listPlans(sql: Sql, limit: number, offset: number): Promise<PlanRow[]> {
  return sql`select ${columns(sql)} from plans order by id limit ${limit} offset ${offset}`;
}

/** The names of all plans, for the message that refuses another one. */
export async function planNames(sql: Sql | Tx): Promise<string[]> {
  const rows = await sql<{ plan: string }[]>`select plan from plans order by id`;
  return rows.map((row) => row.plan);
}

export async function lockPlan(tx: Tx, plan: string): Promise<(PlanRow & { id: string }) | undefined> {
  const [row] = await tx<
    (PlanRow & { id: string })[]
  >`select id, ${columns(tx)} from plans where plan = ${plan} for update`;
  return row;
}

/** The type `json` of PostgreSQL: `tx.json` would send `jsonb`, which puts the keys of a map in an order of its own. */
const JSON_TYPE = 114;

function values(tx: Tx, row: PlanRow) {
  const json = (value: unknown) => tx.typed(value, JSON_TYPE);
  return tx`${json(row.webmailNames)}, ${json(row.webmailLimits)}, ${row.webmailUpgrade}, ${json(row.webmailQuotas)},
    ${json(row.exchangeQuotas)}, ${row.infostoreQuota}, ${row.trial && json(row.trial)}, ${row.forwardKeepsCopy},
    ${row.passwordReset}, ${json(row.selfService)}`;
}

export async function insertPlan(tx: Tx, id: string, row: PlanRow): Promise<void> {
  await tx`
    insert into plans (id, plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota,
                       trial, forward_keeps_copy, password_reset, self_service)
    values (${id}, ${row.plan}, ${values(tx, row)})`;
}

export async function updatePlan(tx: Tx, id: string, row: PlanRow): Promise<void> {
  await tx`
    update plans set (webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota,
                      trial, forward_keeps_copy, password_reset, self_service) = row(${values(tx, row)})
     where id = ${id}`;
}

/** A foreign key refuses while a domain uses it. */
export async function deletePlan(tx: Tx, id: string): Promise<void> {
  await tx`delete from plans where id = ${id}`;
}
