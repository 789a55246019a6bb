import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import { wildcard } from '../../http/query.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { removeBlock } from './blocks.ts';
import { countBlocks, listBlocks } from './queries.ts';
import { BlockList, BlockParams, BlockQuery } from './schema.ts';

/** Who is kept from trying to log in, and the end of it before its time: for the operator alone. */
export function blockRoutes(app: App, { sql, links }: Services): void {
  const gate = { who: [], stem: 'none' } as const;

  app.get(
    '/blocks',
    {
      config: { gate },
      schema: {
        operationId: 'listBlocks',
        querystring: BlockQuery,
        response: { 200: BlockList, 303: SeeOther, ...faultReplies(400, 401) },
      },
    },
    async (request, reply) => {
      const filter = filterOf(request.query);
      const page = await readPage(request, reply, {
        url: links.url('/blocks'),
        count: () => countBlocks(sql, filter),
        rows: (limit, offset) => listBlocks(sql, filter, limit, offset),
      });
      return page && { ...page, list: page.list.map((row) => ({ ...row, links: links.self('/blocks/{}/', row.id) })) };
    },
  );

  app.delete(
    '/blocks/:id',
    {
      config: { gate },
      schema: { operationId: 'removeBlock', params: BlockParams, response: { 204: Empty, ...faultReplies(401, 404) } },
    },
    async (request, reply) => {
      await removeBlock(sql, request.by, request.params.id);
      return done(reply);
    },
  );
}

function filterOf({ filterAddress, filterName }: BlockQuery) {
  const pattern = (filter: string | undefined) => (filter === undefined ? undefined : wildcard(filter));
  return { address: pattern(filterAddress), name: pattern(filterName) };
}
