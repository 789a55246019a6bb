import type { Services } from '../../services.ts';
import { readPage } from '../../http/lists.ts';
import type { App } from '../../http/fastify.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import * as faults from '../../faults.ts';
import { removeFranchise, setFranchise } from './franchises.ts';
import { countFranchises, findFranchise, listFranchises } from './queries.ts';
import { Franchise, FranchiseBody, FranchiseList, FranchiseParams, FranchiseQuery } from './schema.ts';

const gate = { who: [], stem: 'none' } as const;

export function franchiseRoutes(app: App, { sql, links }: Services): void {
  const self = (franchise: string) => links.self('/franchises/{}/', franchise);

  app.get(
    '/franchises',
    {
      config: { gate },
      schema: {
        operationId: 'listFranchises',
        querystring: FranchiseQuery,
        response: { 200: FranchiseList, 303: SeeOther, ...faultReplies(400, 401) },
      },
    },
    async (request, reply) => {
      const source = {
        url: links.url('/franchises'),
        count: () => countFranchises(sql),
        rows: (limit: number, offset: number) => listFranchises(sql, limit, offset),
      };
      const page = await readPage(request, reply, source);
      return page && { ...page, list: page.list.map((row) => ({ ...row, links: self(row.franchise) })) };
    },
  );

  app.get(
    '/franchises/:franchise',
    {
      config: { gate },
      schema: {
        operationId: 'getFranchise',
        params: FranchiseParams,
        response: { 200: Franchise, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const row = await findFranchise(sql, request.params.franchise);
      if (row === undefined) throw faults.notFound('Franchise');
      return { ...row, links: self(row.franchise) };
    },
  );

  app.put(
    '/franchises/:franchise',
    {
      config: { gate: { ...gate, mayCreate: true } },
      schema: {
        operationId: 'setFranchise',
        params: FranchiseParams,
        body: FranchiseBody,
        response: { 201: Created, 204: Empty, ...faultReplies(400, 401, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { franchise } = request.params;
      const created = await setFranchise(sql, request.by, franchise, request.body);
      return done(reply, created ? links.url('/franchises/{}/', franchise) : undefined);
    },
  );

  app.delete(
    '/franchises/:franchise',
    {
      config: { gate },
      schema: {
        operationId: 'removeFranchise',
        params: FranchiseParams,
        response: { 204: Empty, ...faultReplies(401, 404, 409) },
      },
    },
    async (request, reply) => {
      await removeFranchise(sql, request.by, request.params.franchise);
      return done(reply);
    },
  );
}
