/** What a domain name is: pure. */
import { domainToASCII } from 'node:url';

const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;

/**
 * A name as it is stored: lower case, IDNA A-labels; undefined when it is no domain name (operator.md, PUT {L}).
 * RFC 1123 2.1, RFC 5890 2.3.
 */
export function domainName(text: string): string | undefined {
  // domainToASCII also reads what only a URL may have: percent escapes, IPv4 in odd forms.
  if (/[%\s\0-\x20\x7f]/.test(text)) return undefined;
  const name = domainToASCII(text.toLowerCase()).replace(/\.$/, '');
  const labels = name.split('.');
  const last = labels.at(-1)!;
  if (text.endsWith('.') || labels.length < 2 || name.length > 253 || /^[0-9]+$/.test(last)) return undefined;
  return labels.every((label) => LABEL.test(label)) ? name : undefined;
}
