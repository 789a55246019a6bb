/** The machine's users, as /etc/passwd knows them: those of Debian's packages are always there. */
import fs from 'node:fs';

export interface User {
  uid: number;
  gid: number;
}

/** As whom the mail daemons run. All but `policyd` and `metrics` come with Debian's packages. */
export interface MailUsers {
  mail: User;
  postfix: User;
  rspamd: User;
  redis: User;
  postsrsd: User;
  /** Absent without a virus scanner. */
  clamav?: User;
  policyd: User;
  metrics: User;
}

/** What policyd runs as: a number beside the API's (settled.ts), so that neither can touch the other. */
const policyd: User = { uid: 61_641, gid: 61_641 };

/** What shows the metrics: it may touch nothing, and only ask. */
export const metricsUser: User = { uid: 61_642, gid: 61_642 };

/**
 * The users of the mail daemons, by the names that Debian's packages give them.
 * @param withScanner whether the virus scanner's is wanted too
 * @returns undefined when one of them is missing
 */
export function findMailUsers(withScanner: boolean): MailUsers | undefined {
  const [mail, postfix, rspamd] = [findUser('mail'), findUser('postfix'), findUser('_rspamd')];
  const [redis, postsrsd, clamav] = [findUser('redis'), findUser('postsrsd'), findUser('clamav')];
  if (!mail || !postfix || !rspamd || !redis || !postsrsd || (withScanner && !clamav)) return undefined;
  return {
    mail,
    postfix,
    rspamd,
    redis,
    postsrsd,
    policyd,
    metrics: metricsUser,
    ...(withScanner && clamav ? { clamav } : {}),
  };
}

/** A user by name, or undefined where the machine has none of that name. */
export function findUser(name: string): User | undefined {
  const line = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid === undefined || gid === undefined ? undefined : { uid: Number(uid), gid: Number(gid) };
}

/** Whether this process may become other users. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** Gives up root's rights for good; who is not root stays who he is. */
export function becomeUser(user: User): void {
  if (!isRoot()) return;
  process.setgroups?.([]);
  process.setgid?.(user.gid);
  process.setuid?.(user.uid);
}

/**
 * The user PostgreSQL runs as: the one who made the data, else Debian's. It refuses to run as root, and needs one that
 * /etc/passwd names.
 * @param data the data folder, which need not exist
 * @returns undefined when this process is not root: then it runs as the user we are
 */
export function databaseUser(data?: string): User | undefined {
  if (!isRoot()) return undefined;
  // An ordinary user may have tried the system before root does.
  const maker = data === undefined ? undefined : fs.statSync(data, { throwIfNoEntry: false });
  if (maker && maker.uid !== 0) return { uid: maker.uid, gid: maker.gid };
  return findUser('postgres') ?? findUser('nobody');
}
