/**
 * The milter of the submission ports: a mail's From header names nobody but the mailbox that has logged in (contract.md F.3). It sees
 * the log-in, MAIL FROM and the headers, says its one word at their end, and marks what passes as sent by someone who had logged in:
 * no submitted mail comes past it, whereas Rspamd may be away.
 */
import { HEADERS } from '../../server/policy/words.ts';
import { Unanswered } from '../database.ts';
import { listen, type Listening, type Place, type Talk } from '../listen.ts';
import { kindOf, type Logger } from '../log.ts';
import { NonsenseError } from '../nonsense.ts';
import { shownAddresses, UnreadableFrom } from './from-header.ts';
import {
  addedHeader,
  type Agreement,
  macrosOf,
  negotiate,
  type Packet,
  packet,
  PacketReader,
  textsOf,
} from './packets.ts';

export interface MilterOptions {
  /** Which of these addresses the log-in (`id.generation`) may not send from. */
  findForeign: (login: string, addresses: string[]) => Promise<string[]>;
  log: Logger;
}

const NOT_YOURS = '553 5.7.1 The From header must be an address of the mailbox that has logged in';
/** RFC 5322 3.6: a mail has exactly one From. One that cannot be read is not the mailbox's own: 553 as well (contract.md F.3). */
const UNREADABLE =
  '553 5.6.0 The mail must have one From header, and one that can be read in one way only (RFC 5322 3.6.2)';
const NO_LOGIN = '530 5.7.0 Authentication required';
const TRY_LATER = '451 4.3.0 Temporary trouble, try again later';

/** Milliseconds: a session may be silent for five minutes (smtpd_timeout), and its mail may take its time. */
const IDLE = 3_600_000;
const CONNECTIONS = 1000;

export async function serveMilter(at: Place, options: MilterOptions): Promise<Listening> {
  const talk: Talk = async function* (chunks) {
    const [reader, session] = [new PacketReader(), new Session(options)];
    for await (const chunk of chunks) {
      for (const command of reader.read(chunk)) {
        const answer = await session.answer(command);
        if (answer === 'bye') return;
        if (answer !== undefined) yield answer;
      }
    }
  };
  return listen({ at, talk, idle: IDLE, most: CONNECTIONS, name: 'milter', log: options.log });
}

const CONTINUE = packet('c');
/** A header can be added at the end of a mail only. */
const MARKED = Buffer.concat([addedHeader(HEADERS.authenticated, 'yes'), CONTINUE]);

/** What is known of one mail. */
interface Mail {
  login: string;
  /** The From headers, as they came; more than two are as wrong as two. */
  from: string[];
  /** A header holds what some clients take for another header, a From. */
  hidesFrom: boolean;
}

const nothing = (): Mail => ({ login: '', from: [], hidesFrom: false });

/** One connection, which may bring many mails, of many sessions. */
export class Session {
  readonly #options: MilterOptions;
  #agreed: Agreement | undefined;
  #mail: Mail = nothing();
  /** The headers of a mail have passed, and its end is still to come. */
  #hasPassed = false;

  constructor(options: MilterOptions) {
    this.#options = options;
  }

  /** @returns one packet or more, nothing, or `bye`. @throws NonsenseError */
  async answer({ command, data }: Packet): Promise<Buffer | 'bye' | undefined> {
    if (command === 'O') {
      this.#agreed = negotiate(data);
      return this.#agreed.answer;
    }
    if (command === 'Q') return 'bye';
    if (this.#agreed === undefined) throw new NonsenseError('a command before the offer');
    const { isSilent } = this.#agreed;
    switch (command) {
      case 'D': // macros
        return this.#learn(data);
      case 'M': // MAIL FROM
        return isSilent.mail ? undefined : CONTINUE;
      case 'L': // one header
        this.#look(data);
        return isSilent.headers ? undefined : CONTINUE;
      case 'N': // end of the headers
        return this.#verdict();
      case 'E': // end of the mail
        return this.#mark();
      case 'A': // the mail is given up
      case 'K': // the session is over, another follows
        this.#begin();
        return undefined;
      case 'C': // what we have not asked for, but an older server sends
      case 'H':
      case 'R':
      case 'T':
      case 'B':
      case 'U':
        return CONTINUE;
      default:
        throw new NonsenseError('an unknown command');
    }
  }

  /** The macros of MAIL FROM begin a mail. */
  #learn(data: Buffer): undefined {
    const { command, macros } = macrosOf(data);
    if (command === 'M') this.#begin(macros.get('auth_authen'));
  }

  #begin(login = ''): void {
    this.#mail = { ...nothing(), login };
    this.#hasPassed = false;
  }

  #mark(): Buffer {
    const answer = this.#hasPassed ? MARKED : CONTINUE;
    this.#begin();
    return answer;
  }

  #look(data: Buffer): void {
    const [name, value, ...more] = textsOf(data);
    if (name === undefined || value === undefined || more.length > 0) throw new NonsenseError('no header');
    // White space before the colon is obsolete, and clients know it (RFC 5322 4.5).
    if (name.trim().toLowerCase() === 'from' && this.#mail.from.length < 2) this.#mail.from.push(value);
    // A carriage return alone is the end of a line for some.
    if (/[\r\v\f\u0085\u2028][ \t]*from[ \t]*:/i.test(value)) this.#mail.hidesFrom = true;
  }

  async #verdict(): Promise<Buffer> {
    const mail = this.#mail;
    this.#begin();
    if (mail.login === '') return reply(NO_LOGIN);
    const [from, ...more] = mail.from;
    if (from === undefined || more.length > 0 || mail.hidesFrom) return reply(UNREADABLE);
    try {
      const foreign = await this.#options.findForeign(mail.login, shownAddresses(from));
      this.#hasPassed = foreign.length === 0;
      return this.#hasPassed ? CONTINUE : reply(NOT_YOURS);
    } catch (error) {
      if (error instanceof UnreadableFrom) return reply(UNREADABLE);
      if (!(error instanceof Unanswered)) this.#options.log.warn(kindOf(error), 'a mail must wait');
      return reply(TRY_LATER);
    }
  }
}

/** @param line a code, an extended code, a text: no `%`, which the mail server would read as its own */
const reply = (line: string): Buffer => packet('y', `${line}\0`);
