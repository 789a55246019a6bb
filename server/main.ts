/** The API process: settings -> database -> app and worker -> signals; nothing else. */
import { buildApp } from './app.ts';
import { AuditNotes } from './audit/notes.ts';
import { errorCode } from './db/connect.ts';
import { MigrationError } from './db/migrate.ts';
import { connectBehindWall } from './db/wall.ts';
import { DkimKeys } from './features/domains/dkim-keys.ts';
import { HealthCheck } from './features/health/health.ts';
import { Links } from './http/links.ts';
import { listen } from './http/listen.ts';
import { Doorman } from './log-ins/doorman.ts';
import type { Instance } from './instance.ts';
import { newLogger } from './log.ts';
import { Meters } from './metrics/meters.ts';
import { serveMeters } from './metrics/serve.ts';
import { startCryptThread } from './passwords/crypt-thread.ts';
import { prepare, requireLogIn } from './prepare.ts';
import { dropPrivileges } from './privileges.ts';
import { readSettings, SettingsError, sharedClients, sitemailUrls, type Settings } from './settings.ts';
import { MailQueue } from './store/mail-queue.ts';
import { postVia } from './store/post.ts';
import { Store } from './store/store.ts';
import { startWorker } from './worker.ts';

/** sysexits.h: another try would end the same way, and the watcher makes none. */
const EX_CONFIG = 78;

const log = newLogger();

async function main(): Promise<void> {
  const settings = readSettings();
  const url = settings.MAILSTEAD_DATABASE_URL;
  if (url === undefined)
    throw new SettingsError('MAILSTEAD_DATABASE_URL is not set: start the whole system with `npm run up`.');
  const { appUrl, instance, firstPasswordHolds } = await prepare(url, settings);
  const sql = connectBehindWall(appUrl);
  await requireLogIn(sql);
  process.send?.({ type: 'migrated', firstPasswordHolds });

  let base = settings.MAILSTEAD_BASE_URL?.replace(/\/+$/, '') ?? '';
  const services = {
    sql,
    notes: new AuditNotes(),
    doorman: new Doorman(sql, sharedClients(settings)),
    meters: new Meters(),
    instance,
    store: new Store(doorOf(settings), settings.MAILSTEAD_WATCHER_SOCKET, log),
    queue: new MailQueue(settings.MAILSTEAD_WATCHER_SOCKET),
    links: new Links(() => base),
    health: new HealthCheck(sql, instance, partsOf(settings)),
    sitemailUrls: sitemailUrls(settings),
    exchange: exchangeOf(settings, url),
    dkimKeys: new DkimKeys(),
    mailHost: mailHostOf(settings),
    keepDeletedDays: settings.MAILSTEAD_KEEP_DELETED_DAYS,
  };
  const app = await buildApp(services, log);
  const serving = await listen(app, settings);
  base ||= serving.http;
  const stopMeters = await serveMeters(services, settings.MAILSTEAD_METRICS_SOCKET, log);
  await startCryptThread();
  app.swagger();
  dropPrivileges(settings.MAILSTEAD_RUN_AS);
  const stopWorker = startWorker(services, postOf(settings, instance), log);
  process.send?.({ type: 'listening', http: serving.http, https: serving.https });
  log.info({ http: serving.http, https: serving.https }, 'listening');

  const stop = async (): Promise<void> => {
    await serving.close();
    await stopMeters();
    await stopWorker();
    await sql.end({ timeout: 5 });
    if (process.connected) process.disconnect();
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
}

function doorOf(settings: Settings) {
  const { MAILSTEAD_STORE_SOCKET: socket, MAILSTEAD_STORE_KEY: key } = settings;
  return settings.MAILSTEAD_ENGINE_STATE === 'on' && socket !== undefined && key !== undefined
    ? { socket, key }
    : undefined;
}

function partsOf(settings: Settings) {
  const host = reachable(settings);
  return {
    engine: settings.MAILSTEAD_ENGINE_STATE,
    imap: { host, port: settings.MAILSTEAD_IMAPS_PORT },
    smtp: { host, port: settings.MAILSTEAD_SMTP_PORT },
    policySocket: settings.MAILSTEAD_POLICY_SOCKET,
    filterDown: settings.MAILSTEAD_FILTER_DOWN,
  };
}

/** Where a client on this machine finds what listens on the bind address. */
function reachable({ MAILSTEAD_BIND: bind }: Settings): string {
  return bind === '0.0.0.0' ? '127.0.0.1' : bind === '::' ? '::1' : bind;
}

function postOf(settings: Settings, instance: Instance) {
  if (settings.MAILSTEAD_ENGINE_STATE !== 'on') return undefined;
  const submission = { host: reachable(settings), port: settings.MAILSTEAD_SUBMISSION_PORT };
  const { address: user, password } = instance.probe;
  return postVia({ submission, hostname: settings.MAILSTEAD_HOSTNAME, user, password });
}

function exchangeOf(settings: Settings, databaseUrl: string) {
  return {
    serverName: settings.MAILSTEAD_HOSTNAME,
    database: decodeURIComponent(new URL(databaseUrl).pathname.slice(1)),
    passwordStartsWithLetter: settings.MAILSTEAD_EXCHANGE_PASSWORD_STARTS_WITH_LETTER === 'true',
  };
}

function mailHostOf(settings: Settings) {
  return {
    name: settings.MAILSTEAD_HOSTNAME,
    ports: {
      submissions: settings.MAILSTEAD_SUBMISSIONS_PORT,
      submission: settings.MAILSTEAD_SUBMISSION_PORT,
      imaps: settings.MAILSTEAD_IMAPS_PORT,
      pop3s: settings.MAILSTEAD_POP3S_PORT,
    },
    relay: settings.MAILSTEAD_RELAY_HOST,
  };
}

/** Where it happened and of what kind: a message of PostgreSQL can quote data. */
function whereOf(error: unknown): object {
  if (!(error instanceof Error)) return {};
  return { error: error.name, code: errorCode(error), stack: error.stack?.split('\n').slice(1).join('\n') };
}

main().catch((error: unknown) => {
  // Sentences for people where we have them; of anything else the message may quote data.
  const refused = error instanceof SettingsError || error instanceof MigrationError;
  if (refused) log.fatal(error.message);
  else log.fatal(whereOf(error), 'the API could not start');
  process.exitCode = refused ? EX_CONFIG : 1;
  process.disconnect?.();
  setTimeout(() => process.exit(), 1000).unref();
});
