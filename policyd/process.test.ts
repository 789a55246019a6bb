/** What policyd withstands: bad clients, a database that is away or hangs, signals, a wrong configuration. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, test } from 'node:test';
import { connect } from '../server/db/connect.ts';
import { until } from '../test/engine/until.ts';
import { testCluster } from '../test/support/database.ts';
import { run, TOKEN } from '../test/support/policyd.ts';
import { LATER, MB, startWorld, TOO_LARGE } from '../test/support/policyd-world.ts';

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const { policyd, logins, ask, expect, newInstance, submit, vault } = await startWorld();
closing.push(policyd.remove);
const { config, sql, door } = policyd;
const { alice, sender } = logins;
const isRoot = process.getuid?.() === 0;

test('bad clients lose their connection, and nobody else loses anything', async () => {
  const { policy, milter, learn } = config.sockets;
  for (const [socketPath, text] of [
    [policy, 'GET / HTTP/1.1\r\n\r\n\n\n'],
    [policy, '\n\n'],
    [policy, 'x'.repeat(100_000)],
    [milter, 'GET / HTTP/1.1\r\n\r\n'],
    [milter, '\0\0\0\0'],
    [milter, '\xff\xff\xff\xff'],
    [milter, '\0\0\0\x01M'],
    [learn, 'junk\r\n\r\n'],
    [learn, '\0'.repeat(70_000)],
  ] as const) {
    const socket = net.connect(socketPath).on('error', () => {});
    socket.write(Buffer.from(text, 'latin1'));
    // Not `once`: it would be thrown by an error first.
    await new Promise((resolve) => socket.resume().on('close', resolve));
  }
  // Those who go in the middle of something.
  for (const text of ['request=smtpd_access_policy\nprotocol_state=RCPT\nrecipient=small@a.example\n\n', 'request=']) {
    const socket = net.connect(policy).on('error', () => {});
    await once(socket, 'connect');
    socket.write(text, () => socket.destroy());
    await once(socket, 'close');
  }
  await expect({ recipient: 'small@a.example', size: MB + 1 }, TOO_LARGE);
  assert.equal(await submit(alice, 'From: alice@a.example'), 'c');
});

test('many questions in one connection, and many connections, are all answered', async () => {
  const questions = Array.from({ length: 50 }, (_, nth) => ({
    instance: newInstance(),
    recipient: 'small@a.example',
    size: nth % 2 === 0 ? 1 : MB + 1,
  }));
  const all = await Promise.all(Array.from({ length: 20 }, () => ask(...questions)));
  for (const actions of all) {
    assert.equal(actions.length, 50);
    actions.forEach((action, nth) => assert.match(action, nth % 2 === 0 ? /^DUNNO$/ : TOO_LARGE));
  }
});

test('while the database is away everything waits, and goes on when it is back', async () => {
  for (const is of ['shut', 'hangs'] as const) {
    door.is = is;
    const start = performance.now();
    await Promise.all([
      expect({ recipient: 'small@a.example', size: MB + 1 }, LATER),
      expect({ recipient: 'x@ext.example', sasl_username: sender }, LATER),
      expect({ protocol_state: 'DATA', recipient_count: 3, sasl_username: sender }, LATER),
      expect({ protocol_state: 'END-OF-MESSAGE', recipient: 'small@a.example', size: MB + 1 }, LATER),
      submit(alice, 'From: plain@a.example').then((answer) => assert.match(answer, /^y451 4\.3\.0 /)),
      vault('/v1/dkim/a.example').then(({ status }) => assert.equal(status, 503)),
      vault('/v1/bayes/a.example').then(({ status }) => assert.equal(status, 503)),
    ]);
    assert.ok(performance.now() - start < 9000, is);
    door.is = 'open';
    await until(
      'an answer',
      async () => TOO_LARGE.test((await ask({ recipient: 'small@a.example', size: MB + 1 }))[0]!),
      10_000,
    );
    assert.match(await submit(alice, 'From: plain@a.example'), /^y553 /);
    assert.equal((await vault('/v1/dkim/a.example')).status, 200);
  }
  const told = policyd.log().map(({ msg }) => msg);
  assert.equal(told.filter((msg) => msg === 'the database is away').length, 2);
  assert.equal(told.filter((msg) => msg === 'the database is back').length, 2);
});

/** As Dovecot asks before a password is looked at, and tells what became of it. */
async function logIn(command: 'allow' | 'report', remote: string, success?: boolean) {
  const reply = await fetch(`http://127.0.0.1:${policyd.ports.logIns}/?command=${command}`, {
    method: 'POST',
    headers: { 'X-Log-In-Token': TOKEN },
    body: JSON.stringify({ login: 'nobody@a.example', remote, service: 'imap', proof: '', success }),
  });
  return { code: reply.status, status: ((await reply.json()) as { status?: number }).status };
}
const counted = async (client: string) => (await sql`select from log_in_tries where client = ${client}`).length;

test('a wrong password whose answer is lost is counted once, and a right one is not counted', async () => {
  // The statement is known then, and goes in one piece.
  await logIn('report', '192.0.2.1', false);
  door.is = 'cuts';
  assert.equal((await logIn('report', '192.0.2.2', false)).code, 503);
  assert.equal(await counted('192.0.2.2'), 1);
  await logIn('allow', '192.0.2.3');
  assert.equal(await counted('192.0.2.3'), 1);
  await logIn('report', '192.0.2.4', true);
  door.is = 'cuts';
  assert.equal((await logIn('report', '192.0.2.3', true)).code, 200);
  assert.equal(await counted('192.0.2.3'), 0);
});

test('a database that hangs lets nobody in who was wrong of late, few others, and Dovecot hears so in time', async () => {
  const allowed = async (client: string): Promise<unknown> => {
    const { code, status } = await logIn('allow', client);
    return code === 200 ? status : code;
  };
  // Soon after a loss of the database nothing is.
  await until('it is held against it', async () => {
    await logIn('report', '192.0.2.5', false);
    return (await counted('192.0.2.5')) === 1;
  });
  door.is = 'hangs';
  const start = performance.now();
  const others = Array.from({ length: 12 }, async () => allowed('192.0.2.6'));
  const [wrong, ...found] = await Promise.all([allowed('192.0.2.5'), ...others]);
  assert.ok(performance.now() - start < 3000, 'auth_policy_server_timeout_msecs');
  assert.equal(wrong, -1);
  assert.deepEqual(
    [503, -1].map((each) => found.filter((one) => one === each).length),
    [10, 2],
  );
  door.is = 'open';
  await until('an answer', async () => (await logIn('allow', '192.0.2.7')).status === 0, 10_000);
});

test('one that has to wait for ten others is refused when it has waited for long', async () => {
  for (let i = 0; i < 10; i += 1) assert.equal((await logIn('allow', '192.0.2.9')).status, 0);
  assert.equal((await logIn('allow', '192.0.2.9')).status, -1);
  assert.equal(await counted('192.0.2.9'), 10);
});

test('connections that the database ends do not cost an answer', async () => {
  const superuser = connect(testCluster().superuserUrl, 1);
  const { username } = new URL(config.database);
  for (let round = 0; round < 3; round += 1) {
    const ended = await superuser`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${username}`;
    assert.ok(ended.length > 0);
    await expect({ recipient: 'small@a.example', size: MB + 1 }, TOO_LARGE);
  }
  await superuser.end();
});

test('functions that are made anew are asked at once', async () => {
  await expect({ recipient: 'small@a.example' }, 'DUNNO');
  const views = fs.readFileSync(path.resolve(import.meta.dirname, '../db/views/mail.sql'), 'utf8');
  await sql.begin((tx) => tx.unsafe(views).simple());
  await expect({ recipient: 'small@a.example', size: MB + 1 }, TOO_LARGE);
});

test('it runs as a user of its own, with sockets for all who can enter their folder', { skip: !isRoot }, () => {
  const status = fs.readFileSync(`/proc/${policyd.process.pid}/status`, 'utf8');
  assert.match(status, /^Uid:\t61641\t61641\t61641\t61641$/m);
  assert.match(status, /^Gid:\t61641\t61641\t61641\t61641$/m);
  assert.match(status, /^Groups:\s*$/m);
  for (const socket of [config.sockets.policy, config.sockets.milter, config.sockets.learn]) {
    // eslint-disable-next-line no-bitwise
    assert.equal(fs.statSync(socket).mode & 0o777, 0o666);
  }
});

test('its log holds no password, no token, no address and no key', () => {
  const text = JSON.stringify(policyd.log());
  assert.doesNotMatch(text, /secret|the-token|@a\.example|UFJJVkFURQ/);
});

test('killed, it starts again on the sockets it left; asked, it ends within a second', async () => {
  policyd.process.kill('SIGKILL');
  await once(policyd.process, 'exit');
  assert.ok(fs.existsSync(config.sockets.policy));
  // Somebody may have been given one of its ports for a moment.
  const child = await until('a start', async () => (await run(policyd.folder, config)).child);
  closing.push(() => child.kill('SIGKILL'));
  await expect({ recipient: 'small@a.example', size: MB + 1 }, TOO_LARGE);
  const open = [config.sockets.policy, config.sockets.milter].map((each) => net.connect(each).on('error', () => {}));
  await Promise.all(open.map((socket) => once(socket, 'connect')));
  door.is = 'hangs';
  const waiting = ask({ recipient: 'small@a.example' }).catch(() => []);
  const start = performance.now();
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  assert.ok(performance.now() - start < 1000);
  assert.equal(code, 0);
  assert.deepEqual(await waiting, []);
});

test('a configuration that is wrong is refused in a sentence without its values', async () => {
  for (const [changes, complaint] of [
    [{ vault: { port: 0, token: 'short' } }, /wrong at \/vault\/token/],
    [{ database: 'mysql://user:hidden@x/y' }, /wrong at \/database/],
    [{ resolver: { port: 0, upstream: ['dns.example'] } }, /wrong at \/resolver\/upstream\/0/],
    [{ extra: 'hidden' }, /wrong at \//],
  ] as const) {
    await assert.rejects(run(policyd.folder, { ...config, ...changes } as typeof config), (error: Error) => {
      assert.match(error.message, /^policyd has ended with 78: /);
      assert.match(error.message, complaint);
      assert.doesNotMatch(error.message, /hidden|short|mysql|dns\.example/);
      return true;
    });
  }
});
