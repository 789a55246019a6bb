import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sieveBox } from '../../test/support/sieve-box.ts';
import { pieces } from '../../test/support/sieve-pieces.ts';
import * as commands from './commands.ts';
import * as scripts from './script.ts';
import * as tests from './tests.ts';

test('a script with any one command or test alone compiles', async () => {
  const made = { ...commands, ...scripts, ...tests };
  const all = pieces(made);
  const names = new Set(
    Object.values({ ...commands, ...tests }).flatMap((piece) => (typeof piece === 'function' ? [piece.name] : [])),
  );
  assert.ok(all.length > names.size, 'a command or a test is missing here');
  const box = await sieveBox();
  try {
    box.install(all);
    await box.compile();
    box.install([{ name: 'broken', id: '', data: 'fileinto "Spam";' }]);
    await assert.rejects(box.compile(), /broken/);
  } finally {
    box.remove();
  }
});
