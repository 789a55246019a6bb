import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import { wildcard } from '../../http/query.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { createAccount, removeAccount, setAccount } from './accounts.ts';
import { countAccounts, listAccounts, visibleTo } from './queries.ts';
import { Account, AccountBody, AccountList, AccountParams, AccountQuery, NewAccount } from './schema.ts';

export function accountRoutes(app: App, { sql, store, links }: Services): void {
  const self = (account: string) => links.self('/accounts/{}/', account);

  app.get(
    '/accounts',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'none' } },
      schema: {
        operationId: 'listAccounts',
        querystring: AccountQuery,
        response: { 200: AccountList, 303: SeeOther, ...faultReplies(400, 401) },
      },
    },
    async (request, reply) => {
      const { filterStatus: status, filterAccountNumber: number } = request.query;
      const scope = visibleTo(request.caller);
      const filter = { status, accountNumber: number === undefined ? undefined : wildcard(number) };
      const page = await readPage(request, reply, {
        url: links.url('/accounts'),
        count: () => countAccounts(sql, scope, filter),
        rows: (limit, offset) => listAccounts(sql, scope, filter, limit, offset),
      });
      return page && { ...page, list: page.list.map((row) => ({ ...row, links: self(row.accountNumber) })) };
    },
  );

  app.post(
    '/accounts',
    {
      config: { gate: { who: ['APP'], stem: 'none' } },
      schema: {
        operationId: 'createAccount',
        body: NewAccount,
        response: { 201: Created, ...faultReplies(400, 401, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const accountNumber = await createAccount(sql, request.by, request.body);
      return done(reply, links.url('/accounts/{}/', accountNumber));
    },
  );

  app.get(
    '/accounts/:account',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'account' } },
      schema: {
        operationId: 'getAccount',
        params: AccountParams,
        response: { 200: Account, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const account = request.stem.account!;
      const number = account.accountNumber;
      const email = links.related('/accounts/{}/email', number);
      return { ...account, email, users: links.related('/accounts/{}/users', number), links: self(number) };
    },
  );

  app.put(
    '/accounts/:account',
    {
      config: { gate: { who: ['APP'], stem: 'account' } },
      schema: {
        operationId: 'setAccount',
        params: AccountParams,
        body: AccountBody,
        response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) },
      },
    },
    async (request, reply) => {
      await setAccount(sql, store, request.by, request.stem.account!, request.body);
      return done(reply);
    },
  );

  app.delete(
    '/accounts/:account',
    {
      config: { gate: { who: ['APP'], stem: 'account' } },
      schema: {
        operationId: 'removeAccount',
        params: AccountParams,
        response: { 204: Empty, ...faultReplies(401, 404, 409) },
      },
    },
    async (request, reply) => {
      await removeAccount(sql, request.by, request.stem.account!);
      return done(reply);
    },
  );
}
