/** When each background job of this process has last done its work. */
import type { Family } from './families.ts';
import { jobFamilies, type JobRuns } from './job-families.ts';

/** By the job's name. */
const jobs = new Map<string, JobRuns>();

/** A job is told from its first run on, whether that ever ends or not. @param period milliseconds between two runs */
export function jobBegins(name: string, period: number): void {
  jobs.set(name, { succeeded: 0, failures: 0, period: period / 1000 });
}

/** A job that has begun has done its work, or failed. */
export function jobEnded(name: string, succeeded: boolean, now = Date.now()): void {
  const job = jobs.get(name)!;
  if (succeeded) job.succeeded = now / 1000;
  else job.failures += 1;
}

export function ownJobFamilies(): Family[] {
  return jobFamilies(Object.fromEntries(jobs));
}
