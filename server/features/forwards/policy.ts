/** Forwards as Sieve (contract.md F.3): pure. */
import { LOOP_HEADER, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { addHeader, discard, keep, redirectCopy, set, stop, when } from '../../sieve/commands.ts';
import type { Command } from '../../sieve/script.ts';
import { allOf, headerIs, isDuplicate, not, stringIs } from '../../sieve/tests.ts';

/** How long it is known that a mail was forwarded, seconds: no loop takes longer. */
const REMEMBERED = 86_400;
const HANDLE = 'forwarded';

const keepsCopy = stringIs([valueOf(V.keepsCopy)], ['1']);

/**
 * A mail that this mailbox has forwarded and that comes back: it ends here, once. When a copy has stayed the first time, this one
 * goes. A virtual username keeps nothing: its mail goes round until a mailbox on the way knows it again.
 */
export function endLoop(id: string): Command[] {
  return [
    when(headerIs(LOOP_HEADER, id), [
      when(allOf(keepsCopy, isDuplicate(HANDLE, REMEMBERED)), [discard, stop]),
      keep,
      stop,
    ]),
  ];
}

/** Before the targets: marks the mail as forwarded by this mailbox. */
export function markForwarded(id: string): Command[] {
  return [when(isDuplicate(HANDLE, REMEMBERED), [set('forwarded_before', '1')]), addHeader(LOOP_HEADER, id)];
}

/** On to each target. */
export function forwardTo(targets: readonly string[]): Command[] {
  return targets.map(redirectCopy);
}

/** After the targets: no copy stays where none is wanted. */
export function dropCopy(copy: 'as the plan says' | 'never'): Command[] {
  return copy === 'never' ? [discard] : [when(not(keepsCopy), [discard])];
}
