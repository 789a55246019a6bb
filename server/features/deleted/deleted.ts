/** What was deleted comes back within its keep time, or is removed at its end (docs/decisions/0012-undo.md). */
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { changes } from '../../audit/changes.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { deployPolicy } from '../../policy/deploy.ts';
import type { Services } from '../../services.ts';
import { keepAccount } from '../accounts/queries.ts';
import { countBelow, isSystemName, keepDomain, namesOf } from '../domains/queries.ts';
import { planOf } from '../plans/queries.ts';
import {
  type Expired,
  forgetDeleted,
  forgetExpiredDomains,
  putRowsBack,
  raiseGeneration,
  removeExpiredMailboxes,
  removeForgottenDomain,
  removeUsernames,
  showDomain,
  takeDeleted,
  takeForgottenDomain,
  takeStoreBack,
} from './queries.ts';

type Here = Pick<Services, 'sql' | 'store' | 'keepDeletedDays'>;

/**
 * Restores a mailbox with its mail, settings and password. 409 when its name or one of its addresses is taken meanwhile, the fault of a
 * new mailbox when the plan allows no more.
 * @returns its name and kind
 */
export async function restoreMailbox(
  { sql, store, keepDeletedDays }: Here,
  by: By,
  { domain }: Stem,
  id: string,
): Promise<{ name: string; kind: string }> {
  const work = async (tx: Tx) => {
    const kept = await keepDomain(tx, domain!.id);
    if (kept === undefined) throw faults.notFound('Domain');
    const found = await takeDeleted(tx, { domainId: kept.id }, keepDeletedDays, id);
    // The sweeper may be at its mail.
    if (found === undefined || !(await takeStoreBack(tx, id))) throw faults.notFound('Mailbox');
    await putRowsBack(tx, id);
    const quota = await raiseGeneration(tx, id);
    await forgetDeleted(tx, id);
    await deployPolicy(tx, id);
    const back = { ...changes(undefined, { quota }), deletedDate: [found.deletedDate, null] };
    await audit(tx, by, 'restoreMailbox', `${found.name}@${kept.domain}`, back, { usernameId: id });
    return found;
  };
  const restored = await transact(sql, work, {
    mailbox_limit: () => faults.computeFault('Number of mailboxes exceeded'),
  });
  await store.endSessions(sql);
  return restored;
}

/**
 * Restores a domain with all that was below it. 409 when its name or one of its aliases is taken meanwhile, or is the system's own and
 * the caller not the operator.
 * @returns its name
 */
export async function restoreDomain(
  { sql, exchange, keepDeletedDays }: Here & Pick<Services, 'exchange'>,
  by: By,
  { account }: Stem,
  id: string,
): Promise<string> {
  return transact(sql, async (tx) => {
    if ((await keepAccount(tx, account!.id)) === undefined) throw faults.notFound('Account');
    const found = await takeDeleted(tx, { accountId: account!.id }, keepDeletedDays, id);
    if (found === undefined) throw faults.notFound('Domain');
    const { planId, status } = await showDomain(tx, id);
    await putRowsBack(tx, id);
    // As when a domain or an alias is made; which names are the system's may have changed since.
    const isOurs = await isSystemName(tx, await namesOf(tx, id), exchange.serverName);
    if (isOurs && by.caller.kind !== 'operator') throw faults.conflict();
    await forgetDeleted(tx, id);
    const { plan } = await planOf(tx, planId);
    const back = { plan, status, usernames: await countBelow(tx, id) };
    const detail = { ...changes(undefined, back), deletedDate: [found.deletedDate, null] };
    await audit(tx, by, 'restoreDomain', found.name, detail, { domainId: id });
    return found.name;
  });
}

/** Rows of one transaction of the job. */
const BATCH = 500;

/** A job: removes the rows of what nobody can restore any more. The mail is removed by the sweeper (engine/sweep.ts). */
export async function removeExpired({ sql, keepDeletedDays }: Pick<Here, 'sql' | 'keepDeletedDays'>): Promise<void> {
  const system = (): By => ({
    caller: { kind: 'system', name: 'removeExpired' },
    address: '',
    requestId: uuidv7(),
    now: new Date(),
  });
  const told = async (tx: Tx, operation: string, { id: _id, address, deletedDate, ...about }: Expired) =>
    audit(tx, system(), operation, address, { deletedDate }, about);
  for (let removed = BATCH; removed === BATCH;) {
    removed = await patient(sql, async (tx) => {
      const gone = await removeExpiredMailboxes(tx, keepDeletedDays, BATCH);
      for (const each of gone) await told(tx, 'purgeMailbox', { ...each, usernameId: each.id } as Expired);
      return gone.length;
    });
  }
  await forgetExpiredDomains(sql, keepDeletedDays);
  await removeForgottenDomains(sql, told);
}

/** One that cannot be removed keeps no other. @throws the first one's error, when all others are gone */
async function removeForgottenDomains(
  sql: Sql,
  told: (tx: Tx, operation: string, domain: Expired) => Promise<void>,
): Promise<void> {
  const failures = new Map<string, unknown>();
  for (let more = true; more;) {
    let id: string | undefined;
    const work = async (tx: Tx): Promise<boolean> => {
      const domain = await takeForgottenDomain(tx, [...failures.keys()]);
      id = domain?.id;
      if (domain === undefined) return false;
      if ((await removeUsernames(tx, domain.id, BATCH)) > 0) return true;
      await removeForgottenDomain(tx, domain.id);
      await told(tx, 'purgeDomain', domain);
      return true;
    };
    more = await patient(sql, work).catch((error: unknown) => {
      if (id === undefined) throw error;
      failures.set(id, error);
      return true;
    });
  }
  for (const error of failures.values()) throw error;
}

/** A transaction for which nobody waits: a domain's lists may be long. */
async function patient<T>(sql: Sql, work: (tx: Tx) => Promise<T>): Promise<T> {
  return transact(sql, async (tx) => {
    await tx`set local statement_timeout = '5min'`;
    return work(tx);
  });
}
