/**
 * What an Exchange mailbox takes, as Sieve: pure. For mail that came past policyd, by a forward or beside other recipients. Its senders
 * are policyd's alone to judge, which knows all names of a mailbox (policyd/policy/decide.ts).
 */
import { HEADERS, shortId, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { reject, stop, when } from '../../sieve/commands.ts';
import type { Command, Test } from '../../sieve/script.ts';
import { allOf, headerContains, headerIs, not, sizeOver, stringIs } from '../../sieve/tests.ts';

/** The settings of operator.md that decide what is received. */
export interface Receiving {
  /** MB, or no limit. */
  maxReceiveSize: number | 'unlimited';
  requiresAuthentication: boolean;
}

const MEGABYTE = 1_048_576;
/** What our own header fields add on the way, in bytes. */
const OUR_HEADERS = 8192;

/** Refuses what policyd would have refused at the door. But no bounces: nobody would be told, and our own have come by no door. */
export function refuse(id: string, { maxReceiveSize, requiresAuthentication }: Receiving): Command[] {
  const isBounce = stringIs([valueOf(V.sender)], ['']);
  const back = (test: Test, reason: string): Command => when(test, [reject(reason), stop]);
  return [
    ...(maxReceiveSize === 'unlimited'
      ? []
      : [
          back(
            allOf(not(isBounce), sizeOver(maxReceiveSize * MEGABYTE + OUR_HEADERS)),
            'The message is larger than this mailbox takes.',
          ),
        ]),
    ...(requiresAuthentication
      ? [
          back(
            allOf(not(isBounce), not(headerIs(HEADERS.authenticated, 'yes'))),
            'This mailbox takes mail of its own system only.',
          ),
        ]
      : []),
    back(
      allOf(not(isBounce), headerContains(HEADERS.refusedBy, shortId(id))),
      'This mailbox does not take mail of this sender.',
    ),
  ];
}
