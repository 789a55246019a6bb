/** Each kind of fault once, under load: nothing acknowledged is lost, and the system comes back by itself. Prints the counts. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { test } from 'node:test';
import { KINDS } from './kinds.ts';

test('each part killed, disks full, connections cut, the clock jumping: nothing that was acknowledged is lost', async (t) => {
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
  await t.test('PostgreSQL acknowledges what it has not written, and is killed: the run complains', () =>
    assert.match(
      said,
      /acknowledged before it wrote, and was killed; [1-9]\d* complaints: .*(the audit has 0 rows|was left as)/,
    ),
  );
  await t.test('Postfix no longer has mail wait for a Rspamd that is dead: the run complains', () =>
    assert.match(
      said,
      /nobody had looked at, and Rspamd was killed; [1-9]\d* complaints: .*to spam: against its policy it is in spam\/INBOX/,
    ),
  );
  // Without a load there would be nothing to lose.
  assert.ok(Number(/writes acknowledged +(\d+)/.exec(said)?.[1]) > 100, said);
  assert.ok(Number(/mails accepted +(\d+)/.exec(said)?.[1]) > 50, said);
  // Where mounting is refused those that want it are left out, and said to be; a run that counts has them all.
  const mayMount = !said.includes('MOUNTING IS NOT ALLOWED');
  assert.ok(mayMount || process.env['CI'] === undefined, said);
  for (const { name, needsMount } of KINDS) {
    const skip = needsMount && !mayMount && 'mounting is not allowed here';
    await t.test(name, { skip }, () => assert.ok(said.includes(`. ${name}: it lasted `), said));
  }
});
