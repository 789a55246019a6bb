/** The tests that share a system. Each file runs alone, too: `npm test -- test/mail/one-system/names.ts`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftOut } from '../support/shared-systems.ts';
// The first one: what it finds in the queue must be its own.
import './one-system/metrics.ts';
import './one-system/names.ts';
import './one-system/sessions.ts';
import './one-system/exchange.ts';
import './one-system/imported-hashes.ts';
import './one-system/reconnect.ts';
import './one-system/dkim.ts';
import './one-system/trust.ts';
import './one-system/attacks.ts';
import './one-system/notices.ts';
import './one-system/contract.ts';
import './one-system/own-mails.ts';
import './one-system/readme.ts';

test('each file of the folder is imported here: none is left out of `npm test`', () => {
  assert.deepEqual(leftOut(import.meta.filename, 'one-system'), []);
});
