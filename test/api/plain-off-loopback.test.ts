/** Off loopback no password is taken without TLS (operator.md, MAILSTEAD_BIND). */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { authorization, PASSWORD } from '../support/api.ts';
import { peopledApi } from '../support/world.ts';

test('over plain HTTP from another machine: 403 for credentials and for a reset, 200 for what has no password', async () => {
  const api = await peopledApi();
  // The connection is of loopback, as all traffic of a test; only what the server is told of its own address is not.
  const server = http.createServer((request, response) => api.app.routing(request, response));
  server.on('connection', (socket) => Object.defineProperty(socket, 'localAddress', { value: '192.0.2.1' }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
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
    await api.services.notes.write(api.sql, new Date());
    const rows = await api.sql`
      select target, account, detail, address from audit where operation = 'resetPasswordRefused'`;
    const address = '127.0.0.1';
    assert.deepEqual(
      rows.map((row) => ({ ...row })),
      [{ target: 'alice@acme.example', account: 'acme', detail: { reason: 'without TLS' }, address }],
    );
  } finally {
    server.closeAllConnections();
    server.close();
    await api.close();
  }
});
