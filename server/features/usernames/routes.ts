import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import { wildcard } from '../../http/query.ts';
import { faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { countUsernames, listUsernames } from './queries.ts';
import { Username, UsernameList, UsernameParams, UsernamesParams, UsernamesQuery } from './schema.ts';

const BASE = '/accounts/{}/email/{}/usernames';

export function usernameRoutes(app: App, { sql, links }: Services): void {
  app.get(
    '/accounts/:account/email/:domain/usernames',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'listUsernames',
        params: UsernamesParams,
        querystring: UsernamesQuery,
        response: { 200: UsernameList, 303: SeeOther, ...faultReplies(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const [account, domain] = [request.stem.account!.accountNumber, request.stem.domain!];
      const { filterUsername, sortField: field, sortOrder, details } = request.query;
      const name = filterUsername === undefined ? undefined : wildcard(filterUsername.toLowerCase());
      const order = { field, descending: sortOrder === 'desc' };
      const today = request.by.now.toISOString().slice(0, 10);
      const page = await readPage(request, reply, {
        url: links.url(BASE, account, domain.domain),
        count: () => countUsernames(sql, domain.id, name),
        rows: (limit, offset) => listUsernames(sql, domain.id, name, order, today, limit, offset),
      });
      if (page === undefined) return undefined;
      const list = page.list.map(({ webmailAccess, ...row }) => ({
        ...row,
        ...(details === '1' ? { webmailAccess } : {}),
        links: links.self(
          `${BASE}/{}/{}/`,
          account,
          domain.domain,
          row.username,
          row.type === 'imap' ? 'mailbox' : 'exchange',
        ),
      }));
      return { totalCount: page.totalCount, list, ...(page.paged ? { links: page.links } : {}) };
    },
  );

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: {
        operationId: 'getUsername',
        params: UsernameParams,
        response: { 200: Username, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const { account, domain, username } = request.stem;
      const names = [account!.accountNumber, domain!.domain, username!.username];
      const kind = username!.type === 'imap' ? 'mailbox' : 'exchange';
      return {
        [kind]: links.related(`${BASE}/{}/${kind}/`, ...names),
        secrets: links.related(`${BASE}/{}/secrets/`, ...names),
        links: links.self(`${BASE}/{}/`, ...names),
      };
    },
  );
}
