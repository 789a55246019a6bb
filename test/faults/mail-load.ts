/** Mail that keeps coming in, and the ledger of what was answered. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Random, randomOf } from '../support/immediacy-changes.ts';
import { Closed } from '../support/line-client.ts';
import { SmtpClient } from '../support/smtp.ts';
import { type Letter, letterText, nextLetter } from './policies.ts';
import type { Sent } from './verdict.ts';

export interface MailLoadOptions {
  /** Of the port that takes mail from outside. */
  smtp: string;
  domain: string;
  seed: number;
  /** Senders at once. */
  lanes: number;
  /** Milliseconds between two mails of a sender. */
  pace: number;
}

export class MailLoad {
  readonly sent: Sent[] = [];
  readonly #options: MailLoadOptions;
  readonly #random: Random;
  readonly #lanes: Promise<void>[];
  #isOver = false;
  #number = 0;

  constructor(options: MailLoadOptions) {
    this.#options = options;
    this.#random = randomOf(options.seed);
    this.#lanes = Array.from({ length: options.lanes }, async () => this.#lane());
  }

  /** How many were accepted so far. */
  get accepted(): number {
    return this.sent.filter(({ outcome }) => outcome === 'accepted').length;
  }

  /** Ends it, once each sender has its answer. */
  async stop(): Promise<void> {
    this.#isOver = true;
    await Promise.all(this.#lanes);
  }

  async #lane(): Promise<void> {
    while (!this.#isOver) {
      const letter = nextLetter((this.#number += 1), this.#random);
      this.sent.push({ letter, ...(await this.#send(letter)) });
      await pause(this.#options.pace);
    }
  }

  async #send(letter: Letter): Promise<Omit<Sent, 'letter'>> {
    const { smtp, domain } = this.#options;
    let isWhole = false;
    let client: SmtpClient | undefined;
    try {
      client = await SmtpClient.open(smtp);
      const recipients = letter.to.map((name) => `RCPT TO:<${name}@${domain}>`);
      for (const command of [`MAIL FROM:<${letter.from}>`, ...recipients, 'DATA']) {
        const { code, text } = await client.send(command);
        if (code >= 400) return { outcome: code < 500 ? 'later' : 'refused', answer: `${command}: ${code} ${text}` };
      }
      isWhole = true;
      client.lines.write(`${letterText(letter, domain)}.\r\n`);
      const { code, text } = await client.reply();
      const outcome = code < 300 ? 'accepted' : code < 500 ? 'later' : 'refused';
      return { outcome, answer: `${code} ${text}` };
    } catch (error) {
      return { outcome: isWhole ? 'unknown' : 'later', answer: sentence(error) };
    } finally {
      client?.close();
    }
  }
}

const sentence = (error: unknown): string => (error instanceof Closed ? 'closed' : String(error));
