/** What policyd answers Postfix, by the real process and a real database: each refusal, and what is let through. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '../engine/ports.ts';
import { shownExchange } from '../server/features/exchange/shown.ts';
import { until } from '../test/engine/until.ts';
import { HOSTNAME } from '../test/support/policyd.ts';
import { id, LATER, MB, REFUSED, startWorld, TOO_LARGE } from '../test/support/policyd-world.ts';

const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const [forwardPort, reversePort] = [await freePort(), await freePort()];
const { policyd, logins, ask, expect, newInstance } = await startWorld({ srs: { reversePort } });
closing.push(policyd.remove);
const { sql } = policyd;
const { alice, plain: plainExchange, sender, free } = logins;

test('a mail as large as an Exchange mailbox takes is let through, a larger one is refused, by any of its addresses', async () => {
  for (const recipient of [
    'small@a.example',
    'SMALL@A.example',
    'small@alias.example',
    'small+news@a.example',
    'tiny@a.example',
    'tiny+x@alias.example',
  ]) {
    await expect({ recipient, size: MB }, 'DUNNO');
    await expect({ recipient, size: MB + 1 }, TOO_LARGE);
  }
  await expect({ recipient: 'plain@a.example', size: 50 * MB }, 'DUNNO');
  await expect({ recipient: 'plain@a.example', size: 50 * MB + 1 }, TOO_LARGE);
  await expect({ recipient: 'roomy@a.example', size: 1e12 }, 'DUNNO');
  await expect({ recipient: 'alice@a.example', size: 1e12 }, 'DUNNO');
  await expect({ recipient: 'x@elsewhere.example', size: 1e12 }, 'DUNNO');
});

test('what is not told does not harm: no size, no recipient, an unknown state', async () => {
  await expect({ recipient: 'small@a.example' }, 'DUNNO');
  await expect({ recipient: 'small@a.example', size: 'junk' }, 'DUNNO');
  await expect({}, 'DUNNO');
  for (const state of ['CONNECT', 'HELO', 'EHLO', 'MAIL', 'VRFY', 'ETRN', 'SOMETHING']) {
    await expect({ protocol_state: state, recipient: 'small@a.example', size: 1e9 }, 'DUNNO');
  }
});

test('a mailbox that wants log-ins has no mail of others', async () => {
  await expect({ recipient: 'private@a.example' }, REFUSED);
  await expect({ recipient: 'private@a.example', sender: '' }, REFUSED);
  await expect({ recipient: 'private@a.example', sasl_username: alice }, 'DUNNO');
});

test('a list of senders lets through those on it, by any of their addresses, and bounces', async () => {
  for (const sender of ['alice@a.example', 'alice@alias.example', 'ALICE+x@a.example', 'friend@EXT.example', '']) {
    await expect({ recipient: 'picky@a.example', sender }, 'DUNNO');
  }
  for (const sender of ['bob@a.example', 'x@ext.example', 'friend@ext.example.org', 'alice@b.example']) {
    await expect({ recipient: 'picky@a.example', sender }, REFUSED);
  }
});

test('a list of unwanted senders refuses those on it, by any of their addresses, and no bounces', async () => {
  for (const sender of ['foe@ext.example', 'FOE@ext.example', 'alice@a.example', 'alice+x@alias.example']) {
    await expect({ recipient: 'shy+x@alias.example', sender }, REFUSED);
  }
  for (const sender of ['friend@ext.example', 'bob@a.example', '']) {
    await expect({ recipient: 'shy@a.example', sender }, 'DUNNO');
  }
});

test('a mail that Sieve sends on names the mailboxes behind it that do not take its sender', async () => {
  const named = (...nths: string[]): RegExp =>
    new RegExp(`^PREPEND X-Mailstead-Refused-By: ${nths.map((nth) => nth.padStart(12, '0')).join(' ')}$`);
  const forward = { policy_context: 'forward', protocol_state: 'RCPT' };
  const all = ['picky@a.example', 'Shy+x@alias.example', 'plain@a.example', 'alice@a.example', 'far@ext.example'];
  for (const target of all) await sql`insert into forwards (username_id, target) values (${id('1')}, ${target})`;
  const list = `${id('1')}@forwards.invalid`;
  await expect({ ...forward, recipient: list, sender: 'foe@ext.example' }, named('13', '14'));
  await expect({ ...forward, recipient: list, sender: 'alice@alias.example' }, named('14'));
  await expect({ ...forward, recipient: list, sender: 'x@ext.example' }, named('13'));
  await expect({ ...forward, recipient: list, sender: 'friend@ext.example' }, 'DUNNO');
  await expect({ ...forward, recipient: list, sender: '' }, 'DUNNO');
  await expect({ ...forward, recipient: 'shy@a.example', sender: 'alice+y@a.example' }, named('14'));
  await expect({ ...forward, recipient: 'far@ext.example', sender: 'foe@ext.example' }, 'DUNNO');
  await sql`delete from forwards`;
});

test('a change is in force at once', async () => {
  await expect({ recipient: 'plain@a.example', size: 3 * MB }, 'DUNNO');
  await sql`update exchange_mailboxes set fields = fields || '{"maxReceiveSize": 2}' where username_id = ${id('10')}`;
  await expect({ recipient: 'plain@a.example', size: 3 * MB }, TOO_LARGE);
  await sql`update exchange_mailboxes set fields = '{}' where username_id = ${id('10')}`;
});

test('what a new Exchange mailbox shows is what it is held to', async () => {
  const row = { type: 'standard', resourceType: 'user', imapEnabled: true, popEnabled: true, fields: {} } as const;
  const known = {
    row: { ...row, createdDate: new Date(), changedDate: new Date() },
    username: 'x',
    domain: 'a.example',
  };
  const contents = { bytes: 0, messages: 0 };
  const shown = shownExchange({ ...known, aliases: [], addresses: [], quota: 1, contents }, {
    serverName: '',
    database: '',
  } as Parameters<typeof shownExchange>[1]);
  const [limits] = await sql`select largest::int, recipients::int from mail.exchange_sender(${plainExchange})`;
  const [rules] =
    await sql`select largest::int, needs_login, only_from, not_from from mail.exchange_recipient('plain@a.example')`;
  assert.deepEqual([shown.maxSendSize, shown.maxReceiveSize], Array(2).fill('50 MB (52,428,800 bytes)'));
  assert.deepEqual([limits?.['largest'], rules?.['largest']], [52_428_800, 52_428_800]);
  assert.equal(shown.recipientLimits, String(limits?.['recipients']));
  assert.equal(shown.requireSenderAuthenticationEnabled, rules?.['needs_login']);
  assert.equal(shown.acceptMessagesOnlyFromSendersOrMembers, rules?.['only_from']);
  assert.equal(shown.rejectMessagesFromSendersOrMembers, rules?.['not_from']);
});

test('a sender is refused the recipient above its limit, each mail anew', async () => {
  const to = (instance: string, recipient: string) => ({
    instance,
    recipient,
    sasl_username: sender,
    sender: 'sender@a.example',
  });
  for (const instance of [newInstance(), newInstance()]) {
    const [first, second, third, fourth] = await ask(
      to(instance, 'x@ext.example'),
      to(instance, 'y@ext.example'),
      to(instance, 'z@ext.example'),
      to(instance, 'z@ext.example'),
    );
    assert.deepEqual([first, second], ['DUNNO', 'DUNNO']);
    for (const refusal of [third, fourth]) assert.match(refusal ?? '', /^550 5\.5\.3 Too many recipients/);
  }
  for (const state of ['DATA', 'END-OF-MESSAGE']) {
    await expect({ protocol_state: state, recipient_count: 2, sasl_username: sender }, 'DUNNO');
    await expect({ protocol_state: state, recipient_count: 3, sasl_username: sender }, /^550 5\.5\.3 /);
    await expect({ protocol_state: state, recipient_count: 100, sasl_username: plainExchange }, 'DUNNO');
    await expect({ protocol_state: state, recipient_count: 101, sasl_username: plainExchange }, /^550 5\.5\.3 /);
    await expect({ protocol_state: state, recipient_count: 5000, sasl_username: free }, 'DUNNO');
    await expect({ protocol_state: state, recipient_count: 5000, sasl_username: alice }, 'DUNNO');
  }
});

test('a recipient that was refused does not count', async () => {
  const instance = newInstance();
  const to = (recipient: string) => ({ instance, recipient, sasl_username: sender, sender: 'sender@a.example' });
  const actions = await ask(to('shy@a.example'), to('picky@a.example'), to('x@ext.example'), to('y@ext.example'));
  assert.deepEqual(actions.filter((action) => action !== 'DUNNO').length, 2);
});

test('a sender is refused a mail larger than it may send, as declared and as it is', async () => {
  for (const state of ['RCPT', 'DATA', 'END-OF-MESSAGE']) {
    const question = { protocol_state: state, recipient: 'x@ext.example', recipient_count: 1 };
    await expect({ ...question, sasl_username: sender, size: MB }, 'DUNNO');
    await expect({ ...question, sasl_username: sender, size: MB + 1 }, TOO_LARGE);
    await expect({ ...question, sasl_username: free, size: 1e12 }, 'DUNNO');
    await expect({ ...question, sasl_username: 'junk', size: 1e12 }, 'DUNNO');
  }
});

test('the real size counts at the end, and refuses a mail only when nobody takes it', async () => {
  const end = async (recipients: string[], size: number, count = recipients.length): Promise<string | undefined> => {
    const instance = newInstance();
    const only = recipients.length === 1 ? recipients[0]! : '';
    const actions = await ask(...recipients.map((recipient) => ({ instance, recipient, sender: 'x@ext.example' })), {
      instance,
      protocol_state: 'END-OF-MESSAGE',
      size,
      recipient: only,
      recipient_count: count,
    });
    return actions.at(-1);
  };
  assert.equal(await end(['small@a.example'], MB), 'DUNNO');
  assert.match((await end(['small@a.example'], MB + 1))!, TOO_LARGE);
  assert.match((await end(['small@a.example', 'tiny@alias.example'], MB + 1))!, TOO_LARGE);
  assert.equal(await end(['small@a.example', 'plain@a.example'], MB + 1), 'DUNNO');
  assert.match((await end(['small@a.example', 'plain@a.example'], 50 * MB + 1))!, TOO_LARGE);
  assert.equal(await end(['small@a.example', 'alice@a.example'], 1e12), 'DUNNO');
  assert.equal(await end(['alice@a.example', 'small@a.example'], 1e12), 'DUNNO');
  // Some that were never asked about: policyd was started meanwhile.
  assert.equal(await end(['small@a.example', 'small@a.example'], MB + 1, 3), 'DUNNO');
});

async function startPostsrsd(): Promise<ChildProcess> {
  const secret = path.join(policyd.folder, 'srs');
  fs.writeFileSync(secret, randomBytes(12).toString('hex'));
  const args = ['-4', `-s${secret}`, `-d${HOSTNAME}`, '-l127.0.0.1', `-f${forwardPort}`, `-r${reversePort}`];
  const child = spawn('/usr/sbin/postsrsd', args, { stdio: 'ignore' });
  closing.push(() => child.kill('SIGKILL'));
  await until('postsrsd', () => srsOf('probe@ext.example'), 10_000);
  return child;
}

async function srsOf(address: string): Promise<string> {
  const socket = net.connect(forwardPort, '127.0.0.1');
  socket.write(`get ${address}\n`);
  const [line] = (await once(socket.setEncoding('latin1'), 'data')) as [string];
  socket.destroy();
  return line.trim().replace(/^200 /, '');
}

test('an SRS address is ours only when postsrsd made it; without postsrsd it has to wait', async () => {
  const made = `SRS0=abcd=ZZ=ext.example=bob@${HOSTNAME}`;
  await expect({ recipient: made, sender: '' }, LATER);
  await startPostsrsd();
  await expect({ recipient: await srsOf('bob@ext.example'), sender: '' }, 'DUNNO');
  // Only bounces come to it.
  await expect({ recipient: await srsOf('bob@ext.example'), sender: 'a@ext.example' }, /^550 5\.1\.1 /);
  await expect({ recipient: (await srsOf('bob@ext.example')).toLowerCase(), sender: '' }, 'DUNNO');
  for (const recipient of [
    made,
    `srs1=x@${HOSTNAME}`,
    `SRS0+a=b c%\u00fc@${HOSTNAME}`,
    `srs0-@${HOSTNAME.toUpperCase()}`,
  ]) {
    await expect({ recipient, sender: '' }, /^550 5\.1\.1 /);
  }
  // Elsewhere it is somebody else's to know; and a mailbox may have such a name.
  await expect({ recipient: 'SRS0=abcd=ZZ=ext.example=bob@a.example' }, 'DUNNO');
  await expect({ recipient: `srs0-odd@${HOSTNAME}` }, 'DUNNO');
});

test('mail.accepts takes SRS addresses of this system, and no others', async () => {
  const verdict = async (address: string): Promise<unknown> =>
    (await sql`select mail.accepts(${address}, ${HOSTNAME}) as verdict`)[0]?.['verdict'];
  for (const local of ['SRS0=a=b=c=d', 'srs1+x', 'srs0-x', 'Srs1=x'])
    assert.equal(await verdict(`${local}@${HOSTNAME}`), 'OK');
  for (const local of ['srs2=x', 'srs0', 'srs0.x', 'xsrs0=x', 'srs0=']) {
    const expected = local === 'srs0=' ? 'OK' : '550 5.1.1 There is no such mailbox here';
    assert.equal(await verdict(`${local}@${HOSTNAME}`), expected, local);
  }
  assert.match(String(await verdict('srs0=x@a.example')), /^550 /);
  assert.equal(await verdict('srs0=x@elsewhere.example'), undefined);
});

/** Connects as a user and asks whether the reinjection port is open to it. */
async function reinject(uid: number | undefined): Promise<string | undefined> {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as net.AddressInfo;
  const program = `require('net').connect(${port}, '127.0.0.1').on('error', () => {})`;
  const client = spawn(process.execPath, ['-e', program], uid === undefined ? {} : { uid, gid: uid });
  const [socket] = (await once(server, 'connection')) as [net.Socket];
  try {
    const [action] = await ask({
      policy_context: 'reinjection',
      client_address: '127.0.0.1',
      client_port: socket.remotePort!,
      server_address: '127.0.0.1',
      server_port: port,
      recipient: 'small@a.example',
      size: 1e9,
    });
    return action;
  } finally {
    client.kill('SIGKILL');
    socket.destroy();
    server.close();
  }
}

const isRoot = process.getuid?.() === 0;
test('the reinjection port is open to the mail store and root, and to nobody else', { skip: !isRoot }, async () => {
  // A permission: on that port nothing else permits.
  assert.equal(await reinject(8), 'OK');
  assert.equal(await reinject(0), 'OK');
  for (const uid of [65_534, 61_641]) assert.match((await reinject(uid))!, /^554 5\.7\.1 /);
  await expect({ policy_context: 'reinjection' }, /^554 5\.7\.1 /);
  const nobody = { client_address: '127.0.0.1', client_port: 1, server_address: '127.0.0.1', server_port: 2 };
  await expect({ policy_context: 'reinjection', ...nobody }, /^554 5\.7\.1 /);
});
