/** The program by which Dovecot hands over what is to be learned: mail/dovecot/learn.pl. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, suite, test } from 'node:test';

const seconds = (since: number): number => (performance.now() - since) / 1000;

const program = path.resolve(import.meta.dirname, '../../mail/dovecot/learn.pl');

suite('the program that Dovecot runs', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-learn-'));
  const socket = path.join(folder, 'learn');
  const waits = path.join(folder, 'waits');
  const user = '0197a000-0000-7000-8000-000000000001';
  after(() => fs.rmSync(folder, { recursive: true }));

  /** Its exit status. */
  async function run(kind: string, mail: string | Buffer): Promise<number> {
    const child = spawn('/usr/bin/perl', [program, kind, user, socket, waits], {
      stdio: ['pipe', 'inherit', 'inherit'],
    });
    child.stdin.on('error', () => undefined);
    child.stdin.end(mail);
    const [status] = (await once(child, 'exit')) as [number];
    return status;
  }

  test('hands a mail over as it is', async () => {
    const got: string[] = [];
    const server = http.createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        got.push(`${request.method} ${request.url} ${Buffer.concat(pieces).toString('latin1')}`);
        response.writeHead(202).end();
      });
    });
    server.listen(socket);
    await once(server, 'listening');
    const large = `Subject: \xe4\r\n\r\n${'0123456789abcde\n'.repeat(200_000)}`;
    for (const mail of ['Subject: x\r\n\r\nHello\r\n', Buffer.from(large, 'latin1'), ''])
      assert.equal(await run('spam', mail), 0);
    assert.equal(await run('ham', Buffer.alloc(11 * 1_048_576)), 0);
    assert.equal(await run('other', 'x'), 0);
    const head = `POST /learn/spam?user=${user} `;
    assert.deepEqual(got, [`${head}Subject: x\r\n\r\nHello\r\n`, head + large, head]);
    server.close();
  });

  test('ends at once when nobody listens', async () => {
    const since = performance.now();
    assert.equal(await run('spam', 'x'), 0);
    assert.ok(seconds(since) < 1);
  });

  test('ends after a second when nobody answers, and then leaves it for a while', async () => {
    const held: net.Socket[] = [];
    const silent = net.createServer({ pauseOnConnect: true }, (connection) => held.push(connection));
    silent.listen(socket);
    await once(silent, 'listening');
    const since = performance.now();
    assert.equal(await run('spam', Buffer.alloc(4 * 1_048_576)), 0);
    assert.ok(seconds(since) >= 1 && seconds(since) < 2, `${seconds(since)}`);
    const again = performance.now();
    assert.equal(await run('spam', 'x'), 0);
    assert.ok(seconds(again) < 0.9, `${seconds(again)}`);
    assert.equal(held.length, 1);
    fs.utimesSync(waits, new Date(0), new Date(0));
    assert.equal(await run('spam', 'x'), 0);
    assert.equal(held.length, 2);
    for (const connection of held) connection.destroy();
    silent.close();
  });
});
