/** Webmail: the OX accounts of mailboxes, and what a domain allows them (contract.md B.1 rows 43 to 47). */
import { audit } from '../../audit.ts';
import { changes } from '../../audit/changes.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import type { Store } from '../../store/store.ts';
import { countOfType } from '../mailboxes/queries.ts';
import { planOf } from '../plans/queries.ts';
import { holdOwner, updateUsername } from '../usernames/queries.ts';
import { allowsUpgrade, lockAccount, type LockedAccount, updateAccount, updateDomainWebmail } from './queries.ts';
import { decideChange, decideNew, type Situation } from './rules.ts';
import type { NewWebmail, WebmailChange } from './schema.ts';

const LIMITS = { mailbox_limit: () => faults.computeFault('Number of mailboxes exceeded') };

/** Gives a mailbox an OX account; 409 when it has one. */
export async function createWebmail(sql: Sql, store: Store, by: By, stem: Stem, body: NewWebmail): Promise<void> {
  const type = body.type ?? 'standard';
  // Without an account a mailbox is a standard one: then nothing changes that its mail must fit in.
  const usage = type === 'standard' ? 0 : await store.usage(sql, stem.username!.id);
  const write = async (tx: Tx): Promise<void> => {
    const { id, name, now, before } = await situation(tx, by, stem, type, usage);
    const quota = decideNew(body, now);
    await audit(tx, by, 'createWebmail', name, changes({ quota: before.quota }, { ...body, type, quota }));
    await updateAccount(tx, id, { ...body, type });
    await updateUsername(tx, id, { quota });
  };
  await transact(sql, write, LIMITS);
}

/** Changes an OX account; with a new type the mailbox gets that type's quota. */
export async function setWebmail(sql: Sql, store: Store, by: By, stem: Stem, body: WebmailChange): Promise<void> {
  const usage = body.type === undefined ? 0 : await store.usage(sql, stem.username!.id);
  const write = async (tx: Tx): Promise<void> => {
    const { id, name, now, before } = await situation(tx, by, stem, body.type, usage);
    if (now.type === null) throw faults.notFound('Webmail account not found');
    const quota = decideChange(body, now);
    await audit(tx, by, 'setWebmail', name, changes(before, { ...body, quota }));
    await updateAccount(tx, id, body);
    if (quota !== undefined) await updateUsername(tx, id, { quota });
  };
  await transact(sql, write, LIMITS);
}

/** Reads what the rules need, and holds the mailbox. */
async function situation(
  tx: Tx,
  by: By,
  stem: Stem,
  type: string | undefined,
  usage: number,
): Promise<{ id: string; name: string; now: Situation; before: LockedAccount }> {
  const owner = await holdOwner(tx, stem);
  const id = owner.usernameId!;
  const account = await lockAccount(tx, id);
  if (account === undefined) throw faults.notFound('Mailbox');
  const now = {
    plan: await planOf(tx, account.planId),
    type: account.type,
    allowUpgrade: account.allowUpgrade && account.domainAllows,
    byOwner: by.caller.kind === 'mailbox',
    countOfType: type === undefined ? 0 : await countOfType(tx, owner.domainId, type),
    usage,
  };
  return { id, name: owner.name, now, before: account };
}

/** Sets whether the mailbox owners of a domain may upgrade their accounts; 409 while its plan sells no upgrades. */
export async function setDomainWebmail(sql: Sql, by: By, stem: Stem, allowUpgrade: boolean): Promise<void> {
  await transact(sql, async (tx) => {
    const { id, name } = await holdOwner(tx, stem);
    const { webmailUpgrade } = await planOf(tx, stem.domain!.planId);
    if (allowUpgrade && !webmailUpgrade) {
      throw faults.conflict('Upgrade is disabled at the product level and cannot be turned on');
    }
    const before = { allowUpgrade: await allowsUpgrade(tx, id) };
    await audit(tx, by, 'setDomainWebmail', name, changes(before, { allowUpgrade }));
    await updateDomainWebmail(tx, id, allowUpgrade);
  });
}
