/** The figures that docs/reference/reliability.md shows are those of runs in which all has held. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { measure } from './measure.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-measure-'));
after(() => fs.rmSync(folder, { recursive: true }));
const fileOf = (name: string): string => path.join(folder, `${name}.json`);

const module = (name: string): string => JSON.stringify(path.join(import.meta.dirname, name));
const figures = '{ intro: "new", tables: [], findings: [] }';

/** A run of that text, which leaves its figures first. */
const runOf = (name: string, then: string) => ({
  name,
  minutes: 1,
  argv: [
    '--input-type=module',
    '-e',
    `import { record } from ${module('record.ts')}; record(${JSON.stringify(name)}, () => (${figures})); ${then}`,
  ],
});

test('figures count when their run has ended well, whatever goes wrong after it has left them', async () => {
  fs.writeFileSync(fileOf('failed'), 'as it was');
  const runs = [
    runOf('whole', ''),
    runOf('failed', 'process.exitCode = 1'),
    runOf('killed', 'process.kill(process.pid, "SIGKILL")'),
    { ...runOf('another', ''), name: 'silent' },
  ];
  assert.deepEqual(await measure(runs, fileOf), { failed: ['failed', 'killed', 'silent'], isInterrupted: false });
  assert.match(fs.readFileSync(fileOf('whole'), 'utf8'), /"intro": "new"[^]*"command": "npm run reliability -- whole"/);
  assert.equal(fs.readFileSync(fileOf('failed'), 'utf8'), 'as it was');
  assert.deepEqual(fs.readdirSync(folder).toSorted(), ['failed.json', 'whole.json']);
});

test('a signal ends the run that is at work, and none is begun after it', async () => {
  const waits = 'console.log("at work"); setTimeout(() => {}, 30_000)';
  const runs = [runOf('first', waits), runOf('second', ''), runOf('third', waits)];
  const measuring = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { measure } from ${module('measure.ts')};
       const { failed, isInterrupted } = await measure(${JSON.stringify(runs)}, (name) => ${JSON.stringify(folder)} + '/' + name);
       console.log('measured', failed.join(), isInterrupted);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'], timeout: 60_000, killSignal: 'SIGKILL' },
  );
  let said = '';
  for await (const piece of measuring.stdout.setEncoding('utf8')) {
    said += piece;
    if (said.endsWith('at work\n')) measuring.kill('SIGTERM');
  }
  if (measuring.exitCode === null && measuring.signalCode === null) await once(measuring, 'exit');
  assert.equal(said.match(/^at work$/gm)?.length, 1);
  assert.match(said, /measured first true\n$/);
});
