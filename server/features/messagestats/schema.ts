import { Type } from 'typebox';
import { Links } from '../../http/schemas.ts';

export const ShortStatsParams = Type.Object({ domain: Type.String(), mailboxName: Type.String() });

const Count = Type.Object({ allMessages: Type.Integer(), unreadMessages: Type.Integer() });

/** contract.md B.2 row 23. */
export const MessageStats = Type.Object({
  messageCount: Type.Object({ inbox: Count, sent: Count, spam: Count }),
  links: Links,
});
