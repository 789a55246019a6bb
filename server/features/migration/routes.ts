import type { Stem } from '../../http/principals.ts';
import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { visibleTo } from '../accounts/queries.ts';
import { UsernameParams } from '../usernames/schema.ts';
import { createTicket, setTicket } from './migration.ts';
import { countTickets, findTicket, listTickets } from './queries.ts';
import { Ticket, TicketBody, TicketList, TicketParams, TicketQuery, TicketStatus } from './schema.ts';

export function migrationRoutes(app: App, { sql, links }: Services): void {
  app.post(
    '/accounts/:account/email/:domain/usernames/:mailboxName/migration',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: {
        operationId: 'createTicket',
        params: UsernameParams,
        body: TicketBody,
        response: { 201: Created, ...faultReplies(400, 401, 404, 413, 415) },
      },
    },
    async (request, reply) => {
      const id = await createTicket(sql, request.by, request.stem as Required<Stem>, request.body);
      return done(reply, links.url('/tickets/{}/', id));
    },
  );
}

/** Tickets as operators and franchises see them. */
export function ticketRoutes(app: App, { sql, links }: Services): void {
  const gate = { who: ['APP'], stem: 'none' } as const;

  app.get(
    '/tickets',
    {
      config: { gate },
      schema: {
        operationId: 'listTickets',
        querystring: TicketQuery,
        response: { 200: TicketList, 303: SeeOther, ...faultReplies(400, 401) },
      },
    },
    async (request, reply) => {
      const scope = visibleTo(request.caller);
      const status = request.query.filterStatus;
      const page = await readPage(request, reply, {
        url: links.url('/tickets'),
        count: () => countTickets(sql, scope, status),
        rows: (limit, offset) => listTickets(sql, scope, status, limit, offset),
      });
      return page && { ...page, list: page.list.map((row) => ({ ...row, links: links.self('/tickets/{}/', row.id) })) };
    },
  );

  app.get(
    '/tickets/:id',
    {
      config: { gate },
      schema: { operationId: 'getTicket', params: TicketParams, response: { 200: Ticket, ...faultReplies(401, 404) } },
    },
    async (request) => {
      const row = await findTicket(sql, visibleTo(request.caller), request.params.id);
      if (row === undefined) throw faults.notFound('Ticket');
      return { ...row, links: links.self('/tickets/{}/', row.id) };
    },
  );

  app.put(
    '/tickets/:id',
    {
      config: { gate },
      onRequest: async (request) => {
        const { id } = request.params;
        if ((await findTicket(sql, visibleTo(request.caller), id)) === undefined) throw faults.notFound('Ticket');
      },
      schema: {
        operationId: 'setTicket',
        params: TicketParams,
        body: TicketStatus,
        response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) },
      },
    },
    async (request, reply) => {
      await setTicket(sql, request.by, visibleTo(request.caller), request.params.id, request.body.status);
      return done(reply);
    },
  );
}
