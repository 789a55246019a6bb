/** Which mails have a proved From (contract.md F.3: a white hit by From alone counts only then), and attempts to feign one. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type DkimKey, newDkimKey, signed } from '../support/dkim.ts';
import { type Dns, startDns } from '../support/dns.ts';
import { type Filters, startFilters } from '../support/filters.ts';
import { type Headers, mailOf } from '../support/mail-text.ts';

let dns: Dns;
let filters: Filters;
const key: DkimKey = newDkimKey();
const evil: DkimKey = newDkimKey();
const spf = { TXT: ['v=spf1 ip4:127.0.0.1 -all'] };

before(async () => {
  dns = await startDns({
    'good.org': spf,
    'mail.good.org': spf,
    'elsewhere.net': spf,
    'one.co.uk': spf,
    'strict.org': { TXT: ['v=spf1 ip4:192.0.2.1 -all'] },
    'soft.org': { TXT: ['v=spf1 ip4:192.0.2.1 ~all'] },
    's1._domainkey.good.org': { TXT: [key.record] },
    's1._domainkey.news.good.org': { TXT: [key.record] },
    's1._domainkey.evil.net': { TXT: [evil.record] },
    's1._domainkey.two.co.uk': { TXT: [key.record] },
  });
  filters = await startFilters(Number(dns.address.split(':')[1]));
});
after(async () => {
  await filters.stop();
  await dns.stop();
});

async function isAligned(mail: { text: string; from: string; ip?: string; helo?: string }): Promise<boolean> {
  const { headers } = await filters.ask(mail);
  assert.ok(['yes', undefined].includes(headers['X-Mailstead-Aligned']));
  return headers['X-Mailstead-Aligned'] === 'yes';
}

const mailFrom = (from: string | string[], more: Headers = {}): string => mailOf({ From: from, ...more });
const bounces = 'bounces@elsewhere.net';

test('by SPF: of the same organisation as From, whatever the names below it', async () => {
  assert.equal(await isAligned({ text: mailFrom('a@good.org'), from: 'b@good.org' }), true);
  assert.equal(await isAligned({ text: mailFrom('A <a@GOOD.org>'), from: 'b@mail.good.org' }), true);
  assert.equal(await isAligned({ text: mailFrom('a@mail.good.org'), from: 'b@good.org' }), true);
  assert.equal(await isAligned({ text: mailFrom('a@good.org'), from: bounces }), false);
  assert.equal(await isAligned({ text: mailFrom('a@two.co.uk'), from: 'b@one.co.uk' }), false);
  assert.equal(await isAligned({ text: mailFrom('a@one.co.uk'), from: 'b@one.co.uk' }), true);
});

test('not by an SPF that does not pass, or for a client it does not name', async () => {
  assert.equal(await isAligned({ text: mailFrom('a@strict.org'), from: 'b@strict.org' }), false);
  assert.equal(await isAligned({ text: mailFrom('a@soft.org'), from: 'b@soft.org' }), false);
  assert.equal(await isAligned({ text: mailFrom('a@unknown.org'), from: 'b@unknown.org' }), false);
  assert.equal(await isAligned({ text: mailFrom('a@good.org'), from: 'b@good.org', ip: '192.0.2.7' }), false);
});

test('a bounce has the name in HELO', async () => {
  assert.equal(await isAligned({ text: mailFrom('a@good.org'), from: '', helo: 'mail.good.org' }), true);
  assert.equal(await isAligned({ text: mailFrom('a@good.org'), from: '', helo: 'elsewhere.net' }), false);
});

test('by DKIM', async () => {
  const text = mailFrom('A <a@good.org>');
  assert.equal(await isAligned({ text: await signed(text, 'good.org', 's1', key), from: bounces }), true);
  assert.equal(await isAligned({ text: await signed(text, 'news.good.org', 's1', key), from: bounces }), true);
  assert.equal(await isAligned({ text: await signed(text, 'evil.net', 's1', evil), from: bounces }), false);
  const other = await signed(mailFrom('a@one.co.uk'), 'two.co.uk', 's1', key);
  assert.equal(await isAligned({ text: other, from: bounces }), false);
});

test('not by a signature that is broken, of a key that is not there, or of another key', async () => {
  const text = mailFrom('A <a@good.org>');
  const changed = (await signed(text, 'good.org', 's1', key)).replace('have lunch', 'pay at once');
  assert.equal(await isAligned({ text: changed, from: bounces }), false);
  assert.equal(await isAligned({ text: await signed(text, 'good.org', 's2', key), from: bounces }), false);
  assert.equal(await isAligned({ text: await signed(text, 'good.org', 's1', evil), from: bounces }), false);
});

test('two signatures: that of From is enough', async () => {
  const once = await signed(mailFrom('a@good.org'), 'good.org', 's1', key);
  assert.equal(await isAligned({ text: await signed(once, 'evil.net', 's1', evil), from: bounces }), true);
});

test('a From that can be read in more than one way', async () => {
  const ways: (string | string[])[] = [
    ['a@good.org', 'b@victim.org'],
    'a@good.org, b@victim.org',
    'b@victim.org, a@good.org',
    'b@victim.org <a@good.org>',
    '<b@victim.org> <a@good.org>',
    'friends: a@good.org, b@victim.org;',
    'friends: a@good.org;',
    'a@good.org (b@victim.org',
    '"b@victim.org" b@victim.org <a@good.org>',
    'b@victim.org\\ <a@good.org>',
    'a@good.org\r\n b@victim.org',
    '',
    'nobody',
    'a@',
  ];
  for (const From of ways) {
    assert.equal(await isAligned({ text: mailFrom(From), from: 'b@good.org' }), false, JSON.stringify(From));
  }
  assert.equal(await isAligned({ text: mailOf({ From: null }), from: 'b@good.org' }), false);
});

test('a From as people write it', async () => {
  const ways = [
    'a@good.org',
    '<a@good.org>',
    '"A, of good.org" <a@good.org>',
    '"b@victim.org" <a@good.org>',
    'a@good.org (A)',
    '=?utf-8?q?=C3=84?= <a@good.org>',
    'A\r\n <a@good.org>',
  ];
  for (const From of ways) {
    assert.equal(await isAligned({ text: mailFrom(From), from: 'b@good.org' }), true, From);
  }
});
