/** DNS in tests: packets made by hand, and a server on loopback that answers as it is told. */
import dgram from 'node:dgram';
import { once } from 'node:events';
import net from 'node:net';

/** A query for a name. @param edns the size it offers; undefined: none */
export function query(
  name: string,
  { id = 1, type = 1, edns }: { id?: number; type?: number; edns?: number } = {},
): Buffer {
  const header = Buffer.from([id >> 8, id & 0xff, 1, 0, 0, 1, 0, 0, 0, 0, 0, edns === undefined ? 0 : 1]);
  const labels = name.split('.').flatMap((label) => [label.length, ...Buffer.from(label)]);
  const question = Buffer.from([...labels, 0, 0, type, 0, 1]);
  const options = edns === undefined ? [] : [0, 0, 41, edns >> 8, edns & 0xff, 0, 0, 0, 0, 0, 0];
  return Buffer.concat([header, question, Buffer.from(options)]);
}

/** A record below the name that was asked for. */
export interface Record {
  type?: number;
  ttl?: number;
  data: Buffer;
}

/** An answer to a query without options. */
export function answer(asked: Buffer, records: Record[], { code = 0, authority = [] as Record[] } = {}): Buffer {
  const copy = Buffer.from(asked);
  copy[2] = 0x81;
  copy[3] = 0x80 | code;
  copy.writeUInt16BE(records.length, 6);
  copy.writeUInt16BE(authority.length, 8);
  return Buffer.concat([copy, ...[...records, ...authority].map(recordBytes)]);
}

function recordBytes({ type = 1, ttl = 60, data }: Record): Buffer {
  const head = Buffer.from([0xc0, 12, 0, type, 0, 1, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(ttl, 6);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}

/** @returns packets to send back, after what has come over UDP or TCP */
export type Answerer = (asked: Buffer, by: 'udp' | 'tcp') => Buffer[];

export interface DnsServer {
  port: number;
  /** What came, in order. */
  asked: { packet: Buffer; by: 'udp' | 'tcp' }[];
  answerer: Answerer;
  /** Milliseconds before an answer by UDP. */
  delay: number;
  close: () => Promise<void>;
}

/** Starts a server. @param port of one that was closed; 0: a free one */
export async function startDns(answerer: Answerer, port = 0): Promise<DnsServer> {
  for (let tries = 1; ; tries += 1) {
    const udp = dgram.createSocket('udp4');
    try {
      udp.bind(port, '127.0.0.1');
      await once(udp, 'listening');
      return await serve(udp, answerer);
    } catch (error) {
      udp.close();
      // A port that is free for UDP may be taken for TCP.
      if (port !== 0 || tries === 10) throw error;
    }
  }
}

async function serve(udp: dgram.Socket, answerer: Answerer): Promise<DnsServer> {
  const tcp = net.createServer((socket) => {
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const packet = bytes.subarray(2);
      server.asked.push({ packet, by: 'tcp' });
      for (const one of server.answerer(packet, 'tcp')) socket.write(Buffer.concat([length(one), one]));
    });
  });
  tcp.listen(udp.address().port, '127.0.0.1');
  await once(tcp, 'listening');
  const server: DnsServer = {
    port: udp.address().port,
    asked: [],
    answerer,
    delay: 0,
    close: async () => {
      tcp.close();
      await once(udp.close(), 'close');
    },
  };
  udp.on('message', (packet, from) => {
    server.asked.push({ packet, by: 'udp' });
    const answers = server.answerer(packet, 'udp');
    const send = (): void => answers.forEach((one) => udp.send(one, from.port, from.address, () => {}));
    if (server.delay === 0) send();
    else setTimeout(send, server.delay).unref();
  });
  return server;
}

const length = (packet: Buffer): Buffer => Buffer.from([packet.length >> 8, packet.length & 0xff]);

/** Asks a server by UDP. @throws Error after some seconds without an answer */
export async function askUdp(port: number, packet: Buffer): Promise<Buffer> {
  const socket = dgram.createSocket('udp4');
  try {
    socket.send(packet, port, '127.0.0.1');
    const [reply] = (await once(socket, 'message', { signal: AbortSignal.timeout(5000) })) as [Buffer];
    return reply;
  } finally {
    socket.close();
  }
}

/** Asks a server by TCP, all packets in one connection. */
export async function askTcp(port: number, packets: Buffer[]): Promise<Buffer[]> {
  const socket = net.connect(port, '127.0.0.1');
  socket.write(Buffer.concat(packets.flatMap((packet) => [length(packet), packet])));
  const replies: Buffer[] = [];
  let rest = Buffer.alloc(0);
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
      const end = 2 + rest.readUInt16BE(0);
      replies.push(rest.subarray(2, end));
      rest = rest.subarray(end);
    }
    if (replies.length === packets.length) break;
  }
  return replies;
}
