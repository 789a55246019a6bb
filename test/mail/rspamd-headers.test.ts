/** What Rspamd tells Sieve by headers (docs/decisions/0008-spam-filter.md): the score, the test line, the door, and nothing else. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Dns, startDns } from '../support/dns.ts';
import { type Filters, startFilters } from '../support/filters.ts';
import { mailOf, multipart } from '../support/mail-text.ts';

let dns: Dns;
let filters: Filters;
const from = 'alice@elsewhere.example';

before(async () => {
  dns = await startDns();
  filters = await startFilters(Number(dns.address.split(':')[1]));
});
after(async () => {
  await filters.stop();
  await dns.stop();
});

test('a harmless mail has a score of 0, and nothing else is done with it', async () => {
  const { headers, action, removed } = await filters.ask({ text: mailOf(), from });
  assert.equal(action, 'accept');
  assert.deepEqual(headers, { 'X-Mailstead-Score': '0' });
  assert.deepEqual(removed, []);
});

test('a mail that scores high is accepted all the same, with its score in tenths', async () => {
  const text = mailOf({ Subject: null, Date: null, 'Message-ID': null, To: null }, 'MAILSTEAD-SPAM-TEST-99\r\n');
  const { headers, action, score } = await filters.ask({ text, from });
  assert.equal(action, 'accept');
  assert.deepEqual(Object.keys(headers), ['X-Mailstead-Score']);
  assert.ok(score > 990 && score < 1300, `${score}`);
});

test('the test line counts by itself on a line of the text, the highest of several', async () => {
  const scoreOf = async (body: string): Promise<number> => (await filters.ask({ text: mailOf({}, body), from })).score;
  assert.equal(await scoreOf('Hello\r\nMAILSTEAD-SPAM-TEST-12\r\nbye\r\n'), 120);
  assert.equal(await scoreOf('MAILSTEAD-SPAM-TEST-1\r\n'), 10);
  assert.equal(await scoreOf('MAILSTEAD-SPAM-TEST-3\r\n\r\nMAILSTEAD-SPAM-TEST-7\r\nMAILSTEAD-SPAM-TEST-2\r\n'), 70);
  assert.equal(await scoreOf('MAILSTEAD-SPAM-TEST-99'), 990);
  for (const no of ['-0', '-100', '-012', '--5', '-5.5', '-5 is a line', '-x', '']) {
    assert.equal(await scoreOf(`a MAILSTEAD-SPAM-TEST-5\r\nMAILSTEAD-SPAM-TEST${no}\r\n`), 0, no);
  }
});

test('the test line is found in decoded parts and in HTML', async () => {
  const coded = mailOf(
    { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Transfer-Encoding': 'base64' },
    `${Buffer.from('Hello\r\nMAILSTEAD-SPAM-TEST-12\r\n').toString('base64')}\r\n`,
  );
  assert.ok((await filters.ask({ text: coded, from })).score >= 120);
  const html = multipart(
    [
      { type: 'text/plain', content: 'Some words, as a mail has them.\r\n' },
      {
        type: 'text/html',
        content: '<p>Some words, as a mail has them.</p>\n<p>MAILSTEAD-SPAM-TEST-12</p>\n<p>bye</p>',
      },
    ],
    {},
    'alternative',
  );
  assert.ok((await filters.ask({ text: html, from })).score >= 120);
});

test('headers of ours that a mail brings are removed', async () => {
  const forged = {
    'X-Mailstead-Score': ['0', '5'],
    'X-Mailstead-Aligned': 'yes',
    'X-Mailstead-Virus': 'a',
    'X-Mailstead-Taught-By': 'b',
  };
  const { removed, headers } = await filters.ask({ text: mailOf(forged), from });
  assert.deepEqual(removed.toSorted(), [
    'X-Mailstead-Aligned 1',
    'X-Mailstead-Score 1',
    'X-Mailstead-Score 2',
    'X-Mailstead-Taught-By 1',
    'X-Mailstead-Virus 1',
  ]);
  assert.deepEqual(headers, { 'X-Mailstead-Score': '0' });
});

test('that someone has logged in stays on what was submitted, and on nothing else', async () => {
  const text = mailOf({ 'X-Mailstead-Authenticated': 'yes' });
  const submitted = await filters.ask({ text, from, user: '0b8f2a3c-1.2', door: 'submission' });
  assert.deepEqual([submitted.headers, submitted.removed], [{ 'X-Mailstead-Score': '0' }, []]);
  const fromOutside = await filters.ask({ text, from });
  assert.deepEqual(fromOutside.removed, ['X-Mailstead-Authenticated 1']);
});

test('what Sieve sends on is not judged again, and its headers stay', async () => {
  const text = mailOf(
    { 'X-Mailstead-Score': '83', 'X-Mailstead-Aligned': 'yes', 'X-Mailstead-Taught-By': 'b' },
    'MAILSTEAD-SPAM-TEST-50\r\n',
  );
  const asked = dns.asked.length;
  const answer = await filters.ask({ text, from, door: 'reinjection', user: 'x' });
  assert.deepEqual([answer.action, answer.added, answer.removed], ['accept', [], []]);
  assert.deepEqual(dns.asked.slice(asked), []);
});

test('the text that every spam filter knows is refused', async () => {
  const gtube = Buffer.from(
    'WEpTKkM0SkRCUUFETjEuTlNCTjMqMklETkVOKkdUVUJFLVNUQU5EQVJELUFOVEktVUJFLVRFU1QtRU1BSUwqQy4zNFg=',
    'base64',
  );
  const { action, added } = await filters.ask({ text: mailOf({}, `${String(gtube)}\r\n`), from });
  assert.match(action, /^554 5\.7\.1 /);
  assert.deepEqual(added, []);
});
