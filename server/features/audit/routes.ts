import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '../../http/fastify.ts';
import type { Gate } from '../../http/gate.ts';
import { readPage } from '../../http/lists.ts';
import { wildcard } from '../../http/query.ts';
import { faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { AccountParams } from '../accounts/schema.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { type AuditFilter, type AuditScope, countAudit, listAudit } from './queries.ts';
import { AuditList, AuditQuery, PlatformAuditList, PlatformAuditQuery, pointIn } from './schema.ts';

const ACCOUNT = { gate: { who: ['APP', 'OWN'], stem: 'account' } satisfies Gate };
const USERNAME = { gate: { who: ['APP', 'OWN'], stem: 'username' } satisfies Gate };
const SHORT = { gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username' } satisfies Gate };

const LISTED = {
  querystring: AuditQuery,
  response: { 200: AuditList, 303: SeeOther, ...faultReplies(400, 401, 404) },
};

type Asked = FastifyRequest & { query: AuditQuery & { filterAccount?: string } };

/** What was done, by whom, from where and when: to the platform, to an account with all that is below it, to one mailbox. */
export function auditRoutes(app: App, { sql, links }: Services): void {
  const page = async (request: Asked, reply: FastifyReply, scope: AuditScope) => {
    const filter = filterOf(request.query);
    const descending = request.query.sortOrder === 'desc';
    return readPage(request, reply, {
      url: links.ofRoute(request.routeOptions.url!, request.stem),
      count: () => countAudit(sql, scope, filter),
      rows: (limit, offset) => listAudit(sql, scope, filter, descending, limit, offset),
    });
  };
  const ofUsername = async (request: Asked, reply: FastifyReply) =>
    page(request, reply, { usernameId: request.stem.username!.id });

  app.get(
    '/audit',
    {
      config: { gate: { who: [], stem: 'none' } },
      schema: {
        operationId: 'listPlatformAudit',
        querystring: PlatformAuditQuery,
        response: { 200: PlatformAuditList, 303: SeeOther, ...faultReplies(400, 401) },
      },
    },
    async (request, reply) => page(request, reply, {}),
  );
  app.get(
    '/accounts/:account/audit',
    { config: ACCOUNT, schema: { operationId: 'listAccountAudit', params: AccountParams, ...LISTED } },
    async (request, reply) => page(request, reply, { accountId: request.stem.account!.id }),
  );
  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/audit',
    { config: USERNAME, schema: { operationId: 'listAudit', params: UsernameParams, ...LISTED } },
    ofUsername,
  );
  app.get(
    '/email/:domain/usernames/:mailboxName/audit',
    { config: SHORT, schema: { operationId: 'listAuditShort', params: ShortUsernameParams, ...LISTED } },
    ofUsername,
  );
}

function filterOf(query: Asked['query']): AuditFilter {
  const pattern = (filter: string | undefined) => (filter === undefined ? undefined : wildcard(filter));
  const { filterFrom, filterTo } = query;
  return {
    caller: pattern(query.filterCaller),
    operation: pattern(query.filterOperation),
    target: pattern(query.filterTarget),
    address: pattern(query.filterAddress),
    account: pattern(query.filterAccount),
    requestId: pattern(query.filterRequestId),
    from: filterFrom === undefined ? undefined : pointIn(filterFrom),
    to: filterTo === undefined ? undefined : pointIn(filterTo),
  };
}
