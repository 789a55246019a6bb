import { type Static, Type } from 'typebox';
import { Links, PageQuery, Timestamp } from '../../http/schemas.ts';

const QueueName = Type.Union([
  Type.Literal('incoming'),
  Type.Literal('active'),
  Type.Literal('deferred'),
  Type.Literal('hold'),
]);

/** A mail that waits: its envelope, and nothing of what it says. */
export const QueuedMail = Type.Object({
  id: Type.String(),
  queue: Type.String({ description: 'incoming, active, deferred (it is tried again) or hold (it is not).' }),
  arrivalDate: Timestamp,
  size: Type.Integer({ description: 'Bytes.' }),
  sender: Type.String({ description: 'Of the envelope; MAILER-DAEMON for a bounce.' }),
  recipientCount: Type.Integer(),
  recipients: Type.Array(
    Type.Object({
      address: Type.String(),
      reason: Type.Optional(Type.String({ description: 'Why it was not delivered yet.' })),
    }),
    { description: 'Those to whom it has not been delivered yet; at most 100 of them.' },
  ),
  links: Links,
});

export const QueueList = Type.Object({
  totalCount: Type.Integer(),
  list: Type.Array(QueuedMail),
  links: Links,
});

const wildcards = Type.Optional(Type.String({ description: '`*` stands for any characters; case does not matter.' }));

export const QueueQuery = Type.Object({
  filterQueue: Type.Optional(QueueName),
  filterSender: wildcards,
  filterRecipient: wildcards,
  ...PageQuery,
});
export type QueueQuery = Static<typeof QueueQuery>;

export const QueuedParams = Type.Object({ id: Type.String() });
