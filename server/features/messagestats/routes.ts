import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import { faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { UsernameParams } from '../usernames/schema.ts';
import { getMessageStats } from './messagestats.ts';
import { MessageStats } from './schema.ts';

export function messageStatsRoutes(app: App, { store, links }: Services): void {
  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/mailbox/messagestats',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: {
        operationId: 'getMessageStats',
        params: UsernameParams,
        response: { 200: MessageStats, ...faultReplies(401, 404, 500, 502) },
      },
    },
    async (request) => {
      const { account, domain, username } = request.stem;
      if (username!.type !== 'imap') throw faults.notFound('Mailbox');
      const names = [account!.accountNumber, domain!.domain, username!.username];
      const self = links.self('/accounts/{}/email/{}/usernames/{}/mailbox/messagestats/', ...names);
      return { messageCount: await getMessageStats(store, username!), links: self };
    },
  );
}
