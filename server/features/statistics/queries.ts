import type { Sql } from '../../db/connect.ts';

export interface TypeCounts {
  numStandard: number;
  numActiveSync: number;
  numPremium: number;
  numExchange2013Standard: number;
  numExchange2013Premium: number;
}

/** The mailboxes of a domain by kind; those with webmail are counted where the plan's limits count them. */
export async function countTypes(sql: Sql, domainId: string): Promise<TypeCounts> {
  const [row] = await sql<[TypeCounts]>`
    select coalesce(sum(count) filter (where kind = 'standard'), 0)::int as "numStandard",
           coalesce(sum(count) filter (where kind = 'activesync'), 0)::int as "numActiveSync",
           coalesce(sum(count) filter (where kind = 'premium'), 0)::int as "numPremium",
           coalesce(sum(count) filter (where kind = 'exchange standard'), 0)::int as "numExchange2013Standard",
           coalesce(sum(count) filter (where kind = 'exchange premium'), 0)::int as "numExchange2013Premium"
      from (select type as kind, count from mailbox_counts where domain_id = ${domainId}
            union all
            select 'exchange ' || type, count(*) from exchange_mailboxes where domain_id = ${domainId} group by type) counted`;
  return row;
}
