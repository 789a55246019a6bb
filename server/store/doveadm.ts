/** Dovecot's own HTTP interface, over a unix socket that only this API may enter. One request, one command. */
import http from 'node:http';

/** Where the mail store listens, and the key that it wants. */
export interface Door {
  socket: string;
  key: string;
}

/** The store said that the command failed. `exitCode` as of sysexits.h: 67 no such user, 68 nobody to kick. */
export class StoreRefusal extends Error {
  readonly exitCode: number;

  constructor(command: string, exitCode: number) {
    super(`the mail store refused ${command}: exit code ${exitCode}`);
    this.exitCode = exitCode;
  }
}

/** The store could not be asked, or did not answer in time. */
export class StoreAway extends Error {}

type Parameters = Record<string, string | string[]>;
/** A row of an answer: what was asked for, by name. */
export type Row = Record<string, string>;

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

/**
 * Asks one doveadm command.
 * @param timeout milliseconds
 * @returns the rows of the answer
 * @throws StoreRefusal, StoreAway
 */
export async function doveadm(door: Door, command: string, parameters: Parameters, timeout: number): Promise<Row[]> {
  const text = await post(door, JSON.stringify([[command, parameters, 'a']]), timeout);
  const [kind, said, ...rest] = parseAnswer(text);
  if (kind === 'error' && isObject(said)) throw new StoreRefusal(command, Number(said['exitCode'] ?? -1));
  // Dovecot 2.3 closes the list of `who` after its first row: [kind, [row], row, row, tag].
  const rows: unknown[] = Array.isArray(said) ? [...said, ...rest.slice(0, -1)] : [undefined];
  if (kind !== 'doveadmResponse' || !rows.every(isObject)) {
    throw new StoreAway('the mail store answered something else');
  }
  return rows as Row[];
}

/** A figure in a row; 0 when it is not there. */
export function figureIn(row: Row | undefined, field: string): number {
  const figure = Number(row?.[field] ?? 0);
  if (!Number.isSafeInteger(figure) || figure < 0) throw new StoreAway('the mail store answered no figure');
  return figure;
}

/** The first of `[[kind, what it says, tag], ...]`. */
function parseAnswer(text: string): unknown[] {
  try {
    const answers = JSON.parse(text) as unknown;
    const first: unknown = Array.isArray(answers) ? answers[0] : undefined;
    return Array.isArray(first) ? first : [];
  } catch {
    throw new StoreAway('the mail store answered no JSON');
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function post(door: Door, body: string, timeout: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeout);
    const fail = (error: Error): void => reject(new StoreAway(`the mail store is away: ${error.name}`));
    // A request that waits for one of the agent's sockets hears of its signal only when it has got one.
    signal.addEventListener('abort', () => fail(signal.reason as Error), { once: true });
    const send = (): void => {
      const request = requestTo(door, Buffer.byteLength(body), signal);
      // The store may close a connection that was kept open in the very moment in which it is used again. What is asked of it can be
      // asked twice: it looks, or ends what has ended already.
      request.on('error', (error) => (request.reusedSocket && isHangUp(error) ? send() : fail(error)));
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', fail);
        response.on('end', () => {
          if (response.statusCode === 200) resolve(Buffer.concat(parts).toString());
          else reject(new StoreAway(`the mail store answered HTTP ${response.statusCode}`));
        });
      });
      request.end(body);
    };
    send();
  });
}

function requestTo(door: Door, length: number, signal: AbortSignal): http.ClientRequest {
  const headers = {
    Authorization: `X-Dovecot-API ${Buffer.from(door.key).toString('base64')}`,
    'Content-Type': 'application/json',
    'Content-Length': length,
  };
  return http.request({ socketPath: door.socket, path: '/doveadm/v1', method: 'POST', headers, agent, signal });
}

const isHangUp = (error: NodeJS.ErrnoException): boolean => error.code === 'ECONNRESET' || error.code === 'EPIPE';
