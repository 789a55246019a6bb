/** Refused log-ins of the mail daemons come into the audit as those over HTTP do: summed (audit/notes.ts). */
import { randomUUID } from 'node:crypto';
import type { AuditNotes } from '../audit/notes.ts';
import { inBatches } from '../db/batches.ts';
import type { Sql } from '../db/connect.ts';

interface Refusal {
  address: string;
  service: string;
  reason: string;
  target: string;
  accountId: string | null;
  account: string | null;
  domainId: string | null;
  usernameId: string | null;
  count: number;
  at: Date;
}

/** Takes what there is. A row that is taken and not yet written is lost with the process, as a note is. */
export async function noteRefusals(sql: Sql, notes: AuditNotes): Promise<void> {
  await inBatches(async (most) => {
    const rows = await sql<Refusal[]>`
      delete from log_in_refusals where ctid = any(array(select ctid from log_in_refusals limit ${most}))
      returning address, service, reason, target, account_id as "accountId", account, domain_id as "domainId", username_id as "usernameId",
                count, at`;
    for (const row of rows) note(notes, row);
    return rows;
  });
}

function note(notes: AuditNotes, { address, service, reason, target, count, at, ...ids }: Refusal): void {
  const by = { caller: { kind: 'nobody', name: '' } as const, address, requestId: randomUUID(), now: at };
  const about = Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, id ?? undefined]));
  notes.add('logInRefused', by, target, { reason, service }, about, count);
}

/** Forgets what counts no more: tries of an hour ago, blocks that have ended, passwords that were computed two weeks ago. */
export async function dropOldLogIns(sql: Sql): Promise<void> {
  await inBatches(
    (most) => sql`
      delete from log_in_tries
       where ctid = any(array(select ctid from log_in_tries where at < now() - interval '1 hour' order by at limit ${most}))`,
  );
  await inBatches(
    (most) => sql`
      delete from log_in_blocks
       where ctid = any(array(select ctid from log_in_blocks where until_date < now() - interval '1 hour' order by until_date limit ${most}))`,
  );
  await inBatches(
    (most) => sql`
      delete from log_in_memory
       where ctid = any(array(select ctid from log_in_memory where made_date < now() - interval '14 days' order by made_date limit ${most}))`,
  );
}
