import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { emptyApi } from '../test/support/api.ts';
import { until } from '../test/engine/until.ts';
import { jobFamilies } from './metrics/jobs.ts';
import { startWorker } from './worker.ts';

const api = await emptyApi({ door: { socket: '/nonexistent/doveadm', key: '' } });
after(async () => api.close());

const figure = (name: string, job: string): number | undefined =>
  jobFamilies()
    .find((family) => family.name === name)!
    .samples.find(({ labels }) => labels?.['job'] === job)?.value;

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
