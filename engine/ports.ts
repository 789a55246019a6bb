/** Free ports, kept in files so that a restart has the same. */
import { randomInt } from 'node:crypto';
import dgram from 'node:dgram';
import fs from 'node:fs';
import net from 'node:net';

/**
 * A port that is free on this address now. It lies below those that Linux gives to outgoing connections and to binds of port 0,
 * so that hardly anyone takes it before it is used, or while a daemon that has it is started anew.
 */
export async function freePort(address = '127.0.0.1'): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(20_000, 32_000);
    if (!(await isFree(port, address))) continue;
    // Somebody of ours may have chosen it whose daemon does not listen yet.
    const reservation = await reserve(port);
    if (reservation === undefined) continue;
    reservation.close();
    return port;
  }
  throw new Error(`No free port was found on ${address} between 20000 and 32000.`);
}

/**
 * Whether a server could listen there now.
 * @throws Error when that would fail for another reason than that someone listens: no such address, no right
 */
export async function isFree(port: number, address = '127.0.0.1'): Promise<boolean> {
  const server = net.createServer();
  try {
    await listen(server, port, address);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false;
    throw error;
  }
  await new Promise((resolve) => server.close(resolve));
  return true;
}

/** Whether a server could listen there for datagrams (UDP) now. */
export async function isFreeForDatagrams(port: number, address = '127.0.0.1'): Promise<boolean> {
  const socket = dgram.createSocket(address.includes(':') ? 'udp6' : 'udp4');
  const bound = await new Promise<boolean>((resolve) => {
    socket.once('error', () => resolve(false));
    socket.bind({ port, address, exclusive: true }, () => resolve(true));
  });
  socket.close();
  return bound;
}

/**
 * Keeps a port for this process until it ends, so that no other of ours on this machine chooses it in the time before a daemon
 * listens there. Nobody else takes any notice.
 * @returns false when another has it
 */
export async function reservePort(port: number): Promise<boolean> {
  const reservation = await reserve(port);
  reservation?.unref();
  return reservation !== undefined;
}

/** Undefined when another has it. */
async function reserve(port: number): Promise<net.Server | undefined> {
  const server = net.createServer((socket) => socket.destroy());
  return new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(`\0mailstead-port-${port}`, () => resolve(server));
  });
}

/** The port that the file keeps, if it is still free; else a new one, which the file keeps from now on. */
export async function keptPort(file: string, address = '127.0.0.1'): Promise<number> {
  const kept = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  if (Number.isInteger(kept) && kept > 0 && kept < 65536 && (await isFree(kept, address))) return kept;
  let port: number;
  do port = await freePort(address);
  while (!(await reservePort(port)));
  fs.writeFileSync(file, `${port}\n`);
  return port;
}

/** Something listens there and takes a connection. */
export async function answers(port: number, address = '127.0.0.1'): Promise<boolean> {
  return await new Promise((resolve) => {
    const socket = net.connect(port, address);
    const end = (result: boolean): void => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(1000, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

async function listen(server: net.Server, port: number, address: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: address, exclusive: true }, resolve);
  });
}
