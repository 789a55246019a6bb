/** The one insert that every changing verb makes, in its own transaction: who did what to what, from where and when. */
import type { Detail } from './audit/changes.ts';
import { insertRows, rowOf } from './audit/rows.ts';
import type { Sql, Tx } from './db/connect.ts';
import type { By } from './http/gate.ts';
import type { About } from './http/principals.ts';

/**
 * @param operation the verb: `setMailbox`
 * @param target what it changed, by its name: `alice@example.com`, an account number
 * @param detail what became of it, by field: `[before, after]`; of a secret CHANGED and nothing else (audit/changes.ts)
 * @param about objects by their ids, where the path did not name them: those to be made, and those found otherwise
 */
export async function audit(
  tx: Sql | Tx,
  by: By,
  operation: string,
  target: string,
  detail: Detail = {},
  about: About = {},
): Promise<void> {
  await insertRows(tx, [rowOf(by, operation, target, detail, about)]);
}
