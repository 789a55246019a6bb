/**
 * Writes what is generated and committed: api/openapi.json, db/schema.sql, docs/reference. `node tools/generate.ts`; a test
 * (test/generated.test.ts) says when a file is not current. Needs PostgreSQL 15's own programs.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startCluster } from '../engine/postgres/cluster.ts';
import { migrate } from '../server/db/migrate.ts';
import { generatedFiles } from './generated.ts';

const root = path.join(import.meta.dirname, '..');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-generate-'));
const cluster = await startCluster({ dir: folder, fast: true });
try {
  await migrate(cluster.url);
  for (const [name, text] of Object.entries(await generatedFiles(cluster.url))) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    fs.writeFileSync(path.join(root, name), text);
  }
} finally {
  await cluster.stop();
  fs.rmSync(folder, { recursive: true, force: true });
}
