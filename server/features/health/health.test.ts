/** Whether the system says truly how it is: the database and the daemons there, away, and hanging. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import tls from 'node:tls';
import { pino } from 'pino';
import { generate } from 'selfsigned';
import { until } from '../../../test/engine/until.ts';
import { emptyApi, expectReply } from '../../../test/support/api.ts';
import { buildApp } from '../../app.ts';
import { connect } from '../../db/connect.ts';
import { HealthCheck, type Parts } from './health.ts';

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const pair = await generate([{ name: 'commonName', value: 'localhost' }], { keySize: 2048, algorithm: 'sha256' });

/** A server that says `greeting` and answers each line by `answer`; undefined: it says nothing. */
async function daemon(
  greeting: string,
  answer: (line: string) => string | undefined,
  secure = false,
): Promise<{ host: string; port: number }> {
  const sockets = new Set<Socket>();
  const talk = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    if (greeting !== '') socket.write(`${greeting}\r\n`);
    socket.on('data', (data) => {
      const reply = answer(data.toString());
      if (reply !== undefined) socket.write(`${reply}\r\n`);
    });
  };
  const server = secure ? tls.createServer({ key: pair.private, cert: pair.cert }, talk) : net.createServer(talk);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

const imap = await daemon(
  '* OK ready',
  (line) => (line.startsWith('b LOGOUT') ? '* BYE\r\nb OK' : 'a OK logged in'),
  true,
);
const smtp = await daemon('220 ready', (line) => (line.startsWith('QUIT') ? '221 bye' : '250 ok'));
const refusingImap = await daemon('* OK ready', () => 'a NO [AUTHENTICATIONFAILED] no', true);
const refusingSmtp = await daemon('220 ready', (line) =>
  line.startsWith('RCPT') ? '550 5.1.1 no such user' : '250 ok',
);
const mute = await daemon('', () => undefined);
const nowhere = { host: '127.0.0.1', port: 1 };

async function ready(parts: Parts): Promise<[status: number, body: unknown]> {
  const api = await emptyApi({ parts });
  try {
    const { status, body } = await api.as().get('/health/ready');
    return [status, body];
  } finally {
    await api.close();
  }
}

test('live is live, for anyone, whatever credentials come along', async () => {
  const api = await emptyApi();
  closing.push(api.close);
  const alive = { status: 'ok', parts: { api: 'ok' } };
  for (const who of [undefined, 'operator', 'nobody:wrong'])
    expectReply(await api.as(who).get('/health/live'), 200, alive);
  expectReply(await api.as().get('/health/live/'), 200, alive);
  expectReply(await api.as('nobody:wrong').get('/health/ready'), 200);
});

test('without the engine: ok when it was not wanted, degraded but serving when it could not be had', async () => {
  assert.deepEqual(await ready({ engine: 'off', imap: nowhere, smtp: nowhere }), [
    200,
    { status: 'ok', parts: { database: 'ok', engine: 'off' } },
  ]);
  assert.deepEqual(await ready({ engine: 'unavailable', imap: nowhere, smtp: nowhere }), [
    200,
    { status: 'degraded', parts: { database: 'ok', engine: 'unavailable' } },
  ]);
});

test('with the engine: a real log-in and a real RCPT, not open ports', async () => {
  const cases: [imap: typeof nowhere, smtp: typeof nowhere, imapWorks: string, smtpWorks: string][] = [
    [imap, smtp, 'ok', 'ok'],
    [refusingImap, smtp, 'down', 'ok'],
    [imap, refusingSmtp, 'ok', 'down'],
    [nowhere, nowhere, 'down', 'down'],
    [smtp, imap, 'down', 'down'],
  ];
  for (const [imap, smtp, imapWorks, smtpWorks] of cases) {
    const healthy = imapWorks === 'ok' && smtpWorks === 'ok';
    assert.deepEqual(await ready({ engine: 'on', imap, smtp }), [
      healthy ? 200 : 503,
      {
        status: healthy ? 'ok' : 'degraded',
        parts: { database: 'ok', engine: 'ok', imap: imapWorks, smtp: smtpWorks },
      },
    ]);
  }
});

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-ready-'));
closing.push(() => fs.rmSync(folder, { recursive: true }));

/** policyd as the API sees it; undefined: it says nothing. */
async function policyd(answer: string | undefined, status = 200): Promise<string> {
  const socket = fs.mkdtempSync(path.join(folder, 's')) + '/health';
  const server = http.createServer((request, response) => {
    assert.deepEqual([request.method, request.url], ['GET', '/health']);
    if (answer !== undefined) response.writeHead(status).end(answer);
  });
  server.listen(socket);
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return socket;
}

const shared = await emptyApi();
closing.push(shared.close);

/** Whether it serves while mail is taken unfiltered, and while it is deferred; and what is told of both. */
async function withFilters(
  policySocket: string,
): Promise<[accept: boolean, defer: boolean, status: string, parts: object]> {
  const parts: Parts = { engine: 'on', imap, smtp, policySocket };
  const { sql, instance } = shared.services;
  const [accepting, deferring] = (['accept', 'defer'] as const).map(
    (filterDown) => new HealthCheck(sql, instance, { ...parts, filterDown }),
  );
  const report = await accepting!.ready();
  const { database, engine, imap: imapWorks, smtp: smtpWorks, ...filters } = report.parts;
  assert.deepEqual([database, engine, imapWorks, smtpWorks], ['ok', 'ok', 'ok', 'ok']);
  return [accepting!.serves(report), deferring!.serves(report), report.status, filters];
}

test('a filter that is down: degraded, and mail is served unfiltered or waits, as the operator wants it', async () => {
  const cases: [filter: string, virus: string, accept: boolean, defer: boolean][] = [
    ['ok', 'ok', true, true],
    ['ok', 'off', true, true],
    ['ok', 'down', true, false],
    ['down', 'ok', true, false],
    ['down', 'off', true, false],
    ['down', 'unknown', true, false],
  ];
  for (const [filter, virus, accept, defer] of cases) {
    const status = accept === defer ? 'ok' : 'degraded';
    const told = await withFilters(await policyd(JSON.stringify({ filter, virus })));
    assert.deepEqual(told, [accept, defer, status, { filter, virus, policy: 'ok' }]);
  }
  const policySocket = await policyd('{"filter": "ok", "virus": "down"}');
  for (const [filterDown, status] of [
    ['accept', 200],
    ['defer', 503],
  ] as const) {
    const parts = { database: 'ok', engine: 'ok', imap: 'ok', smtp: 'ok', filter: 'ok', virus: 'down', policy: 'ok' };
    const told = await ready({ engine: 'on', imap, smtp, policySocket, filterDown });
    assert.deepEqual(told, [status, { status: 'degraded', parts }]);
  }
});

test('policyd that is away or answers nonsense is down, and nothing is known of the filters: mail waits', async () => {
  const nonsense = [
    '',
    'null',
    '[]',
    '{}',
    '{"filter": "ok"}',
    '{"filter": "ok", "virus": "fine"}',
    `"${'x'.repeat(2000)}"`,
  ];
  const sockets = [path.join(folder, 'nowhere'), await policyd('{"filter": "ok", "virus": "ok"}', 500)];
  for (const text of nonsense) sockets.push(await policyd(text));
  for (const socket of sockets) {
    const told = await withFilters(socket);
    assert.deepEqual(told, [false, false, 'degraded', { filter: 'unknown', virus: 'unknown', policy: 'down' }]);
  }
});

test('a daemon that says nothing is down within 5 s', async () => {
  const policySocket = await policyd(undefined);
  const api = await emptyApi({ parts: { engine: 'on', imap: mute, smtp: mute, policySocket } });
  closing.push(api.close);
  const begun = performance.now();
  const { status, body } = await api.as().get('/health/ready');
  assert.equal(status, 503);
  const filters = { filter: 'unknown', virus: 'unknown', policy: 'down' };
  assert.deepEqual((body as { parts: object }).parts, {
    database: 'ok',
    engine: 'ok',
    imap: 'down',
    smtp: 'down',
    ...filters,
  });
  assert.ok(performance.now() - begun < 5000);
});

test('however many ask, it is checked once a second', async () => {
  const api = await emptyApi({ parts: { engine: 'on', imap, smtp } });
  closing.push(api.close);
  const { health } = api.services;
  const [first, second] = await Promise.all([health.ready(1000), health.ready(2000)]);
  assert.equal(first, second);
  assert.notEqual(await health.ready(2001), first);
});

test('a report does not stay when the clock is set back', async (t) => {
  const api = await emptyApi({ parts: { engine: 'on', imap, smtp } });
  closing.push(api.close);
  const { health } = api.services;
  const { now } = Date;
  const first = await health.ready();
  t.mock.method(Date, 'now', () => now() - 86_400_000);
  await until('a new report', async () => (await health.ready()) !== first, 5000);
});

test('without a database: live lives, ready tells it is down, everything else answers 503', async () => {
  const api = await emptyApi();
  closing.push(api.close);
  for (const [name, port] of [
    ['away', 1],
    ['hanging', mute.port],
  ] as const) {
    const sql = connect(`postgres://x@127.0.0.1:${port}/x`);
    const health = new HealthCheck(sql, api.services.instance, { engine: 'off', imap: nowhere, smtp: nowhere });
    const app = await buildApp({ ...api.services, sql, health }, pino({ level: 'silent' }));
    closing.push(async () => {
      await app.close();
      await sql.end({ timeout: 0 });
    });
    const live = await app.inject('/health/live');
    assert.deepEqual([live.statusCode, live.json()], [200, { status: 'ok', parts: { api: 'ok' } }], name);
    const begun = performance.now();
    const told = await app.inject('/health/ready');
    assert.deepEqual(
      [told.statusCode, told.json()],
      [503, { status: 'down', parts: { database: 'down', engine: 'off' } }],
      name,
    );
    assert.ok(performance.now() - begun < 5500);
    const refused = await app.inject({ url: '/accounts', headers: { authorization: 'Basic eDp4' } });
    assert.equal(refused.statusCode, 503, name);
    assert.equal(refused.headers['retry-after'], '5');
    const { guid, ...fault } = refused.json<{ serviceUnavailable: { guid: string } }>().serviceUnavailable;
    assert.equal(guid, refused.headers['x-request-id']);
    assert.deepEqual(fault, { message: 'The service is temporarily unavailable.', code: 503, details: '' });
  }
});
