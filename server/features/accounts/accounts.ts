/** Accounts: the customers of a franchise, owners of email domains (operator.md, Calls). */
import { randomInt } from 'node:crypto';
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { changes, removal } from '../../audit/changes.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import type { AccountRow, Caller } from '../../http/principals.ts';
import type { Store } from '../../store/store.ts';
import { findFranchise } from '../franchises/queries.ts';
import { deleteAccount, insertAccount, lockAccount, updateAccount } from './queries.ts';
import type { AccountBody, NewAccount } from './schema.ts';

/** Creates an account. @returns its number; 409 when the number is taken anywhere on the platform */
export async function createAccount(sql: Sql, by: By, body: Static<typeof NewAccount>): Promise<string> {
  const accountNumber = body.accountNumber ?? madeUpNumber();
  await transact(sql, async (tx) => {
    const franchiseId = await franchiseFor(tx, by.caller, body.franchise);
    const [id, name] = [uuidv7(), body.name ?? ''];
    // A franchise's user is told by its name: what its body says counts for nothing.
    const franchise = by.caller.kind === 'franchise' ? undefined : (body.franchise ?? 'default');
    const about = { accountId: id, account: accountNumber };
    await insertAccount(tx, { id, accountNumber, name, franchiseId, createdDate: by.now });
    await audit(tx, by, 'createAccount', accountNumber, changes(undefined, { name, franchise }), about);
  });
  return accountNumber;
}

/** A franchise's user creates in its own, whatever the body says; the operator where it likes. */
async function franchiseFor(tx: Tx, caller: Caller, franchise = 'default'): Promise<string> {
  if (caller.kind === 'franchise') return caller.franchiseId;
  const found = await findFranchise(tx, franchise);
  if (found === undefined) throw faults.invalid({ franchise: 'Franchise not found' });
  return found.id;
}

/** Ten digits: readable over the telephone, and too many to guess the next customer's. */
function madeUpNumber(): string {
  return String(randomInt(1_000_000_000, 10_000_000_000));
}

/** Changes an account's status or name. */
export async function setAccount(
  sql: Sql,
  store: Store,
  by: By,
  { id, accountNumber }: Pick<AccountRow, 'id' | 'accountNumber'>,
  body: Static<typeof AccountBody>,
): Promise<void> {
  await transact(sql, async (tx) => {
    const found = await lockAccount(tx, id);
    if (found === undefined) throw faults.notFound('Account');
    await audit(tx, by, 'setAccount', accountNumber, changes(found, body));
    await updateAccount(tx, id, body);
  });
  if (body.status !== undefined) await store.endSessions(sql);
}

/** Deletes an account and its users; 409 while email domains remain. */
export async function removeAccount(
  sql: Sql,
  by: By,
  { id, accountNumber }: Pick<AccountRow, 'id' | 'accountNumber'>,
): Promise<void> {
  await transact(sql, async (tx) => {
    const found = await lockAccount(tx, id);
    if (found === undefined) throw faults.notFound('Account');
    await audit(tx, by, 'removeAccount', accountNumber, removal({ name: found.name, status: found.status }));
    await deleteAccount(tx, id);
  });
}
