/**
 * What Postfix has in its queue, read from its log: so a test knows that a mail, and every mail that came of it (a forward, a
 * reply, a bounce), has been decided, and that what is not there now will not come.
 */
import fs from 'node:fs';
import path from 'node:path';

/** Seconds after which a mail that is still in the queue is a fault. */
const PATIENCE = 20;
/** A mail, its forward, the forward's reply, its bounce: mails that come of mails. */
const GENERATIONS = 6;

/** `postfix/smtpd[12]: 4F2A: client=...`: the program, the queue id, what it says. */
const LINE = /postfix\/(?:[a-z-]+\/)?([a-z-]+)\[\d+\]: ([0-9A-F]{5,}): (.*)/;
const REFUSED = /^(?:milter-)?(?:reject|discard):/;

export class PostfixQueue {
  readonly #file: string;
  readonly #watcher: fs.FSWatcher;
  /** Queue ids that have a mail, with the last that was said of each. */
  readonly #open = new Map<string, string>();
  readonly #closed = new Set<string>();
  #read = 0;
  #rest = '';
  #wake: (() => void)[] = [];

  /** @param home the state folder of a system whose Postfix has started */
  constructor(home: string) {
    this.#file = path.join(home, 'logs', 'postfix.log');
    this.#watcher = fs.watch(this.#file, () => this.#follow());
    this.#follow();
  }

  /**
   * Waits until these mails are out of the queue, and all that came of them.
   * @param ids queue ids, as Postfix's 250 names them
   * @throws Error with what was last said of a mail that stays
   */
  async settled(ids: string[]): Promise<void> {
    for (let generation = 0; generation < GENERATIONS; generation++) {
      // What came of a mail was logged before that mail's end.
      const waited = [...new Set([...ids, ...this.#open.keys()])].filter((id) => !this.#closed.has(id));
      if (waited.length === 0) return;
      await this.#closing(waited);
    }
  }

  /** Waits until each of these mails is out of the queue; not for what came of them. */
  async removed(ids: string[]): Promise<void> {
    await this.#closing(ids);
  }

  /** The last lines of Postfix's log that hold one of these words. */
  lines(words: string[], most = 20): string[] {
    return matchingLines(this.#file, words, most);
  }

  close(): void {
    this.#watcher.close();
  }

  async #closing(ids: string[]): Promise<void> {
    const deadline = Date.now() + PATIENCE * 1000;
    const left = (): string[] => ids.filter((id) => !this.#closed.has(id));
    while (left().length > 0) {
      if (Date.now() > deadline) {
        const said = left().map((id) => `${id}: ${this.#open.get(id) ?? 'nothing was said of it'}`);
        throw new Error(`Still in the queue after ${PATIENCE} s:\n${said.join('\n')}`);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        this.#wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
      this.#follow();
    }
  }

  #follow(): void {
    const text = readFrom(this.#file, this.#read);
    if (text === '') return;
    this.#read += Buffer.byteLength(text, 'latin1');
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) this.#take(line);
    for (const wake of this.#wake.splice(0)) wake();
  }

  #take(line: string): void {
    const [, program, id = '', said = ''] = LINE.exec(line) ?? [];
    if (program === undefined) return;
    if (program === 'cleanup' && said.startsWith('message-id=')) {
      // Short ids come again.
      this.#closed.delete(id);
      this.#open.set(id, said);
    } else if (said === 'removed' || REFUSED.test(said)) {
      this.#open.delete(id);
      this.#closed.add(id);
    } else if (this.#open.has(id)) this.#open.set(id, said);
  }
}

function readFrom(file: string, offset: number): string {
  const opened = fs.openSync(file, 'r');
  try {
    const size = fs.fstatSync(opened).size - offset;
    if (size <= 0) return '';
    const buffer = Buffer.alloc(size);
    return buffer.toString('latin1', 0, fs.readSync(opened, buffer, 0, size, offset));
  } finally {
    fs.closeSync(opened);
  }
}

/** The last lines of a log that hold one of these words. */
export function matchingLines(file: string, words: string[], most: number): string[] {
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').split('\n') : [];
  return lines.filter((line) => words.some((word) => line.includes(word))).slice(-most);
}
