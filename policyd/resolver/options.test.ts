/** Every answer to Rspamd is long enough for it: above 28 bytes, whatever the name. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer, query } from '../../test/support/dns-packets.ts';
import { emptyAnswer, type Query, readQuery, withOptions } from './packet.ts';

const read = (packet: Buffer): Query => readQuery(packet) as Query;

test('a "no" to a short name has options when the query had some, once', () => {
  const asked = read(query('a.de', { edns: 1232 }));
  const failure = emptyAnswer(asked.packet, asked.questionEnd, 2);
  assert.ok(failure.length <= 28);
  const told = withOptions(asked, failure);
  assert.ok(told.length > 28);
  assert.deepEqual(told.subarray(10, 12), Buffer.from([0, 1]), 'one additional record');
  assert.deepEqual(told.subarray(asked.questionEnd), Buffer.from([0, 0, 41, 16, 0, 0, 0, 0, 0, 0, 0]));
  assert.deepEqual(withOptions(asked, told), told);
});

test('without options in the query there are none in the answer', () => {
  const asked = read(query('a.de'));
  const right = answer(asked.packet, [{ data: Buffer.from([1, 2, 3, 4]) }]);
  assert.deepEqual(withOptions(asked, right), right);
});
