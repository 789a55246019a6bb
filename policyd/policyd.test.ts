/** The real process and a real database: every refusal, what happens when something is away, and what bad clients cannot do. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import path from 'node:path';
import { after, test } from 'node:test';
import { freePort } from '../engine/ports.ts';
import { connect } from '../server/db/connect.ts';
import { shownExchange } from '../server/features/exchange/shown.ts';
import { until } from '../test/engine/until.ts';
import { testCluster } from '../test/support/database.ts';
import { askUdp, query } from '../test/support/dns-packets.ts';
import { askMilterOf, askPolicy, HOSTNAME, run, startPolicyd, TOKEN } from '../test/support/policyd.ts';

const MB = 1_048_576;
const closing: (() => unknown)[] = [];
after(async () => {
  for (const close of closing.toReversed()) await close();
});

const [forwardPort, reversePort] = [await freePort(), await freePort()];
const policyd = await startPolicyd({ srs: { reversePort } });
closing.push(policyd.remove);
const { config, sql, door, ports } = policyd;

/** Ids end in these. */
const id = (nth: string): string => `0197a000-0000-7000-8000-${nth.padStart(12, '0')}`;
const DOMAIN = id('d0');

await sql
  .unsafe(
    `
  insert into franchises values ('${id('f')}', 'f', '', now());
  insert into accounts values ('${id('a')}', 'a', '', 'open', '${id('f')}', now());
  insert into plans (id, plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota,
                     trial, forward_keeps_copy, password_reset, self_service)
    values ('${id('b')}', 'p', '{}', '{}', true, '{}', '{}', 0, null, true, true, '[]');
  insert into domains (id, account_id, domain, plan_id, status, created_date)
    values ('${DOMAIN}', '${id('a')}', 'a.example', '${id('b')}', 'open', now()),
           ('${id('d1')}', '${id('a')}', '${HOSTNAME}', '${id('b')}', 'open', now());
  insert into domain_names values ('a.example', '${DOMAIN}', false, now()), ('alias.example', '${DOMAIN}', true, now()),
                                  ('${HOSTNAME}', '${id('d1')}', false, now());
  insert into dkim_keys (domain_id, selector, private_key, public_key, created_date)
    values ('${DOMAIN}', 's1', 'UFJJVkFURQ==', 'UFVCTElD', now())`,
  )
  .simple();

async function mailbox(nth: string, name: string, domain = DOMAIN): Promise<string> {
  await sql`
    insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
    values (${id(nth)}, ${domain}, ${name}, 'imap', '{SSHA}x', '', 5, now())`;
  await sql`insert into mailboxes (username_id, domain_id, master) values (${id(nth)}, ${domain}, false)`;
  return `${id(nth)}.1`;
}

/** @param fields as the API stores them, sizes in MB */
async function exchange(nth: string, name: string, fields: object): Promise<string> {
  await sql`
    insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
    values (${id(nth)}, ${DOMAIN}, ${name}, 'exchange', '{SSHA}x', '', 5, now())`;
  await sql`
    insert into exchange_mailboxes (username_id, domain_id, type, resource_type, fields, changed_date)
    values (${id(nth)}, ${DOMAIN}, 'standard', 'user', ${sql.json(fields as never)}, now())`;
  return `${id(nth)}.1`;
}

const alice = await mailbox('1', 'alice');
await mailbox('2', 'srs0-odd', id('d1'));
const plainExchange = await exchange('10', 'plain', {});
await exchange('11', 'small', { maxReceiveSize: 1 });
await exchange('12', 'private', { requireSenderAuthenticationEnabled: true });
await exchange('13', 'picky', { acceptMessagesOnlyFromSendersOrMembers: 'alice@a.example, Friend@ext.example' });
await exchange('14', 'shy', { rejectMessagesFromSendersOrMembers: 'foe@ext.example,alice@alias.example' });
await exchange('15', 'roomy', { maxReceiveSize: 'unlimited' });
const sender = await exchange('16', 'sender', { maxSendSize: 1, recipientLimits: 2 });
const free = await exchange('17', 'free', { maxSendSize: 'unlimited', recipientLimits: 'unlimited' });
await sql`insert into exchange_addresses (username_id, domain_id, local_part, name) values (${id('11')}, ${DOMAIN}, 'tiny', 'a.example')`;

const ask = (...questions: Record<string, string | number>[]): Promise<string[]> =>
  askPolicy(config.sockets.policy, questions);
let instances = 0;
const newInstance = (): string => `instance.${(instances += 1)}`;

const TOO_LARGE = /^552 5\.3\.4 /;
const REFUSED = /^550 5\.7\.1 /;
const LATER = /^DEFER_IF_PERMIT 4\.3\.0 /;

async function expect(question: Record<string, string | number>, expected: RegExp | 'DUNNO'): Promise<void> {
  const [action] = await ask({ instance: newInstance(), sender: 'x@ext.example', ...question });
  if (expected === 'DUNNO') assert.equal(action, 'DUNNO', JSON.stringify(question));
  else assert.match(action ?? '', expected, JSON.stringify(question));
}

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
  await expect({ recipient: made }, LATER);
  await startPostsrsd();
  await expect({ recipient: await srsOf('bob@ext.example') }, 'DUNNO');
  await expect({ recipient: (await srsOf('bob@ext.example')).toLowerCase() }, 'DUNNO');
  for (const recipient of [
    made,
    `srs1=x@${HOSTNAME}`,
    `SRS0+a=b c%\u00fc@${HOSTNAME}`,
    `srs0-@${HOSTNAME.toUpperCase()}`,
  ]) {
    await expect({ recipient }, /^550 5\.1\.1 /);
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

const submit = (login: string, ...headers: string[]): Promise<string> =>
  askMilterOf(config.sockets.milter, login, headers);

test('a mailbox writes as itself, by any of its addresses, and as nobody else', async () => {
  for (const from of [
    'alice@a.example',
    'Alice <alice+x@alias.example>',
    '"A" <ALICE@A.EXAMPLE>, alice@alias.example',
  ]) {
    assert.equal(await submit(alice, 'Subject: x', `From: ${from}`), 'c', from);
  }
  for (const from of [
    'plain@a.example',
    'alice@a.example, plain@a.example',
    'alice@ext.example',
    '<postmaster@mx.mailstead.test>',
  ]) {
    assert.match(await submit(alice, `From: ${from}`), /^y553 5\.7\.1 /, from);
  }
  assert.equal(await submit(`${id('11')}.1`, 'From: tiny@alias.example'), 'c');
  assert.match(await submit(alice), /^y553 5\.6\.0 /);
  assert.match(await submit(alice, 'From: alice@a.example', 'From: alice@a.example'), /^y553 5\.6\.0 /);
  assert.match(await submit('', 'From: alice@a.example'), /^y530 /);
  // An older generation is a session that has ended.
  assert.match(await submit(`${id('1')}.0`, 'From: alice@a.example'), /^y553 /);
});

async function vault(url: string, headers: Record<string, string> = { 'X-Vault-Token': TOKEN }, method = 'GET') {
  const request = http.request({ host: '127.0.0.1', port: ports.vault, path: url, headers, method, agent: false });
  request.end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece as string;
  return { status: response.statusCode, body: JSON.parse(text) as unknown };
}

test('the vault tells a domain’s key by each of its names, to who has the token', async () => {
  for (const name of ['a.example', 'ALIAS.example', 'a%2Eexample']) {
    const domain = decodeURIComponent(name).toLowerCase();
    const selectors = [{ selector: 's1', domain, key: 'UFJJVkFURQ==', bits: 2048 }];
    assert.deepEqual(await vault(`/v1/dkim/${name}`), { status: 200, body: { data: { selectors } } });
  }
  for (const url of [
    '/',
    '/v1/dkim/',
    '/v1/dkim/b.example',
    '/v1/dkim/a.example/x',
    '/v1/dkim/%ff',
    '/v1/dkim/%00',
    '/v1/x/a.example',
  ]) {
    assert.equal((await vault(url)).status, 404, url);
  }
  assert.equal((await vault(`/v1/dkim/${'a'.repeat(5000)}`)).status, 404);
  assert.equal((await vault('/v1/dkim/a.example', undefined, 'POST')).status, 404);
  for (const headers of [
    {},
    { 'X-Vault-Token': 'wrong' },
    { 'X-Vault-Token': `${TOKEN}x` },
    { 'X-Vault-Token': '' },
  ] as Record<string, string>[]) {
    assert.deepEqual(await vault('/v1/dkim/a.example', headers), { status: 403, body: { errors: [] } });
  }
});

/** @param mailboxId null: the domain's own */
async function setting(mailboxId: string | null, attribute: string, value: string): Promise<void> {
  await sql`
    insert into cleanmailplus (domain_id, username_id, attribute, value) values (${DOMAIN}, ${mailboxId}, ${attribute}, ${value})
    on conflict (owner_id, attribute) do update set value = excluded.value`;
}

test('the vault tells whose statistics count for a domain, and whether it teaches', async () => {
  const bayes = async (name: string) => (await vault(`/v1/bayes/${name}`)).body;
  assert.deepEqual(await bayes('a.example'), { data: { id: DOMAIN, learning: false } });
  await setting(null, 'SPAM_LEARNING', '1');
  assert.deepEqual(await bayes('alias.example'), { data: { id: DOMAIN, learning: false } });
  await setting(null, 'CLEANMAIL_PLUS', '1');
  assert.deepEqual(await bayes('alias.example'), { data: { id: DOMAIN, learning: true } });
  assert.equal((await vault('/v1/bayes/b.example')).status, 404);
  await sql`delete from cleanmailplus`;
});

test('mail.learns follows the mailbox’s own values, then its domain’s', async () => {
  const learns = async (): Promise<unknown> => (await sql`select learns, domain_id from mail.learns(${id('1')})`)[0];
  const teaches = { learns: true, domain_id: DOMAIN };
  const not = { learns: false, domain_id: DOMAIN };
  assert.deepEqual(await learns(), not);
  await setting(id('1'), 'SPAM_LEARNING', '1');
  assert.deepEqual(await learns(), not);
  await setting(null, 'CLEANMAIL_PLUS', '1');
  assert.deepEqual(await learns(), teaches);
  await setting(id('1'), 'CLEANMAIL_PLUS', '0');
  assert.deepEqual(await learns(), not);
  await setting(id('1'), 'CLEANMAIL_PLUS', '1');
  await setting(null, 'CLEANMAIL_PLUS', '0');
  assert.deepEqual(await learns(), teaches);
  await sql`delete from cleanmailplus`;
  assert.deepEqual(await sql`select from mail.learns(${id('99')})`.then((rows) => rows.length), 0);
});

test('a mail that is moved into Spam is taught for its domain, when the mailbox teaches', async () => {
  const lessons: string[] = [];
  const controller = http.createServer((request, response) => {
    lessons.push(`${request.url} ${String(request.headers['mailstead-bayes'])}`);
    request.resume().on('end', () => response.end('{}'));
  });
  controller.listen({ path: config.sockets.rspamdController, writableAll: true, readableAll: true });
  await once(controller, 'listening');
  closing.push(() => controller.close());
  const hand = async (user: string): Promise<number> => {
    const request = http.request({
      socketPath: config.sockets.learn,
      path: `/learn/spam?user=${user}`,
      method: 'POST',
      agent: false,
    });
    request.end('A: 1\r\n\r\nx');
    const [response] = (await once(request, 'response')) as [http.IncomingMessage];
    response.resume();
    return response.statusCode!;
  };
  await setting(id('1'), 'SPAM_LEARNING', '1');
  await setting(id('1'), 'CLEANMAIL_PLUS', '1');
  for (const user of [id('10'), id('1')]) assert.equal(await hand(user), 202);
  await until('the lesson', () => lessons.some((lesson) => lesson.startsWith('/learn')), 10_000);
  assert.deepEqual(
    lessons.filter((lesson) => lesson.startsWith('/learn')),
    [`/learnspam ${DOMAIN}`],
  );
});

test('the resolver answers on its port', async () => {
  const reply = await askUdp(ports.resolver, query('a.example', { type: 252 }));
  assert.equal(reply[3]! % 16, 5);
});

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
  const { child } = await run(policyd.folder, config);
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
