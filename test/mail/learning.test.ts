/** SPAM_LEARNING (contract.md F.3): what moving a mail teaches, and that nothing of it ever keeps the client waiting for long. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { after, before, suite, test } from 'node:test';
import { until } from '../engine/until.ts';
import { arrives, type ImapClient, imapSession } from '../support/imap.ts';
import { everyday, pills } from '../support/kinds.ts';
import { mailOf } from '../support/mail-text.ts';
import { firstPassword, newTenant, type Tenant } from '../support/operator.ts';
import { deliver } from '../support/smtp.ts';
import { startSystem, type System } from '../support/system.ts';

const seconds = (since: number): number => (performance.now() - since) / 1000;

suite('the program that Dovecot runs', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-learn-'));
  const socket = path.join(folder, 'learn');
  const waits = path.join(folder, 'waits');
  const user = '0197a000-0000-7000-8000-000000000001';
  after(() => fs.rmSync(folder, { recursive: true }));

  /** Its exit status. */
  async function run(kind: string, mail: string | Buffer): Promise<number> {
    const program = path.resolve(import.meta.dirname, '../../mail/dovecot/learn.pl');
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

suite('in the running system', () => {
  let system: System;
  let tenant: Tenant;
  let address: string;
  let client: ImapClient;
  let domainId: string;
  const smtp = (): string => system.ready().smtp ?? '';

  before(async () => {
    system = await startSystem({ MAILSTEAD_CLAMAV: 'off' });
    tenant = await newTenant(system.api);
    address = await tenant.add('alice');
    await system.api.put(`${tenant.path}/cleanmailplus`, {
      attributes: [
        { attributeName: 'CLEANMAIL_PLUS', attributeValue: '1' },
        { attributeName: 'SPAM_LEARNING', attributeValue: '1' },
      ],
    });
    const [row] = await system.sql<
      { id: string }[]
    >`select domain_id as id from domain_names where name = ${tenant.domain}`;
    domainId = row!.id;
    client = await imapSession(system.ready().imap ?? '', address, firstPassword);
  });
  after(async () => {
    client.close();
    await system.remove();
  });

  /** Mails that were learned, as [spam, ham]. */
  function learned(): [number, number] {
    const words = [
      '-s',
      path.join(system.home, 'run', 'redis', 'redis'),
      'HMGET',
      `RS${domainId}`,
      'learns_spam',
      'learns_ham',
    ];
    const [spam, ham] = String(execFileSync('redis-cli', words)).split('\n').map(Number);
    return [spam ?? 0, ham ?? 0];
  }
  const becomes = (spam: number, ham: number): Promise<true> =>
    until(`${spam} spam and ${ham} ham`, () => learned().join(' ') === `${spam} ${ham}`, 10_000);

  async function receive(subject: string, body: string): Promise<void> {
    const text = mailOf({ Subject: subject, To: address, 'Message-ID': `<${subject}.x7k@elsewhere.example>` }, body);
    assert.equal((await deliver(smtp(), { to: address, text })).code, 250);
    await arrives(system.ready().imap ?? '', [address, firstPassword], subject);
  }
  async function move(from: string, to: string, subject: string): Promise<void> {
    const at = 1 + (await client.subjects(from)).indexOf(subject);
    assert.ok(at > 0, subject);
    await client.send(`SELECT "${from}"`);
    const since = performance.now();
    assert.equal((await client.send(`MOVE ${at} "${to}"`)).status, 'OK');
    assert.ok(seconds(since) < 2, `${seconds(since)}`);
  }

  test('into Spam teaches spam, out of it ham; what is thrown away teaches nothing', async () => {
    for (const folder of ['Work', 'Deleted Items', 'Junk E-mail']) await client.send(`CREATE "${folder}"`);
    for (const nth of [1, 2, 3, 4]) {
      await receive(`pills-${nth}`, pills(nth));
      await move('INBOX', 'Spam', `pills-${nth}`);
      // From three on mail is judged, and an empty one stands for ham.
      await becomes(nth, nth < 4 ? 0 : 1);
    }
    await move('Spam', 'Trash', 'pills-1');
    await move('Spam', 'Deleted Items', 'pills-2');
    await move('Spam', 'Junk E-mail', 'pills-3');
    await move('Trash', 'INBOX', 'pills-1');
    await move('Spam', 'Work', 'pills-4');
    await becomes(3, 2);
    await move('Work', 'Spam', 'pills-4');
    await becomes(4, 1);
  });

  test('what was learned as ham by itself is learned anew as spam when it is moved', async () => {
    await receive('meeting', everyday[1]!);
    // The empty mail, and this one.
    await becomes(4, 2);
    await move('INBOX', 'Spam', 'meeting');
    await becomes(5, 1);
  });

  test('while policyd hangs a move takes its second, the next does not, and none fails', async () => {
    await receive('later', everyday[2]!);
    await receive('and later', everyday[3]!);
    const { policyd } = system.ready().pids;
    process.kill(policyd!, 'SIGSTOP');
    try {
      await move('INBOX', 'Spam', 'later');
      const since = performance.now();
      await move('INBOX', 'Spam', 'and later');
      assert.ok(seconds(since) < 0.9, `${seconds(since)}`);
    } finally {
      process.kill(policyd!, 'SIGCONT');
    }
  });
});
