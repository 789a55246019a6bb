/** A mail as it was found: headers unfolded and readable, the body decoded. */

export interface Received {
  /** Every header of a name, in the order of the mail; unfolded, white space at a fold as one blank, encoded words read. */
  all: (name: string) => string[];
  /** The only header of that name. @throws Error when there are several */
  header: (name: string) => string | undefined;
  /** The whole body; decoded when the mail is no multipart. */
  body: string;
  /** As it came; each character is a byte. */
  raw: string;
}

/** @param raw the mail, each character a byte */
export function received(raw: string): Received {
  const end = raw.search(/\r?\n\r?\n/);
  const head = end < 0 ? raw : raw.slice(0, end);
  const rest = end < 0 ? '' : raw.slice(end).replace(/^\r?\n\r?\n/, '');
  const lines = head
    .replaceAll(/[ \t]*\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .map((line) => /^([!-9;-~]+):[ \t]*(.*)$/.exec(line))
    .flatMap((found) => (found ? [[found[1]!.toLowerCase(), readable(found[2]!)] as const] : []));
  const all = (name: string): string[] =>
    lines.flatMap(([each, value]) => (each === name.toLowerCase() ? [value] : []));
  const header = (name: string): string | undefined => {
    const values = all(name);
    if (values.length > 1) throw new Error(`${values.length} headers ${name}: ${values.join(' | ')}`);
    return values[0];
  };
  return { all, header, body: decodedBody(rest, all('content-transfer-encoding')[0] ?? ''), raw };
}

const utf8 = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/** Reads a header's encoded words (RFC 2047); of words in a row as one, since some cut a character in two. */
function readable(value: string): string {
  const joined = value.replaceAll(/(=\?[^?]+\?[bq]\?[^?]*\?=)[ \t]+(?==\?)/gi, '$1');
  const pieces = joined.split(/((?:=\?(?:utf-8|iso-8859-1)\?[bq]\?[^?]*\?=)+)/i);
  return pieces.map((piece, index) => (index % 2 === 0 ? utf8(piece) : wordsRead(piece))).join('');
}

/** Words of one character set. */
function wordsRead(words: string): string {
  const all = words
    .slice(2, -2)
    .split('?==?')
    .map((word) => word.split('?'));
  const bytes = all.map(([, encoding = '', text = '']) =>
    /b/i.test(encoding) ? Buffer.from(text, 'base64') : Buffer.from(unquoted(text.replaceAll('_', ' ')), 'latin1'),
  );
  return new TextDecoder(all[0]?.[0]).decode(Buffer.concat(bytes));
}

function decodedBody(body: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  if (/^quoted-printable$/i.test(encoding)) return utf8(unquoted(body.replaceAll(/=\r?\n/g, '')));
  return utf8(body);
}

const unquoted = (text: string): string =>
  text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
