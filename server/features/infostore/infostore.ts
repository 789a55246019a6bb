/** InfoStore: the room for a domain's shared files (contract.md B.1 rows 14 and 15). */
import { audit } from '../../audit.ts';
import { changes } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { lockDomain } from '../domains/queries.ts';
import { infoStoreOf, updateInfoStoreQuota } from './queries.ts';

/** Sets a domain's quota in MB; what it uses already must fit in, to the byte. */
export async function setInfoStore(sql: Sql, by: By, accountId: string, name: string, quota: number): Promise<void> {
  await transact(sql, async (tx) => {
    const domain = await lockDomain(tx, accountId, name);
    if (domain === undefined) throw faults.notFound('Domain');
    const before = await infoStoreOf(tx, domain.id);
    await audit(tx, by, 'setInfoStore', domain.domain, changes(before, { quota }));
    if (!(await updateInfoStoreQuota(tx, domain.id, quota))) {
      throw faults.invalidWrapped({ message: 'Used storage exceeds the quota value' });
    }
  });
}
