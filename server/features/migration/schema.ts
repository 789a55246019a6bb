import { Type } from 'typebox';
import { Links, PageQuery, Timestamp } from '../../http/schemas.ts';

/** contract.md B.2 row 40; lengths: F.1. */
export const TicketBody = Type.Object({
  subject: Type.String({ maxLength: 256 }),
  body: Type.String({ maxLength: 65_536 }),
});

const Status = Type.Union([Type.Literal('open'), Type.Literal('closed')]);

export const TicketParams = Type.Object({ id: Type.String() });
export const TicketStatus = Type.Object({ status: Status });
export const TicketQuery = Type.Object({ filterStatus: Type.Optional(Status), ...PageQuery });

/** operator.md, /tickets. */
export const Ticket = Type.Object({
  id: Type.String({ format: 'uuid' }),
  account: Type.String(),
  domain: Type.String(),
  mailbox: Type.String(),
  subject: Type.String(),
  body: Type.String(),
  status: Status,
  createdDate: Timestamp,
  links: Links,
});
export const TicketList = Type.Object({ totalCount: Type.Integer(), list: Type.Array(Ticket), links: Links });
