import { type Static, Type } from 'typebox';
import { Links, PageQuery, Timestamp } from '../../http/schemas.ts';

const Nullable = Type.Union([Type.String(), Type.Null()]);

const entry = {
  id: Type.String({ format: 'uuid' }),
  at: Timestamp,
  requestId: Type.String({ format: 'uuid', description: 'The X-Request-Id of the call; of several, of the first.' }),
  callerKind: Type.String({
    description:
      'operator, franchise, account, mailbox, ticket (by a link to the antispam page), system (a job) or nobody.',
  }),
  caller: Type.String({ description: 'Empty for nobody.' }),
  address: Type.String({ description: 'The network address that the call came from.' }),
  operation: Type.String(),
  target: Type.String(),
  detail: Type.Record(Type.String(), Type.Unknown(), {
    description:
      'By field [before, after]; of lists what left and what came; of secrets `changed`; of an autoresponder’s texts their lengths.',
  }),
  count: Type.Integer({ description: 'How many equal events of some minutes this stands for.' }),
};

/** What was done: as an account and a mailbox owner see it. */
export const AuditList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(Type.Object(entry)),
  links: Links,
});

/** The same for the operator, with the account and the row's place in the chain: null until it is sealed. */
export const PlatformAuditList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(
    Type.Object({
      ...entry,
      account: Nullable,
      position: Type.Union([Type.Integer(), Type.Null()]),
      hash: Nullable,
    }),
  ),
  links: Links,
});

const wildcards = Type.Optional(Type.String({ description: '`*` stands for any characters.' }));

/** A point in time: a date, or a date with a time of day, in UTC unless it says otherwise (ISO 8601). */
const POINT = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?)?$/;

/** Reads a point in time; undefined for a text that is none. */
export function pointIn(text: string): Date | undefined {
  if (!POINT.test(text)) return undefined;
  const zoned = !text.includes('T') || /(Z|[+-]\d\d:\d\d)$/.test(text) ? text : `${text}Z`;
  const date = new Date(zoned);
  // A 31st of February is read as a day of March.
  const real = new Date(`${text.slice(0, 10)}T00:00Z`);
  const exists = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text.slice(0, 10));
  return exists && !Number.isNaN(date.getTime()) ? date : undefined;
}

const point = (description: string) =>
  Type.Optional(
    Type.String({ check: (text: string) => (pointIn(text) === undefined ? 'Invalid date' : undefined), description }),
  );

export const AuditQuery = Type.Object({
  filterCaller: wildcards,
  filterOperation: wildcards,
  filterTarget: wildcards,
  filterAddress: wildcards,
  filterRequestId: wildcards,
  filterFrom: point('ISO 8601; UTC unless it says otherwise. Itself included.'),
  filterTo: point('ISO 8601; UTC unless it says otherwise. Itself not included.'),
  sortField: Type.Optional(Type.Literal('at')),
  sortOrder: Type.Optional(Type.Union([Type.Literal('asc'), Type.Literal('desc')])),
  ...PageQuery,
});
export type AuditQuery = Static<typeof AuditQuery>;

export const PlatformAuditQuery = Type.Object({ filterAccount: wildcards, ...AuditQuery.properties });
