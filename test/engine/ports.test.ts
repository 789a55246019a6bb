import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import dgram from 'node:dgram';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import { checkPorts, chooseMailPorts, mailAddresses, PortError } from '../../engine/chosen-ports.ts';
import { freePort, isFree, isFreeForDatagrams, keptPort, reservePort } from '../../engine/ports.ts';
import { readSettings } from '../../server/settings.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-ports-'));
after(() => fs.rmSync(folder, { recursive: true }));

const names = ['HTTP', 'HTTPS', 'SMTP', 'SUBMISSION', 'SUBMISSIONS', 'IMAP', 'IMAPS', 'POP3', 'POP3S'];
const anyPorts = Object.fromEntries(names.map((name) => [`MAILSTEAD_${name}_PORT`, '0']));

async function occupied(): Promise<net.Server> {
  const server = net.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

test('0 becomes a free port, each its own; a port that is set stays', async () => {
  const smtp = await freePort();
  const ports = await chooseMailPorts(readSettings({ ...anyPorts, MAILSTEAD_SMTP_PORT: String(smtp) }));
  assert.equal(ports.smtp, smtp);
  assert.equal(new Set(Object.values(ports)).size, 7);
  for (const port of Object.values(ports)) assert.ok(await isFree(port));
});

test('a taken port is told by its number and its setting; those of daemons that will not run do not matter', async () => {
  const server = await occupied();
  const { port } = server.address() as net.AddressInfo;
  const settings = readSettings({ ...anyPorts, MAILSTEAD_IMAPS_PORT: String(port) });
  await assert.rejects(checkPorts(settings, true), (error) => {
    assert.ok(error instanceof PortError);
    assert.ok(error.message.includes(String(port)) && error.message.includes('MAILSTEAD_IMAPS_PORT'));
    return true;
  });
  await checkPorts(settings, false);
  server.close();
});

test('an address that the machine does not have is told too', async () => {
  const settings = readSettings({ ...anyPorts, MAILSTEAD_BIND: '192.0.2.1' });
  await assert.rejects(
    checkPorts(settings, false),
    /MAILSTEAD_HTTP_PORT: port 0 on 192.0.2.1 cannot be used: .*EADDRNOTAVAIL/,
  );
});

test('a kept port is taken again while it is free, and changed for good when it is not', async () => {
  const file = path.join(folder, 'port');
  const port = await keptPort(file);
  assert.equal(await keptPort(file), port);
  const server = net.createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const other = await keptPort(file);
  assert.notEqual(other, port);
  server.close();
  assert.equal(await keptPort(file), other);
});

test('ready.json names addresses that a client can use', () => {
  const ports = { smtp: 1, submission: 2, submissions: 3, imap: 4, imaps: 5, pop3: 6, pop3s: 7 };
  assert.equal(mailAddresses('0.0.0.0', ports).smtp, '127.0.0.1:1');
  assert.equal(mailAddresses('::', ports).imap, '[::1]:4');
  assert.equal(mailAddresses('192.0.2.1', ports).pop3s, '192.0.2.1:7');
});

test('a port chosen for a daemon is chosen by no other watcher, before anyone listens there', async () => {
  const script = `
    import { reservePort } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../engine/ports.ts'))};
    console.log(await reservePort(Number(process.argv[1])), await reservePort(Number(process.argv[2])));`;
  const [mine, other] = [await freePort(), await freePort()];
  assert.ok(await reservePort(mine));
  assert.ok(!(await reservePort(mine)));
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    script,
    String(mine),
    String(other),
  ]);
  assert.equal(stdout.trim(), 'false true');
  assert.ok(await isFree(mine), 'a daemon can listen there');
  // The other process has ended, and what it kept is free again.
  assert.ok(await reservePort(other));
});

test('a port that is taken for datagrams is not free for them', async () => {
  const socket = dgram.createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  assert.ok(!(await isFreeForDatagrams(port)));
  await new Promise<void>((resolve) => socket.close(resolve));
  assert.ok(await isFreeForDatagrams(port));
});
