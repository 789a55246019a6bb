/** What an Exchange mailbox takes, as Sieve: pure. For mail that came past policyd, by a forward or beside other recipients. */
import { HEADERS } from '../../policy/words.ts';
import { reject, when } from '../../sieve/commands.ts';
import { stop } from '../../sieve/commands.ts';
import type { Command, Test } from '../../sieve/script.ts';
import { allOf, anyOf, headerIs, not, sizeOver, stringIs, stringMatches } from '../../sieve/tests.ts';
import { VARIABLES as V, valueOf } from '../../policy/words.ts';

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

/** Refuses what policyd would have refused at the door. @returns also whether the sender must be known (senderVariables) */
export function refuse(receiving: Receiving): { commands: Command[]; asksForSender: boolean } {
  const { maxReceiveSize, requiresAuthentication, acceptOnlyFrom, rejectFrom } = receiving;
  const asksForSender = acceptOnlyFrom.length > 0 || rejectFrom.length > 0;
  const tests: [Test, string][] = [
    ...(maxReceiveSize === 'unlimited'
      ? []
      : [
          [
            sizeOver(maxReceiveSize * MEGABYTE + OUR_HEADERS),
            'The message is larger than this mailbox takes.',
          ] as const,
        ]),
    ...(requiresAuthentication
      ? [[not(headerIs(HEADERS.authenticated, 'yes')), 'This mailbox takes mail of its own system only.'] as const]
      : []),
    ...(acceptOnlyFrom.length > 0
      ? [
          [
            allOf(not(isBounce), not(isFrom(acceptOnlyFrom))),
            'This mailbox does not take mail of this sender.',
          ] as const,
        ]
      : []),
    ...(rejectFrom.length > 0
      ? [[allOf(not(isBounce), isFrom(rejectFrom)), 'This mailbox does not take mail of this sender.'] as const]
      : []),
  ].map(([test, reason]) => [test, reason]);
  return { commands: tests.map(([test, reason]) => when(test, [reject(reason), stop])), asksForSender };
}

const isBounce = stringIs([valueOf(V.sender)], ['']);

/** By the envelope, or by From when a forward of ours has rewritten the envelope. */
function isFrom(addresses: readonly string[]): Test {
  const rewritten = anyOf(stringMatches(valueOf(V.sender), 'srs0?*'), stringMatches(valueOf(V.sender), 'srs1?*'));
  return anyOf(stringIs([valueOf(V.sender)], addresses), allOf(rewritten, stringIs([valueOf(V.from)], addresses)));
}
