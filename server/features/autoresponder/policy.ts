/** The autoresponder as Sieve (contract.md F.3, RFC 5230, RFC 3834): pure. */
import { vacation } from '../../sieve/commands.ts';
import type { Command } from '../../sieve/script.ts';

export interface Autoresponder {
  subject: string;
  body: string;
  /** Grows with each PUT: replies are counted anew. */
  generation: number;
}

const DAYS = 7;

/** One reply to each sender in 7 days. To whom never (lists, bounces, automatic mail) is the mail store's own knowledge. */
export function answer({ subject, body, generation }: Autoresponder): Command[] {
  const mime = hasLongLine(body) ? encoded(body) : undefined;
  const fits = mime === undefined || mime.length <= LONGEST_ENTITY;
  return [
    vacation({
      subject,
      body: fits ? body : wrapped(body),
      mime: fits ? mime : undefined,
      days: DAYS,
      handle: `autoresponder-${generation}`,
    }),
  ];
}

/** SMTP takes no line over 998 octets (RFC 5321 4.5.3.1.6), and a server on the way would break it anywhere. */
const LONGEST_LINE = 900;

/** What Dovecot's dictionary takes for sure; only a text of nothing but emoji and the like comes above it. */
const LONGEST_ENTITY = 300_000;

function hasLongLine(text: string): boolean {
  return text.split(/\r\n?|\n/).some((line) => Buffer.byteLength(line) > LONGEST_LINE);
}

/** The text with its long lines broken between characters. */
function wrapped(text: string): string {
  const lines: string[] = [];
  for (const line of text.split(/\r\n?|\n/)) {
    let [part, bytes] = ['', 0];
    for (const character of line) {
      const size = Buffer.byteLength(character);
      if (bytes + size > LONGEST_LINE) {
        lines.push(part);
        [part, bytes] = ['', 0];
      }
      part += character;
      bytes += size;
    }
    lines.push(part);
  }
  return lines.join('\n');
}

/** A MIME entity that no line length hurts (RFC 2045 6.8). The mail store itself writes MIME-Version. */
function encoded(text: string): string {
  const lines = text.replaceAll(/\r\n?|\n/g, '\r\n');
  const base64 = Buffer.from(lines).toString('base64');
  return [
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    base64.replaceAll(/.{76}(?=.)/g, '$&\r\n'),
  ].join('\r\n');
}
