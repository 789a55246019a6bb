import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';

const program = `
  import { newLogger } from ${JSON.stringify(path.join(import.meta.dirname, 'log.ts'))};
  const log = newLogger();
  for (let line = 0; line < 10_000; line++) log.info({ line }, 'a line of some hundred letters: '.padEnd(300, 'x'));
  setTimeout(() => process.stderr.write('goes on ' + process.memoryUsage().rss), 10);
`;

test('a log on a full disk holds up nothing, and what waits for room does not grow', () => {
  // There is never room on it.
  const full = fs.openSync('/dev/full', 'w');
  const words = ['--input-type=module', '-e', program];
  const { status, stderr } = spawnSync(process.execPath, words, { stdio: ['ignore', full, 'pipe'], timeout: 30_000 });
  fs.closeSync(full);
  assert.equal(status, 0, 'it hangs, or has died');
  const [, size = ''] = /^goes on (\d+)$/.exec(stderr.toString()) ?? [];
  assert.ok(Number(size) < 200 * 1_048_576, stderr.toString());
});
