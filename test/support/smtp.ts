/** SMTP as the tests speak it: one command, one answer, nothing done behind the test's back. */
import { LineClient } from './line-client.ts';
import { noteSecret } from './secrets.ts';

export interface SmtpReply {
  code: number;
  text: string;
}

export class SmtpClient {
  readonly lines: LineClient;

  private constructor(lines: LineClient) {
    this.lines = lines;
  }

  /** Connects and greets. */
  static async open(
    address: string,
    options: { secure?: boolean; helo?: string; from?: string } = {},
  ): Promise<SmtpClient> {
    const client = new SmtpClient(await LineClient.open(address, options.secure, options.from));
    const greeting = await client.reply();
    if (greeting.code !== 220) throw new Error(`greeted with ${greeting.code} ${greeting.text}`);
    await client.send(`EHLO ${options.helo ?? 'client.example'}`);
    return client;
  }

  async reply(): Promise<SmtpReply> {
    const texts: string[] = [];
    for (;;) {
      const line = await this.lines.line();
      texts.push(line.slice(4));
      if (line[3] !== '-') return { code: Number(line.slice(0, 3)), text: texts.join('\n') };
    }
  }

  async send(command: string): Promise<SmtpReply> {
    this.lines.write(`${command}\r\n`);
    return await this.reply();
  }

  async startTls(): Promise<void> {
    const answer = await this.send('STARTTLS');
    if (answer.code !== 220) throw new Error(`STARTTLS: ${answer.code} ${answer.text}`);
    await this.lines.startTls();
    await this.send('EHLO client.example');
  }

  async logIn(user: string, password: string): Promise<SmtpReply> {
    noteSecret('password of a log-in', password);
    return await this.send(`AUTH PLAIN ${Buffer.from(`\0${user}\0${password}`).toString('base64')}`);
  }

  /** The first answer that is no success, or that to the end of the data. */
  async mail(mail: { from: string; to: string[]; text?: string; size?: number }): Promise<SmtpReply> {
    const text = mail.text ?? 'Subject: test\r\n\r\nHello.\r\n';
    const commands = [
      `MAIL FROM:<${mail.from}>${mail.size === undefined ? '' : ` SIZE=${mail.size}`}`,
      ...mail.to.map((address) => `RCPT TO:<${address}>`),
      'DATA',
    ];
    for (const command of commands) {
      const answer = await this.send(command);
      if (answer.code >= 400) return answer;
    }
    this.lines.write(`${text.replaceAll(/^\./gm, '..')}.\r\n`);
    return await this.reply();
  }

  close(): void {
    this.lines.close();
  }
}

/** Sends one mail on a connection of its own. */
export async function deliver(
  address: string,
  mail: { from?: string; to: string | string[]; text?: string; size?: number },
): Promise<SmtpReply> {
  const client = await SmtpClient.open(address);
  try {
    return await client.mail({ ...mail, from: mail.from ?? 'someone@elsewhere.example', to: [mail.to].flat() });
  } finally {
    client.close();
  }
}

/** A mail with a subject to know it by, and a body of about this many bytes. What is submitted must be from the one who submits. */
export function mailText(subject: string, bytes = 100, from = 'someone@elsewhere.example'): string {
  const line = `${'x'.repeat(70)}\r\n`;
  return `Subject: ${subject}\r\nFrom: ${from}\r\n\r\n${line.repeat(Math.ceil(bytes / line.length))}`;
}
