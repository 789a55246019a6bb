import type { Tx } from '../../db/connect.ts';

export interface MailboxRow {
  usernameId: string;
  master: boolean;
  /** The type of its OX account; null = none (contract.md C-38). */
  webmailType: string | null;
}

export async function lockMailbox(tx: Tx, usernameId: string): Promise<MailboxRow | undefined> {
  const [row] = await tx<MailboxRow[]>`
    select username_id as "usernameId", master, webmail_type as "webmailType" from mailboxes where username_id = ${usernameId} for update`;
  return row;
}

export interface NewMailbox extends MailboxRow {
  domainId: string;
  trialType: string | null;
  trialExpiration: string | null;
}

/** A trigger counts it, and refuses one more than the plan allows. */
export async function insertMailbox(tx: Tx, row: NewMailbox): Promise<void> {
  await tx`
    insert into mailboxes (username_id, domain_id, master, webmail_type, trial_type, trial_expiration)
    values (${row.usernameId}, ${row.domainId}, ${row.master}, ${row.webmailType}, ${row.trialType}, ${row.trialExpiration})`;
}

export async function updateMailbox(
  tx: Tx,
  usernameId: string,
  set: { master?: boolean | undefined; webmailType?: string | undefined },
): Promise<void> {
  await tx`
    update mailboxes set master = coalesce(${set.master ?? null}, master), webmail_type = coalesce(${set.webmailType ?? null}, webmail_type)
     where username_id = ${usernameId}`;
}

/** How many mailboxes of a type a domain has. */
export async function countOfType(tx: Tx, domainId: string, type: string): Promise<number> {
  const [row] = await tx<
    { count: number }[]
  >`select count from mailbox_counts where domain_id = ${domainId} and type = ${type}`;
  return row?.count ?? 0;
}
