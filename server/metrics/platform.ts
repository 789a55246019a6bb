/** What the database knows of the platform: sums over all tenants, so that there are as many series however many there are. */
import type { Sql } from '../db/connect.ts';
import { type Family, family } from './families.ts';

/** Milliseconds for which sums over all mailboxes are told again. */
const KEEP = 60_000;

/** Measures the database; rejects when it is away. */
export function platformMeter(sql: Sql, keep = KEEP): () => Promise<Family[]> {
  let kept: { at: number; families: Family[] } | undefined;
  return async () => {
    if (kept === undefined || Date.now() - kept.at > keep) kept = { at: Date.now(), families: await sums(sql) };
    return [...kept.families, ...(await pool(sql)), ...(await waiting(sql))];
  };
}

async function sums(sql: Sql): Promise<Family[]> {
  const [row] = await sql`
    select (select count(*) from accounts)::float8 as accounts,
           (select count(*) from domains)::float8 as domains,
           count(*)::float8 as mailboxes,
           count(*) filter (where held * 10 >= room * 9 and held < room)::float8 as nearly,
           count(*) filter (where held >= room)::float8 as full,
           coalesce(sum(held), 0)::float8 as held,
           coalesce(sum(room), 0)::float8 as room
      from (select coalesce(m.bytes, 0) as held, u.quota::bigint * 1048576 as room
              from usernames u left join mailbox_usage m on m.username_id = u.id
             where not u.is_virtual) as box`;
  const { accounts, domains, mailboxes, nearly, full, held, room } = row as Record<string, number>;
  return [
    family('mailstead_accounts', 'gauge', 'Accounts.', accounts!),
    family('mailstead_domains', 'gauge', 'E-mail domains.', domains!),
    family('mailstead_mailboxes', 'gauge', 'Mailboxes that keep mail.', mailboxes!),
    family(
      'mailstead_mailboxes_nearly_full',
      'gauge',
      'Mailboxes that hold 90 % of their quota or more, and are not full.',
      nearly!,
    ),
    family('mailstead_mailboxes_full', 'gauge', 'Mailboxes that hold all of their quota.', full!),
    family('mailstead_mail_bytes', 'gauge', 'What all mailboxes hold.', held!),
    family('mailstead_quota_bytes', 'gauge', 'What all mailboxes may hold.', room!),
  ];
}

/** The API's connections, and how long a question of no work waits for one and its answer. */
async function pool(sql: Sql): Promise<Family[]> {
  const began = performance.now();
  await sql`select`;
  const seconds = (performance.now() - began) / 1000;
  const rows = await sql`
    select case when state like 'idle in transaction%' then 'idle in transaction' else state end as state, count(*)::int as count
      from pg_stat_activity
     where application_name = 'mailstead' and usename = current_user and datname = current_database() and pid <> pg_backend_pid()
       and state is not null
     group by 1`;
  const states = Object.fromEntries(rows.map(({ state, count }) => [String(state), Number(count)]));
  const known = { active: 0, idle: 0, 'idle in transaction': 0 };
  return [
    family(
      'mailstead_database_connections',
      'gauge',
      'Connections of the API’s role.',
      { ...known, ...states },
      'state',
    ),
    family('mailstead_database_pool_size', 'gauge', 'Connections that one API may have.', sql.options.max),
    family('mailstead_database_wait_seconds', 'gauge', 'How long an empty question took just now.', seconds),
  ];
}

/** What should be short: it is worked off within a second. */
async function waiting(sql: Sql): Promise<Family[]> {
  const [row] = await sql`
    select (select count(*) from audit_unsealed)::float8 as unsealed,
           (select coalesce(greatest(extract(epoch from now() - min(a.at)), 0), 0)
              from audit_unsealed s join audit a on a.id = s.audit_id)::float8 as lag,
           (select count(*) from session_ends)::float8 as ends,
           (select count(*) from outbox)::float8 as outbox`;
  const { unsealed, lag, ends, outbox } = row as Record<string, number>;
  return [
    family('mailstead_audit_unsealed', 'gauge', 'Rows of the audit that are not linked into its chain yet.', unsealed!),
    family('mailstead_audit_seal_lag_seconds', 'gauge', 'Age of the oldest of them.', lag!),
    family('mailstead_session_ends_waiting', 'gauge', 'Changes for which sessions are yet to be ended.', ends!),
    family('mailstead_outbox_waiting', 'gauge', 'Mails of our own that are yet to be sent.', outbox!),
  ];
}
