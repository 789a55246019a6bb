/** Background jobs of the API process, one line a job. */
import type { FastifyBaseLogger } from 'fastify';
import { sealer } from './audit/seal.ts';
import { dropOldPasses } from './features/avas/queries.ts';
import { PLATFORM, within } from './db/scope.ts';
import { removeExpired } from './features/deleted/deleted.ts';
import { missingKeys } from './features/domains/dkim-keys.ts';
import { dropOldTokens } from './features/mailboxes/auth-token.ts';
import { dropOldTickets } from './features/migration/queries.ts';
import { dropOldTries } from './features/secrets/front-door.ts';
import { jobBegins, jobEnded } from './metrics/jobs.ts';
import { dropOldMails, type Post, sendDue } from './outbox.ts';
import { redeployOutdated } from './policy/deploy.ts';
import { dropStaleScripts } from './policy/queries.ts';
import { MailRefusals } from './log-ins/mail-refusals.ts';
import { dropOldLogIns } from './log-ins/old-log-ins.ts';
import type { Services } from './services.ts';

type Log = Pick<FastifyBaseLogger, 'info' | 'warn'>;

/** Starts the jobs, which are the platform's. @returns stops them, and waits for those that run */
export function startWorker(services: Services, post: Post | undefined, log: Log): () => Promise<void> {
  const stop = within(PLATFORM, () => startJobs(services, post, log));
  return async () => within(PLATFORM, stop);
}

function startJobs(services: Services, post: Post | undefined, log: Log): () => Promise<void> {
  const { sql, store, notes } = services;
  const seal = sealer(sql, log);
  const refusals = new MailRefusals();
  const jobs = [
    every(1000, log, 'endSessions', () => store.workOffSessionEnds(sql)),
    every(500, log, 'endLateLogIns', () => store.endLateLogIns(sql)),
    // Without mail daemons our own mails wait until there are some.
    ...(post
      ? [
          every(1000, log, 'sendOwnMails', () =>
            sendDue(sql, post, (failure) => log.warn(failure, 'a mail of our own was not taken')),
          ),
        ]
      : []),
    every(1000, log, 'missingKeys', missingKeys(sql)),
    every(3_600_000, log, 'redeployOutdated', () => redeployOutdated(sql)),
    every(600_000, log, 'dropStaleScripts', () => dropStaleScripts(sql)),
    every(1000, log, 'noteRefusals', () => refusals.write(sql, new Date())),
    every(1000, log, 'writeAuditNotes', () => notes.write(sql, new Date())),
    every(500, log, 'sealAudit', () => seal()),
    every(600_000, log, 'removeExpired', () => removeExpired(services)),
    every(3_600_000, log, 'dropOldPasses', () => dropOldPasses(sql)),
    every(3_600_000, log, 'dropOldTries', () => dropOldTries(sql)),
    every(600_000, log, 'dropOldLogIns', () => dropOldLogIns(sql)),
    every(3_600_000, log, 'dropOldMails', () => dropOldMails(sql)),
    every(3_600_000, log, 'dropOldTickets', () => dropOldTickets(sql)),
    every(3_600_000, log, 'dropOldTokens', () => dropOldTokens(sql)),
  ];
  return async () => {
    await Promise.all(jobs.map((stop) => stop()));
    try {
      await notes.write(sql, new Date(), true);
      await seal(true);
    } catch (error) {
      log.warn({ reason: error instanceof Error ? error.name : 'unknown' }, 'the last of the audit was not written');
    }
  };
}

/** Runs a job at once and then again and again, never two of it at a time. */
function every(milliseconds: number, log: Log, name: string, job: () => PromiseLike<unknown>): () => Promise<void> {
  const state = { stopped: false };
  jobBegins(name, milliseconds);
  let wake = (): void => {};
  const loop = async (): Promise<void> => {
    while (!state.stopped) {
      try {
        await job();
        jobEnded(name, true);
      } catch (error) {
        jobEnded(name, false);
        log.warn({ job: name, reason: error instanceof Error ? error.name : 'unknown' }, 'job failed: tried again');
      }
      if (state.stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = loop();
  return async () => {
    state.stopped = true;
    wake();
    await running;
  };
}
