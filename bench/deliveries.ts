/** Mails by LMTP and SMTP, as many as go in, over connections that stay open. */
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';

/** Where to: a unix socket that speaks LMTP, or a port that speaks SMTP. */
export type Door = { lmtp: string } | { host: string; port: number };

/** A mail of some 4 kB. @param subject tells it from all others */
export function mailOf(subject: string, to: string): string {
  const head = [
    'From: Sender <sender@else.bench.example>',
    `To: <${to}>`,
    `Subject: ${subject}`,
    `Message-ID: <${subject}@else.bench.example>`,
    `Date: ${new Date().toUTCString()}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  const line = 'A line of an ordinary letter, as people write them every day.\r\n';
  return `${head.join('\r\n')}\r\n\r\n${line.repeat(64)}`;
}

/**
 * Sends mails for a time, each connection one after the other.
 * @param options `duration` in ms
 * @returns how many were taken, and ms it took
 * @throws when one is refused
 */
export async function deliver(
  door: Door,
  recipients: readonly string[],
  options: { connections: number; duration: number; label: string },
): Promise<{ taken: number; took: number }> {
  const started = performance.now();
  let taken = 0;
  const worker = async (number: number): Promise<void> => {
    const line = await Line.open(door);
    for (let i = 0; performance.now() - started < options.duration; i += 1, taken += 1) {
      const to = recipients[(number + i * options.connections) % recipients.length] ?? '';
      await line.mail(to, mailOf(`${options.label}-${number}-${i}`, to));
    }
    line.close();
  };
  await Promise.all(Array.from({ length: options.connections }, (_, number) => worker(number)));
  return { taken, took: performance.now() - started };
}

/** One connection. */
export class Line {
  #socket: net.Socket;
  #said = '';
  #wake = (): void => undefined;

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.setEncoding('latin1').setNoDelay();
    const wake = (): void => this.#wake();
    socket.on('data', (piece) => {
      this.#said += String(piece);
      wake();
    });
    socket.on('close', wake).on('error', wake);
  }

  static async open(door: Door): Promise<Line> {
    const line = new Line('lmtp' in door ? net.connect(door.lmtp) : net.connect(door));
    await line.#reply('220');
    await line.#ask(`${'lmtp' in door ? 'LHLO' : 'EHLO'} bench.example`, '250');
    return line;
  }

  /** Hands over one mail; it is taken when this returns. */
  async mail(to: string, text: string): Promise<void> {
    await this.#ask('MAIL FROM:<sender@else.bench.example>', '250');
    await this.#ask(`RCPT TO:<${to}>`, '250');
    await this.#ask('DATA', '354');
    await this.#ask(`${text}.`, '250');
  }

  close(): void {
    this.#socket.end('QUIT\r\n');
  }

  async #ask(words: string, wanted: string): Promise<void> {
    this.#socket.write(`${words}\r\n`);
    await this.#reply(wanted);
  }

  async #reply(wanted: string): Promise<void> {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*(\d{3}) .*\r\n/.exec(this.#said);
      if (whole) {
        this.#said = this.#said.slice(whole[0].length);
        if (whole[1] === wanted) return;
        throw new Error(`the mail was not taken: ${whole[0].trim()}`);
      }
      if (this.#socket.destroyed) throw new Error('the connection was closed');
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

/** How many mails lie below a folder of Maildirs. */
export function countMails(folder: string): number {
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\/(new|cur)\/[0-9]/.test(`/${name}`)).length;
}

/** Waits until so many lie there. @throws after a minute */
export async function untilStored(folder: string, count: number): Promise<void> {
  for (const deadline = performance.now() + 60_000; performance.now() < deadline;) {
    if (countMails(folder) >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${count - countMails(folder)} mails have not arrived in ${path.basename(folder)}`);
}
