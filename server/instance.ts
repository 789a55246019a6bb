/** What the installation keeps about itself: made at the first start, read at each. */
import { createHmac, randomBytes } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import type { Sql, Tx } from './db/connect.ts';
import { STANDARD } from './features/plans/standard.ts';
import { insertPlan } from './features/plans/queries.ts';
import { insertFranchise } from './features/franchises/queries.ts';
import { insertUser } from './features/users/queries.ts';
import { hashPassword } from './passwords/hash.ts';

export interface Instance {
  /** Key of the tokens we mint. */
  secret: Buffer;
  /** The mailbox by which the health check logs in; nobody else knows its name. */
  probe: { address: string; password: string };
}

/** Any two processes at their first start take turns by this advisory lock. */
const LOCK = 6_245_534;

/**
 * Makes what every installation has (operator.md, Principals) unless it is there: the franchise `default`, the user `operator`,
 * the plan `standard`, and the installation's secrets.
 * @param given the operator's password; undefined: a random one
 * @returns the random password, if this call made it
 */
export async function ensureInstance(
  sql: Sql,
  settings: { operatorPassword: string | undefined; supportAddress: string | undefined },
  now: Date,
): Promise<{ instance: Instance; operatorPassword: string | undefined }> {
  const operatorPassword = await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    const [there] = await tx`select from instance`;
    return there ? undefined : makeInstance(tx, settings.operatorPassword, now);
  });
  const support = settings.supportAddress ?? null;
  await sql`update instance set support_address = ${support} where support_address is distinct from ${support}`;
  const [row] = await sql<{ secret: Buffer; address: string }[]>`select secret, probe_address as address from instance`;
  const { secret, address } = row!;
  return { instance: { secret, probe: { address, password: probePassword(secret) } }, operatorPassword };
}

async function makeInstance(tx: Tx, given: string | undefined, now: Date): Promise<string | undefined> {
  const password = given ?? randomBytes(18).toString('base64url');
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
  return given === undefined ? password : undefined;
}

/** Not stored anywhere: it follows from the secret. */
function probePassword(secret: Buffer): string {
  return createHmac('sha256', secret).update('health probe').digest('base64url');
}
