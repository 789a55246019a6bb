/** Secret questions and a mailbox's answers to them (contract.md B.2 rows 41, 42, 51, 52). */
import { audit } from '../../audit.ts';
import { CHANGED, changes } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { lockUsernameById, type LockedUsername } from '../usernames/queries.ts';
import { answerDigest } from './answers.ts';
import {
  lockQuestions,
  readMinimum,
  readQuestions,
  replaceAnswers,
  replaceQuestions,
  type StoredAnswer,
  storedKeys,
  writeMinimum,
} from './queries.ts';

/** Replaces the answers of a username in this domain. 400 for keys that are no questions, and for fewer pairs than the platform's minimum. */
export async function setSecrets(
  sql: Sql,
  by: By,
  { id, historySalt }: Pick<LockedUsername, 'id' | 'historySalt'>,
  domain: string,
  sent: Record<string, string>,
): Promise<void> {
  await checkSecrets(sql, sent);
  const answers: StoredAnswer[] = [];
  for (const [key, answer] of Object.entries(sent)) {
    answers.push({ key, digest: await answerDigest(key, answer, historySalt) });
  }
  await transact(sql, async (tx) => {
    const found = await lockUsernameById(tx, id);
    if (found === undefined) throw faults.notFound('Mailbox');
    const keys = changes({ keys: await storedKeys(tx, id) }, { keys: Object.keys(sent) });
    await audit(tx, by, 'setSecrets', `${found.username}@${domain}`, { ...keys, answers: CHANGED });
    await replaceAnswers(tx, id, answers);
  });
}

async function checkSecrets(sql: Sql, sent: Record<string, string>): Promise<void> {
  const known = Object.keys(await readQuestions(sql));
  const unknown = Object.keys(sent).filter((key) => !known.includes(key));
  if (unknown.length > 0) {
    const messages = unknown.map((key) => [key, `"${key}" is not one of ${known.join(', ')}`] as const);
    throw faults.invalidWrapped(Object.fromEntries(messages));
  }
  const minimum = await readMinimum(sql);
  if (Object.keys(sent).length < minimum) throw faults.invalidWrapped({ '': `Shorter than minimum length ${minimum}` });
}

/** Replaces the dictionary; answers stored for a key that is gone no longer count (operator.md). */
export async function setSecretQuestions(sql: Sql, by: By, questions: Record<string, string>): Promise<void> {
  await transact(sql, async (tx) => {
    await lockQuestions(tx);
    const before = await readQuestions(tx);
    const gone = Object.keys(before).filter((key) => !Object.hasOwn(questions, key));
    const after = { ...questions, ...Object.fromEntries(gone.map((key) => [key, null])) };
    await audit(tx, by, 'setSecretQuestions', 'secretQuestions', changes(before, after));
    await replaceQuestions(tx, questions);
  });
}

/** Sets how many answers a mailbox must store; 400 for more than there are questions (contract.md F.4). */
export async function setSecretQuestionSettings(sql: Sql, by: By, minimum: number): Promise<void> {
  await transact(sql, async (tx) => {
    await lockQuestions(tx);
    const count = Object.keys(await readQuestions(tx)).length;
    if (minimum > count) throw faults.invalid({ minimum: `${minimum} is greater than maximum value ${count}` });
    const before = { minimum: await readMinimum(tx) };
    await audit(tx, by, 'setSecretQuestionSettings', 'secretQuestionSettings', changes(before, { minimum }));
    await writeMinimum(tx, minimum);
  });
}
