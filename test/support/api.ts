/**
 * The API in process, on a database of its own. Every reply, whoever asked for it, is checked here: it has an X-Request-Id, it is
 * what /openapi.json promises, and it is no fault that we did not foresee.
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { buildApp } from '../../server/app.ts';
import { AuditNotes } from '../../server/audit/notes.ts';
import { connect, type Sql } from '../../server/db/connect.ts';
import { giveAppRole } from '../../server/db/roles.ts';
import { connectBehindWall } from '../../server/db/wall.ts';
import { type DkimKey, DkimKeys, newDkimKey } from '../../server/features/domains/dkim-keys.ts';
import { HealthCheck, type Parts } from '../../server/features/health/health.ts';
import type { App } from '../../server/http/fastify.ts';
import { Links } from '../../server/http/links.ts';
import { ensureInstance } from '../../server/instance.ts';
import { Doorman } from '../../server/log-ins/doorman.ts';
import type { Services } from '../../server/services.ts';
import type { Door } from '../../server/store/doveadm.ts';
import { Meters } from '../../server/metrics/meters.ts';
import { MailQueue } from '../../server/store/mail-queue.ts';
import { Store } from '../../server/store/store.ts';
import { testDatabase, type TestDatabase } from './database.ts';
import { type Description, promiseKeeper } from './promised.ts';

/** What links begin with. */
export const BASE = 'https://api.test';

/** Long enough for users and good enough for mailboxes. */
export const PASSWORD = 'Correct-Horse-7';

export interface Reply {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  /** What the text says as JSON; undefined without a body. */
  body: unknown;
}

export interface Call {
  method: string;
  path: string;
  /** A text or bytes are sent as they are, anything else as JSON; undefined: no body and no Content-Type. */
  body?: unknown;
  headers?: Record<string, string>;
  /** The client's address; as a rule 127.0.0.1. */
  from?: string;
}

/** Calls the API with one person's credentials. */
export interface Client {
  get: (path: string) => Promise<Reply>;
  put: (path: string, body?: unknown) => Promise<Reply>;
  post: (path: string, body?: unknown) => Promise<Reply>;
  delete: (path: string) => Promise<Reply>;
  send: (call: Call) => Promise<Reply>;
}

export interface TestApi {
  app: App;
  /** Of the database's owner, who sees all; the app itself works behind the wall. */
  sql: Sql;
  services: Services;
  /** @param credentials `name:password`, the name of somebody with PASSWORD, or nothing: no credentials */
  as: (credentials?: string) => Client;
  /** Fails when a reply is not as every reply must be; `as` has done it already. */
  check: (call: Call, reply: Reply) => void;
  /** What the app has logged as errors and nobody has asked for yet. */
  errors: () => string[];
  /** A further process, as it were: an app with connections of its own to the same database. */
  another: () => Promise<TestApi>;
  close: () => Promise<void>;
}

export interface ApiOptions {
  door?: Door;
  parts?: Parts;
  /** Where the watcher shows the mail queue and ends sessions; none: there is no queue. */
  watcherSocket?: string;
  sitemailUrls?: Services['sitemailUrls'];
  /** False: as with MAILSTEAD_EXCHANGE_PASSWORD_STARTS_WITH_LETTER=false. */
  passwordStartsWithLetter?: boolean;
  /** As in the product; else all domains get one short key, under selectors of their own, so that a world is made quickly. */
  dkimKeys?: DkimKeys;
  /** MAILSTEAD_SHARED_CLIENTS; as a rule the address that calls come from. */
  shared?: Set<string>;
  /** MAILSTEAD_RELAY_HOST. */
  relay?: string;
  /** MAILSTEAD_KEEP_DELETED_DAYS. */
  keepDeletedDays?: number;
}

const NO_ENGINE: Parts = { engine: 'off', imap: { host: '127.0.0.1', port: 1 }, smtp: { host: '127.0.0.1', port: 1 } };

const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Starts an API that has the operator, and nobody else. */
export async function emptyApi(options: ApiOptions = {}): Promise<TestApi> {
  return await apiOn(await testDatabase(), options);
}

/** Starts an API on a database that has been migrated; its `close` drops it. */
export async function apiOn(database: TestDatabase, options: ApiOptions = {}): Promise<TestApi> {
  const asked = { operatorPassword: PASSWORD, supportAddress: undefined };
  const { instance } = await ensureInstance(database.sql, asked, new Date());
  const api = await started(database.sql, database.near, instance, options);
  const close = async (): Promise<void> => {
    await api.close();
    await database.drop();
  };
  return { ...api, close };
}

async function started(owner: Sql, url: string, instance: Services['instance'], options: ApiOptions): Promise<TestApi> {
  const sql = connectBehindWall(await giveAppRole(owner, url, instance.secret), 4);
  const errors: string[] = [];
  const log = pino({ level: 'error', base: null }, { write: (line: string) => errors.push(line) });
  const services: Services = {
    sql,
    notes: new AuditNotes(),
    doorman: new Doorman(sql, options.shared ?? new Set(['127.0.0.1'])),
    meters: new Meters(),
    instance,
    store: new Store(options.door, options.watcherSocket, log),
    queue: new MailQueue(options.watcherSocket),
    links: new Links(() => BASE),
    health: new HealthCheck(sql, instance, options.parts ?? NO_ENGINE),
    sitemailUrls: options.sitemailUrls ?? [],
    exchange: {
      serverName: 'mx.test',
      database: 'mailstead',
      passwordStartsWithLetter: options.passwordStartsWithLetter ?? true,
    },
    dkimKeys: options.dkimKeys ?? new DkimKeys(sharedKey),
    mailHost: {
      name: 'mx.test',
      ports: { submissions: 2465, submission: 2587, imaps: 2993, pop3s: 2995 },
      relay: options.relay,
    },
    keepDeletedDays: options.keepDeletedDays ?? 30,
  };
  const app = await buildApp(services, log);
  const check = checker(errors);
  const send: Send = async (call) => {
    const reply = await inject(app, call);
    check(call, reply);
    return reply;
  };
  return {
    app,
    sql: owner,
    services,
    check,
    errors: () => errors.splice(0),
    as: (credentials) => clientOf(send, credentials),
    another: async () => {
      const own = connect(url, 4);
      const api = await started(own, url, instance, options);
      const close = async (): Promise<void> => {
        await api.close();
        await own.end({ timeout: 1 });
      };
      return { ...api, close };
    },
    close: async () => {
      await app.close();
      await sql.end({ timeout: 1 });
    },
  };
}

let madeOnce: Promise<DkimKey> | undefined;

async function sharedKey(): Promise<DkimKey> {
  const key = await (madeOnce ??= newDkimKey(1024));
  return { ...key, selector: `m${randomBytes(8).toString('hex')}` };
}

type Send = (call: Call) => Promise<Reply>;

/** What the app would say of itself (test/generated.test.ts), without the time that it takes to put it together. */
const description = JSON.parse(
  fs.readFileSync(path.join(import.meta.dirname, '../../api/openapi.json'), 'utf8'),
) as Description;

/** @param errors what the app has logged as errors: shown with a reply that says nothing of its cause */
function checker(errors: string[]): TestApi['check'] {
  const complaint = promiseKeeper(description);
  return ({ method, path: asked }, reply) => {
    const said = `${method} ${asked.slice(0, 300)}: ${reply.status} ${reply.text.slice(0, 1000)}`;
    assert.match(String(reply.headers['x-request-id']), REQUEST_ID, said);
    assert.ok(!reply.text.includes('either erred'), `${said}\n${errors.splice(0).join('\n')}`);
    const wrong = method === 'HEAD' ? undefined : complaint(method, asked.split(/[?#]/, 1)[0]!, reply);
    assert.equal(wrong, undefined, said);
  };
}

async function inject(app: App, { method, path, body, headers = {}, from }: Call): Promise<Reply> {
  const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const response = await app.inject({
    method: method as 'GET',
    url: path,
    ...(from === undefined ? {} : { remoteAddress: from }),
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(payload === undefined ? {} : { payload }),
  });
  const { statusCode: status, payload: text } = response;
  return { status, headers: response.headers as Reply['headers'], text, body: parsed(text) };
}

/** A text as JSON; undefined when it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** Calls in the name of somebody, by whatever way `send` takes. */
export function clientOf(send: Send, credentials: string | undefined): Client {
  const headers = authorization(credentials);
  const own: Send = async (call) => send({ ...call, headers: { ...headers, ...call.headers } });
  return {
    send: own,
    get: async (path) => own({ method: 'GET', path }),
    put: async (path, body) => own({ method: 'PUT', path, body }),
    post: async (path, body) => own({ method: 'POST', path, body }),
    delete: async (path) => own({ method: 'DELETE', path }),
  };
}

/** The Authorization header of `name:password`, or of a name with PASSWORD. */
export function authorization(credentials: string | undefined): Record<string, string> {
  if (credentials === undefined) return {};
  const pair = credentials.includes(':') ? credentials : `${credentials}:${PASSWORD}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
}

/** Fails unless a reply has this status and, where one is given, this very body. */
export function expectReply(reply: Reply, status: number, body?: unknown): void {
  assert.equal(reply.status, status, reply.text);
  if (body !== undefined) assert.deepEqual(reply.body, body);
}

/** Fails unless a reply is 201, without a body, with this Location (a path below the API's base). */
export function expectCreated(reply: Reply, path: string): void {
  const { status, text, headers } = reply;
  assert.deepEqual({ status, text, location: headers['location'] }, { status: 201, text: '', location: BASE + path });
}
