/** What a domain name is: pure. */
import { domainToASCII } from 'node:url';
import { asciiDomain, RESERVED } from '../../mail-address.ts';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * A name as it is stored: lower case, IDNA A-labels; undefined when it is no domain name (operator.md, PUT {L}).
 * RFC 1123 2.1, RFC 5890 2.3.
 */
export function domainName(text: string): string | undefined {
  const name = asciiDomain(text) ?? '';
  const labels = name.split('.');
  // As the host of a URL it must be itself: no IPv4 address in an odd form.
  if (labels.length < 2 || name.length > 253 || name === RESERVED || domainToASCII(name) !== name) return undefined;
  if (/^[0-9]+$/.test(labels.at(-1)!)) return undefined;
  return labels.every((label) => LABEL.test(label)) ? name : undefined;
}
