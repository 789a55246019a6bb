/** The second half of `npm run up` (up.mjs is the first): packages, then the watcher, and the tie between it and us. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
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

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Sets up what is missing and serves until it is stopped.
 * @returns {Promise<number>} the watcher's status
 */
export async function up() {
  process.chdir(root);
  let stopped = false;
  let end = () => {
    stopped = true;
  };
  for (const signal of signals) process.on(signal, () => end(signal));
  whenParentIsGone(() => end('SIGTERM'));

  const log = setupLog();
  await ensureNpmPackages({ log });
  const asRoot = await prepareEngine(log);
  if (stopped) return 130;
  const watcher = asRoot === undefined || asRoot.length === 0 ? startOwn() : startByRoot(asRoot);
  end = watcher.end;
  return await watcher.ended;
}

/**
 * Installs what the mail daemons need and lacks.
 * @returns {Promise<string[] | undefined>} how the watcher becomes root; undefined: it runs as we do
 */
async function prepareEngine(log) {
  const wish = process.env.MAILSTEAD_ENGINE || 'auto';
  if (wish === 'off') return undefined;
  const asRoot = findRoot({ mayAsk: true });
  try {
    const missing = missingDebianPackages({
      postgres: !process.env.MAILSTEAD_DATABASE_URL,
      scanner: process.env.MAILSTEAD_CLAMAV !== 'off',
    });
    if (asRoot === undefined) throw new SetupError('They need root, and neither are we root nor may we use sudo.');
    if (missing.length > 0) await installDebianPackages(missing, { asRoot, log });
    return asRoot;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    if (wish === 'required') throw new SetupError(`The mail daemons are required and cannot be had: ${error.message}`);
    console.error(`THE MAIL DAEMONS CANNOT BE HAD, going on without them: ${error.message}`);
    return undefined;
  }
}

/** The watcher as the user we are. The channel between us closes when we die, however we die. */
function startOwn() {
  const child = spawn(pinnedNode, [path.join(root, 'engine', 'main.ts'), '--launcher=ipc'], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  return { ended: statusOf(child), end: once((signal) => child.kill(signal)) };
}

/**
 * The watcher as root. We may send root's process no signal: it ends when its standard input does. The settings go in by there
 * too, since sudo hands on no environment, and a command line is for all to read.
 */
function startByRoot(asRoot) {
  const [program, ...words] = [...asRoot, fs.realpathSync(pinnedNode), path.join(root, 'engine', 'main.ts')];
  const child = spawn(program, [...words, '--launcher=stdin'], { cwd: root, stdio: ['pipe', 'inherit', 'inherit'] });
  child.stdin.on('error', () => undefined);
  const settings = Object.entries(process.env).filter(([name]) => name.startsWith('MAILSTEAD_'));
  child.stdin.write(`${JSON.stringify(Object.fromEntries(settings))}\n`);
  return { ended: statusOf(child), end: once(() => child.stdin.end()) };
}

function statusOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      if (signal) console.error(`the watcher was ended by ${signal}; the next start ends or adopts what it has left`);
      resolve(signal ? 1 : code);
    });
  });
}

function once(action) {
  let done = false;
  return (argument) => {
    if (!done) action(argument);
    done = true;
  };
}

/**
 * npm that is killed takes nobody with it: the shell it started and we go on. So each of those above us, up to npm, is looked at.
 */
function whenParentIsGone(action) {
  if (!process.env.npm_lifecycle_event) return;
  const watched = [process.ppid];
  const shell = parentOf(process.ppid);
  if (shell !== undefined && ['sh', 'dash', 'bash'].includes(nameOf(process.ppid))) watched.push(shell);
  const timer = setInterval(() => {
    const now = [process.ppid, parentOf(watched[0])];
    if (watched.every((pid, above) => now[above] === pid)) return;
    clearInterval(timer);
    action();
  }, 500);
  timer.unref();
}

function parentOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function nameOf(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
  } catch {
    return '';
  }
}

/** The installers' output, in the state folder; undefined where it cannot be written: then it is kept until the end of the run. */
function setupLog() {
  const home = path.resolve(process.env.MAILSTEAD_HOME || 'var');
  try {
    for (const folder of [home, path.join(home, 'logs')]) {
      if (fs.existsSync(folder)) continue;
      fs.mkdirSync(folder, { recursive: true });
      fs.chmodSync(folder, 0o755);
    }
    const log = path.join(home, 'logs', 'setup.log');
    fs.appendFileSync(log, '');
    return log;
  } catch {
    return undefined;
  }
}
