/** Templates: `{{name}}` is filled with what the runner knows; what is left stands for anything of its kind. */
import type { Json } from './cases.ts';

export type Names = Record<string, string>;

/** What may stand for a part of a string. */
const KINDS: Record<string, string> = {
  guid: '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}',
  token: '[A-Za-z0-9+/=_.-]{20,}',
  hex40: '[0-9a-f]{40}',
  date: '\\d{4}-\\d\\d-\\d\\d',
  time: '\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z',
  exchangeDate: '([1-9]|1[0-2])/([1-9]|[12]\\d|3[01])/\\d{4} ([1-9]|1[0-2]):[0-5]\\d:[0-5]\\d [AP]M',
  digits: '\\d+',
  segment: '[^/?]+',
  slash: '/?',
  text: '[^]+',
};

/** What may stand for a whole value. */
const VALUES: Record<string, (got: Json) => boolean> = {
  any: () => true,
  number: (got) => typeof got === 'number',
  boolean: (got) => typeof got === 'boolean',
  siteMailUrls: (got) =>
    Array.isArray(got) && got.every((one) => JSON.stringify(Object.keys(one as object)) === '["url","version"]'),
};

/** Fills the names that are known, in keys and values, however deep. */
export function fill<T extends Json>(template: T, names: Names): T {
  if (typeof template === 'string') return fillText(template, names) as T;
  if (Array.isArray(template)) return fillList(template, names) as T;
  if (typeof template !== 'object' || template === null) return template;
  const entries = Object.entries(template).map(([key, value]) => [fillText(key, names), fill(value, names)]);
  return Object.fromEntries(entries) as T;
}

export function fillText(template: string, names: Names): string {
  return template.replaceAll(/\{\{([^{}]+)\}\}/g, (all, name: string) => names[name] ?? letters(name) ?? all);
}

/** `x:5`: five letters. */
const letters = (name: string): string | undefined =>
  name.startsWith('x:') ? 'x'.repeat(Number(name.slice(2))) : undefined;

/** `["{{times:5}}", item]`: five items, `{{n}}` counting from 1. */
function fillList(list: Json[], names: Names): Json[] {
  const times = typeof list[0] === 'string' ? /^\{\{times:(\d+)\}\}$/.exec(list[0])?.[1] : undefined;
  if (times === undefined) return list.map((item) => fill(item, names));
  return Array.from({ length: Number(times) }, (_, index) => fill(list[1]!, { ...names, n: String(index + 1) }));
}

/**
 * Where and how a value is not what was expected; undefined when it is.
 * @param place of the value, for the message
 */
export function difference(expected: Json, got: Json | undefined, place = 'body'): string | undefined {
  if (got === undefined) return `${place}: expected ${JSON.stringify(expected)}, got nothing`;
  if (typeof expected === 'string') return textDifference(expected, got, place);
  if (Array.isArray(expected)) {
    if (!Array.isArray(got)) return unlike(expected, got, place);
    if (got.length !== expected.length) return `${place}: expected ${expected.length} items, got ${got.length}`;
    return first(expected.map((item, index) => () => difference(item, got[index], `${place}[${index}]`)));
  }
  if (typeof expected !== 'object' || expected === null) {
    return expected === got ? undefined : unlike(expected, got, place);
  }
  if (typeof got !== 'object' || got === null || Array.isArray(got)) return unlike(expected, got, place);
  const [wanted, found] = [Object.keys(expected), Object.keys(got)];
  if (
    JSON.stringify(wanted.toSorted()) === JSON.stringify(found.toSorted()) &&
    wanted.join('\n') !== found.join('\n')
  ) {
    return `${place}: expected the keys in the order ${wanted.join(', ')}, got ${found.join(', ')}`;
  }
  if (wanted.join('\n') !== found.join('\n')) {
    return `${place}: expected the keys ${wanted.join(', ')}, got ${found.join(', ')}`;
  }
  return first(wanted.map((key) => () => difference(expected[key]!, got[key], `${place}.${key}`)));
}

function textDifference(expected: string, got: Json, place: string): string | undefined {
  const value = /^\{\{(\w+)\}\}$/.exec(expected)?.[1];
  if (value !== undefined && VALUES[value]) return VALUES[value](got) ? undefined : unlike(expected, got, place);
  if (typeof got !== 'string') return unlike(expected, got, place);
  const pattern = expected
    .split(/(\{\{[^{}]+\}\})/)
    .map((part, index) => (index % 2 === 1 ? kind(part) : escaped(part)))
    .join('');
  return new RegExp(`^(?:${pattern})$`).test(got) ? undefined : unlike(expected, got, place);
}

function kind(part: string): string {
  const name = part.slice(2, -2);
  const days = /^today\+(\d+)$/.exec(name)?.[1];
  if (days !== undefined) return day(Number(days));
  const pattern = KINDS[name];
  if (pattern === undefined) throw new Error(`Nothing is known of ${part}`);
  return pattern;
}

/** The UTC date in so many days; a minute ago it may have been another. */
function day(days: number): string {
  const dates = [0, 60_000].map((ago) => new Date(Date.now() - ago + days * 86_400_000).toISOString().slice(0, 10));
  return `(${dates.join('|')})`;
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

const unlike = (expected: Json, got: Json, place: string): string =>
  `${place}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;

function first(checks: (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const found = check();
    if (found !== undefined) return found;
  }
  return undefined;
}
