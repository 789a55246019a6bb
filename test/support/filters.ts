/** Rspamd, Redis and, when wanted, clamd as the watcher runs them, alone: what policyd would answer is in tables. */
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { clamdPart, clamdSocket } from '../../engine/clamav.ts';
import { makeFolders, makeMailFolders } from '../../engine/folders.ts';
import type { FilterContext, PartName } from '../../engine/part.ts';
import { findPlaces } from '../../engine/places.ts';
import { redisPart, redisSocket } from '../../engine/redis.ts';
import { rspamdPart, rspamdSockets } from '../../engine/rspamd.ts';
import { Supervisor } from '../../engine/supervisor.ts';
import { findMailUsers } from '../../engine/users.ts';
import { readSettings } from '../../server/settings.ts';
import { giveCompiledPatterns, keepCompiledPatterns } from './compiled-patterns.ts';
import { askMilter, type MilterAnswer, type MilterMail } from './milter-client.ts';

const token = 'the-token-of-a-test';

export interface Filters {
  /** What Rspamd wants done with a mail. */
  ask: (mail: MilterMail) => Promise<Judged>;
  /** Teaches it, as policyd does. @returns status and text of its answer */
  teach: (what: 'spam' | 'ham', domain: string, text: string) => Promise<string>;
  /** By domain in lower case: the keys policyd would tell. */
  keys: Map<string, { selector: string; key: string }>;
  /** By domain: whose statistics count. */
  owners: Map<string, string>;
  /** Those of them that do not learn, by id. */
  quiet: Set<string>;
  /** Questions to policyd, as `GET /v1/dkim/our.example`. */
  asked: string[];
  sockets: { milter: string; controller: string; redis: string; clamd: string };
  log: () => string;
  end: (part: PartName) => Promise<void>;
  /** From now on nobody answers in policyd's place. */
  endVault: () => Promise<void>;
  stop: () => Promise<void>;
}

/** An answer of Rspamd's, with its headers by name; several of one name are joined by `, `. */
export interface Judged extends MilterAnswer {
  headers: Record<string, string>;
  /** Points times ten. */
  score: number;
}

/**
 * Starts them and waits until they serve.
 * @param resolver port of the DNS server on 127.0.0.1 that Rspamd asks
 * @param settings MAILSTEAD_FILTER_DOWN and the like
 */
export async function startFilters(resolver: number, settings: Record<string, string> = {}): Promise<Filters> {
  const vault = await startVault();
  const home = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-filters-')));
  fs.chmodSync(home, 0o755);
  const context = contextOf(home, settings, { vault: vault.port, dns: resolver });
  giveCompiledPatterns(home);
  const { clamav } = context.users;
  const parts = [redisPart(context), ...(clamav ? [clamdPart(context, clamav)] : []), rspamdPart(context)];
  const said: string[] = [];
  const running = parts.map(
    (part) =>
      new Supervisor(part, { records: context.places.records, say: (line) => said.push(line), onPid: () => undefined }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((each) => each.stop()));
    await vault.stop();
    keepCompiledPatterns(home);
    fs.rmSync(home, { recursive: true });
  };
  try {
    await Promise.all(running.map((each) => each.start()));
  } catch (error) {
    await stop();
    throw error;
  }
  const sockets = { ...rspamdSockets(context), redis: redisSocket(context), clamd: clamdSocket(context) };
  return {
    ask: async (mail) => judged(await askMilter(sockets.milter, mail)),
    teach: (what, domain, text) => teach(sockets.controller, what, domain, text),
    keys: vault.keys,
    owners: vault.owners,
    quiet: vault.quiet,
    asked: vault.asked,
    sockets,
    log: () => fs.readFileSync(path.join(context.places.logs, 'rspamd.log'), 'utf8'),
    end: async (name) => await running.find(({ part }) => part.name === name)?.stop(),
    endVault: () => vault.stop(),
    stop,
  };
}

function contextOf(home: string, given: Record<string, string>, ports: { vault: number; dns: number }): FilterContext {
  const settings = readSettings({ MAILSTEAD_HOME: home, MAILSTEAD_CLAMAV: 'off', ...given });
  const users = findMailUsers(settings.MAILSTEAD_CLAMAV === 'on');
  if (!users) throw new Error('The users of the mail daemons are missing.');
  const places = findPlaces(home, true);
  makeFolders(places, undefined);
  makeMailFolders(places, users, 0);
  const none = { smtp: 0, submission: 0, submissions: 0, imap: 0, imaps: 0, pop3: 0, pop3s: 0 };
  return {
    settings,
    nodeEnvironment: {},
    places,
    users,
    ports: none,
    internalPorts: { reinjection: 0, srsForward: 0, srsReverse: 0, logIns: 0, postgresProxy: 0, ...ports },
    tls: { cert: '', key: '' },
    storeKey: '',
    vaultToken: token,
    logInToken: token,
    srsSecret: '',
    apiGid: 0,
  };
}

function judged(answer: MilterAnswer): Judged {
  const headers: Record<string, string> = {};
  for (const { name, value } of answer.added)
    headers[name] = headers[name] === undefined ? value : `${headers[name]}, ${value}`;
  return { ...answer, headers, score: Number(headers['X-Mailstead-Score']) };
}

async function teach(socketPath: string, what: string, domain: string, text: string): Promise<string> {
  const headers = { 'Mailstead-Bayes': domain, 'Content-Length': Buffer.byteLength(text) };
  const request = http.request({ socketPath, method: 'POST', path: `/learn${what}`, headers, agent: false });
  // Behind 204 Rspamd puts a text, where none may be.
  request.on('error', () => undefined);
  request.end(text);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return `${response.statusCode} ${Buffer.concat(pieces).toString()}`;
}

interface Vault {
  port: number;
  keys: Filters['keys'];
  owners: Filters['owners'];
  quiet: Set<string>;
  asked: string[];
  stop: () => Promise<void>;
}

async function startVault(): Promise<Vault> {
  const [keys, owners, asked]: [Filters['keys'], Filters['owners'], string[]] = [new Map(), new Map(), []];
  const quiet = new Set<string>();
  const answer = (kind: string, domain: string): unknown => {
    const key = keys.get(domain);
    if (kind === 'dkim') return key && { selectors: [{ ...key, domain, bits: 2048 }] };
    const id = owners.get(domain);
    return id && { id, learning: !quiet.has(id) };
  };
  const server = http.createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const [, kind = '', domain = ''] = /^\/v1\/(\w+)\/([^/]+)$/.exec(decodeURIComponent(request.url ?? '')) ?? [];
    const data = request.headers['x-vault-token'] === token ? answer(kind, domain) : undefined;
    response.writeHead(data ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(data ? { data } : { errors: [] }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async (): Promise<void> => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  return { port: (server.address() as AddressInfo).port, keys, owners, quiet, asked, stop };
}
