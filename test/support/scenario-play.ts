/** Plays one scenario: its mailboxes are made, its steps are done in their order, each is held to what it says. */
import assert from 'node:assert/strict';
import { until } from '../engine/until.ts';
import { MailboxReader, type StoredMail } from './mailbox-reader.ts';
import { Closed } from './line-client.ts';
import { logIns } from './log-ins.ts';
import { Api } from './operator.ts';
import type {
  BouncedStep,
  CallStep,
  FoundStep,
  LogsInStep,
  MoveStep,
  NoReplyStep,
  ReplyStep,
  ScenarioFile,
  SentStep,
  Step,
  TaughtStep,
} from './scenario-form.ts';
import { bounceOf, type IsIt, itself, read, replyTo } from './scenario-outside.ts';
import { looksAs, matches } from './scenario-looks.ts';
import { messageId } from './scenario-mail.ts';
import { Post } from './scenario-post.ts';
import { report } from './scenario-report.ts';
import type { Stage } from './scenario-stage.ts';
import { addressOf, filled, PASSWORD, PASSWORD_HASH } from './scenario-words.ts';
import type { SinkMail } from './sink.ts';
import { taughtMails } from './taught.ts';

/** Milliseconds within which what is to come must come. */
const SOON = 10_000;

/** @throws Error that names the step and tells what was seen */
export async function play(stage: Stage, scenario: ScenarioFile): Promise<void> {
  const player = new Player(stage, scenario);
  try {
    await player.setUp();
    for (const [index, step] of scenario.steps.entries()) {
      try {
        await player.do(step);
      } catch (error) {
        const seen = await report(stage, scenario, player.readers, player.post.ids);
        const what = `step ${index + 1} ${JSON.stringify(step).slice(0, 500)}\n${(error as Error).message}`;
        throw new Error(`${what}\n\n${seen}`, { cause: error });
      }
    }
  } finally {
    player.close();
  }
}

class Player {
  readonly readers = new Map<string, MailboxReader>();
  readonly post: Post;
  readonly #stage: Stage;
  readonly #scenario: ScenarioFile;
  readonly #key: string;
  /** What later steps may say by a word. */
  readonly #words: Record<string, string> = {};

  constructor(stage: Stage, scenario: ScenarioFile) {
    this.#stage = stage;
    this.#scenario = scenario;
    this.#key = scenario.key;
    this.post = new Post(stage.system, scenario.key);
  }

  async setUp(): Promise<void> {
    const { api } = this.#stage.system;
    const account = `/accounts/${this.#key}`;
    await this.#call({ call: 'POST /accounts', body: { accountNumber: this.#key }, status: 201 });
    const names = [
      `${this.#key}.example`,
      ...(this.#scenario.domains ?? []).map((name) => `${this.#key}-${name}.example`),
    ];
    for (const name of names) await api.put(`${account}/email/${name}`, {});
    for (const [name, { exchange, ...fields }] of Object.entries(this.#scenario.mailboxes)) {
      const [local, domain] = addressOf(name, this.#key).split('@');
      const path = `${account}/email/${domain}/usernames/${local}/${exchange === true ? 'exchange' : 'mailbox'}`;
      const own = fields['virtual'] === true ? {} : { passwordHash: PASSWORD_HASH };
      await api.put(path, { ...own, ...(exchange === true ? { displayName: local } : {}), ...fields });
    }
  }

  async do(written: Step): Promise<void> {
    const step = filled(written, this.#words) as Step;
    if ('call' in step) await this.#change(step);
    else if ('mail' in step) await this.post.send(step, step.back === undefined ? undefined : this.#wentOut(step.back));
    else if ('found' in step) await this.#found(step);
    else if ('missing' in step) await this.#missing(step.missing, step.in);
    else if ('sent' in step) for (const to of [step.to].flat()) await this.#sent(step, to);
    else if ('notSent' in step)
      await this.#none(`${step.notSent} to ${step.to}`, itself(this.#id(step.notSent), step.to));
    else if ('reply' in step) await this.#reply(step);
    else if ('noReply' in step) await this.#noReply(step);
    else if ('bounced' in step) await this.#bounced(step);
    else if ('notBounced' in step)
      await this.#none(`a bounce of ${step.notBounced}`, bounceOf(this.#id(step.notBounced)));
    else if ('move' in step) await this.#move(step);
    else if ('taught' in step) await this.#taught(step);
    else await this.#logsIn(step);
  }

  close(): void {
    for (const reader of this.readers.values()) reader.close();
    this.post.close();
  }

  /** A mail as the world outside has it. */
  #wentOut(name: string): string {
    const mail = this.#stage.sink.mails.find(({ text }) => text.includes(this.#id(name)));
    assert.ok(mail !== undefined, `${name} has not gone out: a step that waits for it comes first`);
    return Buffer.from(mail.text).toString('latin1');
  }

  /** What was sent before a change was decided before it. */
  async #change(step: CallStep): Promise<void> {
    await this.#stage.queue.settled(this.post.ids);
    await this.#call(step);
  }

  async #call({ call, body, status, by }: CallStep): Promise<void> {
    const [, method = '', path = ''] = /^(\S+) (.*)$/.exec(call) ?? [];
    const { api, ready } = this.#stage.system;
    const caller = by === undefined ? api : new Api(ready().http, addressOf(by, this.#key), PASSWORD);
    const reply = await caller.call(method, path, body);
    const isRight = status === undefined ? reply.status < 300 : reply.status === status;
    assert.ok(isRight, `${status ?? '2xx'} was wanted, ${reply.status} came: ${JSON.stringify(reply.body)}`);
  }

  async #reader(mailbox: string): Promise<MailboxReader> {
    const address = addressOf(mailbox, this.#key);
    const known = this.readers.get(address);
    if (known !== undefined) return known;
    const reader = await MailboxReader.open(this.#stage.system.ready().imap ?? '', address, PASSWORD);
    this.readers.set(address, reader);
    return reader;
  }

  #id(name: string): string {
    return messageId(name, this.#key);
  }

  /** The copies of a mail in mailboxes. */
  async #stored(name: string, mailboxes: string[], folders?: string[]): Promise<StoredMail[]> {
    const id = this.#id(name);
    const found: StoredMail[] = [];
    for (const mailbox of mailboxes) found.push(...(await this.#seen(mailbox, folders)));
    return found.filter((mail) => mail.all('message-id').includes(id));
  }

  /** What a mailbox has now; with a new log-in when the old one was ended, as some changes do. */
  async #seen(mailbox: string, folders?: string[]): Promise<StoredMail[]> {
    try {
      return await (await this.#reader(mailbox)).everywhere(folders);
    } catch (error) {
      if (!(error instanceof Closed)) throw error;
      this.readers.delete(addressOf(mailbox, this.#key));
      return await (await this.#reader(mailbox)).everywhere(folders);
    }
  }

  async #found(step: FoundStep): Promise<void> {
    const { found: name, folder = 'INBOX', times = 1 } = step;
    const mailboxes = [step.in].flat();
    await this.#stage.queue.removed(this.post.ids);
    const [first] = await until(
      `${name} in ${folder}`,
      async () => {
        const found = await this.#stored(name, mailboxes, [folder]);
        return found.length > 0 && found;
      },
      SOON,
    );
    if (step.times !== undefined || mailboxes.length > 1) await this.#stage.queue.settled(this.post.ids);
    const all = await this.#stored(name, mailboxes);
    assert.deepEqual(
      all.map((mail) => mail.folder),
      Array.from({ length: times }, () => folder),
      `${name}: its folders`,
    );
    looksAs(first!, step, this.post.mails.get(name)!.made.header('subject'));
  }

  async #missing(name: string, mailbox: string): Promise<void> {
    await this.#stage.queue.settled(this.post.ids);
    const found = await this.#stored(name, [mailbox]);
    assert.deepEqual(
      found.map((mail) => mail.folder),
      [],
      `${name} is there, in these folders`,
    );
  }

  async #sent(step: SentStep, to: string): Promise<void> {
    const mail = await this.#wanted(`${step.sent} to ${to}`, itself(this.#id(step.sent), to), step.times);
    if (step.from !== undefined) assert.ok(matches(step.from, mail.from), `its envelope sender is <${mail.from}>`);
    looksAs(read(mail), step, this.post.mails.get(step.sent)!.made.header('subject'));
    if (step.keep === undefined) return;
    this.#words[step.keep] = mail.from;
    // SRS0=hash=time=domain=local: another hash.
    this.#words[`${step.keep}:forged`] = mail.from.replace(
      /^(SRS[01][=+-])(.)/i,
      (_, tag: string, letter: string) => `${tag}${letter === 'A' ? 'B' : 'A'}`,
    );
  }

  async #reply(step: ReplyStep): Promise<void> {
    if (step.in !== undefined) return await this.#replyInside(step, step.in);
    const { from } = this.post.mails.get(step.reply)!;
    const mail = await this.#wanted(
      `a reply to ${step.reply}`,
      replyTo(this.#id(step.reply), step.to ?? from),
      step.times,
    );
    const reply = read(mail);
    assert.equal(mail.from, '', 'its envelope sender');
    assert.match(reply.header('auto-submitted') ?? 'no Auto-Submitted', /^auto-replied\b/);
    looksAs(reply, step, undefined);
  }

  async #replyInside(step: ReplyStep, mailbox: string): Promise<void> {
    const all = async (): Promise<StoredMail[]> => this.#repliesIn(mailbox, step.reply);
    await until(`a reply to ${step.reply}`, async () => (await all()).length > 0, SOON);
    const [reply, ...more] = await all();
    assert.equal(more.length, 0, 'there is more than one reply');
    looksAs(reply!, step, undefined);
  }

  async #noReply(step: NoReplyStep): Promise<void> {
    if (step.in === undefined) return await this.#none(`a reply to ${step.noReply}`, replyTo(this.#id(step.noReply)));
    await this.#stage.queue.settled(this.post.ids);
    assert.equal((await this.#repliesIn(step.in, step.noReply)).length, 0, `a reply to ${step.noReply} is there`);
  }

  /** The autoresponder's answers to a mail that have come into a mailbox. */
  async #repliesIn(mailbox: string, name: string): Promise<StoredMail[]> {
    const id = this.#id(name);
    return (await this.#seen(mailbox)).filter((mail) => mail.all('in-reply-to').includes(id));
  }

  async #bounced(step: BouncedStep): Promise<void> {
    const mail = await this.#wanted(`a bounce of ${step.bounced}`, bounceOf(this.#id(step.bounced), step.to));
    if (step.text !== undefined) assert.ok(mail.text.includes(step.text), `the bounce says nothing of ${step.text}`);
  }

  /** Waits for a mail in the world outside; there must be as many as wanted. */
  async #wanted(what: string, isIt: IsIt, times?: number): Promise<SinkMail> {
    const all = (): SinkMail[] => this.#stage.sink.mails.filter(isIt);
    await this.#stage.queue.removed(this.post.ids);
    await until(what, () => all().length > 0, SOON);
    if (times !== undefined) await this.#stage.queue.settled(this.post.ids);
    assert.equal(all().length, times ?? 1, `${what}: so many went out`);
    return all()[0]!;
  }

  async #none(what: string, isIt: IsIt): Promise<void> {
    await this.#stage.queue.settled(this.post.ids);
    assert.equal(this.#stage.sink.mails.filter(isIt).length, 0, `${what} went out`);
  }

  async #taught({ taught, domain }: TaughtStep): Promise<void> {
    const { system } = this.#stage;
    const isEnough = async (): Promise<boolean> => (await taughtMails(system, domain, 'spam')) >= taught;
    await until(`${taught} mails learned`, isEnough, SOON);
  }

  async #logsIn({ logsIn, imap, pop3, submission }: LogsInStep): Promise<void> {
    const found = await logIns(this.#stage.system.ready(), addressOf(logsIn, this.#key), PASSWORD);
    assert.deepEqual(found, { imap, pop3, submission });
  }

  async #move(step: MoveStep): Promise<void> {
    const [mail] = await this.#stored(step.move, [step.in], [step.from]);
    assert.ok(mail !== undefined, `${step.move} is not in ${step.from}`);
    await (await this.#reader(step.in)).move(mail, step.to);
  }
}
