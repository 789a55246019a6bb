/** Tells the API how the filters are (operator.md, /health/ready), and the log when one goes and when it is back. */
import http from 'node:http';
import { bind } from './listen.ts';
import type { Logger } from './log.ts';
import { findsSpam, findsVirus } from './look.ts';

export interface Filters {
  filter: 'ok' | 'down';
  /** `off`: there is no scanner (MAILSTEAD_CLAMAV). `unknown`: it is asked by way of Rspamd, which does not answer. */
  virus: 'ok' | 'down' | 'off' | 'unknown';
}

export interface HealthOptions {
  /** Where the API asks: `GET /health` answers Filters as JSON. */
  socket: string;
  /** A second place where it is told: for the metrics, whose process may not enter the API's folder. */
  also?: string;
  /** The unix socket of Rspamd's controller. */
  controller: string;
  /** Whether there is a virus scanner behind it. */
  scanner: boolean;
  log: Logger;
  /** Milliseconds between the looks for the log. */
  every?: number;
  /** Milliseconds for which a scanner that has found the test virus is not asked again: it writes a line each time. */
  trust?: number;
}

/** Milliseconds for which what was seen is told to others who ask. */
const FRESH = 1000;
const EVERY = 15_000;
const TRUST = 10_000;

/** What the log says of each part. */
const NAMES = { filter: 'Rspamd', virus: 'the virus scanner' } as const;

/** Starts to listen and to look. @throws what the system says when the socket cannot be had */
export async function startHealth(options: HealthOptions): Promise<{ close: () => Promise<void> }> {
  const { socket, also, log, every = EVERY } = options;
  const told = tellChanges(log);
  const look = looker(options);
  const filters = async (): Promise<Filters> => {
    const seen = await look();
    told(seen);
    return seen;
  };
  const answer = (request: http.IncomingMessage, response: http.ServerResponse): void => {
    request.resume();
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404).end();
      return;
    }
    // A look never rejects.
    void filters().then((seen) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(seen)),
    );
  };
  const servers = await Promise.all(
    [socket, also].flatMap((path) => (path === undefined ? [] : serveAt(path, answer))),
  );
  void filters();
  const timer = setInterval(() => void filters(), every);
  const close = async (): Promise<void> => {
    clearInterval(timer);
    const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
    for (const server of servers) server.closeAllConnections();
    await Promise.all(closed);
  };
  return { close };
}

async function serveAt(path: string, answer: http.RequestListener): Promise<http.Server> {
  const server = http.createServer(answer);
  server.maxConnections = 50;
  server.requestTimeout = 5000;
  await bind(server, { path });
  return server;
}

/** Looks, unless it has just been done. What it gives never rejects. */
export function looker({ controller, scanner, trust = TRUST }: Omit<HealthOptions, 'socket' | 'log'>) {
  const spam = remembered(async () => findsSpam(controller), FRESH);
  const virus = remembered(async () => findsVirus(controller), trust);
  return async (): Promise<Filters> => {
    const [spamFound, virusFound] = await Promise.all([spam(), scanner ? virus() : false]);
    const filter = spamFound ? 'ok' : 'down';
    if (!scanner) return { filter, virus: 'off' };
    return { filter, virus: spamFound ? (virusFound ? 'ok' : 'down') : 'unknown' };
  };
}

/** The answer of a look serves all who come meanwhile and a while after. @param trust milliseconds for a good answer */
function remembered(look: () => Promise<boolean>, trust: number): () => Promise<boolean> {
  let until = 0;
  let last = Promise.resolve(false);
  const anew = async (now: number): Promise<boolean> => {
    const good = await look();
    if (good) until = now + trust;
    return good;
  };
  return async () => {
    const now = performance.now();
    if (now >= until) {
      until = now + FRESH;
      last = anew(now);
    }
    return last;
  };
}

/**
 * Notes each look and logs what has changed: once when a part goes, once when it is back. Nothing is said of one that has not been
 * there yet: it is still being started.
 */
export function tellChanges(log: Logger): (seen: Filters) => void {
  const were: { filter?: boolean; virus?: boolean } = {};
  return (seen) => {
    for (const part of ['filter', 'virus'] as const) {
      const is = seen[part];
      // Nothing new is known of a scanner whose Rspamd is away.
      if (is === 'off' || is === 'unknown') continue;
      const was = were[part];
      if (was === true && is === 'down') {
        log.error({ part }, `${NAMES[part]} does not answer: mail is treated as MAILSTEAD_FILTER_DOWN says`);
      }
      if (was === false && is === 'ok') log.info({ part }, `${NAMES[part]} is back`);
      if (was !== undefined || is === 'ok') were[part] = is === 'ok';
    }
  };
}
