/** The rows of `sieve_scripts`, as a test compares them, and whose they are. */
import type { Sql } from '../../server/db/connect.ts';
import type { Script } from '../../server/policy/compile.ts';
import { redeployOutdated } from '../../server/policy/deploy.ts';

export interface Stored extends Script {
  owner: string;
  /** The transaction that wrote the row. */
  xmin: string;
  isStale: boolean;
  compiler: string;
}

/** All of them, in one order. */
export const storedScripts = async (sql: Sql): Promise<Stored[]> => sql`
  select owner_id as owner, name, id, data, xmin::text, stale_date is not null as "isStale", compiler from sieve_scripts order by 1, 2, 3`;

/** By the name of a mailbox and any name of its domain. */
export async function idOfUsername(sql: Sql, name: string, domain = 'acme.example'): Promise<string> {
  const [row] = await sql<{ id: string }[]>`
    select u.id from usernames u join domain_names n on n.domain_id = u.domain_id where u.username = ${name} and n.name = ${domain}`;
  return row!.id;
}

/** By any of its names. */
export async function idOfDomain(sql: Sql, domain = 'acme.example'): Promise<string> {
  const [row] = await sql<{ id: string }[]>`select domain_id as id from domain_names where name = ${domain}`;
  return row!.id;
}

/** Makes as many mailboxes of a domain's one, `first`, each with settings of its own and its scripts. */
export async function fillDomain(sql: Sql, domainId: string, count: number): Promise<void> {
  await sql`
    insert into usernames (id, domain_id, username, type, history_salt, quota, is_virtual, created_date)
    select gen_random_uuid(), domain_id, 'u' || n, type, history_salt, quota, is_virtual, created_date
      from usernames, generate_series(2, ${count}) n where domain_id = ${domainId} and username = 'first'`;
  await sql`
    insert into cleanmailplus (domain_id, username_id, attribute, value)
    select domain_id, id, 'SPAM_LEVEL', '3' from usernames where domain_id = ${domainId}`;
  await redeployOutdated(sql);
}
