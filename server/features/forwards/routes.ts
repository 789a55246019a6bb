import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import type { App } from '../../http/fastify.ts';
import type { Gate } from '../../http/gate.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { addForwards, removeForward } from './forwards.ts';
import { listForwards } from './queries.ts';
import { ForwardParams, Forwards, ForwardsBody, ShortForwardParams } from './schema.ts';

const LONG = { gate: { who: ['APP', 'OWN'], stem: 'username' } satisfies Gate };
const SHORT = { gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username', selfService: 'forwards' } satisfies Gate };

const SHOWN = { response: { 200: Forwards, ...faultReplies(401, 404) } };
const ADDED = { body: ForwardsBody, response: { 204: Empty, ...faultReplies(400, 401, 404, 409, 413, 415) } };
const REMOVED = { response: { 204: Empty, ...faultReplies(401, 404) } };

export function forwardRoutes(app: App, { sql, links }: Services): void {
  async function show(request: FastifyRequest) {
    const href = links.ofRoute(`${request.routeOptions.url!}/`, request.stem);
    const targets = await listForwards(sql, request.stem.username!.id);
    return { targets, links: [{ location: href, href, rel: 'self' }] };
  }

  async function add(request: FastifyRequest & { body: Static<typeof ForwardsBody> }, reply: FastifyReply) {
    await addForwards(sql, request.by, request.stem, request.body);
    return done(reply);
  }

  async function remove(request: FastifyRequest & { params: { fwdMailbox: string } }, reply: FastifyReply) {
    await removeForward(sql, request.by, request.stem, request.params.fwdMailbox);
    return done(reply);
  }

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/forwards',
    { config: LONG, schema: { operationId: 'listForwards', params: UsernameParams, ...SHOWN } },
    show,
  );
  app.post(
    '/accounts/:account/email/:domain/usernames/:mailboxName/forwards',
    { config: LONG, schema: { operationId: 'addForwards', params: UsernameParams, ...ADDED } },
    add,
  );
  app.delete(
    '/accounts/:account/email/:domain/usernames/:mailboxName/forwards/:fwdMailbox',
    { config: LONG, schema: { operationId: 'removeForward', params: ForwardParams, ...REMOVED } },
    remove,
  );
  app.get(
    '/email/:domain/usernames/:mailboxName/forwards',
    { config: SHORT, schema: { operationId: 'listForwardsShort', params: ShortUsernameParams, ...SHOWN } },
    show,
  );
  app.post(
    '/email/:domain/usernames/:mailboxName/forwards',
    { config: SHORT, schema: { operationId: 'addForwardsShort', params: ShortUsernameParams, ...ADDED } },
    add,
  );
  app.delete(
    '/email/:domain/usernames/:mailboxName/forwards/:fwdMailbox',
    { config: SHORT, schema: { operationId: 'removeForwardShort', params: ShortForwardParams, ...REMOVED } },
    remove,
  );
}
