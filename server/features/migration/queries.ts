import { inBatches } from '../../db/batches.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import type { Scope } from '../accounts/queries.ts';

export interface TicketRow {
  id: string;
  account: string;
  domain: string;
  mailbox: string;
  subject: string;
  body: string;
  status: 'open' | 'closed';
  createdDate: Date;
}

/** @param franchiseId of a franchise's user; undefined: the tickets of all */
function matching(sql: Sql | Tx, { franchiseId }: Scope, status: string | undefined) {
  return sql`
    where ${franchiseId === undefined ? sql`true` : sql`a.franchise_id = ${franchiseId}`}
      and ${status === undefined ? sql`true` : sql`t.status = ${status}`}`;
}

function columns(sql: Sql | Tx) {
  return sql`t.id, a.account_number as account, t.domain, t.mailbox, t.subject, t.body, t.status, t.created_date as "createdDate"`;
}

export async function countTickets(sql: Sql, scope: Scope, status: string | undefined): Promise<number> {
  const [row] = await sql<[{ count: number }]>`
    select count(*)::int as count from tickets t join accounts a on a.id = t.account_id ${matching(sql, scope, status)}`;
  return row.count;
}

export async function listTickets(
  sql: Sql,
  scope: Scope,
  status: string | undefined,
  limit: number,
  offset: number,
): Promise<TicketRow[]> {
  return sql`
    select ${columns(sql)} from tickets t join accounts a on a.id = t.account_id ${matching(sql, scope, status)}
     order by t.id limit ${limit} offset ${offset}`;
}

export async function findTicket(
  sql: Sql | Tx,
  scope: Scope,
  id: string,
): Promise<(TicketRow & { accountId: string }) | undefined> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return undefined;
  const [row] = await sql<(TicketRow & { accountId: string })[]>`
    select ${columns(sql)}, t.account_id as "accountId" from tickets t join accounts a on a.id = t.account_id
    ${matching(sql, scope, undefined)} and t.id = ${id}`;
  return row;
}

export interface NewTicket {
  id: string;
  accountId: string;
  domain: string;
  mailbox: string;
  subject: string;
  body: string;
  createdDate: Date;
}

export async function insertTicket(tx: Tx, row: NewTicket): Promise<void> {
  await tx`
    insert into tickets (id, account_id, domain, mailbox, subject, body, status, created_date)
    values (${row.id}, ${row.accountId}, ${row.domain}, ${row.mailbox}, ${row.subject}, ${row.body}, 'open', ${row.createdDate})`;
}

export async function updateTicket(tx: Tx, id: string, status: string): Promise<void> {
  await tx`
    update tickets set status = ${status}, closed_date = case when ${status} = 'closed' then coalesce(closed_date, now()) end where id = ${id}`;
}

/** Forgets tickets that were closed a year ago. */
export async function dropOldTickets(sql: Sql): Promise<void> {
  await inBatches(
    (most) => sql`
      delete from tickets
       where ctid = any(array(select ctid from tickets where closed_date < now() - interval '365 days' order by closed_date limit ${most}))`,
  );
}

/** Where tickets are mailed, if anywhere (MAILSTEAD_SUPPORT_ADDRESS). */
export async function supportAddress(tx: Tx): Promise<string | undefined> {
  const [row] = await tx<{ address: string | null }[]>`select support_address as address from instance`;
  return row?.address ?? undefined;
}
