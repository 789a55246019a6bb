/**
 * Who may try to log in by IMAP, POP3 and submission: Dovecot asks before it looks at a password, and tells what became of it
 * (auth_policy_server_url). The counting is the database's (server/log-ins/tries.ts), and the API's own log-ins are in it.
 */
import type http from 'node:http';
import { type Static, Type } from 'typebox';
import { Check } from 'typebox/value';
import { clientOf } from '../../server/http/client.ts';
import { loginName } from '../../server/log-ins/name.ts';
import { type Ask, beginTry, endTry, type Try } from '../../server/log-ins/tries.ts';
import { type Answer, serveHttp } from '../http.ts';
import type { Listening } from '../listen.ts';
import type { Logger } from '../log.ts';
import { isToken } from '../token.ts';

export interface LogInOptions {
  port: number;
  token: string;
  shared: string[];
  ask: Ask;
  log: Logger;
}

/** Milliseconds: Dovecot waits for three seconds, and would then let the try in. */
const PATIENCE = 2000;
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

export async function serveLogIns(options: LogInOptions): Promise<Listening> {
  const { port, log } = options;
  const answer = (request: http.IncomingMessage): Promise<Answer> => answerTo(request, options);
  return serveHttp({ at: { port }, answer, patience: PATIENCE, name: 'logIns', log });
}

async function answerTo(request: http.IncomingMessage, options: LogInOptions): Promise<Answer> {
  if (!isToken(request.headers['x-log-in-token'], options.token)) return { status: 403 };
  const [, command] = /^\/\?command=(allow|report)$/.exec(request.url ?? '') ?? [];
  if (request.method !== 'POST' || command === undefined) return { status: 404 };
  const told = await read(request);
  if (told === undefined) return { status: 400 };
  const attempt = attemptOf(told, options);
  if (attempt === undefined) return { status: 200, body: { status: 0, msg: '' } };
  if (command === 'allow') {
    const { verdict, delay } = await beginTry(options.ask, attempt, PATIENCE);
    return { status: 200, body: { status: verdict === 'stop' ? -1 : delay, msg: '' } };
  }
  if (told.policy_reject !== true) await endTry(options.ask, attempt, told.success === true, told.proof);
  return { status: 200, body: { status: 0, msg: '' } };
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
