import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, expectReply, type Reply, type TestApi } from '../../../test/support/api.ts';
import { peopledApi } from '../../../test/support/world.ts';
import { escapeHtml } from './page.ts';

const LINK = '/accounts/acme/avas/acme.example/SSOLink';
const DOMAIN = '/accounts/acme/email/acme.example';

let api: TestApi;
before(async () => {
  api = await peopledApi();
});
after(() => api.close());

async function ticketPath(): Promise<string> {
  const { ssoLink } = (await api.as('acme-owner').get(LINK)).body as { ssoLink: string };
  assert.match(ssoLink, /^https:\/\/api\.test\/antispam\?authticket=[0-9a-f]{40}$/);
  return ssoLink.slice(BASE.length);
}

async function enter(): Promise<{ cookie: string; csrf: string; reply: Reply }> {
  const opened = await api.as().get(await ticketPath());
  assert.equal(opened.status, 303);
  assert.equal(opened.headers['location'], `${BASE}/antispam`);
  const set = opened.headers['set-cookie']!;
  assert.match(set, /; Path=\/antispam; HttpOnly; SameSite=Lax; Secure$/);
  const cookie = set.split(';')[0]!;
  const reply = await show(cookie);
  return { cookie, csrf: /name="csrf" value="([0-9a-f]{64})"/.exec(reply.text)![1]!, reply };
}

const show = (cookie: string) => api.as().send({ method: 'GET', path: '/antispam', headers: { cookie } });

const send = (path: string, cookie: string, form: Record<string, string>) =>
  api.as().send({
    method: 'POST',
    path,
    body: new URLSearchParams(form).toString(),
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
  });

test('who may have a link', async () => {
  for (const [who, status] of Object.entries({
    operator: 200,
    'north-app': 200,
    'acme-owner': 200,
    'south-app': 404,
    'umbra-owner': 401,
  })) {
    assert.equal((await api.as(who).get(LINK)).status, status, who);
  }
  expectReply(await api.as().get(LINK), 401);
  expectReply(await api.as('operator').get(LINK.replace('acme.example', 'nowhere.example')), 404);
  const { links } = (await api.as('operator').get(LINK)).body as { links: object };
  assert.deepEqual(links, [{ href: `${BASE}${LINK}`, rel: 'self' }]);
});

test('a ticket opens the page once, and not after its life', async () => {
  const path = await ticketPath();
  assert.equal((await api.as().get(path)).status, 303);
  assert.equal((await api.as().get(path)).status, 403);
  const late = await ticketPath();
  await api.sql`update sso_tickets set expires_date = now() where redeemed_date is null`;
  assert.equal((await api.as().get(late)).status, 403);
  assert.equal((await api.as().get(`/antispam?authticket=${'0'.repeat(40)}`)).status, 403);
  assert.equal((await api.as().get('/antispam')).status, 403);
  assert.equal((await api.sql`select from audit where operation = 'redeemSsoTicket'`).length, 1);
});

test('the page shows the domain, loads nothing and cannot be framed', async () => {
  const { reply } = await enter();
  assert.match(reply.text, /<h1>Antispam of acme\.example<\/h1>/);
  assert.match(reply.text, /SPAM Tag Level/);
  assert.doesNotMatch(reply.text, /<script|https?:\/\//);
  const policy = reply.headers['content-security-policy']!;
  assert.match(
    policy,
    /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  );
  assert.equal(reply.headers['referrer-policy'], 'no-referrer');
});

test('what is changed there is what the API shows, by the same rules, in the name of who asked for the link', async () => {
  const { cookie, csrf } = await enter();
  assert.equal(
    (await send('/antispam/cleanmailplus', cookie, { csrf, SPAM_LEVEL: '1', SPAM_ACTION: '1' })).status,
    303,
  );
  const fields = (await api.as('acme-owner').get(`${DOMAIN}/cleanmailplus`)).body as {
    fieldName: string;
    selected: string;
  }[];
  assert.equal(fields.find(({ fieldName }) => fieldName === 'SPAM_LEVEL')!.selected, '1');
  assert.equal((await send('/antispam/lists', cookie, { csrf, address: '@evil.example', type: 'B' })).status, 303);
  const list = (await api.as('acme-owner').get(`${DOMAIN}/blackwhitelist`)).body as { list: object[] };
  assert.deepEqual(list.list, [{ type: 'B', address: '@evil.example' }]);
  const wrong = await send('/antispam/lists', cookie, { csrf, address: '<b>"x', type: 'B' });
  assert.equal(wrong.status, 400);
  assert.match(wrong.text, /Invalid address format: &lt;b&gt;&quot;x/);
  assert.equal((await send('/antispam/lists/remove', cookie, { csrf, address: '@evil.example' })).status, 303);
  const by =
    await api.sql`select distinct caller from audit where operation in ('setCleanMailPlus', 'setBlackWhiteList')`;
  assert.deepEqual([...by], [{ caller: 'acme-owner' }]);
});

test('a form without its token, with that of another session, or without a session changes nothing', async () => {
  const [one, two] = [await enter(), await enter()];
  const form = { address: '@evil.example', type: 'B' };
  for (const [cookie, csrf] of [
    [one.cookie, two.csrf],
    [one.cookie, ''],
    ['', one.csrf],
    ['mailstead_antispam=x', one.csrf],
  ] as const) {
    assert.equal(
      (await send('/antispam/lists', cookie, { ...form, ...(csrf === '' ? {} : { csrf }) })).status >= 400,
      true,
    );
  }
  assert.deepEqual(((await api.as('acme-owner').get(`${DOMAIN}/blackwhitelist`)).body as { list: object[] }).list, []);
});

test('a session ends with its account’s right', async () => {
  const { cookie } = await enter();
  expectReply(await api.as('operator').put('/accounts/acme', { status: 'suspended' }), 204);
  assert.equal((await show(cookie)).status, 403);
  expectReply(await api.as('operator').put('/accounts/acme', { status: 'open' }), 204);
  assert.equal((await show(cookie)).status, 200);
});

test('text is escaped for tags and attributes', () => {
  assert.equal(escapeHtml(`<a href="x" y='z'>&`), '&lt;a href=&quot;x&quot; y=&#39;z&#39;&gt;&amp;');
});
