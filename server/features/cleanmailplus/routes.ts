import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { App } from '../../http/fastify.ts';
import type { Gate } from '../../http/gate.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { DomainParams } from '../domains/schema.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { getCleanMailPlus, setCleanMailPlus } from './cleanmailplus.ts';
import { CleanMailPlus, CleanMailPlusBody } from './schema.ts';

const DOMAIN = { gate: { who: ['APP', 'OWN'], stem: 'domain' } satisfies Gate };
const LONG = { gate: { who: ['APP', 'OWN'], stem: 'username' } satisfies Gate };
const SHORT = {
  gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username', selfService: 'cleanmailplus' } satisfies Gate,
};

const SHOWN = { response: { 200: CleanMailPlus, ...faultReplies(401, 404) } };
const SET = { body: CleanMailPlusBody, response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) } };

export function cleanMailPlusRoutes(app: App, { sql }: Services): void {
  const show = async (request: FastifyRequest) => getCleanMailPlus(sql, request.stem);

  async function set(request: FastifyRequest & { body: Static<typeof CleanMailPlusBody> }, reply: FastifyReply) {
    await setCleanMailPlus(sql, request.by, request.stem, request.body.attributes);
    return done(reply);
  }

  app.get(
    '/accounts/:account/email/:domain/cleanmailplus',
    { config: DOMAIN, schema: { operationId: 'getDomainCleanMailPlus', params: DomainParams, ...SHOWN } },
    show,
  );
  app.put(
    '/accounts/:account/email/:domain/cleanmailplus',
    { config: DOMAIN, schema: { operationId: 'setDomainCleanMailPlus', params: DomainParams, ...SET } },
    set,
  );
  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/cleanmailplus',
    { config: LONG, schema: { operationId: 'getCleanMailPlus', params: UsernameParams, ...SHOWN } },
    show,
  );
  app.put(
    '/accounts/:account/email/:domain/usernames/:mailboxName/cleanmailplus',
    { config: LONG, schema: { operationId: 'setCleanMailPlus', params: UsernameParams, ...SET } },
    set,
  );
  app.get(
    '/email/:domain/usernames/:mailboxName/cleanmailplus',
    { config: SHORT, schema: { operationId: 'getCleanMailPlusShort', params: ShortUsernameParams, ...SHOWN } },
    show,
  );
  app.put(
    '/email/:domain/usernames/:mailboxName/cleanmailplus',
    { config: SHORT, schema: { operationId: 'setCleanMailPlusShort', params: ShortUsernameParams, ...SET } },
    set,
  );
}
