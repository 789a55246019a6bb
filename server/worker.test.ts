import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { emptyApi } from '../test/support/api.ts';
import { until } from '../test/engine/until.ts';
import { ownJobFamilies } from './metrics/jobs.ts';
import { startWorker } from './worker.ts';

const api = await emptyApi({ door: { socket: '/nonexistent/doveadm', key: '' } });
after(async () => api.close());

const figure = (name: string, job: string): number | undefined =>
  ownJobFamilies()
    .find((family) => family.name === name)!
    .samples.find(({ labels }) => labels?.['job'] === job)?.value;

test('every job is told from its first run on, before that has ended', async () => {
  const log = { info: () => undefined, warn: () => undefined };
  const stop = startWorker(api.services, undefined, log);
  const told = ownJobFamilies();
  await stop();
  const text = fs.readFileSync(path.join(import.meta.dirname, 'worker.ts'), 'utf8');
  const jobs = [...text.matchAll(/\bevery\((\d[\d_]*), log, '(\w+)'/g)]
    .map(([, period = '', name = '']) => [name, Number(period.replaceAll('_', '')) / 1000] as const)
    // There are no mail daemons.
    .filter(([name]) => name !== 'sendOwnMails');
  assert.ok(jobs.length > 10);
  const figures = (name: string) => {
    const { samples } = told.find((family) => family.name === name)!;
    return Object.fromEntries(samples.map(({ labels, value }) => [labels!['job'], value]));
  };
  assert.deepEqual(figures('mailstead_job_period_seconds'), Object.fromEntries(jobs));
  const zeros = Object.fromEntries(jobs.map(([name]) => [name, 0]));
  for (const name of ['mailstead_job_last_success_timestamp_seconds', 'mailstead_job_failures_total'])
    assert.deepEqual(figures(name), zeros, name);
});

test('a job that cannot do its work is told as failed: sessions that stay open, since the store is away', async () => {
  await api.sql`insert into session_ends (scope, target) values ('username', gen_random_uuid())`;
  const warned: unknown[] = [];
  const log = { info: () => undefined, warn: (line: unknown) => warned.push(line) };
  const stop = startWorker(api.services, undefined, log);
  await until('a failure', () => (figure('mailstead_job_failures_total', 'endSessions') ?? 0) > 0, 20_000);
  await until(
    'a success',
    () => (figure('mailstead_job_last_success_timestamp_seconds', 'sealAudit') ?? 0) > 0,
    20_000,
  );
  await stop();
  assert.equal(figure('mailstead_job_last_success_timestamp_seconds', 'endSessions'), 0);
  assert.equal((warned[0] as { job: string }).job, 'endSessions');
});
