/**
 * `npm test`, second half (tools/test.mjs is the first): format, lint, types, then every test on a PostgreSQL cluster that lives
 * as long as the run. With files as arguments: these tests alone; `--test-name-pattern=` narrows them as it does for Node.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run as runFiles } from 'node:test';
import { spec } from 'node:test/reporters';
import { pathToFileURL } from 'node:url';
import { type RunningCluster, startCluster } from '../engine/postgres/cluster.ts';
import { logsBelow, readNoted, searchFor } from '../test/support/secrets.ts';

const root = path.join(import.meta.dirname, '..');
const bin = path.join(root, 'node_modules', '.bin');
/** Milliseconds for one test; tools/test-process.ts has those for a process. */
const testTimeout = 900_000;
/**
 * The longest begin first, so that none of them runs alone at the end. The second and the third start no system: the first compiles
 * meanwhile what all others then share.
 */
const longest = [
  'test/mail/one-system',
  'test/api/matrix',
  'test/api/fuzz',
  'test/mail/immediacy',
  'test/mail/scenarios',
  'test/faults/faults',
  'test/backup/backup',
  'test/mail/lean-system',
  'test/contract',
  'test/mail/outages',
  'test/mail/filter-down',
  'test/mail/mailbox-life',
  'test/wall/outage',
].map((name) => `${name}.test.ts`);

/** Files in one process: few, so that none of the groups runs on when all else is over. */
const GROUP = 6;
const DAEMONS = /^test\/(mail|engine|backup)\//;

/** Bytes of memory that must be free for the tests' state: several times what it takes. */
const PLENTY = 8 * 2 ** 30;

const abort = new AbortController();
const running = new Set<ChildProcess>();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  // From a terminal the child has the signal as well; from elsewhere only we do.
  process.on(signal, () => {
    abort.abort();
    for (const child of running) child.kill('SIGTERM');
  });
}

// Whoever does not listen any more wants no more tests; what runs is ended in order.
process.stdout.on('error', () => abort.abort());

// A developer's own settings are not the tests'.
for (const name of Object.keys(process.env)) if (name.startsWith('MAILSTEAD_')) delete process.env[name];
process.env['PATH'] = `${bin}:${process.env['PATH']}`;
process.env['TMPDIR'] ??= temporaryFolder();

const PATTERN = '--test-name-pattern=';
const named = process.argv.filter((each) => each.startsWith(PATTERN)).map((each) => each.slice(PATTERN.length));
const given = process.argv.slice(2).filter((each) => !each.startsWith(PATTERN));
process.exitCode = (given.length > 0 || (await checks())) && (await tests(given)) ? 0 : 1;
if (abort.signal.aborted) process.exitCode = 130;

/** What needs no running part, side by side. Each is run, so that all complaints are seen at once. */
async function checks(): Promise<boolean> {
  const results = await Promise.all([
    run('oxfmt', ['--check', '.']),
    run('oxlint', ['--type-aware']),
    run('tsc', ['-p', '.']),
  ]);
  return results.every(Boolean);
}

async function tests(given: string[]): Promise<boolean> {
  const files = given.length > 0 ? given : testFiles();
  if (abort.signal.aborted) return false;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-test-'));
  try {
    const cluster = await startCluster({ dir: folder, fast: true });
    try {
      openSocket(folder, cluster);
      Object.assign(process.env, {
        TEST_CLUSTER_URL: cluster.superuserUrl,
        TEST_OWNER_URL: cluster.url,
        TEST_CLUSTER_SOCKETS: cluster.socketDir,
        // Each file is a process that loads the program anew: what was stripped and compiled once serves the others.
        NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
        // So does Rspamd in each home (test/support/compiled-patterns.ts).
        TEST_RSPAMD_PATTERNS: path.join(folder, 'rspamd-patterns'),
        // And PostgreSQL's data (test/support/empty-cluster.ts).
        TEST_EMPTY_CLUSTER: path.join(folder, 'empty-cluster'),
        // What no log may have (test/support/secrets.ts).
        TEST_SECRETS: path.join(folder, 'secrets'),
      });
      const passed = await pass(given.length + named.length > 0 ? files : inGroups(files, folder));
      return clusterLogIsClean(folder) && passed;
    } finally {
      await cluster.stop();
    }
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Whoever reaches the socket is let in, and only we do: the pools of some two hundred databases would compute as long to prove who they are
 * as to ask.
 */
function openSocket(folder: string, { socketDir, pid }: RunningCluster): void {
  fs.chmodSync(socketDir, 0o700);
  const lines = ['local all all trust', 'host all all 127.0.0.1/32 scram-sha-256', ''];
  fs.writeFileSync(path.join(folder, 'data', 'pg_hba.conf'), lines.join('\n'));
  process.kill(pid, 'SIGHUP');
}

/** Runs test files, four at a time: with three, the processors wait a quarter of the time for what the tests wait for. */
async function pass(files: string[]): Promise<boolean> {
  let passed = true;
  const execArgv = ['--import', path.join(root, 'tools', 'test-process.ts')];
  const options = { cwd: root, concurrency: 4, timeout: testTimeout, signal: abort.signal, execArgv };
  const events = runFiles({ files, ...options, ...(named.length > 0 && { testNamePatterns: named }) });
  events.on('test:fail', () => (passed = false));
  const report = events.compose(spec);
  report.pipe(process.stdout, { end: false });
  await once(report, 'end');
  return passed;
}

/**
 * Puts the short files into groups, a process each: to load the program takes longer than most of their tests. In its group a file is a
 * test, with its own `before` and `after`, and begins when the one before it is over.
 * @param folder where the groups are written
 * @returns the files that stay alone, and the groups
 */
function inGroups(files: string[], folder: string): string[] {
  const isShort = (name: string): boolean => !longest.includes(name) && !DAEMONS.test(name);
  const short = files.filter(isShort);
  const groups: string[] = [];
  for (let from = 0; from < short.length; from += GROUP) {
    // By its first file it is named where it has to be ended.
    const group = path.join(folder, `group-of-${path.basename(short[from]!, '.test.ts')}-${from / GROUP + 1}.mjs`);
    const tests = short
      .slice(from, from + GROUP)
      .map(
        (name) =>
          `test(${JSON.stringify(name)}, () => import(${JSON.stringify(pathToFileURL(path.join(root, name)).href)}));\n`,
      );
    fs.writeFileSync(group, `import { test } from 'node:test';\n${tests.join('')}`);
    groups.push(group);
  }
  return [...files.filter((name) => !isShort(name)), ...groups];
}

/**
 * Where the tests have their state: in memory where there is plenty of it. They make and remove hundreds of databases, mail stores and queues
 * of a thousand files each, and daemons wait for the disk with every mail; no test looks at what a dead machine would have kept.
 * `TMPDIR` in the environment is another place.
 */
function temporaryFolder(): string {
  const memory = '/dev/shm';
  const mounted = readIfThere('/proc/self/mounts')
    .split('\n')
    .findLast((line) => line.split(' ')[1] === memory);
  const [, , type = '', options = ''] = mounted?.split(' ') ?? [];
  if (type !== 'tmpfs' || /\b(ro|noexec)\b/.test(options)) return os.tmpdir();
  const { bavail, bsize } = fs.statfsSync(memory);
  const isRoomy = Math.min(bavail * bsize, process.availableMemory()) >= PLENTY;
  return isRoomy ? memory : os.tmpdir();
}

function readIfThere(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The tests' own PostgreSQL has seen every statement of theirs. */
function clusterLogIsClean(folder: string): boolean {
  readNoted(path.join(folder, 'secrets'));
  const { found, secrets, bytes } = searchFor(logsBelow(folder));
  for (const line of found) console.error(`A secret was logged: ${line}`);
  if (secrets > 0)
    console.log(
      `logs: ${secrets} secrets of the run, ${found.length} of them in PostgreSQL's ${Math.ceil(bytes / 1024)} kB`,
    );
  return found.length === 0;
}

function testFiles(): string[] {
  const files = fs.globSync('**/*.test.ts', {
    cwd: root,
    exclude: (name) => ['node_modules', 'var', '.git'].includes(name),
  });
  if (files.length === 0) throw new Error('No test file was found: the search is broken.');
  const missing = longest.find((name) => !files.includes(name));
  if (missing !== undefined) throw new Error(`${missing} is not there: the list in tools/test.ts is wrong.`);
  const others = files.filter((name) => !longest.includes(name)).toSorted();
  // What starts daemons takes longer than what does not, and the short ones fill what is left at the end.
  const [long, short] = [others.filter((name) => DAEMONS.test(name)), others.filter((name) => !DAEMONS.test(name))];
  return [...longest, ...long, ...short];
}

/** Runs a program of node_modules/.bin to its end; true when it succeeded. */
async function run(program: string, argv: string[]): Promise<boolean> {
  if (abort.signal.aborted) return false;
  const child = spawn(path.join(bin, program), argv, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  running.add(child);
  const [code] = (await once(child, 'exit')) as [number | null];
  running.delete(child);
  return code === 0;
}
