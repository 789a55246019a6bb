/**
 * Which addresses a From header can be taken to name (contract.md F.3). What a mail client shows counts, and clients differ: so the
 * header is read in several ways, and whatever one of them finds is held to be shown. Pure.
 */
import addressparser from 'nodemailer/lib/addressparser';
import { decodeWords } from './encoded-words.ts';
import { readMailboxes } from './mailbox-list.ts';

/** Characters of one header, folding and all. */
const LONGEST = 8192;
const MOST_ADDRESSES = 50;

/** A mail client could not say who wrote this mail, or two could disagree. */
export class UnreadableFrom extends Error {}

/**
 * All addresses that a client may show for this header.
 * @param raw its value, folded as it came
 * @throws UnreadableFrom when it breaks RFC 5322 3.6.2 in a way that leaves room for doubt
 */
export function shownAddresses(raw: string): string[] {
  if (raw.length > LONGEST) throw new UnreadableFrom('too long');
  const text = raw.replaceAll(/\r?\n(?=[ \t])/g, '');
  const decoded = decodeWords(text);
  if (decoded === undefined) throw new UnreadableFrom('an unknown character set');
  if (hasControls(text) || hasControls(decoded)) throw new UnreadableFrom('a control character');
  const strict = readMailboxes(text);
  if (strict === undefined) throw new UnreadableFrom('no list of addresses');
  if (strict.length > MOST_ADDRESSES) throw new UnreadableFrom('too many addresses');
  const others = [text, decoded].flatMap((version) => [...parsed(version), ...bracketed(version)]);
  return [...new Set([...strict, ...others].map((address) => address.toLowerCase()))];
}

/** Another's parser, which reads what is malformed as leniently as clients do. */
function parsed(text: string): string[] {
  const found = addressparser(text, { flatten: true }).map(({ address }) => address);
  return found.filter((address) => address.includes('@')).map(unquoted);
}

/** A client that takes the first `<...>` for the address looks neither at quotes nor at comments. */
function bracketed(text: string): string[] {
  const found = [...text.matchAll(/<([^<>]*)>/g)].map(([, inner = '']) => inner.trim());
  return found.filter((inner) => inner.includes('@')).map(unquoted);
}

/** As mailbox-list.ts gives an address, where quotes are not needed. */
function unquoted(address: string): string {
  return address.replace(/^"((?:[^"\\]|\\.)*)"@/s, (_, local: string) => `${local.replaceAll(/\\(.)/gs, '$1')}@`);
}

/** Tabs are white space; whatever else is a control makes clients cut a line, or hide part of it. */
function hasControls(text: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000A-\u001F\u007F]/.test(text);
}
