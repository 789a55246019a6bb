/** IMAP and POP3 as the tests speak them. */
import { until } from '../engine/until.ts';
import { LineClient } from './line-client.ts';
import { noteSecret } from './secrets.ts';

export interface ImapReply {
  /** `OK`, `NO` or `BAD`. */
  status: string;
  text: string;
  /** What came before the tagged line. */
  untagged: string[];
}

export class ImapClient {
  readonly lines: LineClient;
  #tag = 0;

  private constructor(lines: LineClient) {
    this.lines = lines;
  }

  static async open(address: string, secure = false, from?: string): Promise<ImapClient> {
    const client = new ImapClient(await LineClient.open(address, secure, from));
    await client.lines.line();
    return client;
  }

  async send(command: string | Buffer): Promise<ImapReply> {
    this.#tag += 1;
    const tag = `t${this.#tag}`;
    this.lines.write(Buffer.concat([Buffer.from(`${tag} `), Buffer.from(command), Buffer.from('\r\n')]));
    const untagged: string[] = [];
    for (;;) {
      const line = await this.lines.line();
      if (!line.startsWith(`${tag} `)) {
        untagged.push(line);
        continue;
      }
      const [, status = '', ...rest] = line.split(' ');
      return { status, text: rest.join(' '), untagged };
    }
  }

  async startTls(): Promise<void> {
    const reply = await this.send('STARTTLS');
    if (reply.status !== 'OK') throw new Error(`STARTTLS: ${reply.text}`);
    await this.lines.startTls();
  }

  async logIn(user: string, password: string): Promise<ImapReply> {
    noteSecret('password of a log-in', password);
    return await this.send(`LOGIN ${quoted(user)} ${quoted(password)}`);
  }

  /** Puts a mail into a folder. */
  async append(folder: string, text: string, flags = ''): Promise<ImapReply> {
    return await this.send(`APPEND ${quoted(folder)} (${flags}) {${Buffer.byteLength(text)}+}\r\n${text}`);
  }

  /** Subjects of a folder's mails, in their order. */
  async subjects(folder = 'INBOX'): Promise<string[]> {
    await this.send(`EXAMINE ${quoted(folder)}`);
    const reply = await this.send('FETCH 1:* BODY.PEEK[HEADER.FIELDS (SUBJECT)]');
    return reply.untagged.filter((line) => line.startsWith('Subject: ')).map((line) => line.slice(9));
  }

  close(): void {
    this.lines.close();
  }
}

const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

/** A session that has logged in. @throws Error when it is refused */
export async function imapSession(address: string, user: string, password: string): Promise<ImapClient> {
  const client = await ImapClient.open(address);
  const reply = await client.logIn(user, password);
  if (reply.status === 'OK') return client;
  client.close();
  throw new Error(`${user} may not log in: ${reply.status} ${reply.text}`);
}

/** Waits until a mail is in a folder. */
export async function arrives(
  address: string,
  login: [user: string, password: string],
  subject: string,
  folder = 'INBOX',
): Promise<void> {
  const client = await imapSession(address, ...login);
  try {
    await until(`the mail "${subject}" in ${folder}`, async () => (await client.subjects(folder)).includes(subject));
  } finally {
    client.close();
  }
}

export class Pop3Client {
  readonly lines: LineClient;

  private constructor(lines: LineClient) {
    this.lines = lines;
  }

  static async open(address: string, secure = false, from?: string): Promise<Pop3Client> {
    const client = new Pop3Client(await LineClient.open(address, secure, from));
    await client.lines.line();
    return client;
  }

  /** One line of answer. */
  async send(command: string | Buffer): Promise<string> {
    this.lines.write(Buffer.concat([Buffer.from(command), Buffer.from('\r\n')]));
    return await this.lines.line();
  }

  async startTls(): Promise<void> {
    const reply = await this.send('STLS');
    if (!reply.startsWith('+OK')) throw new Error(`STLS: ${reply}`);
    await this.lines.startTls();
  }

  async logIn(user: string, password: string): Promise<string> {
    noteSecret('password of a log-in', password);
    const first = await this.send(`USER ${user}`);
    return first.startsWith('+OK') ? await this.send(`PASS ${password}`) : first;
  }

  close(): void {
    this.lines.close();
  }
}
