/** How the filters are: seen by use, told to who asks, and logged once when one goes and once when it is back. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { until } from '../test/engine/until.ts';
import { type Filters, looker, startHealth, tellChanges } from './health.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-health-'));
const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
  fs.rmSync(folder, { recursive: true });
});
let sockets = 0;
const newSocket = (): string => path.join(folder, `s${(sockets += 1)}`);

interface Asked {
  rule: string;
  mail: string;
}
type Answer = (asked: Asked) => string | undefined;

/** A controller of Rspamd that answers as told; undefined: not at all. */
async function controller(answer: Answer) {
  const socket = newSocket();
  const asked: Asked[] = [];
  const state = { answer };
  const server = http.createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => {
      const { symbols_enabled: rules } = JSON.parse(String(request.headers['settings'])) as {
        symbols_enabled: string[];
      };
      const one = { rule: rules.join(), mail: Buffer.concat(pieces).toString() };
      assert.deepEqual([request.method, request.url, request.headers['log']], ['POST', '/checkv2', 'no']);
      asked.push(one);
      const text = state.answer(one);
      if (text !== undefined) response.end(text);
    });
  });
  server.listen(socket);
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { socket, asked, state };
}

/** As the real one answers: the rule, when the mail has what the rule looks for. */
const right: Answer = ({ rule, mail }) => {
  const encoded = /\r\n\r\n([A-Za-z0-9+/=]+)\r\n$/.exec(mail)?.[1] ?? '';
  const found =
    (rule === 'MAILSTEAD_SPAM_TEST' && /^MAILSTEAD-SPAM-TEST-7\r$/m.test(mail)) ||
    (rule === 'MAILSTEAD_VIRUS' &&
      /EICAR-STANDARD-ANTIVIRUS-TEST-FILE/.test(Buffer.from(encoded, 'base64').toString()));
  return JSON.stringify({ score: 7, symbols: found ? { [rule]: { name: rule, score: 7 } } : {} });
};
const without =
  (missing: string): Answer =>
  (asked) =>
    asked.rule === missing ? '{"symbols": {}}' : right(asked);

const look = async (socket: string, scanner: boolean): Promise<Filters> => looker({ controller: socket, scanner })();

test('what is there is seen by what it finds', async () => {
  const cases: [answer: Answer, scanner: boolean, seen: Filters][] = [
    [right, true, { filter: 'ok', virus: 'ok' }],
    [right, false, { filter: 'ok', virus: 'off' }],
    [without('MAILSTEAD_VIRUS'), true, { filter: 'ok', virus: 'down' }],
    [without('MAILSTEAD_SPAM_TEST'), true, { filter: 'down', virus: 'unknown' }],
    [() => '{"symbols": {}}', true, { filter: 'down', virus: 'unknown' }],
    [() => '{"symbols": {}}', false, { filter: 'down', virus: 'off' }],
  ];
  for (const [answer, scanner, seen] of cases)
    assert.deepEqual(await look((await controller(answer)).socket, scanner), seen);
});

test('an answer that is none is no answer', async () => {
  const answers = [
    '',
    'no JSON',
    'null',
    '[]',
    '"x"',
    '{}',
    '{"symbols": null}',
    '{"symbols": "MAILSTEAD_VIRUS"}',
    '{"symbols": {"__proto__": {}}}',
    `{"symbols": {"MAILSTEAD_SPAM_TEST": "${'x'.repeat(100_000)}"}}`,
  ];
  for (const text of answers) {
    const { socket } = await controller(() => text);
    assert.deepEqual(await look(socket, true), { filter: 'down', virus: 'unknown' }, text.slice(0, 60));
  }
  assert.deepEqual(await look(newSocket(), true), { filter: 'down', virus: 'unknown' });
});

test('what hangs is down in time, and a scanner that hangs does not hide Rspamd', async () => {
  const { socket } = await controller((asked) => (asked.rule === 'MAILSTEAD_VIRUS' ? undefined : right(asked)));
  const begun = performance.now();
  assert.deepEqual(await look(socket, true), { filter: 'ok', virus: 'down' });
  assert.ok(performance.now() - begun < 5000);
});

const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Asks as the API does. */
async function ask(socketPath: string, method = 'GET', at = '/health'): Promise<[status: number, text: string]> {
  const request = http.request({ socketPath, method, path: at, agent: false });
  request.end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let text = '';
  for await (const piece of response) text += String(piece);
  return [response.statusCode ?? 0, text];
}

test('however many ask, Rspamd is asked once a second', async () => {
  const rspamd = await controller(right);
  const socket = newSocket();
  const health = await startHealth({ socket, controller: rspamd.socket, scanner: true, log: silent, every: 60_000 });
  closing.push(health.close);
  const answers = await Promise.all(Array.from({ length: 20 }, async () => ask(socket)));
  assert.equal(new Set(answers.map(String)).size, 1);
  assert.deepEqual(answers[0], [200, '{"filter":"ok","virus":"ok"}']);
  assert.deepEqual(
    rspamd.asked.map(({ rule }) => rule),
    ['MAILSTEAD_SPAM_TEST', 'MAILSTEAD_VIRUS'],
  );
  for (const [method, at] of [
    ['GET', '/'],
    ['POST', '/health'],
    ['GET', '/healthy'],
  ] as const)
    assert.equal((await ask(socket, method, at))[0], 404);
});

test('a scanner that has just found the test virus is not asked again, one that has not is', async () => {
  const rspamd = await controller(right);
  const looks = looker({ controller: rspamd.socket, scanner: true, trust: 60_000 });
  const virusLooks = (): number => rspamd.asked.filter(({ rule }) => rule === 'MAILSTEAD_VIRUS').length;
  const spamLooks = (): number => rspamd.asked.length - virusLooks();
  rspamd.state.answer = without('MAILSTEAD_VIRUS');
  assert.equal((await looks()).virus, 'down');
  rspamd.state.answer = right;
  await until('its return', async () => (await looks()).virus === 'ok');
  const before = spamLooks();
  await until('a further look at Rspamd', async () => (await looks()) && spamLooks() > before);
  assert.equal(virusLooks(), 2);
});

test('without anyone asking it is noticed, and logged', async () => {
  const rspamd = await controller(right);
  const lines: string[] = [];
  const note = (level: string) => (fields: object, message: string) =>
    lines.push(`${level} ${JSON.stringify(fields)} ${message}`);
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const health = await startHealth({
    socket: newSocket(),
    controller: rspamd.socket,
    scanner: true,
    log,
    every: 20,
    trust: 0,
  });
  closing.push(health.close);
  await until('a look', () => rspamd.asked.length >= 2);
  rspamd.state.answer = without('MAILSTEAD_VIRUS');
  await until('the log', () => lines.length > 0);
  rspamd.state.answer = right;
  await until('the log', () => lines.length > 1);
  assert.deepEqual(lines, [
    'error {"part":"virus"} the virus scanner does not answer: mail is treated as MAILSTEAD_FILTER_DOWN says',
    'info {"part":"virus"} the virus scanner is back',
  ]);
});

test('each change is told once; what has not been there yet is being started', () => {
  const told: string[] = [];
  const note = (level: string) => (fields: object) => told.push(`${level} ${JSON.stringify(fields)}`);
  const tell = tellChanges({ info: note('back'), warn: note('warn'), error: note('gone') });
  const steps: [seen: Filters, lines: string[]][] = [
    [{ filter: 'down', virus: 'unknown' }, []],
    [{ filter: 'ok', virus: 'down' }, []],
    [{ filter: 'ok', virus: 'ok' }, []],
    [{ filter: 'down', virus: 'unknown' }, ['gone {"part":"filter"}']],
    [{ filter: 'down', virus: 'unknown' }, []],
    [{ filter: 'ok', virus: 'ok' }, ['back {"part":"filter"}']],
    [{ filter: 'ok', virus: 'down' }, ['gone {"part":"virus"}']],
    [{ filter: 'down', virus: 'unknown' }, ['gone {"part":"filter"}']],
    [{ filter: 'ok', virus: 'down' }, ['back {"part":"filter"}']],
    [{ filter: 'ok', virus: 'ok' }, ['back {"part":"virus"}']],
    [{ filter: 'ok', virus: 'ok' }, []],
  ];
  for (const [seen, lines] of steps) {
    tell(seen);
    assert.deepEqual(told.splice(0), lines);
  }
});
