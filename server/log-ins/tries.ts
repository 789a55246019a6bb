/** A try to log in, before its password is looked at and after: counted in the database, whichever door it came by. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Sql } from '../db/connect.ts';

/** By whom and where from; `service` is http, imap, pop3 or smtp. */
export interface Try {
  /** In the form of name.ts. */
  login: string;
  /** The address itself, for the audit. */
  address: string;
  /** What is counted by (http/client.ts). */
  client: string;
  /** Many people stand behind the client: it is never stopped as a whole. */
  shared: boolean;
  service: string;
}

/**
 * `go`: look at the password, after `delay` seconds. `stop`, and `late` for one that waited in vain or found no room to: refuse it as a
 * wrong password is.
 */
export interface Verdict {
  verdict: 'go' | 'stop' | 'late';
  delay: number;
}

/** As mail.log_in_try says it. */
interface Wait {
  verdict: 'wait';
  /** 1: for others of its client; 0: for others of its name there. */
  delay: number;
}

/** Where a try that has to wait may do so, when only so many may. */
export interface WaitingRoom {
  /** Whether there is a place; who took it leaves. @param ofClient it waits for others of its client, and not of its name there */
  enter: (ofClient: boolean) => boolean;
  leave: () => void;
}

/** Milliseconds until one that has to wait asks again: each time longer, or a hundred of them would be what makes the database slow. */
const PAUSE = 50;
const LONGEST_PAUSE = 400;

const LATE: Verdict = { verdict: 'late', delay: 0 };

/**
 * Counts a try. While as many as there may be are being looked at, it waits for their end.
 * @param ask runs a statement
 * @param patience milliseconds after which a try that has to wait is refused, as one too many
 * @param room one that finds no place there is refused like that, at once
 */
export async function beginTry(ask: Ask, attempt: Try, patience: number, room?: WaitingRoom): Promise<Verdict> {
  const stop = new AbortController();
  const over = wait(patience, LATE, { signal: stop.signal });
  over.catch(() => {});
  try {
    const first = await askWhether(ask, attempt);
    if (first.verdict !== 'wait') return first;
    if (room?.enter(first.delay > 0) === false) return LATE;
    return await Promise.race([over, askOn(ask, attempt, stop.signal)]).finally(() => room?.leave());
  } finally {
    stop.abort();
  }
}

/** Asks until there need be no more waiting, or nobody waits for the answer. */
async function askOn(ask: Ask, attempt: Try, stop: AbortSignal): Promise<Verdict> {
  for (let pause = PAUSE; !stop.aborted; pause = Math.min(2 * pause, LONGEST_PAUSE)) {
    await wait(pause);
    if (stop.aborted) break;
    const answer = await askWhether(ask, attempt);
    if (answer.verdict === 'wait') continue;
    // It was refused meanwhile, and its password is not looked at.
    if (stop.aborted && answer.verdict === 'go') await undoTry(ask, attempt);
    return answer;
  }
  return LATE;
}

async function askWhether(ask: Ask, attempt: Try): Promise<Verdict | Wait> {
  const { login, client, address, service, shared } = attempt;
  return ask(async (sql) => {
    const [row] = await sql<[Verdict | Wait]>`
      select verdict, delay from mail.log_in_try(${login}, ${client}, ${address}, ${service}, ${shared})`;
    return row;
  });
}

/**
 * Says what became of a try: one that was right is taken back, with all wrong ones of its name from its client.
 * @param proof what mail.passdb said of the password, to know it again; empty when it said nothing
 */
export async function endTry(ask: Ask, attempt: Try, isRight: boolean, proof = ''): Promise<void> {
  const { login, client, address, service, shared } = attempt;
  await ask(
    (sql) => sql`select mail.log_in_done(${login}, ${client}, ${address}, ${service}, ${shared}, ${isRight}, ${proof})`,
  );
}

/** Says how many tries were refused of which the database had not said so itself. */
export async function tellRefused(
  ask: Ask,
  { login, address, service }: Pick<Try, 'login' | 'address' | 'service'>,
  times: number,
): Promise<void> {
  await ask((sql) => sql`select mail.log_in_refused(${login}, ${address}, ${service}, ${times})`);
}

/** Takes a try back whose password could not be looked at. */
export async function undoTry(ask: Ask, { login, client }: Try): Promise<void> {
  await ask((sql) => sql`select mail.log_in_undone(${login}, ${client})`);
}

export type Ask = <T>(question: (sql: Sql) => Promise<T>) => Promise<T>;
