/** How the files of a backup are read and written: names, disks and folders as they may be met, without a system. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { bytesOf, copyFile } from '../../tools/backup/files.ts';
import { faultsOf, staysInside, writeList } from '../../tools/backup/lists.ts';
import { indexLog, modseqAt } from '../../tools/backup/modseqs.ts';
import { saveStore } from '../../tools/backup/store.ts';
import { saveLearned, saveQueue } from '../../tools/backup/trees.ts';
import { gapSince, withGap } from '../../tools/backup/uids.ts';

const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-files-')));
after(() => fs.rmSync(folder, { recursive: true, force: true }));

test('names are bytes, whatever they are; nothing is followed, and nothing leads out', async () => {
  const live = path.join(folder, 'live');
  const hostile = [`.it's "odd"; $(rm -rf)\nsecond line`, '.caf\xe9 not utf8', '.&AOk-'];
  for (const name of hostile) fs.mkdirSync(Buffer.from(`${live}/mail/${name}/cur`, 'latin1'), { recursive: true });
  for (const name of hostile) fs.mkdirSync(Buffer.from(`${live}/mail/${name}/new`, 'latin1'));
  for (const name of hostile) fs.writeFileSync(Buffer.from(`${live}/mail/${name}/cur/1.M\n"x:2,S`, 'latin1'), name);
  fs.writeFileSync(path.join(folder, 'outside'), 'secret');
  fs.symlinkSync(path.join(folder, 'outside'), path.join(live, 'mail', 'subscriptions'));
  fs.symlinkSync(folder, path.join(live, 'mail', '.linked'));
  const saved = saveStore(live, path.join(folder, 'saved'), [])!;
  const files = [...saved.entries.keys()].filter((name) => !name.endsWith('/'));
  assert.deepEqual(files.toSorted(), hostile.map((name) => `mail/${name}/cur/1.M\n"x:2,S`).toSorted());
  for (const name of ['..', '../x', '/etc/passwd', 'a/../b', 'a//b', '', 'a\0b', './a', '\u{100}'])
    assert.equal(staysInside(name), false, name);
  for (const name of ['a', 'a/b/', '..a', 'caf\xe9']) assert.ok(staysInside(name), name);
});

test('a sector that cannot be read is damage, too, and no end of the reading', () => {
  const list = path.join(folder, 'unreadable.list');
  // Reading the first bytes of one's own memory is an error of input.
  const { sha256 } = writeList(list, [{ path: 'mem', size: 0, mtime: 0, mode: 0o600, sha256: 'x' }]);
  const [fault] = faultsOf('/proc/self', list, sha256);
  assert.deepEqual(fault, { path: 'mem', says: '/proc/self/mem is not what was backed up' });
});

test('a disk that becomes full within a file: what was written of it is no copy', () => {
  const disk = fs.mkdtempSync(path.join(folder, 'disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'none', disk]);
  try {
    const mail = path.join(folder, 'mail');
    fs.writeFileSync(mail, Buffer.alloc(100_000, 'x'));
    assert.throws(() => copyFile(bytesOf(mail), bytesOf(path.join(disk, 'copy'))), { code: 'ENOSPC' });
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('a mail of the queue that moves on just when it is copied is found in the next folder', () => {
  const queue = path.join(folder, 'queue');
  for (const name of ['incoming', 'active', 'deferred', 'hold'])
    fs.mkdirSync(path.join(queue, name), { recursive: true });
  fs.writeFileSync(path.join(queue, 'incoming', '4ABCDE'), 'a mail', { mode: 0o700 });
  const saved: string[] = [];
  saveQueue(queue, (from, as) => {
    if (from.includes('/incoming/')) fs.renameSync(from, path.join(queue, 'active', as));
    if (fs.existsSync(from)) saved.push(from);
    return fs.existsSync(from);
  });
  assert.deepEqual(saved, [path.join(queue, 'active', '4ABCDE')]);
});

test('what the filter has learned is copied again when Redis writes it anew meanwhile, and is never left out', () => {
  const at = path.join(folder, 'redis', 'appendonlydir');
  fs.mkdirSync(at, { recursive: true });
  const manifest = path.join(at, 'appendonly.aof.manifest');
  const written = (seq: number): void =>
    fs.writeFileSync(manifest, `file appendonly.aof.${seq}.incr.aof seq ${seq} type i\n`);
  const saved = new Set<string>();
  let [seq, until] = [1, 2];
  const save = (_from: string, as: string): boolean => {
    saved.add(as);
    if (seq < until) written((seq += 1));
    return true;
  };
  written(seq);
  saveLearned(path.join(folder, 'redis'), save, () => saved.clear());
  assert.deepEqual([...saved], ['appendonly.aof.2.incr.aof', 'appendonly.aof.manifest']);
  until = Infinity;
  assert.throws(
    () => saveLearned(path.join(folder, 'redis'), save, () => saved.clear()),
    /wrote anew .*run this again/,
  );
});

test('a list of UIDs: a restored folder goes on far beyond', () => {
  const gapped = (text: string): string => withGap(Buffer.from(text), 100_000).toString();
  assert.equal(gapped('3 V1700000000 N6 G00ff\n1 :1.M1.host,S=6\n'), '3 V1700000000 N100006 G00ff\n1 :1.M1.host,S=6\n');
  // What was appended counts more than the header.
  assert.equal(gapped('3 V1 N2 Gx\n1 :a\n7 :b\n'), '3 V1 N100008 Gx\n1 :a\n7 :b\n');
  assert.equal(gapped('of another version\n'), 'of another version\n');
  assert.equal(gapped(''), '');
});

test('the same backup restored twice: what came after the first restore keeps its UIDs for itself', () => {
  const begun = '2026-01-01T00:00:00.000Z';
  const after = (minutes: number): number => gapSince(begun, Date.parse(begun) + minutes * 60_000);
  assert.equal(after(0), 100_000);
  assert.ok(after(70) - after(60) > 5000, 'room for the mails of ten minutes');
  assert.equal(after(-60), 100_000, 'a clock that was set back');
});

test('the count of changes goes on from the time of the restore, for the UIDVALIDITY of the list', () => {
  const [first, later] = [1_795_409_374_000, 1_795_409_374_001].map(modseqAt);
  assert.equal(first, 1_795_409_374_000_000n);
  assert.ok(later! - first >= 1000n, 'room for the changes of a millisecond');
  const log = indexLog(Buffer.from('3 V1700000000 N6 G00ff\n1 :1.M1.host,S=6\n'), first)!;
  assert.equal(log.readBigUInt64LE(24), first);
  assert.equal(log.readUInt32LE(52), 1_700_000_000);
  for (const text of ['', '2 V1 N1\n', '3 V0 N1 Gx\n', '3 V4294967296 N1 Gx\n', '3 N1 Gx\n'])
    assert.equal(indexLog(Buffer.from(text), first), undefined, text);
});
