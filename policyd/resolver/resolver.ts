/**
 * DNS for Rspamd alone, on 127.0.0.1: passes on what it is asked, and fails fast where nobody answers, so that mail on a machine
 * without DNS does not wait for every look-up anew.
 */
import dgram from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { listen, type Listening, type Talk } from '../listen.ts';
import { kindOf, type Logger } from '../log.ts';
import { Cache } from './cache.ts';
import { askByTcp, askByUdp, frame, framed, Silence } from './exchange.ts';
import {
  answerTo,
  codeOf,
  emptyAnswer,
  HEADER,
  isCutOff,
  type Query,
  readQuery,
  REFUSED,
  SERVER_FAILURE,
  withOptions,
} from './packet.ts';
import { type Upstream, Upstreams } from './upstreams.ts';

export interface ResolverOptions {
  /** UDP and TCP. */
  port: number;
  /** `host:port`; none: /etc/resolv.conf. */
  upstream: string[];
  log: Logger;
  /** Another file than /etc/resolv.conf. */
  file?: string;
}

/** Milliseconds for one try, and how many there are. */
const PATIENCE = 700;
const TRIES = 2;
/** Sockets at once; beyond, nothing is asked. */
const SOCKETS = 500;
/** Milliseconds without a byte by TCP. */
const IDLE = 10_000;
const CONNECTIONS = 100;

/** Ports that are tried when any will do. */
const PORTS = 20;

/** Starts to serve. @throws what the system says, when the port cannot be had */
export async function serveDns(options: ResolverOptions): Promise<Listening> {
  // One that is free for datagrams may be somebody's by TCP.
  for (let left = options.port === 0 ? PORTS : 1; ; left -= 1) {
    try {
      return await serveAt(options);
    } catch (error) {
      if (left <= 1 || (error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
  }
}

async function serveAt(options: ResolverOptions): Promise<Listening> {
  const { log } = options;
  const udp = dgram.createSocket('udp4');
  udp.on('error', (error) => log.error({ server: 'dns', ...kindOf(error) }, 'the server has trouble'));
  try {
    udp.bind(options.port, '127.0.0.1');
    // `once` rejects when there is an error first.
    await once(udp, 'listening');
    return await serve(udp, options);
  } catch (error) {
    udp.close();
    throw error;
  }
}

/** Serves by datagrams, and by TCP at the same port. */
async function serve(udp: dgram.Socket, options: ResolverOptions): Promise<Listening> {
  const { log } = options;
  const { port } = udp.address();
  const forwarder = new Forwarder({ ...options, port });
  udp.on('message', (packet, from) => {
    if (!from.address.startsWith('127.')) return;
    void forwarder
      .answer(packet, 'udp')
      .then((answer) => answer && udp.send(answer, from.port, from.address, () => {}));
  });
  const talk: Talk = async function* (chunks) {
    let rest: Buffer = Buffer.alloc(0);
    for await (const chunk of chunks) {
      const { packets, rest: left } = framed(Buffer.concat([rest, chunk]));
      rest = left;
      for (const packet of packets) {
        const answer = await forwarder.answer(packet, 'tcp');
        if (answer === undefined) return;
        yield frame(answer);
      }
    }
  };
  const tcp = await listen({ at: { port }, talk, idle: IDLE, most: CONNECTIONS, name: 'dns', log });
  const close = async (): Promise<void> => {
    await Promise.all([once(udp.close(), 'close'), tcp.close()]);
  };
  return { port, close };
}

class Forwarder {
  readonly #upstreams: Upstreams;
  readonly #cache = new Cache();
  readonly #log: Logger;
  #sockets = 0;

  constructor({ upstream, file = '/etc/resolv.conf', port, log }: ResolverOptions) {
    this.#upstreams = new Upstreams({ given: upstream, file, ownPort: port, log });
    this.#log = log;
  }

  /** Never rejects. @returns undefined for what is no query */
  async answer(packet: Buffer, by: 'udp' | 'tcp'): Promise<Buffer | undefined> {
    const query = readQuery(packet);
    if (query === undefined) return undefined;
    if (typeof query === 'number') return emptyAnswer(packet, HEADER, query);
    try {
      const found = this.#cache.find(query) ?? (await this.#ask(query));
      if (found === undefined) return withOptions(query, emptyAnswer(packet, query.questionEnd, SERVER_FAILURE));
      const answer = withOptions(query, answerTo(query, found));
      const isTooLong = by === 'udp' && answer.length > query.udpSize;
      return isTooLong ? withOptions(query, emptyAnswer(packet, query.questionEnd, 0, true)) : answer;
    } catch (error) {
      this.#log.error({ server: 'dns', ...kindOf(error) }, 'a query failed');
      return withOptions(query, emptyAnswer(packet, query.questionEnd, SERVER_FAILURE));
    }
  }

  /** One server after the other, or one of them twice. @returns undefined when none has an answer */
  async #ask(query: Query): Promise<Buffer | undefined> {
    // The answer to the first try may come while the second waits.
    const late = Promise.withResolvers<Buffer>();
    let last: Buffer | 'silent' | 'gone' = 'gone';
    let asked: Upstream | undefined;
    for (let left = TRIES; left > 0; left -= 1) {
      const usable = this.#upstreams.usable();
      const next = usable.find((upstream) => upstream !== asked) ?? usable[0];
      if (next === undefined || this.#sockets >= SOCKETS) {
        // Held to be away because of others like this one: it may be no more than slow.
        if (last === 'silent') last = await Promise.race([late.promise, pause(PATIENCE, last, { ref: false })]);
        break;
      }
      // A server that has failed to find an answer would fail again.
      if (typeof last === 'object' && next === asked) break;
      asked = next;
      const answer = await Promise.race([this.#try(next, query, late.resolve), late.promise]);
      if (typeof answer === 'object' || typeof last === 'string') last = answer;
      if (typeof answer === 'object' && ![SERVER_FAILURE, REFUSED].includes(codeOf(answer))) break;
    }
    return typeof last === 'object' ? last : undefined;
  }

  /** Never rejects. @param late told of an answer after all */
  async #try(upstream: Upstream, query: Query, late: (answer: Buffer) => void): Promise<Buffer | 'silent' | 'gone'> {
    this.#sockets += 1;
    try {
      const answer = await askByUdp({
        server: upstream.server,
        query,
        patience: PATIENCE,
        late: (answer) => {
          upstream.hasAnswered();
          this.#cache.keep(query, answer);
          late(answer);
        },
        done: () => (this.#sockets -= 1),
      });
      upstream.hasAnswered();
      const whole = isCutOff(answer) ? await askByTcp(upstream.server, query).catch(() => answer) : answer;
      this.#cache.keep(query, whole);
      return whole;
    } catch (error) {
      const isSilent = error instanceof Silence;
      upstream.wasSilent(!isSilent);
      return isSilent ? 'silent' : 'gone';
    }
  }
}
