/** One app on two ports: plain and TLS. */
import { readFileSync } from 'node:fs';
import https from 'node:https';
import net from 'node:net';
import type { Settings } from '../settings.ts';
import { answerExpectations, answerNoHttp, type App, HTTP_OPTIONS, keepAddresses, REQUEST_TIMEOUT } from './fastify.ts';

export interface Serving {
  /** Base addresses with the real ports, for people and links. */
  http: string;
  https: string;
  close: () => Promise<void>;
}

type Wanted = Pick<
  Settings,
  'MAILSTEAD_BIND' | 'MAILSTEAD_HTTP_PORT' | 'MAILSTEAD_HTTPS_PORT' | 'MAILSTEAD_TLS_CERT' | 'MAILSTEAD_TLS_KEY'
>;

/** Milliseconds for requests under way when we stop. */
const GRACE = 3000;

/** Listens on both ports of the settings. @throws when one is taken or the certificate cannot be read */
export async function listen(app: App, settings: Wanted): Promise<Serving> {
  const { MAILSTEAD_BIND: host, MAILSTEAD_TLS_CERT: cert, MAILSTEAD_TLS_KEY: key } = settings;
  await app.listen({ host, port: settings.MAILSTEAD_HTTP_PORT });
  const secure =
    cert !== undefined && key !== undefined
      ? await listenTls(app, host, settings.MAILSTEAD_HTTPS_PORT, cert, key)
      : undefined;
  const close = async (): Promise<void> => {
    const closed = secure && new Promise((resolve) => secure.close(resolve));
    secure?.closeIdleConnections();
    const timer = setTimeout(() => secure?.closeAllConnections(), GRACE);
    await app.close();
    await closed;
    clearTimeout(timer);
  };
  return { http: urlOf('http', host, app.server), https: secure ? urlOf('https', host, secure) : '', close };
}

async function listenTls(app: App, host: string, port: number, cert: string, key: string): Promise<https.Server> {
  const options = {
    cert: readFileSync(cert),
    key: readFileSync(key),
    minVersion: 'TLSv1.2' as const,
    requestTimeout: REQUEST_TIMEOUT,
    ...HTTP_OPTIONS,
  };
  const server = https.createServer(options, (request, response) => app.routing(request, response));
  server.setTimeout(60_000);
  answerExpectations(app, server);
  keepAddresses(server, 'secureConnection');
  server.on('clientError', (_error, socket: net.Socket) => answerNoHttp(socket));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return server;
}

function urlOf(scheme: string, host: string, server: net.Server): string {
  const { port } = server.address() as net.AddressInfo;
  return `${scheme}://${net.isIPv6(host) ? `[${host}]` : host}:${port}`;
}
