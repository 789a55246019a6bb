/**
 * Postfix's side of the milter protocol, as far as Rspamd needs it: one mail, one connection, what the milter wants done with it.
 * Rspamd answers nothing but the greeting and the end of the mail.
 */
import { once } from 'node:events';
import net from 'node:net';

export interface MilterMail {
  text: string;
  from?: string;
  to?: string[];
  /** IPv4 address of the client. */
  ip?: string;
  helo?: string;
  /** A log-in. */
  user?: string;
  /** The macro {daemon_name}. */
  door?: string;
}

export interface MilterAnswer {
  /** `accept`, `continue`, `tempfail`, `reject`, or the SMTP reply it wants. */
  action: string;
  /** Header lines to add, with the place that was asked for. */
  added: { name: string; value: string }[];
  /** Header lines to remove: name and which of them. */
  removed: string[];
}

const actions: Record<string, string> = { a: 'accept', c: 'continue', t: 'tempfail', r: 'reject', d: 'discard' };

/** Asks a milter about a mail. @param socket path of its unix socket */
export async function askMilter(socket: string, mail: MilterMail): Promise<MilterAnswer> {
  const connection = net.connect(socket);
  await once(connection, 'connect');
  const packets = readPackets(connection);
  const answer: MilterAnswer = { action: '', added: [], removed: [] };
  try {
    for (const command of commandsOf(mail)) {
      connection.write(command.bytes);
      if (!command.isAnswered) continue;
      for (;;) {
        const next = await packets.next();
        if (next.done) throw new Error('the milter has closed the connection');
        if (!note(next.value, answer)) break;
      }
    }
    return answer;
  } finally {
    connection.destroy();
  }
}

/** Takes one packet into the answer; says whether more will come. */
function note({ letter, data }: Packet, answer: MilterAnswer): boolean {
  const texts = (from: number): string[] => data.subarray(from).toString().split('\0');
  if (letter === 'O') return false;
  if (letter === 'h' || letter === 'i') {
    const [name = '', value = ''] = texts(letter === 'i' ? 4 : 0);
    answer.added.push({ name, value });
    return true;
  }
  if (letter === 'm') {
    const [name = ''] = texts(4);
    answer.removed.push(`${name} ${data.readUInt32BE(0)}`);
    return true;
  }
  if (letter === 'p') return true;
  answer.action = letter === 'y' ? (texts(0)[0] ?? '') : (actions[letter] ?? `unknown ${letter}`);
  return false;
}

interface Command {
  bytes: Buffer;
  isAnswered: boolean;
}

function commandsOf(mail: MilterMail): Command[] {
  const [head = '', ...rest] = mail.text.split('\r\n\r\n');
  const from = mail.from ?? 'someone@elsewhere.example';
  const ip = mail.ip ?? '127.0.0.1';
  const headers = head.split(/\r\n(?![ \t])/).map((line) => {
    const at = line.indexOf(':');
    return tell('L', strings(line.slice(0, at), line.slice(at + 1).replace(/^ /, '')));
  });
  return [
    ask('O', Buffer.from([0, 0, 0, 6, 0, 0, 1, 0xff, 0, 0x1f, 0xff, 0xff])),
    tell(
      'D',
      Buffer.concat([Buffer.from('C'), strings('j', 'mx.mailstead.test', '{daemon_name}', mail.door ?? 'smtp')]),
    ),
    tell('C', Buffer.concat([strings('unknown'), Buffer.from('4'), Buffer.from([0x9c, 0x40]), strings(ip)])),
    tell('H', strings(mail.helo ?? 'client.example')),
    tell(
      'D',
      Buffer.concat([Buffer.from('M'), strings('i', 'queue1', ...(mail.user ? ['{auth_authen}', mail.user] : []))]),
    ),
    tell('M', strings(`<${from}>`)),
    ...(mail.to ?? ['to@our.example']).map((to) => tell('R', strings(`<${to}>`))),
    ...headers,
    tell('N', Buffer.alloc(0)),
    ...bodyOf(rest.join('\r\n\r\n')),
    ask('E', Buffer.alloc(0)),
  ];
}

function bodyOf(text: string): Command[] {
  const body = Buffer.from(text);
  const pieces: Command[] = [];
  for (let at = 0; at < body.length; at += 65_535) pieces.push(tell('B', body.subarray(at, at + 65_535)));
  return pieces;
}

const strings = (...texts: string[]): Buffer => Buffer.from(texts.map((text) => `${text}\0`).join(''));
const ask = (letter: string, data: Buffer): Command => ({ bytes: framed(letter, data), isAnswered: true });
const tell = (letter: string, data: Buffer): Command => ({ bytes: framed(letter, data), isAnswered: false });

function framed(letter: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length + 1);
  return Buffer.concat([length, Buffer.from(letter), data]);
}

interface Packet {
  letter: string;
  data: Buffer;
}

async function* readPackets(connection: net.Socket): AsyncGenerator<Packet> {
  let read = Buffer.alloc(0);
  for await (const piece of connection) {
    read = Buffer.concat([read, piece as Buffer]);
    while (read.length >= 4 && read.length >= 4 + read.readUInt32BE(0)) {
      const end = 4 + read.readUInt32BE(0);
      yield { letter: read.toString('latin1', 4, 5), data: read.subarray(5, end) };
      read = read.subarray(end);
    }
  }
}
