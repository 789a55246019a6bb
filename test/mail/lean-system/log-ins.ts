/** Tries to log in by IMAP, POP3 and submission are counted together with those over HTTP, and log-ins go on without whoever counts. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { before, beforeEach, test } from 'node:test';
import { allProcesses, commandLine } from '../../../engine/processes.ts';
import { until } from '../../engine/until.ts';
import { ImapClient } from '../../support/imap.ts';
import { LogInMemory } from '../../support/log-in-memory.ts';
import { allLogIn, byImap, byPop3, bySubmission, logIns, noneLogIn } from '../../support/log-ins.ts';
import { leanSystem } from '../../support/shared-systems.ts';
import { firstPassword, newTenant, type Tenant } from '../../support/operator.ts';
import type { System } from '../../support/system.ts';

let system: System;
let tenant: Tenant;
let alice: string;
let bob: string;

before(async () => {
  ({ system } = await leanSystem());
  tenant = await newTenant(system.api);
  alice = await tenant.add('alice');
  bob = await tenant.add('bob');
});
beforeEach(async () => {
  await system.sql`delete from log_in_blocks`;
  await system.sql`delete from log_in_tries`;
});

let guesses = 0;
const guess = (): string => `Wrong-Guess-${(guesses += 1)}`;

/** The status of a GET of one's own mailbox. */
async function overHttp(user: string, password: string, from: string): Promise<number | undefined> {
  const { port, hostname } = new URL(system.ready().http);
  const [name = '', domain = ''] = user.split('@');
  const asked = { port, hostname, localAddress: from, auth: `${user}:${password}`, agent: false };
  return new Promise((resolve, reject) => {
    http
      .get({ ...asked, path: `/email/${domain}/usernames/${name}/mailbox` }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
      .on('error', reject);
  });
}

/** Wrong passwords by every door in turn. */
async function fail(user: string, from: string, times: number): Promise<void> {
  const { imap = '', pop3 = '', submission = '' } = system.ready();
  const doors = [
    async () => byImap(imap, user, guess(), from),
    async () => byPop3(pop3, user, guess(), from),
    async () => bySubmission(submission, user, guess(), from),
    async () => (await overHttp(user, guess(), from)) === 200,
  ];
  const tries = Array.from({ length: times }, async (_, i) => doors[i % doors.length]!());
  assert.ok((await Promise.all(tries)).every((isIn) => !isIn));
}

const blocks = async () =>
  (await system.api.get<{ list: { id: string; name: string | null; address: string }[] }>('/blocks')).list;

test('ten wrong ones by all doors together stop the name from that address, at every door', async () => {
  await fail(alice, '127.0.0.2', 9);
  assert.deepEqual(await logIns(system.ready(), alice, firstPassword, '127.0.0.2'), allLogIn);
  await fail(alice, '127.0.0.2', 10);
  assert.deepEqual(await logIns(system.ready(), alice, firstPassword, '127.0.0.2'), noneLogIn);
  assert.equal(await overHttp(alice, firstPassword, '127.0.0.2'), 401);
  // Elsewhere, and somebody else behind the same address.
  assert.deepEqual(await logIns(system.ready(), alice, firstPassword, '127.0.0.3'), allLogIn);
  assert.deepEqual(await logIns(system.ready(), bob, firstPassword, '127.0.0.2'), allLogIn);
  const [block] = await blocks();
  assert.deepEqual([block!.name, block!.address], [alice, '127.0.0.2']);
  await system.api.delete(`/blocks/${block!.id}`);
  assert.deepEqual(await logIns(system.ready(), alice, firstPassword, '127.0.0.2'), allLogIn);
});

test('one that is stopped is answered as a wrong password is', async () => {
  const answers = async (): Promise<string> => {
    const client = await ImapClient.open(system.ready().imap ?? '', false, '127.0.0.2');
    const { status, text } = await client.logIn(alice, guess());
    client.close();
    return `${status} ${text}`;
  };
  const before = await answers();
  await fail(alice, '127.0.0.2', 9);
  assert.equal(await answers(), before);
  assert.equal((await blocks()).length, 1);
});

/** Several times as many at once as Dovecot asks about at once. */
const FLOOD = 400;

/** A flood of guesses, of which so many may be looked at: the others are refused, and stand in the audit as well. */
async function flood(from: string, name: (i: number) => string, most: number): Promise<void> {
  const { imap = '' } = system.ready();
  const clients = await Promise.all(Array.from({ length: FLOOD }, async () => ImapClient.open(imap, false, from)));
  await Promise.all(clients.map(async (client, i) => client.logIn(name(i), guess())));
  for (const client of clients) client.close();
  const [{ tries }] = await system.sql<[{ tries: number }]>`
    select count(*)::int as tries from log_in_tries where client = ${from}`;
  assert.equal(tries, most);
  const log = fs.readFileSync(path.join(system.home, 'logs', 'dovecot.log'), 'utf8');
  const refused = log
    .split('\n')
    .filter((line) => line.includes(`,${from}`) && line.includes('policy server refusal')).length;
  assert.equal(refused, FLOOD - most);
  await until('all of them in the audit', async () => {
    const [{ count }] = await system.sql<[{ count: number }]>`
      select (select coalesce(sum(count), 0) from audit where operation = 'logInRefused' and address = ${from})::int
           + (select coalesce(sum(count), 0) from log_in_refusals where address = ${from})::int as count`;
    return count >= FLOOD;
  });
}

// Dovecot has at most 100 questions to policyd under way, and lets on what has no answer after three seconds.
test('hundreds of guesses at one name at the same time are ten', async () => flood('127.0.0.5', () => alice, 10));

test('hundreds of guesses at as many names at the same time are a hundred', async () =>
  flood('127.0.0.9', (i) => `n${i}-${alice}`, 100));

test('refused ones stand in the audit, with the door they came by', async () => {
  await fail(bob, '127.0.0.6', 13);
  const told = async (): Promise<Record<string, number>> => {
    const rows = await system.sql<{ door: string; count: number }[]>`
      select coalesce(detail ->> 'service', 'http') as door, sum(count)::int as count from audit
       where operation = 'logInRefused' and target = ${bob} and address = '127.0.0.6' group by 1`;
    return Object.fromEntries(rows.map(({ door, count }) => [door, count]));
  };
  await until('the audit', async () => Object.keys(await told()).length === 4);
  assert.deepEqual(Object.keys(await told()).toSorted(), ['http', 'imap', 'pop3', 'smtp']);
});

test('for a mailbox that may not log in by mail nothing counts, and nobody behind the address is stopped', async () => {
  const { api, sql } = system;
  const other = await newTenant(api);
  const carl = await other.add('carl');
  const desk = `desk@${other.domain}`;
  const exchange = { password: firstPassword, displayName: 'desk', imapEnabled: false };
  await api.put(`${other.path}/usernames/desk/exchange`, exchange);
  const told = async (who: string) =>
    sql<{ reason: string; count: number }[]>`
      select reason, sum(count)::int as count from (
        select reason, count from log_in_refusals where target = ${who}
        union all select detail ->> 'reason', count from audit where operation = 'logInRefused' and target = ${who}) as told
       group by reason`;
  const dozen = async (refused: () => Promise<unknown>, none: unknown): Promise<void> => {
    const all = await Promise.all(Array.from({ length: 12 }, refused));
    for (const one of all) assert.deepEqual(one, none);
  };
  await dozen(async () => byImap(system.ready().imap ?? '', desk, firstPassword, '127.0.0.7'), false);
  assert.ok(await byPop3(system.ready().pop3 ?? '', desk, firstPassword, '127.0.0.7'));
  await api.put(other.path, { status: 'suspended' });
  await dozen(async () => logIns(system.ready(), carl, firstPassword, '127.0.0.7'), noneLogIn);
  assert.deepEqual(await blocks(), []);
  assert.deepEqual([...(await sql`select from log_in_tries where client = '127.0.0.7'`)], []);
  assert.equal(await overHttp(carl, firstPassword, '127.0.0.7'), 200);
  assert.deepEqual([...(await told(desk))], [{ reason: 'not allowed', count: 12 }]);
  assert.deepEqual([...(await told(carl))], [{ reason: 'suspended', count: 36 }]);
});

/** The process of policyd. */
const policyd = (): number | undefined =>
  allProcesses().find(({ pid }) => {
    const line = commandLine(pid)?.join(' ') ?? '';
    return line.includes('policyd/main.ts') && line.includes(system.home);
  })?.pid;

test('without policyd log-ins go on, uncounted, each after some seconds at most', async () => {
  const hugo = await tenant.add('hugo');
  const memory = new LogInMemory(system);
  const watcher = system.ready().pid;
  const before = policyd()!;
  process.kill(watcher, 'SIGSTOP');
  try {
    process.kill(before, 'SIGKILL');
    await until('its end', () => policyd() === undefined);
    // Submission waits for policyd anyway: it judges the From header.
    const { imap = '', pop3 = '' } = system.ready();
    for (let i = 0; i < 6; i += 1) {
      const started = performance.now();
      assert.ok(
        i % 2
          ? await byImap(imap, alice, firstPassword, '127.0.0.2')
          : await byPop3(pop3, alice, firstPassword, '127.0.0.2'),
      );
      assert.ok(performance.now() - started < 8000);
    }
    assert.ok(!(await byImap(imap, alice, guess(), '127.0.0.2')));
    // Nothing new is remembered, and what is remembered serves.
    assert.ok(await byImap(imap, hugo, firstPassword, '127.0.0.2'));
    assert.equal(await memory.of(hugo), undefined);
    await memory.isAll(hugo, firstPassword);
    assert.ok(await byImap(imap, hugo, firstPassword, '127.0.0.2'));
  } finally {
    process.kill(watcher, 'SIGCONT');
  }
  await until('its return', () => policyd() !== undefined && policyd() !== before);
  await until('that it counts again', async () => {
    await byImap(system.ready().imap ?? '', alice, guess(), '127.0.0.8');
    const rows = await system.sql`select from log_in_tries where client = '127.0.0.8'`;
    return rows.length > 0;
  });
});

test('a policyd that hangs delays a log-in by seconds, and refuses none', async () => {
  await until('policyd', () => policyd() !== undefined);
  const pid = policyd()!;
  process.kill(pid, 'SIGSTOP');
  try {
    const started = performance.now();
    assert.ok(await byImap(system.ready().imap ?? '', alice, firstPassword, '127.0.0.2'));
    assert.ok(performance.now() - started < 8000);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
});

test('a restart of Dovecot and of policyd forgets no password that was right', async () => {
  const gina = await tenant.add('gina');
  const memory = new LogInMemory(system);
  await memory.isAll(gina, firstPassword);
  for (const part of ['dovecot', 'policyd'] as const) {
    const pid = system.ready().pids[part]!;
    process.kill(pid, 'SIGKILL');
    await until(`another ${part}`, () => ![pid, undefined].includes(system.ready().pids[part]));
    await until('log-ins', async () => byImap(system.ready().imap ?? '', gina, firstPassword));
  }
  // Submission waits for policyd, which judges the From header.
  await until('submission', async () => bySubmission(system.ready().submission ?? '', gina, firstPassword));
  assert.deepEqual(await logIns(system.ready(), gina, firstPassword), allLogIn);
  assert.deepEqual(await logIns(system.ready(), gina, guess()), noneLogIn);
});

test('no log tells a password or the token of the door', () => {
  const token = fs.readFileSync(path.join(system.home, 'secrets', 'log-in-token'), 'utf8').trim();
  for (const name of fs.readdirSync(path.join(system.home, 'logs'))) {
    const text = fs.readFileSync(path.join(system.home, 'logs', name), 'utf8');
    for (const word of [token, firstPassword, 'Wrong-Guess-']) assert.ok(!text.includes(word), name);
  }
});
