/** CleanMailPlus: how a domain and each of its mailboxes treat spam and viruses (contract.md B.1 rows 7, 8, 35, 36). */
import type { Static } from 'typebox';
import { audit } from '../../audit.ts';
import { changes } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { deployPolicy } from '../../policy/deploy.ts';
import { holdOwner } from '../usernames/queries.ts';
import { ATTRIBUTES } from './attributes.ts';
import { ownValues, upsertValues, valuesOf } from './queries.ts';
import type { CleanMailPlus, Setting } from './schema.ts';

/** All attributes of a domain or a mailbox, each with the value that counts at this moment. */
export async function getCleanMailPlus(sql: Sql, { domain, username }: Stem): Promise<Static<typeof CleanMailPlus>> {
  const values = await valuesOf(sql, domain!.id, username?.id);
  return ATTRIBUTES.map(({ name, description, byDefault, options }) => ({
    selected: values.get(name) ?? byDefault,
    fieldName: name,
    description,
    options: options.map(([name, value]) => ({ name, value })),
  }));
}

/** Sets attributes; from then on a mailbox has its own value of each. Of an attribute named twice the last value counts. */
export async function setCleanMailPlus(sql: Sql, by: By, stem: Stem, settings: Setting[]): Promise<void> {
  const values = new Map(settings.map(({ attributeName, attributeValue }) => [attributeName, attributeValue]));
  await transact(sql, async (tx) => {
    const owner = await holdOwner(tx, stem);
    const before = Object.fromEntries(await ownValues(tx, owner.id));
    await audit(tx, by, 'setCleanMailPlus', owner.name, changes(before, Object.fromEntries(values)));
    await upsertValues(tx, owner, values);
    await deployPolicy(tx, owner.id);
  });
}
