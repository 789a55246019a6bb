/** The one insert that every changing verb makes, in its own transaction: who did what to what, from where and when. */
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from './db/connect.ts';
import type { By } from './http/gate.ts';

/**
 * @param operation the verb: `setMailbox`
 * @param target what it changed: `alice@example.com`, an account number
 * @param detail what it set; never a password, a hash or an answer
 */
export async function audit(
  tx: Tx,
  by: By,
  operation: string,
  target: string,
  detail: Record<string, string | number | boolean | null> = {},
): Promise<void> {
  const caller = by.caller.name;
  await tx`
    insert into audit (id, at, request_id, caller, address, operation, target, detail)
    values (${uuidv7()}, ${by.now}, ${by.requestId}, ${caller}, ${by.address}, ${operation}, ${target}, ${tx.json(detail)})`;
}
