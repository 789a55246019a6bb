/** Exchange mailboxes (contract.md B.1 rows 24 to 26): usernames like those of mailboxes, with settings of their own. */
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { CHANGED, changes, type Detail, removal } from '../../audit/changes.ts';
import type { Tx } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { setsExtraFields } from '../../http/rights.ts';
import { addressesOf } from '../../mail-address.ts';
import type { Services } from '../../services.ts';
import { keepDomain } from '../domains/queries.ts';
import { deployPolicy } from '../../policy/deploy.ts';
import { planOf } from '../plans/queries.ts';
import { lockPrepared, prepareSecret, rememberSecret, type Secret } from '../usernames/passwords.ts';
import {
  deleteUsername,
  findUsername,
  insertUsername,
  type LockedUsername,
  lockUsername,
  type Place,
  updateUsername,
} from '../usernames/queries.ts';
import {
  type Address,
  type Fields,
  findExchange,
  holdAddresses,
  insertExchange,
  listAddresses,
  namesOf,
  replaceAddresses,
  updateExchange,
} from './queries.ts';
import { decide, type Decision, type Wish } from './rules.ts';
import { type Exchange, type ExchangeBody, PERSONAL, SETTINGS } from './schema.ts';
import { shownExchange } from './shown.ts';

const EXISTS = 'Mailbox already exists';
const REFUSALS = { usernames_domain_id_username_key: () => faults.conflict(EXISTS) };

/** What the verbs need of the system. */
export type Here = Pick<Services, 'sql' | 'store' | 'exchange'>;

/** All that GET shows but the links. 404 for a username that is no Exchange mailbox. */
export async function getExchange(here: Here, { domain, username }: Stem): Promise<Omit<Exchange, 'links'>> {
  const row = username?.type === 'exchange' ? await findExchange(here.sql, username.id) : undefined;
  if (row === undefined || username === undefined) throw faults.notFound('Mailbox');
  const [contents, [, ...aliases], addresses] = await Promise.all([
    here.store.contents(here.sql, username.id),
    namesOf(here.sql, domain!.id),
    listAddresses(here.sql, username.id),
  ]);
  const named = { username: username.username, domain: domain!.domain, quota: username.quota };
  return shownExchange({ row, ...named, aliases, addresses, contents }, here.exchange);
}

/**
 * Creates or changes an Exchange mailbox. As for mailboxes, everything is checked once before the password is hashed and again
 * in the transaction that writes.
 * @returns whether it was created
 */
export async function setExchange(here: Here, by: By, place: Place, body: ExchangeBody): Promise<boolean> {
  const { sql, store } = here;
  const wish = wishOf(by, body);
  const found = await findUsername(sql, place.domainId, place.mailboxName);
  const usage = found !== undefined && (wish.quota ?? wish.type) !== undefined ? await store.usage(sql, found.id) : 0;
  // The usage is looked at last, after the former passwords: not in this first round.
  if (wish.password !== undefined) await sql.begin(async (tx) => settle(tx, here, place, wish, 0, async () => found));
  const secret = await prepareSecret(sql, wish, found);
  const created = await transact(sql, async (tx) => write(tx, here, by, place, wish, secret, usage), REFUSALS);
  const endsSessions = secret.passwordHash !== undefined || wish.imapEnabled === false || wish.popEnabled === false;
  if (endsSessions) await store.endSessions(sql);
  return created;
}

/** What this caller may ask: the extra fields of operator.md are the operator's and the franchise's; others' are ignored. */
function wishOf(by: By, body: ExchangeBody): Wish {
  const extra = setsExtraFields(by.caller);
  const { password, resetPassword, type, resourceType, imapEnabled, popEnabled, quota, emailAddresses } = body;
  const fields = fieldsOf(body, extra ? [...PERSONAL, ...SETTINGS] : PERSONAL);
  const wish = { password, resetPassword, type, resourceType, fields };
  if (!extra) return wish;
  return {
    ...wish,
    passwordHash: password === undefined ? body.passwordHash : undefined,
    imapEnabled,
    popEnabled,
    quota,
    emailAddresses: emailAddresses?.map((item) => (typeof item === 'string' ? item : item.address)),
  };
}

function fieldsOf(body: ExchangeBody, names: (keyof Fields)[]): Fields {
  const given = names.filter((name) => body[name] !== undefined).map((name) => [name, body[name]]);
  const fields = Object.fromEntries(given) as Fields;
  for (const name of ['acceptMessagesOnlyFromSendersOrMembers', 'rejectMessagesFromSendersOrMembers'] as const) {
    if (fields[name] !== undefined) fields[name] = addressesOf(fields[name])!.join(',');
  }
  const forwarding = fields.forwardingSmtpAddress && addressesOf(fields.forwardingSmtpAddress);
  if (forwarding) fields.forwardingSmtpAddress = forwarding.map((address) => `smtp:${address}`).join(',');
  return fields;
}

/** Reads what the rules need and decides. The domain comes first, as for everyone who holds both. */
async function settle(
  tx: Tx,
  here: Here,
  place: Place,
  wish: Wish,
  usage: number,
  find: () => Promise<LockedUsername | undefined>,
): Promise<Decision & { found: LockedUsername | undefined }> {
  const domain = await keepDomain(tx, place.domainId);
  if (domain === undefined) throw faults.notFound('Domain');
  const found = await find();
  if (found !== undefined && found.type !== 'exchange') throw faults.conflict(EXISTS);
  const decision = decide(wish, {
    plan: await planOf(tx, domain.planId),
    domain: domain.domain,
    isDisabled: domain.status === 'disabled',
    names: wish.emailAddresses === undefined ? [] : await namesOf(tx, domain.id),
    mailboxName: place.mailboxName,
    type: found && (await findExchange(tx, found.id))?.type,
    usage,
    passwordStartsWithLetter: here.exchange.passwordStartsWithLetter,
  });
  return { ...decision, found };
}

async function write(
  tx: Tx,
  here: Here,
  by: By,
  place: Place,
  wish: Wish,
  secret: Secret,
  usage: number,
): Promise<boolean> {
  if (wish.emailAddresses !== undefined) await holdAddresses(tx, place.domainId);
  const lock = async () => lockPrepared(tx, place, secret);
  const decision = await settle(tx, here, place, wish, usage, lock);
  const { found, quota, addresses } = decision;
  const id = found?.id ?? uuidv7();
  const detail = await detailOf(tx, wish, secret, decision);
  await audit(tx, by, 'setExchange', `${place.mailboxName}@${place.domain}`, detail, { usernameId: id });
  if (found === undefined) await create(tx, by, place, wish, secret, quota!, id);
  else {
    await updateUsername(tx, id, { passwordHash: secret.passwordHash, quota });
    await updateExchange(tx, id, wish, by.now);
  }
  if (addresses !== undefined) await replaceAddresses(tx, id, place.domainId, addresses);
  await rememberSecret(tx, id, secret);
  await deployPolicy(tx, id);
  return found === undefined;
}

async function detailOf(
  tx: Tx,
  wish: Wish,
  secret: Secret,
  decision: Awaited<ReturnType<typeof settle>>,
): Promise<Detail> {
  const { found, quota, addresses } = decision;
  const row = found && (await findExchange(tx, found.id));
  const emailAddresses = addresses && found ? (await listAddresses(tx, found.id)).map(written) : [];
  const before = row && { ...row, ...row.fields, quota: found.quota, emailAddresses };
  const { type, resourceType, resetPassword, imapEnabled, popEnabled, fields } = wish;
  const set = { quota, type, resourceType, resetPassword, imapEnabled, popEnabled, ...fields };
  const after = { ...set, emailAddresses: addresses?.map(written) };
  return { ...changes(before, after), ...(secret.passwordHash === undefined ? {} : { password: CHANGED }) };
}

const written = ({ local, name }: Address): string => `${local}@${name}`;

async function create(
  tx: Tx,
  by: By,
  place: Place,
  wish: Wish,
  secret: Secret,
  quota: number,
  id: string,
): Promise<void> {
  await insertUsername(tx, {
    id,
    domainId: place.domainId,
    username: place.mailboxName,
    type: 'exchange',
    passwordHash: secret.passwordHash!,
    historySalt: secret.historySalt,
    quota,
    isVirtual: false,
    createdDate: by.now,
  });
  await insertExchange(tx, id, place.domainId, wish, by.now);
}

/** Deletes an Exchange mailbox with its settings and history; its mail is set aside. 409 in a disabled domain (contract.md C-42). */
export async function removeExchange({ sql, store }: Here, by: By, place: Place): Promise<void> {
  await transact(sql, async (tx) => {
    const domain = await keepDomain(tx, place.domainId);
    if (domain === undefined) throw faults.notFound('Domain');
    const found = await lockUsername(tx, place.domainId, place.mailboxName);
    if (found?.type !== 'exchange') throw faults.notFound('Mailbox');
    if (domain.status === 'disabled') throw faults.conflict('The domain is disabled.');
    const row = await findExchange(tx, found.id);
    const gone = removal({ quota: found.quota, type: row?.type, resourceType: row?.resourceType });
    await audit(tx, by, 'removeExchange', `${place.mailboxName}@${place.domain}`, gone);
    await deleteUsername(tx, found.id);
  });
  await store.endSessions(sql);
}
