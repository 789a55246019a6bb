/** How the spam and virus filters are, as policyd sees them (policyd/health.ts): the API itself may not reach them. */
import http from 'node:http';

const STATES = ['ok', 'down', 'off', 'unknown'] as const;

/** `off`: there is none. `unknown`: it could not be looked at. */
export type FilterState = (typeof STATES)[number];

export interface FilterStates {
  filter: FilterState;
  virus: FilterState;
}

/** Milliseconds: policyd looks for 2.5 s before it says that something is down. */
const TIMEOUT = 3300;
/** Bytes. */
const LONGEST = 1024;

/**
 * Asks policyd, which answers from the process that Postfix and Rspamd ask.
 * @param socketPath its unix socket for the API
 * @throws when it does not answer in time, or answers something else
 */
export async function askFilters(socketPath: string): Promise<FilterStates> {
  const answer = JSON.parse(await get(socketPath)) as Partial<Record<string, unknown>> | null;
  const { filter, virus } = answer ?? {};
  if (!isState(filter) || !isState(virus)) throw new Error('policyd answered something else');
  return { filter, virus };
}

const isState = (value: unknown): value is FilterState => STATES.some((state) => state === value);

function get(socketPath: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(TIMEOUT);
    const request = http.request({ socketPath, path: '/health', signal, agent: false });
    request.on('error', reject);
    request.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('error', reject);
      response.on('data', (piece: string) => {
        text += piece;
        if (text.length > LONGEST) response.destroy(new Error('too long an answer'));
      });
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error('refused'))));
    });
    request.end();
  });
}
