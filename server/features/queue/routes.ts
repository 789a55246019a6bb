import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { actOnQueued, getQueued, listQueue, type QueuePage, type ShownMail } from './queue.ts';
import { QueuedMail, QueuedParams, QueueList, QueueQuery } from './schema.ts';

/** The mail that waits to be delivered: seen, held back, let go and removed by the operator. */
export function queueRoutes(app: App, { sql, links, queue }: Services): void {
  const gate = { who: [], stem: 'none' } as const;
  const shown = (mail: ShownMail) => ({ ...mail, links: links.self('/queue/{}', mail.id) });
  const acting = { params: QueuedParams, response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) } };

  app.get(
    '/queue',
    {
      config: { gate },
      schema: {
        operationId: 'listQueue',
        querystring: QueueQuery,
        response: { 200: QueueList, 303: SeeOther, ...faultReplies(400, 401) },
      },
    },
    async (request, reply) => {
      const read = Promise.withResolvers<QueuePage>();
      const page = await readPage(request, reply, {
        url: links.url('/queue'),
        count: async () => (await read.promise).count,
        rows: async (limit, offset) => {
          // One look at the queue for both; a fault of it is told by both.
          listQueue(queue, request.by, request.query, limit, offset).then(read.resolve, read.reject);
          return (await read.promise).rows;
        },
      });
      return page && { ...page, list: page.list.map(shown) };
    },
  );

  app.get(
    '/queue/:id',
    {
      config: { gate },
      schema: {
        operationId: 'getQueued',
        params: QueuedParams,
        response: { 200: QueuedMail, ...faultReplies(401, 404) },
      },
    },
    async (request) => shown(await getQueued(queue, request.by, request.params.id)),
  );

  app.post(
    '/queue/:id/hold',
    { config: { gate }, schema: { operationId: 'holdQueued', ...acting } },
    async (request, reply) => {
      await actOnQueued(sql, queue, request.by, 'hold', request.params.id);
      return done(reply);
    },
  );

  app.post(
    '/queue/:id/release',
    { config: { gate }, schema: { operationId: 'releaseQueued', ...acting } },
    async (request, reply) => {
      await actOnQueued(sql, queue, request.by, 'release', request.params.id);
      return done(reply);
    },
  );

  app.delete(
    '/queue/:id',
    {
      config: { gate },
      schema: {
        operationId: 'removeQueued',
        params: QueuedParams,
        response: { 204: Empty, ...faultReplies(401, 404) },
      },
    },
    async (request, reply) => {
      await actOnQueued(sql, queue, request.by, 'remove', request.params.id);
      return done(reply);
    },
  );
}
