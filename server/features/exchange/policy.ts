/** What an Exchange mailbox takes, as Sieve: pure. For mail that came past policyd, by a forward or beside other recipients. */
import { HEADERS, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { reject, set, stop, when } from '../../sieve/commands.ts';
import type { Command, Test } from '../../sieve/script.ts';
import { allOf, anyOf, headerIs, not, sizeOver, stringIs, stringMatches } from '../../sieve/tests.ts';

/** The settings of operator.md that decide what is received. */
export interface Receiving {
  /** MB, or no limit. */
  maxReceiveSize: number | 'unlimited';
  requiresAuthentication: boolean;
  /** Addresses in lower case; empty: everyone. */
  acceptOnlyFrom: readonly string[];
  rejectFrom: readonly string[];
}

const MEGABYTE = 1_048_576;
/** What our own header fields add on the way, in bytes. */
const OUR_HEADERS = 8192;

/** Compares the sender with some addresses, and sets a variable when it is one of them. */
export function matchAuthor(variable: string, addresses: readonly string[]): Command[] {
  return [when(stringIs([valueOf(V.author)], addresses), [set(variable, '1')])];
}

/** Who has sent it: the envelope sender, or From when a forward of ours has rewritten the envelope. */
export function authorVariable(): Command[] {
  const rewritten = anyOf(stringMatches(valueOf(V.sender), 'srs0?*'), stringMatches(valueOf(V.sender), 'srs1?*'));
  return [set(V.author, valueOf(V.sender)), when(rewritten, [set(V.author, valueOf(V.from))])];
}

/** Refuses what policyd would have refused at the door. */
export function refuse({ maxReceiveSize, requiresAuthentication, acceptOnlyFrom }: Receiving): Command[] {
  const isBounce = stringIs([valueOf(V.sender)], ['']);
  const has = (variable: string): Test => stringIs([valueOf(variable)], ['1']);
  const back = (test: Test, reason: string): Command => when(test, [reject(reason), stop]);
  const ofSender = 'This mailbox does not take mail of this sender.';
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
    ...(acceptOnlyFrom.length > 0 ? [back(allOf(not(isBounce), not(has(V.accepted))), ofSender)] : []),
    back(has(V.refused), ofSender),
  ];
}
