/** What the tests of the wall know of the database: its tables, whose rows are whose, and one row of each kind. */
import { seal } from '../../server/audit/seal.ts';
import type { Sql } from '../../server/db/connect.ts';

/** A table, as the catalog has it. */
export interface Table {
  name: string;
  /** Without those that PostgreSQL fills in. */
  columns: string[];
  /** One that an update may set. */
  settable: string;
}

/** All tables of the product. */
export async function tablesOf(sql: Sql): Promise<Table[]> {
  const tables = await sql<Table[]>`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns,
           max(a.attname::text) filter (where a.attidentity = '') as settable
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
     group by c.relname order by c.relname`;
  if (tables.length < 30) throw new Error('The search for tables is broken.');
  return tables;
}

/** Read by everybody: the rows are nobody's. */
export const EVERYBODYS = ['instance', 'plans', 'secret_question_settings', 'secret_questions'];

/** The columns that say whose a row is, with what must be true of them for an account's rows. */
const OWNERS: Record<string, string> = {
  account_id: `account_id = (select id from accounts where account_number = '{}')`,
  domain_id: `domain_id in (select d.id from all_domains d join accounts a on a.id = d.account_id where a.account_number = '{}')`,
  username_id: `username_id in (
    select u.id from usernames u join all_domains d on d.id = u.domain_id join accounts a on a.id = d.account_id where a.account_number = '{}')`,
  franchise_id: `franchise_id = (select franchise_id from accounts where account_number = '{}')`,
};

/** The columns of a table by which a row has its owner. */
export const ownersIn = ({ columns }: Table): string[] => columns.filter((column) => column in OWNERS);

/** Of which rows it is true that they are an account's, or its franchise's: a condition for the owner of the tables. */
export function belongsTo(account: string, table: Table): string {
  const own = (condition: string): string => condition.replaceAll('{}', account);
  const special: Record<string, string> = {
    accounts: own(`account_number = '{}'`),
    franchises: own(`id = (select franchise_id from accounts where account_number = '{}')`),
    deleted_rows: `deleted_id in (select id from deleted_objects where ${own(OWNERS['account_id']!)})`,
    audit_chain: `audit_id in (select id from audit where ${own(OWNERS['account_id']!)})`,
  };
  const owners = ownersIn(table).map((column) => own(OWNERS[column]!));
  // What is nobody's is the platform's, and foreign to every tenant.
  return special[table.name] ?? (owners.length > 0 ? owners.join(' or ') : 'true');
}

/** Puts a row into each table where the calls of the world have put none. By the owner. */
export async function fillTables(sql: Sql): Promise<void> {
  await sql.unsafe(`
    insert into autoresponders (username_id, active, subject, body) select id, true, 's', 'b' from usernames on conflict do nothing;
    insert into mailbox_usage (username_id, bytes, messages) select id, 1, 1 from usernames on conflict do nothing;
    insert into imported_hashes (username_id, password_hash) select id, '{SSHA}x' from usernames;
    insert into password_history (username_id, digest) select id, '\\x00' from usernames;
    insert into redeemed_tokens select uuid_send(id), id, now(), now() + interval '1 day' from usernames;
    insert into front_door_tries (door, username_id, address, at) select 'reset', id, '::1', now() from usernames;
    insert into log_in_tries (name, client, at, is_wrong) select id::text, '::1', now(), true from usernames;
    insert into log_in_blocks (id, client, name, username_id, tries, created_date, until_date)
      select id, '::1', id::text, id, 1, now(), now() from usernames;
    insert into log_in_memory (username_id, digest, made_date) select id, sha256('x'), now() from usernames;
    insert into log_in_refusals (name, address, service, reason, target, account_id, count, at)
      select id::text, '::1', 'imap', '', '', id, 1, now() from accounts;
    insert into late_log_ins (scope, target, ended_date) select 'username', id, now() from usernames;
    insert into session_ends (scope, target) select 'username', id from usernames;
    insert into deleted_stores (username_id, address, account_id, domain_id)
      select u.id, '', d.account_id, d.id from usernames u join domains d on d.id = u.domain_id on conflict do nothing;
    insert into sso_tickets (digest, domain_id, minted_by, expires_date) select uuid_send(id), id, '', now() + interval '1 day' from domains;
    insert into sso_sessions (digest, domain_id, minted_by, expires_date) select uuid_send(id), id, '', now() + interval '1 day' from domains;
    insert into cleanmailplus (domain_id, username_id, attribute, value) select domain_id, id, id::text, '1' from usernames
      union all select id, null, id::text, '1' from domains;
    insert into exchange_addresses (username_id, domain_id, local_part, name)
      select u.id, d.id, 'second-' || u.username, d.domain from usernames u join domains d on d.id = u.domain_id where u.type = 'exchange';
    insert into outbox (id, recipient, subject, body, created_date, next_try) select id, '', '', '', now(), now() from domains`);
  await seal(sql, 10);
  await sql`insert into audit_unsealed (audit_id) select id from audit limit 5`;
}
