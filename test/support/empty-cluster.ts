/**
 * PostgreSQL's data as initdb makes them, some two seconds of work: the systems of one test run have copies of the folder that
 * TEST_EMPTY_CLUSTER names (tools/test.ts). Without that each home makes its own.
 */
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { chooseBinaries } from '../../engine/postgres/binaries.ts';
import { makeData } from '../../engine/postgres/data.ts';
import { writePrivate } from '../../engine/secrets.ts';
import { databaseUser } from '../../engine/users.ts';

const shared = process.env['TEST_EMPTY_CLUSTER'];

/** Gives a new home data without a database of ours, and the secret of their superuser. */
export async function giveEmptyCluster(home: string): Promise<void> {
  if (shared === undefined) return;
  if (!fs.existsSync(shared)) await make(shared);
  const [postgres, secrets] = [path.join(home, 'postgres'), path.join(home, 'secrets')];
  fs.mkdirSync(secrets, { mode: 0o700 });
  fs.copyFileSync(path.join(shared, 'postgres-superuser'), path.join(secrets, 'postgres-superuser'));
  fs.mkdirSync(postgres);
  giveToPostgres(postgres);
  // Its files belong to PostgreSQL's user, whoever copies them.
  execFileSync('cp', ['-a', path.join(shared, 'data'), postgres]);
}

/** Of several test files that come at once each makes one, and the first is kept. */
async function make(folder: string): Promise<void> {
  const own = fs.mkdtempSync(`${folder}-`);
  giveToPostgres(own);
  const superuser = randomBytes(24).toString('hex');
  const user = databaseUser();
  const data = path.join(own, 'data');
  await makeData(data, chooseBinaries(data, path.join(own, 'binaries'), user !== undefined), superuser, {
    user,
    fast: true,
  });
  writePrivate(path.join(own, 'postgres-superuser'), superuser);
  try {
    fs.renameSync(own, folder);
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    fs.rmSync(own, { recursive: true });
  }
}

function giveToPostgres(folder: string): void {
  fs.chmodSync(folder, 0o755);
  const user = databaseUser();
  if (user) fs.chownSync(folder, user.uid, user.gid);
}
