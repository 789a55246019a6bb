/** What the features are built from: made once in main.ts, handed to each feature's routes. */
import type { AuditNotes } from './audit/notes.ts';
import type { Sql } from './db/connect.ts';
import type { MailHost } from './features/dns/records.ts';
import type { DkimKeys } from './features/domains/dkim-keys.ts';
import type { HealthCheck } from './features/health/health.ts';
import type { Links } from './http/links.ts';
import type { Instance } from './instance.ts';
import type { Doorman } from './log-ins/doorman.ts';
import type { Meters } from './metrics/meters.ts';
import type { MailQueue } from './store/mail-queue.ts';
import type { Store } from './store/store.ts';

export interface Services {
  sql: Sql;
  /** What the audit is told beside the requests. */
  notes: AuditNotes;
  /** Who may try to log in. */
  doorman: Doorman;
  meters: Meters;
  store: Store;
  queue: MailQueue;
  links: Links;
  instance: Instance;
  health: HealthCheck;
  sitemailUrls: { url: string; version: string }[];
  exchange: ExchangeSystem;
  dkimKeys: DkimKeys;
  mailHost: MailHost;
  /** Days for which what was deleted may be restored. */
  keepDeletedDays: number;
}

/** What Exchange mailboxes show of the system they are in, and its rule for their passwords (contract.md C-13, F.2). */
export interface ExchangeSystem {
  serverName: string;
  database: string;
  passwordStartsWithLetter: boolean;
}
