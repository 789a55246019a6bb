/** The machine's users, as /etc/passwd knows them: those of Debian's packages are always there. */
import fs from 'node:fs';

export interface User {
  uid: number;
  gid: number;
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

/**
 * The user PostgreSQL runs as. It refuses to run as root, and needs one that /etc/passwd names.
 * @returns undefined when this process is not root: then it runs as the user we are
 */
export function databaseUser(): User | undefined {
  if (!isRoot()) return undefined;
  return findUser('postgres') ?? findUser('nobody');
}
