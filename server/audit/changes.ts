/** What a change was, as the audit tells it: field by field what was before and what is after. Pure. */
import { isDeepStrictEqual } from 'node:util';

/** Anything that JSON can say. */
export type Value = unknown;

/**
 * What became of an object, by field. `[before, after]`, null where there was or is nothing; of lists, what left and what came; of
 * long texts their lengths; of secrets CHANGED. Anything else is no change but a fact: a reason, a ticket.
 */
export type Detail = Record<string, Value>;

/** All that is ever told of a password, a hash, an answer or a token. */
export const CHANGED = 'changed';

type Fields = object | undefined;

/**
 * The fields of `after` that differ from those of `before`; a field that is undefined was not set.
 * @param before undefined: it did not exist
 */
export function changes(before: Fields, after: object): Detail {
  const was = (before ?? {}) as Detail;
  const detail: Detail = {};
  for (const [field, value] of Object.entries(after)) {
    const old = was[field] ?? null;
    if (value === undefined || isDeepStrictEqual(old, value)) continue;
    detail[field] = Array.isArray(value) || Array.isArray(old) ? difference(old, value) : [old, value];
  }
  return detail;
}

/** All fields of what is taken away. */
export function removal(before: object): Detail {
  return Object.fromEntries(Object.entries(before).map(([field, value]) => [field, [value ?? null, null]]));
}

/** The lengths of texts that are nobody's business, by field and `Length`; a text that changed and kept its length shows too. */
export function lengths(before: Fields, after: Record<string, string | undefined>): Detail {
  const told = Object.entries(changes(before, after)).map(([field, change]) => {
    const [old, value] = change as [string | null, string];
    return [`${field}Length`, [old?.length ?? null, value.length]];
  });
  return Object.fromEntries(told) as Detail;
}

/** Of two lists what left and what came. */
function difference(before: Value, after: Value): [Value[], Value[]] {
  const [old, now] = [before ?? [], after ?? []] as [Value[], Value[]];
  const without = (list: Value[], other: Value[]) =>
    list.filter((item) => !other.some((each) => isDeepStrictEqual(each, item)));
  return [without(old, now), without(now, old)];
}

/** Characters of JSON: of a row's detail, and of one side of one change in it. A page of the list has 400 rows. */
const MOST = 16_000;
const MOST_OF_SIDE = 4000;

/** A detail that fits a row: of a list as many as fit, of another long value its length, of too many fields the first ones. */
export function bounded(detail: Detail): Detail {
  let room = MOST;
  const kept: Detail = {};
  let omitted = 0;
  for (const [field, value] of Object.entries(detail)) {
    if (value === undefined) continue;
    const shown = Array.isArray(value) ? value.map(shortened) : shortened(value);
    room -= field.length + JSON.stringify(shown).length + 4;
    if (room >= 0) kept[field] = shown;
    else omitted += 1;
  }
  return omitted === 0 ? kept : { ...kept, omitted };
}

function shortened(value: Value): Value {
  const { length } = JSON.stringify(value);
  if (length <= MOST_OF_SIDE) return value;
  if (!Array.isArray(value)) return { length };
  let room = MOST_OF_SIDE;
  const fit = value.findIndex((item) => (room -= JSON.stringify(item).length + 1) < 0);
  return [...(value as Value[]).slice(0, fit), `and ${value.length - fit} more`];
}
