/** The README's first example, as it stands there, by a shell: only addresses, and the place of the operator's password, are this system's. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { before, test } from 'node:test';
import { until } from '../../engine/until.ts';
import { arrives } from '../../support/imap.ts';
import { noteSecret } from '../../support/secrets.ts';
import { oneSystem } from '../../support/shared-systems.ts';
import { operatorPassword, type System } from '../../support/system.ts';

const readme = fs.readFileSync(path.join(import.meta.dirname, '../../../README.md'), 'utf8');
const bob = ['bob@example.com', 'Rainy.Day-43'] as const;

let system: System;
before(async () => {
  ({ system } = await oneSystem());
});

/** The commands below a heading, with what is this system's in the place of what `npm run up` has. */
function commandsBelow(heading: string): string {
  const section = readme.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const commands = [...section.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, lines]) => lines).join('');
  const { http, smtp, imap } = system.ready();
  const password = path.join(system.home, 'password-of-the-readme');
  fs.writeFileSync(password, operatorPassword, { mode: 0o600 });
  const ours = {
    'http://127.0.0.1:8080': new URL(http).origin,
    'smtp://127.0.0.1:2525': `smtp://${smtp}`,
    'imap://127.0.0.1:2143': `imap://${imap}`,
    'var/operator-password': password,
  };
  return Object.entries(ours).reduce((text, [theirs, our]) => {
    assert.ok(text.includes(theirs), theirs);
    return text.replaceAll(theirs, our);
  }, commands);
}

test('a first mailbox gets a mail; forwarded, its spam is in the folder that its new owner wants', async () => {
  for (const password of ['Sunny.Day-42', bob[1]]) noteSecret('password', password);
  // Where people wait a second, a busy machine may need longer.
  const waiting = 'sleep() { echo "--- waits"; read -r; }';
  const script = `set -eu\n${waiting}\n${commandsBelow('A first mailbox')}`;
  const shell = spawn('bash', ['-c', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = once(shell, 'close');
  // What it says tells why it has gone.
  shell.stdin.on('error', () => undefined);
  let said = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (piece: Buffer) => (said += String(piece)));
  try {
    const { imap = '' } = system.ready();
    const waits = async (nth: number): Promise<void> => {
      await until(`wait ${nth}`, () => said.split('--- waits').length > nth || shell.exitCode !== null);
      assert.equal(shell.exitCode, null, said);
    };
    await waits(1);
    await arrives(imap, ['alice@example.com', 'Sunny.Day-42'], 'Hello');
    shell.stdin.write('\n');
    await waits(2);
    await arrives(imap, [...bob], 'Hello');
    await arrives(imap, [...bob], '[SPAM] Hello', 'Spam');
    shell.stdin.write('\n');
    const [status] = await ended;
    assert.equal(status, 0, said);
  } finally {
    shell.kill('SIGKILL');
  }
  const [changes, first = '', second = ''] = said.split('--- waits\n');
  // A change that is refused has a body.
  assert.equal(changes, '');
  assert.match(first, /\nSubject: Hello\r\n[^]*It works\.[^]*"inbox":\{"allMessages":1,/);
  assert.match(
    second,
    /^Return-Path[^]*\nSubject: Hello\r\n[^]*It works\.\r\n\s*Return-Path[^]*\nSubject: \[SPAM\] Hello\r\n[^]*It works\.\r\nMAILSTEAD-SPAM-TEST-15\s*$/,
  );
});
