/**
 * `node tools/release-schema.ts`: writes test/upgrade/<version>.sql, the database of this version with a sample in every table,
 * from which each later version's tests upgrade. Part of a release; a file that is there is never written again.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCluster } from '../engine/postgres/cluster.ts';
import { dumpOf } from '../test/upgrade/dumps.ts';

const root = path.join(import.meta.dirname, '..');
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string };
const file = path.join(root, 'test', 'upgrade', `${version}.sql`);
if (fs.existsSync(file)) throw new Error(`${file} is there: a released schema never changes. Raise the version first.`);
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-release-'));
const cluster = await startCluster({ dir: folder, fast: true });
try {
  process.env['TEST_CLUSTER_URL'] = cluster.superuserUrl;
  process.env['TEST_OWNER_URL'] = cluster.url;
  fs.writeFileSync(file, await dumpOf(version));
} finally {
  await cluster.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
