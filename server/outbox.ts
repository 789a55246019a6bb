/** Mails of the system itself: written in the transaction of what they tell of, sent by the worker. */
import { v7 as uuidv7 } from 'uuid';
import { inBatches } from './db/batches.ts';
import type { Sql, Tx } from './db/connect.ts';

export interface OwnMail {
  recipient: string;
  subject: string;
  body: string;
}

/** A mail that waits; `id` is also its Message-ID, so that a receiver can tell a repetition. */
export interface WaitingMail extends OwnMail {
  id: string;
  createdDate: Date;
}

/** Hands a mail to the mail system. @throws when it was not taken */
export type Post = (mail: WaitingMail) => Promise<void>;

/** Lays a mail out to be sent. */
export async function layOut(tx: Tx, mail: OwnMail, now: Date): Promise<void> {
  await tx`
    insert into outbox (id, recipient, subject, body, created_date, next_try)
    values (${uuidv7()}, ${mail.recipient}, ${mail.subject}, ${mail.body}, ${now}, ${now})`;
}

/** Some four days; then the mail is given up, and the log says so. */
const MOST_TRIES = 100;

/** The code of SMTP or of the connection: never the text, which can quote the mail. */
function reasonOf(error: Error): string | number {
  const { responseCode, code } = error as { responseCode?: number; code?: string };
  return responseCode ?? code ?? error.name;
}

/** Seconds until the next try: a minute, two, four ... an hour at the most. */
const wait = (tries: number): number => Math.min(60 * 2 ** tries, 3600);

/**
 * Sends what is due, each mail in a transaction of its own that holds its row: two workers never send the same one, and only a
 * crash between the mail system's yes and our commit could repeat it.
 */
export async function sendDue(sql: Sql, post: Post, report: (failure: object) => void = () => {}): Promise<void> {
  for (let more = true; more;) {
    more = await sql.begin(async (tx) => {
      const [mail] = await tx<(WaitingMail & { tries: number })[]>`
        select id, recipient, subject, body, tries, created_date as "createdDate" from outbox
         where next_try <= now() order by next_try limit 1 for update skip locked`;
      if (mail === undefined) return false;
      const refusal = await post(mail).then(
        () => undefined,
        (error: unknown) => (error instanceof Error ? error : new Error('unknown')),
      );
      if (refusal === undefined || mail.tries >= MOST_TRIES) {
        await tx`delete from outbox where id = ${mail.id}`;
      } else {
        await tx`
          update outbox set tries = tries + 1, next_try = now() + make_interval(secs => ${wait(mail.tries)}) where id = ${mail.id}`;
      }
      if (refusal !== undefined)
        report({ mail: mail.id, tries: mail.tries + 1, givenUp: mail.tries >= MOST_TRIES, reason: reasonOf(refusal) });
      return true;
    });
  }
}

/** Forgets mails that nobody took within a week: where there are no mail daemons none is ever sent. */
export async function dropOldMails(sql: Sql): Promise<void> {
  await inBatches(
    (most) => sql`
      delete from outbox
       where ctid = any(array(select ctid from outbox where created_date < now() - interval '7 days' order by created_date limit ${most}))`,
  );
}
