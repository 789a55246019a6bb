/** The processes that are measured, and those that measure: each started here, each ended when the measurement is over. */
import { fork, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { killSession } from '../engine/processes.ts';
import type { LoadOrder, LoadResult } from './load.ts';

/** Those to be ended, last started first. */
const started: ChildProcess[] = [];
/** From when on all is ended, and nothing more begins. */
let isOver = false;
/** Ms after which one that was asked to end is killed; the whole system has several parts that end one after the other. */
const PATIENCE = 90_000;

/** Addresses of a whole system, from its ready.json. */
export type Ready = { http: string; imap: string; pop3: string; smtp: string; submission: string };

/** Of what is started here. */
type Stop = { stop: () => Promise<void> };

export type Server = Stop & { port: number; pid: number };

/** Password of the user `operator` in every database of the bench; it guards nothing. */
export const operatorPassword = 'bench-Operator-1';

/**
 * Starts a server that tells its address by a message with `http`.
 * @param file path of its program from the root of the repository
 * @param settings its MAILSTEAD_ settings
 * @param log file that takes what it says
 */
export async function startServer(file: string, settings: Record<string, string>, log: string): Promise<Server> {
  const child = start(file, { ...settings, MAILSTEAD_HTTP_PORT: '0', MAILSTEAD_HTTPS_PORT: '0' }, log);
  for (;;) {
    const [message] = (await Promise.race([
      once(child, 'message'),
      once(child, 'exit').then(() => Promise.reject(new Error(`${file} has ended: see ${log}`))),
    ])) as [{ http?: string }];
    if (message.http === undefined) continue;
    return { port: Number(new URL(message.http).port), pid: child.pid ?? 0, stop: () => end([child]) };
  }
}

/** Starts the whole system, mail daemons included; its state lies in `home`. */
export async function startSystem(home: string, settings: Record<string, string>): Promise<Ready & Stop> {
  const ports = ['HTTP', 'HTTPS', 'SMTP', 'SUBMISSION', 'SUBMISSIONS', 'IMAP', 'IMAPS', 'POP3', 'POP3S', 'METRICS'];
  const free = Object.fromEntries(ports.map((name) => [`MAILSTEAD_${name}_PORT`, '0']));
  const child = start(
    'engine/main.ts',
    { ...free, ...settings, MAILSTEAD_HOME: home, MAILSTEAD_ENGINE: 'required' },
    `${home}.log`,
  );
  const ready = path.join(home, 'ready.json');
  for (let waited = 0; !fs.existsSync(ready); waited += 100) {
    if (child.exitCode !== null || waited > 120_000) throw new Error(`the system did not start: see ${home}.log`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { ...(JSON.parse(fs.readFileSync(ready, 'utf8')) as Ready), stop: () => end([child]) };
}

const generators = new Map<string, ChildProcess>();

/** Has a load generator work off an order; generators of different names work at the same time. */
export async function runLoad(order: LoadOrder, name = 'load'): Promise<LoadResult> {
  const generator = generators.get(name) ?? start('bench/load.ts', {});
  generators.set(name, generator);
  generator.send(order);
  const [result] = (await once(generator, 'message')) as [LoadResult];
  if (result.failure !== undefined) throw new Error(`the load was not served: ${result.failure}`);
  return result;
}

/** Ends all that was started here and waits for it. What is begun after is refused. */
export async function endProcesses(): Promise<void> {
  isOver = true;
  await end(started);
}

/** Ends some of them, with all that they have started in a session of their own. */
export async function end(children: ChildProcess[]): Promise<void> {
  for (const child of children.toReversed()) {
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
      await ended;
      clearTimeout(timer);
    }
    if (leaders.delete(child) && child.pid !== undefined) await killSession(child.pid);
  }
}

/** Those that lead a session. */
const leaders = new WeakSet<ChildProcess>();

/** Starts a daemon in a session of its own. @throws when all is being ended */
export function startDaemon(command: string, args: string[], options: SpawnOptions): ChildProcess {
  refuseWhenOver();
  const child = keep(spawn(command, args, { ...options, detached: true }));
  leaders.add(child);
  return child;
}

/** One that was started elsewhere ends with the others. */
export function keep<T extends ChildProcess>(child: T): T {
  started.push(child);
  // It may have been ended before it could begin; else nothing tells of one that cannot be started, and the bench ends by it.
  child.on('error', (error) => {
    if (!isOver) throw error;
  });
  return child;
}

/** @throws when all is being ended */
export function refuseWhenOver(): void {
  if (isOver) throw new Error('the bench is being ended');
}

/**
 * Seconds of processor time that a process has taken so far.
 * @param withEnded those of its children, too, that have ended
 */
export function processorTime(pid: number, withEnded = false): number {
  let stat: string;
  try {
    stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch (error) {
    // It has ended meanwhile: its parent has the time.
    if (withEnded) return 0;
    throw error;
  }
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = fields.slice(11, withEnded ? 15 : 13).map(Number);
  return ticks.reduce((sum, each) => sum + each, 0) / 100;
}

function start(file: string, settings: Record<string, string>, log?: string): ChildProcess {
  refuseWhenOver();
  const output = log === undefined ? 'inherit' : fs.openSync(log, 'a');
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('MAILSTEAD_'));
  const child = fork(path.join(import.meta.dirname, '..', file), {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ['ignore', output, output, 'ipc'],
  });
  if (typeof output === 'number') fs.closeSync(output);
  return keep(child);
}
