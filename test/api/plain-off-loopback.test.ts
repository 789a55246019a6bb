/** Off loopback no password is taken without TLS (operator.md, MAILSTEAD_BIND), and nothing else that opens a door. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { Links } from '../../server/http/links.ts';
import { authorization, PASSWORD } from '../support/api.ts';
import { peopledApi } from '../support/world.ts';

const api = await peopledApi();
after(async () => api.close());

/** Serves the API to connections of loopback, as all traffic of a test is, of which the server is told something else. */
async function served<T>(told: Record<string, unknown>, work: (base: string) => Promise<T>): Promise<T> {
  const server = http.createServer((request, response) => api.app.routing(request, response));
  server.on('connection', (socket) => {
    for (const [name, value] of Object.entries(told)) Object.defineProperty(socket, name, { value });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const OFF_LOOPBACK = { localAddress: '192.0.2.1' };

test('over plain HTTP from another machine: 403 for credentials and for a reset, 200 for what has no password', async () => {
  await served(OFF_LOOPBACK, async (base) => {
    const headers = { ...authorization(`operator:${PASSWORD}`), 'content-type': 'application/json' };
    const refused = await fetch(`${base}/accounts`, { headers });
    assert.equal(refused.status, 403);
    assert.match(await refused.text(), /"forbidden".*over TLS only/);
    const action = `${base}/email/acme.example/usernames/alice/mailbox/action`;
    assert.equal(
      (await fetch(action, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status,
      403,
    );
    assert.equal((await fetch(`${base}/email/secretQuestions`)).status, 200);
  });
  await api.services.notes.write(api.sql, new Date());
  const rows = await api.sql`
    select target, account, detail, address from audit where operation = 'resetPasswordRefused'`;
  assert.deepEqual(
    rows.map((row) => ({ ...row })),
    [
      {
        target: 'alice@acme.example',
        account: 'acme',
        detail: { reason: 'without TLS' },
        address: '127.0.0.1',
      },
    ],
  );
});

async function ticketPath(): Promise<string> {
  const link = (await api.as('acme-owner').get('/accounts/acme/avas/acme.example/SSOLink')).body as { ssoLink: string };
  return /\/antispam\?.*/.exec(link.ssoLink)![0];
}

/** Opens the page by a ticket. */
async function enter(base: string): Promise<{ status: number; cookie: string; text: string }> {
  const reply = await fetch(base + (await ticketPath()), { redirect: 'manual' });
  return { status: reply.status, cookie: reply.headers.get('set-cookie') ?? '', text: await reply.text() };
}

test('the antispam page: neither a ticket nor a session is taken over plain HTTP from another machine', async () => {
  const { cookie } = await served({}, enter);
  const session = cookie.split(';')[0]!;
  const page = async (base: string) => fetch(`${base}/antispam`, { headers: { cookie: session } });
  const text = await served({}, async (base) => (await page(base)).text());
  const csrf = /name="csrf" value="([0-9a-f]{64})"/.exec(text)![1]!;
  const black = async (base: string, address: string) => {
    const body = new URLSearchParams({ csrf, address, type: 'B' });
    const reply = await fetch(`${base}/antispam/lists`, {
      method: 'POST',
      body,
      headers: { cookie: session },
      redirect: 'manual',
    });
    return reply.status;
  };
  await served(OFF_LOOPBACK, async (base) => {
    const refused = await enter(base);
    assert.deepEqual([refused.status, refused.cookie], [403, '']);
    assert.match(refused.text, /over HTTPS only/);
    assert.equal((await page(base)).status, 403);
    for (const path of ['lists', 'lists/remove', 'cleanmailplus'])
      assert.equal((await fetch(`${base}/antispam/${path}`, { method: 'POST' })).status, 403);
    assert.equal(await black(base, 'plain@x.example'), 403);
  });
  await served({ ...OFF_LOOPBACK, encrypted: true }, async (base) => {
    assert.equal((await enter(base)).status, 303);
    assert.equal(await black(base, 'safe@x.example'), 303);
  });
  const rows = await api.sql`select address from blackwhitelist`;
  assert.deepEqual(
    rows.map(({ address }) => address as string),
    ['safe@x.example'],
  );
});

test('the cookie of its session is Secure when the base or the connection is https', async () => {
  const { links } = api.services;
  const isSecure = async (told: object) => (await served({ ...told }, enter)).cookie.endsWith('; Secure');
  assert.ok(await isSecure({}), 'a proxy of ours speaks TLS');
  api.services.links = new Links(() => 'http://127.0.0.1:8080');
  try {
    assert.ok(!(await isSecure({})));
    assert.ok(await isSecure({ encrypted: true }));
  } finally {
    api.services.links = links;
  }
});
