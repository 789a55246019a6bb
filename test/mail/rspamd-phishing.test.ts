/** Which mails are marked as phishing (contract.md F.3, PHISHING_CHECKS): links that lead elsewhere than they say. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Dns, startDns } from '../support/dns.ts';
import { type Filters, startFilters } from '../support/filters.ts';
import { mailOf, multipart } from '../support/mail-text.ts';

let dns: Dns;
let filters: Filters;

before(async () => {
  dns = await startDns();
  filters = await startFilters(Number(dns.address.split(':')[1]));
});
after(async () => {
  await filters.stop();
  await dns.stop();
});

async function isPhishing(html: string): Promise<boolean> {
  const plain = { type: 'text/plain; charset=utf-8', content: 'Some words.\r\n' };
  const page = { type: 'text/html; charset=utf-8', content: `<html><body><p>Some words.</p>${html}</body></html>` };
  const { headers } = await filters.ask({
    text: multipart([plain, page], {}, 'alternative'),
    from: 'a@elsewhere.example',
  });
  assert.ok(['yes', undefined].includes(headers['X-Mailstead-Phishing']));
  return headers['X-Mailstead-Phishing'] === 'yes';
}

const link = (shown: string, href: string): string => `<a href="${href}">${shown}</a>`;

test('a link that shows one host and leads to another', async () => {
  const pairs: [string, string][] = [
    ['https://www.mybank.com/login', 'https://login.attacker.net/x'],
    ['http://www.mybank.com', 'http://192.0.2.1/mybank.com'],
    ['www.mybank.com', 'http://mybank.com.attacker.net/'],
    [' <b>https://mybank.com</b> ', 'https://mybank.org/'],
    ['HTTPS://MYBANK.COM/', 'https://my-bank.com/'],
    ['https://mybank.com', 'https://mybank.com@attacker.net/'],
    ['mybank.com', 'https://attacker.net/'],
    ['mybank.com/login', 'https://attacker.net/login'],
    ['https://www.mybank.example/login', 'https://attacker.example/login'],
    ['one.co.uk', 'https://two.co.uk/'],
  ];
  for (const pair of pairs) assert.equal(await isPhishing(link(...pair)), true, pair.join(' -> '));
});

test('not a link to where it says, or one that says no host', async () => {
  const pairs: [string, string][] = [
    ['https://www.mybank.com/login', 'https://www.mybank.com/login?from=mail'],
    ['www.mybank.com', 'https://click.mybank.com/12345'],
    ['mybank.com', 'https://www.mybank.com/'],
    ['https://one.co.uk', 'https://www.one.co.uk/'],
    ['Log in at your bank', 'https://www.mybank.com/login'],
    ['Read more...', 'https://news.example/1'],
    ['Version 1.5', 'https://news.example/1.5'],
    ['Tom and Jerry.', 'https://news.example/2'],
    ['alice@mybank.com', 'mailto:alice@mybank.com'],
    ['https://mybank.com', 'mailto:alice@elsewhere.net'],
    ['https://mybank.com', '#top'],
  ];
  for (const pair of pairs) assert.equal(await isPhishing(link(...pair)), false, pair.join(' -> '));
});

test('not by links in a plain text, nor by many harmless ones', async () => {
  const text = mailOf({}, 'See https://www.mybank.com/ and https://news.example/.\r\n');
  assert.equal((await filters.ask({ text, from: 'a@elsewhere.example' })).headers['X-Mailstead-Phishing'], undefined);
  const many = Array.from({ length: 3000 }, (_, nth) => link('more', `https://news.example/${nth}`)).join(' ');
  assert.equal(await isPhishing(many), false);
});
