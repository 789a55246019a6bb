/** What the installation keeps about itself: made at the first start, read at each. */
import { createHmac, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Sql, Tx } from './db/connect.ts';
import { STANDARD } from './features/plans/standard.ts';
import { insertPlan } from './features/plans/queries.ts';
import { insertFranchise } from './features/franchises/queries.ts';
import { insertUser } from './features/users/queries.ts';
import { hashPassword } from './passwords/hash.ts';
import { verifyPassword } from './passwords/verify.ts';

export interface Instance {
  /** Key of the tokens we mint. */
  secret: Buffer;
  /** The mailbox by which the health check logs in; nobody else knows its name. */
  probe: { address: string; password: string };
}

/** Any two processes at their first start take turns by this advisory lock. */
const LOCK = 6_245_534;

/** What the first start is given. */
export interface FirstStart {
  /** The operator's password, as the operator wants it. */
  operatorPassword?: string | undefined;
  /** The password it gets otherwise. */
  firstPassword?: string | undefined;
  supportAddress?: string | undefined;
}

/**
 * Makes what every installation has (operator.md, Principals) unless it is there: the franchise `default`, the user `operator`,
 * the plan `standard`, and the installation's secrets.
 * @returns also whether `firstPassword` is the operator's password now: asked at every start until it has been told, so that a
 *   crash after the first commit does not lose it
 */
export async function ensureInstance(
  sql: Sql,
  { operatorPassword, firstPassword, supportAddress }: FirstStart,
  now: Date,
): Promise<{ instance: Instance; firstPasswordHolds: boolean }> {
  const password = operatorPassword ?? firstPassword ?? randomBytes(18).toString('base64url');
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    const [there] = await tx`select from instance`;
    if (!there) await makeInstance(tx, password, now);
  });
  const support = supportAddress ?? null;
  await sql`update instance set support_address = ${support} where support_address is distinct from ${support}`;
  const [row] = await sql<{ secret: Buffer; address: string }[]>`select secret, probe_address as address from instance`;
  const { secret, address } = row!;
  const instance = { secret, probe: { address, password: probePassword(secret) } };
  return { instance, firstPasswordHolds: firstPassword !== undefined && (await isOperators(sql, firstPassword)) };
}

async function isOperators(sql: Sql, password: string): Promise<boolean> {
  const [row] = await sql<{ hash: string }[]>`
    select password_hash as hash from users where user_name = 'operator' and role = 'operator'`;
  return row !== undefined && verifyPassword(row.hash, password);
}

async function makeInstance(tx: Tx, password: string, now: Date): Promise<void> {
  const secret = randomBytes(32);
  const random = randomBytes(12).toString('hex');
  await tx`
    insert into instance (secret, probe_id, probe_address, probe_password_hash)
    values (${secret}, ${uuidv7()}, ${`probe-${random}@${random}.health.invalid`}, ${await hashPassword(probePassword(secret))})`;
  await insertFranchise(tx, { id: uuidv7(), franchise: 'default', name: 'Default', createdDate: now });
  await insertPlan(tx, uuidv7(), { ...STANDARD, plan: 'standard' });
  await insertUser(tx, {
    id: uuidv7(),
    userName: 'operator',
    passwordHash: await hashPassword(password),
    role: 'operator',
    roles: [],
    franchiseId: null,
    accountId: null,
    createdDate: now,
  });
}

/** Not stored anywhere: it follows from the secret. */
function probePassword(secret: Buffer): string {
  return createHmac('sha256', secret).update('health probe').digest('base64url');
}
