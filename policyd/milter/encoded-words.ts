/** Encoded words (RFC 2047) as a lenient mail client shows them: decoded wherever they stand. Pure. */

const WORD = /=\?([^?\s]{1,64})\?([bq])\?([^]*?)\?=/gi;
/** White space between two encoded words is not shown (RFC 2047 6.2). */
const RUN = /=\?[^?\s]{1,64}\?[bq]\?[^]*?\?=(?:\s*=\?[^?\s]{1,64}\?[bq]\?[^]*?\?=)*/gi;

/** @returns undefined for a character set that nobody can name: what a client would show is then unknown */
export function decodeWords(text: string): string | undefined {
  try {
    return text.replaceAll(RUN, decodeRun);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Clients put the bytes of neighbours together where the character set is the same, since a character may lie across both. */
function decodeRun(run: string): string {
  const parts: { charset: string; bytes: Buffer }[] = [];
  for (const [, written = '', encoding = '', text = ''] of run.matchAll(WORD)) {
    // A language may follow (RFC 2231 5).
    const [charset = ''] = written.toLowerCase().split('*');
    const bytes = encoding.toLowerCase() === 'b' ? fromBase64(text) : fromQ(text);
    const last = parts.at(-1);
    if (last?.charset === charset) last.bytes = Buffer.concat([last.bytes, bytes]);
    else parts.push({ charset, bytes });
  }
  return parts.map(({ charset, bytes }) => new TextDecoder(charset, { ignoreBOM: true }).decode(bytes)).join('');
}

/** Some decoders end at the first padding, others go on: here nothing stays hidden behind it. */
function fromBase64(text: string): Buffer {
  return Buffer.concat(text.split('=').map((part) => Buffer.from(part, 'base64')));
}

function fromQ(text: string): Buffer {
  const bytes = text
    .replaceAll('_', ' ')
    .replaceAll(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1');
}
