/** A short run of generated requests; `node tools/fuzz.ts` does a long one. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Reply } from '../support/api.ts';
import { MALFORMED } from '../support/faults.ts';
import { readReply } from '../fuzz/connection.ts';
import { judge } from '../fuzz/judge.ts';
import type { Fault } from '../fuzz/faults.ts';
import type { FuzzRequest } from '../fuzz/requests.ts';
import { fuzz, HEAP_BOUND, report } from '../fuzz/run.ts';

test('2,000 generated requests: no 5xx, no late reply, none outside its description, and the heap does not grow', async () => {
  const figures = await fuzz({ requests: 2000, seed: 1, warmUp: 500 });
  console.log(report(figures));
  assert.deepEqual(figures.wrong, []);
  // Requests that never come through would prove nothing.
  assert.ok(figures.neverSucceeded.length < 0.2 * figures.operations, figures.neverSucceeded.join(', '));
  for (const status of [200, 201, 204, 400, 401, 404, 405, 409, 415])
    assert.ok((figures.byStatus[status] ?? 0) > 0, `no ${status}`);
  assert.ok(figures.heapAtEnd.used < HEAP_BOUND * figures.heapAfterWarmUp.used, 'the heap grew');
});

test('a server that throws, hangs, tells what it does not declare and forgets nothing is found out', async () => {
  const faulty: Fault[] = ['throws', 'hangs', 'tells', 'leaks'];
  const figures = await fuzz({ requests: 600, seed: 2, warmUp: 200, faulty, bound: 2000, mostWrong: 1000 });
  for (const finding of [/: 500\n/, /^logged: /, /: no reply in time\n/, /additional/])
    assert.ok(
      figures.wrong.some((wrong) => finding.test(wrong)),
      `${finding} is not in\n${figures.wrong.join('\n')}`,
    );
  assert.ok(figures.heapAtEnd.used > HEAP_BOUND * figures.heapAfterWarmUp.used, report(figures));
});

const request: FuzzRequest = {
  method: 'GET',
  target: '/accounts/x',
  headers: [],
  body: undefined,
  framing: 'length',
  operation: 'getAccount',
  kind: 'right',
  isWild: false,
};
const description = {
  paths: {
    '/accounts/{account}': {
      get: {
        responses: { 200: { content: { 'application/json': { schema: { type: 'object', properties: { a: {} } } } } } },
      },
    },
  },
};
const good: Reply = {
  status: 200,
  headers: { 'x-request-id': '01980000-0000-7000-8000-000000000000', 'content-type': 'application/json' },
  text: '{"a":1}',
  body: { a: 1 },
};

test('what the run would call wrong', () => {
  const look = judge(description);
  assert.equal(look(request, good), undefined);
  assert.equal(look(request, { status: 0, reason: 'late' }), 'no reply in time');
  assert.equal(look(request, { status: 0, reason: 'closed' }), 'the connection was closed without a reply');
  assert.equal(look(request, { ...good, status: 503 }), '503');
  assert.equal(look(request, { ...good, headers: {} }), 'no request id');
  assert.equal(look(request, { ...good, status: 201 }), 'the status 201 is not described');
  assert.match(look(request, { ...good, body: { b: 1 } })!, /additional/);
  assert.match(look(request, { ...good, headers: { ...good.headers, 'x-evil': '1' } })!, /header/);
  assert.match(look(request, { ...good, headers: { ...good.headers, location: 'https://evil.example/' } })!, /link/);
  const refused = { ...good, status: 400, text: JSON.stringify(MALFORMED), body: MALFORMED };
  assert.equal(look({ ...request, isWild: true }, refused), undefined);
  assert.equal(look(request, refused), 'the status 400 is not described');
});

test('a reply is read whole, however it comes in', () => {
  const bytes = Buffer.from(
    'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{"a":1}',
  );
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), (end) => readReply(bytes.subarray(0, end), 'GET', false) === undefined),
  );
  assert.deepEqual(readReply(bytes, 'GET', false)?.body, { a: 1 });
  assert.equal(readReply(bytes.subarray(0, -7), 'HEAD', false)?.status, 200);
  assert.equal(readReply(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\nx'), 'GET', false), undefined);
  assert.equal(readReply(Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\nx'), 'GET', true)?.text, 'x');
});
