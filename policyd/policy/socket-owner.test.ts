import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { after, test } from 'node:test';
import { findOwner, ownerIn } from './socket-owner.ts';

const closing: (() => unknown)[] = [];
after(() => {
  for (const close of closing) close();
});

const TITLE =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode                                                     ';
const line = (local: string, remote: string, state: string, uid: number, inode: number): string =>
  `   1: ${local} ${remote} ${state} 00000000:00000000 00:00000000 00000000 ${String(uid).padStart(5)}        0 ${inode} 1 0000000089e53b81 100 0 0 10 0`;
const connection = { clientAddress: '127.0.0.1', clientPort: 0x8001, serverAddress: '127.0.0.1', serverPort: 0x19 };

test('the owner is the one of the client’s end of this connection, while a process holds it', () => {
  const table = (...lines: string[]): string => [TITLE, ...lines, ''].join('\n');
  const right = line('0100007F:8001', '0100007F:0019', '01', 8, 77);
  assert.equal(ownerIn(table(right), connection), 8);
  assert.equal(ownerIn(table(line('0100007F:0019', '0100007F:8001', '01', 0, 5), right), connection), 8);
  const mapped = line('0000000000000000FFFF00000100007F:8001', '0000000000000000FFFF00000100007F:0019', '01', 8, 77);
  assert.equal(ownerIn(table(mapped), connection), 8);
  for (const wrong of [
    line('0100007F:0019', '0100007F:8001', '01', 0, 5), // the server's own end
    line('0200007F:8001', '0100007F:0019', '01', 0, 5), // another address of the client
    line('0100007F:8001', '0200007F:0019', '01', 0, 5), // another address of the server
    line('0100007F:8002', '0100007F:0019', '01', 0, 5),
    line('0100007F:8001', '0100007F:001A', '01', 0, 5),
    line('0100007F:8001', '0100007F:0019', '04', 0, 0), // closed by its process: nobody's, and so 0 is written
    line('0100007F:8001', '0100007F:0019', '01', 0, 0),
    line('0100007F:8001', '0100007F:0019', '06', 0, 0),
    'junk',
    '',
  ]) {
    assert.equal(ownerIn(table(wrong), connection), undefined, wrong);
  }
  assert.equal(ownerIn(table(right), { ...connection, clientAddress: '::1' }), undefined);
  assert.equal(ownerIn(table(right), { ...connection, clientAddress: 'unknown' }), undefined);
  assert.equal(ownerIn('', connection), undefined);
});

async function listening(host: string): Promise<net.Server> {
  const server = net.createServer().listen(0, host);
  closing.push(() => server.close());
  await once(server, 'listening');
  return server;
}

/** The connection as the server sees it. */
function seen(socket: net.Socket) {
  return {
    clientAddress: socket.remoteAddress!.replace(/^::ffff:/, ''),
    clientPort: socket.remotePort!,
    serverAddress: socket.localAddress!.replace(/^::ffff:/, ''),
    serverPort: socket.localPort!,
  };
}

for (const host of ['127.0.0.1', '::']) {
  test(`Linux tells whose a real connection to ${host} is, and no longer when it is closed`, async () => {
    const server = await listening(host);
    const { port } = server.address() as net.AddressInfo;
    const program = `const s = require('net').connect(${port}, '127.0.0.1'); s.on('error', () => {}); process.on('SIGTERM', () => s.destroy())`;
    const client = spawn(process.execPath, ['-e', program], process.getuid?.() === 0 ? { uid: 8, gid: 8 } : {});
    closing.push(() => client.kill('SIGKILL'));
    const [socket] = (await once(server, 'connection')) as [net.Socket];
    closing.push(() => socket.destroy());
    socket.on('error', () => {});
    assert.equal(await findOwner(seen(socket)), process.getuid?.() === 0 ? 8 : process.getuid?.());
    const from = seen(socket);
    const ended = once(socket.resume(), 'end');
    client.kill('SIGTERM');
    await ended;
    assert.equal(await findOwner(from), undefined);
  });
}
