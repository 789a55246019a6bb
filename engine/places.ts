/**
 * Where everything lies. The state folder (`home`) is the operator's; the daemons' files lie in it too, unless other users
 * could not enter it or its path is too long for a unix socket: then they lie in a folder of their own (docs/operate/where-things-lie.md).
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Every path the engine uses, all absolute. Folders named here exist once `preparePlaces` has run, unless said. */
export interface Places {
  /** The state folder, by its real path. */
  home: string;
  /** 12 hexadecimal digits that tell this home from others on the machine. */
  id: string;
  /** 0700; one file a secret, 0600. */
  secrets: string;
  logs: string;
  /** Certificate and key, readable by the watcher alone. */
  tls: string;
  readyFile: string;
  operatorPassword: string;
  /** When the last whole backup began (tools/backup); not there before the first. */
  lastBackup: string;
  /** Which processes were started, so that the next watcher finds what this one left (records.ts). */
  records: string;
  /** Root of the daemons' files: home, or the folder that `daemons-are-in` names. */
  place: string;
  /** Made by initdb. */
  pgData: string;
  pgSocketDir: string;
  /** Copy of npm's PostgreSQL where the unprivileged user cannot reach the original; made when needed. */
  pgBinaries: string;
  /** Made by the part itself, with its own owners. */
  dovecot: { config: string; base: string; state: string };
  /** Made by the part itself, with its own owners. */
  postfix: { config: string; queue: string; data: string };
  /** Made by the part itself, with its own owners. `state` keeps the patterns it has compiled, worth some 10 s. */
  rspamd: { config: string; state: string };
  /** Made by the part itself, with its own owners. `data`: what Rspamd has learned. */
  redis: { config: string; data: string };
  /** Made by the part itself, with its own owners. */
  clamav: { config: string; signatures: string };
  /** Made by the part itself, with its own owners. */
  postsrsd: { config: string };
  /** Made by the part itself, with its own owners. */
  policyd: { config: string };
  /** The mail: one folder a store, `xx/uuid`. */
  mailStore: string;
  /**
   * Sockets between parts that run as different users: one folder for each pair, writable by the one who serves and to be passed
   * by the group of the one who asks.
   */
  runDir: string;
  /** In runDir; group: the API's. */
  socketsForApi: string;
  /** In runDir; group: `postfix`. */
  socketsForPostfix: string;
  /** In runDir; policyd's for Postfix: `policy`, `milter`. */
  policydForPostfix: string;
  /** In runDir; policyd's for Dovecot: `learn`. */
  policydForDovecot: string;
  /** In runDir; policyd's for the API: `health`. */
  policydForApi: string;
  /** In runDir; the watcher's for the API: `watcher`. */
  watcherForApi: string;
  /** In runDir, unless its path were too long; the API's for the process of the metrics: `api`. */
  apiForMetrics: string;
  /** In runDir; policyd's for the same: `health`. */
  policydForMetrics: string;
  /** In runDir; Dovecot's for the same: `http`. */
  dovecotForMetrics: string;
  /** In runDir; the watcher's for the same: `watcher`. */
  watcherForMetrics: string;
  /** In runDir; Rspamd's for Postfix: `milter`. */
  rspamdForPostfix: string;
  /** In runDir; Rspamd's for policyd: `controller`. */
  rspamdForPolicyd: string;
  /** In runDir; Redis's for Rspamd: `redis`. */
  redisForRspamd: string;
  /** In runDir; ClamAV's for Rspamd: `clamd`. */
  clamavForRspamd: string;
}

/** A unix socket's path has at most 107 bytes (sun_path of Linux, without the final NUL). */
const longestSocketPath = 107;

/** The longest name that a socket of ours or of a daemon has below `place`, with room for a few letters more. */
const longestSocketName = '/dovecot/base/login/replication-notify-fifo';

/** Where the daemons' files lie when they cannot lie in the home. */
export const elsewhere = '/var/lib/mailstead';

/** A sentence for the operator: why it cannot start, and what to do. */
export class PlaceError extends Error {}

/**
 * Decides the places for a home and makes the home itself. Nobody's folder has its mode changed.
 * @param home the setting, relative to the current folder
 * @param asRoot whether the daemons will run as other users than the watcher
 */
export function findPlaces(home: string, asRoot: boolean): Places {
  if (!fs.existsSync(home)) {
    fs.mkdirSync(home, { recursive: true });
    // Whatever the umask: a home of our own making shall not be the one that others cannot enter.
    fs.chmodSync(home, 0o755);
  }
  const real = fs.realpathSync(home);
  const id = homeId(real);
  const place = asRoot ? placeForOtherUsers(real, id) : real;
  const socketsFit = !isTooLong(place);
  const sockets = socketsFit ? place : path.join(os.tmpdir(), `mailstead-${process.getuid?.() ?? 0}-${id}`);
  return layOut(real, place, sockets, id);
}

/** The 12 digits that tell one home from another: they name its roles, its lock and its folder elsewhere. */
export function homeId(realHome: string): string {
  return createHash('sha256').update(realHome).digest('hex').slice(0, 12);
}

/** Whether a socket below this folder would have too long a path. */
export function isTooLong(place: string): boolean {
  return Buffer.byteLength(place + longestSocketName) > longestSocketPath;
}

/** A file that is there while a backup is being restored into a home, which is then no home to start. */
export function restoreUnfinished(home: string): string {
  return path.join(home, 'restore-unfinished');
}

/** Whether any user may pass through the folder and all above it. */
export function isOpenToOthers(folder: string): boolean {
  for (let at = folder; ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function placeForOtherUsers(home: string, id: string): string {
  const note = path.join(home, 'daemons-are-in');
  if (fs.existsSync(note)) {
    const place = fs.readFileSync(note, 'utf8').trim();
    if (path.dirname(place) === elsewhere && /^[0-9a-f]{12}$/.test(path.basename(place))) return place;
    throw new PlaceError(
      `${note} must name a folder directly below ${elsewhere}, as it was written at the first start.`,
    );
  }
  if (isOpenToOthers(home) && !isTooLong(home)) return home;
  if (fs.existsSync(path.join(home, 'postgres')) || fs.existsSync(path.join(home, 'mail'))) {
    throw new PlaceError(
      `The daemons' files lie in ${home}, but other users can no longer enter it, or its path has become too long. ` +
        'Let others pass through it and the folders above it (chmod o+x), or move it back to a shorter path.',
    );
  }
  return path.join(elsewhere, id);
}

/** All paths, from the folders that were decided on. */
export function layOut(home: string, place: string, sockets: string, id: string): Places {
  const runDir = path.join(place, 'run');
  return {
    home,
    id,
    secrets: path.join(home, 'secrets'),
    logs: path.join(home, 'logs'),
    tls: path.join(home, 'tls'),
    readyFile: path.join(home, 'ready.json'),
    operatorPassword: path.join(home, 'operator-password'),
    lastBackup: path.join(home, 'last-backup'),
    records: path.join(home, 'processes'),
    place,
    pgData: path.join(place, 'postgres', 'data'),
    pgSocketDir: sockets === place ? path.join(place, 'postgres', 'socket') : sockets,
    pgBinaries: path.join(place, 'postgres', 'binaries'),
    dovecot: {
      config: path.join(place, 'dovecot', 'config'),
      base: path.join(place, 'dovecot', 'base'),
      state: path.join(place, 'dovecot', 'state'),
    },
    postfix: {
      config: path.join(place, 'postfix', 'config'),
      queue: path.join(place, 'postfix', 'queue'),
      data: path.join(place, 'postfix', 'data'),
    },
    rspamd: { config: path.join(place, 'rspamd', 'config'), state: path.join(place, 'rspamd', 'state') },
    redis: { config: path.join(place, 'redis', 'config'), data: path.join(place, 'redis', 'data') },
    clamav: { config: path.join(place, 'clamav', 'config'), signatures: path.join(place, 'clamav', 'signatures') },
    postsrsd: { config: path.join(place, 'postsrsd') },
    policyd: { config: path.join(place, 'policyd') },
    mailStore: path.join(place, 'mail'),
    runDir,
    socketsForApi: path.join(runDir, 'api'),
    socketsForPostfix: path.join(runDir, 'postfix'),
    policydForPostfix: path.join(runDir, 'policyd-postfix'),
    policydForDovecot: path.join(runDir, 'policyd-dovecot'),
    policydForApi: path.join(runDir, 'policyd-api'),
    watcherForApi: path.join(runDir, 'watcher-api'),
    apiForMetrics: sockets === place ? path.join(runDir, 'api-metrics') : sockets,
    policydForMetrics: path.join(runDir, 'policyd-metrics'),
    dovecotForMetrics: path.join(runDir, 'dovecot-metrics'),
    watcherForMetrics: path.join(runDir, 'watcher-metrics'),
    rspamdForPostfix: path.join(runDir, 'rspamd-postfix'),
    rspamdForPolicyd: path.join(runDir, 'rspamd-policyd'),
    redisForRspamd: path.join(runDir, 'redis'),
    clamavForRspamd: path.join(runDir, 'clamav'),
  };
}

/** @throws PlaceError when a restore into this home was begun and not finished */
export function refuseHalfRestored(home: string): void {
  if (!fs.existsSync(restoreUnfinished(home))) return;
  throw new PlaceError(`The restore of a backup into ${home} was not finished: run it again (npm run restore).`);
}
