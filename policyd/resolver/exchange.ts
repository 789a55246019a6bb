/** One query to one DNS server, from a port and with an id that nobody can guess (RFC 5452). */
import { randomInt } from 'node:crypto';
import dgram from 'node:dgram';
import net from 'node:net';
import { isAnswer, type Query, withId } from './packet.ts';

/** A DNS server. */
export interface Server {
  address: string;
  port: number;
}

/** Milliseconds for which an answer that comes too late is still looked for: it tells that the server is there. */
const LATE = 5000;
/** Milliseconds for an answer by TCP. */
const TCP_PATIENCE = 1500;

/** There was no answer in time. */
export class Silence extends Error {}

export interface Asking {
  server: Server;
  query: Query;
  /** Milliseconds. */
  patience: number;
  /** Told of an answer after all. */
  late: (answer: Buffer) => void;
  /** Told when the socket is closed. */
  done: () => void;
}

/** Asks by UDP. @throws Silence, or what the network says */
export async function askByUdp({ server, query, patience, late, done }: Asking): Promise<Buffer> {
  const id = randomInt(65_536);
  const socket = dgram.createSocket(net.isIPv6(server.address) ? 'udp6' : 'udp4');
  return new Promise((resolve, reject) => {
    let isLate = false;
    const end = (): void => {
      clearTimeout(patienceTimer);
      clearTimeout(lateTimer);
      socket.removeAllListeners('message').close();
      done();
    };
    const patienceTimer = setTimeout(() => {
      isLate = true;
      reject(new Silence());
    }, patience);
    const lateTimer = setTimeout(end, LATE);
    socket.on('message', (packet: Buffer) => {
      // From this server alone, since the socket is connected; what does not fit is somebody's guess.
      if (!isAnswer(packet, query, id)) return;
      end();
      if (isLate) late(packet);
      else resolve(packet);
    });
    socket.once('error', (error) => {
      socket.on('error', () => {});
      end();
      reject(error);
    });
    socket.once('connect', () => socket.send(withId(query.packet, id)));
    socket.connect(server.port, server.address);
  });
}

/** Asks by TCP, for an answer that does not fit into a packet. @throws Error */
export async function askByTcp(server: Server, query: Query): Promise<Buffer> {
  const id = randomInt(65_536);
  return new Promise((resolve, reject) => {
    const socket = net.connect({ host: server.address, port: server.port });
    const timer = setTimeout(() => socket.destroy(new Silence()), TCP_PATIENCE);
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      const [packet] = framed(rest).packets;
      if (packet === undefined) return;
      if (isAnswer(packet, query, id)) resolve(packet);
      socket.destroy();
    });
    socket.once('error', reject);
    socket.once('close', () => {
      clearTimeout(timer);
      reject(new Silence());
    });
    socket.write(frame(withId(query.packet, id)));
  });
}

/** A packet as it goes over TCP: two bytes of length in front (RFC 1035 4.2.2). */
export function frame(packet: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(packet.length);
  return Buffer.concat([length, packet]);
}

/** The packets that are complete, and what is left. */
export function framed(bytes: Buffer): { packets: Buffer[]; rest: Buffer } {
  const packets: Buffer[] = [];
  let rest = bytes;
  while (rest.length >= 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
    const end = 2 + rest.readUInt16BE(0);
    packets.push(rest.subarray(2, end));
    rest = rest.subarray(end);
  }
  return { packets, rest };
}
