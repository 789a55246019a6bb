/** Texts and values that programs stumble over, as arbitraries: the raw material of the generated requests. */
import fc from 'fast-check';
import { hostileTexts } from '../support/hostile-texts.ts';

/** A text that nobody means well with. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 100 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...hostileTexts), fc.constantFrom(...hostileTexts))
      .map((pair) => pair.join('')),
  },
);

/** Any value as the text of JSON, also such as JSON.stringify never writes. */
export const anyLiteral: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: nastyText.map((text) => JSON.stringify(text)) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      '0',
      '-0',
      '1',
      '-1',
      '1.5',
      '1e999',
      '1e-400',
      '2147483647',
      '2147483648',
      '9007199254740993',
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom('true', 'false', 'null', '[]', '{}', '""', '"\\ud800"', '"\\u0000"') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '[null]',
      '[[[[[]]]]]',
      '{"__proto__": {"admin": true}}',
      '{"constructor": {"prototype": {"admin": true}}}',
      '{"toString": 1, "valueOf": null}',
      '{"": ""}',
      '{"length": 1e9}',
      '{"a": 1, "a": 2}',
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.stringify(value)) },
);

/** A whole body that is none, or is more than anybody needs: nesting, size, wrong encodings. */
export const hostileBody: fc.Arbitrary<Buffer> = fc.oneof(
  {
    weight: 20,
    arbitrary: fc
      .constantFrom(
        '',
        ' ',
        '{',
        '{"a',
        '"',
        '[]',
        'null',
        '1',
        '{"a":1}x',
        '{"a":1}{"b":2}',
        "{'a':1}",
        '{"a":01}',
        '\ufeff{}',
        '\0',
      )
      .map((text) => Buffer.from(text)),
  },
  { weight: 5, arbitrary: fc.integer({ min: 100, max: 50_000 }).map((depth) => Buffer.from('['.repeat(depth))) },
  { weight: 5, arbitrary: fc.integer({ min: 100, max: 20_000 }).map((depth) => Buffer.from(nested(depth))) },
  { weight: 5, arbitrary: fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('ff', 'c328', '7b2261223a22ed a080227d', '0000007b')
      .map((hex) => Buffer.from(hex.replace(' ', ''), 'hex')),
  },
  { weight: 3, arbitrary: fc.integer({ min: 100, max: 3000 }).map((keys) => Buffer.from(manyKeys(keys))) },
  // Around the limit of 1 MiB, and over it.
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(1_048_574, 1_048_576, 1_048_577, 1_500_000)
      .map((size) => Buffer.from(`"${'x'.repeat(size - 2)}"`)),
  },
);

const nested = (depth: number): string => `{"list":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
const manyKeys = (keys: number): string =>
  JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, i) => [`key${i}`, i])));
