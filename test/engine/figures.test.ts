/** What the watcher tells of the folders, of the sweeps, of the last backup and of the certificate. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { ensureCertificate } from '../../engine/certificate.ts';
import { figureWords } from '../../engine/figures.ts';
import type { MailDatabase } from '../../engine/part.ts';
import { layOut } from '../../engine/places.ts';
import { noSweeps, startSweeper } from '../../engine/sweeper.ts';
import { watcherFamilies, type WatcherFigures } from '../../metrics/watcher.ts';
import { render } from '../../server/metrics/families.ts';
import { type Figures, readFigures } from '../support/prometheus.ts';
import { until } from './until.ts';

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-figures-'));
after(() => fs.rmSync(home, { recursive: true }));
const places = layOut(home, home, home, 'x');
for (const folder of [places.mailStore, places.postfix.queue, places.logs, places.tls])
  fs.mkdirSync(folder, { recursive: true });
const tls = await ensureCertificate({ MAILSTEAD_HOSTNAME: 'mx.test' }, places.tls);
const sweeps = noSweeps();
const words = figureWords(places, tls, sweeps);

async function figures(): Promise<Figures> {
  const told = JSON.parse(await (words.figures([], undefined as never) as Promise<string>)) as WatcherFigures;
  return readFigures(render(watcherFamilies(told)));
}

test('the room of each folder that is there, by the file system that it lies on', async () => {
  const now = await figures();
  const { blocks, bsize } = fs.statfsSync(home);
  for (const folder of ['mail', 'queue', 'logs']) {
    assert.equal(now.get(`mailstead_disk_size_bytes{folder="${folder}"}`), blocks * bsize);
    const free = now.get(`mailstead_disk_free_bytes{folder="${folder}"}`)!;
    assert.ok(free >= 0 && free <= blocks * bsize, `${free}`);
  }
  assert.ok(!now.has('mailstead_disk_free_bytes{folder="postgres"}'));
});

test('when the certificate ends that was there at the start', async () => {
  const end = (await figures()).get('mailstead_certificate_end_timestamp_seconds')!;
  const days = (end - Date.now() / 1000) / 86_400;
  assert.ok(days > 3649 && days <= 3650, `${days}`);
});

test('the last whole backup, 0 before the first and where nothing can be read', async () => {
  const backup = async () => (await figures()).get('mailstead_backup_last_success_timestamp_seconds');
  assert.equal(await backup(), 0);
  fs.writeFileSync(places.lastBackup, '2026-11-22T03:00:00.500Z\n');
  assert.equal(await backup(), Date.UTC(2026, 10, 22, 3) / 1000 + 0.5);
  fs.writeFileSync(places.lastBackup, '');
  assert.equal(await backup(), 0);
});

test('a sweep that fails is counted, and is no success', async (t) => {
  const job = (figure: string) => `mailstead_job_${figure}{job="sweep"}`;
  const before = await figures();
  assert.equal(before.get(job('last_success_timestamp_seconds')), 0);
  assert.equal(before.get(job('period_seconds')), 3600);
  const database = { host: home, port: 1, database: 'none', writerRole: 'w', writerPassword: '' } as MailDatabase;
  const order = {
    mailStore: places.mailStore,
    keepDays: 30,
    user: { uid: process.getuid!(), gid: process.getgid!() },
    database,
  };
  const said: string[] = [];
  const log = path.join(home, 'sweep.log');
  const env = { PATH: '/usr/bin:/bin' };
  const sweeper = startSweeper(order, env, log, sweeps, (line) => said.push(line));
  t.after(async () => sweeper.stop());
  await until('a failure', async () => (await figures()).get(job('failures_total')) === 1, 30_000);
  assert.match(said[0]!, /^the sweep of deleted mail failed/);
  assert.equal((await figures()).get(job('last_success_timestamp_seconds')), 0);
});
