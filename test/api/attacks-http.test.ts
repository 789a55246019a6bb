/** What an attacker tries with HTTP itself: headers that claim something, pages, smuggled requests, clients that hang up or hardly send. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import type http from 'node:http';
import https from 'node:https';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import tls from 'node:tls';
import { ensureCertificate } from '../../engine/certificate.ts';
import { REQUEST_TIMEOUT } from '../../server/http/fastify.ts';
import { listen } from '../../server/http/listen.ts';
import { authorization, BASE, expectReply } from '../support/api.ts';
import { until } from '../engine/until.ts';
import { MALFORMED } from '../support/faults.ts';
import { pathTo, PRINCIPALS } from '../support/matrix.ts';
import { withRoutes } from '../support/routes.ts';
import { tenantsApi } from '../support/tenants.ts';
import { overTheWire } from '../support/wire.ts';

const {
  built: { api, tenants },
  routes,
} = await withRoutes(tenantsApi);
after(async () => api.close());
const wire = await overTheWire(api);
const operator = api.as('operator');
const ACME = '/accounts/acme/email/acme.example';
const { port } = api.app.server.address() as AddressInfo;

/** What a proxy would add, or somebody who plays one. */
const CLAIMS = {
  host: 'evil.example',
  'x-forwarded-for': '10.6.6.6',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'evil-scheme',
  forwarded: 'for=10.6.6.6;host=evil.example;proto=evil-scheme',
  'x-real-ip': '10.6.6.6',
};

/** All that can be read, as the operator does: of the pages for people too, which the description of the API does not tell of. */
async function* everythingRead(headers: Record<string, string> = {}) {
  const asker = PRINCIPALS.find(({ name }) => name === 'operator')!;
  for (const { method, path } of routes) {
    if (method !== 'GET') continue;
    const url = pathTo(path, 'own', asker, tenants);
    yield { path, reply: await api.app.inject({ method, url, headers: { ...authorization('operator'), ...headers } }) };
  }
}

test('no link, redirect or page says what a Host or a proxy’s header says', async () => {
  let links = 0;
  for await (const { path, reply } of everythingRead(CLAIMS)) {
    const said = `${reply.body} ${JSON.stringify(reply.headers)}`;
    assert.doesNotMatch(said, /evil\.example|evil-scheme|10\.6\.6\.6/, path);
    for (const [, link] of said.matchAll(/"(?:href|location|ssoLink)":"([^"]*)"/g)) {
      assert.ok(link!.startsWith(`${BASE}/`), `${path}: ${link}`);
      links += 1;
    }
  }
  assert.ok(links > 60);
  const headers = { ...authorization('operator'), ...CLAIMS };
  const made = await wire.as().send({ method: 'POST', path: '/accounts', headers, body: { accountNumber: 'linked' } });
  assert.equal(made.headers['location'], `${BASE}/accounts/linked/`);
});

test('an address that a header claims is not believed: the audit and the limits go by the connection', async () => {
  const reset = {
    action: 'resetPassword',
    actionData: { secretQuestionsAnswers: { tk1: 'nope' }, password: 'Other.Word-8' },
  };
  const statuses: number[] = [];
  for (let i = 0; i < 6; i += 1) {
    const headers = { 'x-forwarded-for': `10.0.0.${i}`, forwarded: `for=10.0.0.${i}`, 'x-real-ip': `10.0.0.${i}` };
    const path = '/email/acme.example/usernames/alice/mailbox/action';
    statuses.push((await wire.as().send({ method: 'POST', path, headers, body: reset })).status);
  }
  assert.deepEqual(statuses, [409, 409, 409, 409, 409, 429]);
  const rows = await api.sql<
    { address: string }[]
  >`select distinct address from audit where operation = 'resetPasswordRefused'`;
  assert.deepEqual(
    rows.map(({ address }) => address),
    ['127.0.0.1'],
  );
});

test('pages for people are the documentation and the antispam page; all else is no page, and nothing is guessed', async () => {
  let pages = 0;
  for await (const { path, reply } of everythingRead()) {
    const headers = reply.headers as Record<string, string | undefined>;
    assert.equal(headers['x-content-type-options'], 'nosniff', path);
    if (/^text\/(html|javascript|css)/.test(headers['content-type'] ?? '')) {
      pages += 1;
      assert.match(path, /^\/(docs|antispam)(\/|$)/);
      assert.match(headers['content-security-policy'] ?? '', /default-src '(self|none)'.*frame-ancestors 'none'/, path);
      assert.doesNotMatch(reply.body, /acme|alice/);
    } else assert.match(headers['content-type'] ?? 'application/json', /^application\/json|^text\/dns/, path);
    if (!path.startsWith('/docs/') && path !== '/docs') assert.equal(headers['cache-control'], 'no-store', path);
  }
  assert.ok(pages >= 5);
  const nowhere = await operator.get('/%3Cscript%3Ealert(1)%3C%2Fscript%3E');
  assert.deepEqual([nowhere.status, nowhere.text.includes('script')], [404, false]);
});

test('HTTP that two servers would read in two ways is refused, and nothing of it is read as a request of its own', async () => {
  const inner = `DELETE ${ACME} HTTP/1.1\r\nHost: x\r\nAuthorization: ${authorization('operator')['authorization']}\r\n\r\n`;
  const heads = [
    `Content-Length: 4\r\nTransfer-Encoding: chunked\r\n`,
    `Transfer-Encoding: chunked\r\nContent-Length: ${inner.length}\r\n`,
    `Content-Length: 0\r\nContent-Length: ${inner.length}\r\n`,
    `Transfer-Encoding: chunked, identity\r\n`,
    `Transfer-Encoding: xchunked\r\n`,
    `Transfer-Encoding : chunked\r\n`,
    `Transfer-Encoding:\x0bchunked\r\n`,
    `X: y\rTransfer-Encoding: chunked\r\n`,
    `X: y\nTransfer-Encoding: chunked\n`,
    `X: y\r\n Transfer-Encoding: chunked\r\nContent-Length: +5\r\n`,
  ];
  for (const head of heads) {
    const { status, text } = await wire.raw(`POST /accounts HTTP/1.1\r\nHost: x\r\n${head}\r\n0\r\n\r\n${inner}`);
    assert.equal(status, 400, JSON.stringify(head));
    assert.deepEqual(JSON.parse(text), MALFORMED);
  }
  // A path that no route can have is answered before the rest is known to be no HTTP: once, and nothing after it.
  const early = await wire.raw(`GET /accounts/%zz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n${inner}`);
  assert.equal(early.status, 404);
  assert.doesNotMatch(early.text, /HTTP/);
  assert.match(early.head, /^connection: close$/im);
  expectReply(await operator.get(ACME), 200);
});

test('a client that hangs up before it is answered is still the one who asked: what it did and tried is told', async () => {
  const wrong = authorization('acme-owner:wrong')['authorization'];
  const right = authorization('operator')['authorization'];
  // Fewer than would stop the name.
  const rounds = 8;
  for (let i = 0; i < rounds; i += 1) {
    expectReply(await operator.put(`${ACME}/aliases/brief${i}.example`), 201);
    for (const request of [
      `GET /accounts HTTP/1.1\r\nHost: x\r\nAuthorization: ${wrong}\r\n\r\n`,
      'GET /email/acme.example/usernames/bob/secrets HTTP/1.1\r\nHost: x\r\n\r\n',
      `DELETE ${ACME}/aliases/brief${i}.example HTTP/1.1\r\nHost: x\r\nAuthorization: ${right}\r\n\r\n`,
    ]) {
      const socket = net.connect(port, '127.0.0.1');
      socket.on('error', () => {});
      await once(socket, 'connect');
      const seen = once(api.app.server, 'request');
      socket.write(request);
      await seen;
      socket.resetAndDestroy();
    }
  }
  const counted = async (operation: string): Promise<number> => {
    await api.services.notes.write(api.sql, new Date(), true);
    const [row] = await api.sql<[{ count: number }]>`
      select coalesce(sum(count), 0)::int as count from audit where operation = ${operation} and address = '127.0.0.1'`;
    return row.count;
  };
  await until('the refused log-ins in the audit', async () => (await counted('logInRefused')) >= rounds, 10_000);
  await until('the changes in the audit', async () => (await counted('removeAlias')) === rounds, 10_000);
  await until('the looks at the questions, counted', async () => {
    const rows = await api.sql`select from front_door_tries where door = 'secrets' and address = '127.0.0.1'`;
    return rows.length >= rounds;
  });
  assert.deepEqual(api.errors(), []);
});

/** That a server cuts off who does not get on; told to be as impatient after a second as after half a minute, to see it sooner. */
async function cutsOff(server: http.Server, connect: () => net.Socket): Promise<void> {
  assert.deepEqual([server.requestTimeout, REQUEST_TIMEOUT], [30_000, 30_000]);
  assert.ok(server.headersTimeout <= 60_000 && server.maxHeadersCount !== 0);
  Object.assign(server, { requestTimeout: 1000, headersTimeout: 1000 });
  const head = 'POST /accounts HTTP/1.1\r\nHost: x\r\n';
  const typed = `${head}Authorization: ${authorization('operator')['authorization']}\r\nContent-Type: application/json\r\n`;
  const began = performance.now();
  const cut = [
    ``,
    `${head}X-Slow: `,
    `${typed}Content-Length: 100\r\n\r\n{`,
    `${typed}Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n`,
  ];
  await Promise.all(
    cut.map(async (start) => {
      const socket = connect();
      socket.on('error', () => {});
      socket.resume();
      socket.write(start);
      const drip = setInterval(() => socket.write(start.includes('chunked') ? '1\r\n \r\n' : 'x'), 200);
      await once(socket, 'close');
      clearInterval(drip);
    }),
  );
  assert.ok(performance.now() - began < 15_000);
  Object.assign(server, { requestTimeout: REQUEST_TIMEOUT, headersTimeout: 60_000 });
}

test('a slow client is cut off: nothing sent, half a header, half a body, bit by bit', async () => {
  await cutsOff(api.app.server, () => net.connect(port, '127.0.0.1'));
});

test('a slow client is cut off on the HTTPS port too', { timeout: 60_000 }, async (t) => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-tls-'));
  const created = t.mock.method(https, 'createServer');
  const other = await api.another();
  const { cert, key } = await ensureCertificate({ MAILSTEAD_HOSTNAME: 'mx.test' }, folder);
  const files = { MAILSTEAD_TLS_CERT: cert, MAILSTEAD_TLS_KEY: key };
  const ports = { MAILSTEAD_BIND: '127.0.0.1', MAILSTEAD_HTTP_PORT: 0, MAILSTEAD_HTTPS_PORT: 0 };
  const serving = await listen(other.app, { ...files, ...ports });
  try {
    const secure = created.mock.calls[0]!.result!;
    const { port: tlsPort } = secure.address() as AddressInfo;
    assert.match(serving.https, new RegExp(`:${tlsPort}$`));
    await cutsOff(secure, () => tls.connect({ port: tlsPort, host: '127.0.0.1', rejectUnauthorized: false }));
  } finally {
    await serving.close();
    await other.close();
    fs.rmSync(folder, { recursive: true });
  }
});

test('a header, a target and a body have their ends', async () => {
  const long = 'x'.repeat(20_000);
  for (const request of [
    `GET /accounts HTTP/1.1\r\nHost: x\r\nX-Long: ${long}\r\n\r\n`,
    `GET /${long} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET /accounts HTTP/1.1\r\nHost: x\r\n${`X: ${'y'.repeat(100)}\r\n`.repeat(300)}\r\n`,
  ])
    assert.equal((await wire.raw(request)).status, 400);
  const body = { attributes: 'x'.repeat(1_048_577) };
  expectReply(await wire.as('acme-owner').put(`${ACME}/cleanmailplus`, body), 413);
});
