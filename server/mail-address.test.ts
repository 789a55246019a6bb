import assert from 'node:assert/strict';
import { test } from 'node:test';
import { domainToASCII } from 'node:url';
import fc from 'fast-check';
import { asciiDomain, mailAddress, mailDomain } from './mail-address.ts';

/** All that RFC 5322 allows in an atom, and the dot. */
const ATOM = Array.from("abcxyzABCXYZ0189!#$%&'*+/=?^_`{|}~-.");
const local = fc.string({ unit: fc.constantFrom(...ATOM), minLength: 1, maxLength: 64 });
const label = fc.string({ unit: fc.constantFrom(...Array.from('abcxyzABCXYZ0189_-')), minLength: 1, maxLength: 20 });
const domain = fc.array(label, { minLength: 2, maxLength: 5 }).map((labels) => labels.join('.'));

/** Texts near an address: its own signs, those of URLs, other scripts, what cannot be seen. */
const soup = fc
  .array(
    fc.constantFrom(
      '@',
      '.',
      'a',
      'A',
      'b.example',
      '-',
      '_',
      'xn--',
      '/',
      '?',
      '#',
      '\\',
      '%41',
      '%',
      ':80',
      '[',
      '<',
      '"',
      ' ',
      '\t',
      '\r\n',
      '\0',
      '\u007f',
      'ü',
      'ß',
      'İ',
      '\u00ad',
      '\u3002',
      '\uff0e',
      '\uff11',
      '\u2488',
      '\u0663',
      '\ud800',
      '1.2',
      '0x10',
      '\u202e',
      'x'.repeat(64),
      'a.'.repeat(60),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));
const text = fc.oneof(
  soup,
  fc.string({ unit: 'binary' }),
  fc.tuple(local, soup).map((parts) => parts.join('@')),
);

test('every address is read as it is written, but for the case of its domain', () => {
  fc.assert(
    fc.property(local, domain, (local, domain) => {
      assert.deepEqual(mailAddress(`${local}@${domain}`), { local, domain: domain.toLowerCase() });
      assert.deepEqual(mailAddress(`${local}@${domain.toUpperCase()}`), mailAddress(`${local}@${domain}`));
    }),
  );
});

test('any text: no address, or one that is safe wherever addresses go, and reads as itself', () => {
  fc.assert(
    fc.property(text, (text) => {
      const read = mailAddress(text);
      if (read === undefined) return;
      const { local, domain } = read;
      assert.match(local, /^[!#-'*+\-./0-9=?A-Z^-~]{1,64}$/);
      assert.match(domain, /^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/);
      assert.ok(domain.length <= 253);
      assert.deepEqual(mailAddress(`${local}@${domain}`), read);
      // Nothing of the text was passed over: no second address, no tail behind the name.
      assert.equal(text.split('@').length, 2);
      assert.equal(text.split('@')[0], local);
    }),
    { numRuns: 3000 },
  );
});

test('a name loses nothing on its way to A-labels that was more than another way of writing it', () => {
  const unicode = fc.constantFrom(
    'münchen.example',
    'ΣΊΣΥΦΟΣ.example',
    'faß.de',
    'b\u3002example',
    'Bücher\uff0eexample',
  );
  const tail = fc.constantFrom(
    '/',
    '?',
    '#',
    '\\',
    ':80',
    '%2f',
    '@',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\0',
    '"',
    '<',
    '|',
    ';',
  );
  fc.assert(
    fc.property(unicode, tail, fc.string({ unit: 'grapheme', maxLength: 5 }), (name, tail, rest) => {
      assert.equal(mailDomain(name), domainToASCII(name));
      assert.equal(asciiDomain(`${name}${tail}${rest}`), undefined);
      assert.equal(asciiDomain(`${rest}${tail}${name}`), undefined);
    }),
  );
});

test('names that are no domains of addresses', () => {
  const long = `${'a.'.repeat(126)}ab`;
  const none = [
    '',
    '.',
    'a',
    'a.',
    '.a',
    'a..b',
    'a.b.',
    long,
    `${'x'.repeat(64)}.example`,
    '\uff11.\uff12',
    'a b.example',
  ];
  for (const name of none) assert.equal(mailDomain(name), undefined, JSON.stringify(name));
  const some = { 'A.B': 'a.b', 'x_1.example': 'x_1.example', [long.slice(0, -1)]: long.slice(0, -1), '1.2': '1.2' };
  for (const [name, read] of Object.entries(some)) assert.equal(mailDomain(name), read);
});
