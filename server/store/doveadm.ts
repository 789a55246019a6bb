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
type Answer =
  | [kind: 'doveadmResponse', rows: Record<string, string>[], tag: string]
  | [kind: 'error', error: { exitCode?: number }, tag: string];

const agent = new http.Agent({ keepAlive: true, maxSockets: 8 });

/**
 * Asks one doveadm command.
 * @param timeout milliseconds
 * @returns the rows of the answer
 * @throws StoreRefusal, StoreAway
 */
export async function doveadm(
  door: Door,
  command: string,
  parameters: Parameters,
  timeout: number,
): Promise<Record<string, string>[]> {
  const text = await post(door, JSON.stringify([[command, parameters, 'a']]), timeout);
  const [answer] = parseAnswers(text);
  if (answer === undefined) throw new StoreAway('the mail store answered nothing');
  if (answer[0] === 'error') throw new StoreRefusal(command, answer[1].exitCode ?? -1);
  return answer[1];
}

function parseAnswers(text: string): Answer[] {
  try {
    return JSON.parse(text) as Answer[];
  } catch {
    throw new StoreAway('the mail store answered no JSON');
  }
}

function post(door: Door, body: string, timeout: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeout);
    const headers = {
      Authorization: `X-Dovecot-API ${Buffer.from(door.key).toString('base64')}`,
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
    };
    const request = http.request({
      socketPath: door.socket,
      path: '/doveadm/v1',
      method: 'POST',
      headers,
      agent,
      signal,
    });
    const fail = (error: Error): void => reject(new StoreAway(`the mail store is away: ${error.name}`));
    request.on('error', fail);
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
  });
}
