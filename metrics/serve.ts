/** The HTTP port: one page of figures, and nothing else. */
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Family, family, render } from '../server/metrics/families.ts';
import type { Config } from './config.ts';
import type { Source } from './source.ts';

/** Milliseconds for a source: who asks us waits ten seconds at most, as Prometheus does. */
const PATIENCE = 6000;
/** Milliseconds for which a page is told again: the port may be open to many, and a page is work for all parts. */
const FRESH = 1000;
const TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export interface Serving {
  port: number;
  close: () => Promise<void>;
}

/** Starts to serve. @throws what the system says when the port cannot be had */
export async function serve({ bind, port }: Pick<Config, 'bind' | 'port'>, sources: Source[]): Promise<Serving> {
  const page = kept(async () => render((await Promise.all(sources.map(ask))).flat()));
  const server = http.createServer({ requestTimeout: 10_000, headersTimeout: 10_000 }, (request, response) => {
    request.resume();
    response.on('error', () => undefined);
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads || request.url?.split('?', 1)[0] !== '/metrics') {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('The figures are at /metrics.\n');
      return;
    }
    void page().then((text) => response.writeHead(200, { 'Content-Type': TYPE }).end(text));
  });
  server.maxConnections = 50;
  server.setTimeout(30_000);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, bind, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A source that is away, or late, is told as such; the others' figures are there all the same. */
async function ask({ name, families }: Source): Promise<Family[]> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('late')), PATIENCE);
  });
  const up = (value: number): Family[] =>
    name === undefined
      ? []
      : [
          family('mailstead_source_up', 'gauge', 'Whether a part has told its figures.', [
            { labels: { source: name }, value },
          ]),
        ];
  try {
    return [...(await Promise.race([families(), late])), ...up(1)];
  } catch {
    return up(0);
  } finally {
    clearTimeout(timer);
  }
}

function kept(make: () => Promise<string>): () => Promise<string> {
  let last: { at: number; text: Promise<string> } | undefined;
  return async () => {
    if (last === undefined || performance.now() - last.at > FRESH) last = { at: performance.now(), text: make() };
    return last.text;
  };
}
