import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { removePlan, setPlan } from './plans.ts';
import { countPlans, findPlan, listPlans } from './queries.ts';
import { Plan, PlanBody, PlanList, PlanParams, PlanQuery } from './schema.ts';

export function planRoutes(app: App, { sql, links }: Services): void {
  const self = (plan: string) => links.self('/plans/{}/', plan);

  app.get(
    '/plans',
    {
      config: { gate: { who: ['APP'], stem: 'none' } },
      schema: {
        operationId: 'listPlans',
        querystring: PlanQuery,
        response: { 200: PlanList, 303: SeeOther, ...faultReplies(400, 401) },
      },
    },
    async (request, reply) => {
      const page = await readPage(request, reply, {
        url: links.url('/plans'),
        count: () => countPlans(sql),
        rows: (limit, offset) => listPlans(sql, limit, offset),
      });
      return page && { ...page, list: page.list.map((row) => ({ ...row, links: self(row.plan) })) };
    },
  );

  app.get(
    '/plans/:plan',
    {
      config: { gate: { who: ['APP'], stem: 'none' } },
      schema: { operationId: 'getPlan', params: PlanParams, response: { 200: Plan, ...faultReplies(401, 404) } },
    },
    async (request) => {
      const row = await findPlan(sql, request.params.plan);
      if (row === undefined) throw faults.notFound('Plan');
      return { ...row, links: self(row.plan) };
    },
  );

  app.put(
    '/plans/:plan',
    {
      config: { gate: { who: [], stem: 'none' } },
      schema: {
        operationId: 'setPlan',
        params: PlanParams,
        body: PlanBody,
        response: { 201: Created, 204: Empty, ...faultReplies(400, 401, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { plan } = request.params;
      const created = await setPlan(sql, request.by, plan, request.body);
      return done(reply, created ? links.url('/plans/{}/', plan) : undefined);
    },
  );

  app.delete(
    '/plans/:plan',
    {
      config: { gate: { who: [], stem: 'none' } },
      schema: {
        operationId: 'removePlan',
        params: PlanParams,
        response: { 204: Empty, ...faultReplies(401, 404, 409) },
      },
    },
    async (request, reply) => {
      await removePlan(sql, request.by, request.params.plan);
      return done(reply);
    },
  );
}
