/** The watcher's door to the mail queue, and whoever comes to it with more than a question or finds no process to be had. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { doorSocket, openDoor } from '../../engine/door.ts';
import { MailQueue } from '../../engine/mail-queue.ts';
import { queueWords } from '../../engine/queue-door.ts';
import { until } from './until.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-door-'));
const places = { postfix: { config: folder, queue: folder, data: folder } };

/** Lists as it is told to. */
class Queue extends MailQueue {
  begin: () => ChildProcess = () => spawn('/bin/true', { stdio: ['ignore', 'pipe', 'ignore'] });

  override list(): ChildProcess {
    return this.begin();
  }
}

const queue = new Queue(places);
const said: string[] = [];
const door = await openDoor(doorSocket(folder), queueWords(queue), (line) => said.push(line));
after(async () => {
  await door.stop();
  fs.rmSync(folder, { recursive: true });
});

async function connected(): Promise<net.Socket> {
  const connection = net.connect(doorSocket(folder));
  await once(connection, 'connect');
  return connection;
}

test('whoever goes on after the question is sent away without an answer, whether at once or later', async () => {
  const atOnce = await connected();
  atOnce.write('list\nand more');
  assert.equal(await text(atOnce), '');
  // It has begun to answer when the rest comes, and would go on.
  queue.begin = () => spawn('/bin/sh', ['-c', 'echo begun; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const later = await connected();
  later.write('list\n');
  const [first] = (await once(later, 'data')) as [Buffer];
  assert.equal(String(first), 'begun\n');
  const ended = once(later, 'close');
  later.on('error', () => undefined);
  later.write('x');
  await ended;
});

test('a connection has so much time, however busy it is', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const connection = await connected();
  const ended = once(connection.resume(), 'close');
  // The other end is there once it has been told to refuse something.
  connection.write('l');
  const other = await connected();
  other.write('nothing\n');
  assert.equal(await text(other), '{"failed":true}\n');
  t.mock.timers.tick(150_000);
  await ended;
});

test('the clock is set back: the queue is counted anew all the same', async (t) => {
  const own = new Queue(places);
  const begun: ChildProcess[] = [];
  own.begin = () => {
    const lister = queue.list();
    begun.push(lister);
    return lister;
  };
  queue.begin = () => spawn('/bin/true', { stdio: ['ignore', 'pipe', 'ignore'] });
  await own.count();
  t.mock.method(Date, 'now', () => 0);
  await until('another count', async () => (await own.count(), begun.length > 1), 20_000);
});

const failing: Record<string, () => ChildProcess> = {
  'that cannot be started': () => spawn('/nonexistent', { stdio: ['ignore', 'pipe', 'ignore'] }),
  // As Node gives it back when no more files may be open.
  'for which there are no more files': () => {
    const child = new EventEmitter() as ChildProcess;
    child.kill = () => false;
    process.nextTick(() => child.emit('error', new Error('spawn EMFILE')));
    return child;
  },
  'that fails': () => spawn('/bin/false', { stdio: ['ignore', 'pipe', 'ignore'] }),
};
for (const [what, begin] of Object.entries(failing)) {
  test(`a list ${what} is answered as failed, and nothing else is harmed`, async () => {
    queue.begin = begin;
    const asking = await connected();
    asking.write('list\n');
    assert.equal(await text(asking), '{"failed":true}\n');
    const own = new Queue(places);
    own.begin = begin;
    await assert.rejects(own.count(), /did not come to its end/);
  });
}
