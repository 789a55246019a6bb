/** The DNS servers that are asked, and which of them are worth asking now. */
import fs from 'node:fs';
import net from 'node:net';
import type { Logger } from '../log.ts';
import type { Server } from './exchange.ts';

/** Milliseconds between two looks at the file. */
const LOOK = 1000;
/** resolv.conf(5), MAXNS. */
const MOST = 3;

export interface UpstreamOptions {
  /** `host:port`; none: what the file names. */
  given: string[];
  /** resolv.conf(5). */
  file: string;
  /** Ours: to ask ourselves would have no end. */
  ownPort: number;
  log: Logger;
}

export class Upstreams {
  readonly #options: UpstreamOptions;
  #servers: Upstream[] = [];
  #lastLook = -Infinity;
  #seen = '';

  constructor(options: UpstreamOptions) {
    this.#options = options;
    if (options.given.length > 0) this.#take(options.given.map(serverOf));
  }

  /** Those that may be asked, in order; one that rests is not among them, but for one query every few seconds. */
  usable(): Upstream[] {
    if (this.#options.given.length === 0) this.#look();
    return this.#servers.filter((server) => server.isUsable());
  }

  /** The file is read again when it has changed; while it cannot be read, what it said holds. */
  #look(): void {
    const now = performance.now();
    if (now - this.#lastLook < LOOK) return;
    this.#lastLook = now;
    try {
      const text = fs.readFileSync(this.#options.file, 'latin1');
      if (text !== this.#seen) this.#take(serversIn(text));
      this.#seen = text;
    } catch {
      // As it was.
    }
  }

  #take(servers: Server[]): void {
    const isOurselves = ({ address, port }: Server): boolean =>
      port === this.#options.ownPort && (address.startsWith('127.') || address === '::1');
    const others = servers.filter((server) => !isOurselves(server));
    this.#servers = others.map((server) => new Upstream(server, this.#options.log));
    this.#options.log.info({ servers: others.map(nameOf) }, 'DNS servers');
  }
}

/** Milliseconds for which a server that is away is not asked. */
const REST = 3000;
/** Tries without an answer after which it counts as away; one slow domain is no proof. */
const TRIES = 3;
/** Milliseconds: a server that has answered so lately is there. */
const LATELY = 2000;

/** One DNS server and how it has been. */
export class Upstream {
  readonly server: Server;
  readonly #log: Logger;
  #tries = 0;
  #lastAnswer = -Infinity;
  #restsUntil: number | undefined;

  constructor(server: Server, log: Logger) {
    this.server = server;
    this.#log = log;
  }

  /** While it is away, true once every few seconds: who asks then finds out. */
  isUsable(): boolean {
    if (this.#restsUntil === undefined) return true;
    if (performance.now() < this.#restsUntil) return false;
    this.#restsUntil = performance.now() + REST;
    return true;
  }

  /** Whatever it said. */
  hasAnswered(): void {
    if (this.#restsUntil !== undefined) this.#log.info({ server: nameOf(this.server) }, 'a DNS server is back');
    this.#lastAnswer = performance.now();
    this.#tries = 0;
    this.#restsUntil = undefined;
  }

  /** @param isCertain the network says that nobody is there */
  wasSilent(isCertain: boolean): void {
    this.#tries += 1;
    const isLately = performance.now() - this.#lastAnswer < LATELY;
    if (!isCertain && (this.#tries < TRIES || isLately)) return;
    if (this.#restsUntil === undefined) this.#log.warn({ server: nameOf(this.server) }, 'a DNS server does not answer');
    this.#restsUntil ??= performance.now() + REST;
  }
}

/** @throws Error when it is no `address:port` */
export function serverOf(text: string): Server {
  const [, address = '', port = ''] = /^\[?([0-9A-Fa-f:.]+?)\]?:([0-9]{1,5})$/.exec(text) ?? [];
  if (!net.isIP(address) || Number(port) > 65_535) throw new Error('a DNS server is no address:port');
  return { address, port: Number(port) };
}

/** The servers that a resolv.conf(5) names. */
export function serversIn(text: string): Server[] {
  const lines = [...text.matchAll(/^nameserver[ \t]+(\S+)/gm)];
  return lines
    .map(([, address = '']) => ({ address, port: 53 }))
    .filter(({ address }) => net.isIP(address))
    .slice(0, MOST);
}

const nameOf = ({ address, port }: Server): string => `${address} ${port}`;
