/** Requests made from the API's description: the operation, who asks, names, query, headers, body, and how it is put on the wire. */
import fc from 'fast-check';
import { nameIn, nameNowhere, wordsOf } from '../support/matrix.ts';
import type { Description } from '../support/promised.ts';
import type { Tenants } from '../support/tenants.ts';
import { nearlyRight, right, type Shape } from './bodies.ts';
import { caller, CONTENT_TYPES, ODD_HEADERS, WILD_HEADERS, WRONG_TYPES } from './headers.ts';
import { hostileBody, nastyText } from './values.ts';

/** One request as it goes out. */
export interface FuzzRequest {
  method: string;
  /** The request target, letter by letter. */
  target: string;
  headers: [name: string, value: string][];
  body: Buffer | undefined;
  /** How the body's length is told. */
  framing: 'length' | 'chunked';
  /** `operationId`, and which kind of body: for the figures. */
  operation: string;
  kind: Kind;
  /** Whether something below the API may refuse it: what is hardly HTTP. */
  isWild: boolean;
}

export const KINDS = ['right', 'nearly', 'hostile'] as const;
export type Kind = (typeof KINDS)[number];

interface Operation {
  operationId: string;
  method: string;
  path: string;
  query: { name: string; shape: Shape }[];
  body: Shape | undefined;
}

interface Described {
  operationId: string;
  parameters?: { in: string; name: string; schema: Shape }[];
  requestBody?: { content: Record<string, { schema: Shape }> };
}

/** The operations of a description. */
export function operationsOf(description: Description): Operation[] {
  return Object.entries(description.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Record<string, Described>).map(([method, described]) => ({
      operationId: described.operationId,
      method: method.toUpperCase(),
      path,
      query: (described.parameters ?? [])
        .filter((parameter) => parameter.in === 'query')
        .map(({ name, schema }) => ({ name, shape: schema })),
      body: described.requestBody?.content['application/json']?.schema,
    })),
  );
}

/** Names for the words of a path: mostly such as exist, so that calls get somewhere. */
function segment(word: string, path: string, tenants: Tenants): fc.Arbitrary<string> {
  const [own, bob, umbra, globex] = [tenants.acme, tenants.bob, tenants.umbra, tenants.globex].map((tenant) =>
    encodeURIComponent(nameIn(tenant, word, path)),
  );
  return fc.oneof(
    { weight: 240, arbitrary: fc.constant(own!) },
    { weight: 6, arbitrary: fc.constantFrom(bob!, own!.toUpperCase()) },
    { weight: 4, arbitrary: fc.constantFrom(umbra!, globex!) },
    {
      weight: 6,
      arbitrary: fc.constantFrom(nameNowhere(word), 'new-name', 'new.example', '-dash', 'xn--mnchen-3ya.example'),
    },
    { weight: 4, arbitrary: nastyText.map((text) => encodeURIComponent(text.toWellFormed())) },
    {
      weight: 2,
      arbitrary: fc.oneof(
        fc.constantFrom(
          '',
          '%',
          '%z',
          '%zz',
          '%ff',
          '%c3%28',
          '%e0%80%80',
          '%00',
          '%2e%2e',
          '..',
          '.',
          '%2f',
          '%5c',
          'x'.repeat(9000),
        ),
        fc.string({ unit: fc.constantFrom(...Array.from('%/;:@&=+$,!*\'()[]{}|^"<>~')), maxLength: 8 }),
      ),
    },
  );
}

function queryFor(query: Operation['query']): fc.Arbitrary<string> {
  const known = query.map(({ name, shape }) =>
    fc.oneof(
      right(shape, name).map((value) => `${name}=${encodeURIComponent(String(value).toWellFormed())}`),
      fc
        .constantFrom('1', '2', '100', '401', '99999999999999999999', '0', '', 'a*', '*a*b*c*d*')
        .map((value) => `${name}=${value}`),
      nastyText.map((text) => `${name}=${encodeURIComponent(text.toWellFormed())}`),
    ),
  );
  const odd = fc.constantFrom(
    'page',
    '=',
    '&&',
    'page=%',
    'page=%zz',
    'a[b][c]=1',
    '__proto__=1',
    'x'.repeat(3000),
    '?',
    'page=1;pageSize=2',
  );
  return fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    {
      weight: known.length > 0 ? 4 : 0,
      arbitrary: fc.array(fc.oneof(...known, odd), { maxLength: 4 }).map((parts) => parts.join('&')),
    },
    { weight: 1, arbitrary: odd },
  );
}

interface Payload {
  kind: Kind;
  body: Buffer | undefined;
}

function payloadFor({ method, body }: Operation): fc.Arbitrary<Payload> {
  const hostile = hostileBody.map((bytes): Payload => ({ kind: 'hostile', body: bytes }));
  if (method === 'GET' || method === 'DELETE') {
    return fc.oneof(
      { weight: 15, arbitrary: fc.constant<Payload>({ kind: 'right', body: undefined }) },
      { weight: 1, arbitrary: hostile },
    );
  }
  if (body === undefined) return fc.constant<Payload>({ kind: 'right', body: undefined });
  return fc.oneof(
    {
      weight: 10,
      arbitrary: right(body).map((value): Payload => ({ kind: 'right', body: Buffer.from(JSON.stringify(value)) })),
    },
    { weight: 8, arbitrary: nearlyRight(body).map((text): Payload => ({ kind: 'nearly', body: Buffer.from(text) })) },
    { weight: 3, arbitrary: hostile },
  );
}

/** A request of any operation; writing ones are twice as likely. */
export function requests(description: Description, tenants: Tenants): fc.Arbitrary<FuzzRequest> {
  const operations = operationsOf(description);
  const writing = operations.filter(({ method }) => method === 'PUT' || method === 'POST');
  return fc.constantFrom(...operations, ...writing).chain((operation) => requestOf(operation, tenants));
}

function requestOf(operation: Operation, tenants: Tenants): fc.Arbitrary<FuzzRequest> {
  const { path, operationId } = operation;
  return fc
    .record({
      names: fc.tuple(...wordsOf(path).map((word) => segment(word, path, tenants))),
      query: queryFor(operation.query),
      payload: payloadFor(operation),
      credentials: caller,
      method: fc.oneof(
        { weight: 40, arbitrary: fc.constant(operation.method) },
        {
          weight: 1,
          arbitrary: fc.constantFrom('HEAD', 'OPTIONS', 'PATCH', 'TRACE', 'PROPFIND', 'GET', 'PUT', 'DELETE'),
        },
      ),
      odd: fc.oneof(
        { weight: 6, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray(ODD_HEADERS, { maxLength: 3 }) },
      ),
      wild: fc.oneof(
        { weight: 60, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.subarray(WILD_HEADERS, { minLength: 1, maxLength: 1 }) },
      ),
      type: fc.oneof(
        { weight: 12, arbitrary: fc.constantFrom(...CONTENT_TYPES) },
        { weight: 1, arbitrary: fc.constantFrom(...WRONG_TYPES) },
      ),
      framing: fc.constantFrom('length' as const, 'length' as const, 'length' as const, 'chunked' as const),
      tail: fc.oneof(
        { weight: 12, arbitrary: fc.constant('') },
        { weight: 1, arbitrary: fc.constantFrom('/', '//', '#x', ';x', '/..', '%20') },
      ),
    })
    .map(({ names, query, payload, credentials, method, odd, wild, type, framing, tail }) => {
      let next = 0;
      const target = path.replace(/\{[^}]*\}/g, () => names[next++]!) + tail + (query === '' ? '' : `?${query}`);
      const typed: [string, string][] = payload.body === undefined || type === '' ? [] : [['content-type', type]];
      return {
        method,
        target: target.slice(0, 12_000),
        headers: [...credentials, ...typed, ...odd, ...wild],
        body: payload.body,
        framing,
        operation: operationId,
        kind: payload.kind,
        isWild: wild.length > 0 || /[^\x21-\x7e]/.test(target),
      };
    });
}
