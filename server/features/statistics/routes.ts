import type { App } from '../../http/fastify.ts';
import { faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { DomainParams } from '../domains/schema.ts';
import { countTypes } from './queries.ts';
import { MailboxTypeCount } from './schema.ts';

export function statisticsRoutes(app: App, { sql, links }: Services): void {
  app.get(
    '/accounts/:account/email/:domain/statistics/mailboxTypeCount',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'getMailboxTypeCount',
        params: DomainParams,
        response: { 200: MailboxTypeCount, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const { account, domain } = request.stem;
      const path = '/accounts/{}/email/{}/statistics/mailboxTypeCount/';
      return {
        ...(await countTypes(sql, domain!.id)),
        links: links.self(path, account!.accountNumber, domain!.domain),
      };
    },
  );
}
