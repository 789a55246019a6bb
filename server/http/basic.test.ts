import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readBasic } from './basic.ts';

const encoded = (text: string | Uint8Array): string => Buffer.from(text as string).toString('base64');
const anyText = fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed().replaceAll('\0', ''));
const name = anyText.map((text) => text.replaceAll(':', '')).filter((text) => text !== '');

test('what a client encodes is what is read, in any letters and with any spaces (RFC 7617 2)', () => {
  const scheme = fc.constantFrom('Basic', 'basic', 'BASIC', 'bAsIc');
  const spaces = fc.constantFrom(' ', '  ', '     ');
  fc.assert(
    fc.property(name, anyText, scheme, spaces, fc.constantFrom('', ' '), (name, password, scheme, spaces, end) => {
      const pair = encoded(`${name}:${password}`);
      const url = pair.replaceAll('+', '-').replaceAll('/', '_');
      for (const text of [pair, url, pair.replace(/=+$/, '')])
        assert.deepEqual(readBasic(`${scheme}${spaces}${text}${end}`), { name, password });
    }),
  );
});

test('bytes that are no UTF-8 are Latin-1', () => {
  assert.deepEqual(readBasic(`Basic ${encoded(Uint8Array.of(0x61, 0x3a, 0xfc))}`), { name: 'a', password: 'ü' });
  assert.deepEqual(readBasic(`Basic ${encoded('a:ü')}`), { name: 'a', password: 'ü' });
});

test('any header: nothing, or a name without colon and a password, neither with NUL', () => {
  const bytes = fc.uint8Array({ maxLength: 40 }).map((list) => `Basic ${encoded(list)}`);
  const nearly = fc
    .array(fc.constantFrom('Basic', 'basic', ' ', 'YTpi', 'OnBhc3M=', '=', '-_', ':', '\0', ',', 'ü', 'Bearer', '\t'), {
      maxLength: 6,
    })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.oneof(bytes, nearly, fc.string({ unit: 'binary' }), fc.constant(undefined)), (header) => {
      const read = readBasic(header);
      if (read === undefined) return;
      assert.match(header!, /^basic /i);
      assert.match(read.name, /^[^:\0]+$/);
      assert.ok(!read.password.includes('\0'));
    }),
    { numRuns: 1000 },
  );
});

test('what is never read', () => {
  const none = [
    undefined,
    '',
    'Basic',
    'Basic ',
    `Basic\t${encoded('a:b')}`,
    ` Basic ${encoded('a:b')}`,
    `Basic ${encoded('a:b')}, Basic ${encoded('c:d')}`,
    `Basic ${encoded('ab')}`,
    `Basic ${encoded(':b')}`,
    `Basic ${encoded('a\0:b')}`,
    `Basic ${encoded('a:b\0')}`,
    `Basic ${encoded(`a:${'b'.repeat(3100)}`)}`,
    `Digest ${encoded('a:b')}`,
  ];
  for (const header of none) assert.equal(readBasic(header), undefined, String(header).slice(0, 40));
  assert.deepEqual(readBasic(`Basic ${encoded('a:')}`), { name: 'a', password: '' });
  assert.deepEqual(readBasic(`Basic ${encoded('a:b:c')}`), { name: 'a', password: 'b:c' });
});
