/** HTTP for a few neighbours on this machine: node's own server, with an end to everything. */
import http from 'node:http';
import type net from 'node:net';
import { Unanswered } from './database.ts';
import { bind, type Listening, type Place } from './listen.ts';
import { kindOf, type Logger } from './log.ts';

/** What is answered. */
export interface Answer {
  status: number;
  /** JSON. */
  body?: unknown;
}

export interface HttpOptions {
  at: Place;
  /** A rejection answers 503. */
  answer: (request: http.IncomingMessage) => Promise<Answer>;
  /** Milliseconds for a request to come in whole. */
  patience: number;
  name: string;
  log: Logger;
}

const CONNECTIONS = 200;

/** Starts to serve. @throws what the system says, when the place cannot be had */
export async function serveHttp({ at, answer, patience, name, log }: HttpOptions): Promise<Listening> {
  const server = http.createServer({ requestTimeout: patience, headersTimeout: patience }, (request, response) => {
    request.on('error', () => {});
    response.on('error', () => {});
    const later = (error: unknown): Answer => {
      if (!(error instanceof Unanswered)) log.warn({ server: name, ...kindOf(error) }, 'a request must wait');
      return { status: 503 };
    };
    void answer(request)
      .catch(later)
      .then((found) => say(found, request, response));
  });
  server.maxConnections = CONNECTIONS;
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('error', (error) => log.error({ server: name, ...kindOf(error) }, 'the server has trouble'));
  await bind(server, at);
  return {
    port: 'port' in at ? (server.address() as net.AddressInfo).port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What is left of a request that was not read whole is read and forgotten, so that its sender hears the answer. */
function say({ status, body }: Answer, request: http.IncomingMessage, response: http.ServerResponse): void {
  const text = Buffer.from(JSON.stringify(body ?? { errors: [] }));
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': text.length });
  response.write(text);
  if (request.complete || request.destroyed) response.end();
  else request.resume().once('close', () => response.end());
}
