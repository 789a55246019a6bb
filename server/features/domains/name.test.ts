import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { domainName } from './name.ts';

test('what is a domain name, and how it is stored', () => {
  const some = {
    'Example.COM': 'example.com',
    'münchen.example': 'xn--mnchen-3ya.example',
    'MÜNCHEN.example': 'xn--mnchen-3ya.example',
    'XN--MNCHEN-3YA.example': 'xn--mnchen-3ya.example',
    'b\u3002example': 'b.example',
    '1.2.example': '1.2.example',
    'a--b.example': 'a--b.example',
  };
  for (const [text, name] of Object.entries(some)) assert.equal(domainName(text), name, text);
});

test('a name with more behind it is no name: not that of its beginning', () => {
  const none = [
    '',
    'example',
    '.example',
    'a..example',
    'a.example.',
    '-a.example',
    'a-.example',
    'a_b.example',
    'a b.example',
    'a.example/',
    'a.example/x',
    'a.example?x',
    'a.example#x',
    'a.example\\x',
    'a.example:80',
    'x@a.example',
    '%61.example',
    'a\t.example',
    'a\n.example',
    'a.example\r\n',
    'a.example\0',
    '\u00a0a.example',
    'ü.example/x',
    'ü.example?x',
    '1.2.3.4',
    '1.2',
    'a.0x10',
    '\uff11.\uff12',
    `${'x'.repeat(64)}.example`,
    `${'a.'.repeat(126)}ab`,
  ];
  for (const text of none) assert.equal(domainName(text), undefined, JSON.stringify(text));
});

test('any text: none, or a name of letters, digits and hyphens that reads as itself', () => {
  const parts = [
    'a',
    'B',
    '.',
    '-',
    '1',
    'xn--',
    'ü',
    'ß',
    '\u3002',
    '\uff11',
    '/',
    '?',
    '#',
    '\\',
    '%',
    ':',
    '@',
    '\t',
    '\0',
    '_',
  ];
  const soup = fc.array(fc.constantFrom(...parts, 'example'), { maxLength: 8 }).map((list) => list.join(''));
  fc.assert(
    fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
      const name = domainName(text);
      if (name === undefined) return;
      assert.match(name, /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/);
      assert.equal(domainName(name), name);
      assert.equal(domainName(text.replace(/[a-z]/g, (letter) => letter.toUpperCase())), name);
      assert.doesNotMatch(text, /[^\w.\u0080-\u{10ffff}-]/u);
    }),
    { numRuns: 1000 },
  );
});
