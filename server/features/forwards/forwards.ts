/** Forwards: the addresses that mail to a username goes on to (contract.md B.1 rows 37 to 39). */
import type { Static } from 'typebox';
import { audit } from '../../audit.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { mailAddress } from '../../mail-address.ts';
import { deployPolicy } from '../../policy/deploy.ts';
import { holdOwner, type Owner } from '../usernames/queries.ts';
import { countForwards, deleteForward, forwardsNamed, insertForwards, localTargets } from './queries.ts';
import { type ForwardsBody, MOST_TARGETS } from './schema.ts';

/** Adds targets: all of them, or none when one is wrong. Those that are there already are passed over. */
export async function addForwards(
  sql: Sql,
  by: By,
  stem: Stem,
  { targets }: Static<typeof ForwardsBody>,
): Promise<void> {
  // Messages quote a target as it was sent; the first way of writing it counts.
  const sent = new Map<string, string>();
  for (const { target } of targets) {
    const { local, domain } = mailAddress(target)!;
    const stored = `${local}@${domain}`;
    if (!sent.has(stored)) sent.set(stored, target);
  }
  await transact(sql, async (tx) => {
    // Held, so that two that add at once are counted one after the other.
    const owner = await holdOwner(tx, stem);
    await checkTargets(tx, owner, sent);
    const added = await insertForwards(tx, owner.id, [...sent.keys()]);
    await audit(tx, by, 'addForwards', owner.name, { targets: [[], added] });
    if ((await countForwards(tx, owner.id)) > MOST_TARGETS)
      throw faults.invalid({ targets: `Longer than maximum length ${MOST_TARGETS}` });
    await deployPolicy(tx, owner.id);
  });
}

/** A target in the domain must exist and be another username; under an alias, to be the same is a circle (contract.md B.2 row 38). */
async function checkTargets(tx: Tx, owner: Owner, sent: Map<string, string>): Promise<void> {
  const fields: faults.FieldFaults = {};
  const circular: string[] = [];
  for (const { target, own, usernameId } of await localTargets(tx, owner.domainId, [...sent.keys()])) {
    const asSent = sent.get(target)!;
    if (usernameId === null) fields[asSent] = 'Target not found';
    else if (usernameId === owner.id && own) fields[asSent] = 'Is the same as current mailbox';
    else if (usernameId === owner.id) circular.push(asSent);
  }
  if (Object.keys(fields).length > 0) throw faults.invalid(fields);
  if (circular.length > 0) throw faults.conflict(`Circular target ${circular[0]}`);
}

/**
 * Takes a target away; 404 when the name means none, or more than one.
 * @param name an address, or a local part (contract.md C-15)
 */
export async function removeForward(sql: Sql, by: By, stem: Stem, name: string): Promise<void> {
  await transact(sql, async (tx) => {
    const owner = await holdOwner(tx, stem);
    const [target, ...others] = await forwardsNamed(tx, owner.id, owner.domain, compared(name));
    if (target === undefined || others.length > 0) throw faults.notFound('Forward');
    await audit(tx, by, 'removeForward', owner.name, { targets: [[target], []] });
    await deleteForward(tx, owner.id, target);
    await deployPolicy(tx, owner.id);
  });
}

function compared(name: string): string {
  const address = mailAddress(name);
  return (address === undefined ? name : `${address.local}@${address.domain}`).toLowerCase();
}
