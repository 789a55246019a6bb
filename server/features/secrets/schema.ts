import { Type } from 'typebox';
import { Links, LocatedLinks, MAX_INTEGER } from '../../http/schemas.ts';

/** contract.md F.1, Lengths; an answer has at least two characters (B.2 row 41). */
const Answer = Type.String({
  minLength: 2,
  maxLength: 256,
  check: (answer: string) => (normalised(answer).length < 2 ? 'Shorter than minimum length 2' : undefined),
});

/** An answer as it is compared: case, blanks at the ends and runs of blanks do not count (contract.md B.2 row 22). */
export function normalised(answer: string): string {
  return answer.trim().toLowerCase().replace(/\s+/gu, ' ');
}

/** contract.md B.2 row 41: the keys of the stored answers, never the answers. */
export const SecretList = Type.Object({ list: Type.Array(Type.String()), links: Links });

/** PUT replaces all answers: text key -> answer. */
export const SecretsBody = Type.Record(Type.String(), Answer);

export const SecretQuestions = Type.Object({
  questions: Type.Record(Type.String(), Type.String()),
  links: LocatedLinks,
});
export const SecretQuestionsBody = Type.Object({
  questions: Type.Record(Type.String({ pattern: '^[A-Za-z0-9._-]{1,64}$' }), Type.String({ maxLength: 256 })),
});

export const SecretQuestionSettings = Type.Object({ minimum: Type.Integer(), links: LocatedLinks });
export const SecretQuestionSettingsBody = Type.Object({ minimum: Type.Integer({ minimum: 1, maximum: MAX_INTEGER }) });

/** contract.md B.2 row 22; the older name of the map is taken too (C-22). */
export const ActionBody = Type.Object({
  action: Type.Literal('resetPassword'),
  actionData: Type.Object({
    secretQuestionsAnswers: Type.Record(Type.String(), Answer, {
      'x-alias': 'secretQuestionsAnswersList',
      minProperties: 1,
    }),
    password: Type.String(),
  }),
});
