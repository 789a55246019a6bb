/** One of those who change settings and send mail at once, each in a domain of its own, on connections that stay open. */
import type { Change, Lane } from './immediacy-changes.ts';
import { type MailboxState, type Outcome, outcomeOf, type TestMail } from './immediacy-model.ts';
import { Closed } from './line-client.ts';
import { MailboxReader } from './mailbox-reader.ts';
import { itself, replyTo } from './scenario-outside.ts';
import { composed, messageId } from './scenario-mail.ts';
import type { Stage } from './scenario-stage.ts';
import { EICAR, PASSWORD, PASSWORD_HASH } from './scenario-words.ts';
import { SmtpClient } from './smtp.ts';

export class LaneClient {
  readonly lane: Lane;
  readonly #stage: Stage;
  readonly #smtp: SmtpClient;
  readonly #readers = new Map<string, MailboxReader>();

  private constructor(stage: Stage, lane: Lane, smtp: SmtpClient) {
    this.#stage = stage;
    this.lane = lane;
    this.#smtp = smtp;
  }

  /** Makes a domain with two mailboxes and an Exchange mailbox. @param key in every name of theirs */
  static async open(stage: Stage, key: string): Promise<LaneClient> {
    const { api } = stage.system;
    await api.call('POST', '/accounts', { accountNumber: key });
    const domain = `/accounts/${key}/email/${key}.example`;
    await api.put(domain, {});
    const rules = () => ({ values: new Map<string, string>(), list: new Map<string, string>() });
    const mailboxes: MailboxState[] = ['alice', 'bob', 'edith'].map((name) => ({
      name,
      ...rules(),
      forwards: new Set(),
      answered: undefined,
      exchange: name === 'edith' ? { needsLogin: false, refused: '', forwardTo: '', keepsCopy: true } : undefined,
    }));
    for (const { name, exchange } of mailboxes) {
      const kind = exchange === undefined ? 'mailbox' : 'exchange';
      const fields = { passwordHash: PASSWORD_HASH, ...(exchange && { displayName: name }) };
      await api.put(`${domain}/usernames/${name}/${kind}`, fields);
      if (exchange) await api.put(`${domain}/usernames/${name}/exchange`, { deliverToMailboxAndForward: true });
    }
    const lane = { key, domain: { ...rules(), isDisabled: false, keepsCopy: true }, mailboxes };
    return new LaneClient(stage, lane, await SmtpClient.open(stage.system.ready().smtp ?? ''));
  }

  /** Makes a change. @returns what the mail must come to from its 2xx on */
  async change({ call, body, apply }: Change, mailbox: MailboxState, mail: TestMail): Promise<Outcome> {
    const [method = '', path = ''] = call.split(' ');
    const reply = await this.#stage.system.api.call(method, path, body);
    if (reply.status >= 300)
      throw new Error(`${call} ${JSON.stringify(body)}: ${reply.status} ${JSON.stringify(reply.body)}`);
    apply();
    return outcomeOf(this.lane.domain, mailbox, mail);
  }

  /**
   * Sends a mail and sees what becomes of it.
   * @param wanted only for what to wait for; it does not change what is seen
   * @returns milliseconds until the mail was decided
   */
  async send(
    name: string,
    mailbox: MailboxState,
    mail: TestMail,
    wanted: Outcome,
  ): Promise<{ seen: Outcome; milliseconds: number }> {
    const began = performance.now();
    const already = this.#stage.sink.mails.length;
    const { answer, queueId } = await this.#submit(name, mailbox, mail);
    if (queueId !== undefined) await this.#stage.queue.removed([queueId]);
    const milliseconds = performance.now() - began;
    if (queueId !== undefined) await this.#stage.queue.settled([queueId]);
    if (wanted.isReplied) mailbox.answered?.add(mail.sender);
    const id = messageId(name, this.lane.key);
    const out = this.#stage.sink.mails.slice(already);
    const targets = [`first`, `second`, `third`].map((target) => `${target}@${this.lane.key}.test`);
    const stored = this.lane.domain.isDisabled ? undefined : await this.#stored(id, mailbox.name);
    return {
      seen: {
        answer,
        folder: stored?.folder ?? 'none',
        isMarked:
          stored?.isMarked ?? out.some((each) => each.text.includes(id) && /^Subject: \[SPAM\] /m.test(each.text)),
        sentTo: targets.filter((target) => out.some(itself(id, target))).toSorted(),
        isReplied: out.some(replyTo(id, mail.sender)),
      },
      milliseconds,
    };
  }

  close(): void {
    this.#smtp.close();
    for (const reader of this.#readers.values()) reader.close();
  }

  async #submit(
    name: string,
    mailbox: MailboxState,
    { sender, points, hasVirus }: TestMail,
  ): Promise<{ answer: number; queueId: string | undefined }> {
    const to = `${mailbox.name}@${this.lane.key}.example`;
    const attach = hasVirus ? { attach: [{ name: 'test.txt', pieces: [EICAR] }] } : {};
    const step = { mail: name, to, ...(points > 0 && { points }), ...attach };
    const reply = await this.#smtp.mail({ from: sender, to: [to], text: composed(step, this.lane.key, sender, [to]) });
    if (reply.code !== 250) await this.#smtp.send('RSET');
    return { answer: reply.code, queueId: /queued as ([0-9A-F]+)/.exec(reply.text)?.[1] };
  }

  /** Where a mail is; a session that a change has ended is opened anew. @throws Error when it is there twice */
  async #stored(id: string, mailbox: string): Promise<{ folder: Outcome['folder']; isMarked: boolean } | undefined> {
    const look = async () => await (await this.#reader(mailbox)).everywhere(['INBOX', 'Spam']);
    const mails = await look().catch(async (error: unknown) => {
      if (!(error instanceof Closed)) throw error;
      this.#readers.delete(mailbox);
      return await look();
    });
    const [found, ...more] = mails.filter((each) => each.all('message-id').includes(id));
    if (more.length > 0) throw new Error(`${id} is there ${more.length + 1} times`);
    if (found === undefined) return undefined;
    const isMarked = (found.header('subject') ?? '').startsWith('[SPAM] ');
    return { folder: found.folder as Outcome['folder'], isMarked };
  }

  async #reader(mailbox: string): Promise<MailboxReader> {
    const known = this.#readers.get(mailbox);
    if (known !== undefined) return known;
    const address = `${mailbox}@${this.lane.key}.example`;
    const reader = await MailboxReader.open(this.#stage.system.ready().imap ?? '', address, PASSWORD);
    this.#readers.set(mailbox, reader);
    return reader;
  }
}
