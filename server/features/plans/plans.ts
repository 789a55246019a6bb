/** Plans: the product that a domain follows (operator.md, Plans). */
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { changes, removal } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { NAME_PATTERN } from '../franchises/schema.ts';
import { deletePlan, insertPlan, lockPlan, updatePlan } from './queries.ts';
import type { PlanBody } from './schema.ts';
import { STANDARD } from './standard.ts';

/** Creates or changes a plan; it rules its domains at once, their mailboxes keep quotas and types. @returns whether it was created */
export async function setPlan(sql: Sql, by: By, plan: string, body: Static<typeof PlanBody>): Promise<boolean> {
  return transact(sql, async (tx) => {
    const found = await lockPlan(tx, plan);
    if (found === undefined && !new RegExp(NAME_PATTERN).test(plan)) {
      throw faults.invalid({ plan: 'String does not match expected pattern' });
    }
    await audit(tx, by, 'setPlan', plan, changes(found, found === undefined ? { ...STANDARD, ...body } : body));
    if (found === undefined) await insertPlan(tx, uuidv7(), { ...STANDARD, ...body, plan });
    else await updatePlan(tx, found.id, { ...found, ...body });
    return found === undefined;
  });
}

/** Deletes a plan; 409 while a domain uses it, and for `standard`. */
export async function removePlan(sql: Sql, by: By, plan: string): Promise<void> {
  await transact(sql, async (tx) => {
    const found = await lockPlan(tx, plan);
    if (found === undefined) throw faults.notFound('Plan');
    if (plan === 'standard') throw faults.conflict();
    const { id, plan: _name, ...rules } = found;
    await audit(tx, by, 'removePlan', plan, removal(rules));
    await deletePlan(tx, id);
  });
}
