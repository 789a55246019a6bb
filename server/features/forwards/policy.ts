/** Forwards as Sieve (contract.md F.3): pure. */
import { FORWARDS_DOMAIN, LOOP_HEADER, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { addHeader, discard, keep, redirect, reject, set, stop, when } from '../../sieve/commands.ts';
import type { Command } from '../../sieve/script.ts';
import { allOf, anyOf, headerCount, headerIs, headerMatches, isDuplicate, not, stringIs } from '../../sieve/tests.ts';

/** How long it is known that a mail was forwarded, seconds: no loop takes longer. */
const REMEMBERED = 86_400;
const HANDLE = 'forwarded';
const AGAIN = 'forwarded-again';

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

/**
 * For a virtual username, which keeps nothing: a mail that comes back goes round once more, to a mailbox that knows it. What goes
 * round among such usernames alone goes back to its sender.
 */
export function returnCircling(id: string): Command[] {
  const again = allOf(headerIs(LOOP_HEADER, id), isDuplicate(AGAIN, REMEMBERED));
  return [
    when(anyOf(again, headerCount(LOOP_HEADER, MOST_FORWARDS)), [
      reject('This message is forwarded in a circle.'),
      stop,
    ]),
  ];
}

/** Others write the field too, mailing lists their address: such a mail has come by no forward of ours. */
const ANY_ID = '????????-????-????-????-????????????';
const wasForwarded = stringIs([valueOf(V.forwardedBefore)], ['1']);

/**
 * Before the targets: marks the mail as forwarded by this mailbox. One that has been forwarded before and comes by another way, from
 * mailboxes that forward to each other, does not go on again: their copies would multiply.
 */
export function markForwarded(id: string): Command[] {
  const byAnother = allOf(headerMatches(LOOP_HEADER, ANY_ID), not(headerIs(LOOP_HEADER, id)));
  return [
    when(isDuplicate(HANDLE, REMEMBERED), [set(V.forwardedBefore, '1')]),
    when(allOf(wasForwarded, byAnother), [discard, stop]),
    addHeader(LOOP_HEADER, id),
  ];
}

/**
 * On to the target. Several are one address, which Postfix replaces by all of them (mail/postfix/forwards.cf): one mail with many
 * recipients in its queue, all of it or nothing. Of several redirects Dovecot would forget those after one that has to wait.
 */
export function forwardTo(id: string, targets: readonly string[]): Command[] {
  return [redirect(targets.length === 1 ? targets[0]! : `${id}@${FORWARDS_DOMAIN}`)];
}

/** After the targets: a copy stays where one is wanted. */
export function keepCopy(): Command[] {
  return [when(keepsCopy, [keep])];
}
