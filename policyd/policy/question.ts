/** Postfix's policy delegation protocol: `name=value` lines, then an empty one; the answer is `action=...` and an empty line. Pure. */
import { NonsenseError } from '../nonsense.ts';

/** What Postfix tells of a mail so far, by the names of its protocol; what it does not tell is not there. */
export type Question = ReadonlyMap<string, string>;

/** Bytes of one question: the longest attribute is a sender of some 2000, and there are about thirty. */
export const LONGEST_QUESTION = 65_536;
const MOST_ATTRIBUTES = 200;

/** Cuts what comes in into questions. */
export class QuestionReader {
  #rest: Buffer = Buffer.alloc(0);

  /**
   * @returns the questions that are complete now, in order
   * @throws NonsenseError
   */
  read(chunk: Buffer): Question[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const questions: Question[] = [];
    for (let end = this.#rest.indexOf('\n\n'); end >= 0; end = this.#rest.indexOf('\n\n')) {
      questions.push(questionOf(this.#rest.subarray(0, end)));
      this.#rest = this.#rest.subarray(end + 2);
    }
    if (this.#rest.length > LONGEST_QUESTION || this.#rest[0] === NEWLINE) throw new NonsenseError('no question');
    return questions;
  }
}

const NEWLINE = 0x0a;

function questionOf(bytes: Buffer): Question {
  if (bytes.length > LONGEST_QUESTION) throw new NonsenseError('a question too long');
  const lines = bytes.toString('utf8').split('\n');
  if (lines.length > MOST_ATTRIBUTES) throw new NonsenseError('too many attributes');
  const question = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = /^([A-Za-z0-9_]+)=(.*)$/s.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new NonsenseError('no attribute');
    question.set(name, value);
  }
  if (question.get('request') !== 'smtpd_access_policy') throw new NonsenseError('not a question of smtpd');
  return question;
}

/** @param action one line, in the words of Postfix's access(5) */
export const answerOf = (action: string): string => `action=${action}\n\n`;
