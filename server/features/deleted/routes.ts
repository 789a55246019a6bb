import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import type { Gate } from '../../http/gate.ts';
import { readPage } from '../../http/lists.ts';
import { done } from '../../http/replies.ts';
import { Created, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { AccountParams } from '../accounts/schema.ts';
import { DomainParams } from '../domains/schema.ts';
import { restoreDomain, restoreMailbox } from './deleted.ts';
import { countDeleted, type DeletedItem, findDeleted, listDeleted } from './queries.ts';
import {
  Deleted,
  DeletedDomain,
  DeletedDomainList,
  DeletedDomainParams,
  DeletedList,
  DeletedParams,
  DeletedQuery,
} from './schema.ts';

const OF_DOMAIN = { gate: { who: ['APP', 'OWN'], stem: 'domain' } satisfies Gate };
const OF_ACCOUNT = { gate: { who: ['APP', 'OWN'], stem: 'account' } satisfies Gate };

/** Deleted mailboxes of a domain, and their way back. */
export function deletedMailboxRoutes(app: App, services: Services): void {
  const { sql, links, keepDeletedDays: days } = services;
  const shown = ({ name, kind, ...item }: DeletedItem, url: string) => {
    // A domain's list has mailboxes alone.
    const type = kind === 'exchange' ? ('exchange' as const) : ('imap' as const);
    return { ...item, username: name, type, links: linksOf(`${url}/${item.id}`) };
  };

  app.get(
    '/accounts/:account/email/:domain/deleted',
    {
      config: OF_DOMAIN,
      schema: {
        operationId: 'listDeleted',
        params: DomainParams,
        querystring: DeletedQuery,
        response: { 200: DeletedList, 303: SeeOther, ...faultReplies(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const place = { domainId: request.stem.domain!.id };
      const url = links.ofRoute('/accounts/:account/email/:domain/deleted', request.stem);
      const rows = async (limit: number, offset: number) => listDeleted(sql, place, days, limit, offset);
      const page = await readPage(request, reply, { url, count: async () => countDeleted(sql, place, days), rows });
      return page && { ...page, list: page.list.map((item) => shown(item, url)) };
    },
  );

  app.get(
    '/accounts/:account/email/:domain/deleted/:id',
    {
      config: OF_DOMAIN,
      schema: {
        operationId: 'getDeleted',
        params: DeletedParams,
        response: { 200: Deleted, ...faultReplies(401, 404) },
      },
    },
    async ({ stem, params }) => {
      const found = await findDeleted(sql, { domainId: stem.domain!.id }, days, params.id);
      if (found === undefined) throw faults.notFound('Mailbox');
      return shown(found, links.ofRoute('/accounts/:account/email/:domain/deleted', stem));
    },
  );

  app.post(
    '/accounts/:account/email/:domain/deleted/:id/restore',
    {
      config: OF_DOMAIN,
      schema: {
        operationId: 'restoreMailbox',
        params: DeletedParams,
        response: { 201: Created, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ by, stem, params }, reply) => {
      const { name, kind } = await restoreMailbox(services, by, stem, params.id);
      const noun = kind === 'exchange' ? 'exchange' : 'mailbox';
      const route = `/accounts/:account/email/:domain/usernames/:mailboxName/${noun}`;
      return done(reply, `${links.ofRoute(route, stem, { mailboxName: name })}/`);
    },
  );
}

/** Deleted domains of an account, and their way back. */
export function deletedDomainRoutes(app: App, services: Services): void {
  const { sql, links, keepDeletedDays: days } = services;
  const shown = ({ name, kind: _kind, ...item }: DeletedItem, url: string) => ({
    ...item,
    domain: name,
    links: linksOf(`${url}/${item.id}`),
  });

  app.get(
    '/accounts/:account/email-deleted',
    {
      config: OF_ACCOUNT,
      schema: {
        operationId: 'listDeletedDomains',
        params: AccountParams,
        querystring: DeletedQuery,
        response: { 200: DeletedDomainList, 303: SeeOther, ...faultReplies(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const place = { accountId: request.stem.account!.id };
      const url = links.ofRoute('/accounts/:account/email-deleted', request.stem);
      const rows = async (limit: number, offset: number) => listDeleted(sql, place, days, limit, offset);
      const page = await readPage(request, reply, { url, count: async () => countDeleted(sql, place, days), rows });
      return page && { ...page, list: page.list.map((item) => shown(item, url)) };
    },
  );

  app.get(
    '/accounts/:account/email-deleted/:id',
    {
      config: OF_ACCOUNT,
      schema: {
        operationId: 'getDeletedDomain',
        params: DeletedDomainParams,
        response: { 200: DeletedDomain, ...faultReplies(401, 404) },
      },
    },
    async ({ stem, params }) => {
      const found = await findDeleted(sql, { accountId: stem.account!.id }, days, params.id);
      if (found === undefined) throw faults.notFound('Domain');
      return shown(found, links.ofRoute('/accounts/:account/email-deleted', stem));
    },
  );

  app.post(
    '/accounts/:account/email-deleted/:id/restore',
    {
      config: OF_ACCOUNT,
      schema: {
        operationId: 'restoreDomain',
        params: DeletedDomainParams,
        response: { 201: Created, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ by, stem, params }, reply) => {
      const domain = await restoreDomain(services, by, stem, params.id);
      return done(reply, `${links.ofRoute('/accounts/:account/email/:domain', stem, { domain })}/`);
    },
  );
}

const linksOf = (self: string) => [
  { href: `${self}/`, rel: 'self' },
  { href: `${self}/restore`, rel: 'restore' },
];
