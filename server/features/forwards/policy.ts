/** Forwards as Sieve (contract.md F.3): pure. */
import { FORWARDS_DOMAIN, LOOP_HEADER, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { addHeader, discard, keep, redirect, reject, set, stop, when } from '../../sieve/commands.ts';
import type { Command } from '../../sieve/script.ts';
import { allOf, headerCount, headerIs, isDuplicate, stringIs } from '../../sieve/tests.ts';

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

/** More targets than this are one address for Sieve: Dovecot gives up a delivery that does 100 things. */
export const MOST_DIRECT = 20;

/**
 * On to each target. Many targets are one address, which Postfix replaces by all of them (mail/postfix/forwards.cf): one mail with
 * many recipients in its queue, all of it or nothing.
 */
export function forwardTo(id: string, targets: readonly string[]): Command[] {
  return targets.length > MOST_DIRECT ? [redirect(`${id}@${FORWARDS_DOMAIN}`)] : targets.map(redirect);
}

/** After the targets: a copy stays where one is wanted. */
export function keepCopy(): Command[] {
  return [when(keepsCopy, [keep])];
}
