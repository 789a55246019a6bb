/** Answers Postfix's questions about a recipient, and about a whole mail: what decide.ts decides, on what was found. */
import { Unanswered } from '../database.ts';
import type { Listening, Place, Talk } from '../listen.ts';
import { listen } from '../listen.ts';
import { kindOf, type Logger } from '../log.ts';
import type { OwnAddresses, RecipientRules, SenderLimits, SenderLists } from '../queries.ts';
import { DUNNO, refusalAhead, refusalAtEnd, refusalByRecipient, refusalBySender } from './decide.ts';
import { answerOf, type Question, QuestionReader } from './question.ts';
import type { Connection } from './socket-owner.ts';
import { isSrs } from './srs.ts';
import { UnderWay } from './under-way.ts';

/** Whom the answers are asked of; each may fail, and then the mail is to be tried later. */
export interface Sources {
  recipientRules: (address: string) => Promise<RecipientRules | undefined>;
  /** Of an address that Sieve sends on to: the Exchange mailboxes behind it that choose their senders. */
  targets: (address: string) => Promise<(SenderLists & { id: string })[]>;
  senderLimits: (login: string) => Promise<SenderLimits | undefined>;
  ownAddresses: (address: string) => Promise<OwnAddresses | undefined>;
  /** Of an address that looks like one of SRS: was it made here, or is it a mailbox by chance? */
  takesSrs: (address: string, sender: string) => Promise<boolean>;
  /** Whose process is at the client's end of a connection? */
  socketOwner: (connection: Connection) => Promise<number | undefined>;
}

export interface PolicyOptions {
  hostname: string;
  /** The users who may use the reinjection port. */
  reinjectors: number[];
  sources: Sources;
  log: Logger;
}

const TROUBLE = '4.3.0 Temporary trouble, try again later';
const NO_SUCH_MAILBOX = '550 5.1.1 There is no such mailbox here';
const NOT_FOR_YOU = "554 5.7.1 This port is the mail store's alone";

/** Milliseconds: longer than Postfix keeps an idle connection (smtpd_policy_service_max_idle, 300 s). */
const IDLE = 600_000;
const CONNECTIONS = 1000;

export async function servePolicy(at: Place, options: PolicyOptions): Promise<Listening> {
  const judge = new Judge(options);
  const talk: Talk = async function* (chunks) {
    const reader = new QuestionReader();
    for await (const chunk of chunks) {
      for (const question of reader.read(chunk)) yield answerOf(await judge.answer(question));
    }
  };
  return listen({ at, talk, idle: IDLE, most: CONNECTIONS, name: 'policy', log: options.log });
}

/** One for all connections of Postfix. */
export class Judge {
  readonly #options: PolicyOptions;
  readonly #underWay = new UnderWay();

  constructor(options: PolicyOptions) {
    this.#options = options;
  }

  /** Never rejects. @returns an action of access(5) */
  async answer(question: Question): Promise<string> {
    try {
      return (await this.#judge(question)) ?? DUNNO;
    } catch (error) {
      if (!(error instanceof Unanswered)) this.#options.log.warn(kindOf(error), 'a mail must wait');
      // A restriction that follows may still refuse for good; on the reinjection port that would be the one that refuses everybody.
      return `${isReinjection(question) ? '451' : 'DEFER_IF_PERMIT'} ${TROUBLE}`;
    }
  }

  async #judge(question: Question): Promise<string | undefined> {
    if (isReinjection(question)) return this.#reinjection(question);
    if (question.get('policy_context') === 'forward') return this.#forward(question);
    switch (question.get('protocol_state')) {
      case 'RCPT':
        return this.#recipient(question);
      case 'DATA':
        return this.#countedBySender(question);
      case 'END-OF-MESSAGE':
        return this.#end(question);
      default:
        return undefined;
    }
  }

  /** Loopback is no proof of anything: every user of this machine has it. */
  async #reinjection(question: Question): Promise<string> {
    const owner = await this.#options.sources.socketOwner({
      clientAddress: text(question, 'client_address'),
      clientPort: number(question, 'client_port'),
      serverAddress: text(question, 'server_address'),
      serverPort: number(question, 'server_port'),
    });
    return owner !== undefined && this.#options.reinjectors.includes(owner) ? 'OK' : NOT_FOR_YOU;
  }

  /** A mailbox of ours that is forwarded to was not asked at the door: what it would have said goes with the mail. */
  async #forward(question: Question): Promise<string | undefined> {
    const { targets, ownAddresses } = this.#options.sources;
    const sender = text(question, 'sender');
    const found = sender === '' ? [] : await targets(text(question, 'recipient'));
    return found.length === 0 ? undefined : refusalAhead(found, { sender, own: await ownAddresses(sender) });
  }

  async #recipient(question: Question): Promise<string | undefined> {
    const { sources, hostname } = this.#options;
    const [recipient, sender, login] = [
      text(question, 'recipient'),
      text(question, 'sender'),
      text(question, 'sasl_username'),
    ];
    const [instance, size] = [text(question, 'instance'), number(question, 'size')];
    const [rules, limits] = await Promise.all([
      sources.recipientRules(recipient),
      login === '' ? undefined : sources.senderLimits(login),
    ]);
    const refusal =
      (limits && refusalBySender(limits, size, this.#underWay.of(instance).count + 1)) ??
      (rules &&
        refusalByRecipient(rules, { sender, size, hasLogin: login !== '', own: await this.#own(rules, sender) }));
    if (refusal !== undefined) return refusal;
    if (isSrs(recipient, hostname) && !(await sources.takesSrs(recipient, sender))) return NO_SUCH_MAILBOX;
    this.#underWay.add(instance, rules?.largest ?? Infinity);
    return undefined;
  }

  /** Only asked where a list will be read. */
  async #own(rules: RecipientRules, sender: string): Promise<OwnAddresses | undefined> {
    const hasList = rules.onlyFrom !== '' || rules.notFrom !== '';
    return hasList && sender !== '' ? this.#options.sources.ownAddresses(sender) : undefined;
  }

  /** Now Postfix has counted the recipients itself, and those alone that it took; at the end it knows the real size too. */
  async #countedBySender(question: Question): Promise<string | undefined> {
    const login = text(question, 'sasl_username');
    const limits = login === '' ? undefined : await this.#options.sources.senderLimits(login);
    return limits && refusalBySender(limits, number(question, 'size'), number(question, 'recipient_count'));
  }

  async #end(question: Question): Promise<string | undefined> {
    const instance = text(question, 'instance');
    const refusal = (await this.#countedBySender(question)) ?? (await this.#tooLargeForAll(question));
    this.#underWay.forget(instance);
    return refusal;
  }

  async #tooLargeForAll(question: Question): Promise<string | undefined> {
    const size = number(question, 'size');
    const { count, most } = this.#underWay.of(text(question, 'instance'));
    // Postfix names the recipient only where it is the only one. Without it, and with some that we have not seen (we were started
    // meanwhile), the mail passes: each mailbox's own script looks again.
    const only = text(question, 'recipient');
    if (only !== '') return refusalAtEnd(size, (await this.#options.sources.recipientRules(only))?.largest ?? Infinity);
    return count < number(question, 'recipient_count') ? undefined : refusalAtEnd(size, most);
  }
}

const isReinjection = (question: Question): boolean => question.get('policy_context') === 'reinjection';
const text = (question: Question, name: string): string => question.get(name) ?? '';

/** What is no number counts as 0: not told. */
function number(question: Question, name: string): number {
  const value = text(question, name);
  return /^[0-9]{1,15}$/.test(value) ? Number(value) : 0;
}
