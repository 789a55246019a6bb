/** Mailboxes (contract.md B.1 rows 19 to 21, B.2, B.3). */
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { CHANGED, changes, type Detail, removal } from '../../audit/changes.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { setsExtraFields } from '../../http/rights.ts';
import type { Store } from '../../store/store.ts';
import { keepDomain } from '../domains/queries.ts';
import { planOf, type PlanRow } from '../plans/queries.ts';
import { trialFrom } from '../plans/standard.ts';
import { lockPrepared, prepareSecret, rememberSecret, type Secret } from '../usernames/passwords.ts';
import {
  deleteUsername,
  findUsername,
  insertUsername,
  isTaken,
  type LockedUsername,
  lockUsername,
  type Place,
  updateUsername,
} from '../usernames/queries.ts';
import { countOfType, insertMailbox, lockMailbox, type MailboxRow, updateMailbox } from './queries.ts';
import { decide, type Decision, type Wish } from './rules.ts';
import type { MailboxBody } from './schema.ts';

const EXISTS = 'Mailbox already exists';

/** What it means when the database refuses: somebody was faster, after the rules had found all well. */
function refusals(wish: Wish) {
  return {
    mailbox_limit: () => faults.computeFault('Number of mailboxes exceeded'),
    usernames_domain_id_username_key: () =>
      wish.username === undefined ? faults.conflict(EXISTS) : faults.invalid({ username: EXISTS }),
  };
}

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
  const found = await findUsername(sql, place.domainId, place.mailboxName);
  const wish = wishOf(by, place, body, found !== undefined);
  const usage = found !== undefined && (wish.quota ?? wish.type) !== undefined ? await store.usage(sql, found.id) : 0;
  // The usage is looked at last, after the former passwords: not in this first round.
  if (wish.password !== undefined) await sql.begin(async (tx) => settle(tx, place, wish, 0, async () => found));
  const secret = await prepareSecret(sql, wish, found);
  const created = await transact(sql, async (tx) => write(tx, by, place, wish, secret, usage), refusals(wish));
  if (secret.passwordHash !== undefined || wish.username !== undefined) await store.endSessions(sql);
  return created;
}

/** What this caller may ask: the extra fields of operator.md are the operator's and the franchise's; others' are ignored. */
function wishOf(by: By, place: Place, body: Static<typeof MailboxBody>, exists: boolean): Wish {
  const extra = setsExtraFields(by.caller);
  // A new name is for a mailbox that has an old one.
  const renamed = exists ? body.username?.toLowerCase() : undefined;
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

/** What was decided, and on what. */
type Settled = Decision & { plan: PlanRow; found: LockedUsername | undefined; mailbox: MailboxRow | undefined };

/** Reads what the rules need and decides. The domain comes first, as for everyone who holds both. */
async function settle(
  tx: Tx,
  place: Place,
  wish: Wish,
  usage: number,
  find: () => Promise<LockedUsername | undefined>,
): Promise<Settled> {
  const domain = await keepDomain(tx, place.domainId);
  if (domain === undefined) throw faults.notFound('Domain');
  const found = await find();
  if (found !== undefined && found.type !== 'imap') throw faults.conflict(EXISTS);
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
  return { ...decision, plan, found, mailbox };
}

async function write(tx: Tx, by: By, place: Place, wish: Wish, secret: Secret, usage: number): Promise<boolean> {
  const settled = await settle(tx, place, wish, usage, async () => lockPrepared(tx, place, secret));
  const { found, mailbox: _before, ...decision } = settled;
  const id = found?.id ?? uuidv7();
  const detail = detailOf(wish, secret, settled);
  await audit(tx, by, 'setMailbox', `${place.mailboxName}@${place.domain}`, detail, { usernameId: id });
  if (found === undefined) await create(tx, by, place, wish, secret, decision, id);
  else await change(tx, id, wish, secret, decision);
  await rememberSecret(tx, id, secret);
  return found === undefined;
}

function detailOf(wish: Wish, secret: Secret, { found, mailbox, ...decision }: Settled): Detail {
  const { master, username } = wish;
  const virtual = found === undefined && wish.isVirtual ? true : undefined;
  const after = { username, master, quota: decision.quota, type: decision.webmailType, virtual };
  const before = found && { ...found, master: mailbox?.master, type: mailbox?.webmailType };
  return { ...changes(before, after), ...(secret.passwordHash === undefined ? {} : { password: CHANGED }) };
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

/** Deletes a mailbox with its OX account, settings and history; a trigger sets all that aside (contract.md B.2 rows 19-21). */
export async function removeMailbox(sql: Sql, store: Store, by: By, place: Place): Promise<void> {
  await transact(sql, async (tx) => {
    // One whose domain is being deleted goes with it, and comes back with it.
    if ((await keepDomain(tx, place.domainId)) === undefined) throw faults.notFound('Domain');
    const found = await lockUsername(tx, place.domainId, place.mailboxName);
    if (found?.type !== 'imap') throw faults.notFound('Mailbox');
    const mailbox = await lockMailbox(tx, found.id);
    const gone = removal({ quota: found.quota, master: mailbox?.master, type: mailbox?.webmailType });
    await audit(tx, by, 'removeMailbox', `${place.mailboxName}@${place.domain}`, gone);
    await deleteUsername(tx, found.id);
  });
  await store.endSessions(sql);
}
