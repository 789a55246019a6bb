/** Free ports: chosen by the kernel, kept in files so that a restart has the same. */
import fs from 'node:fs';
import net from 'node:net';

/** A port that is free on this address now; someone else may take it before it is used. */
export async function freePort(address = '127.0.0.1'): Promise<number> {
  const server = net.createServer();
  await listen(server, 0, address);
  const { port } = server.address() as net.AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether a server could listen there now. */
export async function isFree(port: number, address = '127.0.0.1'): Promise<boolean> {
  const server = net.createServer();
  try {
    await listen(server, port, address);
  } catch {
    return false;
  }
  await new Promise((resolve) => server.close(resolve));
  return true;
}

/** The port that the file keeps, if it is still free; else a new one, which the file keeps from now on. */
export async function keptPort(file: string, address = '127.0.0.1'): Promise<number> {
  const kept = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  if (Number.isInteger(kept) && kept > 0 && kept < 65536 && (await isFree(kept, address))) return kept;
  const port = await freePort(address);
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
