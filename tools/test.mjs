/**
 * `npm test`: sets up what is missing, then hands over to tools/test.ts. Plain JavaScript, because the machine's own Node may be
 * older than the one that runs the rest.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import {
  SetupError,
  ensureNpmPackages,
  findRoot,
  installDebianPackages,
  missingDebianPackages,
  pinnedNode,
  root,
} from './setup.mjs';

try {
  await ensureNpmPackages();
  await ensureDebianPackages();
  run();
} catch (error) {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
}

/** The tests want the real daemons: without them they would prove nothing. The README's example wants curl, a clock that jumps libfaketime. */
async function ensureDebianPackages() {
  const missing = missingDebianPackages({ postgres: true, scanner: true, more: ['curl', 'libfaketime'] });
  if (missing.length === 0) return;
  const asRoot = findRoot({ mayAsk: true });
  if (asRoot === undefined) throw new SetupError(`The tests need Debian's packages ${missing.join(', ')}, and root.`);
  await installDebianPackages(missing, { asRoot });
}

function run() {
  const child = spawn(pinnedNode, [path.join(root, 'tools', 'test.ts'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  // A terminal sends its Ctrl-C to both; what is sent to this process alone is passed on. It ends when the child has cleaned up.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
