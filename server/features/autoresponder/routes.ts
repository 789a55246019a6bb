import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { App } from '../../http/fastify.ts';
import type { Gate } from '../../http/gate.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { setAutoresponder } from './autoresponder.ts';
import { findAutoresponder } from './queries.ts';
import { Autoresponder, AutoresponderBody } from './schema.ts';

const LONG = { gate: { who: ['APP', 'OWN'], stem: 'username' } satisfies Gate };
const SHORT = {
  gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username', selfService: 'autoresponder' } satisfies Gate,
};

const SHOWN = { response: { 200: Autoresponder, ...faultReplies(401, 404) } };
const SET = { body: AutoresponderBody, response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) } };

/** What is shown before the first PUT. */
const NONE = { body: '', active: false, subject: '' };

export function autoresponderRoutes(app: App, { sql, links }: Services): void {
  async function show(request: FastifyRequest) {
    const row = (await findAutoresponder(sql, request.stem.username!.id)) ?? NONE;
    const href = links.ofRoute(request.routeOptions.url!, request.stem);
    return { ...row, links: [{ href, rel: 'self' }] };
  }

  async function set(request: FastifyRequest & { body: Static<typeof AutoresponderBody> }, reply: FastifyReply) {
    await setAutoresponder(sql, request.by, request.stem, request.body);
    return done(reply);
  }

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/autoresponder',
    { config: LONG, schema: { operationId: 'getAutoresponder', params: UsernameParams, ...SHOWN } },
    show,
  );
  app.put(
    '/accounts/:account/email/:domain/usernames/:mailboxName/autoresponder',
    { config: LONG, schema: { operationId: 'setAutoresponder', params: UsernameParams, ...SET } },
    set,
  );
  app.get(
    '/email/:domain/usernames/:mailboxName/autoresponder',
    { config: SHORT, schema: { operationId: 'getAutoresponderShort', params: ShortUsernameParams, ...SHOWN } },
    show,
  );
  app.put(
    '/email/:domain/usernames/:mailboxName/autoresponder',
    { config: SHORT, schema: { operationId: 'setAutoresponderShort', params: ShortUsernameParams, ...SET } },
    set,
  );
}
