/** Query strings as text: read as the contract wants them, rewritten without touching what is not meant. Nothing here throws. */

/**
 * The parameters of a raw query string. Of a repeated one the last counts (contract.md F.1); bad percent escapes stay as they are.
 * @param query what follows the `?` of the request, undecoded
 */
export function parametersOf(query: string): Map<string, string> {
  return new Map(parts(query).flatMap((part) => decoded(part)));
}

/**
 * The query string with some parameters set: in their old place if they are there (each occurrence), else at the end. All else
 * stays as it was sent, letter by letter, but for what may not stand in a URL, which is percent-encoded.
 */
export function withParameters(query: string, values: Record<string, string>): string {
  const old = parts(query);
  const names = old.map((part) => decoded(part)[0]?.[0]);
  const kept = old.map((part, i) => {
    const name = names[i];
    return name !== undefined && Object.hasOwn(values, name) ? `${name}=${values[name]}` : safe(part);
  });
  const added = Object.keys(values).filter((name) => !names.includes(name));
  return [...kept, ...added.map((name) => `${name}=${values[name]}`)].join('&');
}

/**
 * A filter of the contract as a pattern of SQL's LIKE: `*` is any characters, everything else stands for itself.
 * NUL, which PostgreSQL cannot be sent, becomes a character that no name has.
 */
export function wildcard(filter: string): string {
  return filter
    .toWellFormed()
    .replaceAll('\0', '\ufffd')
    .replace(/[\\%_]/g, '\\$&')
    .replaceAll('*', '%');
}

/** A request's URL, cut at its first `?`. */
export function splitUrl(url: string): { path: string; query: string } {
  const [path = ''] = url.split('?', 1);
  return { path, query: url.slice(path.length + 1) };
}

function parts(query: string): string[] {
  return query.split('&').filter((part) => part !== '');
}

/** One `name=value` part, decoded; none for an empty part. The `&` in front keeps a `?` in the name from being dropped. */
function decoded(part: string): [string, string][] {
  return [...new URLSearchParams(`&${part}`)];
}

/** Percent-encodes what a Location header or a link may not carry: a space, `"`, `#`, anything beyond ASCII. */
function safe(text: string): string {
  return text.toWellFormed().replace(/[^\x21\x24-\x7e]/gu, (character) => encodeURIComponent(character));
}
