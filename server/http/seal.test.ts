import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { openToken, sealToken } from './seal.ts';

const key = randomBytes(32);
const now = new Date('2026-11-21T12:00:00Z');
const later = new Date('2026-11-21T12:05:00Z');
const payload = { subject: '0193f0a0-1234-7abc-8def-0123456789ab', generation: 7, expires: later };

test('what was sealed is opened, under a name of its own each time', () => {
  const [one, two] = [sealToken(key, payload), sealToken(key, payload)];
  const [first, second] = [openToken(key, one, now), openToken(key, two, now)];
  assert.deepEqual({ ...first, nonce: undefined }, { ...payload, nonce: undefined });
  assert.equal(first?.nonce.length, 16);
  assert.notDeepEqual(first?.nonce, second?.nonce);
  assert.ok(!one.includes(Buffer.from(payload.subject.replaceAll('-', ''), 'hex').toString('base64').slice(0, 16)));
  assert.match(one, /^[A-Za-z0-9+/]{80}$/);
});

test('no two of many have one name', () => {
  const names = Array.from({ length: 2000 }, () => openToken(key, sealToken(key, payload), now)?.nonce.toString('hex'));
  assert.equal(new Set(names).size, 2000);
});

test('tokens of several hours and of several installations do not disturb each other', () => {
  const other = randomBytes(32);
  const hours = [0, 1, 2].map((hour) => ({ ...payload, expires: new Date(later.getTime() + hour * 3_600_000) }));
  const tokens = [key, other].flatMap((each) => hours.map((said) => ({ each, said, text: sealToken(each, said) })));
  for (const { each, said, text } of tokens.toReversed()) {
    assert.deepEqual(openToken(each, text, now)?.expires, said.expires);
    assert.equal(openToken(each === key ? other : key, text, now), undefined);
  }
  assert.ok(openToken(Buffer.from(key), sealToken(key, payload), now), 'the same key in another Buffer');
});

test('the largest generation passes, what is no UUID does not', () => {
  const large = { ...payload, generation: 2 ** 31 - 1 };
  assert.equal(openToken(key, sealToken(key, large), now)?.generation, 2 ** 31 - 1);
  assert.throws(() => sealToken(key, { ...payload, subject: 'john' }), RangeError);
});

test('its time is over at the instant it names', () => {
  const text = sealToken(key, payload);
  assert.ok(openToken(key, text, new Date(later.getTime() - 1)));
  assert.equal(openToken(key, text, later), undefined);
});

test('one changed character, one key off, one character more or less: nothing', () => {
  const text = sealToken(key, payload);
  for (let i = 0; i < text.length; i += 1) {
    const other = text[i] === 'A' ? 'B' : 'A';
    assert.equal(openToken(key, text.slice(0, i) + other + text.slice(i + 1), now), undefined, `character ${i}`);
  }
  assert.equal(openToken(randomBytes(32), text, now), undefined);
  for (const bent of [text.slice(1), `${text}A`, ` ${text}`, `${text}\n`, `${text}=`, text.replace(/^(.)/, '$1\n')]) {
    assert.equal(openToken(key, bent, now), undefined);
  }
});

test('whatever a client sends is no token and no crash', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String({ minLength: 80, maxLength: 80 })), (text) => {
      assert.equal(openToken(key, text, now), undefined);
    }),
  );
});
