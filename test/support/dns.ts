/** The outside world's DNS: A, AAAA, MX and TXT from a table, by UDP and TCP. What is not in the table does not exist (RFC 1035). */
import dgram from 'node:dgram';
import { once } from 'node:events';
import net, { type AddressInfo } from 'node:net';

export interface DnsRecords {
  /** IPv4 addresses. */
  A?: string[];
  /** IPv6 addresses. */
  AAAA?: string[];
  /** Names of mail servers, the first preferred. */
  MX?: string[];
  /** Of any length. */
  TXT?: string[];
}

export interface Dns {
  /** `host:port`, for MAILSTEAD_RESOLVER. */
  address: string;
  /** By name in lower case, without a dot at the end; may be changed at any time. */
  table: Map<string, DnsRecords>;
  /** What was asked, as `TXT example.test`. */
  asked: string[];
  stop: () => Promise<void>;
}

const TYPES: Record<number, keyof DnsRecords> = { 1: 'A', 15: 'MX', 16: 'TXT', 28: 'AAAA' };
/** Seconds for which an answer may be kept. */
const TTL = 60;
const NXDOMAIN = 3;
/** Root, type 41, 4096 bytes, nothing more. */
const OPT = Buffer.from([0, 0, 41, 16, 0, 0, 0, 0, 0, 0, 0]);

/**
 * Starts one on loopback, on the same port for UDP and TCP.
 * @param at host and port; 0: a free one
 */
export async function startDns(
  records: Record<string, DnsRecords> = {},
  at = { host: '127.0.0.1', port: 0 },
): Promise<Dns> {
  const table = new Map(Object.entries(records).map(([name, each]) => [name.toLowerCase(), each]));
  const asked: string[] = [];
  const answer = (query: Buffer): Buffer => answerTo(query, table, asked);
  const { tcp, udp } = await openBoth(at);
  tcp.on('connection', (socket) => serveStream(socket, answer));
  udp.on('message', (query, from) => {
    if (query.length >= 17) udp.send(answer(query), from.port, from.address);
  });
  const { port } = tcp.address() as AddressInfo;
  const stop = async (): Promise<void> => {
    udp.close();
    const closed = once(tcp, 'close');
    tcp.close();
    await closed;
  };
  return { address: `${at.host}:${port}`, table, asked, stop };
}

/** A port that is free for TCP may be taken for UDP: then another one. */
async function openBoth(at: { host: string; port: number }): Promise<{ tcp: net.Server; udp: dgram.Socket }> {
  for (let tries = 1; ; tries += 1) {
    const tcp = net.createServer().listen(at.port, at.host);
    await once(tcp, 'listening');
    const udp = dgram.createSocket('udp4').bind((tcp.address() as AddressInfo).port, at.host);
    try {
      await once(udp, 'listening');
      return { tcp, udp };
    } catch (error) {
      tcp.close();
      if (tries === 20) throw error;
    }
  }
}

/** Each message over TCP has its length in front (RFC 1035 4.2.2). */
function serveStream(socket: net.Socket, answer: (query: Buffer) => Buffer): void {
  let read = Buffer.alloc(0);
  socket.on('error', () => undefined);
  socket.on('data', (piece: Buffer) => {
    read = Buffer.concat([read, piece]);
    while (read.length >= 2 && read.length >= 2 + read.readUInt16BE(0)) {
      const end = 2 + read.readUInt16BE(0);
      const reply = answer(read.subarray(2, end));
      socket.write(Buffer.concat([number(reply.length), reply]));
      read = read.subarray(end);
    }
  });
}

function answerTo(query: Buffer, table: Dns['table'], asked: string[]): Buffer {
  const { name, type, end } = questionOf(query);
  asked.push(`${TYPES[type] ?? type} ${name}`);
  const found = table.get(name);
  const kind = TYPES[type];
  const data =
    found === undefined || kind === undefined ? [] : (found[kind] ?? []).map((text, nth) => encoded(kind, text, nth));
  const header = Buffer.alloc(12);
  query.copy(header, 0, 0, 2);
  // An answer, recursion as it was desired; recursion available.
  header[2] = 0x80 | (query[2]! & 0x79);
  header[3] = 0x80 | (found === undefined ? NXDOMAIN : 0);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(data.length, 6);
  // 0xc00c: the name of the question.
  const answers = data.map((each) =>
    Buffer.concat([number(0xc00c), number(type), number(1), number(0), number(TTL), number(each.length), each]),
  );
  // Who says how much it takes is told how much we take (RFC 6891 6.1.1).
  const options = query.readUInt16BE(10) > 0 ? [OPT] : [];
  header.writeUInt16BE(options.length, 10);
  return Buffer.concat([header, query.subarray(12, end), ...answers, ...options]);
}

function questionOf(query: Buffer): { name: string; type: number; end: number } {
  const labels: string[] = [];
  let at = 12;
  while (at < query.length && query[at] !== 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + query[at]!));
    at += 1 + query[at]!;
  }
  const end = Math.min(at + 5, query.length);
  return { name: labels.join('.').toLowerCase(), type: end - at === 5 ? query.readUInt16BE(at + 1) : 0, end };
}

function encoded(kind: keyof DnsRecords, text: string, nth: number): Buffer {
  if (kind === 'A') return Buffer.from(text.split('.').map(Number));
  if (kind === 'AAAA') return encodedIPv6(text);
  if (kind === 'MX') return Buffer.concat([number(10 * (nth + 1)), encodedName(text)]);
  // A TXT record is a list of strings of at most 255 bytes.
  const bytes = Buffer.from(text);
  const strings = Array.from({ length: Math.ceil(bytes.length / 255) }, (_, n) =>
    bytes.subarray(n * 255, (n + 1) * 255),
  );
  return Buffer.concat(strings.flatMap((string) => [Buffer.from([string.length]), string]));
}

/** As URL writes it, which has `::` at most once and no IPv4 at its end. */
function encodedIPv6(text: string): Buffer {
  const [front = '', back] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::');
  const groups = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((each) => Number.parseInt(each, 16));
  const left = groups(front);
  const right = groups(back ?? '');
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => 0);
  return Buffer.concat([...left, ...zeros, ...right].map(number));
}

const encodedName = (name: string): Buffer =>
  Buffer.concat([
    ...name.split('.').flatMap((label) => [Buffer.from([label.length]), Buffer.from(label)]),
    Buffer.from([0]),
  ]);

function number(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
