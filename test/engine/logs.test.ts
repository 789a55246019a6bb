/** The logs stay within bounds, and no line is lost, however fast it is written. */
import assert from 'node:assert/strict';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, test } from 'node:test';
import { beginAnew, keepLogs, type LogLimits, releaseWriters } from '../../engine/logs.ts';
import { processState } from '../../engine/processes.ts';
import { until } from './until.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-logs-'));
const children: ChildProcess[] = [];
after(() => {
  for (const child of children) child.kill('SIGKILL');
  fs.rmSync(folder, { recursive: true });
});

const logsModule = path.join(import.meta.dirname, '..', '..', 'engine', 'logs.ts');
const LIMITS: LogLimits = { bytes: 1000, age: 3_600_000, files: 3, days: 30 };

/** A part, as it were: writes lines `name number` as fast as it can, until it is told to end. */
const WRITER = `let go = true; process.on('SIGTERM', () => { go = false; });
  const fs = require('node:fs'); const filler = 'x'.repeat(80);
  let n = 0; const some = () => { for (let i = 0; i < 200; i += 1) fs.writeSync(1, process.argv[1] + ' ' + n++ + ' ' + filler + '\\n');
  if (go) setImmediate(some); }; some();`;

function startWriter(log: string, name: string): ChildProcess {
  const out = fs.openSync(log, 'a');
  const child = spawn(process.execPath, ['-e', WRITER, name], { stdio: ['ignore', out, 'inherit'] });
  fs.closeSync(out);
  children.push(child);
  return child;
}

const textOf = (log: string): string => {
  const parts = fs.readdirSync(folder).filter((name) => name.startsWith(`${path.basename(log)}.`));
  const numbers = parts.map((name) => Number(name.split('.').at(-1))).toSorted((a, b) => b - a);
  return [...numbers.map((number) => `${log}.${number}`), log].map((file) => fs.readFileSync(file, 'latin1')).join('');
};

test('three write at full speed while their log begins anew twenty times: every line is there, once and in order', async () => {
  const log = path.join(folder, 'busy.log');
  const names = ['a', 'b', 'c'];
  const writers = names.map((name) => startWriter(log, name));
  for (let i = 0; i < 20; i += 1) {
    await until('some lines', () => fs.statSync(log).size > 100_000);
    await beginAnew(log, 50);
  }
  const ended = writers.map(async (writer) => once(writer, 'exit'));
  for (const writer of writers) writer.kill('SIGTERM');
  await Promise.all(ended);
  const lines = textOf(log).split('\n');
  assert.equal(lines.pop(), '');
  for (const name of names) {
    const numbers = lines.filter((line) => line.startsWith(`${name} `)).map((line) => Number(line.split(' ')[1]));
    assert.ok(numbers.length > 1000);
    assert.ok(
      numbers.every((number, i) => number === i),
      `${name}: ${numbers.length} lines, the last is ${numbers.at(-1)}`,
    );
  }
});

test('a log begins anew by its size or its age, so many parts are kept, and none beyond its time', async () => {
  const log = path.join(folder, 'bounded.log');
  const parts = (): string[] => fs.readdirSync(folder).filter((name) => name.startsWith('bounded.log'));
  const now = Date.now();
  const at = async (hours: number): Promise<void> => keepLogs(folder, LIMITS, new Date(now + hours * 3_600_000));
  fs.writeFileSync(log, 'short');
  await at(0);
  assert.deepEqual(parts(), ['bounded.log']);
  await at(1.1);
  assert.deepEqual(parts(), ['bounded.log', 'bounded.log.1']);
  // Nothing to tell makes no part.
  await at(50);
  assert.deepEqual(parts(), ['bounded.log', 'bounded.log.1']);
  for (let i = 0; i < 5; i += 1) {
    fs.writeFileSync(log, `${i}`.repeat(1001));
    await at(0);
  }
  assert.deepEqual(parts(), ['bounded.log', 'bounded.log.1', 'bounded.log.2', 'bounded.log.3']);
  assert.deepEqual(
    [1, 2, 3].map((number) => fs.readFileSync(`${log}.${number}`, 'latin1')[0]),
    ['4', '3', '2'],
  );
  assert.equal(fs.statSync(log).size, 0);
  await at(24 * 31);
  assert.deepEqual(parts(), ['bounded.log']);
});

/** Looks after a folder twice, as a process whose files may have 1.5 MB and no more: it is as if the disk were full. */
async function keepOnFullDisk(full: string): Promise<string> {
  const program = `const { keepLogs } = await import(${JSON.stringify(logsModule)});
    for (let i = 0; i < 2; i += 1) await keepLogs(process.argv[1], ${JSON.stringify(LIMITS)}, new Date())
      .catch((error) => console.log(error.message));`;
  const shell = `trap '' XFSZ; ulimit -f 3000; exec "$0" --disable-warning=ExperimentalWarning --input-type=module -e "$1" "$2"`;
  const child = spawn('/bin/sh', ['-c', shell, process.execPath, program, full], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return text(child.stdout);
}

test('without room for the copy a log and its older parts stay as they are, and all others are looked after', async () => {
  const full = fs.mkdtempSync(path.join(folder, 'full-'));
  const log = path.join(full, 'api.log');
  // Its second MiB is its last and finds half of its room: no write after it would tell.
  const lines = 'line\n'.repeat(400_000);
  const old = ['newest', 'older', 'oldest'];
  fs.writeFileSync(log, lines);
  for (const [i, said] of old.entries()) fs.writeFileSync(`${log}.${i + 1}`, said);
  const expired = path.join(full, 'other.log.1');
  fs.writeFileSync(path.join(full, 'other.log'), '');
  fs.writeFileSync(expired, 'expired');
  fs.utimesSync(expired, 0, 0);
  assert.match(await keepOnFullDisk(full), /^(api\.log: EFBIG.*\n){2}$/);
  assert.deepEqual(fs.readdirSync(full), ['api.log', 'api.log.1', 'api.log.2', 'api.log.3', 'other.log']);
  assert.ok(fs.readFileSync(log, 'latin1') === lines);
  assert.deepEqual(
    old.map((_, i) => fs.readFileSync(`${log}.${i + 1}`, 'latin1')),
    old,
  );
});

test('an older part that cannot be removed is told, and keeps nothing else from its time', async () => {
  const mixed = fs.mkdtempSync(path.join(folder, 'mixed-'));
  const name = (each: string): string => path.join(mixed, each);
  for (const log of ['api.log', 'other.log']) fs.writeFileSync(name(log), '');
  fs.mkdirSync(name('api.log.1'));
  for (const part of ['api.log.2', 'other.log.1']) fs.writeFileSync(name(part), 'expired');
  for (const part of ['api.log.1', 'api.log.2', 'other.log.1']) fs.utimesSync(name(part), 0, 0);
  await assert.rejects(keepLogs(mixed, LIMITS, new Date()), /^Error: api\.log\.1: [^;]*directory[^;]*$/);
  assert.deepEqual(fs.readdirSync(mixed), ['api.log', 'api.log.1', 'other.log']);
});

test('we wait for the disk only while those who write are held, and everything else goes on before', async (t) => {
  const log = path.join(folder, 'slow.log');
  const writer = startWriter(log, 'slow');
  await until('lines', () => fs.statSync(log).size > 0);
  const sync = t.mock.method(fs, 'fsyncSync', () => assert.equal(processState(writer.pid!)?.state, 'T'));
  await beginAnew(log, 3);
  assert.equal(sync.mock.callCount(), 1);
  writer.kill('SIGKILL');
});

test('who was held when the watcher was killed goes on at its next start', async () => {
  const log = path.join(folder, 'held.log');
  const writer = startWriter(log, 'held');
  await until('lines', () => fs.statSync(log).size > 0);
  process.kill(writer.pid!, 'SIGSTOP');
  await until('a halt', () => processState(writer.pid!)?.state === 'T');
  releaseWriters(folder);
  await until('more lines', () => processState(writer.pid!)?.state !== 'T');
  writer.kill('SIGKILL');
});
