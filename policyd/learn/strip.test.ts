import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { withoutOwnHeaders } from './strip.ts';

const strip = (text: string): string => withoutOwnHeaders(Buffer.from(text, 'latin1')).toString('latin1');

test('our headers go with their folded lines, whatever their case; nothing else changes', () => {
  assert.equal(
    strip(
      'A: 1\r\nX-Mailstead-Score: 83\r\nB: 2\r\nx-mailstead-virus: a\r\n\tb\r\n c\r\nC: 3\r\n d\r\n\r\nX-Mailstead-Score: 1\r\n',
    ),
    'A: 1\r\nB: 2\r\nC: 3\r\n d\r\n\r\nX-Mailstead-Score: 1\r\n',
  );
  assert.equal(strip('X-Mailstead-Score: 83\n\nbody'), '\nbody');
  assert.equal(strip('X-Mailstead-Score: 83'), '');
  assert.equal(strip('X-Mailsteadfast: 1\nX-Mailstead: 2\n\n'), 'X-Mailsteadfast: 1\nX-Mailstead: 2\n\n');
  assert.equal(strip('\r\nX-Mailstead-Score: 83\r\n'), '\r\nX-Mailstead-Score: 83\r\n');
  assert.equal(strip(''), '');
  assert.equal(strip('\xff\xfe\x00'), '\xff\xfe\x00');
});

test('property: what has none of them stays as it is, byte by byte', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      const mail = Buffer.from(bytes);
      if (!/x-mailstead-/i.test(mail.toString('latin1'))) assert.deepEqual(withoutOwnHeaders(mail), mail);
    }),
  );
});

test('property: a header of ours is gone wherever it stood, and the body is whole', () => {
  const header = fc.constantFrom(
    'From: a@a.example\r\n',
    'Subject: x\r\n y\r\n',
    'X-Mailstead-Score: 5\r\n',
    'X-MAILSTEAD-X: a\r\n b\r\n',
  );
  fc.assert(
    fc.property(fc.array(header), fc.string(), (headers, body) => {
      const expected = headers.filter((one) => !one.toLowerCase().startsWith('x-mailstead-')).join('');
      assert.equal(
        strip(`${headers.join('')}\r\n${body}`),
        Buffer.from(`${expected}\r\n${body}`, 'latin1').toString('latin1'),
      );
    }),
  );
});
