/** Rspamd's controller, as far as it learns. Over its unix socket, whose folder says who may. */
import http from 'node:http';

/** What a mail is an example of. */
export type Kind = 'spam' | 'ham';

export interface Lesson {
  kind: Kind;
  /** Whose statistics it goes into; mail/rspamd/bayes.lua reads it. */
  domainId: string;
  mail: Buffer;
}

/** Milliseconds for the whole of it. */
const PATIENCE = 20_000;

/** Rspamd did not take a mail, and would not the next time. */
export class Refused extends Error {
  readonly status: number;

  constructor(status: number) {
    super('Rspamd refuses to learn a mail');
    this.status = status;
  }
}

/**
 * Has Rspamd learn a mail. One that it knows already, or finds too short, is no fault.
 * @throws Refused, or what kept it from answering
 */
export async function teach(socketPath: string, { kind, domainId, mail }: Lesson): Promise<void> {
  const status = await post(socketPath, `/learn${kind}`, { 'Mailstead-Bayes': domainId }, mail);
  if (status < 300) return;
  if (status >= 500) throw new Error(`Rspamd answers ${status}`);
  throw new Refused(status);
}

async function post(
  socketPath: string,
  path: string,
  headers: http.OutgoingHttpHeaders,
  body: Buffer,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        socketPath,
        path,
        method: 'POST',
        agent: false,
        headers: { ...headers, 'Content-Length': body.length },
        signal: AbortSignal.timeout(PATIENCE),
      },
      (response) => {
        response.once('error', reject);
        response.once('end', () => resolve(response.statusCode ?? 0));
        response.resume();
      },
    );
    request.once('error', reject);
    request.end(body);
  });
}
