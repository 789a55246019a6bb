/** The tests of Sieve that we use. Pure. */
import { list, test, type Test, type Text } from './script.ts';

/** RFC 5228 5.7: a header field of this value, letters of either case. */
export function headerIs(name: string, value: Text): Test {
  return test([], (write) => `header :is ${write(name)} ${write(value)}`);
}

/** RFC 5228 5.7: the text is somewhere in a header field, letters of either case. */
export function headerContains(name: string, part: string): Test {
  return test([], (write) => `header :contains ${write(name)} ${write(part)}`);
}

export function headerExists(name: string): Test {
  return test([], (write) => `exists ${write(name)}`);
}

/** RFC 5231 4.2: a header field that begins with a number, at least this one. Without the field: no. */
export function headerAtLeast(name: string, number: Text): Test {
  const needs = ['relational', 'comparator-i;ascii-numeric'];
  const comparator = 'i;ascii-numeric';
  return test(needs, (write) =>
    [`header :value ${write('ge')} :comparator ${write(comparator)}`, write(name), write(number)].join(' '),
  );
}

/** RFC 5231 4.2: the mail has at least so many header fields of the name. */
export function headerCount(name: string, atLeast: number): Test {
  return counted('header', name, atLeast);
}

/** The same of the addresses in them. */
export function addressCount(name: string, atLeast: number): Test {
  return counted('address', name, atLeast);
}

function counted(what: 'header' | 'address', name: string, atLeast: number): Test {
  const needs = ['relational', 'comparator-i;ascii-numeric'];
  const comparator = 'i;ascii-numeric';
  return test(needs, (write) =>
    [`${what} :count ${write('ge')} :comparator ${write(comparator)}`, write(name), write(String(atLeast))].join(' '),
  );
}

/** RFC 5228 2.7.1: matches a pattern; what the stars stand for is `${1}`, `${2}` ... from then on. */
export function headerMatches(name: string, pattern: string): Test {
  return test(['variables'], (write) => `header :matches ${write(name)} ${write({ withVariables: pattern })}`);
}

export function addressMatches(part: 'all' | 'domain', name: string, pattern: string): Test {
  return test(
    ['variables'],
    (write) => `address :${part} :matches ${write(name)} ${write({ withVariables: pattern })}`,
  );
}

/** RFC 5228 5.1: one of all addresses in the header fields of the name is one of the values, letters of either case. */
export function addressIs(part: 'all' | 'domain', name: string, values: readonly Text[]): Test {
  return test([], (write) => `address :${part} :is ${write(name)} ${list(values, write)}`);
}

export function envelopeMatches(part: 'all' | 'domain', name: 'from' | 'to', pattern: string): Test {
  return test(
    ['variables', 'envelope'],
    (write) => `envelope :${part} :matches ${write(name)} ${write({ withVariables: pattern })}`,
  );
}

/** RFC 5229 5: one of the texts is one of the values. */
export function stringIs(texts: readonly Text[], values: readonly Text[]): Test {
  return test(['variables'], (write) => `string :is ${list(texts, write)} ${list(values, write)}`);
}

export function stringMatches(text: Text, pattern: string): Test {
  return test(['variables'], (write) => `string :matches ${write(text)} ${write({ withVariables: pattern })}`);
}

/** RFC 5228 5.9. @param bytes a mail of more octets than this */
export function sizeOver(bytes: number): Test {
  return test([], () => `size :over ${bytes}`);
}

/** RFC 7352: a mail of this Message-ID has been here before; from now on this one has. */
export function isDuplicate(handle: string, seconds: number): Test {
  return test(['duplicate'], (write) => `duplicate :handle ${write(handle)} :seconds ${seconds}`);
}

export function not(given: Test): Test {
  return test(given.needs, (write) => `not ${given.line(write)}`);
}

export function allOf(...given: Test[]): Test {
  return joined('allof', given);
}

export function anyOf(...given: Test[]): Test {
  return joined('anyof', given);
}

function joined(word: string, given: Test[]): Test {
  return test(
    given.flatMap(({ needs }) => needs),
    (write) => `${word}(${given.map(({ line }) => line(write)).join(', ')})`,
  );
}
