/** What dies, and what goes on meanwhile: no mail is lost or bounced, and everything comes back by itself. */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { nowAndThen } from '../../engine/dictionary.ts';
import type { PartName } from '../../engine/part.ts';
import { isAlive } from '../../engine/processes.ts';
import { connect, type Sql } from '../../server/db/connect.ts';
import { until } from '../engine/until.ts';
import { answering, deliveriesOf, sendWhileHeld } from '../support/held-mail.ts';
import { arrives, imapSession } from '../support/imap.ts';
import { Closed, LineClient } from '../support/line-client.ts';
import { allLogIn, logIns } from '../support/log-ins.ts';
import { firstPassword, newTenant, type Tenant } from '../support/operator.ts';
import { startSink, type Sink } from '../support/sink.ts';
import { deliver, mailText } from '../support/smtp.ts';
import { startSystem, superuserUrl, type System } from '../support/system.ts';

let system: System;
let sink: Sink;
let tenant: Tenant;
let address: string;
let password = firstPassword;
const smtp = (): string => system.ready().smtp ?? '';
const login = (): [string, string] => [address, password];
const pidOf = (name: PartName): number => system.ready().pids[name] ?? 0;

before(async () => {
  sink = await startSink();
  system = await startSystem({ MAILSTEAD_RELAY_HOST: sink.address });
  tenant = await newTenant(system.api);
  address = await tenant.add('constant');
});
after(async () => {
  await sink.stop();
  await system.remove();
});

/** Ends a part and waits until the watcher has started it anew. */
async function kill(name: PartName, signal: NodeJS.Signals): Promise<void> {
  const pid = pidOf(name);
  process.kill(pid, signal);
  await until(`a new ${name}`, () => pidOf(name) !== pid && isAlive(pidOf(name)));
}

const isReady = async (): Promise<boolean> =>
  (await fetch(new URL('/health/ready', system.ready().http))).status === 200;

/**
 * Loses PostgreSQL, and waits until the daemons have been told of its return and all is as before: Dovecot is reloaded then, and a log-in
 * amid that may fail (docs/operate/incidents.md).
 */
async function losing(work: () => Promise<unknown>): Promise<void> {
  const returns = (): number => system.said().split('PostgreSQL was lost and is back').length;
  const before = returns();
  await work();
  await until('the daemons are told', () => returns() > before);
  const allAre = async (): Promise<boolean> => isDeepStrictEqual(await logIns(system.ready(), ...login()), allLogIn);
  await until('log-ins', async () => allAre().catch(() => false), 30_000);
}

/** Sends until it is taken. @returns all answers; a connection that fails counts as 421 */
async function sendUntilTaken(subject: string): Promise<number[]> {
  const codes: number[] = [];
  await until(`${subject} is taken`, async () => {
    codes.push(
      await deliver(smtp(), { to: address, text: mailText(subject) })
        .then(({ code }) => code)
        .catch(() => 421),
    );
    return codes.at(-1) === 250;
  });
  return codes;
}

test('without the API mail arrives and mailboxes log in; killed, it comes back', async () => {
  process.kill(pidOf('api'), 'SIGSTOP');
  assert.equal((await deliver(smtp(), { to: address, text: mailText('no API') })).code, 250);
  await arrives(system.ready().imap ?? '', login(), 'no API');
  assert.deepEqual(await logIns(system.ready(), ...login()), allLogIn);
  await kill('api', 'SIGKILL');
  await until('the API', async () => (await system.api.call('GET', tenant.path)).status === 200);
});

for (const name of ['dovecot', 'postfix', 'policyd', 'rspamd', 'redis', 'clamd', 'postsrsd'] as const) {
  test(`${name} killed: back by the watcher, and what was sent meanwhile arrives`, async () => {
    await kill(name, 'SIGKILL');
    const codes = await sendUntilTaken(`${name} was killed`);
    assert.ok(
      codes.every((code) => code < 500),
      codes.join(' '),
    );
    await until('ready again', isReady);
    await arrives(system.ready().imap ?? '', login(), `${name} was killed`);
    assert.deepEqual(await logIns(system.ready(), ...login()), allLogIn);
  });
}

test('what waits in the queue for a part is tried again when the part is back, and not a minute later', async () => {
  await tenant.add('sends-on');
  const targets = [{ target: 'friend@elsewhere.example' }];
  const { status } = await system.api.call('POST', `${tenant.path}/usernames/sends-on/forwards`, { targets });
  assert.equal(status, 204);
  const log = path.join(system.home, 'logs', 'postfix.log');
  // What makes it wait is outside, so that nothing but the return of the part has it tried again.
  sink.isBusy = true;
  assert.equal((await deliver(smtp(), { to: `sends-on@${tenant.domain}`, text: mailText('waits') })).code, 250);
  await until('a mail that waits', () => /to=<friend@.*status=deferred/.test(fs.readFileSync(log, 'utf8')), 30_000);
  sink.isBusy = false;
  await kill('redis', 'SIGKILL');
  await until('the mail', () => sink.mails.some(({ text }) => text.includes('Subject: waits')), 20_000);
  sink.mails.length = 0;
});

/** A mailbox that forwards and has had no mail: its script is not compiled yet, so that each question is asked once. */
async function addSendingOn(mailbox: string): Promise<void> {
  await tenant.add(mailbox);
  const targets = [{ target: 'another@elsewhere.example' }];
  const { status } = await system.api.call('POST', `${tenant.path}/usernames/${mailbox}/forwards`, { targets });
  assert.equal(status, 204);
}

/** Kills a part again and again, so that the watcher waits before it starts it: for longer than Dovecot bears with it. */
async function killForLonger(name: PartName): Promise<void> {
  for (let times = 0; times < 5; times++) await kill(name, 'SIGKILL');
}

/** Kills a backend, so that PostgreSQL ends all others and refuses who comes until it has recovered; and somebody comes all the time. */
async function crash(superuser: Sql): Promise<void> {
  const log = path.join(system.home, 'logs', 'postgres.log');
  const before = fs.statSync(log).size;
  const ask = nowAndThen({ dovecot: { base: path.join(system.home, 'dovecot', 'base') } }, 0);
  const asking = setInterval(ask, 10);
  try {
    const [pid] = await until('a backend', async () => answering(superuser, 'old'));
    process.kill(pid!, 'SIGKILL');
    const isOver = (): boolean => fs.readFileSync(log, 'utf8').slice(before).includes('ready to accept connections');
    await until('PostgreSQL', isOver);
  } finally {
    clearInterval(asking);
  }
}

test('PostgreSQL lost in the midst of the questions for a script: the mail has its whole policy, and soon', async () => {
  const superuser = connect(superuserUrl(system.home), 1);
  const sendsOn = async (mailbox: string, many: number, meanwhile: () => unknown): Promise<void> =>
    sendWhileHeld({ system, superuser, sink, to: `${mailbox}@${tenant.domain}` }, many, meanwhile);
  try {
    for (const mailbox of ['cut', 'policyd', 'crashed', 'killed', 'away']) await addSendingOn(mailbox);
    // Then there are two connections, and who asks again by the other is not helped.
    await sendsOn('sends-on', 2, () => {});
    await sendsOn('cut', 1, async () => {
      // Dovecot tries a connection once a second at most.
      const pids = await until('connections of a second', async () => answering(superuser, 'old'));
      assert.ok(pids.length >= 2);
      await superuser`select pg_terminate_backend(pid) from unnest(${pids}::int[]) as pid`;
    });
    await sendsOn('policyd', 1, async () => killForLonger('policyd'));
    // Dovecot's dictionary would leave the way by policyd alone for up to half a minute.
    await sendsOn('sends-on', 1, () => {});
    await losing(async () => sendsOn('crashed', 1, async () => crash(superuser)));
    await losing(async () => sendsOn('killed', 1, async () => kill('postgres', 'SIGKILL')));
    // For longer than any question waits: then it is the delivery that ends, to be done again.
    const goAway = async (): Promise<void> => {
      const waiting = deliveriesOf(pidOf('dovecot'));
      assert.ok(waiting.length > 0);
      await superuser`alter database mailstead allow_connections false`;
      await superuser`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'mailstead'`;
      await until('they have ended', () => !waiting.some(isAlive), 20_000);
      await superuser`alter database mailstead allow_connections true`;
    };
    await losing(async () => sendsOn('away', 1, goAway));
  } finally {
    await superuser`alter database mailstead allow_connections true`;
    await superuser.end({ timeout: 5 });
  }
  await until('ready again', isReady);
});

/** Kills a backend that answers Dovecot for passwords; undefined when there is none. @throws when it has ended by itself between the look and the kill */
async function killOne(superuser: Sql): Promise<number | undefined> {
  const [row] = await superuser<{ pid: number }[]>`
    select pid from pg_stat_activity where application_name = 'dovecot-passdb'`;
  if (row === undefined) return undefined;
  process.kill(row.pid, 'SIGKILL');
  return row.pid;
}

test('a backend that is killed: its last question, which has the word of a password, is in no log and shown to nobody', async () => {
  const log = path.join(system.home, 'logs', 'postgres.log');
  const superuser = connect(superuserUrl(system.home), 1);
  try {
    const said = (): string => fs.readFileSync(log, 'utf8').slice(before);
    const before = fs.statSync(log).size;
    assert.deepEqual(await logIns(system.ready(), ...login()), allLogIn);
    const shown = await superuser<{ query: string; name: string }[]>`
      select query, application_name as name from pg_stat_activity where usename like 'mailstead\\_%' and application_name <> 'mailstead'`;
    assert.ok(shown.some(({ name }) => name === 'dovecot-passdb'));
    await losing(async () => {
      const pid = await until('a backend that answers for passwords', async () => killOne(superuser));
      await until('its end', () => said().includes(`(PID ${pid}) was terminated by signal 9`));
      await until('PostgreSQL', () => said().includes('database system is ready to accept connections'));
    });
    const lines = said();
    for (const word of ['Failed process was running', 'mail.passdb', address]) assert.ok(!lines.includes(word), lines);
    assert.deepEqual(new Set(shown.map(({ query }) => query)), new Set(['']));
  } finally {
    await superuser.end({ timeout: 5 });
  }
  await sendUntilTaken('after a killed backend');
  await until('ready again', isReady);
  // Whoever is amid a log-in when all backends end may be refused; what is asked here is that the mail is there.
  const isThere = async (): Promise<boolean> =>
    arrives(system.ready().imap ?? '', login(), 'after a killed backend').then(() => true);
  await until('the mail', isThere, 30_000);
});

/**
 * Asks the store by LMTP for the mailbox, once.
 * @returns what RCPT was answered; 421 when nobody listened or the connection was closed, which Postfix takes for "try later"
 */
async function askStore(): Promise<string> {
  const client = await LineClient.open(path.join(system.home, 'run', 'postfix', 'lmtp')).catch(() => undefined);
  if (client === undefined) return '421 nobody listens';
  try {
    await client.line();
    let answer = '';
    for (const command of ['LHLO x', 'MAIL FROM:<a@elsewhere.example>', `RCPT TO:<${address}>`]) {
      client.write(`${command}\r\n`);
      do answer = await client.line(90_000);
      while (answer[3] === '-');
    }
    return answer;
  } catch (error) {
    if (error instanceof Closed) return '421 closed';
    throw error;
  } finally {
    client.close();
  }
}

/** Neither that the mailbox is there nor "try later". */
const wrong = (answers: string[]): string[] => answers.filter((line) => !/^(250|4[0-9]{2}) /.test(line));

test('PostgreSQL away: senders are told to try later; back, mail is taken at once, and what was taken arrives', async () => {
  const codes: number[] = [];
  const taken: string[] = [];
  const over = new AbortController();
  const askSmtp = async (): Promise<void> => {
    for (let nth = 0; !over.signal.aborted; nth++) {
      const { code } = await deliver(smtp(), { to: address, text: mailText(`outage ${nth}`) });
      codes.push(code);
      if (code === 250) taken.push(`outage ${nth}`);
    }
  };
  const open = await imapSession(system.ready().imap ?? '', ...login());
  const sending = askSmtp();
  const answers: string[] = [];
  const asking = [1, 2, 3].map(async () => {
    while (!over.signal.aborted) answers.push(await askStore());
  });
  // The watcher waits longer before each start: 0, 0.5 and 1 s.
  for (let times = 0; times < 3; times++) await kill('postgres', 'SIGINT');
  await until('the database', async () => await system.sql`select`.then(() => true));
  // Postfix would take a minute to try a database again, and Dovecot up to one.
  await until('mail is taken again', async () => (await deliver(smtp(), { to: address })).code === 250, 10_000);
  over.abort();
  await sending;
  await Promise.all(asking);
  assert.deepEqual(wrong(answers), []);
  assert.ok(
    codes.some((code) => code >= 400),
    'nothing was sent while the database was away',
  );
  assert.ok(
    codes.every((code) => code < 500),
    codes.join(' '),
  );
  // What was taken and could not be stored has waited in the queue.
  const session = await imapSession(system.ready().imap ?? '', ...login());
  const missing = async (): Promise<string[]> => {
    const there = new Set(await session.subjects());
    return taken.filter((subject) => !there.has(subject));
  };
  await until('all that was taken', async () => (await missing()).length === 0, 120_000);
  session.close();
  assert.deepEqual(await logIns(system.ready(), ...login()), allLogIn);
  // A session from before has gone on, and can still be ended. Dovecot would end it 6 s after it was told of PostgreSQL's return.
  assert.equal((await open.send('NOOP')).status, 'OK');
  assert.doesNotMatch(fs.readFileSync(path.join(system.home, 'logs', 'dovecot.log'), 'utf8'), /dying after reload/);
  password = 'Geheim-2-zweites';
  await system.api.put(tenant.mailbox('constant'), { password });
  await open.lines.closed(1000);
});

test('a lookup that Dovecot began without the database is no "unknown user" when it is run after all', async () => {
  // It puts an empty text for the address it could not quote, and runs that once it is connected: mail.need refuses it.
  const hasRunEmpty = (): boolean =>
    fs.readFileSync(path.join(system.home, 'logs', 'postgres.log'), 'utf8').includes('empty lookup key');
  const watcher = system.ready().pid;
  const superuser = connect(superuserUrl(system.home), 1);
  const asked: Promise<string>[] = [];
  let answered = 0;
  const ask = (): void => {
    asked.push(askStore().finally(() => (answered += 1)));
  };
  // It would free Dovecot from what waits.
  process.kill(watcher, 'SIGSTOP');
  try {
    await superuser`alter database mailstead allow_connections false`;
    await superuser`select pg_terminate_backend(pid) from pg_stat_activity where datname = 'mailstead'`;
    await until('lookups that wait', () => {
      ask();
      return asked.length - answered > 20;
    });
    await superuser`alter database mailstead allow_connections true`;
    await until('an empty lookup', () => {
      ask();
      return hasRunEmpty();
    });
  } finally {
    await superuser`alter database mailstead allow_connections true`;
    await superuser.end({ timeout: 5 });
    process.kill(watcher, 'SIGCONT');
  }
  assert.deepEqual(wrong(await Promise.all(asked)), []);
  await sendUntilTaken('after the empty lookup');
  await arrives(system.ready().imap ?? '', login(), 'after the empty lookup');
  await until('ready again', isReady);
});

test('the watcher killed: mail goes on; the next start has everything', async () => {
  process.kill(system.ready().pid, 'SIGKILL');
  try {
    assert.equal((await deliver(smtp(), { to: address, text: mailText('no watcher') })).code, 250);
    await arrives(system.ready().imap ?? '', login(), 'no watcher');
  } finally {
    await system.sql.end({ timeout: 5 });
    system = await startSystem({ MAILSTEAD_RELAY_HOST: sink.address }, system.home);
  }
  await arrives(system.ready().imap ?? '', login(), 'no watcher');
  await sendUntilTaken('next start');
  await arrives(system.ready().imap ?? '', login(), 'next start');
});

test('nothing was bounced, and no log holds a password of the system', () => {
  // What was delivered and not answered in time is delivered again, and goes on again: under its sender's name, unlike a bounce.
  assert.deepEqual(
    sink.mails.filter(({ from, text }) => from === '' || !text.includes('Subject: held for ')),
    [],
  );
  const folder = (name: string): string => path.join(system.home, name);
  const secrets = fs
    .readdirSync(folder('secrets'))
    .map((name) => fs.readFileSync(path.join(folder('secrets'), name), 'utf8').trim());
  for (const name of fs.readdirSync(folder('logs'))) {
    const text = fs.readFileSync(path.join(folder('logs'), name), 'latin1');
    for (const secret of [...secrets, firstPassword, password]) assert.ok(!text.includes(secret), name);
  }
});
