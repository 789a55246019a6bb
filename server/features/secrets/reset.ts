/**
 * The reset of a password by secret answers: no credentials, so everything about it is limited (contract.md B.2 row 22, F.4). The
 * same 409, after the same work, for an unknown key, a mailbox without answers, a plan without resets and a wrong answer.
 */
import type { Static } from 'typebox';
import { audit } from '../../audit.ts';
import { CHANGED } from '../../audit/changes.ts';
import type { Sql, Tx } from '../../db/connect.ts';
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
import { told } from './refusals.ts';
import type { ActionBody } from './schema.ts';

/** The username whose password is to be reset. */
export interface Forgetful {
  domainId: string;
  domain: string;
  username: string;
  /** That was counted before it was known that there is one. */
  lookId: string;
}

/**
 * Sets a new password for someone who knows the answers, tells the mailbox so, and ends its sessions.
 * 400 for a password against the rules, 409 for answers that are not right, 429 after too many tries.
 */
export async function resetPassword(
  { sql, store }: Pick<Services, 'sql' | 'store'>,
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
  const tryId = await tryReset(sql, found.id, by.address, by.now);
  const answers = await readAnswers(sql, found.id);
  if (!(await allMatch(sent, answers, found.historySalt)) || found.isVirtual)
    throw await refusal(sql, by, who, 'wrong answers');
  await within(PLATFORM, async () => transact(sql, async (tx) => clearTries(tx, tryId, who.lookId, found.id)));
  const digest = await passwordDigest(data.password, found.historySalt);
  if (await hasHad(sql, found.id, data.password, digest)) throw await refusal(sql, by, who, 'former password');
  const passwordHash = storedHash(digest, found.historySalt);
  const reason = await transact(sql, async (tx) => write(tx, by, who, { ...found, answers }, { digest, passwordHash }));
  if (reason !== undefined) throw await refusal(sql, by, who, reason);
  await store.endSessions(sql);
}

type Reason = 'wrong answers' | 'former password';

/** The answer to who came as far as the answers: its row is never lost. */
async function refusal(sql: Sql, by: By, who: Forgetful, reason: Reason): Promise<faults.Fault> {
  await transact(sql, async (tx) => audit(tx, by, 'resetPasswordRefused', addressOf(who), { reason }));
  return told(
    reason === 'wrong answers' ? faults.wrongAnswers() : faults.invalidWrapped({ 'actionData.password': USED }),
  );
}

const addressOf = ({ username, domain }: Forgetful): string => `${username}@${domain}`;

/** @returns why nothing was changed: the password or the answers are no longer those that were looked at, or the new one was had since */
async function write(
  tx: Tx,
  by: By,
  who: Forgetful,
  found: LockedUsername & { answers: StoredAnswer[] },
  secret: { digest: Buffer; passwordHash: string },
): Promise<Reason | undefined> {
  const { id } = found;
  const now = await lockUsernameById(tx, id);
  if (now === undefined) throw faults.notFound('Mailbox');
  // Somebody has set others meanwhile and was told so: who knew the old answers does not undo that.
  if (now.passwordHash !== found.passwordHash || !areSame(await readAnswers(tx, id), found.answers))
    return 'wrong answers';
  if (await wasUsed(tx, id, secret.digest)) return 'former password';
  await audit(tx, by, 'resetPassword', addressOf(who), { password: CHANGED });
  await updateUsername(tx, id, { passwordHash: secret.passwordHash });
  await rememberPassword(tx, id, secret.digest);
  await layOut(tx, notice(who, by), by.now);
  return undefined;
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
