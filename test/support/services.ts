/** What the features are built from where the API stands alone: no mail daemons, no watcher, nothing to restore. */
import type { FastifyBaseLogger } from 'fastify';
import { AuditNotes } from '../../server/audit/notes.ts';
import type { Sql } from '../../server/db/connect.ts';
import { DkimKeys } from '../../server/features/domains/dkim-keys.ts';
import { HealthCheck } from '../../server/features/health/health.ts';
import { Links } from '../../server/http/links.ts';
import { Doorman } from '../../server/log-ins/doorman.ts';
import { Meters } from '../../server/metrics/meters.ts';
import type { Services } from '../../server/services.ts';
import { MailQueue } from '../../server/store/mail-queue.ts';
import { Store } from '../../server/store/store.ts';

const NOWHERE = { host: '127.0.0.1', port: 1 };

/** @param base what links begin with */
export function loneServices(sql: Sql, instance: Services['instance'], log: FastifyBaseLogger, base = ''): Services {
  return {
    sql,
    notes: new AuditNotes(),
    doorman: new Doorman(sql, new Set()),
    meters: new Meters(),
    instance,
    store: new Store(undefined, undefined, log),
    queue: new MailQueue(undefined),
    links: new Links(() => base),
    health: new HealthCheck(sql, instance, { engine: 'off', imap: NOWHERE, smtp: NOWHERE }),
    sitemailUrls: [],
    exchange: { serverName: '', database: '', passwordStartsWithLetter: true },
    dkimKeys: new DkimKeys(),
    mailHost: { name: '', ports: { submissions: 0, submission: 0, imaps: 0, pop3s: 0 } },
    keepDeletedDays: 0,
  };
}
