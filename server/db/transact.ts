/** One change, one transaction; what the database refuses becomes the fault it means. */
import * as faults from '../faults.ts';
import { brokenConstraint, errorCode, type Sql, type Tx } from './connect.ts';

const UNIQUE = '23505';
const FOREIGN_KEY = '23503';
const DEADLOCK = '40P01';
const ATTEMPTS = 3;

/**
 * Runs `work` in a transaction, and again when PostgreSQL has chosen it as the victim of a deadlock. A name that is taken and an
 * object still in use answer 409, whoever won the race; a constraint that has an answer of its own is named in `answers`.
 */
export async function transact<T>(
  sql: Sql,
  work: (tx: Tx) => Promise<T>,
  answers: Record<string, () => faults.Fault> = {},
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await sql.begin(work)) as T;
    } catch (error) {
      const code = errorCode(error);
      if (code === DEADLOCK && attempt < ATTEMPTS) continue;
      const answer = answers[brokenConstraint(error) ?? ''];
      if (answer) throw answer();
      if (code === UNIQUE || code === FOREIGN_KEY) throw faults.conflict();
      throw error;
    }
  }
}
