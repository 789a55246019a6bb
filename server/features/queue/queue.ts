import { audit } from '../../audit.ts';
import type { Sql } from '../../db/connect.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { type MailQueue, QueueAway, type Queued } from '../../store/mail-queue.ts';
import type { QueueAction } from '../../store/queue-id.ts';
import type { QueueQuery } from './schema.ts';

/** Recipients that are shown of a mail. */
const MOST_RECIPIENTS = 100;

/** A mail as it is shown. */
export interface ShownMail extends Queued {
  recipientCount: number;
}

/** A page of what fits the filters, and how many fit. */
export interface QueuePage {
  count: number;
  rows: ShownMail[];
}

/** Reads the whole queue and keeps one page of it. @throws Fault 503 */
export async function listQueue(
  queue: MailQueue,
  by: By,
  query: QueueQuery,
  limit: number,
  offset: number,
): Promise<QueuePage> {
  const fits = filterOf(query);
  const page: QueuePage = { count: 0, rows: [] };
  await orUnavailable(by, async () =>
    queue.each((mail) => {
      if (!fits(mail)) return true;
      if (page.count >= offset && page.rows.length < limit) page.rows.push(shown(mail));
      page.count += 1;
      return true;
    }),
  );
  return page;
}

/** @throws Fault 404, 503 */
export async function getQueued(queue: MailQueue, by: By, id: string): Promise<ShownMail> {
  let found: Queued | undefined;
  await orUnavailable(by, async () => {
    // A list is long; whether the mail is there at all is known at once.
    if ((await queue.locate(id)) === undefined) return;
    await queue.each((mail) => {
      if (mail.id === id) found = mail;
      return found === undefined;
    });
  });
  if (found === undefined) throw faults.notFound('Message');
  return shown(found);
}

const OPERATIONS = { hold: 'holdQueued', release: 'releaseQueued', remove: 'removeQueued' } as const;
/** Where a mail is afterwards. */
const AFTER = { hold: 'hold', release: 'deferred', remove: null } as const;
/** Where there is nothing to do: it is held already, or on its way. */
const IDLE: Record<QueueAction, string[]> = { hold: ['hold'], release: ['maildrop', 'incoming', 'active'], remove: [] };

/**
 * Holds a mail, lets it go, or removes it without a word to anybody. One that is let go is tried, also when it only waits for its time.
 * @throws Fault 404, 503
 */
export async function actOnQueued(sql: Sql, queue: MailQueue, by: By, action: QueueAction, id: string): Promise<void> {
  const was = await orUnavailable(by, async () => queue.locate(id));
  if (was === undefined) throw faults.notFound('Message');
  if (IDLE[action].includes(was)) return;
  await sql.begin(async (tx) => {
    // Before it is done: what cannot be written down is not done.
    await audit(tx, by, OPERATIONS[action], id, { queue: [was, AFTER[action]] });
    // It may have been delivered in between.
    if (!(await orUnavailable(by, async () => queue.act(action, id)))) throw faults.notFound('Message');
  });
}

function shown(mail: Queued): ShownMail {
  const { recipients } = mail;
  return { ...mail, recipientCount: recipients.length, recipients: recipients.slice(0, MOST_RECIPIENTS) };
}

async function orUnavailable<T>(by: By, asked: () => Promise<T>): Promise<T> {
  try {
    return await asked();
  } catch (error) {
    throw error instanceof QueueAway ? faults.unavailable(by.requestId) : error;
  }
}

function filterOf({ filterQueue, filterSender, filterRecipient }: QueueQuery): (mail: Queued) => boolean {
  const [sender, recipient] = [filterSender, filterRecipient].map(patternOf);
  return (mail) =>
    (filterQueue === undefined || mail.queue === filterQueue) &&
    (sender === undefined || sender(mail.sender)) &&
    (recipient === undefined || mail.recipients.some(({ address }) => recipient(address)));
}

/** `*` is any characters, and nothing else is special. No regular expression: its time would be the caller's to choose. */
function patternOf(filter: string | undefined): ((text: string) => boolean) | undefined {
  if (filter === undefined) return undefined;
  const [first = '', ...rest] = filter.toLowerCase().split('*');
  const last = rest.pop();
  return (given) => {
    const text = given.toLowerCase();
    if (last === undefined) return text === first;
    if (!text.startsWith(first)) return false;
    let at = first.length;
    for (const part of rest) {
      at = text.indexOf(part, at);
      if (at < 0) return false;
      at += part.length;
    }
    return text.length - last.length >= at && text.endsWith(last);
  };
}
