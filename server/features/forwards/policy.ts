/** Forwards as Sieve (contract.md F.3): pure. */
import { LOOP_HEADER, ROUND_HEADER, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { addHeader, deleteHeader, discard, keep, redirect, reject, set, stop, when } from '../../sieve/commands.ts';
import type { Command } from '../../sieve/script.ts';
import {
  allOf,
  envelopeMatches,
  headerCount,
  headerIs,
  headerMatches,
  isDuplicate,
  stringIs,
} from '../../sieve/tests.ts';

/** How long it is known that a mail was forwarded, seconds: no loop takes longer. */
const REMEMBERED = 86_400;
const HANDLE = 'forwarded';

const keepsCopy = stringIs([valueOf(V.keepsCopy)], ['1']);

/** A mail that comes back to a mailbox that has kept a copy of it is here already. */
export function dropReturned(id: string): Command[] {
  return [when(allOf(headerIs(LOOP_HEADER, id), keepsCopy, isDuplicate(HANDLE, REMEMBERED)), [discard, stop])];
}

/**
 * Any other mail that comes back stays. Anyone can write the header, so this comes after all verdicts. A virtual username keeps
 * nothing: its mail goes round until a mailbox on the way knows it again.
 */
export function endLoop(id: string): Command[] {
  return [when(headerIs(LOOP_HEADER, id), [stop])];
}

/** More forwards than this on one mail's way are a circle, when no mailbox on it keeps the mail. */
const MOST_FORWARDS = 10;

/** For a virtual username, which keeps nothing: what goes round among such goes back to its sender. */
export function returnCircling(): Command[] {
  return [when(headerCount(LOOP_HEADER, MOST_FORWARDS), [reject('This message is forwarded in a circle.'), stop])];
}

/** Before the targets: marks the mail as forwarded by this mailbox. */
export function markForwarded(id: string): Command[] {
  return [when(isDuplicate(HANDLE, REMEMBERED), [set('forwarded_before', '1')]), addHeader(LOOP_HEADER, id)];
}

/**
 * Targets of one delivery. The mail store remembers each, for as long as the delivery lasts, and gives up at 100 such things, among
 * them the reply and what this script asks it to remember.
 */
export const MOST_AT_ONCE = 90;

/** On to each target. */
export function forwardTo(targets: readonly string[]): Command[] {
  return targets.map(redirect);
}

/** The mail comes back to this mailbox for the targets of another round. */
export function askForRound(id: string, round: number): Command[] {
  const again = [
    addHeader(ROUND_HEADER, `${id} ${round}`),
    redirect({ withVariables: '${1}' }),
    deleteHeader(ROUND_HEADER),
  ];
  return [when(envelopeMatches('all', 'to', '*'), again)];
}

/** Nothing else happens to a mail that has come back for another round. @param forward what sends it on in this one */
export function goRound(id: string, round: number, forward: readonly Command[]): Command[] {
  return [when(headerIs(ROUND_HEADER, `${id} ${round}`), [deleteHeader(ROUND_HEADER), ...forward, stop])];
}

/** Nor to one that has come back for a round that there is no more, since targets have been taken away meanwhile. */
export function endRounds(id: string): Command[] {
  return [when(headerMatches(ROUND_HEADER, `${id} *`), [discard, stop])];
}

/** After the targets: a copy stays where one is wanted. */
export function keepCopy(): Command[] {
  return [when(keepsCopy, [keep])];
}
