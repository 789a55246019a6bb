/**
 * The watcher: brings the parts up, those that need each other one after the other, keeps them running, tells where they are,
 * and ends them in reverse order. It knows processes and files; the product is the API's.
 */
import fs from 'node:fs';
import path from 'node:path';
import { apiPart, reachedUrl, untilReady, type ApiPart } from './api.ts';
import { watchDatabase } from './canary.ts';
import { ensureCertificate } from './certificate.ts';
import { mailDatabase } from './database.ts';
import { nowAndThen } from './dictionary.ts';
import { doorSocket } from './door.ts';
import { openDoors } from './doors.ts';
import { mailOf, refuseMissing, rememberStart } from './earlier-start.ts';
import { storeSocket } from './dovecot.ts';
import { makeFolders, makeMailFolders, removeSockets } from './folders.ts';
import { startFreshclam, tellOfNoSignatures } from './freshclam.ts';
import { takeLock } from './lock.ts';
import { logLimits, releaseWriters, startLogKeeper } from './logs.ts';
import { checkPorts, chooseInternalPorts, chooseMailPorts, chooseMetricsPort, mailAddresses } from './chosen-ports.ts';
import { partsBeforePostfix, partsWithoutDatabase } from './order.ts';
import { ending, type Context, type FilterContext, type Part } from './part.ts';
import { policydSockets } from './policyd.ts';
import { refuseHalfRestored } from './places.ts';
import { postfixPart } from './postfix.ts';
import { ensureOwner } from './postgres/owner.ts';
import { postgresPart } from './postgres/part.ts';
import { aborted } from './processes.ts';
import { readyLine, writeReady, type Ready } from './ready.ts';
import { endLeftOvers } from './records.ts';
import { forget, secret, writePrivate } from './secrets.ts';
import { metricsPart, type MetricsPart } from './metrics.ts';
import type { Settled } from './settled.ts';
import { Supervisor } from './supervisor.ts';
import { noSweeps, startSweeper } from './sweeper.ts';

/** What the watcher writes to its standard output: lines for the operator. */
export type Say = (line: string) => void;

/** The stop was asked for while the parts were coming up. */
class Stopped extends Error {}

/**
 * Runs the system until it is told to stop, and ends all of it, in whatever state it is by then.
 * @param stop aborted when the system shall end
 * @returns when nothing of it is left
 * @throws the first fault that kept a part from coming up, with a sentence for the operator; all is ended by then too
 */
export async function watch(settled: Settled, stop: AbortSignal, say: Say): Promise<void> {
  const { places } = settled;
  const lock = await takeLock(places.id, places.home);
  const watcher = new Watcher(settled, stop, say);
  try {
    await watcher.bringUp();
    await aborted(stop);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  } finally {
    lock.sayLeaving();
    await watcher.takeDown();
    lock.release();
  }
}

class Watcher {
  #settled: Settled;
  #stop: AbortSignal;
  #say: Say;
  /** In the order of their start. */
  #running: Supervisor[] = [];
  /** What else is to be ended, before any part. */
  #helpers: { stop: () => Promise<void> }[] = [];
  #ready: (() => Ready) | undefined;
  #metrics: MetricsPart | undefined;

  constructor(settled: Settled, stop: AbortSignal, say: Say) {
    this.#settled = settled;
    this.#stop = stop;
    this.#say = say;
  }

  async bringUp(): Promise<void> {
    const { settings, places, engine, databaseUser, reason } = this.#settled;
    if (reason !== undefined) this.#say(`WITHOUT THE MAIL DAEMONS: no mail is taken or served. ${reason}`);
    refuseHalfRestored(places.home);
    const hasOwnDatabase = settings.MAILSTEAD_DATABASE_URL === undefined;
    refuseMissing(places, { hasOwnDatabase, hasMail: engine === 'on' });
    fs.rmSync(places.readyFile, { force: true });
    makeFolders(places, databaseUser);
    releaseWriters(places.logs);
    const left = await endLeftOvers(places.records);
    if (left.length > 0) this.#say(`ended what an earlier start had left: ${left.join(', ')}`);
    // It may take long until all is ready, and the parts write meanwhile.
    const limits = { ...logLimits, days: settings.MAILSTEAD_KEEP_LOG_DAYS };
    this.#helpers.push(startLogKeeper(places.logs, limits, this.#say));
    await checkPorts(settings, engine === 'on');
    const tls = await ensureCertificate(settings, places.tls);
    const filters = engine === 'on' ? await this.#filterContext(tls) : undefined;
    const filtersAreUp = this.#startAll(filters ? partsWithoutDatabase(filters) : []);
    // It is waited for below; should the database fail first, that is the fault to tell.
    filtersAreUp.catch(() => undefined);
    const database = hasOwnDatabase ? await this.#startDatabase() : undefined;
    const databaseUrl = database?.url ?? settings.MAILSTEAD_DATABASE_URL ?? '';
    const context = filters && { ...filters, database: mailDatabase(databaseUrl, places, database?.socketDir) };
    const api = this.#api(databaseUrl, tls, context);
    await this.#start(api.part);
    if (context) await this.#startMail(context, databaseUrl, filtersAreUp);
    await this.#startMetrics(context);
    if (!(await untilReady(api, this.#stop, this.#say))) throw new Stopped();
    rememberStart(places, { hasOwnDatabase, mail: context?.users.mail }, this.#say);
    this.#ready = () => this.#readyFile(api, context);
    this.#tell();
    this.#say(readyLine(this.#ready()));
  }

  /** Ends everything. */
  async takeDown(): Promise<void> {
    this.#ready = undefined;
    fs.rmSync(this.#settled.places.readyFile, { force: true });
    for (const helper of this.#helpers) await helper.stop();
    for (const names of ending) {
      const now = this.#running.filter(({ part }) => names.includes(part.name));
      await Promise.all(now.map(async (supervisor) => await supervisor.stop()));
    }
    removeSockets(this.#settled.places);
  }

  async #startDatabase(): Promise<{ url: string; socketDir: string }> {
    const { places, databaseUser } = this.#settled;
    const found = await postgresPart(places, databaseUser);
    if (found.binaries.source === 'npm') {
      this.#say(
        `PostgreSQL ${found.binaries.version} from npm is used, which gets security updates late. ` +
          "For more than a trial install Debian's package postgresql, or set MAILSTEAD_DATABASE_URL.",
      );
    }
    if (found.adopted !== undefined) this.#say(`PostgreSQL runs already (process ${found.adopted}) and is adopted`);
    await this.#start(found.part, found.adopted);
    await ensureOwner(found.superuserUrl, found.ownerPassword);
    return { url: found.ownerUrl, socketDir: places.pgSocketDir };
  }

  async #filterContext(tls: Context['tls']): Promise<FilterContext> {
    const { settings, nodeEnvironment, places, mailUsers, runAs } = this.#settled;
    if (!mailUsers || !runAs) throw new Error("The mail daemons need root and the users of Debian's packages.");
    makeMailFolders(places, mailUsers, runAs.gid);
    const ports = await chooseMailPorts(settings);
    return {
      settings,
      nodeEnvironment,
      places,
      ports,
      internalPorts: await chooseInternalPorts(Object.values(ports)),
      tls,
      storeKey: secret(places.secrets, 'store-key'),
      vaultToken: secret(places.secrets, 'vault-token'),
      logInToken: secret(places.secrets, 'log-in-token'),
      srsSecret: secret(places.secrets, 'srs'),
      apiGid: runAs.gid,
      users: mailUsers,
    };
  }

  #api(databaseUrl: string, tls: Context['tls'], context: Context | undefined): ApiPart {
    const { settings, nodeEnvironment, places, engine, runAs } = this.#settled;
    // Until its file is there it has not been told, whatever has happened in between.
    const isTold = settings.MAILSTEAD_OPERATOR_PASSWORD !== undefined || fs.existsSync(places.operatorPassword);
    const firstPassword = isTold ? undefined : secret(places.secrets, 'first-password');
    return apiPart({
      settings,
      nodeEnvironment,
      places,
      databaseUrl,
      engine,
      tls,
      ...(runAs ? { runAs } : {}),
      ...(context
        ? {
            mail: {
              ports: context.ports,
              database: context.database,
              storeSocket: storeSocket(context),
              storeKey: context.storeKey,
              policySocket: policydSockets(context).health,
              watcherSocket: doorSocket(places.watcherForApi),
            },
          }
        : {}),
      ...(firstPassword === undefined ? {} : { firstPassword }),
      onFirstPassword: () => this.#tellPassword(firstPassword ?? ''),
    });
  }

  async #startMail(context: Context, databaseUrl: string, filtersAreUp: Promise<void>): Promise<void> {
    const { settings, places } = this.#settled;
    const { clamav, mail: user } = context.users;
    const dovecot = (): number | undefined => this.#running.find(({ part }) => part.name === 'dovecot')?.pid;
    // Before anybody can log in: from then on the API needs to tell a watcher that runs from one that does not.
    const sweeps = noSweeps();
    this.#helpers.push(...(await openDoors(context, sweeps, dovecot, this.#say)));
    await Promise.all([filtersAreUp, this.#startAll(partsBeforePostfix(context))]);
    await this.#start(postfixPart(context));
    if (clamav && settings.MAILSTEAD_CLAMAV_UPDATES === 'on') {
      this.#helpers.push(startFreshclam(places, clamav, path.join(places.logs, 'freshclam.log'), this.#say));
    } else if (clamav) tellOfNoSignatures(places, this.#say);
    const { MAILSTEAD_KEEP_DELETED_DAYS: keepDays } = settings;
    const order = { mailStore: places.mailStore, mail: mailOf(places), keepDays, user, database: context.database };
    this.#helpers.push(
      watchDatabase(databaseUrl, {
        isThere: nowAndThen(places),
        isLost: async () => this.#tellParts((part) => part.databaseIsLost?.()),
        isBack: async () => {
          await this.#tellParts((part) => part.databaseIsBack?.());
          this.#say('PostgreSQL was lost and is back; the mail daemons have been told');
        },
      }),
      startSweeper(order, context.nodeEnvironment, path.join(places.logs, 'sweep.log'), sweeps, this.#say),
    );
  }

  async #startMetrics(context: Context | undefined): Promise<void> {
    const port = await chooseMetricsPort(this.#settled.settings, Object.values(context?.ports ?? {}));
    if (port === undefined) return;
    const metrics = metricsPart(this.#settled, context, port, () => this.#tellMetrics());
    this.#metrics = metrics;
    await this.#start(metrics.part);
  }

  /** Whoever shows the metrics knows from us alone which parts run. */
  #tellMetrics(): void {
    const parts = this.#running.map(({ part, pid, isUp, starts }) => ({ name: part.name, pid, isUp, starts }));
    this.#running.find(({ part }) => part.name === 'metrics')?.send({ type: 'parts', parts });
  }

  async #tellParts(tell: (part: Part) => Promise<void> | undefined): Promise<void> {
    for (const { part, isUp } of this.#running) {
      try {
        if (isUp) await tell(part);
      } catch (error) {
        this.#say(`${part.name} could not be told: ${(error as Error).message}`);
      }
    }
  }

  /** Starts parts side by side; returns once all serve. */
  async #startAll(parts: Part[]): Promise<void> {
    await Promise.all(parts.map(async (part) => await this.#start(part)));
  }

  /** Starts a part; returns once it serves. */
  async #start(part: Part, adopted?: number): Promise<void> {
    if (this.#stop.aborted) throw new Stopped();
    const { records } = this.#settled.places;
    const supervisor = new Supervisor(part, {
      records,
      say: this.#say,
      onPid: () => this.#tell(),
      onGone: () => void this.#tellParts((each) => each.partIsGone?.(part.name)),
      onBack: () => void this.#tellParts((each) => each.partIsBack?.(part.name)),
      onState: () => this.#tellMetrics(),
    });
    this.#running.push(supervisor);
    await Promise.race([supervisor.start(adopted), aborted(this.#stop)]);
    if (this.#stop.aborted) throw new Stopped();
    this.#say(`${part.name} is up (process ${supervisor.pid})`);
  }

  #readyFile(api: ApiPart, context: Context | undefined): Ready {
    const addresses = api.addresses();
    const pids = this.#running.flatMap(({ part, pid }) => (pid === undefined ? [] : [[part.name, pid] as const]));
    return {
      http: reachedUrl(addresses?.http ?? ''),
      https: reachedUrl(addresses?.https ?? ''),
      ...(context ? mailAddresses(context.settings.MAILSTEAD_BIND, context.ports) : {}),
      ...(this.#metrics ? { metrics: this.#metrics.url } : {}),
      engine: context ? 'on' : 'off',
      pid: process.pid,
      pids: Object.fromEntries(pids),
    };
  }

  #tell(): void {
    if (this.#ready) writeReady(this.#settled.places.readyFile, this.#ready(), this.#settled.reader);
  }

  #tellPassword(password: string): void {
    const { places, reader } = this.#settled;
    writePrivate(places.operatorPassword, `${password}\n`, reader);
    forget(places.secrets, 'first-password');
    this.#say(`the password of the platform user "operator" is ${password} (kept in ${places.operatorPassword})`);
  }
}
