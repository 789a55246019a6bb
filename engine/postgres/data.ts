/** The data folder of a private cluster: made once by initdb, for one superuser who logs in by password everywhere. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { User } from '../users.ts';
import type { Binaries } from './binaries.ts';

const run = promisify(execFile);

/** The environment of PostgreSQL's programs: nothing of ours, and the messages in one language. */
export const postgresEnvironment = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' };

/**
 * Makes the data folder unless it is there. A half-made one of an earlier, killed start is left behind under another name and
 * removed here.
 * @param data its parent belongs to `user`
 * @param password of the superuser `postgres`
 * @param fast without fsync, for tests
 * @throws Error with what initdb said
 */
export async function makeData(
  data: string,
  binaries: Binaries,
  password: string,
  options: { user: User | undefined; fast?: boolean },
): Promise<void> {
  if (fs.existsSync(path.join(data, 'PG_VERSION'))) return;
  const half = `${data}.new`;
  fs.rmSync(half, { recursive: true, force: true });
  const passwordFile = path.join(path.dirname(data), `password-${randomBytes(6).toString('hex')}`);
  try {
    // initdb cannot be given a descriptor of another user's process: it opens the file by name (hence a real file of its own).
    fs.writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (options.user) fs.chownSync(passwordFile, options.user.uid, options.user.gid);
    const args = ['-D', half, '-U', 'postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    args.push('--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums', ...(options.fast ? ['--no-sync'] : []));
    await run(path.join(binaries.bin, 'initdb'), args, { env: postgresEnvironment, cwd: '/', ...options.user });
    fs.renameSync(half, data);
  } catch (error) {
    const said = (error as { stderr?: string }).stderr ?? '';
    throw new Error(`initdb could not make ${data}: ${said.trim() || String(error)}`, { cause: error });
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}
