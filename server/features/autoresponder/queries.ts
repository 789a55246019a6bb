import type { Sql, Tx } from '../../db/connect.ts';

export interface AutoresponderRow {
  body: string;
  active: boolean;
  subject: string;
}

export async function findAutoresponder(sql: Sql | Tx, usernameId: string): Promise<AutoresponderRow | undefined> {
  const [row] = await sql<
    AutoresponderRow[]
  >`select body, active, subject from autoresponders where username_id = ${usernameId}`;
  return row;
}

/** Begins a new generation, so that replies are counted anew (contract.md F.3). @param row without a subject the stored one stays */
export async function upsertAutoresponder(
  tx: Tx,
  usernameId: string,
  row: { body: string; active: boolean; subject?: string | undefined },
): Promise<void> {
  const subject = row.subject ?? null;
  await tx`
    insert into autoresponders as stored (username_id, active, subject, body)
    values (${usernameId}, ${row.active}, coalesce(${subject}::text, ''), ${row.body})
    on conflict (username_id) do update
       set active = excluded.active, subject = coalesce(${subject}::text, stored.subject), body = excluded.body,
           generation = stored.generation + 1`;
}
