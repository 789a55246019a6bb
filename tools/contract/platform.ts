/** What a run needs on the platform: two franchises, their users, a stranger. Made by the operator's own calls, and removed. */
import { hash as digest, randomBytes, randomInt } from 'node:crypto';
import type http from 'node:http';
import type { Json, Need } from './cases.ts';
import { type Answer, type Exchange, exchangeWith } from './exchange.ts';

/** Of every user and mailbox that the run makes and that names no other. */
export const PASSWORD = 'Vq7#Lkt-Kz9xW';

/**
 * The same as a hash brought from elsewhere (operator.md, `passwordHash`), for mailboxes that a case needs and does not make itself: there
 * are hundreds, and each Argon2id takes longer than all the rest of its case.
 */
export const PASSWORD_HASH = `{SSHA512}${sshaOf(PASSWORD)}`;

function sshaOf(password: string): string {
  const salt = randomBytes(8);
  return Buffer.concat([digest('sha512', Buffer.concat([Buffer.from(password), salt]), 'buffer'), salt]).toString(
    'base64',
  );
}

export interface Options {
  base: string;
  /** `name:password` of the operator. */
  operator: string;
  /** What links begin with, where that is not `base`. */
  links?: string;
  /** `host:port` of the port that takes mail from outside. */
  smtp?: string;
  /** Its mail store does not answer: something that only who started it can know. */
  storeAway?: boolean;
  /** The whole database goes after the run: what a case made is left in it. */
  isThrownAway?: boolean;
  /** Puts so many MB into a domain's InfoStore: something that only who started it can do. */
  fillInfoStore?: (domain: string, megabytes: number) => Promise<void>;
}

export interface Platform {
  options: Options;
  /** In every name of the run. */
  run: string;
  /** What a case may need and find here. */
  has: Set<Need>;
  /** Credentials of those who are there for the whole run. */
  people: Record<string, string>;
  exchange: (agent: http.Agent, from?: string) => Exchange;
  /** A call of the operator that must work. */
  operate: (send: string, body?: Json) => Promise<Answer>;
  remove: () => Promise<void>;
}

export async function openPlatform(options: Options, agent: http.Agent): Promise<Platform> {
  const run = newName(6);
  const plain = exchangeWith(options.base, undefined, agent);
  const operate = operatorOf(plain, options.operator);
  const people: Record<string, string> = { operator: options.operator };
  const made: string[] = [];
  for (const [who, franchise] of [
    ['app', `contract-${run}`],
    ['foreign', `contract-${run}-far`],
  ] as const) {
    const userName = `${franchise}-${who}`;
    await operate(`PUT /franchises/${franchise}`, {});
    await operate('POST /users', { userName, password: PASSWORD, role: 'franchise', franchise });
    made.unshift(`/users/${userName}`, `/franchises/${franchise}`);
    people[who] = `${userName}:${PASSWORD}`;
  }
  const account = `contract-${run}-stranger`;
  await operate('POST /accounts', { accountNumber: account, franchise: `contract-${run}` });
  await operate(`POST /accounts/${account}/users`, { userName: `${account}-owner`, password: PASSWORD });
  made.unshift(`/accounts/${account}`);
  people['stranger'] = `${account}-owner:${PASSWORD}`;
  const { parts } = (await plain({ method: 'GET', path: '/health/ready', headers: {} })).body as {
    parts?: Record<string, string>;
  };
  return {
    options,
    run,
    has: needsMet(options, parts?.['engine'] === 'ok'),
    people,
    exchange: (agent, from) => exchangeWith(options.base, from, agent),
    operate,
    remove: async () => {
      for (const path of made) await operate(`DELETE ${path}`);
    },
  };
}

function needsMet({ base, smtp, storeAway, fillInfoStore }: Options, engine: boolean): Set<Need> {
  const met: [Need, boolean][] = [
    ['engine', engine],
    ['smtp', engine && smtp !== undefined],
    ['no engine', !engine && !storeAway],
    ['store away', storeAway ?? false],
    ['infoStore', fillInfoStore !== undefined],
    ['loopback', ['127.0.0.1', 'localhost'].includes(new URL(base).hostname)],
  ];
  return new Set(met.flatMap(([need, is]) => (is ? [need] : [])));
}

function operatorOf(exchange: Exchange, operator: string): Platform['operate'] {
  return async (send, body) => {
    const [method, path] = send.split(' ') as [string, string];
    const headers = { ...basic(operator), 'content-type': 'application/json; charset=UTF-8' };
    const text = body === undefined ? {} : { text: JSON.stringify(body) };
    const answer = await exchange({ method, path, headers, ...text });
    if (answer.status >= 300)
      throw new Error(`What the case needs is refused: ${send}: ${answer.status} ${answer.text}`);
    return answer;
  };
}

/** @param credentials `name:password` */
export function basic(credentials: string): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` };
}

/** Letters and digits that no example's password or name has by chance. */
export function newName(length: number): string {
  const letters = Array.from({ length }, () => 'bcdfghjklmnpqrstvwxz0123456789'[randomInt(30)]!);
  return `q${letters.join('')}`;
}
