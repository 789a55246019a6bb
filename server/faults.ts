/**
 * Every error that the API can give, with its status and body (contract.md A.6). Two body styles: wrapped
 * `{name: {message, code, details}}`, and bare `{field: message}`.
 */
import { randomUUID } from 'node:crypto';

/** A map from the place of a fault (`list.0.type`, `` for the root) to its message. */
export type FieldFaults = Record<string, string>;

/** An answer that is no success: thrown anywhere below a route, written by the one error handler. */
export class Fault extends Error {
  readonly status: number;
  readonly body: object;
  readonly headers: Record<string, string>;

  constructor(status: number, body: object, headers: Record<string, string> = {}) {
    super(`${status} ${JSON.stringify(body)}`);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

type Details = string | FieldFaults;

function wrapped(name: string, status: number, message: string, details: Details = ''): Fault {
  return new Fault(status, { [name]: { message, code: status, details } });
}

/** 5xx faults carry the request's id, which is also in the log and in X-Request-Id. */
function serverFault(name: string, status: number, message: string, guid: string): Fault {
  return new Fault(status, { [name]: { guid, message, code: status, details: '' } });
}

/** 400 as `{field: message}`: colander's map as it is. */
export const invalid = (fields: FieldFaults): Fault => new Fault(400, fields);

/** 400 with the same map as the details of a `badRequest`. */
export const invalidWrapped = (fields: FieldFaults): Fault => wrapped('badRequest', 400, 'POST data error', fields);

/** 400 for a body that is no JSON. */
export const malformed = (): Fault => wrapped('badRequest', 400, 'POST data error');

/** 400 `{"computeFault": message}`: a rule about amounts (contract.md B.1 rows 20, 44, 45). */
export const computeFault = (message: string): Fault => new Fault(400, { computeFault: message });

/** 400 `{"message": message}`: a rule about a state (contract.md B.1 row 45). */
export const refusedFor = (message: string): Fault => new Fault(400, { message });

/** 401 for missing and wrong credentials and for missing rights alike (contract.md A.2). */
export function unauthorized(): Fault {
  const fault = wrapped(
    'unauthorized',
    401,
    'This server could not verify that you are authorized to access the document you requested. Either you supplied the wrong ' +
      'credentials (e.g., bad password), or your browser does not understand how to supply the credentials required.',
  );
  return new Fault(401, fault.body, { 'WWW-Authenticate': 'Basic realm="Mailstead", charset="UTF-8"' });
}

/** 403; the API uses it for a password that came without TLS from another machine (operator.md, MAILSTEAD_BIND). */
export const forbidden = (details: Details = ''): Fault => wrapped('forbidden', 403, 'forbidden', details);

/** What a 404 can miss; a route that is none has no details. */
export type Missing =
  | 'Account'
  | 'Address'
  | 'Alias'
  | 'Block'
  | 'Contact'
  | 'Domain'
  | 'Forward'
  | 'Franchise'
  | 'Mailbox'
  | 'Message'
  | 'Plan'
  | 'Ticket'
  | 'User'
  | 'Webmail account not found'
  | 'Unable to get message count for virtual mailboxes.';

/** 404 `Resource not found`, with what was not found. */
export function notFound(what?: Missing): Fault {
  const details = what === undefined ? '' : { message: what.includes(' ') ? what : `${what} not found` };
  return wrapped('itemNotFound', 404, 'Resource not found', details);
}

/** 405, with the methods that the path does know. */
export function badMethod(allowed: string): Fault {
  return new Fault(405, wrapped('badMethod', 405, 'Method Not Allowed').body, { Allow: allowed });
}

/** 409; `Data conflict` where no source has a sentence of its own. */
export const conflict = (message = 'Data conflict'): Fault => wrapped('conflict', 409, message);

/** 409 of a contact whose name is taken: the one 409 that carries a guid, the request's (contract.md A.6, B.1 row 10). */
export const duplicate = (guid: string): Fault =>
  new Fault(409, { conflict: { guid, code: 409, message: 'Data conflict', details: '' } });

/** 413 for a body over 1 MiB (contract.md F.1). */
export const tooLarge = (): Fault => wrapped('overLimit', 413, 'The request body is larger than 1 MiB');

/** 429 for a client that tried too often, with the seconds until it may again (contract.md F.1). */
export function overLimit(seconds: number): Fault {
  return new Fault(429, wrapped('overLimit', 429, 'Too many requests').body, { 'Retry-After': String(seconds) });
}

/** 409 of the resetPassword action; its example has no details (contract.md B.1 row 22). */
export const wrongAnswers = (): Fault =>
  new Fault(409, { conflict: { message: 'Invalid secret questions and answers provided', code: 409 } });

/** 415 for a body whose media type is missing or is not application/json. */
export const badMediaType = (): Fault => wrapped('badMediaType', 415, 'Unsupported Media Type');

/** 500 for whatever we did not foresee; says nothing of it. */
export const unexpected = (guid: string): Fault =>
  serverFault(
    'computeFault',
    500,
    'The server has either erred or is incapable of performing the requested operation.',
    guid,
  );

/** 500 and 502 of messagestats (contract.md B.1 row 23). */
export const storeFault = (status: 500 | 502, message: string, guid: string = randomUUID()): Fault =>
  serverFault('computeFault', status, message, guid);

/** 503 while the database is away. */
export function unavailable(guid: string): Fault {
  const fault = serverFault('serviceUnavailable', 503, 'The service is temporarily unavailable.', guid);
  return new Fault(503, fault.body, { 'Retry-After': '5' });
}
