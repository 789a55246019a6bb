/** Fills a migrated database with mailboxes by SQL: domains of 100, all in the account `bench`. */
import type { Sql } from '../server/db/connect.ts';

/** Mailboxes whose former passwords are many, and others of the same kind that have none. */
export const passwordMailboxes = 200;
export const formerPasswords = 100;

/**
 * @param count mailboxes m0, m1, ... in d0.bench.example (the first hundred), d1.bench.example, ...; besides them
 * `passwordMailboxes` named old0, ... with `formerPasswords` each and as many named new0, ... in pw.bench.example
 * @param passwordHash the one hash of all
 */
export async function fill(sql: Sql, count: number, passwordHash: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`;
    await tx`
      insert into accounts (id, account_number, name, status, franchise_id, created_date)
      select gen_random_uuid(), 'bench', 'Bench', 'open', id, now() from franchises where franchise = 'default'`;
    await tx`
      insert into domains (id, account_id, domain, plan_id, status, created_date)
      select ('01920000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, a.id,
             case n when -1 then 'pw' else 'd' || n end || '.bench.example', p.id, 'open', now()
        from generate_series(-1, ${count} / 100 - 1) n, accounts a, plans p
       where a.account_number = 'bench' and p.plan = 'standard'`;
    await tx`
      insert into domain_names (name, domain_id, is_alias, created_date)
      select domain, id, false, now() from domains`;
    // Nobody signs with these; the API makes none where one is.
    await tx`
      insert into dkim_keys (domain_id, selector, private_key, public_key, created_date)
      select id, 'm' || replace(id::text, '-', ''), 'AAAA', 'AAAA', now() from domains`;
    // Identifiers in the order of creation, as UUIDv7 are.
    await tx`
      insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
      select ('01930000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid,
             ('01920000-0000-7000-8000-' || lpad(to_hex(n / 100), 12, '0'))::uuid,
             'm' || n, 'imap', ${passwordHash}, decode(md5(n::text), 'hex'), 1024, now()
        from generate_series(0, ${count} - 1) n`;
    await tx`
      insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
      select gen_random_uuid(), d.id, kind || n, 'imap', ${passwordHash}, decode(md5(n::text), 'hex'), 1024, now()
        from generate_series(0, ${passwordMailboxes} - 1) n, (values ('old'), ('new')) kinds (kind), domains d
       where d.domain = 'pw.bench.example'`;
    await tx`
      insert into mailboxes (username_id, domain_id, master, webmail_type)
      select id, domain_id, false, 'standard' from usernames`;
    await tx`insert into mailbox_usage (username_id, bytes, messages) select id, 12345678, 99 from usernames`;
    await tx`
      insert into password_history (username_id, digest)
      select u.id, sha256((u.id::text || n)::bytea) from usernames u, generate_series(1, ${formerPasswords}) n
       where u.username like 'old%'`;
  });
  await sql`vacuum analyze`.simple();
}

/** Other tenants: accounts n0, n1, ... with a domain and a mailbox each. After `fill`. */
export async function fillNeighbours(sql: Sql, count: number, passwordHash: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`
      insert into accounts (id, account_number, name, status, franchise_id, created_date)
      select gen_random_uuid(), 'n' || n, 'Neighbour', 'open', f.id, now()
        from generate_series(0, ${count} - 1) n, franchises f where f.franchise = 'default'`;
    await tx`
      insert into domains (id, account_id, domain, plan_id, status, created_date)
      select gen_random_uuid(), a.id, a.account_number || '.neighbour.example', p.id, 'open', now()
        from accounts a, plans p where a.account_number ~ '^n[0-9]+$' and p.plan = 'standard'`;
    await tx`
      insert into domain_names (name, domain_id, is_alias, created_date)
      select domain, id, false, now() from domains where domain like '%.neighbour.example'`;
    await tx`
      insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
      select gen_random_uuid(), id, 'sole', 'imap', ${passwordHash}, decode(md5(domain), 'hex'), 1024, now()
        from domains where domain like '%.neighbour.example'`;
    await tx`
      insert into mailboxes (username_id, domain_id, master, webmail_type)
      select u.id, u.domain_id, false, 'standard' from usernames u where u.username = 'sole'`;
  });
  await sql`vacuum analyze`.simple();
}
