/** The headers of the generated requests: credentials, media types, and what clients, proxies and attackers send besides. */
import fc from 'fast-check';
import { authorization, PASSWORD } from '../support/api.ts';
import { nastyText } from './values.ts';

/** Those who ask; the weight is how often. */
const CALLERS: [weight: number, name: string | undefined][] = [
  [16, 'operator'],
  [8, 'acme-owner'],
  [6, 'north-app'],
  [4, 'alice@acme.example'],
  [1, 'alice-x@acme.example'],
  [1, 'bob@acme.example'],
  [1, 'acme-clerk'],
  [1, 'umbra-owner'],
  [1, 'south-app'],
  [1, 'dormant-owner'],
  [2, undefined],
];

/** The header by which somebody says who he is: mostly somebody of the world, sometimes nobody or nonsense. */
export const caller: fc.Arbitrary<[string, string][]> = fc.oneof(
  ...CALLERS.map(([weight, name]) => ({ weight, arbitrary: fc.constant(Object.entries(authorization(name))) })),
  { weight: 1, arbitrary: fc.constant([['authorization', basic(`operator:${PASSWORD}x`)]] as [string, string][]) },
  {
    weight: 1,
    arbitrary: fc
      .oneof(
        fc.tuple(nastyText, nastyText).map(([name, password]) => basic(`${name}:${password}`)),
        fc.constantFrom(
          'Basic',
          'Basic ',
          'Basic !!!',
          'Bearer x',
          'Digest username="operator"',
          'Basic OnBhc3N3b3Jk',
          'b'.repeat(5000),
        ),
      )
      .map((value) => [['authorization', value.slice(0, 9000)]] as [string, string][]),
  },
);

function basic(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

/** Headers that clients, proxies and attackers send; none may change what is answered but for the body's own. */
export const ODD_HEADERS: [name: string, value: string][] = [
  ['host', 'evil.example'],
  ['x-forwarded-for', '10.0.0.1, ::1'],
  ['x-forwarded-host', 'evil.example'],
  ['forwarded', 'for=10.0.0.1;host=evil.example;proto=https'],
  ['x-http-method-override', 'DELETE'],
  ['x-original-url', '/users'],
  ['x-request-id', 'a"b<script>'],
  ['accept', 'text/html;q=0'],
  ['accept-encoding', 'gzip, br'],
  ['content-encoding', 'gzip'],
  ['if-modified-since', 'yesterday'],
  ['if-none-match', '*'],
  ['range', 'bytes=0-0,-1'],
  ['origin', 'https://evil.example'],
  ['cookie', 'mailstead_antispam=x; __proto__=y'],
  ['upgrade', 'h2c'],
  ['te', 'trailers'],
  ['expect', '100-continue'],
  ['expect', 'the-unexpected'],
  ['connection', 'close'],
  ['__proto__', 'x'],
  ['constructor', 'x'],
  ['x-binary', '\u0080\u00ff\u00fe'],
  ['x-long', 'x'.repeat(8000)],
];

/** A header that says that there is no Host. */
export const NO_HOST = 'x-no-host';

/** Headers with which a request is hardly HTTP any more. */
export const WILD_HEADERS: [name: string, value: string][] = [
  ['x-null', 'a\0b'],
  ['x-control', 'a\u0001b'],
  ['x-too-long', 'x'.repeat(20_000)],
  ['bad name', 'x'],
  ['content-length', '5, 6'],
  ['content-length', '-1'],
  ['transfer-encoding', 'gzip'],
  ['host', 'a\r\nX-Evil: 1'],
  ['connection', 'upgrade'],
  [NO_HOST, 'x'],
];

/** What a body is said to be, rightly and wrongly. */
export const CONTENT_TYPES = [
  'application/json',
  'application/json',
  'application/json; charset=UTF-8',
  'Application/JSON ;x',
];
export const WRONG_TYPES = [
  '',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/json, x',
  'x'.repeat(300),
];
