/** Makes the folders of places.ts, each with its owner; one that is there keeps the mode it has. */
import fs from 'node:fs';
import path from 'node:path';
import { PlaceError, elsewhere, type Places } from './places.ts';
import { isRoot, metricsUser, type MailUsers, type User } from './users.ts';

/** Folders that every start needs. */
export function makeFolders(places: Places, databaseUser: User | undefined): void {
  makeFolder(places.logs, 0o755);
  for (const folder of [places.secrets, places.tls, places.records]) makeFolder(folder, 0o700);
  if (places.place !== places.home) claimElsewhere(places);
  const cluster = path.dirname(places.pgData);
  makeFolder(cluster, 0o755, databaseUser);
  if (path.dirname(places.pgSocketDir) === cluster) makeFolder(places.pgSocketDir, 0o755, databaseUser);
  else makeOwnTemporary(places.pgSocketDir);
  makeFolder(places.runDir, 0o755);
  // The API listens there while it is still root.
  makeFolder(places.apiForMetrics, 0o710, isRoot() ? { uid: 0, gid: metricsUser.gid } : undefined);
}

/** Folders of the mail daemons that are not one daemon's own. */
export function makeMailFolders(places: Places, users: MailUsers, apiGid: number): void {
  makeFolder(places.mailStore, 0o700, users.mail);
  makeFolder(places.socketsForApi, 0o750, { uid: users.mail.uid, gid: apiGid });
  makeFolder(places.socketsForPostfix, 0o750, { uid: users.mail.uid, gid: users.postfix.gid });
  for (const [folder, server, client] of [
    [places.policydForPostfix, users.policyd, users.postfix],
    [places.policydForDovecot, users.policyd, users.mail],
    [places.policydForApi, users.policyd, { gid: apiGid }],
    [places.watcherForApi, { uid: 0 }, { gid: apiGid }],
    [places.policydForMetrics, users.policyd, users.metrics],
    [places.dovecotForMetrics, users.mail, users.metrics],
    [places.watcherForMetrics, { uid: 0 }, users.metrics],
    [places.rspamdForPostfix, users.rspamd, users.postfix],
    [places.rspamdForPolicyd, users.rspamd, users.policyd],
    [places.redisForRspamd, users.redis, users.rspamd],
    ...(users.clamav ? ([[places.clamavForRspamd, users.clamav, users.rspamd]] as const) : []),
  ] as const) {
    makeFolder(folder, 0o710, { uid: server.uid, gid: client.gid });
  }
  // The group of the API is that of who started us: the one thing here that may differ from start to start.
  fs.chownSync(places.socketsForApi, users.mail.uid, apiGid);
  fs.chownSync(places.policydForApi, users.policyd.uid, apiGid);
  fs.chownSync(places.watcherForApi, 0, apiGid);
}

/** Makes a folder with just this mode, whatever the umask, unless it is there. Its parent exists. */
export function makeFolder(folder: string, mode: number, owner?: User): void {
  if (fs.existsSync(folder)) return;
  fs.mkdirSync(folder);
  fs.chmodSync(folder, mode);
  if (owner) fs.chownSync(folder, owner.uid, owner.gid);
}

/** Removes the sockets and fifos that daemons leave when they end, and Postfix's pid file and lock. */
export function removeSockets(places: Places): void {
  const { dovecot, postfix, rspamd, runDir } = places;
  for (const folder of [
    dovecot.base,
    rspamd.state,
    runDir,
    path.join(postfix.queue, 'public'),
    path.join(postfix.queue, 'private'),
  ]) {
    if (!fs.existsSync(folder)) continue;
    for (const entry of fs.readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (entry.isSocket() || entry.isFIFO()) fs.rmSync(path.join(entry.parentPath, entry.name));
    }
  }
  fs.rmSync(path.join(postfix.queue, 'pid', 'master.pid'), { force: true });
  fs.rmSync(path.join(postfix.data, 'master.lock'), { force: true });
}

/** Takes the folder elsewhere for this home, and says so in both. */
function claimElsewhere(places: Places): void {
  makeFolder(elsewhere, 0o755);
  makeFolder(places.place, 0o755);
  const claim = path.join(places.place, 'belongs-to');
  if (!fs.existsSync(claim)) fs.writeFileSync(claim, `${places.home}\n`);
  const owner = fs.readFileSync(claim, 'utf8').trim();
  if (owner !== places.home && fs.existsSync(path.join(owner, 'daemons-are-in'))) {
    throw new PlaceError(
      `${places.place} holds the daemons' files of ${owner}, of which ${places.home} seems to be a copy: ` +
        `remove ${path.join(places.home, 'daemons-are-in')} to begin anew, or the other folder if it is the copy.`,
    );
  }
  if (owner !== places.home) fs.writeFileSync(claim, `${places.home}\n`);
  fs.writeFileSync(path.join(places.home, 'daemons-are-in'), `${places.place}\n`);
}

/** A folder in the temporary directory that is ours alone: someone else may have made one of this name before. */
function makeOwnTemporary(folder: string): void {
  makeFolder(folder, 0o700);
  const found = fs.lstatSync(folder);
  if (!found.isDirectory() || found.uid !== process.getuid?.() || (found.mode & 0o077) !== 0) {
    throw new PlaceError(`${folder} is not a folder of ours alone: remove it, or choose a shorter MAILSTEAD_HOME.`);
  }
}
