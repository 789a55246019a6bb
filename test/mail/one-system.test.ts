/** The tests that share a system. Each file runs alone, too: `npm test -- test/mail/one-system/names.ts`. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import './one-system/names.ts';
import './one-system/sessions.ts';
import './one-system/exchange.ts';
import './one-system/imported-hashes.ts';
import './one-system/reconnect.ts';
import './one-system/dkim.ts';
import './one-system/trust.ts';
import './one-system/attacks.ts';
import './one-system/notices.ts';

test('each file of the folder is imported here: none is left out of `npm test`', () => {
  const own = fs.readFileSync(import.meta.filename, 'utf8');
  const files = fs.readdirSync(path.join(import.meta.dirname, 'one-system')).filter((name) => name.endsWith('.ts'));
  const missing = files.filter((name) => !own.includes(`\nimport './one-system/${name}';\n`));
  assert.ok(files.length > 5);
  assert.deepEqual(missing, []);
});
