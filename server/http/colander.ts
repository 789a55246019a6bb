/**
 * Reads a request's body or query by its schema with the rules and the messages of colander, the library behind the original
 * API (contract.md E.1). The one place where a schema becomes a message; rules that a schema cannot say are in the verbs.
 *
 * Known words of a schema: type object (properties, required, patternProperties), array, string, integer, boolean, null, anyOf,
 * const, pattern, format (email, time-zone), minLength, maxLength, minItems, maxItems, minimum, maximum, default; and `check`,
 * colander's custom validator.
 *
 * A string that is empty counts as not sent; with minLength 0 it is a value, with a greater one it may not be sent empty.
 */
import type { FieldFaults } from '../faults.ts';

/** The part of JSON Schema that our schemas use. */
export interface Shape {
  type?: string;
  properties?: Record<string, Shape>;
  patternProperties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  anyOf?: Shape[];
  enum?: unknown[];
  const?: unknown;
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  /** An older name under which the value is taken too. */
  'x-alias'?: string;
  minProperties?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
  /** A rule of the value's own, once all else in it is right: the message, or undefined. JSON does not show it: say it in `description`. */
  check?(value: unknown): string | undefined;
}

/** What was read, or what is wrong with it: never both. */
export type Reading = { value: unknown; faults?: undefined } | { value?: undefined; faults: FieldFaults };

const MISSING = Symbol('missing');
type Values = Record<string, unknown>;

/** Reads `given` by `shape`. Unknown keys are ignored, null is missing, all faults are reported together. */
export function deserialize(shape: Shape, given: unknown): Reading {
  const faults = new Faults();
  const value = read(shape, given, '', true, faults);
  return faults.count > 0 ? { faults: faults.map } : { value };
}

class Faults {
  // No prototype: a place named __proto__ is a place like any other.
  readonly map: FieldFaults = Object.create(null) as FieldFaults;
  count = 0;

  /** Several messages on one node are joined with `; `. */
  add(place: string, message: string): typeof MISSING {
    this.map[place] = place in this.map ? `${this.map[place]}; ${message}` : message;
    this.count += 1;
    return MISSING;
  }
}

function read(shape: Shape, given: unknown, place: string, required: boolean, faults: Faults): unknown {
  const before = faults.count;
  const value = readValue(shape, given, place, required, faults);
  if (shape.check === undefined || value === MISSING || faults.count > before) return value;
  const message = shape.check(value);
  return message === undefined ? value : faults.add(place, message);
}

function readValue(shape: Shape, given: unknown, place: string, required: boolean, faults: Faults): unknown {
  if (given === null && shape.anyOf?.some((choice) => choice.type === 'null')) return null;
  if (isMissing(shape, given)) {
    const refused = required || (given !== undefined && given !== null && (shape.minLength ?? 0) > 0);
    return refused ? faults.add(place, 'Required') : MISSING;
  }
  if (given === '' && shape.type === 'string' && shape.minLength === 0) return given;
  const choices = choicesOf(shape);
  if (choices !== undefined) return readChoice(choices, given, place, faults);
  if (shape.anyOf) return readUnion(shape.anyOf, given, place, required, faults);
  switch (shape.type) {
    case 'object':
      return readObject(shape, given, place, faults);
    case 'array':
      return readArray(shape, given, place, faults);
    case 'integer':
      return readInteger(shape, given, place, faults);
    case 'boolean':
      return readBoolean(given, place, faults);
    default:
      return readString(shape, given, place, faults);
  }
}

/** Which values count as no value: for a string all that Python calls false. */
function isMissing(shape: Shape, given: unknown): boolean {
  if (given === undefined || given === null) return true;
  const kind = shape.type ?? (choicesOf(shape) ? 'string' : shape.anyOf ? 'object' : 'string');
  if (kind === 'string')
    return (given === '' && shape.minLength !== 0) || given === 0 || given === false || isEmpty(given);
  if (kind === 'integer') return given === '' || isEmpty(given);
  return false;
}

function isEmpty(given: unknown): boolean {
  return typeof given === 'object' && given !== null && Object.keys(given).length === 0;
}

/** The values of a closed list of strings, however the schema writes it. */
function choicesOf(shape: Shape): unknown[] | undefined {
  if (shape.const !== undefined) return [shape.const];
  if (shape.enum) return shape.enum;
  return shape.anyOf?.every((choice) => choice.const !== undefined)
    ? shape.anyOf.map((choice) => choice.const)
    : undefined;
}

function readChoice(choices: unknown[], given: unknown, place: string, faults: Faults): unknown {
  if (choices.includes(given)) return given;
  if (typeof given !== 'string') return faults.add(place, `${show(given)} is not a string`);
  return faults.add(place, `"${show(given)}" is not one of ${choices.join(', ')}`);
}

/** A word that a union names as such, an object where it may be one, else what it names first. */
function readUnion(union: Shape[], given: unknown, place: string, required: boolean, faults: Faults): unknown {
  if (union.some((choice) => choice.const !== undefined && choice.const === given)) return given;
  const kinds = union.filter((choice) => choice.type !== 'null' && choice.const === undefined);
  const isObject = typeof given === 'object' && !Array.isArray(given);
  const mapping = isObject ? kinds.find((choice) => choice.type === 'object') : undefined;
  return read(mapping ?? kinds[0]!, given, place, required, faults);
}

function readObject(shape: Shape, given: unknown, place: string, faults: Faults): unknown {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return faults.add(place, `"${show(given)}" is not a mapping type: Does not implement dict-like functionality.`);
  }
  const before = faults.count;
  const result: Values = {};
  const source = given as Values;
  for (const [name, part] of Object.entries(shape.properties ?? {})) {
    const sent = ownValue(source, name);
    // Without an alias a null stays one: it may be a value.
    const own = part['x-alias'] === undefined ? sent : (sent ?? ownValue(source, part['x-alias']));
    const value = read(part, own, join(place, name), shape.required?.includes(name) ?? false, faults);
    if (value !== MISSING) result[name] = value;
  }
  for (const [pattern, part] of Object.entries(shape.patternProperties ?? {})) {
    readFreeKeys(new RegExp(pattern, 'u'), part, source, place, faults, result);
  }
  return faults.count > before ? result : longEnough(shape, result, place, faults);
}

const ownValue = (source: Values, name: string): unknown => (Object.hasOwn(source, name) ? source[name] : undefined);

/** A map's own length, once its values are right. */
function longEnough(shape: Shape, result: Values, place: string, faults: Faults): unknown {
  if (Object.keys(result).length >= (shape.minProperties ?? 0)) return result;
  return faults.add(place, `Shorter than minimum length ${shape.minProperties}`);
}

/** A map whose keys are data, such as a plan's names. */
function readFreeKeys(
  pattern: RegExp,
  part: Shape,
  source: Values,
  place: string,
  faults: Faults,
  result: Values,
): void {
  for (const name of Object.keys(source)) {
    if (!pattern.test(name) || name === '__proto__') {
      faults.add(join(place, name), 'String does not match expected pattern');
      continue;
    }
    const value = read(part, source[name], join(place, name), true, faults);
    if (value !== MISSING) result[name] = value;
  }
}

function readArray(shape: Shape, given: unknown, place: string, faults: Faults): unknown {
  if (!Array.isArray(given)) return faults.add(place, `"${show(given)}" is not iterable`);
  // A container's own rule counts only once its children are right; but a list far too long is not walked.
  if (shape.maxItems !== undefined && given.length > shape.maxItems) {
    return faults.add(place, `Longer than maximum length ${shape.maxItems}`);
  }
  const before = faults.count;
  const values = given.map((item: unknown, index) =>
    read(shape.items ?? {}, item, join(place, String(index)), true, faults),
  );
  if (faults.count > before) return MISSING;
  if (given.length < (shape.minItems ?? 0)) return faults.add(place, `Shorter than minimum length ${shape.minItems}`);
  return values;
}

function readInteger(shape: Shape, given: unknown, place: string, faults: Faults): unknown {
  const digits = typeof given === 'string' && /^[+-]?[0-9]{1,15}$/.test(given);
  const number = typeof given === 'number' || digits ? Number(given) : NaN;
  if (!Number.isInteger(number)) return faults.add(place, `"${show(given)}" is not a number`);
  if (number < (shape.minimum ?? -Infinity)) {
    return faults.add(place, `${number} is less than minimum value ${shape.minimum}`);
  }
  if (number > (shape.maximum ?? Infinity)) {
    return faults.add(place, `${number} is greater than maximum value ${shape.maximum}`);
  }
  return number;
}

function readBoolean(given: unknown, place: string, faults: Faults): unknown {
  const text = typeof given === 'string' ? given.toLowerCase() : given;
  if (text === true || text === 1 || text === 'true' || text === '1') return true;
  if (text === false || text === 0 || text === 'false' || text === '0') return false;
  return faults.add(place, `"${show(given)}" is neither in ('false', '0') nor in ('true', '1')`);
}

function readString(shape: Shape, given: unknown, place: string, faults: Faults): unknown {
  if (typeof given !== 'string') return faults.add(place, `${show(given)} is not a string`);
  // NUL and lone surrogates are in no text that PostgreSQL or a mail could hold.
  if (given.includes('\0') || !given.isWellFormed()) return faults.add(place, 'String does not match expected pattern');
  if (shape.pattern !== undefined && !new RegExp(shape.pattern, 'u').test(given)) {
    return faults.add(place, 'String does not match expected pattern');
  }
  const format = FORMATS[shape.format ?? ''];
  if (format?.fits(given) === false) return faults.add(place, format.message);
  const length = shape.minLength !== undefined || shape.maxLength !== undefined ? Array.from(given).length : 0;
  if (length < (shape.minLength ?? 0)) return faults.add(place, `Shorter than minimum length ${shape.minLength}`);
  if (length > (shape.maxLength ?? Infinity)) return faults.add(place, `Longer than maximum length ${shape.maxLength}`);
  return given;
}

/** Formats that are checked; colander's own pattern of an address, as it was in the years of the specification (contract.md E.1). */
const FORMATS: Record<string, { fits: (text: string) => boolean; message: string }> = {
  email: {
    fits: (text) => /^[A-Z0-9._%!#$&'*+\-/=?^`{|}~()]+@[A-Z0-9]+([.-][A-Z0-9]+)*\.[A-Z]{2,22}$/i.test(text),
    message: 'Invalid email address',
  },
  'time-zone': { fits: isTimeZone, message: 'String does not match expected pattern' },
};

/** Whether a name is in the time zone database; an offset (`+01:00`) is no zone. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+/-]{1,63}$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const join = (place: string, name: string): string => (place === '' ? name : `${place}.${name}`);

/** A value as a message quotes it; a long one is cut, so that an answer never grows with its request. */
function show(given: unknown): string {
  const text = typeof given === 'string' ? given : typeof given === 'number' ? String(given) : json(given);
  return text.length > 256 ? `${text.slice(0, 256).toWellFormed()}...` : text;
}

function json(given: unknown): string {
  try {
    return JSON.stringify(given);
  } catch {
    return '...'; // nested deeper than the stack: it can be parsed, but not written
  }
}
