/** What the watcher has run from time to time, and that cannot always be begun. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { startErrand } from '../../engine/errand.ts';
import { startFreshclam, tellOfNoSignatures } from '../../engine/freshclam.ts';
import { until } from './until.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-errand-'));
const log = path.join(folder, 'errand.log');
after(() => fs.rmSync(folder, { recursive: true }));

test('it runs again and again, and its last run is ended with it', async () => {
  const ends: (number | null)[] = [];
  const program = `echo run; [ "$(wc -l < "${log}")" -gt 2 ] && exec sleep 60; exit 3`;
  const errand = startErrand(
    20,
    log,
    (out) => spawn('/bin/sh', ['-c', program], { stdio: ['ignore', out, out] }),
    (status) => ends.push(status),
    assert.fail,
  );
  await until('a third run', () => fs.readFileSync(log, 'utf8') === 'run\nrun\nrun\n', 20_000);
  await errand.stop();
  assert.deepEqual(ends, [3, 3, null]);
});

const hopeless = {
  'there is no such program': [log, () => spawn('/nonexistent')],
  'there is no room for its log': [path.join(folder, 'nowhere', 'errand.log'), () => assert.fail('begun')],
  'no process can be had': [
    log,
    () => {
      throw new Error('spawn ENOMEM');
    },
  ],
} as const;
for (const [why, [file, begin]] of Object.entries(hopeless)) {
  test(`a run that cannot begin, since ${why}, is told and tried again`, async () => {
    const errors: Error[] = [];
    const errand = startErrand(
      20,
      file,
      begin,
      () => assert.fail('ended'),
      (error) => errors.push(error),
    );
    await until('three tries', () => errors.length > 2, 20_000);
    await errand.stop();
    assert.match(errors[2]!.message, /^(spawn \/nonexistent ENOENT|ENOENT: .*|spawn ENOMEM)$/);
  });
}

test('a fetch of signatures that cannot begin is told for what it is, also when there are signatures', async (t) => {
  const clamav = { config: path.join(folder, 'none'), signatures: folder };
  fs.writeFileSync(path.join(folder, 'daily.cvd'), '');
  const said: string[] = [];
  const user = { uid: process.getuid!(), gid: process.getgid!() };
  const fetching = startFreshclam({ clamav }, user, log, (line) => said.push(line));
  t.after(async () => fetching.stop());
  await until('a word', () => said.length > 0, 20_000);
  assert.match(said[0]!, /^the fetch of virus signatures could not start: spawn .* ENOENT$/);
});

test('that only the test virus can be found is told: at the start when nothing is fetched, once when a fetch fails', async (t) => {
  const clamav = { config: folder, signatures: fs.mkdtempSync(path.join(folder, 'signatures-')) };
  const put = (name: string): void => fs.writeFileSync(path.join(clamav.signatures, name), '');
  const said: string[] = [];
  put('base.ndb');
  put('freshclam.dat');
  tellOfNoSignatures({ clamav }, (line) => said.push(line));
  assert.deepEqual(said, [
    'there are no signatures of viruses and none are fetched (MAILSTEAD_CLAMAV_UPDATES=off): only the test virus is found',
  ]);
  put('own.hdb');
  tellOfNoSignatures({ clamav }, (line) => said.push(line));
  assert.equal(said.length, 1);

  fs.writeFileSync(path.join(folder, 'freshclam'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const user = { uid: process.getuid!(), gid: process.getgid!() };
  const fetching = startFreshclam({ clamav }, user, log, (line) => said.push(line));
  t.after(async () => fetching.stop());
  await until('a word', () => said.length > 1, 20_000);
  assert.equal(said[1], `the signatures of viruses cannot be fetched: only the test virus is found (log: ${log})`);
});
