import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { NonsenseError } from '../nonsense.ts';
import { Session } from './milter.ts';
import { PacketReader } from './packets.ts';

const quiet = { info: () => {}, warn: () => {}, error: () => {} };
const LOGIN = '0197a000-0000-7000-8000-000000000001.1';
const own = new Set(['alice@a.example', 'alice@alias.example']);
const asked: [string, string[]][] = [];

function newSession(findForeign = mine): Session {
  return new Session({ findForeign, log: quiet });
}

async function mine(login: string, addresses: string[]): Promise<string[]> {
  asked.push([login, addresses]);
  return login === LOGIN ? addresses.filter((address) => !own.has(address)) : addresses;
}

const offer = Buffer.from('\0\0\0\x06\0\0\x01\xff\0\x1f\xff\xff', 'latin1');

/** Says one thing, and tells the answer: a letter with its text. */
async function say(session: Session, command: string, data: Buffer | string = ''): Promise<string | undefined> {
  const answer = await session.answer({ command, data: Buffer.from(data) });
  if (!Buffer.isBuffer(answer)) return answer;
  const [read] = new PacketReader().read(answer);
  return read!.command + (read!.command === 'O' ? '' : read!.data.toString());
}

const MARKED = 'h X-Mailstead-Authenticated\0yes\0, c';

/** What is said to the end of a mail, packet by packet. */
async function atEnd(session: Session): Promise<string> {
  const answer = await session.answer({ command: 'E', data: Buffer.alloc(0) });
  assert.ok(Buffer.isBuffer(answer));
  const packets = new PacketReader().read(answer);
  return packets.map(({ command, data }) => `${command} ${data.toString()}`.trim()).join(', ');
}

/** A mail as Postfix tells of it: the answer at the end of its headers. */
async function submit(session: Session, headers: [string, string][], login = LOGIN): Promise<string | undefined> {
  await say(session, 'D', `M{auth_authen}\0${login}\0`);
  assert.equal(await say(session, 'M', '<alice@a.example>\0'), undefined);
  for (const [name, value] of headers) assert.equal(await say(session, 'L', `${name}\0${value}\0`), undefined);
  await say(session, 'D', 'Ni\0ABC\0');
  const answer = await say(session, 'N');
  assert.equal(await atEnd(session), answer === 'c' ? MARKED : 'c');
  return answer;
}

async function opened(session = newSession()): Promise<Session> {
  assert.equal(await say(session, 'O', offer), 'O');
  return session;
}

const REFUSED = /^y553 5\.7\.1 .*\0$/;
const UNREADABLE = /^y553 5\.6\.0 .*\0$/;

test('a From of the mailbox’s own passes, one of others or of others too is refused', async () => {
  const session = await opened();
  assert.equal(
    await submit(session, [
      ['Subject', 'x'],
      ['From', 'Alice <alice@a.example>'],
    ]),
    'c',
  );
  assert.deepEqual(asked.at(-1), [LOGIN, ['alice@a.example']]);
  assert.equal(await submit(session, [['FROM', 'alice@a.example,\n alice@alias.example']]), 'c');
  assert.equal(
    await submit(session, [
      ['From', 'alice@a.example'],
      ['Sender', 'x@b.example'],
      ['Reply-To', 'y@b.example'],
    ]),
    'c',
  );
  assert.match((await submit(session, [['From', 'bob@a.example']]))!, REFUSED);
  assert.match((await submit(session, [['From', 'alice@a.example, bob@a.example']]))!, REFUSED);
  assert.match((await submit(session, [['From', '"<bob@a.example>" <alice@a.example>']]))!, REFUSED);
  assert.match((await submit(session, [['From', 'alice@a.example']], 'another.1'))!, REFUSED);
  assert.equal(await submit(session, [['From', 'alice@a.example']]), 'c');
});

test('no From, two of them or one that cannot be read are refused', async () => {
  const session = await opened();
  for (const headers of [
    [],
    [['Subject', 'From: alice@a.example']],
    [
      ['From', 'alice@a.example'],
      ['from', 'alice@a.example'],
    ],
    [
      ['From ', 'alice@a.example'],
      ['From', 'bob@a.example'],
    ],
    [['From', '']],
    [['From', 'undisclosed:;']],
    [
      ['Subject', 'x\rFrom: bob@a.example'],
      ['From', 'alice@a.example'],
    ],
    [
      ['Subject', 'x\r from : bob@a.example'],
      ['From', 'alice@a.example'],
    ],
  ] as [string, string][][]) {
    assert.match((await submit(session, headers))!, UNREADABLE, JSON.stringify(headers));
  }
  assert.match((await submit(session, [['From ', 'bob@a.example']]))!, REFUSED);
  assert.equal(
    await submit(session, [
      ['Subject', 'a message\r'],
      ['From', 'alice@a.example'],
    ]),
    'c',
  );
});

test('without a log-in nothing passes, and a log-in is for one mail alone', async () => {
  const session = await opened();
  assert.match((await submit(session, [['From', 'alice@a.example']], ''))!, /^y530 5\.7\.0 /);
  assert.equal(await submit(session, [['From', 'alice@a.example']]), 'c');
  await say(session, 'M', '<alice@a.example>\0');
  await say(session, 'L', 'From\0alice@a.example\0');
  assert.match((await say(session, 'N'))!, /^y530 /);
});

test('what has passed is marked at its end, once, and nothing else is', async () => {
  const session = await opened();
  assert.equal(await submit(session, [['From', 'alice@a.example']]), 'c');
  assert.equal(await atEnd(session), 'c');
  for (const end of ['A', 'K', 'D']) {
    await say(session, 'D', `M{auth_authen}\0${LOGIN}\0`);
    await say(session, 'L', 'From\0alice@a.example\0');
    assert.equal(await say(session, 'N'), 'c');
    await say(session, end, end === 'D' ? 'M{auth_authen}\0another.1\0' : '');
    assert.equal(await atEnd(session), 'c', end);
  }
});

test('what was said of a mail that is given up does not count for the next', async () => {
  for (const end of ['A', 'K']) {
    const session = await opened();
    await say(session, 'D', `M{auth_authen}\0${LOGIN}\0`);
    await say(session, 'L', 'From\0bob@a.example\0');
    assert.equal(await say(session, end), undefined);
    assert.equal(await submit(session, [['From', 'alice@a.example']]), 'c');
  }
});

test('each MAIL FROM begins anew', async () => {
  const session = await opened();
  await say(session, 'D', `M{auth_authen}\0${LOGIN}\0`);
  await say(session, 'L', 'From\0bob@a.example\0');
  assert.equal(await submit(session, [['From', 'alice@a.example']]), 'c');
});

test('when it cannot be known whose an address is the mail is to come again', async () => {
  const session = await opened(newSession(() => Promise.reject(new Error('away'))));
  assert.match((await submit(session, [['From', 'alice@a.example']]))!, /^y451 4\.3\.0 /);
  // What is wrong anyway is refused all the same.
  assert.match((await submit(session, []))!, UNREADABLE);
});

test('a mail server that wants answers to everything has them', async () => {
  const session = newSession();
  await say(session, 'O', Buffer.from('\0\0\0\x02\0\0\0\x3f\0\0\0\x7f', 'latin1'));
  for (const [command, data] of [
    ['C', 'localhost\0U'],
    ['H', 'x\0'],
    ['M', '<a@a.example>\0'],
    ['R', '<b@a.example>\0'],
    ['T', ''],
    ['L', 'From\0alice@a.example\0'],
    ['B', 'text'],
    ['E', ''],
    ['U', 'x\0'],
  ] as const) {
    assert.equal(await say(session, command, data), 'c', command);
  }
  assert.equal(await say(session, 'Q'), 'bye');
});

test('nonsense ends the conversation', async () => {
  await assert.rejects(say(newSession(), 'M', '<>\0'), NonsenseError);
  await assert.rejects(say(newSession(), 'O', 'x'), NonsenseError);
  for (const [command, data] of [
    ['Z', ''],
    ['L', ''],
    ['L', 'From\0'],
    ['L', 'From\0a\0b\0'],
    ['\0', ''],
  ] as const) {
    await assert.rejects(say(await opened(), command, data), NonsenseError, command);
  }
});

test('property: no packets do more than end the conversation', async () => {
  const letters = fc.constantFrom(...Array.from('ODMLNEAQKCHRTBU'));
  const one = fc.tuple(letters, fc.uint8Array({ maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(fc.array(one, { maxLength: 12 }), async (sent) => {
      const session = newSession();
      await say(session, 'O', offer);
      for (const [command, data] of sent) {
        try {
          await session.answer({ command, data: Buffer.from(data) });
        } catch (error) {
          assert.ok(error instanceof NonsenseError);
        }
      }
    }),
  );
});

test('a refusal has no % in it, which the mail server would read as its own', async () => {
  const session = await opened();
  for (const from of ['100%bob@a.example', '%s']) {
    assert.doesNotMatch((await submit(session, [['From', from]]))!, /%/);
  }
});
