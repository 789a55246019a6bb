/** A client that sends what it is told, letter by letter, and reads one reply at a time: Node's own refuses to send most of it. */
import net from 'node:net';
import type { Reply } from '../support/api.ts';
import { parsed } from '../support/api.ts';
import { NO_HOST } from './headers.ts';
import type { FuzzRequest } from './requests.ts';

/** Something else than a reply. */
export type NoReply = { status: 0; reason: 'closed' | 'late' };

/** A connection that is made anew whenever the other side has closed it. */
export class Connection {
  readonly #port: number;
  #socket: net.Socket | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  /** @param bound milliseconds for the whole reply */
  async exchange(request: FuzzRequest, bound: number): Promise<Reply | NoReply> {
    const socket = (this.#socket ??= net.connect(this.#port, '127.0.0.1'));
    return new Promise((resolve) => {
      let received = Buffer.alloc(0);
      const done = (answer: Reply | NoReply, isOver: boolean): void => {
        clearTimeout(timer);
        socket.removeAllListeners();
        // What the other side still sends or resets is nobody's any more.
        socket.on('error', () => {});
        if (isOver) this.close();
        resolve(answer);
      };
      const timer = setTimeout(() => done({ status: 0, reason: 'late' }, true), bound);
      const look = (isEnd: boolean): void => {
        const reply = readReply(received, request.method, isEnd);
        if (reply !== undefined) done(reply, isEnd || reply.headers['connection'] === 'close');
        else if (isEnd) done({ status: 0, reason: 'closed' }, true);
      };
      socket.on('data', (part: Buffer) => {
        received = Buffer.concat([received, part]);
        look(false);
      });
      socket.on('close', () => look(true));
      socket.on('error', () => {});
      socket.write(bytesOf(request));
    });
  }

  close(): void {
    this.#socket?.destroy();
    this.#socket = undefined;
  }
}

/** A request as it goes over the wire. */
function bytesOf({ method, target, headers, body, framing }: FuzzRequest): Buffer {
  const has = (name: string): boolean => headers.some(([other]) => other === name);
  const own: [string, string][] = has('host') || has(NO_HOST) ? [] : [['host', 'api.test']];
  const isFramed = has('content-length') || has('transfer-encoding');
  if (body !== undefined && !isFramed)
    own.push(framing === 'chunked' ? ['transfer-encoding', 'chunked'] : ['content-length', String(body.length)]);
  const lines = [...own, ...headers].map(([name, value]) => `${name}: ${value}`);
  const head = Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`, 'latin1');
  if (body === undefined || isFramed) return head;
  return Buffer.concat([head, framing === 'chunked' ? chunked(body) : body]);
}

function chunked(body: Buffer): Buffer {
  const end = Buffer.from('0\r\n\r\n');
  if (body.length === 0) return end;
  const half = Math.ceil(body.length / 2);
  const parts = [body.subarray(0, half), body.subarray(half)].filter((part) => part.length > 0);
  const framed = parts.flatMap((part) => [Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
  return Buffer.concat([...framed, end]);
}

/** A whole reply at the beginning of what was received; undefined while there is none. An interim one (1xx) is passed over. */
export function readReply(received: Buffer, method: string, isEnd: boolean): Reply | undefined {
  const split = received.indexOf('\r\n\r\n');
  if (split < 0) return undefined;
  const [first = '', ...lines] = received.subarray(0, split).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(first)?.[1]);
  const rest = received.subarray(split + 4);
  if (status >= 100 && status < 200) return readReply(rest, method, isEnd);
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const colon = line.indexOf(':');
    headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  const isBare = method === 'HEAD' || status === 204 || status === 304;
  const length = isBare ? 0 : Number(headers['content-length'] ?? NaN);
  // Without a length the reply ends with the connection.
  if (Number.isNaN(length) ? !isEnd : rest.length < length) return undefined;
  const text = rest.subarray(0, Number.isNaN(length) ? undefined : length).toString();
  return { status, headers, text, body: parsed(text) };
}
