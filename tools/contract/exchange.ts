/** One HTTP exchange, with nothing added or followed: what is asked for goes over the wire, what comes back is shown. */
import http from 'node:http';
import https from 'node:https';
import type { Json } from './cases.ts';

export interface Asked {
  method: string;
  /** As it goes over the wire. */
  path: string;
  headers: Record<string, string>;
  text?: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  text: string;
  /** The text as JSON; undefined where it is none. */
  body: Json | undefined;
}

export type Exchange = (asked: Asked) => Promise<Answer>;

/** Milliseconds for one exchange. */
const PATIENCE = 60_000;

/** @param from the address of this machine that the requests come from */
export function exchangeWith(base: string, from: string | undefined, agent: http.Agent): Exchange {
  const url = new URL(base);
  const { request } = url.protocol === 'https:' ? https : http;
  return async ({ method, path, headers, text }) =>
    new Promise((resolve, reject) => {
      const outgoing = request({
        agent,
        method,
        path,
        host: url.hostname.replaceAll(/[[\]]/g, ''),
        port: url.port,
        headers: { ...headers, ...(text === undefined ? {} : { 'content-length': String(Buffer.byteLength(text)) }) },
        timeout: PATIENCE,
        ...(from === undefined ? {} : { localAddress: from }),
      });
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer in ${PATIENCE} ms`)));
      outgoing.on('error', reject);
      outgoing.on('response', (incoming) => {
        const pieces: Buffer[] = [];
        incoming.on('data', (piece: Buffer) => pieces.push(piece));
        incoming.on('error', reject);
        incoming.on('end', () => resolve(answer(incoming, Buffer.concat(pieces).toString('utf8'))));
      });
      outgoing.end(text);
    });
}

function answer(incoming: http.IncomingMessage, text: string): Answer {
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  return { status: incoming.statusCode ?? 0, headers: Object.fromEntries(headers), text, body: parsed(text) };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** Connections that are kept and used again. */
export function newAgent(base: string): http.Agent {
  return base.startsWith('https:') ? new https.Agent({ keepAlive: true }) : new http.Agent({ keepAlive: true });
}
