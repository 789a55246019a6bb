/** A run of generated requests against the API in a process of its own, and the figures of it. */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import fc from 'fast-check';
import { Connection } from './connection.ts';
import { judge } from './judge.ts';
import type { Fault } from './faults.ts';
import { type FuzzRequest, type Kind, KINDS, operationsOf, requests } from './requests.ts';
import type { Heap, Question, Ready } from './server.ts';

export interface FuzzOptions {
  requests: number;
  seed: number;
  /** After how many requests the heap is measured first. */
  warmUp: number;
  /** What is done to the server, to see that it is noticed. */
  faulty?: Fault[];
  /** Milliseconds within which each reply must be there. */
  bound?: number;
  /** A run that has found so much ends. */
  mostWrong?: number;
  /** Told now and then how far it is. */
  progress?: (sent: number, wrong: number) => void;
}

/** What a run found. */
export interface FuzzFigures {
  requests: number;
  seconds: number;
  byKind: Record<Kind, number>;
  byStatus: Record<string, number>;
  /** How many operations there are, and which never answered a success. */
  operations: number;
  neverSucceeded: string[];
  /** Milliseconds. */
  median: number;
  slowest: number;
  heapAfterWarmUp: Heap;
  heapAtEnd: Heap;
  /** Each thing that is wrong, with the request. A run ends soon after the 20th. */
  wrong: string[];
}

/** Milliseconds. */
const BOUND = 10_000;
/** The heap at the end is less than so many times that after the warm-up. */
export const HEAP_BOUND = 1.2;
/** So many requests find the same world; then it is put back as it was. */
const BATCH = 50;
const CONNECTIONS = 4;
const MOST_WRONG = 20;

/** Runs; needs the test cluster in the environment, as tests do. */
export async function fuzz(options: FuzzOptions): Promise<FuzzFigures> {
  const child = fork(path.join(import.meta.dirname, 'server.ts'), options.faulty ?? [], { execArgv: ['--expose-gc'] });
  try {
    return await new Run(options, child, (await heard(child)) as Ready).all();
  } finally {
    await end(child);
  }
}

/** What the server says next. @throws when it ends instead */
async function heard(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null, signal: string | null): void =>
      reject(new Error(`the server ended with ${code ?? signal}`));
    child.once('exit', gone);
    child.once('message', (said) => {
      child.off('exit', gone);
      resolve(said);
    });
  });
}

async function ask(child: ChildProcess, question: Question): Promise<unknown> {
  const answer = heard(child);
  child.send(question);
  return answer;
}

/** In order, so that its database is removed; by force when it does not answer. */
async function end(child: ChildProcess): Promise<void> {
  if (child.connected) await ask(child, 'stop').catch(() => {});
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  await ended;
}

class Run {
  readonly #options: FuzzOptions;
  readonly #child: ChildProcess;
  readonly #ready: Ready;
  readonly #judge: ReturnType<typeof judge>;
  readonly #connections: Connection[];
  readonly #times: number[] = [];
  readonly #succeeded = new Set<string>();
  readonly #byStatus: Record<string, number> = {};
  readonly #byKind = Object.fromEntries(KINDS.map((kind) => [kind, 0])) as Record<Kind, number>;
  readonly #wrong: string[] = [];

  constructor(options: FuzzOptions, child: ChildProcess, ready: Ready) {
    this.#options = options;
    this.#child = child;
    this.#ready = ready;
    this.#judge = judge(ready.description);
    this.#connections = Array.from({ length: CONNECTIONS }, () => new Connection(ready.port));
  }

  async all(): Promise<FuzzFigures> {
    const { requests: total, seed, warmUp, mostWrong = MOST_WRONG } = this.#options;
    const arbitrary = requests(this.#ready.description, this.#ready.tenants);
    const began = performance.now();
    let heapAfterWarmUp: Heap | undefined;
    for (let sent = 0; sent < total && this.#wrong.length < mostWrong; sent += BATCH) {
      if (sent >= warmUp) heapAfterWarmUp ??= await this.#heap();
      const size = Math.min(BATCH, total - sent);
      await this.#batch(fc.sample(arbitrary, { seed: seed + sent, numRuns: size }), sent);
      // What the server says of it itself: a 500 tells a caller nothing.
      for (const error of (await ask(this.#child, 'errors')) as string[]) this.#wrong.push(`logged: ${error}`);
      await ask(this.#child, 'restore');
      this.#options.progress?.(sent + size, this.#wrong.length);
    }
    const heapAtEnd = await this.#heap();
    for (const connection of this.#connections) connection.close();
    const times = this.#times.toSorted((a, b) => a - b);
    const names = operationsOf(this.#ready.description).map(({ operationId }) => operationId);
    return {
      requests: times.length,
      seconds: (performance.now() - began) / 1000,
      byKind: this.#byKind,
      byStatus: this.#byStatus,
      operations: names.length,
      neverSucceeded: names.filter((name) => !this.#succeeded.has(name)),
      median: times[times.length >> 1] ?? 0,
      slowest: times.at(-1) ?? 0,
      heapAfterWarmUp: heapAfterWarmUp ?? heapAtEnd,
      heapAtEnd,
      wrong: this.#wrong,
    };
  }

  async #heap(): Promise<Heap> {
    return (await ask(this.#child, 'heap')) as Heap;
  }

  /** Each connection takes the next request that nobody has taken. */
  async #batch(batch: FuzzRequest[], sent: number): Promise<void> {
    const queue = batch.entries();
    const worker = async (connection: Connection): Promise<void> => {
      for (const [i, request] of queue) await this.#one(connection, request, sent + i);
    };
    await Promise.all(this.#connections.map(worker));
  }

  async #one(connection: Connection, request: FuzzRequest, number: number): Promise<void> {
    const began = performance.now();
    const reply = await connection.exchange(request, this.#options.bound ?? BOUND);
    this.#times.push(performance.now() - began);
    this.#byKind[request.kind] += 1;
    this.#byStatus[reply.status] = (this.#byStatus[reply.status] ?? 0) + 1;
    if (reply.status >= 200 && reply.status < 300) this.#succeeded.add(request.operation);
    const wrong = this.#judge(request, reply);
    if (wrong === undefined) return;
    const { method, target, headers, body } = request;
    const said = 'text' in reply ? `${reply.status} ${reply.text.slice(0, 500)}` : reply.reason;
    const sent = `${method} ${target.slice(0, 500)} ${JSON.stringify(headers).slice(0, 500)} ${String(body).slice(0, 500)}`;
    this.#wrong.push(`request ${number} of seed ${this.#options.seed}: ${wrong}\n  ${sent}\n  ${said}`);
  }
}

/** The figures as lines for people. */
export function report(figures: FuzzFigures): string {
  const { heapAfterWarmUp, heapAtEnd } = figures;
  const counts = (record: Record<string, number>): string =>
    Object.entries(record)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(1);
  return [
    `fuzz: ${figures.requests} requests in ${figures.seconds.toFixed(1)} s, ${figures.wrong.length} wrong`,
    `  bodies: ${counts(figures.byKind)}; statuses: ${counts(figures.byStatus)}`,
    `  ${figures.operations} operations; never with success: ${figures.neverSucceeded.join(', ') || 'none'}`,
    `  reply: median ${figures.median.toFixed(1)} ms, slowest ${figures.slowest.toFixed(0)} ms`,
    `  heap: ${megabytes(heapAfterWarmUp.used)} MiB after the warm-up, ${megabytes(heapAtEnd.used)} MiB at the end, ` +
      `${(heapAtEnd.used / heapAfterWarmUp.used).toFixed(3)} times; resident ${megabytes(heapAtEnd.resident)} MiB`,
  ].join('\n');
}
