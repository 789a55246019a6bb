/** Email domains (operator.md, Calls; contract.md B.2 row 1). */
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { changes, removal } from '../../audit/changes.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import type { Services } from '../../services.ts';
import type { Store } from '../../store/store.ts';
import { keepAccount } from '../accounts/queries.ts';
import { findPlan, planNames, planOf, type PlanRow } from '../plans/queries.ts';
import { trialFrom } from '../plans/standard.ts';
import { domainName } from './name.ts';
import {
  countBelow,
  deleteDomain,
  insertDkimKey,
  insertDomain,
  insertDomainName,
  isNameHeld,
  isSystemName,
  lockDomain,
  updateDomain,
} from './queries.ts';
import type { DomainBody } from './schema.ts';

/**
 * Creates or changes a domain of an account; 409 when anyone holds the name.
 * @returns the name as it is stored, and whether it was created
 */
export async function setDomain(
  { sql, store, dkimKeys, exchange }: Pick<Services, 'sql' | 'store' | 'dkimKeys' | 'exchange'>,
  by: By,
  accountId: string,
  given: string,
  body: Static<typeof DomainBody>,
): Promise<{ domain: string; created: boolean }> {
  const domain = domainName(given);
  if (domain === undefined) throw faults.invalid({ domain: 'String does not match expected pattern' });
  const isRefused = by.caller.kind !== 'operator' && (await isSystemName(sql, [domain], exchange.serverName));
  // Made while nothing is held, and only for a name that seems to be free.
  const key = isRefused || (await isNameHeld(sql, domain)) ? undefined : await dkimKeys.take();
  const created = await transact(sql, async (tx) => {
    if ((await keepAccount(tx, accountId)) === undefined) throw faults.notFound('Account');
    const found = await lockDomain(tx, accountId, domain);
    if (found === undefined && isRefused) throw faults.conflict();
    const plan = await namedPlan(tx, body.plan ?? (found === undefined ? 'standard' : undefined));
    const id = found?.id ?? uuidv7();
    const before = found && { plan: (await planOf(tx, found.planId)).plan, status: found.status };
    const after = { plan: plan?.plan, status: body.status ?? (found === undefined ? 'open' : undefined) };
    await audit(tx, by, 'setDomain', domain, changes(before, after), { domainId: id });
    if (found !== undefined) await updateDomain(tx, id, { planId: plan?.id, status: body.status });
    else {
      await create(tx, by, { id, accountId, domain }, plan!, after.status!);
      // The name has become free in between: a rare wait.
      await insertDkimKey(tx, id, key ?? (await dkimKeys.take()), by.now);
    }
    return found === undefined;
  });
  if (body.status !== undefined) await store.endSessions(sql);
  return { domain, created };
}

async function namedPlan(tx: Tx, name: string | undefined): Promise<(PlanRow & { id: string }) | undefined> {
  if (name === undefined) return undefined;
  const plan = await findPlan(tx, name);
  if (plan === undefined) throw faults.invalid({ plan: `"${name}" is not one of ${(await planNames(tx)).join(', ')}` });
  return plan;
}

async function create(
  tx: Tx,
  by: By,
  named: { id: string; accountId: string; domain: string },
  plan: PlanRow & { id: string },
  status: string,
): Promise<void> {
  await insertDomain(tx, { ...named, planId: plan.id, status, ...trialFrom(plan, by.now), createdDate: by.now });
  await insertDomainName(tx, named.domain, named.id, false, by.now);
}

/** Deletes a domain with all that is below it, which is kept out of sight until its keep time is over. */
export async function removeDomain(sql: Sql, store: Store, by: By, accountId: string, domain: string): Promise<void> {
  await transact(sql, async (tx) => {
    const found = await lockDomain(tx, accountId, domain);
    if (found === undefined) throw faults.notFound('Domain');
    const { plan } = await planOf(tx, found.planId);
    const usernames = await countBelow(tx, found.id);
    await audit(tx, by, 'removeDomain', domain, {
      ...removal({ plan, status: found.status }),
      usernames: [usernames, 0],
    });
    await deleteDomain(tx, found.id);
  });
  await store.endSessions(sql);
}
