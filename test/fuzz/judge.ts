/** What is wrong with the reply to a generated request, if anything. */
import type { Reply } from '../support/api.ts';
import { MALFORMED } from '../support/faults.ts';
import { type Description, promiseKeeper } from '../support/promised.ts';
import type { NoReply } from './connection.ts';
import type { FuzzRequest } from './requests.ts';

const REQUEST_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** @returns a function that tells what is wrong, as a sentence; undefined: nothing */
export function judge(description: Description): (request: FuzzRequest, reply: Reply | NoReply) => string | undefined {
  const complaint = promiseKeeper(description);
  return (request, reply) => {
    if ('reason' in reply)
      return reply.reason === 'late' ? 'no reply in time' : 'the connection was closed without a reply';
    const { status, headers, text, body } = reply;
    if (status >= 500) return `${status}`;
    if (!REQUEST_ID.test(headers['x-request-id'] ?? '')) return 'no request id';
    if (headers['x-evil'] !== undefined) return 'a header of the request’s making';
    if (headers['location']?.startsWith('https://api.test') === false) return `a link to ${headers['location']}`;
    // What is hardly HTTP is refused before there is an operation that could describe it.
    if (request.isWild && status === 400 && text === JSON.stringify(MALFORMED)) return undefined;
    if (request.method === 'HEAD') return text === '' ? undefined : 'a body to HEAD';
    return complaint(request.method, request.target.split(/[?#]/, 1)[0]!, { status, headers, body });
  };
}
