/** Whose process ends by the watcher's door, and whose does not. This process stands for Dovecot's master. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, afterEach, test } from 'node:test';
import { doorSocket, openDoor } from '../../engine/door.ts';
import { isAlive, processState } from '../../engine/processes.ts';
import { sessionWords } from '../../engine/session-door.ts';
import { until } from './until.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-door-'));
let master: number | undefined = process.pid;
const said: string[] = [];
const door = await openDoor(
  doorSocket(folder),
  sessionWords(() => master),
  (line) => said.push(line),
);
const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  master = process.pid;
});
after(async () => {
  await door.stop();
  fs.rmSync(folder, { recursive: true });
});

async function ask(question: string): Promise<string> {
  const connection = net.connect(doorSocket(folder));
  connection.write(`${question}\n`);
  return text(connection);
}

const now = async (): Promise<string> => (JSON.parse(await ask('now')) as { now: string }).now;
const ticks = (moment: string): number => Number(moment.split(':')[1]);

/** A moment later than another by the kernel's clock of processes, which counts hundredths of a second. */
async function laterThan(moment: string): Promise<string> {
  let later = moment;
  await until('a later moment', async () => {
    later = await now();
    return ticks(later) > ticks(moment);
  });
  return later;
}

/** A child of the master that Dovecot would call so. */
async function child(argv0: string): Promise<ChildProcess & { pid: number }> {
  const made = spawn('sleep', ['60'], { argv0, stdio: 'ignore' });
  children.push(made);
  await once(made, 'spawn');
  return made as ChildProcess & { pid: number };
}

test('of two sessions the one ends that had begun by the moment, and the younger one goes on', async () => {
  for (const name of ['dovecot/imap', 'dovecot/pop3']) {
    const old = await child(name);
    const moment = await now();
    await laterThan(moment);
    const young = await child(name);
    const ended = once(old, 'exit');
    assert.equal(await ask(`kick ${young.pid} ${moment}`), '{"unknown":true}\n');
    assert.equal(await ask(`kick ${old.pid} ${moment}`), '{"done":true}\n');
    assert.deepEqual(await ended, [null, 'SIGTERM']);
    assert.equal(await ask(`kick ${old.pid} ${moment}`), '{"unknown":true}\n');
    assert.ok(isAlive(young.pid));
    assert.equal(await ask(`kick ${young.pid} ${await now()}`), '{"done":true}\n');
  }
});

test('the moment is that of a process that begins now', async () => {
  const before = await child('dovecot/imap');
  const moment = await now();
  await laterThan(moment);
  const later = await child('dovecot/imap');
  assert.ok(Number(processState(before.pid)?.started) <= ticks(moment));
  assert.ok(Number(processState(later.pid)?.started) > ticks(moment));
});

test('what is no session of our Dovecot is left alone, and so is all at a moment that is none', async () => {
  const [session, other] = [await child('dovecot/imap'), await child('dovecot/auth')];
  const sh = spawn('sh', ['-c', 'sleep 60 & echo $!; wait'], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(sh);
  const [grandchild] = (await once(sh.stdout, 'data')) as [Buffer];
  const moment = await laterThan(await now());
  const [boot] = moment.split(':');
  const refused = [
    ...[1, process.pid, process.ppid, other.pid, String(grandchild).trim()].map((pid) => `${pid} ${moment}`),
    ...[
      '',
      '0',
      '-1',
      `-${session.pid}`,
      `+${session.pid}`,
      `0x${session.pid.toString(16)}`,
      'self',
      '../1',
      '99999999999',
    ].map((pid) => `${pid} ${moment}`),
    ...['', 'x', boot, `${boot}:`, `${boot}:x`, `${boot}:-1`, `:${ticks(moment)}`, `another:${ticks(moment)}`].map(
      (wrong) => `${session.pid} ${wrong}`,
    ),
  ];
  for (const words of refused) assert.equal(await ask(`kick ${words}`), '{"unknown":true}\n', words);
  process.kill(Number(String(grandchild)), 'SIGTERM');
  master = undefined;
  assert.equal(await ask(`kick ${session.pid} ${moment}`), '{"unknown":true}\n');
  // One that is named as a session is, and another's child.
  master = 1;
  assert.equal(await ask(`kick ${session.pid} ${moment}`), '{"unknown":true}\n');
  assert.ok(isAlive(session.pid) && isAlive(other.pid));
});

test('a word that the door does not know is refused, and one that is too long is cut off', async () => {
  for (const word of ['', 'list', 'kill', 'constructor', 'KICK']) assert.equal(await ask(word), '{"failed":true}\n');
  assert.equal(await ask('k'.repeat(200)), '');
  assert.deepEqual(said, ["the watcher's door could not answer: a question is too long"]);
});
