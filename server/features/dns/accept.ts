/** Which of two media types an Accept header prefers (RFC 9110 12.5.1). Pure. */

/**
 * Whether `text/dns` is asked for: by its name, and not less than JSON. Everything else, and everything that cannot be read, means
 * JSON.
 */
export function wantsZone(accept: string | undefined): boolean {
  const ranges = (accept ?? '').split(',').map(readRange);
  const qualityOf = (type: string): number | undefined => ranges.find((range) => range.type === type)?.quality;
  const zone = qualityOf('text/dns') ?? 0;
  return zone > 0 && zone >= (qualityOf('application/json') ?? 0);
}

function readRange(text: string): { type: string; quality: number } {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const named = parameters.find((parameter) => parameter.startsWith('q='));
  if (named === undefined) return { type, quality: 1 };
  return { type, quality: /^q=(0(\.\d{0,3})?|1(\.0{0,3})?)$/.test(named) ? Number(named.slice(2)) : 0 };
}
