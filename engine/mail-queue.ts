/**
 * Postfix's queue, as root alone may touch it: listed, and one mail held, let go or removed. By Postfix's own programs, which are
 * given an id that can be nothing else, and never by a shell.
 */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { QUEUE_ID, type QueueAction } from '../server/store/queue-id.ts';
import type { Places } from './places.ts';

const run = promisify(execFile);
const environment = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' };

/** Milliseconds for one of Postfix's programs on one mail. */
const PATIENCE = 20_000;

/** What can be done with a mail, as postsuper(1) is told to. */
const OPTIONS: Record<QueueAction, string> = { hold: '-h', release: '-H', remove: '-d' };

/** In the order of a mail's life; one that moves on while it is looked for is found in the next. */
const QUEUES = ['maildrop', 'incoming', 'active', 'deferred', 'hold'] as const;

const COUNTED = ['incoming', 'active', 'deferred', 'hold'];

/** Where Postfix puts what it cannot read to its end. None of its programs lists that, or takes anything out again. */
const SET_ASIDE = 'corrupt';

/** By the queue's name; `oldest` in seconds since 1970, 0 when it is empty. */
export interface QueueCount {
  queues: Record<string, { count: number; oldest: number }>;
}

/**
 * Waits for the end of a process, also of one that could not even be started: for want of processes or files it says so by an event, and
 * for want of files it has no streams either.
 * @returns whether it ended by itself and with status 0; never rejects
 */
export async function endsWell(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
}

export class MailQueue {
  readonly #config: string;
  readonly #folder: string;
  #counted: Promise<QueueCount> = Promise.resolve({ queues: {} });
  #countAgain = 0;

  constructor({ postfix }: Pick<Places, 'postfix'>) {
    this.#config = postfix.config;
    this.#folder = postfix.queue;
  }

  /** Starts postqueue(1): a line of JSON for each mail on its standard output, also while Postfix itself is down. */
  list(): ChildProcess {
    return spawn('/usr/sbin/postqueue', ['-c', this.#config, '-j'], {
      env: environment,
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 120_000,
    });
  }

  /** How many mails are in each queue, and since when the oldest: read anew at most for a twentieth of the time. */
  async count(): Promise<QueueCount> {
    if (performance.now() >= this.#countAgain) {
      const began = performance.now();
      // Until it is known how long it takes nobody else begins it.
      this.#countAgain = Infinity;
      this.#counted = this.#countAll().finally(() => {
        this.#countAgain = performance.now() + Math.max(500, 20 * (performance.now() - began));
      });
    }
    return this.#counted;
  }

  async #countAll(): Promise<QueueCount> {
    const queues = Object.fromEntries(COUNTED.map((name) => [name, { count: 0, oldest: 0 }]));
    const lister = this.list();
    const isWhole = endsWell(lister);
    for await (const line of lister.stdout ? createInterface({ input: lister.stdout }) : []) {
      // Its beginning: what strangers have written comes later.
      const [, name = '', arrival] =
        /^\{"queue_name": "([a-z]+)", "queue_id": "[^"]*", "arrival_time": (\d+),/.exec(line) ?? [];
      const queue = queues[name];
      if (queue === undefined) continue;
      queue.count += 1;
      if (queue.oldest === 0 || Number(arrival) < queue.oldest) queue.oldest = Number(arrival);
    }
    if (!(await isWhole)) throw new Error('postqueue did not come to its end');
    queues[SET_ASIDE] = await this.#countSetAside();
    return { queues };
  }

  /** By the times of the files, since what is in them cannot be trusted. */
  async #countSetAside(): Promise<{ count: number; oldest: number }> {
    const folder = path.join(this.#folder, SET_ASIDE);
    // Postfix makes the folder at its first start.
    const names = await fs.promises.readdir(folder).catch(() => []);
    const times = await Promise.all(
      names.map(async (name) => (await fs.promises.stat(path.join(folder, name))).mtimeMs),
    );
    return { count: names.length, oldest: names.length === 0 ? 0 : Math.min(...times) / 1000 };
  }

  /** In which of Postfix's queues a mail is; undefined when it is in none, or is no id. */
  async locate(id: string): Promise<string | undefined> {
    for (const queue of QUEUES) if ((await this.#fileIn(queue, id)) !== undefined) return queue;
    return undefined;
  }

  /**
   * Does it with a mail.
   * @returns false when it is not in a queue, or no longer
   * @throws what execFile throws
   */
  async act(action: QueueAction, id: string): Promise<boolean> {
    if (!QUEUE_ID.test(id)) return false;
    // What waits for its time is where it should be, and is only tried.
    if (action === 'release' && (await this.#fileIn('deferred', id)) !== undefined) {
      await this.#tryNow(id);
      return true;
    }
    const { stderr } = await run('/usr/sbin/postsuper', ['-c', this.#config, OPTIONS[action], id], {
      env: environment,
      timeout: PATIENCE,
    });
    // Its exit status is 0 for an id that there is not, too.
    const done = /: 1 message$/m.test(stderr);
    if (done && action === 'release') await this.#tryNow(id);
    return done;
  }

  async #fileIn(queue: string, id: string): Promise<string | undefined> {
    if (!QUEUE_ID.test(id)) return undefined;
    const folder = path.join(this.#folder, queue);
    const below = await fs.promises.readdir(folder).catch(() => []);
    // A queue may be cut into folders named by a letter of the id (hash_queue_names).
    const parts = [folder, ...below.filter((name) => name.length === 1).map((name) => path.join(folder, name))];
    return parts.map((part) => path.join(part, id)).find((file) => fs.existsSync(file));
  }

  /**
   * What was let go is tried at once, and nothing else before its time: a file's time is when it is due, and the queue manager is
   * asked to forget which hosts did not answer (F) and to look for what is due (D).
   */
  async #tryNow(id: string): Promise<void> {
    try {
      const file = await this.#fileIn('deferred', id);
      const now = new Date();
      if (file !== undefined) await fs.promises.utimes(file, now, now);
      const qmgr = ['-c', this.#config, 'public', 'qmgr', 'FD'];
      await run('/usr/sbin/postkick', qmgr, { env: environment, timeout: PATIENCE });
    } catch {
      // On its way already; or Postfix is down, and tries it when it is back.
    }
  }
}
