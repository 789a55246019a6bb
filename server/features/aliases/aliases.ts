/** Domain aliases: further names under which a domain takes mail and its mailboxes log in. */
import { audit } from '../../audit.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { domainName } from '../domains/name.ts';
import type { Services } from '../../services.ts';
import { insertDomainName, isSystemName, keepDomain } from '../domains/queries.ts';
import { deleteAlias, holderOf } from './queries.ts';

/**
 * Gives a domain an alias; 409 when the name is held otherwise.
 * @returns the name as it is stored, and whether it is new
 */
export async function setAlias(
  { sql, exchange }: Pick<Services, 'sql' | 'exchange'>,
  by: By,
  domainId: string,
  given: string,
): Promise<{ alias: string; created: boolean }> {
  const alias = domainName(given);
  if (alias === undefined) throw faults.invalid({ alias: 'String does not match expected pattern' });
  const created = await transact(sql, async (tx) => {
    const domain = await keepDomain(tx, domainId);
    if (domain === undefined) throw faults.notFound('Domain');
    const holder = await holderOf(tx, alias);
    if (holder?.domainId === domainId && holder.isAlias) return false;
    if (holder !== undefined) throw faults.conflict();
    if (by.caller.kind !== 'operator' && (await isSystemName(tx, [alias], exchange.serverName)))
      throw faults.conflict();
    await audit(tx, by, 'setAlias', alias, { domain: [null, domain.domain] });
    await insertDomainName(tx, alias, domainId, true, by.now);
    return true;
  });
  return { alias, created };
}

/** Takes an alias away. */
export async function removeAlias(sql: Sql, by: By, domainId: string, alias: string): Promise<void> {
  await transact(sql, async (tx) => {
    const domain = await keepDomain(tx, domainId);
    if (domain === undefined) throw faults.notFound('Domain');
    const name = domainName(alias) ?? '';
    if (!(await deleteAlias(tx, domainId, name))) throw faults.notFound('Alias');
    await audit(tx, by, 'removeAlias', name, { domain: [domain.domain, null] });
  });
}
