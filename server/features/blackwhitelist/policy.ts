/** Black and white lists as Sieve (contract.md F.3): pure. */
import { HEADERS, VARIABLES as V, valueOf } from '../../policy/words.ts';
import { discard, set, stop, when } from '../../sieve/commands.ts';
import type { Command } from '../../sieve/script.ts';
import { addressMatches, allOf, envelopeMatches, headerIs, not, stringIs } from '../../sieve/tests.ts';

const FIRST = { withVariables: '${1}' };

/** Who has sent this mail, for the lists: the envelope sender, From, and From once more when it is proven. */
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
  ];
}

/** Whether an entry stands for all addresses of a domain: `@domain`, no subdomains. */
export const isDomain = (entry: string): boolean => entry.startsWith('@');

/** Sets a variable when one of some entries matches, all of one kind: addresses, or domains (`isDomain`). */
export function matchBlack(variable: string, entries: readonly string[]): Command[] {
  return match(variable, [V.sender, V.from], [V.senderDomain, V.fromDomain], entries);
}

/** The same for white entries: From alone counts only when it is proven, since anyone can write it. */
export function matchWhite(variable: string, entries: readonly string[]): Command[] {
  return match(variable, [V.sender, V.alignedFrom], [V.senderDomain, V.alignedFromDomain], entries);
}

/** Addresses are not compared with domains: in a long list each comparison counts. */
function match(
  variable: string,
  addresses: readonly string[],
  domains: readonly string[],
  entries: readonly string[],
): Command[] {
  const senders = entries.some(isDomain)
    ? domains.map((name) => ({ withVariables: `@\${${name}}` }))
    : addresses.map(valueOf);
  return [when(stringIs(senders, entries), [set(variable, '1')])];
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
