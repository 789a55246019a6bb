import type { Sql, Tx } from '../../db/connect.ts';

/** The dictionary, in its order. */
export async function readQuestions(sql: Sql | Tx): Promise<Record<string, string>> {
  const rows = await sql<
    { key: string; question: string }[]
  >`select key, question from secret_questions order by position`;
  return Object.fromEntries(rows.map(({ key, question }) => [key, question]));
}

/** Holds the dictionary and its minimum: who changes either waits for the other. */
export async function lockQuestions(tx: Tx): Promise<void> {
  await tx`select from secret_question_settings for update`;
}

export async function replaceQuestions(tx: Tx, questions: Record<string, string>): Promise<void> {
  await tx`delete from secret_questions`;
  const rows = Object.entries(questions).map(([key, question], index) => ({ key, question, position: index + 1 }));
  if (rows.length > 0) await tx`insert into secret_questions ${tx(rows, 'key', 'question', 'position')}`;
}

export async function readMinimum(sql: Sql | Tx): Promise<number> {
  const [row] = await sql<{ minimum: number }[]>`select minimum from secret_question_settings`;
  return row!.minimum;
}

export async function writeMinimum(tx: Tx, minimum: number): Promise<void> {
  await tx`update secret_question_settings set minimum = ${minimum}`;
}

export interface StoredAnswer {
  key: string;
  digest: Buffer;
}

/** The answers that count: of keys that the dictionary has, in its order; none where the plan allows no reset. */
export async function readAnswers(sql: Sql | Tx, usernameId: string): Promise<StoredAnswer[]> {
  return sql`
    select a.key, a.digest
      from secret_answers a
      join secret_questions q on q.key = a.key
      join usernames u on u.id = a.username_id
      join domains d on d.id = u.domain_id
      join plans p on p.id = d.plan_id and p.password_reset
     where a.username_id = ${usernameId} order by q.position`;
}

/** The keys that have an answer, whether it counts or not. */
export async function storedKeys(tx: Tx, usernameId: string): Promise<string[]> {
  const rows = await tx<
    { key: string }[]
  >`select key from secret_answers where username_id = ${usernameId} order by key`;
  return rows.map(({ key }) => key);
}

export async function replaceAnswers(tx: Tx, usernameId: string, answers: StoredAnswer[]): Promise<void> {
  await tx`delete from secret_answers where username_id = ${usernameId}`;
  const rows = answers.map(({ key, digest }) => ({ username_id: usernameId, key, digest }));
  if (rows.length > 0) await tx`insert into secret_answers ${tx(rows, 'username_id', 'key', 'digest')}`;
}
