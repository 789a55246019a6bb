/** Counts of messages against a store that answers, refuses, hangs or talks nonsense. The real one counts in test/mail. */
import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { after, test } from 'node:test';
import { BASE, expectReply, PASSWORD, type Reply } from '../../../test/support/api.ts';
import { missing, UNAUTHORIZED } from '../../../test/support/faults.ts';
import { fakeStore, refusal, rows } from '../../../test/support/store.ts';
import { peopledApi } from '../../../test/support/world.ts';

const store = await fakeStore();
const api = await peopledApi({ door: store.door });
const without = await peopledApi();
after(async () => {
  await api.close();
  await without.close();
  await store.close();
});
const owner = api.as('acme-owner');

const MAILBOX = '/accounts/acme/email/acme.example/usernames/alice/mailbox';
const STATS = `${MAILBOX}/messagestats`;

const links = [{ href: `${BASE}${STATS}/`, rel: 'self' }];
const none = { allMessages: 0, unreadMessages: 0 };

/** A 500 or 502 carries a guid beside what it says. */
function expectStoreFault(reply: Reply, code: number, message: string): void {
  assert.equal(reply.status, code, reply.text);
  const { guid, ...fault } = (reply.body as { computeFault: { guid: string } }).computeFault;
  assert.match(guid, /^[0-9a-f-]{36}$/);
  assert.deepEqual(fault, { message, code, details: '' });
}

test('INBOX, Sent and Spam are counted now, for everyone who may ask', async () => {
  store.answer(([, parameters], response) => {
    assert.deepEqual(parameters['mailboxMask'], ['INBOX', 'Sent', 'Spam']);
    const inbox = { mailbox: 'INBOX', messages: '3', unseen: '2' };
    rows(response, [{ mailbox: 'Spam', messages: '4294967295', unseen: '1' }, inbox]);
  });
  const spam = { allMessages: 4_294_967_295, unreadMessages: 1 };
  const messageCount = { inbox: { allMessages: 3, unreadMessages: 2 }, sent: none, spam };
  for (const name of ['operator', 'north-app', 'acme-owner'])
    expectReply(await api.as(name).get(STATS), 200, { messageCount, links });
  const [row] = await api.sql`select id from usernames where username = 'alice'`;
  const [name, parameters] = store.commands.at(-1)!;
  assert.deepEqual([name, parameters['user']], ['mailboxStatus', row!['id']]);
  expectReply(await owner.get(`${STATS}/`), 200, { messageCount, links });
});

test('404: no such mailbox, and a virtual one has no messages to count', async () => {
  const asked = () => store.commands.filter(([name]) => name === 'mailboxStatus').length;
  const before = asked();
  expectReply(await owner.get(STATS.replace('alice', 'nobody')), 404, missing('Mailbox not found'));
  expectReply(await api.as('north-app').put(MAILBOX.replace('alice', 'v'), { virtual: true }), 201);
  const virtual = missing('Unable to get message count for virtual mailboxes.');
  expectReply(await owner.get(STATS.replace('alice', 'v')), 404, virtual);
  expectReply(await api.as('umbra-owner').get(STATS), 401, UNAUTHORIZED);
  assert.equal(asked(), before);
});

test('404 when the store does not know the mailbox: it was deleted while we asked', async () => {
  store.answer((_command, response) => refusal(response, 67));
  expectReply(await owner.get(STATS), 404, missing('Mailbox not found'));
});

test('500 without a mail store', async () => {
  expectStoreFault(await without.as('acme-owner').get(STATS), 500, 'Missing Domain or Installation records');
});

const NO_CONNECTION = 'Unable to get message count. No IMAP connection';

test('502: the store refuses to count', async () => {
  for (const code of [75, 65, -1]) {
    store.answer((_command, response) => refusal(response, code));
    expectStoreFault(await owner.get(STATS), 502, 'Unable to get message count. IMAP folder selection failed.');
  }
});

test('502: the store answers nonsense', async () => {
  const answers = [
    '',
    'null',
    '5',
    '"x"',
    '{}',
    '[]',
    '[[]]',
    '[null]',
    '[{"0": "doveadmResponse"}]',
    '[["doveadmResponse"]]',
    '[["doveadmResponse", null, "a"]]',
    '[["doveadmResponse", {"a": 1}, "a"]]',
    '[["doveadmResponse", [null], "a"]]',
    '[["error", null, "a"]]',
    '[["doveadmResponse", [{"mailbox": "INBOX", "messages": "many", "unseen": "0"}], "a"]]',
    '[["doveadmResponse", [{"mailbox": "INBOX", "messages": "-1", "unseen": "0"}], "a"]]',
    '[["other", [], "a"]]',
    '<html>',
    '[['.repeat(10_000),
  ];
  for (const answer of answers) {
    store.answer((_command, response) => response.end(answer));
    expectStoreFault(await owner.get(STATS), 502, NO_CONNECTION);
  }
});

test('502: the store answers another status, hangs up, or breaks off', async () => {
  const behaviours: ((response: ServerResponse) => void)[] = [
    (response) => response.writeHead(401).end(),
    (response) => response.writeHead(500).end('[["doveadmResponse", [], "a"]]'),
    (response) => response.destroy(),
    (response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('[[', () => response.destroy());
    },
  ];
  for (const behaviour of behaviours) {
    store.answer((_command, response) => behaviour(response));
    expectStoreFault(await owner.get(STATS), 502, NO_CONNECTION);
  }
});

test('502 within 5 s: the store says nothing, or begins and never ends; usage falls back within its second', async () => {
  await api.sql`insert into mailbox_usage (username_id, bytes) select id, 5000000 from usernames where username = 'alice'`;
  store.answer((command, response) => {
    if (command[1]['user'] === undefined) return rows(response, []);
    if (store.commands.length % 2 === 0) response.write('[["doveadm');
    return undefined;
  });
  const begun = performance.now();
  const took = async (call: Promise<Reply>): Promise<[Reply, number]> => [await call, performance.now() - begun];
  const counts = Array.from({ length: 12 }, async () => took(owner.get(STATS)));
  const [shown, shownAfter] = await took(owner.get(MAILBOX));
  expectReply(shown, 200);
  assert.equal((shown.body as { usage: number }).usage, 5);
  assert.ok(shownAfter < 2000, `${shownAfter} ms`);
  expectReply(await owner.put(MAILBOX, { quota: 4 }), 400, {
    message: 'Current mailbox usage is larger than the new quota value',
  });
  for (const [reply, after] of await Promise.all(counts)) {
    expectStoreFault(reply, 502, NO_CONNECTION);
    assert.ok(after < 5000, `${after} ms`);
  }
});

test('a changed password does not wait for a store that hangs, and what is to be ended stays written', async () => {
  store.answer(() => undefined);
  const begun = performance.now();
  expectReply(await owner.put(MAILBOX, { password: 'Another-Horse-8' }), 204);
  assert.ok(performance.now() - begun < 2500);
  assert.equal((await api.sql`select from session_ends`).length, 1);
  store.answer((_command, response) => refusal(response, 68));
  await api.services.store.endSessions(api.sql);
  assert.equal((await api.sql`select from session_ends`).length, 0);
});

test('usage and counts are what the store says, all folders together', async () => {
  store.answer((_command, response) =>
    rows(response, [
      { mailbox: 'INBOX', vsize: '1048576' },
      { mailbox: 'x', vsize: '1' },
    ]),
  );
  assert.equal(((await owner.get(MAILBOX)).body as { usage: number }).usage, 2);
  expectReply(await owner.put(MAILBOX, { quota: 1 }), 400, {
    message: 'Current mailbox usage is larger than the new quota value',
  });
  expectReply(await owner.put(MAILBOX, { quota: 2 }), 204);
  expectReply(await owner.put(MAILBOX.replace('alice', 'new'), { password: PASSWORD, quota: 1 }), 201);
});
