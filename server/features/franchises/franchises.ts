/** Franchises: the resellers, owners of accounts (operator.md, Calls). */
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { changes, removal } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { transact } from '../../db/transact.ts';
import { deleteFranchise, findFranchise, insertFranchise, nameFranchise } from './queries.ts';
import { type FranchiseBody, NAME_PATTERN } from './schema.ts';

/** Creates or renames a franchise. @returns whether it was created */
export async function setFranchise(
  sql: Sql,
  by: By,
  franchise: string,
  body: Static<typeof FranchiseBody>,
): Promise<boolean> {
  return transact(sql, async (tx) => {
    const found = await findFranchise(tx, franchise);
    if (found === undefined && !new RegExp(NAME_PATTERN).test(franchise)) {
      throw faults.invalid({ franchise: 'String does not match expected pattern' });
    }
    await audit(tx, by, 'setFranchise', franchise, changes(found, body));
    if (found === undefined) {
      await insertFranchise(tx, { id: uuidv7(), franchise, name: body.name ?? '', createdDate: by.now });
    } else if (body.name !== undefined) {
      await nameFranchise(tx, found.id, body.name);
    }
    return found === undefined;
  });
}

/** Deletes a franchise and its users; 409 while accounts remain. */
export async function removeFranchise(sql: Sql, by: By, franchise: string): Promise<void> {
  await transact(sql, async (tx) => {
    const found = await findFranchise(tx, franchise);
    if (found === undefined) throw faults.notFound('Franchise');
    await audit(tx, by, 'removeFranchise', franchise, removal({ name: found.name }));
    await deleteFranchise(tx, found.id);
  });
}
