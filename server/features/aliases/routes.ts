import type { App } from '../../http/fastify.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { DomainParams } from '../domains/schema.ts';
import { removeAlias, setAlias } from './aliases.ts';
import { listAliases } from './queries.ts';
import { AliasList, AliasParams } from './schema.ts';

export function aliasRoutes(app: App, { sql, links, exchange }: Services): void {
  app.get(
    '/accounts/:account/email/:domain/aliases',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'listAliases',
        params: DomainParams,
        response: { 200: AliasList, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const { account, domain } = request.stem;
      const self = links.self('/accounts/{}/email/{}/aliases/', account!.accountNumber, domain!.domain);
      return { list: await listAliases(sql, domain!.id), links: self };
    },
  );

  app.put(
    '/accounts/:account/email/:domain/aliases/:alias',
    {
      config: { gate: { who: ['APP'], stem: 'domain' } },
      schema: {
        operationId: 'setAlias',
        params: AliasParams,
        response: { 201: Created, 204: Empty, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { account, domain } = request.stem;
      const { alias, created } = await setAlias({ sql, exchange }, request.by, domain!.id, request.params.alias);
      const url = links.url('/accounts/{}/email/{}/aliases/{}/', account!.accountNumber, domain!.domain, alias);
      return done(reply, created ? url : undefined);
    },
  );

  app.delete(
    '/accounts/:account/email/:domain/aliases/:alias',
    {
      config: { gate: { who: ['APP'], stem: 'domain' } },
      schema: { operationId: 'removeAlias', params: AliasParams, response: { 204: Empty, ...faultReplies(401, 404) } },
    },
    async (request, reply) => {
      await removeAlias(sql, request.by, request.stem.domain!.id, request.params.alias);
      return done(reply);
    },
  );
}
