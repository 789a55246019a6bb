/** Faults that an API may be given, to see that a run of generated requests finds them. */
import type { RouteOptions } from 'fastify';
import type { Meddling } from '../support/routes.ts';

/** One that throws, one that never answers, one that tells more than it says, and one that keeps something of each request. */
export type Fault = 'throws' | 'hangs' | 'tells' | 'leaks';

/** Where the first three happen: calls that nothing else in a run needs. */
const VICTIMS = { throws: 'getDomain', hangs: 'listAliases', tells: 'getAccount' } as const;

/** Of a heap of some 40 MiB, 1,000 requests of so many words are 1.4 times. */
const KEPT_WORDS = 2000;

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

const isVictim = (route: RouteOptions, operationId: string): boolean =>
  route.schema !== undefined && 'operationId' in route.schema && route.schema.operationId === operationId;

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
