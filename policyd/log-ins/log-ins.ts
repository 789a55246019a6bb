/**
 * Who may try to log in by IMAP, POP3 and submission: Dovecot asks before it looks at a password, and tells what became of it
 * (auth_policy_server_url). The counting is the database's (server/log-ins/tries.ts), and the API's own log-ins are in it.
 */
import type http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { clientOf } from '../../server/http/client.ts';
import { loginName } from '../../server/log-ins/name.ts';
import { beginTry, endTry, type Try, undoTry, type Verdict } from '../../server/log-ins/tries.ts';
import { type Database, Unreachable, within } from '../database.ts';
import { type Answer, serveHttp } from '../http.ts';
import type { Listening } from '../listen.ts';
import type { Logger } from '../log.ts';
import { isToken } from '../token.ts';
import { Credit } from './credit.ts';
import { Crowd } from './crowd.ts';
import { Refusals } from './refusals.ts';

export interface LogInOptions {
  port: number;
  token: string;
  shared: string[];
  database: Pick<Database, 'ask' | 'askOnce' | 'wasGone'>;
  log: Logger;
}

/** Milliseconds. Dovecot waits for three seconds, and would then let the try in. */
const PATIENCE = 2000;
/** Milliseconds for all of it, the wait too; the rest of Dovecot's three seconds is for the way. */
const LONGEST_ASK = 2400;
/** Milliseconds from a loss of the database in which Dovecot may say "wrong" and mean that it could not ask for the password. */
const AFTERMATH = 2000;
/** Milliseconds for which it is tried to take one back, and from one try to the next. */
const UNDOING = 30_000;
const UNDO_PAUSE = 250;
/** Milliseconds for what is still to be told at the end. */
const LAST_WORDS = 1000;
/** Bytes: a name and some words. */
const LONGEST = 16_384;

const Told = Type.Object({
  login: Type.String(),
  /** Empty: Dovecot was not told the client's address. */
  remote: Type.String(),
  service: Type.String(),
  /** What mail.passdb said of the password; empty before it was asked. */
  proof: Type.String(),
  /** What became of it, in a report. */
  success: Type.Optional(Type.Boolean()),
  /** It was we who refused it. */
  policy_reject: Type.Optional(Type.Boolean()),
});
type Told = Static<typeof Told>;

/** What is known of those who try, beside what the database knows. */
interface Known {
  credit: Credit;
  crowd: Crowd;
  refusals: Refusals;
}

export async function serveLogIns(options: LogInOptions): Promise<Listening> {
  const { port, log, database } = options;
  const refusals = new Refusals((question) => database.askOnce(question));
  const known = { credit: new Credit(), crowd: new Crowd(), refusals };
  const answer = (request: http.IncomingMessage): Promise<Answer> => answerTo(request, options, known);
  const server = await serveHttp({ at: { port }, answer, patience: PATIENCE, name: 'logIns', log });
  const close = async (): Promise<void> => {
    await server.close();
    await within(LAST_WORDS, refusals.write()).catch(() => {});
  };
  return { ...server, close };
}

async function answerTo(request: http.IncomingMessage, options: LogInOptions, known: Known): Promise<Answer> {
  if (!isToken(request.headers['x-log-in-token'], options.token)) return { status: 403 };
  const [, command] = /^\/\?command=(allow|report)$/.exec(request.url ?? '') ?? [];
  if (request.method !== 'POST' || command === undefined) return { status: 404 };
  const told = await read(request);
  if (told === undefined) return { status: 400 };
  const attempt = attemptOf(told, options);
  if (attempt === undefined) return { status: 200, body: { status: 0, msg: '' } };
  const status = command === 'allow' ? await begin(attempt, options, known) : 0;
  if (command === 'report' && told.policy_reject !== true) await end(attempt, options, known.credit, told);
  return { status: 200, body: { status, msg: '' } };
}

/**
 * @returns seconds to wait before the password is looked at; -1: it shall not be
 * @throws Unanswered when nothing is known in time: then Dovecot lets it on, uncounted (docs/decisions/0013-log-ins.md)
 */
async function begin(attempt: Try, options: LogInOptions, known: Known): Promise<number> {
  const { crowd, refusals } = known;
  const status = crowd.enter(attempt)
    ? await ask(attempt, options, known).finally(() => crowd.leave(attempt))
    : REFUSED_UNASKED;
  if (status !== REFUSED_UNASKED) return status;
  refusals.add(attempt);
  return -1;
}

/** Refused, and the database has not written so. */
const REFUSED_UNASKED = Symbol('refused unasked');

/** @returns seconds to wait, or -1 as the database says it */
async function ask(
  attempt: Try,
  { database }: LogInOptions,
  { credit, crowd }: Known,
): Promise<number | typeof REFUSED_UNASKED> {
  const asked = beginTry((question) => database.askOnce(question), attempt, PATIENCE, crowd.roomFor(attempt));
  try {
    const { verdict, delay } = await within(LONGEST_ASK, asked);
    if (verdict === 'go') return delay;
    if (verdict === 'late') return REFUSED_UNASKED;
    credit.end(attempt);
    return -1;
  } catch (error) {
    // While nobody can ask anything no password is looked at, and none shall be called wrong.
    if (error instanceof Unreachable || credit.take(attempt)) throw error;
    takeBack(asked, attempt, database).catch(() => {});
    return REFUSED_UNASKED;
  }
}

/** A slow database may yet write down a try that was refused meanwhile, and would count it as wrong. */
async function takeBack(asked: Promise<Verdict>, attempt: Try, database: LogInOptions['database']): Promise<void> {
  const { verdict } = await asked;
  if (verdict === 'go') await undoTry((question) => database.askOnce(question), attempt);
}

/** A right one may be told twice, and if it were lost it would count as wrong. */
async function end(attempt: Try, { database }: LogInOptions, credit: Credit, told: Told): Promise<void> {
  if (told.success === true) {
    credit.giveBack(attempt);
    return endTry((question) => database.ask(question), attempt, true, told.proof);
  }
  // Few of a client, so that whoever can have the database lose connections guesses no more by it.
  if (database.wasGone(AFTERMATH) && credit.take(attempt)) return undoSoon(attempt, database);
  await endTry((question) => database.askOnce(question), attempt, false).catch((error: unknown) => {
    // Else Dovecot could not look at the password, and calls that a failure too.
    if (!(error instanceof Unreachable)) credit.end(attempt);
    else if (credit.take(attempt)) void undoLater(attempt, database);
    throw error;
  });
  credit.end(attempt);
}

/** Takes a try back, if it was written down. One that was called wrong by then stays. @throws Unanswered when it has to be done later */
async function undoSoon(attempt: Try, database: LogInOptions['database']): Promise<void> {
  await undoTry((question) => database.askOnce(question), attempt).catch((error: unknown) => {
    void undoLater(attempt, database);
    throw error;
  });
}

async function undoLater(attempt: Try, database: LogInOptions['database']): Promise<void> {
  for (let nth = 0; nth < UNDOING / UNDO_PAUSE; nth += 1) {
    await wait(UNDO_PAUSE, undefined, { ref: false });
    const isDone = await undoTry((question) => database.askOnce(question), attempt).then(
      () => true,
      () => false,
    );
    if (isDone) return;
  }
}

/** Undefined for a try without an address, which cannot be counted: none of our doors makes one. */
function attemptOf({ login, remote, service }: Told, { shared, log }: LogInOptions): Try | undefined {
  if (remote === '') {
    log.warn({ service }, 'a log-in without an address is not counted');
    return undefined;
  }
  const client = clientOf(remote);
  return { login: loginName(login), address: remote, client, shared: shared.includes(client), service };
}

async function read(request: http.IncomingMessage): Promise<Told | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LONGEST) return undefined;
    chunks.push(chunk);
  }
  try {
    const told: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    return Check(Told, told) ? told : undefined;
  } catch {
    return undefined;
  }
}
