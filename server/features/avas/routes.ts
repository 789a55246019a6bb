import type { App } from '../../http/fastify.ts';
import { faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { createSsoTicket } from './avas.ts';
import { SsoLink, SsoParams } from './schema.ts';

export function avasRoutes(app: App, { sql, links }: Services): void {
  app.get(
    '/accounts/:account/avas/:domain/SSOLink',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: { operationId: 'getSsoLink', params: SsoParams, response: { 200: SsoLink, ...faultReplies(401, 404) } },
    },
    async (request, reply) => {
      const { account, domain } = request.stem;
      const ticket = await createSsoTicket(sql, request.by, domain!.id);
      void reply.header('Cache-Control', 'no-store');
      return {
        ssoLink: `${links.url('/antispam')}?authticket=${ticket}`,
        links: links.self('/accounts/{}/avas/{}/SSOLink', account!.accountNumber, domain!.domain),
      };
    },
  );
}
