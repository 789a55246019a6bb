/** What policyd answers its other neighbours, by the real process and a real database: the milter, the vault, lessons, DNS. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, test } from 'node:test';
import { until } from '../test/engine/until.ts';
import { askUdp, query } from '../test/support/dns-packets.ts';
import { TOKEN } from '../test/support/policyd.ts';
import { DOMAIN, id, startWorld } from '../test/support/policyd-world.ts';

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const { policyd, logins, submit, vault, setting } = await startWorld();
closing.push(policyd.remove);
const { config, sql, ports } = policyd;
const { alice } = logins;

test('a mailbox writes as itself, by any of its addresses, and as nobody else', async () => {
  for (const from of [
    'alice@a.example',
    'Alice <alice+x@alias.example>',
    '"A" <ALICE@A.EXAMPLE>, alice@alias.example',
  ]) {
    assert.equal(await submit(alice, 'Subject: x', `From: ${from}`), 'c', from);
  }
  for (const from of [
    'plain@a.example',
    'alice@a.example, plain@a.example',
    'alice@ext.example',
    '<postmaster@mx.mailstead.test>',
  ]) {
    assert.match(await submit(alice, `From: ${from}`), /^y553 5\.7\.1 /, from);
  }
  assert.equal(await submit(`${id('11')}.1`, 'From: tiny@alias.example'), 'c');
  assert.match(await submit(alice), /^y553 5\.6\.0 /);
  assert.match(await submit(alice, 'From: alice@a.example', 'From: alice@a.example'), /^y553 5\.6\.0 /);
  assert.match(await submit('', 'From: alice@a.example'), /^y530 /);
  // An older generation is a session that has ended.
  assert.match(await submit(`${id('1')}.0`, 'From: alice@a.example'), /^y553 /);
});

test('the vault tells a domain’s key by each of its names, to who has the token', async () => {
  for (const name of ['a.example', 'ALIAS.example', 'a%2Eexample']) {
    const domain = decodeURIComponent(name).toLowerCase();
    const selectors = [{ selector: 's1', domain, key: 'UFJJVkFURQ==', bits: 2048 }];
    assert.deepEqual(await vault(`/v1/dkim/${name}`), { status: 200, body: { data: { selectors } } });
  }
  for (const url of [
    '/',
    '/v1/dkim/',
    '/v1/dkim/b.example',
    '/v1/dkim/a.example/x',
    '/v1/dkim/%ff',
    '/v1/dkim/%00',
    '/v1/x/a.example',
  ]) {
    assert.equal((await vault(url)).status, 404, url);
  }
  assert.equal((await vault(`/v1/dkim/${'a'.repeat(5000)}`)).status, 404);
  assert.equal((await vault('/v1/dkim/a.example', undefined, 'POST')).status, 404);
  for (const headers of [
    {},
    { 'X-Vault-Token': 'wrong' },
    { 'X-Vault-Token': `${TOKEN}x` },
    { 'X-Vault-Token': '' },
  ] as Record<string, string>[]) {
    assert.deepEqual(await vault('/v1/dkim/a.example', headers), { status: 403, body: { errors: [] } });
  }
});

test('the vault tells whose statistics count for a domain, and whether it teaches', async () => {
  const bayes = async (name: string) => (await vault(`/v1/bayes/${name}`)).body;
  assert.deepEqual(await bayes('a.example'), { data: { id: DOMAIN, learning: false } });
  await setting(null, 'SPAM_LEARNING', '1');
  assert.deepEqual(await bayes('alias.example'), { data: { id: DOMAIN, learning: false } });
  await setting(null, 'CLEANMAIL_PLUS', '1');
  assert.deepEqual(await bayes('alias.example'), { data: { id: DOMAIN, learning: true } });
  assert.equal((await vault('/v1/bayes/b.example')).status, 404);
  await sql`delete from cleanmailplus`;
});

test('mail.learns follows the mailbox’s own values, then its domain’s', async () => {
  const learns = async (): Promise<unknown> => (await sql`select learns, domain_id from mail.learns(${id('1')})`)[0];
  const teaches = { learns: true, domain_id: DOMAIN };
  const not = { learns: false, domain_id: DOMAIN };
  assert.deepEqual(await learns(), not);
  await setting(id('1'), 'SPAM_LEARNING', '1');
  assert.deepEqual(await learns(), not);
  await setting(null, 'CLEANMAIL_PLUS', '1');
  assert.deepEqual(await learns(), teaches);
  await setting(id('1'), 'CLEANMAIL_PLUS', '0');
  assert.deepEqual(await learns(), not);
  await setting(id('1'), 'CLEANMAIL_PLUS', '1');
  await setting(null, 'CLEANMAIL_PLUS', '0');
  assert.deepEqual(await learns(), teaches);
  await sql`delete from cleanmailplus`;
  assert.deepEqual(await sql`select from mail.learns(${id('99')})`.then((rows) => rows.length), 0);
});

test('a mail that is moved into Spam is taught for its domain, when the mailbox teaches', async () => {
  const lessons: string[] = [];
  const controller = http.createServer((request, response) => {
    lessons.push(`${request.url} ${String(request.headers['mailstead-bayes'])}`);
    request.resume().on('end', () => response.end('{}'));
  });
  controller.listen({ path: config.sockets.rspamdController, writableAll: true, readableAll: true });
  await once(controller, 'listening');
  closing.push(() => controller.close());
  const hand = async (user: string): Promise<number> => {
    const request = http.request({
      socketPath: config.sockets.learn,
      path: `/learn/spam?user=${user}`,
      method: 'POST',
      agent: false,
    });
    request.end('A: 1\r\n\r\nx');
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    response.resume();
    return response.statusCode!;
  };
  await setting(id('1'), 'SPAM_LEARNING', '1');
  await setting(id('1'), 'CLEANMAIL_PLUS', '1');
  for (const user of [id('10'), id('1')]) assert.equal(await hand(user), 202);
  await until('the lesson', () => lessons.some((lesson) => lesson.startsWith('/learn')), 10_000);
  assert.deepEqual(
    lessons.filter((lesson) => lesson.startsWith('/learn')),
    [`/learnspam ${DOMAIN}`],
  );
});

test('the resolver answers on its port', async () => {
  const reply = await askUdp(ports.resolver, query('a.example', { type: 252 }));
  assert.equal(reply[3]! % 16, 5);
});
