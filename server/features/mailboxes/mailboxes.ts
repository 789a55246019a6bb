/** Mailboxes (contract.md B.1 rows 19 to 21, B.2, B.3). */
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { hashPassword, historyDigest, newSalt } from '../../passwords/hash.ts';
import { verifyPassword } from '../../passwords/verify.ts';
import type { Store } from '../../store/store.ts';
import { keepDomain } from '../domains/queries.ts';
import { planOf, type PlanRow } from '../plans/queries.ts';
import { trialFrom } from '../plans/standard.ts';
import {
  deleteUsername,
  findUsername,
  insertUsername,
  isTaken,
  type LockedUsername,
  lockUsername,
  rememberPassword,
  updateUsername,
  wasUsed,
} from '../usernames/queries.ts';
import { countOfType, insertMailbox, lockMailbox, updateMailbox } from './queries.ts';
import { decide, type Decision, type Wish } from './rules.ts';
import type { MailboxBody } from './schema.ts';

/** Where a mailbox is or will be: `mailboxName` in lower case. */
export interface Place {
  domainId: string;
  domain: string;
  mailboxName: string;
}

/** A new password as it is stored: computed before the transaction, which holds rows and must be short. */
interface Secret {
  passwordHash: string | undefined;
  historySalt: Buffer;
  digest: Buffer | undefined;
  /** Whose history the digest is for; undefined for a mailbox to be created. */
  usernameId: string | undefined;
}

const LIMITS = {
  mailbox_limit: () => faults.computeFault('Number of mailboxes exceeded'),
  usernames_domain_id_username_key: () => faults.conflict('Mailbox already exists'),
};

/**
 * Creates or changes a mailbox. Everything is checked once before the password is hashed, so that what is refused costs nothing,
 * and again in the transaction that writes.
 * @returns whether it was created
 */
export async function setMailbox(
  sql: Sql,
  store: Store,
  by: By,
  place: Place,
  body: Static<typeof MailboxBody>,
): Promise<boolean> {
  const wish = wishOf(by, place, body);
  const found = await findUsername(sql, place.domainId, place.mailboxName);
  const usage = found !== undefined && (wish.quota ?? wish.type) !== undefined ? await store.usage(sql, found.id) : 0;
  if (wish.password !== undefined) await sql.begin(async (tx) => settle(tx, place, wish, found, usage));
  const secret = await prepareSecret(sql, wish, found);
  const created = await transact(sql, async (tx) => write(tx, by, place, wish, secret, usage), LIMITS);
  if (secret.passwordHash !== undefined || wish.username !== undefined) await store.endSessions(sql);
  return created;
}

/** What this caller may ask: the extra fields of operator.md are the operator's and the franchise's; others' are ignored. */
function wishOf(by: By, place: Place, body: Static<typeof MailboxBody>): Wish {
  const extra = by.caller.kind === 'operator' || by.caller.kind === 'franchise';
  const renamed = body.username?.toLowerCase();
  return {
    password: body.password,
    passwordHash: extra && body.password === undefined ? body.passwordHash : undefined,
    isVirtual: extra && body.virtual === true,
    master: body.master,
    quota: body.quota,
    type: body.type,
    username: renamed === place.mailboxName ? undefined : renamed,
  };
}

/** Reads what the rules need and decides. */
async function settle(
  tx: Tx,
  place: Place,
  wish: Wish,
  found: LockedUsername | undefined,
  usage: number,
): Promise<Decision & { plan: PlanRow }> {
  const domain = await keepDomain(tx, place.domainId);
  if (domain === undefined) throw faults.notFound('Domain');
  if (found !== undefined && found.type !== 'imap') throw faults.conflict('Mailbox already exists');
  const plan = await planOf(tx, domain.planId);
  const mailbox = found && (await lockMailbox(tx, found.id));
  const type = wish.type ?? mailbox?.webmailType ?? 'standard';
  const decision = decide(wish, {
    plan,
    domain: domain.domain,
    mailboxName: place.mailboxName,
    mailbox: found && { type: mailbox?.webmailType ?? null, quota: found.quota },
    countOfType: await countOfType(tx, place.domainId, type),
    nameTaken: wish.username !== undefined && (await isTaken(tx, place.domainId, wish.username)),
    usage,
  });
  return { ...decision, plan };
}

/** Hashes a new password, and refuses one that this mailbox has had (contract.md B.3, F.4). */
async function prepareSecret(sql: Sql, wish: Wish, found: LockedUsername | undefined): Promise<Secret> {
  const historySalt = found?.historySalt ?? newSalt();
  const secret = { historySalt, usernameId: found?.id };
  if (wish.password === undefined) return { ...secret, passwordHash: wish.passwordHash, digest: undefined };
  const digest = await historyDigest(wish.password, historySalt);
  if (found !== undefined) {
    // An imported hash has no entry in the history, whose digests need the password itself.
    const imported =
      found.passwordHash !== null && !found.passwordHash.startsWith('{ARGON2ID}') ? found.passwordHash : undefined;
    const used =
      (await wasUsed(sql, found.id, digest)) ||
      (imported !== undefined && (await verifyPassword(imported, wish.password)));
    if (used) throw faults.invalid({ password: 'Password must not be used more than once' });
  }
  return { ...secret, passwordHash: await hashPassword(wish.password), digest };
}

async function write(tx: Tx, by: By, place: Place, wish: Wish, secret: Secret, usage: number): Promise<boolean> {
  const found = await lockUsername(tx, place.domainId, place.mailboxName);
  // Created, deleted or renamed by somebody else while the password was hashed.
  if (found?.id !== secret.usernameId)
    throw faults.conflict(found === undefined ? undefined : 'Mailbox already exists');
  const decision = await settle(tx, place, wish, found, usage);
  await audit(tx, by, 'setMailbox', `${place.mailboxName}@${place.domain}`, {
    password: secret.passwordHash !== undefined,
    master: wish.master ?? null,
    quota: decision.quota ?? null,
    type: wish.type ?? null,
    username: wish.username ?? null,
    virtual: wish.isVirtual,
  });
  const id = found?.id ?? uuidv7();
  if (found === undefined) await create(tx, by, place, wish, secret, decision, id);
  else await change(tx, id, wish, secret, decision);
  if (secret.digest !== undefined) await remember(tx, id, secret.digest, found !== undefined);
  return found === undefined;
}

async function create(
  tx: Tx,
  by: By,
  place: Place,
  wish: Wish,
  secret: Secret,
  decision: Decision & { plan: PlanRow },
  id: string,
): Promise<void> {
  await insertUsername(tx, {
    id,
    domainId: place.domainId,
    username: place.mailboxName,
    type: 'imap',
    passwordHash: secret.passwordHash ?? null,
    historySalt: secret.historySalt,
    quota: decision.quota!,
    isVirtual: wish.isVirtual,
    createdDate: by.now,
  });
  await insertMailbox(tx, {
    usernameId: id,
    domainId: place.domainId,
    master: wish.master ?? false,
    webmailType: decision.webmailType ?? null,
    ...trialFrom(decision.plan, by.now),
  });
}

async function change(tx: Tx, id: string, wish: Wish, secret: Secret, decision: Decision): Promise<void> {
  await updateUsername(tx, id, { username: wish.username, passwordHash: secret.passwordHash, quota: decision.quota });
  if (wish.master !== undefined || decision.webmailType !== undefined) {
    await updateMailbox(tx, id, { master: wish.master, webmailType: decision.webmailType });
  }
}

/** Two PUTs with the same new password must not both pass: the second finds it used. */
async function remember(tx: Tx, id: string, digest: Buffer, existed: boolean): Promise<void> {
  if (existed && (await wasUsed(tx, id, digest)))
    throw faults.invalid({ password: 'Password must not be used more than once' });
  await rememberPassword(tx, id, digest);
}

/** Deletes a mailbox with its OX account, settings and history; its mail is set aside (contract.md B.2 rows 19-21). */
export async function removeMailbox(sql: Sql, store: Store, by: By, place: Place): Promise<void> {
  await transact(sql, async (tx) => {
    const found = await lockUsername(tx, place.domainId, place.mailboxName);
    if (found?.type !== 'imap') throw faults.notFound('Mailbox');
    await audit(tx, by, 'removeMailbox', `${place.mailboxName}@${place.domain}`);
    await deleteUsername(tx, found.id);
  });
  await store.endSessions(sql);
}
