import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import { wildcard } from '../../http/query.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { AccountParams } from '../accounts/schema.ts';
import { removeDomain, setDomain } from './domains.ts';
import { countDomains, listDomains, quotaOf } from './queries.ts';
import { Domain, DomainBody, DomainList, DomainParams, DomainQuery } from './schema.ts';

export function domainRoutes(app: App, services: Services): void {
  const { sql, store, links } = services;
  const self = (account: string, domain: string) => links.self('/accounts/{}/email/{}/', account, domain);

  app.get(
    '/accounts/:account/email',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'account' } },
      schema: {
        operationId: 'listDomains',
        params: AccountParams,
        querystring: DomainQuery,
        response: { 200: DomainList, 303: SeeOther, ...faultReplies(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const { id, accountNumber } = request.stem.account!;
      const { filterDomain } = request.query;
      const name = filterDomain === undefined ? undefined : wildcard(filterDomain.toLowerCase());
      const page = await readPage(request, reply, {
        url: links.url('/accounts/{}/email', accountNumber),
        count: () => countDomains(sql, id, name),
        rows: (limit, offset) => listDomains(sql, id, name, limit, offset),
      });
      return page && { ...page, list: page.list.map((row) => ({ ...row, links: self(accountNumber, row.domain) })) };
    },
  );

  app.get(
    '/accounts/:account/email/:domain',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: { operationId: 'getDomain', params: DomainParams, response: { 200: Domain, ...faultReplies(401, 404) } },
    },
    async (request) => {
      const { account, domain } = request.stem;
      return { quota: await quotaOf(sql, domain!.id), links: self(account!.accountNumber, domain!.domain) };
    },
  );

  app.put(
    '/accounts/:account/email/:domain',
    {
      config: { gate: { who: ['APP'], stem: 'domain', mayCreate: true } },
      schema: {
        operationId: 'setDomain',
        params: DomainParams,
        body: DomainBody,
        response: { 201: Created, 204: Empty, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { id, accountNumber } = request.stem.account!;
      const { domain, created } = await setDomain(services, request.by, id, request.params.domain, request.body);
      return done(reply, created ? links.url('/accounts/{}/email/{}/', accountNumber, domain) : undefined);
    },
  );

  app.delete(
    '/accounts/:account/email/:domain',
    {
      config: { gate: { who: ['APP'], stem: 'domain' } },
      schema: {
        operationId: 'removeDomain',
        params: DomainParams,
        response: { 204: Empty, ...faultReplies(401, 404) },
      },
    },
    async (request, reply) => {
      await removeDomain(sql, store, request.by, request.stem.account!.id, request.stem.domain!.domain);
      return done(reply);
    },
  );
}
