/** Black and white lists of senders, a domain's and a mailbox's (contract.md B.1 rows 3 to 6 and 31 to 34). */
import { audit } from '../../audit.ts';
import { changes, removal } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { deployPolicy } from '../../policy/deploy.ts';
import { holdOwner } from '../usernames/queries.ts';
import { countEntries, deleteEntry, typesOf, upsertEntries } from './queries.ts';
import { type Entry, entryAddress, MOST_ENTRIES } from './schema.ts';

/** Adds entries, and changes the type of those that are there; of an address given twice the last type counts. */
export async function setBlackWhiteList(sql: Sql, by: By, stem: Stem, given: Entry[]): Promise<void> {
  const types = new Map(given.map(({ type, address }) => [entryAddress(address)!, type]));
  const entries = [...types].map(([address, type]) => ({ type, address }));
  await transact(sql, async (tx) => {
    // Held, so that two that add to one list at once are counted one after the other.
    const owner = await holdOwner(tx, stem);
    const before = await typesOf(tx, owner.id, [...types.keys()]);
    await audit(tx, by, 'setBlackWhiteList', owner.name, changes(before, Object.fromEntries(types)));
    await upsertEntries(tx, owner, entries);
    if ((await countEntries(tx, owner.id)) > MOST_ENTRIES)
      throw faults.invalidWrapped({ list: `Longer than maximum length ${MOST_ENTRIES}` });
    await deployPolicy(tx, owner.id);
  });
}

/** Takes an entry off a list; 404 when it is not there. */
export async function removeBlackWhiteListEntry(sql: Sql, by: By, stem: Stem, given: string): Promise<void> {
  const address = entryAddress(given);
  await transact(sql, async (tx) => {
    const owner = await holdOwner(tx, stem);
    const type = address && (await deleteEntry(tx, owner.id, address));
    if (!type) throw faults.notFound('Address');
    await audit(tx, by, 'removeBlackWhiteListEntry', owner.name, removal({ [address]: type }));
    await deployPolicy(tx, owner.id);
  });
}
