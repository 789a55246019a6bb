import type { Sql, Tx } from '../../db/connect.ts';
import type { WebmailChange } from './schema.ts';

/** An OX account as replies show it. */
export interface AccountRow {
  type: string;
  allowUpgrade: boolean;
  resetPassword: boolean;
  theme: string;
  language: string;
  timezone: string;
}

/** The OX account of a mailbox; undefined when it has none (contract.md C-38). */
export async function findAccount(sql: Sql, usernameId: string): Promise<AccountRow | undefined> {
  const [row] = await sql<AccountRow[]>`
    select webmail_type as type, webmail_allow_upgrade as "allowUpgrade", webmail_reset_password as "resetPassword",
           webmail_theme as theme, webmail_language as language, webmail_timezone as timezone
      from mailboxes where username_id = ${usernameId} and webmail_type is not null`;
  return row;
}

/** A mailbox as the verbs need it. */
export interface LockedAccount {
  /** Null: no OX account. */
  type: string | null;
  allowUpgrade: boolean;
  resetPassword: boolean;
  theme: string;
  language: string;
  timezone: string;
  /** MB. */
  quota: number;
  /** The domain's own allowUpgrade. */
  domainAllows: boolean;
  planId: string;
}

/** Holds a mailbox until the transaction ends; undefined when the username is no mailbox. */
export async function lockAccount(tx: Tx, usernameId: string): Promise<LockedAccount | undefined> {
  const [row] = await tx<LockedAccount[]>`
    select m.webmail_type as type, m.webmail_allow_upgrade as "allowUpgrade", m.webmail_reset_password as "resetPassword",
           m.webmail_theme as theme, m.webmail_language as language, m.webmail_timezone as timezone, u.quota,
           d.webmail_allow_upgrade as "domainAllows", d.plan_id as "planId"
      from mailboxes m join domains d on d.id = m.domain_id join usernames u on u.id = m.username_id
     where m.username_id = ${usernameId} for update of m`;
  return row;
}

/** Sets the fields it is given; a trigger counts a change of type, and refuses one more than the plan allows. */
export async function updateAccount(tx: Tx, usernameId: string, set: WebmailChange): Promise<void> {
  await tx`
    update mailboxes
       set webmail_type = coalesce(${set.type ?? null}, webmail_type),
           webmail_allow_upgrade = coalesce(${set.allowUpgrade ?? null}, webmail_allow_upgrade),
           webmail_reset_password = coalesce(${set.resetPassword ?? null}, webmail_reset_password),
           webmail_theme = coalesce(${set.theme ?? null}, webmail_theme),
           webmail_language = coalesce(${set.language ?? null}, webmail_language),
           webmail_timezone = coalesce(${set.timezone ?? null}, webmail_timezone)
     where username_id = ${usernameId}`;
}

export interface DomainWebmailRow {
  allowUpgrade: boolean;
  trialType: string | null;
  /** YYYY-MM-DD. */
  trialExpiration: string | null;
}

/** @param today YYYY-MM-DD, UTC: a trial is shown through its last day (contract.md F.2) */
export async function findDomainWebmail(
  sql: Sql,
  domainId: string,
  today: string,
): Promise<DomainWebmailRow | undefined> {
  const [row] = await sql<DomainWebmailRow[]>`
    select webmail_allow_upgrade as "allowUpgrade",
           case when trial_expiration >= ${today} then trial_type end as "trialType",
           case when trial_expiration >= ${today} then trial_expiration end as "trialExpiration"
      from domains where id = ${domainId}`;
  return row;
}

export async function allowsUpgrade(tx: Tx, domainId: string): Promise<boolean> {
  const [row] = await tx<
    [{ allowed: boolean }]
  >`select webmail_allow_upgrade as allowed from domains where id = ${domainId}`;
  return row.allowed;
}

export async function updateDomainWebmail(tx: Tx, domainId: string, allowUpgrade: boolean): Promise<void> {
  await tx`update domains set webmail_allow_upgrade = ${allowUpgrade} where id = ${domainId}`;
}
