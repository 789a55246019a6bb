/** That the cases of the contract can fail: each kind of wrong answer is made, and must be noticed. And that none is forgotten. */
import assert from 'node:assert/strict';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { type Json, readPages } from '../tools/contract/cases.ts';
import { type Check, checksOf } from '../tools/contract/checks.ts';
import { exchangeWith, newAgent } from '../tools/contract/exchange.ts';
import { difference } from '../tools/contract/match.ts';
import { openPlatform, type Platform } from '../tools/contract/platform.ts';
import { readDecisions } from '../tools/contract/reference.ts';
import { BASE, emptyApi, PASSWORD, type TestApi } from './support/api.ts';

type Reply = { status: number; headers: http.OutgoingHttpHeaders; text: string };

const agent = newAgent('http:');
let api: TestApi;
let liar: http.Server;
let platform: Platform;
/** What becomes of every reply that is not the operator's; of those, nothing is checked but what cases need. */
let spoil: (reply: Reply) => Reply = (reply) => reply;

before(async () => {
  api = await emptyApi();
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const real = exchangeWith(`http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`, undefined, agent);
  liar = http.createServer((request, response) => void pass(real, request, response));
  await new Promise<void>((resolve) => liar.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(liar.address() as AddressInfo).port}`;
  platform = await openPlatform({ base, operator: `operator:${PASSWORD}`, links: BASE, isThrownAway: true }, agent);
});
after(async () => {
  agent.destroy();
  liar.close();
  await api.close();
});

const OPERATOR = `Basic ${Buffer.from(`operator:${PASSWORD}`).toString('base64')}`;

async function pass(
  real: ReturnType<typeof exchangeWith>,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const { connection: _connection, host: _host, 'content-length': _length, ...headers } = request.headers;
  const sent = Buffer.concat(pieces).toString('utf8');
  const asked = { method: request.method!, path: request.url!, headers: headers as Record<string, string> };
  const { status, headers: got, text } = await real({ ...asked, ...(sent === '' ? {} : { text: sent }) });
  const { connection: _kept, 'transfer-encoding': _chunked, 'content-length': _size, ...kept } = got;
  const reply = { status, headers: kept, text };
  const shown = request.headers.authorization === OPERATOR ? reply : spoil(reply);
  response.writeHead(shown.status, shown.headers).end(shown.text);
}

const FILES = new Set(['domain-get', 'contacts-get', 'contacts-post', 'contact-put', 'webmail-names-get', 'requests']);
/** What the operator asks for itself is not spoiled. */
const BY_OPERATOR = /operator may call it|\(operator\)|a plan that cannot be/;
const checks = checksOf().filter(
  ({ file, name, alone }) => FILES.has(file) && !alone && (name.includes(', ') || !BY_OPERATOR.test(name)),
);

async function unnoticed(chosen: Check[], lie: typeof spoil): Promise<string[]> {
  const missed: string[] = [];
  for (const check of chosen) {
    spoil = lie;
    const wrong = await check.run(platform);
    spoil = (reply) => reply;
    if (wrong === undefined) missed.push(check.name);
  }
  return missed;
}

test('nothing is wrong with an honest server', async () => {
  assert.ok(checks.length > 60);
  assert.deepEqual((await unnoticed(checks, (reply) => reply)).length, checks.length);
});

test('another status is noticed by every case', async () => {
  assert.deepEqual(await unnoticed(checks, (reply) => ({ ...reply, status: reply.status === 200 ? 202 : 200 })), []);
});

test('a header that is missing is noticed by every case', async () => {
  const lie = (reply: Reply): Reply => {
    const headers = Object.entries(reply.headers).filter(([name]) => name !== 'x-request-id');
    return { ...reply, headers: Object.fromEntries(headers) };
  };
  const written = checks.filter(({ name }) => !name.includes('may call it') && !name.includes('holds for every'));
  assert.deepEqual(await unnoticed(written, lie), []);
});

test('keys in another order are noticed wherever there are two', async () => {
  const turned = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, part]) => [key, turned(part)] as const);
    return Object.fromEntries(entries.toReversed());
  };
  const lie = (reply: Reply): Reply =>
    reply.text.startsWith('{') ? { ...reply, text: JSON.stringify(turned(JSON.parse(reply.text) as Json)) } : reply;
  const two = checks.filter(
    ({ file }) => file === 'domain-get' || file === 'contacts-get' || file === 'webmail-names-get',
  );
  const missed = await unnoticed(two, lie);
  assert.deepEqual(
    missed.filter((name) => !name.includes('more than 100')),
    [],
  );
});

test('a word more is noticed', async () => {
  const lie = (reply: Reply): Reply =>
    reply.text.startsWith('{')
      ? { ...reply, text: reply.text.replace(/\}$/, ', "more": 1}') }
      : { ...reply, text: ' ' };
  const chosen = checks.filter(({ name }) => !name.includes('more than 100') && !name.includes('OPTIONS'));
  const missed = await unnoticed(chosen, lie);
  // Replies without a body cannot have one by HTTP.
  assert.deepEqual(
    missed.filter((name) => !/^(contacts-post|contact-put|requests)/.test(name)),
    [],
  );
});

test('difference: what stands for anything of its kind stands for nothing else', () => {
  for (const [expected, good, bad] of [
    ['{{guid}}', 'af4f4c85-4c8f-4c63-95d1-f3fb8cb8c479', 'af4f4c85'],
    ['{{hex40}}', 'a'.repeat(40), 'a'.repeat(41)],
    ['{{date}}', '2018-10-28', '28.10.2018'],
    ['{{number}}', 5, '5'],
    ['{{boolean}}', false, 0],
    ['a{{slash}}', 'a/', 'a//'],
    ['{{exchangeDate}}', '10/11/2013 9:43:48 AM', '10/11/2013 09:43:48'],
    ['{{today+1}}', new Date(Date.now() + 86_400_000).toISOString().slice(0, 10), '2018-10-28'],
    [
      { a: 1, b: [2] },
      { a: 1, b: [2] },
      { b: [2], a: 1 },
    ],
    [{ a: 1 }, { a: 1 }, { a: 1, b: 2 }],
    [
      [1, 2],
      [1, 2],
      [1, 2, 3],
    ],
    [null, null, ''],
  ] as [Json, Json, Json][]) {
    assert.equal(difference(expected, good), undefined);
    assert.notEqual(difference(expected, bad), undefined, JSON.stringify(bad));
  }
  assert.throws(() => difference('{{nonsense}}', 'x'));
});

test('each of the 53 calls has its page, and each decision its case', () => {
  const pages = readPages();
  const rows = pages.flatMap(({ row = [] }) => row).toSorted((a, b) => a - b);
  assert.deepEqual(
    rows,
    Array.from({ length: 53 }, (_, index) => index + 1),
  );
  const decisions = readDecisions();
  const ids = new Set(decisions.map(({ id }) => id));
  assert.equal(ids.size, decisions.length);
  const shown = new Set(pages.flatMap(({ cases }) => cases.flatMap(({ shows = [] }) => shows)));
  assert.deepEqual(
    [...shown].filter((id) => !ids.has(id)),
    [],
  );
  const names = new Set(pages.flatMap(({ file, cases }) => cases.map(({ name }) => `${file}: ${name}`)));
  for (const { id, everyPage, cases = [], see, unseen } of decisions) {
    assert.ok(shown.has(id) || everyPage || cases.length > 0 || (see && ids.has(see)) || unseen, `no case shows ${id}`);
    for (const name of cases) assert.ok(names.has(name), name);
  }
});
