/** Shapes that many routes share. */
import * as faults from '../faults.ts';
import type { Fault } from '../faults.ts';
import { Type, type TObject } from 'typebox';

/** A list's entry of contract.md A.5. */
export const Link = Type.Object({ href: Type.String(), rel: Type.String() });
export const Links = Type.Array(Link);

/** The links of the four replies whose examples say `location` (contract.md C-03): both keys, one URL. */
export const LocatedLinks = Type.Array(
  Type.Object({ location: Type.String(), href: Type.String(), rel: Type.String() }),
);

/** A point in time: a Date in the code, `2026-01-31T12:00:00.000Z` on the wire. */
export const Timestamp = Type.Unsafe<Date>(Type.String({ format: 'date-time' }));

/** A reply without a body. */
export const Empty = Type.Null({ description: 'No body.' });

/** 201: no body; `Location` names what was made. */
export const Created = Type.Null({ description: 'Created; the Location header has its URL.' });

/** The largest integer of a column. */
export const MAX_INTEGER = 2_147_483_647;

const Details = Type.Union([Type.String(), Type.Record(Type.String(), Type.String())]);
const FaultBody = Type.Object({
  guid: Type.Optional(Type.String({ format: 'uuid' })),
  message: Type.String(),
  code: Type.Integer(),
  details: Type.Optional(Details),
});

const wrapped = (id: string, name: string, description: string, example: Fault): TObject =>
  Type.Object({ [name]: FaultBody }, { $id: id, description, examples: [example.body] });

const GUID = '01980000-0000-7000-8000-000000000000';

const FAULTS = {
  400: Type.Object(
    {},
    {
      $id: 'Invalid',
      additionalProperties: true,
      description: 'What is wrong, by field; or one badRequest or computeFault.',
      examples: [faults.invalid({ password: 'Required' }).body, faults.invalidWrapped({ pageSize: 'Required' }).body],
    },
  ),
  401: wrapped(
    'Unauthorized',
    'unauthorized',
    'The credentials are missing or wrong, or do not provide permissions for this operation.',
    faults.unauthorized(),
  ),
  403: wrapped(
    'Forbidden',
    'forbidden',
    'The credentials are right but do not provide permissions.',
    faults.forbidden(),
  ),
  404: wrapped('NotFound', 'itemNotFound', 'Something that the path names does not exist.', faults.notFound('Domain')),
  409: wrapped('Conflict', 'conflict', 'The name is taken, or the object is in use.', faults.conflict()),
  413: wrapped('TooLarge', 'overLimit', 'The body is larger than 1 MiB.', faults.tooLarge()),
  415: wrapped('BadMediaType', 'badMediaType', 'The body is not application/json.', faults.badMediaType()),
  429: wrapped(
    'OverLimit',
    'overLimit',
    'Too many tries by this client or for this mailbox; see Retry-After.',
    faults.overLimit(60),
  ),
  500: wrapped('Unexpected', 'computeFault', 'Our fault; the guid is in our log.', faults.unexpected(GUID)),
  502: wrapped(
    'StoreFault',
    'computeFault',
    'The mail store did not answer.',
    faults.storeFault(502, 'Unable to get message count. No IMAP connection', GUID),
  ),
  503: wrapped('Unavailable', 'serviceUnavailable', 'The database is away; try again.', faults.unavailable(GUID)),
};

/** The shapes that the routes' schemas refer to. */
export const sharedSchemas: readonly TObject[] = Object.values(FAULTS);

/** The schemas of the faults a route can answer, beside those that every route can. */
export function faultReplies(...statuses: (keyof typeof FAULTS)[]): Record<number, TObject> {
  const all = [...statuses, 500, 503] as const;
  // References, so that the description of the API tells each shape once.
  const references = all.map((status) => [status, Type.Ref(`${(FAULTS[status] as { $id?: string }).$id}#`)]);
  return Object.fromEntries(references) as Record<number, TObject>;
}

/** The query of every list (contract.md A.4). The rules of page and pageSize are in pages.ts. */
export const PageQuery = {
  page: Type.Optional(Type.String({ description: 'Which page, from 1; requires pageSize.' })),
  pageSize: Type.Optional(Type.String({ description: 'Entries a page, at most 400; requires page.' })),
};

/** 303 of a list: the Location has the page to ask for. */
export const SeeOther = Type.Null({ description: 'See the page that the Location header names.' });
