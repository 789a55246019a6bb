/** Which parts there are and which of them start together; how they end is in part.ts. */
import { clamdPart } from './clamav.ts';
import { dovecotPart } from './dovecot.ts';
import type { Context, FilterContext, Part } from './part.ts';
import { policydPart } from './policyd.ts';
import { postsrsdPart } from './postsrsd.ts';
import { redisPart } from './redis.ts';
import { rspamdPart } from './rspamd.ts';

/** Those that ask nothing of PostgreSQL: they start beside it, Rspamd first, since its first start takes the longest. */
export function partsWithoutDatabase(context: FilterContext): Part[] {
  const { clamav } = context.users;
  return [
    rspamdPart(context),
    redisPart(context),
    postsrsdPart(context),
    ...(clamav ? [clamdPart(context, clamav)] : []),
  ];
}

/** Those that start once the schema is there. Postfix comes after them all: from then on mail is taken. */
export function partsBeforePostfix(context: Context): Part[] {
  return [policydPart(context), dovecotPart(context)];
}
