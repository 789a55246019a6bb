import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { shownAddresses, UnreadableFrom } from './from-header.ts';

/** Sorted, or `unreadable`. */
function shown(raw: string): string[] | 'unreadable' {
  try {
    return shownAddresses(raw).toSorted();
  } catch (error) {
    if (error instanceof UnreadableFrom) return 'unreadable';
    throw error;
  }
}

const own = 'alice@a.example';
const foreign = 'ceo@victim.example';
const wide = Buffer.from(`<${foreign}>`, 'utf16le').swap16();

test('headers as mail clients write them name one address', () => {
  for (const raw of [
    'alice@a.example',
    ' alice@a.example ',
    'Alice <alice@a.example>',
    '<alice@a.example>',
    'Alice <Alice@A.Example>',
    '"Smith, Alice" <alice@a.example>',
    '"A \\"quote\\" and a \\\\" <alice@a.example>',
    'Alice (at work, (nested) really) <alice@a.example>',
    'alice@a.example (Alice Smith)',
    'Alice B. Smith <alice@a.example>',
    'Ünicode Ñame <alice@a.example>',
    'Alice\n <alice@a.example>',
    'Alice\r\n\t<alice@a.example>',
    '=?utf-8?Q?J=C3=B6rg?= <alice@a.example>',
    '=?utf-8?B?SsO2cmc=?= =?utf-8?B?IE0u?= <alice@a.example>',
    '=?utf-8?q?Smith=2C_J=C3=B6rg?= <alice@a.example>',
    '=?ISO-8859-1*en?Q?J=F6rg?= <alice@a.example>',
    '=?iso-2022-jp?B?GyRCOzNFREJATzobKEI=?= <alice@a.example>',
    '"=?utf-8?Q?J=C3=B6rg?=" <alice@a.example>',
    'alice via Shop [Team 1] <alice@a.example>',
    '"ceo@victim.example" <alice@a.example>',
    'Alice < alice@a.example >',
    '"alice"@a.example',
    "Alice O'Hara <alice@a.example>",
    "'Alice' <alice@a.example>",
  ]) {
    assert.deepEqual(shown(raw), [own], raw);
  }
  assert.deepEqual(shown('"a..b"@a.example'), ['a..b@a.example']);
  assert.deepEqual(shown('alice+list=x@a.example'), ['alice+list=x@a.example']);
});

test('every address of a list is named', () => {
  for (const raw of [
    `${own}, ${foreign}`,
    `Alice <${own}>, Boss <${foreign}>`,
    `Alice <${own}>,, <${foreign}>,`,
    `"x" <${foreign}>,\n ${own}`,
  ]) {
    assert.deepEqual(shown(raw), [own, foreign], raw);
  }
});

test('an address that only some clients would show is named too', () => {
  for (const raw of [
    `"Boss <${foreign}>" <${own}>`,
    `(<${foreign}>) ${own}`,
    `${own} (<${foreign}>)`,
    `=?utf-8?q?=3Cceo=40victim.example=3E?= <${own}>`,
    `=?utf-8?b?${Buffer.from(`<${foreign}>`).toString('base64')}?= <${own}>`,
    `=?utf-8?b?YQ==${Buffer.from(`<${foreign}>`).toString('base64')}?= <${own}>`,
    `=?utf-16be?b?${wide.toString('base64')}?= <${own}>`,
    `=?utf-16be?b?${wide.subarray(0, 5).toString('base64')}?= =?utf-16be?b?${wide.subarray(5).toString('base64')}?= <${own}>`,
    `=?utf-8?b?PGNlb0B2aWN0?= =?utf-8?b?aW0uZXhhbXBsZT4=?= <${own}>`,
    `"=?utf-8?q?x=22_=3Cceo=40victim.example=3E?=" <${own}>`,
    `=?utf-8?q?ceo=40victim.example=2C?= <${own}>`,
    `=?utf-8?q?ceo=40victim.example,?= <${own}>`,
  ]) {
    const found = shown(raw);
    assert.ok(found === 'unreadable' || found.includes(foreign), `${raw}: ${String(found)}`);
  }
});

test('what clients would understand differently is not read', () => {
  for (const raw of [
    '',
    ' ',
    'Alice',
    ',',
    '<>',
    'Alice <>',
    'a.example',
    '@a.example',
    'alice@',
    `Friends: ${own};`,
    `undisclosed:;`,
    `<@victim.example:${own}>`,
    `<@victim.example,@x.example:${own}>`,
    `${own} ${foreign}`,
    `<${own}> <${foreign}>`,
    `<${own}> Boss`,
    `Alice ${own}`,
    `alice @a.example`,
    'alice@ a.example',
    'alice@a .example',
    'alice(x)@a.example',
    'alice@(victim.example)a.example',
    'alice@a.example(',
    '"alice@a.example',
    'alice@a.example)',
    'a\\lice@a.example',
    `<${own}`,
    `${own}>`,
    `<<${own}>>`,
    `Alice <${own}, ${foreign}>`,
    'alice@[127.0.0.1]',
    '"a lice"@a.example',
    `"x@victim.example "@a.example`,
    'älice@a.example',
    'alice@ä.example',
    'alice@a.example\u0000',
    'Alice\u0000 <alice@a.example>',
    'Alice\r <alice@a.example>',
    '=?utf-8?b?YQ\u0001?= <alice@a.example>',
    'Alice\nBob <alice@a.example>',
    `=?utf-8?q?x=00?= <${own}>`,
    `=?utf-8?q?x=0A?= <${own}>`,
    `=?utf-8?b?${Buffer.from(`${foreign}\n`).toString('base64')}?=@a.example`,
    `alice+=?utf-8?b?${Buffer.from(foreign).toString('base64')}?=@a.example`,
    `=?utf-7?q?+ADw-ceo+AEA-victim.example+AD4-?= <${own}>`,
    `=?no-such-charset?q?x?= <${own}>`,
    `Company: Sales <${own}>`,
    `"x" <${own}> ${' '.repeat(9000)}`,
  ]) {
    assert.equal(shown(raw), 'unreadable', JSON.stringify(raw));
  }
});

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
const printable = fc.string({ unit: fc.constantFrom(...Array.from('abc <>@,:;()[]".\\=?_-\'ü ')), maxLength: 40 });

test('property: no text is more than read or not read', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (raw) => void shown(raw)));
  fc.assert(fc.property(printable, (raw) => void shown(raw)));
});

test('property: the address behind a well quoted name is always named', () => {
  fc.assert(
    fc.property(printable, (name) => {
      const found = shown(`${quoted(name)} <${own}>`);
      assert.ok(found === 'unreadable' || found.includes(own), String(found));
    }),
  );
});

test('property: wherever a foreign address in brackets stands, it is named, or nothing is read', () => {
  fc.assert(
    fc.property(printable, printable, fc.boolean(), (before, after, isFirst) => {
      const hidden = `${before}<${foreign}>${after}`;
      const found = shown(isFirst ? `${hidden} <${own}>` : `<${own}> ${hidden}`);
      assert.ok(found === 'unreadable' || found.includes(foreign), String(found));
    }),
    { numRuns: 1000 },
  );
});

test('a header of more addresses than anybody writes is not read', () => {
  assert.equal(shown(`${own}, `.repeat(51)), 'unreadable');
  assert.deepEqual(shown(`${own}, `.repeat(50)), [own]);
});
