/** A whole running system for a test file: the real watcher with all its parts, in a folder of its own, on free ports. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { allProcesses, commandLine } from '../../engine/processes.ts';
import type { Ready } from '../../engine/ready.ts';
import { connect, type Sql } from '../../server/db/connect.ts';
import { until } from '../engine/until.ts';
import { giveCompiledPatterns, keepCompiledPatterns } from './compiled-patterns.ts';
import { giveEmptyCluster } from './empty-cluster.ts';
import { Api } from './operator.ts';
import { noteSecretsIn, refuseSecrets, type Searched, searchHome } from './secrets.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Of the operator of every system here. */
export const operatorPassword = 'the-operator-of-a-test';
const services = ['HTTP', 'HTTPS', 'SMTP', 'SUBMISSION', 'SUBMISSIONS', 'IMAP', 'IMAPS', 'POP3', 'POP3S', 'METRICS'];

/** What each watcher of a home has said, by the home. */
const said = new Map<string, (() => string)[]>();

export interface System {
  /** As ready.json says it now: pids change when a part is started anew. */
  ready: () => Ready;
  home: string;
  /** The API with the operator's credentials. */
  api: Api;
  /** The database, as the role of the API. */
  sql: Sql;
  /** What the watcher has said. */
  said: () => string;
  /** Ends it in order; a system on the same home may be started after. @throws when anything of it is left, or a log of it has a secret */
  stop: () => Promise<void>;
  /** `stop`, and the folder is removed. */
  remove: () => Promise<void>;
}

/**
 * Starts a system and waits until it is ready.
 * @param settings beside those that keep it to itself
 * @param home of an earlier start; made when missing
 * @throws Error with what it said when it ends or is not ready in time
 */
export async function startSystem(settings: Record<string, string> = {}, home?: string): Promise<System> {
  const madeHere = home === undefined;
  home ??= newHome();
  if (madeHere) await giveFromOthers(home);
  const ports = Object.fromEntries(services.map((name) => [`MAILSTEAD_${name}_PORT`, '0']));
  const watcher = spawn(process.execPath, [path.join(root, 'engine', 'main.ts'), '--launcher=ipc'], {
    env: {
      PATH: process.env['PATH'],
      NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
      MAILSTEAD_HOME: home,
      MAILSTEAD_HOSTNAME: 'mx.mailstead.test',
      MAILSTEAD_ENGINE: 'required',
      MAILSTEAD_OPERATOR_PASSWORD: operatorPassword,
      // Nothing is fetched: the signature of the EICAR test file is there.
      MAILSTEAD_CLAMAV_UPDATES: 'off',
      ...ports,
      ...settings,
    },
    // The channel is the tie: when the test dies, however it dies, the watcher ends everything.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const told = said.get(home) ?? [];
  said.set(home, [...told, () => text]);
  for (const stream of [watcher.stdout, watcher.stderr]) stream?.on('data', (piece: Buffer) => (text += String(piece)));
  const file = path.join(home, 'ready.json');
  const ready = (): Ready => JSON.parse(fs.readFileSync(file, 'utf8')) as Ready;
  try {
    // A watcher that was killed has left its own.
    await until('ready.json', () => hasEnded(watcher) || ready().pid === watcher.pid, 120_000);
    if (hasEnded(watcher)) throw new Error('it has ended');
  } catch (error) {
    await end(watcher);
    if (madeHere) fs.rmSync(home, { recursive: true });
    throw new Error(`The system did not start. It said:\n${text}`, { cause: error });
  }
  keepCompiledPatterns(home);
  const sql = connect(ownerUrl(home), 2);
  const halt = async (): Promise<Searched> => {
    // Some are compiled after the start.
    keepCompiledPatterns(home);
    // The test may have left the database in any state.
    await noteSecretsIn(sql).catch(() => undefined);
    await sql.end({ timeout: 5 });
    await end(watcher);
    await nothingIsLeft(home);
    // What those before it on this home have said, which may have been killed, too.
    return searchHome(home, {
      'what the watcher said': said
        .get(home)!
        .map((each) => each())
        .join(''),
    });
  };
  const stop = async (): Promise<void> => refuseSecrets(await halt());
  const remove = async (): Promise<void> => {
    const search = await halt();
    fs.rmSync(home, { recursive: true });
    refuseSecrets(search);
    const { logs, bytes, secrets } = search;
    console.log(`logs: ${secrets} secrets, none of them in ${logs} logs of ${Math.ceil(bytes / 1024)} kB`);
  };
  return { ready, home, api: new Api(ready().http, 'operator', operatorPassword), sql, said: () => text, stop, remove };
}

/** What takes long and is alike in all homes. */
async function giveFromOthers(home: string): Promise<void> {
  giveCompiledPatterns(home);
  await giveEmptyCluster(home);
}

/** A folder that other users may enter: the daemons' files then lie in it too. */
function newHome(): string {
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-mail-')));
  fs.chmodSync(home, 0o755);
  return home;
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

async function end(watcher: ChildProcess): Promise<void> {
  if (hasEnded(watcher)) return;
  const ended = once(watcher, 'exit');
  watcher.kill('SIGTERM');
  await ended;
}

/** For what only PostgreSQL's superuser may do to the private cluster of a home. */
export function superuserUrl(home: string): string {
  return databaseUrl(home, 'postgres', 'postgres-superuser', 'postgres');
}

function ownerUrl(home: string): string {
  return databaseUrl(home, 'mailstead', 'postgres-owner', 'mailstead');
}

function databaseUrl(home: string, role: string, secret: string, database: string): string {
  const password = fs.readFileSync(path.join(home, 'secrets', secret), 'utf8').trim();
  const port = fs.readFileSync(path.join(home, 'postgres', 'port'), 'utf8').trim();
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}

async function nothingIsLeft(home: string): Promise<void> {
  const left = (): string[] =>
    allProcesses()
      .flatMap(({ pid }) => commandLine(pid)?.join(' ') ?? [])
      .filter((line) => line.includes(home));
  // What a daemon has started (spawn(8), a log-in that was being checked) may end a moment after it.
  await until('the end of all processes', () => left().length === 0, 5000).catch(() => {
    throw new Error(`These were left running:\n${left().join('\n')}`);
  });
  const sockets = fs
    .readdirSync(home, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isSocket() || entry.isFIFO() || entry.name === 'ready.json' || entry.name.endsWith('.pid'))
    .map((entry) => path.join(entry.parentPath, entry.name));
  if (sockets.length > 0) throw new Error(`These were left:\n${sockets.join('\n')}`);
}
