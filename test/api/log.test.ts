/** What is logged of a call: enough to find it again, and nothing of what its sender wrote. And what a fault tells that is ours. */
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { pino } from 'pino';
import { buildApp } from '../../server/app.ts';
import { authorization, PASSWORD } from '../support/api.ts';
import { peopledApi } from '../support/world.ts';

const api = await peopledApi();
const lines: string[] = [];
const app = await buildApp(api.services, pino({ level: 'trace' }, { write: (line: string) => lines.push(line) }));
after(async () => {
  await app.close();
  await api.close();
});

interface Line {
  level: number;
  reqId: string;
  msg: string;
}

/** Calls and returns what was logged meanwhile. */
async function logged(method: 'GET' | 'PUT' | 'POST' | 'DELETE', url: string, payload?: string, who = 'acme-owner') {
  lines.length = 0;
  const headers = { ...authorization(who), ...(payload === undefined ? {} : { 'content-type': 'application/json' }) };
  const reply = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return {
    reply,
    entries: lines.map((line) => JSON.parse(line) as Line & Record<string, unknown>),
    text: lines.join(''),
  };
}

const ALICE = '/accounts/acme/email/acme.example/usernames/alice/mailbox';

test('a change and a refusal leave one line each, a plain read none', async () => {
  const { reply, entries } = await logged('PUT', ALICE, '{"quota": 7}');
  assert.equal(reply.statusCode, 204);
  assert.equal(entries.length, 1);
  const { level, reqId, msg, method, route, status, callerKind, caller } = entries[0]!;
  assert.deepEqual([level, msg, method, status, callerKind, caller], [30, 'call', 'PUT', 204, 'account', 'acme-owner']);
  assert.equal(typeof entries[0]!['ms'], 'number');
  assert.equal(route, '/accounts/:account/email/:domain/usernames/:mailboxName/mailbox');
  assert.equal(reqId, reply.headers['x-request-id']);
  assert.equal((await logged('GET', ALICE)).entries.length, 0);
  assert.equal((await logged('GET', '/accounts/umbra')).entries.length, 1);
});

test('nothing that the caller wrote comes into a line: no path, query, header or body', async () => {
  const marks = ['zq1', 'zq2', 'zq3', 'zq4', 'zq5'];
  const forged = encodeURIComponent('x\n{"level":60,"msg":"forged"}');
  const calls = [
    async () => logged('GET', `/accounts/zq1${forged}?x=zq2`, undefined, 'operator'),
    async () =>
      logged('PUT', `/accounts/acme/email/acme.example/usernames/zq1/mailbox?zq2`, '{"password": "zq3", "zq4": "zq5"}'),
    async () => logged('PUT', ALICE, '{"zq3'),
    async () => logged('POST', '/users', '{"userName": "zq3 4", "password": "zq3", "role": "zq4"}', 'operator'),
    async () => logged('GET', '/zq1/zq2'),
    async () => logged('GET', `/accounts`, undefined, `zq4:zq5`),
    async () => logged('GET', `/accounts`, undefined, `acme-owner:zq5`),
  ];
  for (const call of calls) {
    const { text, entries } = await call();
    for (const mark of marks) assert.ok(!text.includes(mark), text);
    assert.ok(!text.includes('forged'));
    assert.ok(!text.includes(PASSWORD));
    assert.ok(entries.every((entry) => entry.level < 50));
  }
});

test('an error that nobody foresaw: 500 with the id under which it is logged, and nothing of its cause on either side', async () => {
  await api.sql`alter table mailboxes rename column master to master_away`;
  try {
    const { reply, entries, text } = await logged('GET', ALICE);
    const id = reply.headers['x-request-id'];
    assert.equal(reply.statusCode, 500);
    assert.deepEqual(reply.json(), {
      computeFault: {
        guid: id,
        message: 'The server has either erred or is incapable of performing the requested operation.',
        code: 500,
        details: '',
      },
    });
    assert.equal(entries.filter((entry) => entry.level === 50 && entry.reqId === id).length, 1);
    assert.equal(entries.find((entry) => entry.level === 50)!['code'], '42703');
    assert.match(String(entries.find((entry) => entry.level === 50)!['stack']), /^ +at /);
    assert.ok(!text.includes('alice'), text);
  } finally {
    await api.sql`alter table mailboxes rename column master_away to master`;
  }
  assert.equal((await logged('GET', ALICE)).reply.statusCode, 200);
});
