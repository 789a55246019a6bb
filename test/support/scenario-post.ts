/** Sends the mails of one scenario, each sender on a connection that stays open. */
import assert from 'node:assert/strict';
import { type Received, received } from './received.ts';
import type { MailStep } from './scenario-form.ts';
import { composed } from './scenario-mail.ts';
import { addressOf, PASSWORD } from './scenario-words.ts';
import { SmtpClient, type SmtpReply } from './smtp.ts';
import type { System } from './system.ts';

interface SentMail {
  /** Envelope sender. */
  from: string;
  /** As it was made: its Subject is what is found unless a scenario says otherwise. */
  made: Received;
}

export class Post {
  /** Queue ids of all that was taken. */
  readonly ids: string[] = [];
  /** By the names that the scenario gives them. */
  readonly mails = new Map<string, SentMail>();
  readonly #system: System;
  readonly #key: string;
  readonly #sessions = new Map<string, SmtpClient>();

  /** @param key of the scenario */
  constructor(system: System, key: string) {
    this.#system = system;
    this.#key = key;
  }

  /**
   * @param ready the mail itself, when it is not to be made
   * @throws AssertionError when an answer is not as the scenario says
   */
  async send(step: MailStep, ready?: string): Promise<void> {
    const to = [step.to].flat().map((each) => addressOf(each, this.#key));
    const from = step.from ?? (step.as === undefined ? `someone@${this.#key}.test` : addressOf(step.as, this.#key));
    const text = ready ?? composed(step, this.#key, from, to);
    this.mails.set(step.mail, { from, made: received(text) });
    const client = await this.#session(step.as);
    const size = step.size === undefined ? '' : ` SIZE=${step.size}`;
    const sender = await client.send(`MAIL FROM:<${from}>${size}`);
    answered('MAIL FROM', sender, step.sender ?? 250);
    if (sender.code >= 300) return;
    let accepted = 0;
    for (const [index, address] of to.entries()) {
      const reply = await client.send(`RCPT TO:<${address}>`);
      answered(`RCPT TO:<${address}>`, reply, step.rcpt?.[index] ?? 250);
      if (reply.code < 300) accepted += 1;
    }
    if (accepted === 0) answered('RSET', await client.send('RSET'), 250);
    else await this.#data(client, text, step.answer ?? 250);
  }

  close(): void {
    for (const session of this.#sessions.values()) session.close();
  }

  async #data(client: SmtpClient, text: string, wanted: number): Promise<void> {
    answered('DATA', await client.send('DATA'), 354);
    client.lines.write(`${text.replaceAll(/(^|\r\n)\./g, '$1..')}.\r\n`);
    const reply = await client.reply();
    const id = /queued as ([0-9A-F]+)/.exec(reply.text)?.[1];
    if (id !== undefined) this.ids.push(id);
    answered('the end of the data', reply, wanted);
    // A refusal at the very end leaves Postfix with the envelope.
    if (reply.code >= 300) answered('RSET', await client.send('RSET'), 250);
  }

  async #session(as: string | undefined): Promise<SmtpClient> {
    const known = this.#sessions.get(as ?? '');
    if (known !== undefined) return known;
    const { smtp = '', submission = '' } = this.#system.ready();
    const client = await SmtpClient.open(as === undefined ? smtp : submission);
    this.#sessions.set(as ?? '', client);
    if (as !== undefined) answered('AUTH', await client.logIn(addressOf(as, this.#key), PASSWORD), 235);
    return client;
  }
}

function answered(what: string, reply: SmtpReply, wanted: number): void {
  assert.equal(reply.code, wanted, `${what}: ${wanted} was wanted, ${reply.code} ${reply.text} came`);
}
