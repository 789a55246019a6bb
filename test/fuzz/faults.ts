/** Faults that an API may be given, to see that a run of generated requests finds them. */
import type { RouteOptions } from 'fastify';
import type { Meddling } from '../support/routes.ts';

/** One that throws, one that never answers, one that tells more than it says, and one that keeps something of each request. */
export type Fault = 'throws' | 'hangs' | 'tells' | 'leaks';

/** The operations where the first three happen. */
const VICTIMS = {
  throws: /^get(Domain|Mailbox|Username)/,
  hangs: /^list(Aliases|Domains|Franchises)$/,
  tells: /^list(Usernames|Contacts|Forwards|Tickets|Accounts|Plans)/,
};

/** Of a heap of some 40 MiB, 400 requests of so many words are 1.6 times. */
const KEPT_WORDS = 8000;

export function meddling(faults: readonly Fault[]): Meddling {
  const kept: unknown[] = [];
  return {
    begin: (app) => {
      if (faults.includes('leaks'))
        app.addHook('onRequest', async ({ id }) => void kept.push(Array(KEPT_WORDS).fill(id)));
    },
    route: (route) => {
      for (const fault of faults) if (fault !== 'leaks' && isVictim(route, VICTIMS[fault])) spoil[fault](route);
    },
  };
}

const isVictim = (route: RouteOptions, operations: RegExp): boolean =>
  route.schema !== undefined && 'operationId' in route.schema && operations.test(route.schema.operationId ?? '');

const spoil: Record<Exclude<Fault, 'leaks'>, (route: RouteOptions) => void> = {
  throws: (route) => {
    route.handler = async () => Promise.reject(new Error('as it was told'));
  },
  hangs: (route) => {
    route.handler = async () => new Promise(() => {});
  },
  tells: (route) => {
    route.onSend = async (_request, reply, payload) =>
      reply.statusCode === 200 ? String(payload).replace(/\}$/, ',"secret":1}') : payload;
  },
};
