/** How background work is told, the API's jobs and what the watcher runs. Pure. */
import { type Family, family, ofEach } from './families.ts';

export interface JobRuns {
  /** Seconds since 1970 of its last success; 0: not yet. */
  succeeded: number;
  failures: number;
  /** Seconds between two runs. */
  period: number;
}

export function jobFamilies(jobs: Record<string, JobRuns>): Family[] {
  const of = ofEach(jobs);
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
    family(
      'mailstead_job_period_seconds',
      'gauge',
      'How long a background job waits for its next run.',
      of((job) => job.period),
      'job',
    ),
  ];
}
