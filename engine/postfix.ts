/** Postfix: its configuration from `mail/postfix`, and how it is run (its master as root, its children as `postfix`). */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { bindsLoopback, type Settings } from '../server/settings.ts';
import { greets, reachedAt } from './greeting.ts';
import type { Context, Part, PartName } from './part.ts';
import { connectionUris, keyAndChain, ownFolder, renderFolder, writeFor } from './render.ts';
import { seldom } from './seldom.ts';

const run = promisify(execFile);

/** Where Debian's package puts it. `postfix start-fg` would leave a shell between us and it. */
export const postfixProgram = '/usr/lib/postfix/sbin/master';
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/** Parts whose return lets no mail go on. PostgreSQL's does, but only once Postfix knows of it: `databaseIsBack`. */
const notWaitedFor = new Set<PartName>(['api', 'metrics', 'postgres']);
/** A part's first three returns have the queue tried at once; after that once in so many milliseconds. */
const betweenTries = 300_000;

/** Postfix as the watcher runs it. */
export function postfixPart(context: Context): Part {
  const { places, ports, settings } = context;
  const { config } = places.postfix;
  const tries = new Map<PartName, () => Promise<void>>();
  const backIs = (name: PartName): (() => Promise<void>) => {
    const known = tries.get(name) ?? seldom(async () => tryQueue(context), 3, betweenTries);
    tries.set(name, known);
    return known;
  };
  return {
    name: 'postfix',
    command: postfixProgram,
    args: ['-c', config, '-s'],
    env: { ...environment, MAIL_CONFIG: config },
    log: path.join(places.logs, 'postfix.log'),
    prepare: () => preparePostfix(context),
    // A filter that hangs holds up the greeting for some 15 s (main.cf), and starting Postfix anew would help nobody.
    isReady: () => greets({ host: reachedAt(settings.MAILSTEAD_BIND), port: ports.smtp }, '220', 20_000),
    startTimeout: 60_000,
    stop: { signal: 'SIGTERM', timeout: 10_000 },
    databaseIsBack: async () => {
      noticeDatabase(context);
      await backIs('postgres')();
    },
    partIsBack: async (name) => {
      if (!notWaitedFor.has(name)) await backIs(name)();
    },
  };
}

async function preparePostfix(context: Context): Promise<void> {
  const { places, users, database } = context;
  const { config, queue, data } = places.postfix;
  ownFolder(path.dirname(queue), 0, 0, 0o755);
  ownFolder(config, 0, users.postfix.gid, 0o755);
  ownFolder(queue, 0, 0, 0o755);
  ownFolder(data, users.postfix.uid, users.postfix.gid, 0o700);
  // Read before Postfix gives up its rights.
  writeFor({ uid: 0 }, path.join(config, 'tls.pem'), keyAndChain(context));
  writeFor({ uid: users.postfix.uid }, passwordFile(context), `*:*:*:*:${database.readerPassword}\n`);
  renderFolder('postfix', config, postfixValues(context), users.postfix.gid);
  // Makes the folders of the queue, and refuses what it could not run with.
  await run('/usr/sbin/postfix', ['-c', config, 'check'], { env: environment });
}

/**
 * Postfix leaves a database connection that failed alone for 60 s, and answers 4xx meanwhile. New processes know nothing of
 * the failure.
 */
function noticeDatabase({ places }: Context): void {
  const pid = Number(fs.readFileSync(path.join(places.postfix.queue, 'pid', 'master.pid'), 'utf8'));
  if (Number.isInteger(pid) && pid > 1) process.kill(pid, 'SIGHUP');
}

/**
 * Mail that found a part away waits a minute and more: it is tried again now. So is all else that waits, at every host outside, and
 * must not be whenever a part dies that dies all the time.
 */
async function tryQueue({ places }: Context): Promise<void> {
  // What postqueue -f asks the queue manager: all hosts may be tried again; scan, whatever its time, what was deferred.
  await run('/usr/sbin/postkick', ['-c', places.postfix.config, 'public', 'qmgr', 'FADI'], { env: environment });
}

/** The form of ~/.pgpass; libpq takes it only when nobody but its user can read it. */
const passwordFile = ({ places }: Context): string => path.join(places.postfix.data, 'reader.pgpass');

function postfixValues(context: Context): Record<string, string> {
  const { places, ports, internalPorts, settings, database } = context;
  const { config, queue, data } = places.postfix;
  const bind = settings.MAILSTEAD_BIND;
  return {
    config,
    queue,
    data,
    socketsForPostfix: places.socketsForPostfix,
    rspamdForPostfix: places.rspamdForPostfix,
    policydForPostfix: places.policydForPostfix,
    filterDown: settings.MAILSTEAD_FILTER_DOWN === 'defer' ? 'tempfail' : 'accept',
    reinjectionPort: String(internalPorts.reinjection),
    srsForwardPort: String(internalPorts.srsForward),
    srsReversePort: String(internalPorts.srsReverse),
    // Beside Dovecot's files: spawn(8) runs it as `mail`, which can read nothing of Postfix's.
    quotaAtEnd: path.join(places.dovecot.config, 'quota-at-end.pl'),
    tls: path.join(config, 'tls.pem'),
    hostname: settings.MAILSTEAD_HOSTNAME,
    bind: bind.includes(':') ? `[${bind}]` : bind,
    smtpPort: String(ports.smtp),
    submissionPort: String(ports.submission),
    submissionsPort: String(ports.submissions),
    submissionTls: bindsLoopback(settings) ? 'may' : 'encrypt',
    messageSizeLimit: String(settings.MAILSTEAD_MESSAGE_SIZE_LIMIT * 1_048_576),
    // A mail of just the largest size has grown by a few headers when it is sent on.
    reinjectionSizeLimit: String((settings.MAILSTEAD_MESSAGE_SIZE_LIMIT + 1) * 1_048_576),
    relayHost: relayHost(settings.MAILSTEAD_RELAY_HOST ?? ''),
    ...whoIsSpokenTo(settings, config),
    hosts: connectionUris(database, database.readerRole, passwordFile(context)),
    database: database.database,
  };
}

/** Brackets say that the host itself is meant, not its MX. */
function relayHost(given: string): string {
  return given.replace(/^([^[]+):([0-9]+)$/, '[$1]:$2');
}

/** How other hosts' addresses are found. Those that recipients' domains name are looked at, one that the operator names is not. */
function whoIsSpokenTo(
  settings: Pick<Settings, 'MAILSTEAD_RELAY_HOST' | 'MAILSTEAD_PRIVATE_DESTINATIONS'>,
  config: string,
): Record<'hostLookup' | 'replyFilter' | 'transportMaps', string> {
  const isAny = settings.MAILSTEAD_RELAY_HOST !== undefined || settings.MAILSTEAD_PRIVATE_DESTINATIONS === 'allow';
  if (isAny) return { hostLookup: 'dns, native', replyFilter: '', transportMaps: '' };
  const table = (name: string): string => `regexp:${path.join(config, name)}`;
  return { hostLookup: 'dns', replyFilter: table('private_addresses.cf'), transportMaps: table('literals.cf') };
}
