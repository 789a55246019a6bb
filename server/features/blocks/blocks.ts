import { audit } from '../../audit.ts';
import type { Sql } from '../../db/connect.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { deleteBlock, findBlocked, forgetTries } from './queries.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Lifts a block: its name, or its address, begins with no wrong tries. */
export async function removeBlock(sql: Sql, by: By, id: string): Promise<void> {
  if (!UUID.test(id)) throw faults.notFound('Block');
  await sql.begin(async (tx) => {
    const block = await deleteBlock(tx, id);
    if (block === undefined) throw faults.notFound('Block');
    const { client, name, usernameId, userId } = block;
    await forgetTries(tx, client, name);
    const blocked = await findBlocked(tx, usernameId, userId);
    const about = { accountId: blocked?.accountId ?? undefined, account: blocked?.account ?? undefined };
    const below = { domainId: blocked?.domainId ?? undefined, usernameId: usernameId ?? undefined };
    await audit(tx, by, 'removeBlock', blocked?.name ?? client, { address: [client, null] }, { ...about, ...below });
  });
}
