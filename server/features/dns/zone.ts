/** Records as the text of a zone file, RFC 1035 5.1 (text/dns, RFC 4027). Pure. */
import type { DnsRecord } from './records.ts';

/** Seconds. */
const TTL = 3600;

/** Bytes of one character string of TXT (RFC 1035 3.3). */
const LONGEST_STRING = 255;

/** One record a line, each whole in itself: it may be put into any zone file, or be included by one. */
export function zoneText(records: DnsRecord[]): string {
  return records.map((record) => `${record.name}\t${TTL}\tIN\t${record.type}\t${dataOf(record)}\n`).join('');
}

function dataOf({ type, value }: DnsRecord): string {
  return type === 'TXT' ? strings(value).map(quoted).join(' ') : value;
}

/** What belongs together is read together again, without spaces between (RFC 6376 3.6.2.2, RFC 7208 3.3). */
function strings(text: string): string[] {
  const pieces = text.match(new RegExp(`[^]{1,${LONGEST_STRING}}`, 'g'));
  return pieces ?? [''];
}

/** Quotes and backslashes are escaped; our values are ASCII. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
