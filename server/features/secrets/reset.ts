/**
 * The reset of a password by secret answers: no credentials, so everything about it is limited (contract.md B.2 row 22, F.4). The
 * same 409, after the same work, for an unknown key, a mailbox without answers, a plan without resets and a wrong answer.
 */
import type { Static } from 'typebox';
import { audit } from '../../audit.ts';
import { CHANGED } from '../../audit/changes.ts';
import type { Tx } from '../../db/connect.ts';
import { PLATFORM, within } from '../../db/scope.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { layOut } from '../../outbox.ts';
import { passwordDigest, storedHash } from '../../passwords/hash.ts';
import { passwordFault } from '../../passwords/rules.ts';
import type { Services } from '../../services.ts';
import {
  findUsername,
  lockUsernameById,
  type LockedUsername,
  rememberPassword,
  updateUsername,
  wasUsed,
} from '../usernames/queries.ts';
import { hasHad, USED } from '../usernames/passwords.ts';
import { allMatch, areSame } from './answers.ts';
import { clearTries, tryReset } from './front-door.ts';
import { readAnswers, readQuestions, type StoredAnswer } from './queries.ts';
import type { ActionBody } from './schema.ts';

/** The username whose password is to be reset. */
export interface Forgetful {
  domainId: string;
  domain: string;
  username: string;
}

/**
 * Sets a new password for someone who knows the answers, tells the mailbox so, and ends its sessions.
 * 400 for a password against the rules, 409 for answers that are not right, 429 after too many tries.
 */
export async function resetPassword(
  { sql, store, notes }: Pick<Services, 'sql' | 'store' | 'notes'>,
  by: By,
  who: Forgetful,
  data: Static<typeof ActionBody>['actionData'],
): Promise<void> {
  const fault = passwordFault(data.password, { username: who.username, domain: who.domain, exchange: false });
  if (fault !== undefined) throw faults.invalidWrapped({ 'actionData.password': fault });
  const sent = data.secretQuestionsAnswers;
  const questions = Object.keys(await readQuestions(sql)).length;
  if (Object.keys(sent).length > Math.max(1, questions)) {
    throw faults.invalidWrapped({ 'actionData.secretQuestionsAnswers': `Longer than maximum length ${questions}` });
  }
  const found = await findUsername(sql, who.domainId, who.username);
  if (found === undefined) throw faults.notFound('Mailbox');
  const tryId = await tryReset(sql, found.id, by.address, by.now).catch((error: unknown) => {
    // Any number of these may come.
    if (error instanceof faults.Fault)
      notes.add('resetPasswordRefused', by, addressOf(who), { reason: 'too many tries' });
    throw error;
  });
  const answers = await readAnswers(sql, found.id);
  if (!(await allMatch(sent, answers, found.historySalt)) || found.isVirtual) {
    await transact(sql, async (tx) => refuse(tx, by, who, 'wrong answers'));
    throw faults.wrongAnswers();
  }
  await within(PLATFORM, async () => transact(sql, async (tx) => clearTries(tx, tryId, found.id)));
  const digest = await passwordDigest(data.password, found.historySalt);
  if (await hasHad(sql, found.id, data.password, digest)) {
    await transact(sql, async (tx) => refuse(tx, by, who, 'former password'));
    throw reused();
  }
  const passwordHash = storedHash(digest, found.historySalt);
  const isSet = await transact(sql, async (tx) => write(tx, by, who, { ...found, answers }, { digest, passwordHash }));
  if (!isSet) throw faults.wrongAnswers();
  await store.endSessions(sql);
}

const refuse = (tx: Tx, by: By, who: Forgetful, reason: string): Promise<void> =>
  audit(tx, by, 'resetPasswordRefused', addressOf(who), { reason });

const reused = (): faults.Fault => faults.invalidWrapped({ 'actionData.password': USED });

const addressOf = ({ username, domain }: Forgetful): string => `${username}@${domain}`;

/** @returns false, and nothing is changed, when the password or the answers are no longer those that were looked at */
async function write(
  tx: Tx,
  by: By,
  who: Forgetful,
  found: LockedUsername & { answers: StoredAnswer[] },
  secret: { digest: Buffer; passwordHash: string },
): Promise<boolean> {
  const { id } = found;
  const now = await lockUsernameById(tx, id);
  if (now === undefined) throw faults.notFound('Mailbox');
  // Somebody has set others meanwhile and was told so: who knew the old answers does not undo that.
  if (now.passwordHash !== found.passwordHash || !areSame(await readAnswers(tx, id), found.answers)) {
    await refuse(tx, by, who, 'wrong answers');
    return false;
  }
  if (await wasUsed(tx, id, secret.digest)) throw reused();
  await audit(tx, by, 'resetPassword', addressOf(who), { password: CHANGED });
  await updateUsername(tx, id, { passwordHash: secret.passwordHash });
  await rememberPassword(tx, id, secret.digest);
  await layOut(tx, notice(who, by), by.now);
  return true;
}

/** What the owner is told: enough to be alarmed by, nothing to misuse. */
function notice(who: Forgetful, by: By) {
  const time = by.now.toISOString().replace('T', ' ').slice(0, 16);
  return {
    recipient: addressOf(who),
    subject: 'Your password was reset',
    body: `The password of ${addressOf(who)} was reset at ${time} UTC, from the network address ${by.address},
by somebody who knew the answers to your secret questions.

If that was you, there is nothing to do. If it was not, ask your provider at once to set a new password,
and then choose other secret questions and answers.
`,
  };
}
