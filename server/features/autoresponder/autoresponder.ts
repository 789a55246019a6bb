/** The automatic reply of a mailbox (contract.md B.1 rows 29 and 30). */
import type { Static } from 'typebox';
import { audit } from '../../audit.ts';
import { changes, lengths } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { deployPolicy } from '../../policy/deploy.ts';
import { holdOwner } from '../usernames/queries.ts';
import { findAutoresponder, upsertAutoresponder } from './queries.ts';
import type { AutoresponderBody } from './schema.ts';

/** Sets the reply, and switches it on or off. Its texts are no matter of the audit, but for their lengths. */
export async function setAutoresponder(
  sql: Sql,
  by: By,
  stem: Stem,
  body: Static<typeof AutoresponderBody>,
): Promise<void> {
  await transact(sql, async (tx) => {
    const owner = await holdOwner(tx, stem);
    const before = await findAutoresponder(tx, owner.id);
    const texts = lengths(before, { subject: body.subject, body: body.body });
    await audit(tx, by, 'setAutoresponder', owner.name, { ...changes(before, { active: body.active }), ...texts });
    await upsertAutoresponder(tx, owner.id, body);
    await deployPolicy(tx, owner.id);
  });
}
