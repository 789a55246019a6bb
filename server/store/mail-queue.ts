/**
 * What waits in Postfix's queue, asked of the watcher, which alone may touch it. However much waits, only what is shown is kept: the
 * list is read line by line.
 */
import { QUEUE_ID, type QueueAction } from './queue-id.ts';
import { linesOfWatcher } from './watcher.ts';

/** A mail that waits. */
export interface Queued {
  id: string;
  queue: string;
  arrivalDate: Date;
  /** Bytes. */
  size: number;
  /** MAILER-DAEMON for a bounce. */
  sender: string;
  /** Those to whom it has not been delivered yet. */
  recipients: { address: string; reason?: string }[];
}

/** The queue could not be asked, or not within its time. */
export class QueueAway extends Error {}

/** Lists being read at once: each is a process that reads every mail's envelope. */
const MOST_LISTS = 3;
/** Milliseconds for a list: some 100,000 mails that were not read lately. */
const LIST_TIME = 30_000;
const ACTION_TIME = 25_000;

export class MailQueue {
  readonly #socket: string | undefined;
  #lists = 0;

  /** @param socket the watcher's; undefined: there is no queue, since there are no mail daemons */
  constructor(socket: string | undefined) {
    this.#socket = socket;
  }

  /**
   * Hands each mail to `see`, in Postfix's order, until it says false.
   * @throws QueueAway
   */
  async each(see: (mail: Queued) => boolean): Promise<void> {
    if (this.#lists >= MOST_LISTS) throw new QueueAway('too many lists at once');
    this.#lists += 1;
    try {
      for await (const line of this.#ask('list', LIST_TIME)) {
        const said = JSON.parse(line) as Line;
        if ('done' in said) return;
        if (!('queue_id' in said)) break;
        if (!see(queuedOf(said))) return;
      }
      throw new QueueAway('the list is not whole');
    } finally {
      this.#lists -= 1;
    }
  }

  /** The queue that a mail is in; undefined when it is in none. @throws QueueAway */
  async locate(id: string): Promise<string | undefined> {
    const said = await this.#answer('locate', id);
    return said !== undefined && 'queue' in said ? said.queue : undefined;
  }

  /** @returns false when the mail is not there, or no longer. @throws QueueAway */
  async act(action: QueueAction, id: string): Promise<boolean> {
    const said = await this.#answer(action, id);
    return said !== undefined && 'done' in said;
  }

  async #answer(word: string, id: string): Promise<Line | undefined> {
    if (!QUEUE_ID.test(id)) return undefined;
    for await (const line of this.#ask(`${word} ${id}`, ACTION_TIME)) {
      const said = JSON.parse(line) as Line;
      if ('failed' in said) break;
      return said;
    }
    throw new QueueAway('the mail queue gave no answer');
  }

  async *#ask(question: string, time: number): AsyncGenerator<string> {
    try {
      yield* linesOfWatcher(this.#socket, question, time);
    } catch (error) {
      throw new QueueAway('the mail queue is away', { cause: error });
    }
  }
}

type Line =
  | { done: true }
  | { unknown: true }
  | { failed: true }
  | { queue: string }
  | {
      queue_name: string;
      queue_id: string;
      /** Seconds. */
      arrival_time: number;
      message_size: number;
      sender: string;
      recipients: { address: string; delay_reason?: string }[];
    };

function queuedOf(said: Extract<Line, { queue_id: string }>): Queued {
  return {
    id: said.queue_id,
    queue: said.queue_name,
    arrivalDate: new Date(said.arrival_time * 1000),
    size: said.message_size,
    sender: said.sender,
    recipients: said.recipients.map(({ address, delay_reason: reason }) => ({
      address,
      ...(reason === undefined ? {} : { reason }),
    })),
  };
}
