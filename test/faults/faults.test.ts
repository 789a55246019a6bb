/** Each kind of fault once, under load: nothing acknowledged is lost, and the system comes back by itself. Prints the counts. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';

test('each part killed, disks full, connections cut, the clock jumping: nothing that was acknowledged is lost', async () => {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'run.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  const [status] = (await once(child, 'close')) as [number | null];
  console.log(said);
  assert.equal(status, 0, said);
  assert.match(said, /writes lost +0\n/);
  assert.match(said, /mails lost +0\n/);
  assert.match(said, /missed: [1-9]\d* mails, [1-9]\d* writes/);
  // Without a load there would be nothing to lose.
  assert.ok(Number(/writes acknowledged +(\d+)/.exec(said)?.[1]) > 100, said);
  assert.ok(Number(/mails accepted +(\d+)/.exec(said)?.[1]) > 50, said);
});
