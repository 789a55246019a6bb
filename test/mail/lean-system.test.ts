/** The tests that share a system without a virus scanner. Each file runs alone, too: `npm test -- test/mail/lean-system/quota.ts`. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { leftOut } from '../support/shared-systems.ts';
import './lean-system/no-scanner.ts';
import './lean-system/quota.ts';
import './lean-system/filter-ports.ts';
import './lean-system/learning.ts';
import './lean-system/log-ins.ts';

test('each file of the folder is imported here: none is left out of `npm test`', () => {
  assert.deepEqual(leftOut(import.meta.filename, 'lean-system'), []);
});
