import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import type { Stem } from '../../http/principals.ts';
import { faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { UsernameParams } from '../usernames/schema.ts';
import { getMessageStats } from './messagestats.ts';
import { MessageStats, ShortStatsParams } from './schema.ts';

const response = { 200: MessageStats, ...faultReplies(401, 404, 500, 502) };

/** Rows 23 and 28 in their long and short forms (contract.md B.1; the short ones: operator.md, Self-service). */
export function messageStatsRoutes(app: App, { store, links }: Services): void {
  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/mailbox/messagestats',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: { operationId: 'getMessageStats', params: UsernameParams, response },
    },
    async ({ stem, routeOptions }) => stats(routeOptions.url!, stem, 'imap'),
  );

  app.get(
    '/email/:domain/usernames/:mailboxName/mailbox/messagestats',
    {
      config: { gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username' } },
      schema: { operationId: 'getMessageStatsShort', params: ShortStatsParams, response },
    },
    async ({ stem, routeOptions }) => stats(routeOptions.url!, stem, 'imap'),
  );

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/exchange/messagestats',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: { operationId: 'getExchangeMessageStats', params: UsernameParams, response },
    },
    async ({ stem, routeOptions }) => stats(routeOptions.url!, stem, 'exchange'),
  );

  app.get(
    '/email/:domain/usernames/:mailboxName/exchange/messagestats',
    {
      config: { gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username' } },
      schema: { operationId: 'getExchangeMessageStatsShort', params: ShortStatsParams, response },
    },
    async ({ stem, routeOptions }) => stats(routeOptions.url!, stem, 'exchange'),
  );

  async function stats(route: string, stem: Stem, type: 'imap' | 'exchange') {
    if (stem.username?.type !== type) throw faults.notFound('Mailbox');
    const messageCount = await getMessageStats(store, stem.username);
    return { messageCount, links: [{ href: `${links.ofRoute(route, stem)}/`, rel: 'self' }] };
  }
}
