/** What an e-mail address is: pure. Laxer than colander's, since others' addresses are as others write them (contract.md C-24). */
import { domainToASCII } from 'node:url';

/** An address in its two parts; the domain in lower case, IDNA A-labels. */
export interface MailAddress {
  local: string;
  domain: string;
}

/** Octets: RFC 5321 4.5.3.1. */
const LONGEST_LOCAL = 64;
const LONGEST_DOMAIN = 253;

/** Letters, digits and what RFC 5322 allows in an atom, with dots wherever: some providers have given out `a..b`. */
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+$/;
const LABEL = /^[a-z0-9_-]{1,63}$/;

/** Reads an address; undefined for a text that is none. */
export function mailAddress(text: string): MailAddress | undefined {
  const [local = '', rest, ...more] = text.split('@');
  if (rest === undefined || more.length > 0 || local.length > LONGEST_LOCAL || !LOCAL.test(local)) return undefined;
  const domain = mailDomain(rest);
  return domain === undefined ? undefined : { local, domain };
}

/** The addresses of a comma-separated list; undefined when one of them is none. `smtp:` in front, as Exchange has it, may be there. */
export function addressesOf(list: string): string[] | undefined {
  if (list.trim() === '') return [];
  const parts = list.split(',').map((part) => mailAddress(part.trim().replace(/^smtp:/i, '')));
  return parts.every((part) => part !== undefined) ? parts.map((part) => `${part.local}@${part.domain}`) : undefined;
}

/** Of our own, between Sieve and Postfix: it stands for all targets of a mailbox (mail/postfix/forwards.cf), and is nobody's address. */
export const RESERVED = 'forwards.invalid';

/** Reads the domain of an address: at least one dot; an underscore may be in it. */
export function mailDomain(text: string): string | undefined {
  const name = asciiDomain(text) ?? '';
  const labels = name.split('.');
  if (labels.length < 2 || name.length > LONGEST_DOMAIN || name === RESERVED) return undefined;
  return labels.every((label) => LABEL.test(label)) ? name : undefined;
}

/** In lower case as far as it is ASCII: the Kelvin sign is no k. */
export function asciiLower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * A name in lower case and IDNA A-labels (RFC 5890 2.3); undefined for one with characters that are in no domain name. Whether it
 * is one, as long as it may be and without empty labels, is not looked at.
 */
export function asciiDomain(text: string): string | undefined {
  // domainToASCII reads a name as a URL would: it ends at `/`, `?`, `#` and `\`, undoes percent escapes, drops tabs and ends of lines.
  if (/[^\w.\u0080-\u{10ffff}-]/u.test(text)) return undefined;
  if (/^[\w.-]*$/.test(text)) return text.toLowerCase();
  const name = domainToASCII(text);
  // Of digits in other scripts it makes an IPv4 address.
  return name === '' || /(^|\.)[0-9]+$/.test(name) ? undefined : name;
}
