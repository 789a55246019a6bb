/** Black and white lists as Sieve (contract.md F.3): pure. */
import { HEADERS, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { discard, set, stop, when } from '../../sieve/commands.ts';
import type { Command, Test } from '../../sieve/script.ts';
import {
  addressCount,
  addressIs,
  addressMatches,
  allOf,
  anyOf,
  envelopeMatches,
  headerIs,
  not,
  stringIs,
} from '../../sieve/tests.ts';

const FIRST = { withVariables: '${1}' };

/**
 * Of a From of more addresses the first alone is looked at, as if there were no other. Each is compared with each entry, 20,000 at most,
 * and the mail store runs a script no more, and so none of its mailbox's settings, once it has often taken more than 1.5 s.
 */
const MOST_FROM = 100;

/**
 * Who has sent this mail, for the lists: the envelope sender; the first address of From; the same once more when it is proven, which a
 * From of several addresses never is (mail/rspamd/aligned.lua); and whether there are more.
 */
export function senderVariables(): Command[] {
  return [
    when(envelopeMatches('all', 'from', '*'), [set(V.sender, FIRST, true)]),
    when(envelopeMatches('domain', 'from', '*'), [set(V.senderDomain, FIRST, true)]),
    when(addressMatches('all', 'From', '*'), [set(V.from, FIRST, true)]),
    when(addressMatches('domain', 'From', '*'), [set(V.fromDomain, FIRST, true)]),
    when(headerIs(HEADERS.aligned, 'yes'), [
      set(V.alignedFrom, valueOf(V.from)),
      set(V.alignedFromDomain, valueOf(V.fromDomain)),
    ]),
    when(allOf(addressCount('From', 2), not(addressCount('From', MOST_FROM + 1))), [set(V.severalFrom, '1')]),
  ];
}

/** Whether an entry stands for all addresses of a domain: `@domain`, no subdomains. */
export const isDomain = (entry: string): boolean => entry.startsWith('@');

/**
 * Sets a variable when one of some entries matches, all of one kind: addresses, or domains (`isDomain`). Any address of any From counts:
 * who is black must not get in behind another author. The entries stand there twice (`BLACK_COPIES`).
 */
export function matchBlack(variable: string, entries: readonly string[]): Command[] {
  const first = senderIs([V.sender, V.from], [V.senderDomain, V.fromDomain], entries);
  const any = entries.some(isDomain)
    ? addressIs(
        'domain',
        'From',
        entries.map((entry) => entry.slice('@'.length)),
      )
    : addressIs('all', 'From', entries);
  return [when(anyOf(first, allOf(has(V.severalFrom), any)), [set(variable, '1')])];
}

/** How often each entry stands in `matchBlack`. */
export const BLACK_COPIES = 2;

/**
 * The same for white entries: From alone counts only when it is proven, since anyone can write it. Not any From, as for black ones: a
 * proof is of one domain, and with a second author beside a white one it would be the second's.
 */
export function matchWhite(variable: string, entries: readonly string[]): Command[] {
  const test = senderIs([V.sender, V.alignedFrom], [V.senderDomain, V.alignedFromDomain], entries);
  return [when(test, [set(variable, '1')])];
}

/** Addresses are not compared with domains: in a long list each comparison counts. */
function senderIs(addresses: readonly string[], domains: readonly string[], entries: readonly string[]): Test {
  const senders = entries.some(isDomain)
    ? domains.map((name) => ({ withVariables: `@\${${name}}` }))
    : addresses.map(valueOf);
  return stringIs(senders, entries);
}

const has = (variable: string) => stringIs([valueOf(variable)], ['1']);

/** Mailbox before domain, white before black. */
export function listVerdict(): Command[] {
  return [
    when(has(V.ownWhite), [set(V.white, '1')]),
    when(allOf(not(has(V.white)), has(V.ownBlack)), [discard, stop]),
    when(has(V.domainWhite), [set(V.white, '1')]),
    when(allOf(not(has(V.white)), has(V.domainBlack)), [discard, stop]),
  ];
}
