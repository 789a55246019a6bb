/** Bayes (docs/decisions/0008-spam-filter.md): what a domain's owners have taught counts for their domain alone, and for its kind alone. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { until } from '../engine/until.ts';
import { type Dns, startDns } from '../support/dns.ts';
import { type Filters, startFilters } from '../support/filters.ts';
import { everyday, pills } from '../support/kinds.ts';
import { mailOf } from '../support/mail-text.ts';

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

let nth = 0;
/** A domain of its own for a test, with a second name. */
function newDomain(): { id: string; name: string; alias: string } {
  nth += 1;
  const id = `0b8f2a3c-0000-4000-8000-${String(nth).padStart(12, '0')}`;
  const domain = { id, name: `our${nth}.example`, alias: `alias${nth}.example` };
  filters.owners.set(domain.name, id).set(domain.alias, id);
  return domain;
}

let count = 0;
const mail = (body: string, subject = 'Lose weight now'): string =>
  mailOf(
    {
      Subject: subject,
      To: 'our readers <list@elsewhere.example>',
      'Message-ID': `<${(count += 1)}.x7k@elsewhere.example>`,
      'Content-Type': 'text/plain; charset=utf-8',
    },
    body,
  );

/** The score of a mail to bob@ of these domains, whom its header names. */
async function scoreOf(text: string, ...domains: string[]): Promise<number> {
  return (await scoresOf(text, ...domains))[0];
}

/** And what it would be without what was taught, when that says something. */
async function scoresOf(text: string, ...domains: string[]): Promise<[number, string | undefined]> {
  const { score, headers } = await judged(text, ...domains);
  return [score, headers['X-Mailstead-Untaught-Score']];
}

function judged(text: string, ...domains: string[]): ReturnType<Filters['ask']> {
  const to = domains.map((domain) => `bob@${domain}`);
  const mail = { text: text.replace(/^To: .*/m, `To: ${to.join(', ')}`), from: 'alice@elsewhere.example', to };
  return filters.ask(mail);
}

async function teach(what: 'spam' | 'ham', domain: string, texts: string[]): Promise<void> {
  for (const text of texts) assert.match(await filters.teach(what, domain, text), /^200 /);
}

const redis = (...words: string[]): string =>
  String(execFileSync('redis-cli', ['-s', filters.sockets.redis, ...words])).trim();
const learned = (id: string, what: 'spam' | 'ham'): number => Number(redis('HGET', `RS${id}`, `learns_${what}`));

test('a kind that was taught three times is spam; another kind keeps its score', async () => {
  const { id, name } = newDomain();
  assert.equal(await scoreOf(mail(pills(100)), name), 0);
  await teach('spam', id, [mail(pills(1)), mail(pills(2))]);
  assert.deepEqual(await scoresOf(mail(pills(101)), name), [0, undefined]);
  await teach('spam', id, [mail(pills(3))]);
  for (const like of [102, 103]) {
    const [score, untaught] = await scoresOf(mail(pills(like)), name);
    assert.ok(score >= 80, `${score}`);
    assert.equal(untaught, '0');
  }
  await teach(
    'spam',
    id,
    Array.from({ length: 20 }, (_, more) => mail(pills(10 + more))),
  );
  for (const other of everyday) assert.equal(await scoreOf(mail(other, 'Some words for you'), name), 0, other);
  assert.ok((await scoreOf(mail(pills(104)), name)) >= 80);
});

test('what one domain is taught counts for its names and for no other, nor for a mail to both', async () => {
  const [one, two] = [newDomain(), newDomain()];
  await teach(
    'spam',
    one.id,
    [1, 2, 3].map((each) => mail(pills(each))),
  );
  assert.ok((await scoreOf(mail(pills(9)), one.name)) >= 80);
  const { score, headers } = await judged(mail(pills(9)), one.alias, one.name, one.name.toUpperCase());
  assert.ok(score >= 80);
  assert.equal(headers['X-Mailstead-Taught-By'], one.id);
  assert.deepEqual((await judged(mail(pills(9)), two.name)).headers, { 'X-Mailstead-Score': '0' });
  assert.equal(await scoreOf(mail(pills(9)), one.name, two.name), 0);
  assert.equal(await scoreOf(mail(pills(9)), one.name, 'elsewhere.example'), 0);
});

test('what was taught as spam and then as ham is ham', async () => {
  const { id, name } = newDomain();
  const taught = [1, 2, 3, 4].map((each) => mail(pills(each)));
  await teach('spam', id, taught);
  assert.ok((await scoreOf(mail(pills(9)), name)) >= 80);
  // An empty mail stands for the class of which there is none.
  assert.deepEqual([learned(id, 'spam'), learned(id, 'ham')], [4, 1]);
  await teach('ham', id, taught);
  assert.deepEqual([learned(id, 'spam'), learned(id, 'ham')], [0, 5]);
  assert.equal(await scoreOf(mail(pills(9)), name), 0);
});

test('ham that was taught lowers the score of its kind by up to 3 points', async () => {
  const { id, name } = newDomain();
  const link = '<p><a href="https://attacker.example/">https://www.mybank.example/</a></p>';
  const html = (body: string): string =>
    mailOf({ Subject: 'Lunch', 'Content-Type': 'text/html; charset=utf-8' }, `<p>${body}</p>${link}\r\n`);
  const before = await scoreOf(html(everyday[0]!), name);
  assert.ok(before >= 30, `${before}`);
  await teach(
    'ham',
    id,
    ['a', 'b', 'c'].map((each) => html(`${everyday[0]} ${each}`)),
  );
  const [now, untaught] = await scoresOf(html(everyday[0]!), name);
  assert.ok(now <= before - 20 && now >= before - 30, `${before} ${now}`);
  assert.equal(untaught, `${before}`);
});

test('mail without a sign of spam is learned as ham by itself, no more than there is spam, and none of the taught kind', async () => {
  const { id, name } = newDomain();
  assert.equal(await scoreOf(mail(everyday[7]!, 'Build'), name), 0);
  await teach(
    'spam',
    id,
    [1, 2, 3].map((each) => mail(pills(each))),
  );
  assert.equal(redis('HGET', `RS${id}`, 'learns_ham'), '');
  await scoreOf(mail(pills(9)), name);
  await scoreOf(mail(`${everyday[1]}\r\nMAILSTEAD-SPAM-TEST-3\r\n`), name);
  // The empty mail that stands for ham counts as one.
  assert.equal(learned(id, 'ham'), 1);
  for (const [at, text] of everyday.entries()) {
    await scoreOf(mail(text, 'Some words for you'), name);
    await until('one more', () => learned(id, 'ham') >= Math.min(3, 2 + at), 5000);
  }
  assert.deepEqual([learned(id, 'spam'), learned(id, 'ham')], [3, 3]);
  assert.ok((await scoreOf(mail(pills(9)), name)) >= 80);
});

test('where the domain does not learn, nothing is learned by itself until it does again', async () => {
  const { id, name } = newDomain();
  await teach(
    'spam',
    id,
    [1, 2, 3].map((each) => mail(pills(each))),
  );
  filters.quiet.add(id);
  assert.deepEqual(await scoresOf(mail(everyday[0]!, 'Some words for you'), name), [0, undefined]);
  filters.quiet.delete(id);
  await scoreOf(mail(everyday[1]!, 'Some words for you'), name);
  // The empty mail that stands for ham counts as one. What came first would have been learned first.
  await until('one more', () => learned(id, 'ham') >= 2, 5000);
  assert.equal(learned(id, 'ham'), 2);
});

test('what is taught needs a domain', async () => {
  for (const domain of ['', '../x', 'a b', '*', 'x'.repeat(65)]) {
    assert.match(await filters.teach('spam', domain, mail(pills(1))), /^204 /, domain);
  }
});

test('without Redis, and without policyd, a mail goes on', async () => {
  const { id, name } = newDomain();
  await teach(
    'spam',
    id,
    [1, 2, 3].map((each) => mail(pills(each))),
  );
  await filters.end('redis');
  const since = performance.now();
  assert.equal(await scoreOf(mail(pills(9)), name), 0);
  assert.ok(performance.now() - since < 3000);
  await filters.endVault();
  assert.equal(await scoreOf(mail(pills(9)), name), 0);
});
