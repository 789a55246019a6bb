/**
 * The API by one of three ways to PostgreSQL, for bench/wall.ts: BENCH_WALL is `wall` (as the product works), `scopes` (each transaction
 * sets its scope, but as the owner of the tables, whom no policy asks) or `none` (neither). A process of its own, without the jobs.
 */
import { buildApp } from '../server/app.ts';
import { AuditNotes } from '../server/audit/notes.ts';
import { connect, type Sql } from '../server/db/connect.ts';
import { connectBehindWall } from '../server/db/wall.ts';
import { DkimKeys } from '../server/features/domains/dkim-keys.ts';
import { HealthCheck } from '../server/features/health/health.ts';
import { Links } from '../server/http/links.ts';
import { newLogger } from '../server/log.ts';
import { Doorman } from '../server/log-ins/doorman.ts';
import { Meters } from '../server/metrics/meters.ts';
import { prepare } from '../server/prepare.ts';
import { readSettings } from '../server/settings.ts';
import { MailQueue } from '../server/store/mail-queue.ts';
import { Store } from '../server/store/store.ts';

export type Way = 'wall' | 'scopes' | 'none';

const WAYS: Record<Way, (app: string, owner: string) => Sql> = {
  wall: (app) => connectBehindWall(app),
  scopes: (_app, owner) => connectBehindWall(owner),
  none: (_app, owner) => connect(owner),
};

const settings = readSettings();
const owner = settings.MAILSTEAD_DATABASE_URL ?? '';
const { appUrl, instance } = await prepare(owner, settings);
const sql = WAYS[process.env['BENCH_WALL'] as Way](appUrl, owner);
const log = newLogger();
const nowhere = { host: '127.0.0.1', port: 1 };
const app = await buildApp(
  {
    sql,
    notes: new AuditNotes(),
    doorman: new Doorman(sql, new Set()),
    meters: new Meters(),
    instance,
    store: new Store(undefined, undefined, log),
    queue: new MailQueue(undefined),
    links: new Links(() => 'http://127.0.0.1'),
    health: new HealthCheck(sql, instance, { engine: 'off', imap: nowhere, smtp: nowhere }),
    sitemailUrls: [],
    exchange: { serverName: '', database: '', passwordStartsWithLetter: true },
    dkimKeys: new DkimKeys(),
    mailHost: { name: '', ports: { submissions: 0, submission: 0, imaps: 0, pop3s: 0 } },
    keepDeletedDays: 0,
  },
  log,
);
process.send?.({ http: await app.listen({ port: 0, host: '127.0.0.1' }) });
process.on('disconnect', () => process.exit());
