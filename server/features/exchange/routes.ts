import type { App } from '../../http/fastify.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { changeOwnPassword } from '../usernames/passwords.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { getExchange, removeExchange, setExchange } from './exchange.ts';
import { Exchange, ExchangeBody, ShortExchangeBody } from './schema.ts';

const LONG = '/accounts/:account/email/:domain/usernames/:mailboxName/exchange';
const SHORT = '/email/:domain/usernames/:mailboxName/exchange';

export function exchangeRoutes(app: App, services: Services): void {
  const { sql, store, links, exchange } = services;

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/exchange',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: {
        operationId: 'getExchange',
        params: UsernameParams,
        response: { 200: Exchange, ...faultReplies(401, 404) },
      },
    },
    async ({ stem }) => {
      const self = links.ofRoute(LONG, stem);
      const secrets = { href: self.replace(/exchange$/, 'secrets'), rel: 'related' };
      return { ...(await getExchange(services, stem)), links: [{ href: `${self}/`, rel: 'self' }, secrets] };
    },
  );

  app.put(
    '/accounts/:account/email/:domain/usernames/:mailboxName/exchange',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username', mayCreate: true } },
      schema: {
        operationId: 'setExchange',
        params: UsernameParams,
        body: ExchangeBody,
        response: { 201: Created, 204: Empty, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ by, stem, params, body }, reply) => done(reply, await set(LONG, by, stem, params.mailboxName, body)),
  );

  app.put(
    '/email/:domain/usernames/:mailboxName/exchange',
    {
      config: {
        gate: { who: ['APP', 'OWN', 'MBX'], selfService: 'password', stem: 'username', mayCreate: true },
      },
      schema: {
        operationId: 'setExchangeShort',
        params: ShortUsernameParams,
        body: ShortExchangeBody,
        response: { 201: Created, 204: Empty, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async ({ by, stem, params, body }, reply) => {
      if (by.caller.kind !== 'mailbox') return done(reply, await set(SHORT, by, stem, params.mailboxName, body));
      const kind = { type: 'exchange', startsWithLetter: exchange.passwordStartsWithLetter } as const;
      await changeOwnPassword(sql, store, by, placeOf(stem, params.mailboxName), body, kind);
      return done(reply);
    },
  );

  app.delete(
    '/accounts/:account/email/:domain/usernames/:mailboxName/exchange',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'username' } },
      schema: {
        operationId: 'removeExchange',
        params: UsernameParams,
        response: { 204: Empty, ...faultReplies(401, 404, 409) },
      },
    },
    async ({ by, stem, params }, reply) => {
      await removeExchange(services, by, placeOf(stem, params.mailboxName));
      return done(reply);
    },
  );

  /** @returns where the mailbox lies if it was created */
  async function set(
    route: string,
    by: By,
    stem: Stem,
    mailboxName: string,
    body: ExchangeBody,
  ): Promise<string | undefined> {
    const created = await setExchange(services, by, placeOf(stem, mailboxName), body);
    return created ? `${links.ofRoute(route, stem, { mailboxName })}/` : undefined;
  }
}

const placeOf = (stem: Stem, mailboxName: string) => ({
  domainId: stem.domain!.id,
  domain: stem.domain!.domain,
  mailboxName,
});
