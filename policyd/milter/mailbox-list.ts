/**
 * The mailbox-list of a From header (RFC 5322 3.6.2), read strictly: what two mail clients could understand differently is not read
 * at all. No groups, no routes, no white space or comments inside an address. A display name may be written more freely. Pure.
 */

type Token = { kind: 'word' | 'quoted' | 'special'; text: string; start: number; end: number };

/** What cannot be read. */
class Unreadable extends Error {}

/** @returns the addresses, a quoted local part without its quotes; undefined when it cannot be read */
export function readMailboxes(text: string): string[] | undefined {
  try {
    const lists = split(tokensOf(text));
    const addresses = lists.filter((tokens) => tokens.length > 0).map(addressOf);
    return addresses.length > 0 ? addresses : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Comments are left out; where they stood shows in the places of the tokens. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length;) {
    const char = text[at]!;
    let end = at + 1;
    if (char === '(') end = endOfComment(text, at);
    else if (char === '"') {
      end = endOfQuoted(text, at);
      tokens.push({ kind: 'quoted', text: text.slice(at + 1, end - 1), start: at, end });
    } else if ('<>@,:;'.includes(char)) tokens.push({ kind: 'special', text: char, start: at, end });
    else if (char === ')' || char === '\\') throw new Unreadable();
    else if (char !== ' ' && char !== '\t') {
      while (end < text.length && !' \t()"\\<>@,:;'.includes(text[end]!)) end += 1;
      tokens.push({ kind: 'word', text: text.slice(at, end), start: at, end });
    }
    at = end;
  }
  return tokens;
}

function endOfQuoted(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  throw new Unreadable();
}

/** Comments nest. */
function endOfComment(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(') depth += 1;
    else if (text[at] === ')' && (depth -= 1) === 0) return at + 1;
  }
  throw new Unreadable();
}

/** At the commas; one inside angle brackets is found wrong later. */
function split(tokens: Token[]): Token[][] {
  const lists: Token[][] = [[]];
  for (const token of tokens) {
    if (isSpecial(token, ',')) lists.push([]);
    else lists.at(-1)!.push(token);
  }
  return lists;
}

/** `phrase <address>` or `address`. */
function addressOf(tokens: Token[]): string {
  const open = tokens.findIndex((token) => isSpecial(token, '<'));
  if (open < 0) return specOf(tokens);
  if (!isSpecial(tokens.at(-1)!, '>')) throw new Unreadable();
  if (tokens.slice(0, open).some(({ kind }) => kind === 'special')) throw new Unreadable();
  return specOf(tokens.slice(open + 1, -1));
}

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/;
const DOMAIN = /^[A-Za-z0-9.-]+$/;

function specOf(tokens: Token[]): string {
  const [local, at, domain, ...more] = tokens;
  if (!local || !at || !domain || more.length > 0 || !isSpecial(at, '@')) throw new Unreadable();
  if (local.end !== at.start || at.end !== domain.start) throw new Unreadable();
  const name = local.kind === 'quoted' ? local.text.replaceAll(/\\(.)/gs, '$1') : local.text;
  // Some clients decode `=?...?=` even in an address, and would show another one.
  if (local.kind === 'special' || !LOCAL.test(name) || name.includes('=?')) throw new Unreadable();
  if (domain.kind !== 'word' || !DOMAIN.test(domain.text)) throw new Unreadable();
  return `${name}@${domain.text}`;
}

const isSpecial = (token: Token, text: string): boolean => token.kind === 'special' && token.text === text;
