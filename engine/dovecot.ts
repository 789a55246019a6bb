/** Dovecot: its configuration from `mail/dovecot`, and how it is run (as the user `mail`, without root). */
import fs from 'node:fs';
import path from 'node:path';
import { bindsLoopback } from '../server/settings.ts';
import { greets, reachedAt } from './greeting.ts';
import { wordOf, wordRounds } from './log-in-word.ts';
import type { Context, Part } from './part.ts';
import type { Places } from './places.ts';
import { policydSockets } from './policyd.ts';
import { allProcesses, commandLine, signal, waitForEnd } from './processes.ts';
import { isMailThere, noMail } from './earlier-start.ts';
import { connectionWords, keyAndChain, ownFolder, renderFolder, tcpHost, writeFor } from './render.ts';
import { removeDeadRestores } from './restore-folders.ts';
import { secret } from './secrets.ts';

/** Where Debian's package puts it. */
export const dovecotProgram = '/usr/sbin/dovecot';

/** The mail store's HTTP interface (doveadm): the socket's last name is what makes it speak HTTP. */
export function storeSocket(context: Pick<Context, 'places'>): string {
  return path.join(context.places.socketsForApi, 'http');
}

/**
 * The key of the words by which passwords are known again. It lies here and not among the secrets: those are backed up with the database,
 * and who has both guesses quickly. A lost one costs a computation for each mailbox.
 */
export function wordKey(places: Pick<Places, 'dovecot'>): string {
  return secret(places.dovecot.config, 'word-key');
}

/** Dovecot as the watcher runs it. It ends all its processes when asked; sessions in the middle of a command have 10 s. */
export function dovecotPart(context: Context): Part {
  const { places, ports, settings, users } = context;
  const at = { host: reachedAt(settings.MAILSTEAD_BIND), port: ports.imap };
  return {
    name: 'dovecot',
    command: dovecotProgram,
    args: ['-F', '-c', path.join(places.dovecot.config, 'dovecot.conf')],
    env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
    user: users.mail,
    log: path.join(places.logs, 'dovecot.log'),
    prepare: () => Promise.resolve(prepareDovecot(context)),
    isReady: async () =>
      (await greets(at, '* OK')) && (await greets({ path: path.join(places.socketsForPostfix, 'lmtp') }, '220')),
    startTimeout: 20_000,
    stop: { signal: 'SIGTERM', timeout: 10_000 },
    databaseIsLost: async () => endDeliveries(context),
    databaseIsBack: async () => noticeDatabase(context),
    // By policyd the dictionary reaches PostgreSQL.
    partIsGone: async (name) => (name === 'policyd' ? endDeliveries(context) : undefined),
    partIsBack: async (name) => (name === 'policyd' ? noticeProxy(context) : undefined),
  };
}

/**
 * The two that ask PostgreSQL wait longer after each connection that failed (1 s, 5 s, 25 s), and their askers up to 60 s. So
 * they are ended: who waits has its answer at once (try later), and their successors know nothing of the failures. The reload
 * ends the processes that stand idle with a connection to them, each of which would fail once more; sessions go on. A delivery
 * must not hear of that end, so it is ended before.
 */
async function noticeDatabase(context: Context): Promise<void> {
  await endDeliveries(context);
  signal(masterOf(context), 'SIGHUP');
  await end(context, ['dovecot/auth', 'dovecot/dict-async'], 'SIGTERM');
}

/** The same for the dictionary alone: log-ins have not missed anything. */
async function noticeProxy(context: Context): Promise<void> {
  await endDeliveries(context);
  await end(context, ['dovecot/dict-async'], 'SIGTERM');
}

/**
 * A delivery that has asked for a script and now waits for what that includes would have no answer within 30 s, take the script for a
 * wrong one and store the mail in the INBOX without its policy. Cut off, it is done again by Postfix, whole. One that begins now gets
 * no further than its recipient.
 */
async function endDeliveries(context: Context): Promise<void> {
  await end(context, ['dovecot/lmtp'], 'SIGKILL');
}

/** Ends processes by their titles, and waits for that a second. */
async function end(context: Context, titles: string[], by: NodeJS.Signals): Promise<void> {
  const pids = processesOf(context, titles);
  for (const pid of pids) signal(pid, by);
  await Promise.all(pids.map(async (pid) => waitForEnd(pid, 1000)));
}

const masterOf = ({ places }: Context): number =>
  Number(fs.readFileSync(path.join(places.dovecot.base, 'master.pid'), 'utf8'));

function processesOf(context: Context, titles: string[]): number[] {
  const master = masterOf(context);
  return allProcesses()
    .filter(({ pid, parent }) => parent === master && titles.includes(commandLine(pid)?.[0] ?? ''))
    .map(({ pid }) => pid);
}

function prepareDovecot(context: Context): void {
  const { places, users, apiGid } = context;
  const { uid, gid } = users.mail;
  // Also when it is started again: a disk may have gone meanwhile.
  if (!isMailThere(places)) throw new Error(noMail(places.mailStore));
  // Sockets of an earlier run would be waited for (that of the log-in delay for 5 s); nothing here is worth keeping.
  fs.rmSync(places.dovecot.base, { recursive: true, force: true });
  // Root's, and closed to all but `mail`: below it Dovecot makes sockets that it leaves open to everyone.
  ownFolder(path.dirname(places.dovecot.base), 0, gid, 0o750);
  ownFolder(places.dovecot.base, uid, gid, 0o755);
  ownFolder(places.dovecot.state, uid, gid, 0o700);
  removeDeadRestores(places.dovecot.state);
  ownFolder(places.dovecot.config, 0, gid, 0o750);
  ownFolder(places.mailStore, uid, gid, 0o700);
  ownFolder(places.socketsForPostfix, uid, users.postfix.gid, 0o710);
  ownFolder(places.socketsForApi, uid, apiGid, 0o710);
  ownFolder(places.dovecotForMetrics, uid, users.metrics.gid, 0o710);
  writeFor({ gid }, path.join(places.dovecot.config, 'tls.pem'), keyAndChain(context));
  renderFolder('dovecot', places.dovecot.config, dovecotValues(context), gid);
}

/**
 * How the dictionary reaches PostgreSQL: through policyd, which keeps it from being refused (policyd/postgres-proxy.ts). Not where a
 * certificate is looked at, which may be for the server's name.
 */
function forDictionary({ database, internalPorts }: Context): Context['database'] {
  if (database.sslmode?.startsWith('verify-')) return { ...database, host: tcpHost(database) };
  return { ...database, host: '127.0.0.1', port: internalPorts.postgresProxy };
}

/** Five times the same server (mail/dovecot/sieve.conf says why). */
function scriptConnection(context: Context): string {
  const database = forDictionary(context);
  const words = connectionWords(database, database.readerRole, database.readerPassword);
  return `${`host=${database.host} `.repeat(4)}${words}`;
}

function dovecotValues(context: Context): Record<string, string> {
  const { places, ports, internalPorts, settings, database, storeKey } = context;
  const loopback = bindsLoopback(settings);
  const key = wordKey(places);
  return {
    base: places.dovecot.base,
    state: places.dovecot.state,
    config: places.dovecot.config,
    mailStore: places.mailStore,
    socketsForPostfix: places.socketsForPostfix,
    socketsForApi: places.socketsForApi,
    dovecotForMetrics: places.dovecotForMetrics,
    learnSocket: policydSockets(context).learn,
    tls: path.join(places.dovecot.config, 'tls.pem'),
    hostname: settings.MAILSTEAD_HOSTNAME,
    bind: settings.MAILSTEAD_BIND,
    ssl: loopback ? 'yes' : 'required',
    tlsNeeded: loopback ? 'no' : 'yes',
    imapPort: String(ports.imap),
    imapsPort: String(ports.imaps),
    pop3Port: String(ports.pop3),
    pop3sPort: String(ports.pop3s),
    storeKey,
    logInPort: String(internalPorts.logIns),
    logInToken: context.logInToken,
    wordKey: key,
    wordRounds: String(wordRounds),
    wordOfNothing: wordOf(key, ''),
    reinjectionPort: String(internalPorts.reinjection),
    readerConnection: connectionWords(database, database.readerRole, database.readerPassword),
    scriptConnection: scriptConnection(context),
    writerConnection: connectionWords(forDictionary(context), database.writerRole, database.writerPassword),
  };
}
