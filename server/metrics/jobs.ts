/** When each background job of this process has last done its work. */
import { type Family, family } from './families.ts';

/** By the job's name: seconds since 1970 of its last success, and how often it failed. */
const jobs = new Map<string, { succeeded: number; failures: number }>();

export function jobEnded(name: string, succeeded: boolean, now = Date.now()): void {
  const job = jobs.get(name) ?? { succeeded: 0, failures: 0 };
  jobs.set(name, job);
  if (succeeded) job.succeeded = now / 1000;
  else job.failures += 1;
}

export function jobFamilies(): Family[] {
  const of = (pick: (job: { succeeded: number; failures: number }) => number) =>
    Object.fromEntries([...jobs].map(([name, job]) => [name, pick(job)]));
  return [
    family(
      'mailstead_job_last_success_timestamp_seconds',
      'gauge',
      'When a background job last did its work; 0: not yet.',
      of((job) => job.succeeded),
      'job',
    ),
    family(
      'mailstead_job_failures_total',
      'counter',
      'How often a background job failed.',
      of((job) => job.failures),
      'job',
    ),
  ];
}
