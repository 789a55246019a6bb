/**
 * The storm of log-ins after a restart: what a second log-in costs with what is remembered of the first, without it, and with no hash at
 * all; and old passwords tried right after the 2xx of their change (docs/decisions/0016-log-in-memory.md).
 */
import fs from 'node:fs';
import path from 'node:path';
import { allProcesses } from '../engine/processes.ts';
import { connect, type Sql } from '../server/db/connect.ts';
import { hashPassword } from '../server/passwords/hash.ts';
import { verifyPassword } from '../server/passwords/verify.ts';
import { unbindMemory } from '../test/support/log-in-memory.ts';
import { byImap, byPop3, bySubmission } from '../test/support/log-ins.ts';
import { type Figures, record } from '../tools/reliability/record.ts';
import { fill } from './fill.ts';
import { imapLogins, logIn } from './imap.ts';
import { operatorPassword, processorTime, type Ready, startSystem } from './processes.ts';
import { type Contender, measure, printRatio, type Sample } from './rounds.ts';

const password = 'Qw7$benchmark';
/** Mailboxes with a hash, and without. */
const COUNT = 200;
const PLAIN = 50;
const DOORS = [byImap, byPop3, bySubmission];
/** How many are tried with a guard taken out. */
const SPOILT = 50;
/** How often one old password is tried: by all doors at once, each with an address of its own. */
const TRIES = 5;

export interface ReconnectBench {
  rounds: number;
  /** Of a round of one contender, ms. */
  duration: number;
  /** An empty folder that the daemons may enter. */
  folder: string;
  databaseUrl: string;
  /** How many times an old password is tried. */
  old: number;
}

export async function benchReconnect(options: ReconnectBench): Promise<void> {
  const home = path.join(options.folder, 'reconnect-home');
  const ready = await startSystem(home, {
    MAILSTEAD_DATABASE_URL: options.databaseUrl,
    MAILSTEAD_OPERATOR_PASSWORD: operatorPassword,
    MAILSTEAD_CLAMAV: 'off',
  });
  const sql = connect(options.databaseUrl, 2);
  await fill(sql, COUNT, await hashPassword(password));
  // Those with no hash to compute: what the daemons need for all the rest.
  await sql`update usernames set password_hash = ${`{PLAIN}${password}`} where username like 'new%'`;
  await sql.unsafe(`
    create function bench_forgets() returns trigger language plpgsql as $$ begin return null; end $$;
    create trigger bench_forgets before insert on log_in_memory for each row execute function bench_forgets()`);
  try {
    const storm = await benchStorm(options, ready.imap, sql);
    const old = await benchOld(options, ready, sql, path.join(home, 'logs', 'dovecot.log'));
    record('log-ins', () => figuresOf(storm, old));
  } finally {
    await sql.end();
    await ready.stop();
  }
}

const mailbox = (n: number): string => `m${n}@d${Math.floor(n / 100)}.bench.example`;

async function benchStorm({ rounds, duration }: ReconnectBench, imap: string, sql: Sql): Promise<Map<string, Sample>> {
  const names = Array.from({ length: COUNT }, (_, n) => mailbox(n));
  const plain = Array.from({ length: PLAIN }, (_, n) => `new${n}@pw.bench.example`);
  const enter = async (name: string): Promise<void> => logIn(imap, name, password);
  const round = async (of: string[]): Promise<Sample> => {
    const before = processorOfParts();
    const started = performance.now();
    const perSecond = await imapLogins(imap, of, password, { atOnce: 8, duration });
    const done = (perSecond * (performance.now() - started)) / 1000;
    return { perSecond, processorMicros: (1e6 * (processorOfParts() - before)) / done };
  };
  // The first log-in makes the folders of a mailbox.
  for (const name of [...names, ...plain]) await enter(name);
  const hash = await hashPassword(password);
  const medians = await measure('Log-ins over IMAP, 8 at once', rounds, [
    ...contendersOf(sql, { hashed: () => round(names), plain: () => round(plain) }, enter),
    { name: 'Argon2id alone, one core', run: () => argon2(hash, duration) },
  ]);
  const [before, none, after] = [...medians.values()];
  printRatio('after to before', after, before);
  printRatio('after to no hash to compute', after, none, 'about 1');
  const micros = (sample: Sample | undefined): Sample => ({ perSecond: sample?.processorMicros ?? Number.NaN });
  printRatio('processor time of one, before to after', micros(before), micros(after));
  return medians;
}

/**
 * @param round log-ins to mailboxes with a hash, and to those without
 * @param enter one log-in beside what is measured
 */
function contendersOf(
  sql: Sql,
  round: Record<'hashed' | 'plain', () => Promise<Sample>>,
  enter: (name: string) => Promise<void>,
): Contender[] {
  const remembers = async (whether: boolean): Promise<void> => {
    await sql.unsafe(`alter table log_in_memory ${whether ? 'disable' : 'enable'} trigger bench_forgets`);
    if (!whether) await sql`delete from log_in_memory`;
  };
  const forgetful = (run: () => Promise<Sample>) => async (): Promise<Sample> => {
    await remembers(false);
    return run();
  };
  const knowing = async (): Promise<Sample> => {
    await remembers(true);
    for (const name of await unknownOf(sql)) await enter(name);
    if (!(await becomes(async () => (await unknownOf(sql)).length === 0))) throw new Error('not all are remembered');
    return round.hashed();
  };
  return [
    { name: 'before: nothing is remembered', run: forgetful(round.hashed) },
    { name: 'no hash to compute', run: forgetful(round.plain) },
    { name: 'after: all are remembered', run: knowing },
  ];
}

/** Seconds of processor time of all that this process has started, the database too, and of those of them that have ended. */
function processorOfParts(): number {
  const all = allProcesses();
  const below = (pid: number): number[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child.pid, ...below(child.pid)]);
  return below(process.pid).reduce((sum, pid) => sum + processorTime(pid, true), 0);
}

async function unknownOf(sql: Sql): Promise<string[]> {
  const rows = await sql<{ n: number }[]>`
    select substr(username, 2)::int as n from usernames u
     where username ~ '^m[0-9]+$' and not exists (select from log_in_memory m where m.username_id = u.id)`;
  return rows.map(({ n }) => mailbox(n));
}

async function argon2(hash: string, duration: number): Promise<Sample> {
  const started = performance.now();
  const before = process.cpuUsage();
  let done = 0;
  for (; performance.now() - started < duration; done += 1) await verifyPassword(hash, password);
  const { user, system } = process.cpuUsage(before);
  return { perSecond: (1000 * done) / (performance.now() - started), processorMicros: (user + system) / done };
}

/** What came of old passwords. */
interface Old {
  tried: number;
  letIn: number;
  /** Log-ins that were not remembered, and made again. */
  repeated: number;
}

/**
 * Each is known when it is changed, and tried again from the moment of the 2xx on, while others are changed and tried. Then some more, with
 * what is remembered no longer bound to the stored hash: those must be let in, or this would have found nothing.
 * @throws Error when an old one was let in, or none of those that must be
 */
async function benchOld({ old }: ReconnectBench, ready: Ready, sql: Sql, log: string): Promise<Old> {
  await sql`alter table log_in_memory disable trigger bench_forgets`;
  const before = readLog(log);
  const progress: Progress = { next: 0, clients: 0, digests: new Map() };
  const found = await tryOld(old, progress, ready, sql);
  const after = readLog(log);
  console.log(
    `\nOld passwords tried right after the 2xx of their change, each known until then, by IMAP, POP3 and submission`,
  );
  console.log(`  ${found.tried} tried, ${found.letIn} let in (aim: 0)`);
  console.log(
    `  refused for the password: ${after.mismatches - before.mismatches}, by the throttle: ${after.stops - before.stops}`,
  );
  console.log(`  log-ins that were not remembered, and made again: ${found.repeated}`);
  await unbindMemory(sql);
  const unbound = await tryOld(SPOILT, progress, ready, sql);
  console.log(`  with what is remembered not bound to the hash: ${unbound.tried} tried, ${unbound.letIn} let in`);
  if (found.letIn > 0) throw new Error(`${found.letIn} old passwords were let in`);
  if (unbound.letIn === 0) throw new Error('old passwords that must be let in were not: the search finds nothing');
  return found;
}

/** Where the tries have come to: each mailbox has its next password in its turn. */
interface Progress {
  next: number;
  clients: number;
  /** What was remembered of each mailbox. */
  digests: Map<number, string | undefined>;
}

async function tryOld(old: number, progress: Progress, ready: Ready, sql: Sql): Promise<Old> {
  const found = { tried: 0, letIn: 0, repeated: 0 };
  // Ten wrong ones stop a name from one address: so each comes from its own, and what refuses it is the password.
  const from = (): string => {
    const nth = (progress.clients += 1);
    return `127.${20 + (nth >> 16)}.${(nth >> 8) & 255}.${nth & 255}`;
  };
  const addresses = [ready.imap, ready.pop3, ready.submission];
  const work = async (): Promise<void> => {
    while (found.tried < old) {
      const [n, turn] = [progress.next % COUNT, Math.floor(progress.next++ / COUNT)];
      const name = mailbox(n);
      const current = turn === 0 ? password : passwordOf(n, turn);
      const enter = async (): Promise<boolean> => byImap(ready.imap, name, current, from());
      const { digest, again } = await untilRemembered(sql, n, progress.digests.get(n), enter);
      progress.digests.set(n, digest);
      found.repeated += again;
      found.tried += TRIES;
      await change(ready.http, name, passwordOf(n, turn + 1));
      const tries = Array.from({ length: TRIES }, async (_, i) => {
        const door = DOORS[i % DOORS.length]!;
        return door(addresses[i % DOORS.length]!, name, current, from());
      });
      for (const isIn of await Promise.all(tries)) if (isIn) found.letIn += 1;
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return found;
}

/** For docs/reference/reliability.md. */
function figuresOf(storm: Map<string, Sample>, { tried, letIn }: Old): Figures {
  const rows = [...storm].map(([name, { perSecond, processorMicros = Number.NaN }]) => [
    name,
    Number(perSecond.toFixed(1)),
    Math.round(processorMicros / 1000),
  ]);
  return {
    intro: `All clients log in again after a restart: ${COUNT} mailboxes over IMAP, 8 at once, with what is remembered of their log-ins before
(docs/decisions/0016-log-in-memory.md) and without. Then passwords that are known are changed, and the old ones are tried from the moment of the
2xx on, by IMAP, POP3 and submission, each from an address of its own. At the end some more are tried with the binding of what is remembered to
the stored hash taken out: these must be let in.`,
    tables: [{ columns: ['log-ins', 'a second', 'processor time of one, ms'], rows }],
    findings: [`of ${tried} old passwords ${letIn} were let in after the 2xx of their change`],
  };
}

/**
 * Logs in until that has left something behind. It may be lost by design (docs/decisions/0016-log-in-memory.md): the next one leaves it again.
 * @param before what was remembered until now
 * @returns what is remembered, and how many log-ins left nothing
 */
async function untilRemembered(
  sql: Sql,
  n: number,
  before: string | undefined,
  enter: () => Promise<boolean>,
): Promise<{ digest: string | undefined; again: number }> {
  for (let again = 0; again <= 10; again += 1) {
    if (!(await enter())) throw new Error(`${mailbox(n)} may not log in`);
    if (await becomes(async () => ![undefined, before].includes(await digestOf(sql, n))))
      return { digest: await digestOf(sql, n), again };
  }
  throw new Error(`${mailbox(n)} is never remembered`);
}

const passwordOf = (n: number, turn: number): string => `Pferd-${n}-${turn}-Stall`;

/** What is remembered of a mailbox. */
async function digestOf(sql: Sql, n: number): Promise<string | undefined> {
  const [row] = await sql<{ digest: Buffer }[]>`
    select m.digest from log_in_memory m join usernames u on u.id = m.username_id where u.username = ${`m${n}`}`;
  return row?.digest.toString('hex');
}

async function change(http: string, name: string, to: string): Promise<void> {
  const [username, domain] = name.split('@');
  const reply = await fetch(new URL(`/accounts/bench/email/${domain}/usernames/${username}/mailbox`, http), {
    method: 'PUT',
    headers: {
      authorization: `Basic ${Buffer.from(`operator:${operatorPassword}`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ password: to }),
  });
  if (!reply.ok) throw new Error(`PUT of a password: ${reply.status} ${await reply.text()}`);
}

/** Why Dovecot has refused log-ins, so far. */
function readLog(file: string): { mismatches: number; stops: number } {
  const text = fs.readFileSync(file, 'utf8');
  const count = (words: RegExp): number => text.match(words)?.length ?? 0;
  return { mismatches: count(/Password mismatch/g), stops: count(/policy server refusal/g) };
}

/** Whether it becomes so within some seconds. */
async function becomes(look: () => Promise<boolean>): Promise<boolean> {
  for (let waited = 0; waited < 5000; waited += 5) {
    if (await look()) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}
