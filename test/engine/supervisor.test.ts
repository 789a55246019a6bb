import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import type { Part } from '../../engine/part.ts';
import { allProcesses, isAlive } from '../../engine/processes.ts';
import { endLeftOvers, recordProcess } from '../../engine/records.ts';
import { nextDelay, StartError, Supervisor } from '../../engine/supervisor.ts';
import { until } from './until.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-supervisor-'));
after(() => fs.rmSync(folder, { recursive: true }));

/** A part of a shell script that says it is up by a file. */
function shellPart(name: string, script: string, changes: Partial<Part> = {}): Part {
  const up = path.join(folder, `${name}.up`);
  return {
    name: 'api',
    command: '/bin/sh',
    args: ['-c', script.replaceAll('UP', up), name],
    env: { PATH: '/usr/bin:/bin' },
    log: path.join(folder, `${name}.log`),
    prepare: () => Promise.resolve(fs.rmSync(up, { force: true })),
    isReady: () => Promise.resolve(fs.existsSync(up)),
    startTimeout: 10_000,
    stop: { signal: 'SIGTERM', timeout: 5000 },
    ...changes,
  };
}

function supervise(part: Part): { supervisor: Supervisor; said: string[] } {
  const said: string[] = [];
  const supervisor = new Supervisor(part, {
    records: folder,
    say: (line) => said.push(line),
    onPid: () => undefined,
    onBack: () => said.push('back'),
  });
  return { supervisor, said };
}

const sessionOf = (pid: number): number => allProcesses().filter((each) => each.session === pid).length;

test('the first restart is at once, the next ever later up to 30 s, and a minute of health forgets it all', () => {
  const delays: number[] = [];
  let delay: number | undefined;
  for (let n = 0; n < 10; n++) delays.push((delay = nextDelay(delay, 100)));
  assert.deepEqual(delays, [0, 500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  assert.equal(nextDelay(30_000, 60_000), 0);
});

test('a part that dies comes back, without what the dead one had started', async () => {
  const { supervisor, said } = supervise(shellPart('dies', 'sleep 600 & touch UP; wait'));
  await supervisor.start();
  const first = supervisor.pid ?? 0;
  assert.equal(sessionOf(first), 2);
  process.kill(first, 'SIGKILL');
  const second = await until('a new process', () => supervisor.isUp && supervisor.pid !== first && supervisor.pid);
  assert.equal(sessionOf(first), 0);
  assert.match(said[0] ?? '', /ended by SIGKILL; starting it again at once/);
  // Not at the first start: nobody had missed it.
  assert.deepEqual(said.slice(1), ['back']);
  await supervisor.stop();
  assert.equal(sessionOf(second), 0);
});

test('a disk that is full keeps no part from running, nor from coming back', async () => {
  const said: string[] = [];
  // /dev/full has no room for anything.
  const supervisor = new Supervisor(shellPart('unnoted', 'touch UP; sleep 600'), {
    records: '/dev/null/no-folder',
    say: (line) => said.push(line),
    onPid: () => fs.writeFileSync('/dev/full', 'a note'),
  });
  await supervisor.start();
  const first = supervisor.pid ?? 0;
  process.kill(first, 'SIGKILL');
  await until('a new process', () => supervisor.isUp && supervisor.pid !== first);
  assert.match(said.join('\n'), /could not be noted: ENOSPC/);
  await supervisor.stop();
});

test('a part that is to go first when memory runs out is marked so at each start, and a word that nobody takes is no fault', async () => {
  const { supervisor } = supervise(shellPart('first-to-go', 'touch UP; sleep 600 & wait', { oomScore: 500 }));
  const scoreOf = (pid: number | undefined): string => fs.readFileSync(`/proc/${pid}/oom_score_adj`, 'utf8').trim();
  await supervisor.start();
  const first = supervisor.pid;
  assert.equal(scoreOf(first), '500');
  process.kill(first ?? 0, 'SIGKILL');
  const second = await until('a new process', () => supervisor.isUp && supervisor.pid !== first && supervisor.pid);
  assert.equal(scoreOf(second), '500');
  await supervisor.stop();
  // More than the kernel knows.
  const { supervisor: unheard, said } = supervise(shellPart('unheard', 'touch UP; sleep 600', { oomScore: 2000 }));
  await unheard.start();
  assert.deepEqual(said, []);
  await unheard.stop();
});

test('a part that does not end when asked is killed with all its children', async () => {
  const script = `trap '' TERM; (trap '' TERM; touch UP; while :; do sleep 1; done) & while :; do sleep 1; done`;
  const part = shellPart('stubborn', script, { stop: { signal: 'SIGTERM', timeout: 300 } });
  const { supervisor, said } = supervise(part);
  await supervisor.start();
  const pid = supervisor.pid ?? 0;
  await supervisor.stop();
  assert.equal(sessionOf(pid), 0);
  assert.match(said.join('\n'), /did not end within 0.3 s and is killed/);
});

test('a part that never comes up is given up after three tries, with what it said', async () => {
  const { supervisor } = supervise(shellPart('broken', 'echo "this cannot work" >&2; exit 3'));
  await assert.rejects(supervisor.start(), (error) => {
    assert.ok(error instanceof StartError);
    assert.match(error.message, /ended with status 3/);
    assert.equal(error.message.split('this cannot work').length - 1, 3);
    return true;
  });
  await supervisor.stop();
});

test('status 78 means: not again', async () => {
  const { supervisor } = supervise(shellPart('refuses', 'echo "newer than this program" >&2; exit 78'));
  await assert.rejects(supervisor.start(), (error: Error) => error.message.split('newer than').length === 2);
  await supervisor.stop();
});

test('what cannot be prepared or started is a failed start too', async () => {
  const { supervisor: missing } = supervise(shellPart('missing', '', { command: '/nowhere/at/all' }));
  await assert.rejects(missing.start(), /ENOENT/);
  const prepare = (): Promise<void> => Promise.reject(new Error('the folder is full'));
  const { supervisor: unprepared } = supervise(shellPart('unprepared', 'exit 0', { prepare }));
  await assert.rejects(unprepared.start(), /the folder is full/);
});

test('it can be stopped while it is starting', async () => {
  const { supervisor } = supervise(shellPart('starting', 'sleep 600'));
  const started = supervisor.start();
  const pid = await until('a process', () => supervisor.pid);
  await supervisor.stop();
  await started;
  assert.ok(!isAlive(pid));
  assert.equal(supervisor.isUp, false);
});

test('what a killed watcher has left is ended, and only that', async () => {
  const left = supervise(shellPart('left', 'sleep 600 & touch UP; wait'));
  await left.supervisor.start();
  const pid = left.supervisor.pid ?? 0;
  const records = path.join(folder, 'records');
  fs.mkdirSync(records);
  recordProcess(records, left.supervisor.part, pid);
  const record = path.join(records, 'api.json');
  const written = JSON.parse(fs.readFileSync(record, 'utf8')) as { started: string; boot: string };

  fs.writeFileSync(record, JSON.stringify({ ...written, started: `${written.started}0` }));
  assert.deepEqual(await endLeftOvers(records), [], 'another process has this pid by now');
  fs.writeFileSync(record, JSON.stringify({ ...written, boot: 'another run of the machine' }));
  assert.deepEqual(await endLeftOvers(records), []);
  assert.ok(isAlive(pid));

  fs.writeFileSync(record, JSON.stringify(written));
  assert.deepEqual(await endLeftOvers(records), ['api']);
  assert.equal(sessionOf(pid), 0);
  assert.ok(!fs.existsSync(record));
  await left.supervisor.stop();
});
