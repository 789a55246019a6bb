/** Every rule and message of contract.md B.3, by table. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passwordFault } from './rules.ts';

const pattern = 'String does not match expected pattern';
const pass = "Password should not start with the phrase 'pass' case-insensitively";
const abc = "Password should not start with 'abc' case-insensitively";
const digits = 'Password should not start with 123';
const names =
  'Password must not contain second-level domain, username or start with the first 3 letters from the username';
const short = 'Shorter than minimum length 8';
const long = 'Longer than maximum length 128';
const letter = 'Password should start with a letter';
const digit = 'Password should have at least one digit';
const capital = 'Password should have at least one capital letter';
const lower = 'Password should have at least one lower case letter';
const special = 'Password should contain at least one special character';

type Case = [
  password: string,
  fault: string | undefined,
  owner?: { username?: string; domain?: string; exchange?: boolean },
];

const cases: Case[] = [
  // The contract's own examples.
  ['pWord123$', undefined],
  ['pWord123$', undefined, { exchange: true }],
  ['!q2w3e4R', undefined],
  ['!q2w3e4R', letter, { exchange: true }],
  ['abc1234', abc],
  ['test_password1', names],
  ['pword1234', capital],
  ['pword1234', capital, { exchange: true }],

  // Each rule alone, on both sides of it.
  ['pASSw0rd$', pass],
  ['PassW0rd$', pass],
  ['pasSw0rd$', pass],
  ['pa$sw0rD', undefined],
  ['ABCdefg1$', abc],
  ['aBcdefg1$', abc],
  ['ab1cdefG$', undefined],
  ['123defgH$', digits],
  ['12defgH$3', undefined],
  ['a123defgH$', undefined],
  ['qWtest45$', names],
  ['qWTeSt45$', names],
  ['qWtes45$t', undefined],
  ['1Xjohn.smith$', names],
  ['1XJOHN.SMITH$a', names],
  ['joh1X$aaa', names],
  ['JOh1X$aaa', names],
  ['1joh1X$aaa', undefined],
  ['jo1X$aaah', undefined],
  ['aB3$567', short],
  ['aB3$5678', undefined],
  [`aB3$${'x'.repeat(124)}`, undefined],
  [`aB3$${'x'.repeat(125)}`, long],
  ['aBxdefg$', digit],
  ['1bcdefg$', capital],
  ['1BCDEFG$', lower],
  ['1bcdefgH', special],
  ['1bcdefG_', special],
  ['1bcdefG ', undefined],
  ['_bcdeF1$', letter, { exchange: true }],
  ['1bcdeFg$', letter, { exchange: true }],
  ['_bcdeF1$', undefined],

  // Two rules broken at once: the earlier one is told.
  ['pass', pass],
  ['passtest', pass],
  ['abctest', abc],
  ['123test', digits],
  ['test', names],
  ['1', short],
  ['x'.repeat(129), long],
  ['1'.repeat(8), letter, { exchange: true }],
  ['1'.repeat(8), capital],
  ['$'.repeat(8), digit],
  ['a'.repeat(8), digit],
  ['A'.repeat(8), digit],
  ['AAAAAAA1', lower],
  ['pass\u0000', pattern],
  ['a\n', pattern],

  // Letters are ASCII letters; what is no letter, digit or _ is special.
  ['äB3defgh', undefined],
  ['éB3defgh', letter, { exchange: true }],
  ['ÄÖÜ1abcd', capital],
  ['äöü1ABCD', lower],
  ['aB٣defgh', digit],
  ['aB3defg😀', undefined],
  // Seven code points, eight UTF-16 units; and 128 of them.
  ['aB3def😀', short],
  [`aB3${'😀'.repeat(125)}`, undefined],
  [`aB3${'😀'.repeat(126)}`, long],

  // Control characters, and what has no form in UTF-8.
  ['aB3defg$\u0000', pattern],
  ['aB3defg$\t', pattern],
  ['aB3defg$\r\n', pattern],
  ['aB3defg$\u007f', pattern],
  ['aB3defg$\u0085', pattern],
  ['aB3defg$\ud800', pattern],
  ['aB3defg$\u00a0', undefined],

  // Usernames of one or two letters forbid nothing; of three, the name.
  ['Jo3defg$', undefined, { username: 'jo' }],
  ['j0hnDoe$', undefined, { username: 'j' }],
  ['Xjoe3defg$', names, { username: 'joe' }],
  ['Joe3defg$', names, { username: 'JOE' }],
  ['a.b3Defg$', names, { username: 'a.b-c' }],
  ['aXb3Defg$', undefined, { username: 'a.b-c' }],

  // The second-level domain is the label before the public suffix.
  ['1Xexample$', names, { domain: 'mail.example.co.uk' }],
  ['1Xmail$aa', undefined, { domain: 'mail.example.co.uk' }],
  ['1Xco.uk$aa', undefined, { domain: 'example.co.uk' }],
  ['1Xcom$aaa', undefined, { domain: 'test.com' }],
  ['1XEXAMPLE$a', names, { domain: 'Example.COM' }],
  ['1Xco.uk$aa', undefined, { domain: 'co.uk' }],
  ['1Xinner$aa', names, { domain: 'inner.localnet' }],
];

test('rules, messages and their order', () => {
  for (const [password, fault, owner = {}] of cases) {
    const whose = { username: 'john.smith', domain: 'test.com', exchange: false, ...owner };
    assert.equal(passwordFault(password, whose), fault, `${JSON.stringify(password)} of ${JSON.stringify(whose)}`);
  }
});

test('every message is met by some case', () => {
  const met = new Set(cases.map(([, fault]) => fault));
  for (const message of [pattern, pass, abc, digits, names, short, long, letter, digit, capital, lower, special]) {
    assert.ok(met.has(message), message);
  }
});
