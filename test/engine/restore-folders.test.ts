/** Whose folders with mails go, and whose stay. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { makeRestoreFolder, removeDeadRestores } from '../../engine/restore-folders.ts';

test('a restore that is at work keeps its folder; those of killed ones go, also when another process has their pid by now', () => {
  const state = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-restores-'));
  const mine = path.basename(makeRestoreFolder(state));
  const [pid = '', started = '', boot = ''] = mine.slice('restore-'.length).split('.');
  assert.equal(Number(pid), process.pid);
  const dead = [
    // An earlier process of our pid, one of the machine's last run, and one that nothing is known of.
    `restore-${pid}.${Number(started) - 1}.${boot}.abcdef`,
    `restore-${pid}.${started}.00000000-0000-4000-8000-000000000000.abcdef`,
    `restore-4194304.1.${boot}.abcdef`,
    'restore-abcdef',
  ];
  for (const name of [...dead, 'instances']) fs.mkdirSync(path.join(state, name, 'mail'), { recursive: true });
  removeDeadRestores(state);
  assert.deepEqual(fs.readdirSync(state).toSorted(), ['instances', mine]);
  removeDeadRestores(path.join(state, 'nowhere'));
  fs.rmSync(state, { recursive: true });
});
