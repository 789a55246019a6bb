/** Users: the platform's own (operators, franchises' applications) and those of accounts (operator.md, Calls). */
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { CHANGED, changes, removal } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { hashPassword } from '../../passwords/hash.ts';
import { keepAccount } from '../accounts/queries.ts';
import { findFranchise } from '../franchises/queries.ts';
import { deleteUser, insertUser, lockOperators, lockUser, updateUser } from './queries.ts';
import type { AccountUserBody, NewAccountUser, NewPlatformUser, PlatformUserBody } from './schema.ts';

/** Creates a platform user; 409 when any user of the platform or of an account has the name. */
export async function createPlatformUser(sql: Sql, by: By, body: Static<typeof NewPlatformUser>): Promise<void> {
  const { userName, role, franchise } = body;
  if (role === 'franchise' && franchise === undefined) throw faults.invalid({ franchise: 'Required' });
  const passwordHash = await hashPassword(body.password);
  await transact(sql, async (tx) => {
    const found = role === 'franchise' ? await findFranchise(tx, franchise!) : undefined;
    if (role === 'franchise' && found === undefined) throw faults.invalid({ franchise: 'Franchise not found' });
    await audit(tx, by, 'createPlatformUser', userName, {
      ...changes(undefined, { role, franchise }),
      password: CHANGED,
    });
    const bound = { franchiseId: found?.id ?? null, accountId: null };
    await insertUser(tx, { id: uuidv7(), userName, passwordHash, role, roles: [], ...bound, createdDate: by.now });
  });
}

/** Sets a platform user's password. */
export async function setPlatformUser(
  sql: Sql,
  by: By,
  userName: string,
  body: Static<typeof PlatformUserBody>,
): Promise<void> {
  await changeUser(sql, by, 'setPlatformUser', null, userName, body);
}

/** Deletes a platform user; 409 for the last operator. */
export async function removePlatformUser(sql: Sql, by: By, userName: string): Promise<void> {
  await transact(sql, async (tx) => {
    const operators = await lockOperators(tx);
    const found = await lockUser(tx, null, userName);
    if (found === undefined) throw faults.notFound('User');
    if (operators.length === 1 && operators[0]!.id === found.id) throw faults.conflict();
    await audit(tx, by, 'removePlatformUser', userName, removal({ role: found.role }));
    await deleteUser(tx, found.id);
  });
}

/** Creates a user of an account, an owner unless the body says otherwise. */
export async function createAccountUser(
  sql: Sql,
  by: By,
  accountId: string,
  body: Static<typeof NewAccountUser>,
): Promise<void> {
  const { userName, roles = ['account_owner'] } = body;
  const passwordHash = await hashPassword(body.password);
  await transact(sql, async (tx) => {
    if ((await keepAccount(tx, accountId)) === undefined) throw faults.notFound('Account');
    await audit(tx, by, 'createAccountUser', userName, { ...changes(undefined, { roles }), password: CHANGED });
    const bound = { franchiseId: null, accountId };
    await insertUser(tx, {
      id: uuidv7(),
      userName,
      passwordHash,
      role: 'account',
      roles,
      ...bound,
      createdDate: by.now,
    });
  });
}

/** Sets the password or roles of an account's user. The user itself may set its password only: its roles are ignored. */
export async function setAccountUser(
  sql: Sql,
  by: By,
  accountId: string,
  userName: string,
  body: Static<typeof AccountUserBody>,
): Promise<void> {
  const { password, roles } = body;
  const allowed = by.caller.kind === 'account' ? { password } : { password, roles };
  await changeUser(sql, by, 'setAccountUser', accountId, userName, allowed);
}

/** Deletes a user of an account. */
export async function removeAccountUser(sql: Sql, by: By, accountId: string, userName: string): Promise<void> {
  await transact(sql, async (tx) => {
    const found = await lockUser(tx, accountId, userName);
    if (found === undefined) throw faults.notFound('User');
    await audit(tx, by, 'removeAccountUser', userName, changes(found, { roles: [] }));
    await deleteUser(tx, found.id);
  });
}

async function changeUser(
  sql: Sql,
  by: By,
  operation: string,
  accountId: string | null,
  userName: string,
  set: { password?: string | undefined; roles?: string[] | undefined },
): Promise<void> {
  const passwordHash = set.password === undefined ? undefined : await hashPassword(set.password);
  await transact(sql, async (tx) => {
    const found = await lockUser(tx, accountId, userName);
    if (found === undefined) throw faults.notFound('User');
    const password = passwordHash === undefined ? {} : { password: CHANGED };
    await audit(tx, by, operation, userName, { ...changes(found, { roles: set.roles }), ...password });
    await updateUser(tx, found.id, { passwordHash, roles: set.roles });
  });
}
