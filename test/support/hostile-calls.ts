/** What the calls of test/api/hostile.test.ts are put together from: right parts, so that some come far, and hostile ones. */
import fc from 'fast-check';
import { PASSWORD } from './api.ts';
import { hostileTexts } from './hostile-texts.ts';

/** Names that exist, so that a call comes as far as the verb. What is deleted is what such calls have made. */
const GOOD: Record<string, string[]> = {
  account: ['acme'],
  domain: ['acme.example', 'acme.example', 'hostile.example'],
  mailboxName: ['alice', 'h1', 'H2'],
  userName: ['acme-clerk', 'h1'],
};
const MADE: Record<string, string[]> = { account: ['h1'], domain: ['hostile.example'], mailboxName: ['h1', 'H2'] };

/** Values with which a field is right, as JSON. */
const RIGHT: Record<string, string> = {
  password: JSON.stringify(PASSWORD),
  userName: '"h1"',
  accountNumber: '"h1"',
  role: '"operator"',
  status: '"open"',
  plan: '"standard"',
  quota: '"50"',
};

const NASTY = [
  ...hostileTexts,
  '\u001f',
  '%25',
  '$1',
  '" or ""="',
  '<script>',
  'ß',
  '\u202e',
  'prototype',
  'true',
  '0',
  '{ARGON2ID}$',
  'a@b.example',
  '\ud83d'.repeat(3),
];

/** Hostile text, and any. */
export const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NASTY) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 300 }) },
);

/** What JSON can say, as its text: also what JSON.stringify would not write. */
const literal = fc.oneof(
  { weight: 4, arbitrary: text.map((value) => JSON.stringify(value)) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '1e999',
      '-1e999',
      '9007199254740993',
      '-0',
      '0',
      '1',
      '2147483647',
      '2147483648',
      '1.5',
      '1e-400',
      'true',
      'false',
      'null',
      '[]',
      '{}',
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '["x"]',
      '[null]',
      '[[[[[]]]]]',
      '{"__proto__": {"a": 1}}',
      '{"constructor": null}',
      '{"a": {"b": {}}}',
      '{"standard": 1}',
      '{"": ""}',
      '{"type": "x", "days": 5}',
      '"\\ud800"',
      '"\\u0000"',
      JSON.stringify(PASSWORD),
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
);

/** A segment of a path: a good name, hostile text, or characters that are not encoded at all. */
export const segment = (name: string, isDeleted: boolean) => {
  const good = isDeleted ? MADE[name] : GOOD[name];
  return fc.oneof(
    { weight: 40, arbitrary: fc.constantFrom(...(good ?? ['h1', 'h1', 'hostile.example', 'standard'])) },
    { weight: 6, arbitrary: text.map((value) => encodeURIComponent(value.toWellFormed())) },
    {
      weight: 1,
      arbitrary: fc.string({ unit: fc.constantFrom(...Array.from('%/;:@&=+$,!*\'()[]{}|^"<>~#')), maxLength: 12 }),
    },
  );
};

/** A member of a body: a field of the operation or a key that is none of its, with a right value or any other. */
export const member = (fields: string[]) =>
  fc.constantFrom(...fields, ...fields, ...fields, '__proto__', 'constructor', 'x', '').chain((name) => {
    const values = fc.oneof(
      { weight: 1, arbitrary: literal },
      { weight: 4, arbitrary: fc.constant(RIGHT[name] ?? 'null') },
    );
    return values.map((value) => `${JSON.stringify(name)}: ${value}`);
  });

/** A body that is none; mostly undefined: then the members count. */
export const broken = fc.oneof(
  { weight: 20, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom('{"a', '[]', '"', '\0', '{"a":1}x') },
);
