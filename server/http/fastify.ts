/** Fastify as this API needs it: how bodies are read, how faults are written, what unknown paths and methods answer. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import Fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import http from 'node:http';
import type { Socket } from 'node:net';
import '@fastify/swagger';
import { v7 as uuidv7 } from 'uuid';
import { isUnavailable } from '../db/connect.ts';
import * as faults from '../faults.ts';
import { QueueFull } from '../passwords/queue.ts';
import { deserialize, type Shape } from './colander.ts';
import { parametersOf } from './query.ts';
import { compileSerializer } from './serialize.ts';

/** Bytes; over it a body is answered 413 (contract.md F.1). */
export const BODY_LIMIT = 1_048_576;

/** What Node would answer by itself, without a body and an id of the request, comes to us; it looks for slow clients every 5 s. */
export const HTTP_OPTIONS = { requireHostHeader: false, connectionsCheckingInterval: 5000 } as const;

/** Milliseconds: a slow client holds a socket, never more than this long for a request, and 5 s until the next look. */
export const REQUEST_TIMEOUT = 30_000;

/** A Fastify with our reading, our faults and no route yet. */
export function newFastify(logger: FastifyBaseLogger) {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => uuidv7(),
    requestIdHeader: false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT,
    connectionTimeout: 60_000,
    forceCloseConnections: true,
    http: HTTP_OPTIONS,
    routerOptions: {
      ignoreTrailingSlash: true,
      // A long name is refused like any other that breaks its pattern; a URL ends at Node's 16 KiB of headers.
      maxParamLength: 65_536,
      // Of a repeated parameter the last counts (contract.md F.1).
      querystringParser: (query) => Object.fromEntries(parametersOf(query)),
    },
    // Answered while the request is still being read, whose rest may be no HTTP and would be answered as well: so nothing comes after it.
    frameworkErrors: (_error, request, reply) =>
      writeFault(request, reply.header('Connection', 'close'), faults.notFound()),
    clientErrorHandler: (_error, socket) => answerNoHttp(socket),
  }).withTypeProvider<TypeBoxTypeProvider>();
  // The body of a DELETE means nothing (RFC 9110 9.3.5): whatever it is, and is said to be, it is not read.
  app.addHttpMethod('DELETE', { hasBody: false, overrideExisting: true });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parseBody(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  app.setValidatorCompiler(({ schema, httpPart }) => (given: unknown) => {
    // Names in a path are texts whatever they are: the gate and the verbs tell what is none.
    if (httpPart === 'params') return { value: given };
    const { value, faults: fields } = deserialize(schema as Shape, given ?? {});
    return fields === undefined ? { value } : { error: new InvalidRequest(fields, httpPart === 'body') };
  });
  app.setSerializerCompiler(({ schema }) => compileSerializer(schema as Shape));
  app.addHook('onRequest', requireClient);
  app.addHook('onRequest', requireHost);
  app.addHook('onSend', guardReply);
  answerExpectations(app, app.server);
  keepAddresses(app.server, 'connection');
  app.addHook('onResponse', logCall);
  app.setErrorHandler((error: FastifyError, request, reply) => writeFault(request, reply, faultOf(error, request)));
  app.setNotFoundHandler((request, reply) => writeFault(request, reply, faults.notFound()));
  return app;
}

export type App = ReturnType<typeof newFastify>;

/** Who has hung up since is told nothing, and nothing is done for him: limits and the audit go by the address, which is lost. */
async function requireClient({ raw }: FastifyRequest): Promise<void> {
  if (raw.socket.remoteAddress === undefined) throw faults.malformed();
}

/** Has each connection keep the address it comes from beyond its end: a client that hangs up meanwhile is still the one who asked. */
export function keepAddresses(server: http.Server, event: 'connection' | 'secureConnection'): void {
  // Node asks the system once, and remembers.
  server.on(event, (socket: Socket) => void socket.remoteAddress);
}

/** What a browser is not to do with our replies: take them for something else, or keep what may be secret. */
async function guardReply(_request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.header('X-Content-Type-Options', 'nosniff');
  if (!reply.hasHeader('Cache-Control')) void reply.header('Cache-Control', 'no-store');
}

/** A request of HTTP/1.1 names its host (RFC 9112 3.2), though nothing of ours depends on it. */
async function requireHost({ raw }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (raw.headers.host !== undefined || raw.httpVersion !== '1.1') return;
  void reply.header('Connection', 'close');
  throw faults.malformed();
}

/** What else than `100-continue` a client expects is no reason to answer otherwise (RFC 9110 10.1.1). */
export function answerExpectations(app: Pick<FastifyInstance, 'routing'>, server: http.Server): void {
  server.on('checkExpectation', (request, response) => app.routing(request, response));
}

/**
 * What is no HTTP, or has more than 16 KiB of headers, has no route yet that could answer it. If it is the rest of a request that was
 * answered already, a second answer would be taken for that of the next: then the connection ends.
 */
export function answerNoHttp(socket: Socket): void {
  if (!socket.writable) return;
  // As Node's own handler knows it, which ours replaces.
  const { _httpMessage: under } = socket as { _httpMessage?: http.ServerResponse | null };
  if (under?.headersSent) {
    socket.end();
    return;
  }
  const body = JSON.stringify(faults.malformed().body);
  const head = [
    'HTTP/1.1 400 Bad Request',
    'Content-Type: application/json; charset=utf-8',
    `X-Request-Id: ${uuidv7()}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
}

/** A line for each change and each refusal, by the route and never by the URL, whose names and query are the callers' own. */
async function logCall(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (request.method === 'GET' && reply.statusCode < 400) return;
  const { method, id, routeOptions } = request;
  const call = {
    reqId: id,
    method,
    route: routeOptions.url,
    status: reply.statusCode,
    ms: Math.round(reply.elapsedTime),
  };
  const { kind, name } = (request.caller as FastifyRequest['caller'] | undefined) ?? {};
  request.log.info({ ...call, callerKind: kind, caller: name, address: request.ip }, 'call');
}

/** Validation that failed; the route's declaration decides the style in which it is told. */
export class InvalidRequest extends Error {
  readonly fields: faults.FieldFaults;
  readonly inBody: boolean;

  constructor(fields: faults.FieldFaults, inBody: boolean) {
    super('invalid request');
    this.fields = fields;
    this.inBody = inBody;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** An empty body is read as `{}` (contract.md A.1). */
function parseBody(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(utf8.decode(body)) as unknown;
  } catch {
    throw faults.malformed();
  }
}

function faultOf(error: FastifyError, request: FastifyRequest): faults.Fault {
  if (error instanceof faults.Fault) return error;
  if (error instanceof InvalidRequest) {
    const gate = request.routeOptions.config.gate;
    const wrapped = !error.inBody || (gate !== 'none' && gate?.faults === 'wrapped');
    return wrapped ? faults.invalidWrapped(error.fields) : faults.invalid(error.fields);
  }
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return faults.tooLarge();
  if (error.code === 'FST_ERR_CTP_INVALID_CONTENT_LENGTH' || error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return faults.malformed();
  if (error instanceof QueueFull) return faults.unavailable(request.id);
  if (isUnavailable(error)) {
    request.log.warn({ code: error.code }, 'database unavailable');
    return faults.unavailable(request.id);
  }
  // The stack tells where; messages of PostgreSQL can quote data, so only their code is logged.
  request.log.error({ code: error.code, stack: error.stack?.split('\n').slice(1).join('\n') }, error.name);
  return faults.unexpected(request.id);
}

function writeFault(request: FastifyRequest, reply: FastifyReply, fault: faults.Fault): void {
  // Serialised here and not by a reply's schema: the body is one of faults.ts, to the letter.
  void reply
    .status(fault.status)
    .headers({ 'X-Request-Id': request.id, ...fault.headers, 'Content-Type': 'application/json; charset=utf-8' })
    .serializer((body: unknown) => String(body))
    .send(JSON.stringify(fault.body));
}

/**
 * Answers every method that a known path does not have with 405, and OPTIONS with 204, both with `Allow`.
 * Call before the first route; it completes each path when the app becomes ready.
 */
export function answerOtherMethods(app: App): void {
  const paths = new Map<string, Set<string>>();
  app.addHook('onRoute', (route) => {
    if (route.config?.gate === 'none') return;
    const methods = paths.get(route.url) ?? new Set<string>();
    for (const method of [route.method].flat()) methods.add(method);
    paths.set(route.url, methods);
  });
  for (const method of http.METHODS) {
    if (!app.supportedMethods.includes(method) && method !== 'CONNECT') app.addHttpMethod(method, { hasBody: true });
  }
  app.decorate('completeMethods', () => {
    for (const [url, methods] of paths) completePath(app, url, methods);
  });
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Registers the answers to all methods that the routes so far leave open. */
    completeMethods(): void;
  }
}

function completePath(app: App, url: string, methods: Set<string>): void {
  const allow = [...methods, 'OPTIONS'].join(', ');
  const others = app.supportedMethods.filter((method) => !methods.has(method) && method !== 'OPTIONS');
  const config = { gate: 'none' } as const;
  app.route({
    method: others,
    url,
    config,
    schema: { hide: true },
    onRequest: async () => Promise.reject(faults.badMethod(allow)),
    handler: unreachable,
  });
  app.route({
    method: 'OPTIONS',
    url,
    config,
    schema: { hide: true },
    onRequest: async (_request, reply) => reply.status(204).header('Allow', allow).send(),
    handler: unreachable,
  });
}

function unreachable(): never {
  throw new Error('answered by the hook before it');
}
