import type { App } from '../../http/fastify.ts';
import type { Services } from '../../services.ts';
import { Health } from './schema.ts';

export function healthRoutes(app: App, { health }: Services): void {
  const gate = { who: ['ANON'], stem: 'none' } as const;

  app.get(
    '/health/live',
    { config: { gate }, schema: { operationId: 'getLiveness', response: { 200: Health } } },
    async () => ({ status: 'ok' as const, parts: { api: 'ok' } }),
  );

  app.get(
    '/health/ready',
    { config: { gate }, schema: { operationId: 'getReadiness', response: { 200: Health, 503: Health } } },
    async (_request, reply) => {
      const report = await health.ready();
      return reply.status(health.serves(report) ? 200 : 503).send(report);
    },
  );
}
