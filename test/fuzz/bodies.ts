/** Bodies from the shapes that the API's description gives them: right ones, and such as are wrong in one place. */
import fc from 'fast-check';
import { PASSWORD } from '../support/api.ts';
import { anyLiteral, nastyText } from './values.ts';

/** The part of JSON Schema that our description uses. */
export interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  additionalProperties?: Shape | boolean;
  patternProperties?: Record<string, Shape>;
  items?: Shape;
  anyOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

/** What a field's own rules ask for beyond its shape. */
const WORDS: Record<string, string[]> = {
  password: [PASSWORD, 'Another-Horse-8', 'Third-Horse-9'],
  currentPassword: [PASSWORD, 'Wrong-Horse-7'],
  passwordHash: ['{SSHA}1eLlbLKlvfrzwqPdQNAsrWyn2Dlkr5TPQTgM7w==', '{MD5-CRYPT}$1$abcdefgh$irWbblnpmw.5z7wgBnprh0'],
  userName: ['new-user', 'newer-user'],
  accountNumber: ['new-account'],
  franchise: ['north', 'south'],
  plan: ['standard', 'spare'],
  type: ['standard', 'premium', 'activesync', 'B', 'W'],
  address: ['spam@friend.example', '@friend.example'],
  target: ['else@elsewhere.example', 'bob@acme.example'],
  attributeName: ['SPAM_LEVEL', 'SPAM_ACTION', 'SPAM_LEARNING', 'SPAM_DISCARD_LEVEL'],
  attributeValue: ['0', '1', '2', '20'],
  username: ['alice', 'renamed'],
  timezone: ['Europe/Berlin'],
  language: ['en_US'],
  email: ['somebody@friend.example'],
  name: ['New', 'somebody'],
};
/** Keys of maps whose keys are data: questions, or types of mailboxes. */
const KEYS = [
  ['tk1', 'tk2', 'tk3'],
  ['standard', 'premium', 'activesync'],
];
const PLAIN = ['Old Town', 'x', 'Old Town', 'new', 'en_US', 'Europe/Berlin', 'somebody@friend.example', 'ü', '1'];

/** A value that is right as far as the shape tells. */
export function right(shape: Shape, name = ''): fc.Arbitrary<unknown> {
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum !== undefined) return fc.constantFrom(...shape.enum);
  if (shape.anyOf !== undefined) return fc.oneof(...shape.anyOf.map((part) => right(part, name)));
  switch (shape.type) {
    case 'object':
      return rightObject(shape);
    case 'array':
      return fc.array(right(shape.items ?? {}, name), {
        minLength: shape.minItems ?? 0,
        maxLength: Math.max(3, shape.minItems ?? 0),
      });
    case 'integer':
      return fc.integer({ min: Math.max(shape.minimum ?? -10, -10), max: Math.min(shape.maximum ?? 5000, 5000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return rightText(shape, name);
  }
}

function rightObject(shape: Shape): fc.Arbitrary<unknown> {
  const parts = Object.entries(shape.properties ?? {}).map(([name, part]) => [name, right(part, name)] as const);
  const required = shape.required ?? [];
  if (parts.length > 0) return fc.record(Object.fromEntries(parts), { requiredKeys: required });
  const free = shape.additionalProperties ?? Object.values(shape.patternProperties ?? {})[0];
  if (typeof free !== 'object') return fc.constant({});
  return fc.oneof(...KEYS.map((keys) => fc.dictionary(fc.constantFrom(...keys), right(free), { maxKeys: 3 })));
}

function rightText({ pattern, maxLength = 300 }: Shape, name: string): fc.Arbitrary<string> {
  const known = WORDS[name] ?? PLAIN;
  const fits =
    pattern === undefined ? known : [...known, ...PLAIN].filter((text) => new RegExp(pattern, 'u').test(text));
  const some = fc.constantFrom(...(fits.length > 0 ? fits : ['x']));
  if (pattern !== undefined || WORDS[name] !== undefined) return some;
  const free = fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, 50) }).map((text) => text.toWellFormed());
  return fc.oneof({ weight: 3, arbitrary: some }, { weight: 1, arbitrary: free });
}

/** A right body with one thing wrong in it, as JSON. */
export function nearlyRight(shape: Shape): fc.Arbitrary<string> {
  return fc.tuple(right(shape), fc.nat(1000), mutation).map(([value, at, change]) => {
    const text = JSON.stringify(value);
    const places = placesOf(value);
    const place = places[at % Math.max(1, places.length)];
    return place === undefined ? change('{}', '{}') : change(text, place);
  });
}

/** Takes a JSON text and a part of it that may be changed. */
type Mutation = (text: string, part: string) => string;

const replace = (text: string, part: string, by: string): string => {
  const at = text.indexOf(part);
  return at < 0 ? by : text.slice(0, at) + by + text.slice(at + part.length);
};

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  // Another value in place of one.
  anyLiteral.map((literal) => (text: string, part: string) => replace(text, part, literal)),
  // One more key, known to nobody or to JavaScript alone.
  fc.tuple(nastyText, anyLiteral).map(
    ([key, literal]) =>
      (text: string) =>
        text.startsWith('{')
          ? `{${JSON.stringify(key)}: ${literal}${text === '{}' ? '' : ','}${text.slice(1)}`
          : literal,
  ),
  // Too long, too many, twice, one level too deep, not whole.
  fc.constantFrom<Mutation>(
    (text, part) => replace(text, part, JSON.stringify('x'.repeat(70_000))),
    (text, part) => replace(text, part, `[${Array(1500).fill(part).join(',')}]`),
    (text, part) => replace(text, part, `[${part}]`),
    (text, part) => replace(text, part, `{"value": ${part}}`),
    (text) => text.slice(0, -1),
    (text) => `${text} ${text}`,
    (text) => text.toUpperCase(),
  ),
);

/** The values in a value, each as its JSON. */
function placesOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((part: unknown) => [JSON.stringify(part), ...placesOf(part)]);
}
