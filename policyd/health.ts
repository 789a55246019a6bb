/** Tells the API how the filters are (operator.md, /health/ready), and the log when one goes and when it is back. */
import http from 'node:http';
import { bind } from './listen.ts';
import type { Logger } from './log.ts';
import { type Filters, look } from './look.ts';

export interface HealthOptions {
  /** Where the API asks: `GET /health` answers Filters as JSON. */
  socket: string;
  controller: string;
  scanner: boolean;
  log: Logger;
  /** Milliseconds between the looks for the log. */
  every?: number;
}

/** Milliseconds for which what was seen is told to others who ask. */
const FRESH = 1000;
const EVERY = 10_000;

/** What the log says of each part. */
const NAMES = { filter: 'Rspamd', virus: 'the virus scanner' } as const;

/** Starts to listen and to look. @throws what the system says when the socket cannot be had */
export async function startHealth(options: HealthOptions): Promise<{ close: () => Promise<void> }> {
  const { socket, controller, scanner, log, every = EVERY } = options;
  const told = tellChanges(log);
  let last: { at: number; filters: Promise<Filters> } | undefined;
  const filters = async (): Promise<Filters> => {
    const now = performance.now();
    if (last === undefined || now - last.at > FRESH) {
      last = { at: now, filters: look(controller, scanner) };
      void last.filters.then(told);
    }
    return last.filters;
  };
  const server = http.createServer((request, response) => {
    request.resume();
    if (request.method !== 'GET' || request.url !== '/health') {
      response.writeHead(404).end();
      return;
    }
    // A look never rejects.
    void filters().then((seen) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(seen)),
    );
  });
  server.maxConnections = 50;
  server.requestTimeout = 5000;
  await bind(server, { path: socket });
  void filters();
  const timer = setInterval(() => void filters(), every);
  const close = async (): Promise<void> => {
    clearInterval(timer);
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  return { close };
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
