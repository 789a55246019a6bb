import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { DomainParams } from '../domains/schema.ts';
import { setInfoStore } from './infostore.ts';
import { infoStoreOf } from './queries.ts';
import { InfoStore, InfoStoreBody } from './schema.ts';

export function infoStoreRoutes(app: App, { sql, links }: Services): void {
  app.get(
    '/accounts/:account/email/:domain/infostore',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'getInfoStore',
        params: DomainParams,
        response: { 200: InfoStore, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const { account, domain } = request.stem;
      const row = await infoStoreOf(sql, domain!.id);
      if (row === undefined) throw faults.notFound('Domain');
      return {
        infoStore: { usage: Math.ceil(row.bytes / 1_048_576), quota: row.quota },
        links: links.self('/accounts/{}/email/{}/infostore/', account!.accountNumber, domain!.domain),
      };
    },
  );

  app.put(
    '/accounts/:account/email/:domain/infostore',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain', faults: 'wrapped' } },
      schema: {
        operationId: 'setInfoStore',
        params: DomainParams,
        body: InfoStoreBody,
        response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) },
      },
    },
    async (request, reply) => {
      const { account, domain } = request.stem;
      await setInfoStore(sql, request.by, account!.id, domain!.domain, request.body.quota);
      return done(reply);
    },
  );
}
