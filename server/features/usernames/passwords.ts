/** A username's password, whoever sets it: the PUT of a mailbox of either kind, its owner, a reset (contract.md B.3, F.4). */
import { type Static, Type } from 'typebox';
import { audit } from '../../audit.ts';
import { CHANGED } from '../../audit/changes.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import { deserialize } from '../../http/colander.ts';
import type { By } from '../../http/gate.ts';
import { newSalt, passwordDigest, storedHash } from '../../passwords/hash.ts';
import { passwordFault, type PasswordOwner } from '../../passwords/rules.ts';
import { importedHash, verifyPassword } from '../../passwords/verify.ts';
import type { Store } from '../../store/store.ts';
import { keepDomain } from '../domains/queries.ts';
import {
  findUsername,
  importedHashes,
  type LockedUsername,
  lockUsername,
  type Place,
  rememberImportedHash,
  rememberPassword,
  updateUsername,
  wasUsed,
} from './queries.ts';

/** A password in plain text, or a hash brought from elsewhere (operator.md, `passwordHash`); neither: it stays. */
export interface PasswordWish {
  password?: string | undefined;
  passwordHash?: string | undefined;
}

/** A new password as it is stored: computed before the transaction, which holds rows and must be short. */
export interface Secret {
  /** Undefined: the password stays. */
  passwordHash: string | undefined;
  historySalt: Buffer;
  /** Under which it is remembered; undefined for a hash brought from elsewhere, too. */
  digest: Buffer | undefined;
  /** Whose history the digest is for; undefined for a username to be created. */
  usernameId: string | undefined;
}

const EXISTS = 'Mailbox already exists';
export const USED = 'Password must not be used more than once';

/** Refuses a password that breaks a rule and a hash of a kind that is not read. Whether it was used before takes a computation. */
export function checkPassword(wish: PasswordWish, owner: PasswordOwner): void {
  if (wish.password !== undefined) {
    const fault = passwordFault(wish.password, owner);
    if (fault !== undefined) throw faults.invalid({ password: fault });
  } else if (wish.passwordHash !== undefined && !importedHash(wish.passwordHash)) {
    throw faults.invalid({ passwordHash: 'Not a hash of a known scheme' });
  }
}

/**
 * Hashes a new password, and refuses one that this username has had.
 * @param found undefined for a username to be created
 */
export async function prepareSecret(sql: Sql, wish: PasswordWish, found: LockedUsername | undefined): Promise<Secret> {
  const historySalt = found?.historySalt ?? newSalt();
  const secret = { historySalt, usernameId: found?.id };
  if (wish.password === undefined) return { ...secret, passwordHash: wish.passwordHash, digest: undefined };
  const digest = await passwordDigest(wish.password, historySalt);
  const used = found !== undefined && (await hasHad(sql, found.id, wish.password, digest));
  if (used) throw faults.invalid({ password: USED });
  return { ...secret, passwordHash: storedHash(digest, historySalt), digest };
}

/** Whether a username has had this password; hashes brought from elsewhere are checked one by one. */
export async function hasHad(sql: Sql, usernameId: string, password: string, digest: Buffer): Promise<boolean> {
  if (await wasUsed(sql, usernameId, digest)) return true;
  for (const hash of await importedHashes(sql, usernameId)) if (await verifyPassword(hash, password)) return true;
  return false;
}

/**
 * Holds the username that a secret was prepared for.
 * @throws 409 when it was created, deleted or renamed by somebody else while the password was hashed
 */
export async function lockPrepared(tx: Tx, place: Place, secret: Secret): Promise<LockedUsername | undefined> {
  const now = await lockUsername(tx, place.domainId, place.mailboxName);
  if (now?.id !== secret.usernameId) throw faults.conflict(now === undefined ? undefined : EXISTS);
  return now;
}

/** Writes a new password into the history. Two calls with the same one must not both pass: the second finds it used. */
export async function rememberSecret(tx: Tx, id: string, secret: Secret): Promise<void> {
  const { digest, passwordHash } = secret;
  if (digest !== undefined) {
    if (secret.usernameId !== undefined && (await wasUsed(tx, id, digest))) throw faults.invalid({ password: USED });
    await rememberPassword(tx, id, digest);
  } else if (passwordHash !== undefined) {
    await rememberImportedHash(tx, id, passwordHash);
  }
}

/** What a mailbox owner sends to change its own password (operator.md, Self-service). */
const OwnPassword = Type.Object({ currentPassword: Type.String(), password: Type.String() });

/** A caller that is let in by its password gives it once more, so that a session left open somewhere changes nothing. */
export const currentPassword = Type.Optional(
  Type.String({ description: 'Mailbox owners only, who send this and `password` and nothing else.' }),
);

/**
 * Changes a mailbox owner's own password.
 * @param body as sent: both fields are required here
 * @param mustBe which kind of mailbox the path speaks of, and whether its password must start with a letter (C-13)
 */
export async function changeOwnPassword(
  sql: Sql,
  store: Store,
  by: By,
  place: Place,
  body: unknown,
  mustBe: { type: LockedUsername['type']; startsWithLetter: boolean },
): Promise<void> {
  const wish = readOwnPassword(body);
  const found = await findUsername(sql, place.domainId, place.mailboxName);
  if (found === undefined) throw faults.notFound('Mailbox');
  if (found.type !== mustBe.type) throw faults.conflict(EXISTS);
  if (!(await verifyPassword(found.passwordHash ?? '', wish.currentPassword))) {
    await audit(sql, by, 'changeOwnPasswordRefused', `${place.mailboxName}@${place.domain}`, {
      reason: 'wrong password',
    });
    throw wrongPassword();
  }
  const owner = { username: place.mailboxName, domain: place.domain, exchange: mustBe.startsWithLetter };
  checkPassword({ password: wish.password }, owner);
  const secret = await prepareSecret(sql, { password: wish.password }, found);
  await transact(sql, async (tx) => {
    // The domain first, as for everyone who holds both.
    const domain = await keepDomain(tx, place.domainId);
    if (domain === undefined) throw faults.notFound('Domain');
    if (mustBe.type === 'exchange' && domain.status === 'disabled') throw faults.conflict('The domain is disabled.');
    const now = await lockPrepared(tx, place, secret);
    // Somebody else has set one meanwhile: what was right then is no longer the current one.
    if (now?.passwordHash !== found.passwordHash) throw wrongPassword();
    await audit(tx, by, 'changeOwnPassword', `${place.mailboxName}@${place.domain}`, { password: CHANGED });
    await updateUsername(tx, found.id, { passwordHash: secret.passwordHash });
    await rememberSecret(tx, found.id, secret);
  });
  await store.endSessions(sql);
}

const wrongPassword = (): faults.Fault => faults.invalid({ currentPassword: 'Wrong password' });

function readOwnPassword(body: unknown): Static<typeof OwnPassword> {
  const { value, faults: fields } = deserialize(OwnPassword, body);
  if (fields !== undefined) throw faults.invalid(fields);
  return value as Static<typeof OwnPassword>;
}
