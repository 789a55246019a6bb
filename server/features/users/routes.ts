import type { FastifyRequest } from 'fastify';
import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import type { Stem } from '../../http/principals.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { AccountParams } from '../accounts/schema.ts';
import {
  countAccountUsers,
  countPlatformUsers,
  findAccountUser,
  findPlatformUser,
  listAccountUsers,
  listPlatformUsers,
} from './queries.ts';
import {
  AccountUser,
  AccountUserBody,
  AccountUserList,
  AccountUserParams,
  NewAccountUser,
  NewPlatformUser,
  PlatformUser,
  PlatformUserBody,
  PlatformUserList,
  PlatformUserParams,
  UserQuery,
} from './schema.ts';
import {
  createAccountUser,
  createPlatformUser,
  removeAccountUser,
  removePlatformUser,
  setAccountUser,
  setPlatformUser,
} from './users.ts';

const operatorOnly = { who: [], stem: 'none' } as const;

/** The platform's own users. */
export function platformUserRoutes(app: App, { sql, links }: Services): void {
  const self = (userName: string) => links.self('/users/{}/', userName);
  const existing = async (userName: string) => {
    const row = await findPlatformUser(sql, userName);
    if (row === undefined) throw faults.notFound('User');
    return row;
  };

  app.get(
    '/users',
    {
      config: { gate: operatorOnly },
      schema: {
        operationId: 'listPlatformUsers',
        querystring: UserQuery,
        response: { 200: PlatformUserList, 303: SeeOther, ...faultReplies(400, 401) },
      },
    },
    async (request, reply) => {
      const page = await readPage(request, reply, {
        url: links.url('/users'),
        count: () => countPlatformUsers(sql),
        rows: (limit, offset) => listPlatformUsers(sql, limit, offset),
      });
      return page && { ...page, list: page.list.map((row) => ({ ...row, links: self(row.userName) })) };
    },
  );

  app.post(
    '/users',
    {
      config: { gate: operatorOnly },
      schema: {
        operationId: 'createPlatformUser',
        body: NewPlatformUser,
        response: { 201: Created, ...faultReplies(400, 401, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      await createPlatformUser(sql, request.by, request.body);
      return done(reply, links.url('/users/{}/', request.body.userName));
    },
  );

  app.get(
    '/users/:userName',
    {
      config: { gate: operatorOnly },
      schema: {
        operationId: 'getPlatformUser',
        params: PlatformUserParams,
        response: { 200: PlatformUser, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const row = await existing(request.params.userName);
      return { ...row, links: self(row.userName) };
    },
  );

  app.put(
    '/users/:userName',
    {
      config: { gate: { who: ['SELF'], stem: 'none' } },
      schema: {
        operationId: 'setPlatformUser',
        params: PlatformUserParams,
        body: PlatformUserBody,
        response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) },
      },
      // Before the body is read (contract.md F.1).
      onRequest: async ({ params }: FastifyRequest) => {
        await existing((params as { userName: string }).userName);
      },
    },
    async (request, reply) => {
      await setPlatformUser(sql, request.by, request.params.userName, request.body);
      return done(reply);
    },
  );

  app.delete(
    '/users/:userName',
    {
      config: { gate: operatorOnly },
      schema: {
        operationId: 'removePlatformUser',
        params: PlatformUserParams,
        response: { 204: Empty, ...faultReplies(401, 404, 409) },
      },
    },
    async (request, reply) => {
      await removePlatformUser(sql, request.by, request.params.userName);
      return done(reply);
    },
  );
}

/** The users of an account. */
export function accountUserRoutes(app: App, { sql, links }: Services): void {
  const self = (account: string, userName: string) => links.self('/accounts/{}/users/{}/', account, userName);
  const existing = async (stem: Stem, userName: string) => {
    const row = await findAccountUser(sql, stem.account!.id, userName);
    if (row === undefined) throw faults.notFound('User');
    return row;
  };

  app.get(
    '/accounts/:account/users',
    {
      config: { gate: { who: ['APP'], stem: 'account' } },
      schema: {
        operationId: 'listAccountUsers',
        params: AccountParams,
        querystring: UserQuery,
        response: { 200: AccountUserList, 303: SeeOther, ...faultReplies(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const { id, accountNumber } = request.stem.account!;
      const page = await readPage(request, reply, {
        url: links.url('/accounts/{}/users', accountNumber),
        count: () => countAccountUsers(sql, id),
        rows: (limit, offset) => listAccountUsers(sql, id, limit, offset),
      });
      return page && { ...page, list: page.list.map((row) => ({ ...row, links: self(accountNumber, row.userName) })) };
    },
  );

  app.post(
    '/accounts/:account/users',
    {
      config: { gate: { who: ['APP'], stem: 'account' } },
      schema: {
        operationId: 'createAccountUser',
        params: AccountParams,
        body: NewAccountUser,
        response: { 201: Created, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      const { id, accountNumber } = request.stem.account!;
      await createAccountUser(sql, request.by, id, request.body);
      return done(reply, links.url('/accounts/{}/users/{}/', accountNumber, request.body.userName));
    },
  );

  app.get(
    '/accounts/:account/users/:userName',
    {
      config: { gate: { who: ['APP', 'SELF'], stem: 'account' } },
      schema: {
        operationId: 'getAccountUser',
        params: AccountUserParams,
        response: { 200: AccountUser, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const row = await existing(request.stem, request.params.userName);
      return { ...row, links: self(request.stem.account!.accountNumber, row.userName) };
    },
  );

  app.put(
    '/accounts/:account/users/:userName',
    {
      config: { gate: { who: ['APP', 'SELF'], stem: 'account' } },
      schema: {
        operationId: 'setAccountUser',
        params: AccountUserParams,
        body: AccountUserBody,
        response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) },
      },
      // Before the body is read (contract.md F.1).
      onRequest: async ({ stem, params }: FastifyRequest) => {
        await existing(stem, (params as { userName: string }).userName);
      },
    },
    async (request, reply) => {
      await setAccountUser(sql, request.by, request.stem.account!.id, request.params.userName, request.body);
      return done(reply);
    },
  );

  app.delete(
    '/accounts/:account/users/:userName',
    {
      config: { gate: { who: ['APP'], stem: 'account' } },
      schema: {
        operationId: 'removeAccountUser',
        params: AccountUserParams,
        response: { 204: Empty, ...faultReplies(401, 404) },
      },
    },
    async (request, reply) => {
      await removeAccountUser(sql, request.by, request.stem.account!.id, request.params.userName);
      return done(reply);
    },
  );
}
