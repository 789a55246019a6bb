/** The autoresponder as Sieve (contract.md F.3, RFC 5230, RFC 3834): pure. */
import { vacation } from '../../sieve/commands.ts';
import type { Command } from '../../sieve/script.ts';

export interface Autoresponder {
  subject: string;
  body: string;
  /** Grows with each PUT: replies are counted anew. */
  generation: number;
}

const DAYS = 7;

/** One reply to each sender in 7 days. To whom never (lists, bounces, automatic mail) is the mail store's own knowledge. */
export function answer({ subject, body, generation }: Autoresponder): Command[] {
  return [vacation({ subject, body, days: DAYS, handle: `autoresponder-${generation}` })];
}
