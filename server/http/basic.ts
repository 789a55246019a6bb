/** The Basic header of RFC 7617. */

export interface Credentials {
  name: string;
  password: string;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads an Authorization header; undefined for any other scheme, and for one that cannot be right. */
export function readBasic(header: string | undefined): Credentials | undefined {
  const encoded = /^basic +([A-Za-z0-9+/=_-]+) *$/i.exec(header ?? '')?.[1];
  if (encoded === undefined || encoded.length > 4096) return undefined;
  const bytes = Buffer.from(encoded, 'base64');
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    text = bytes.toString('latin1');
  }
  const colon = text.indexOf(':');
  if (colon < 1 || text.includes('\0')) return undefined;
  return { name: text.slice(0, colon), password: text.slice(colon + 1) };
}
