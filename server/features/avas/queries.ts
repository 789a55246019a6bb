import { inBatches } from '../../db/batches.ts';
import type { Sql, Tx } from '../../db/connect.ts';

/** The domain that a ticket or a session is good for, and who asked for it. */
export interface Pass {
  accountId: string;
  /** The account's number. */
  account: string;
  domainId: string;
  domain: string;
  mintedBy: string;
}

export async function insertTicket(
  tx: Tx,
  digest: Buffer,
  domainId: string,
  mintedBy: string,
  expires: Date,
): Promise<void> {
  await tx`
    insert into sso_tickets (digest, domain_id, minted_by, expires_date) values (${digest}, ${domainId}, ${mintedBy}, ${expires})`;
}

/** Takes a ticket in for the one time that it is good; nothing when it is none, used, over its life, or of a closed account. */
export async function takeTicket(tx: Tx, digest: Buffer, now: Date): Promise<Pass | undefined> {
  const [row] = await tx<Pass[]>`
    update sso_tickets t set redeemed_date = ${now}
      from domains d join accounts a on a.id = d.account_id
     where t.digest = ${digest} and t.redeemed_date is null and t.expires_date > ${now} and d.id = t.domain_id and a.status = 'open'
    returning a.id as "accountId", a.account_number as account, d.id as "domainId", d.domain, t.minted_by as "mintedBy"`;
  return row;
}

export async function insertSession(tx: Tx, digest: Buffer, pass: Pass, expires: Date): Promise<void> {
  await tx`
    insert into sso_sessions (digest, domain_id, minted_by, expires_date)
    values (${digest}, ${pass.domainId}, ${pass.mintedBy}, ${expires})`;
}

export async function findSession(sql: Sql, digest: Buffer, now: Date): Promise<Pass | undefined> {
  const [row] = await sql<Pass[]>`
    select a.id as "accountId", a.account_number as account, d.id as "domainId", d.domain, s.minted_by as "mintedBy"
      from sso_sessions s join domains d on d.id = s.domain_id join accounts a on a.id = d.account_id
     where s.digest = ${digest} and s.expires_date > ${now} and a.status = 'open'`;
  return row;
}

/** Forgets tickets and sessions whose life is over. */
export async function dropOldPasses(sql: Sql): Promise<void> {
  await inBatches(
    (most) => sql`
      delete from sso_tickets
       where ctid = any(array(select ctid from sso_tickets where expires_date < now() - interval '1 day' order by expires_date limit ${most}))`,
  );
  await inBatches(
    (most) => sql`
      delete from sso_sessions
       where ctid = any(array(select ctid from sso_sessions where expires_date < now() order by expires_date limit ${most}))`,
  );
}
