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

/** Reads the domain of an address: at least one dot; an underscore may be in it. */
export function mailDomain(text: string): string | undefined {
  // domainToASCII reads a name as a URL would: it undoes percent escapes, and makes an address of `1.2`.
  const name = /^[!-~]*$/.test(text) ? text.toLowerCase() : text.includes('%') ? '' : domainToASCII(text);
  const labels = name.split('.');
  if (labels.length < 2 || name.length > LONGEST_DOMAIN) return undefined;
  return labels.every((label) => LABEL.test(label)) ? name : undefined;
}
