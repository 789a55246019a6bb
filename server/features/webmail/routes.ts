import type { FastifyReply, FastifyRequest } from 'fastify';
import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import type { Gate } from '../../http/gate.ts';
import { done } from '../../http/replies.ts';
import { Created, Empty, faultReplies } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { DomainParams } from '../domains/schema.ts';
import { handOutAuthToken } from '../mailboxes/auth-token.ts';
import { planOf } from '../plans/queries.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { findAccount, findDomainWebmail } from './queries.ts';
import {
  DomainWebmail,
  DomainWebmailBody,
  type NewWebmail,
  NewWebmailBody,
  ShortDomainParams,
  ShortWebmail,
  Webmail,
  WebmailBody,
  type WebmailChange,
  WebmailLimits,
  WebmailNames,
  WebmailUpgrade,
} from './schema.ts';
import { createWebmail, setDomainWebmail, setWebmail } from './webmail.ts';

const GATE = { gate: { who: ['APP', 'OWN', 'MBX'], stem: 'username', selfService: 'webmail' } satisfies Gate };

const SHOWN = { response: { 200: Webmail, ...faultReplies(401, 404) } };
const SHOWN_SHORT = { response: { 200: ShortWebmail, ...faultReplies(401, 404) } };
const CREATED = { body: NewWebmailBody, response: { 201: Created, ...faultReplies(400, 401, 404, 409, 413, 415) } };
const SET = { body: WebmailBody, response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) } };

/** The OX account of a mailbox, in both forms. */
export function webmailRoutes(app: App, services: Services): void {
  const { sql, store, links } = services;
  const urlOf = (request: FastifyRequest) => links.ofRoute(`${request.routeOptions.url!}/`, request.stem);

  async function show(request: FastifyRequest) {
    const account = await requireAccount(request);
    return { ...account, links: [{ href: urlOf(request), rel: 'self' }] };
  }

  async function showLong(request: FastifyRequest) {
    return { ...(await show(request)), authToken: handOutAuthToken(services, request) };
  }

  async function create(request: FastifyRequest & { body: NewWebmail }, reply: FastifyReply) {
    await createWebmail(sql, store, request.by, request.stem, request.body);
    return done(reply, urlOf(request));
  }

  async function set(request: FastifyRequest & { body: WebmailChange }, reply: FastifyReply) {
    await setWebmail(sql, store, request.by, request.stem, request.body);
    return done(reply);
  }

  async function requireAccount({ stem }: FastifyRequest) {
    requireMailbox(stem);
    const account = await findAccount(sql, stem.username!.id);
    if (account === undefined) throw faults.notFound('Webmail account not found');
    return account;
  }

  // What must exist is asked before the body is read (contract.md F.1).
  const needsMailbox = { onRequest: async ({ stem }: FastifyRequest) => requireMailbox(stem) };
  const needsAccount = {
    onRequest: async (request: FastifyRequest) => {
      await requireAccount(request);
    },
  };

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/webmail',
    { config: GATE, schema: { operationId: 'getWebmail', params: UsernameParams, ...SHOWN } },
    showLong,
  );
  app.post(
    '/accounts/:account/email/:domain/usernames/:mailboxName/webmail',
    { config: GATE, schema: { operationId: 'createWebmail', params: UsernameParams, ...CREATED }, ...needsMailbox },
    create,
  );
  app.put(
    '/accounts/:account/email/:domain/usernames/:mailboxName/webmail',
    { config: GATE, schema: { operationId: 'setWebmail', params: UsernameParams, ...SET }, ...needsAccount },
    set,
  );
  app.get(
    '/email/:domain/usernames/:mailboxName/webmail',
    { config: GATE, schema: { operationId: 'getWebmailShort', params: ShortUsernameParams, ...SHOWN_SHORT } },
    show,
  );
  app.post(
    '/email/:domain/usernames/:mailboxName/webmail',
    {
      config: GATE,
      schema: { operationId: 'createWebmailShort', params: ShortUsernameParams, ...CREATED },
      ...needsMailbox,
    },
    create,
  );
  app.put(
    '/email/:domain/usernames/:mailboxName/webmail',
    { config: GATE, schema: { operationId: 'setWebmailShort', params: ShortUsernameParams, ...SET }, ...needsAccount },
    set,
  );
}

/** An Exchange username is no mailbox (contract.md C-27). */
function requireMailbox(stem: FastifyRequest['stem']): void {
  if (stem.username?.type !== 'imap') throw faults.notFound('Mailbox');
}

const DOMAIN = { gate: { who: ['APP', 'OWN'], stem: 'domain' } satisfies Gate };
const SHORT_DOMAIN = { gate: { who: ['APP', 'OWN', 'MBX'], stem: 'domain' } satisfies Gate };

const LIMITS = { response: { 200: WebmailLimits, ...faultReplies(401, 404) } };
const NAMES = { response: { 200: WebmailNames, ...faultReplies(401, 404) } };
const UPGRADE = { response: { 200: WebmailUpgrade, ...faultReplies(401, 404) } };

/** What a domain and its plan say of webmail (contract.md B.1 rows 46 to 50). */
export function domainWebmailRoutes(app: App, { sql, links }: Services): void {
  const urlOf = (request: FastifyRequest) => links.ofRoute(`${request.routeOptions.url!}/`, request.stem);
  const self = (request: FastifyRequest) => [{ href: urlOf(request), rel: 'self' }];
  const plan = ({ stem }: FastifyRequest) => planOf(sql, stem.domain!.planId);

  app.get(
    '/accounts/:account/email/:domain/webmail',
    {
      config: DOMAIN,
      schema: {
        operationId: 'getDomainWebmail',
        params: DomainParams,
        response: { 200: DomainWebmail, ...faultReplies(401, 404) },
      },
    },
    async (request) => {
      const today = request.by.now.toISOString().slice(0, 10);
      const row = await findDomainWebmail(sql, request.stem.domain!.id, today);
      if (row === undefined) throw faults.notFound('Domain');
      const href = urlOf(request);
      return { type: 'standard', ...row, links: [{ location: href, href, rel: 'self' }] };
    },
  );

  app.put(
    '/accounts/:account/email/:domain/webmail',
    {
      config: DOMAIN,
      schema: {
        operationId: 'setDomainWebmail',
        params: DomainParams,
        body: DomainWebmailBody,
        response: { 204: Empty, ...faultReplies(400, 401, 404, 409, 413, 415) },
      },
    },
    async (request, reply) => {
      await setDomainWebmail(sql, request.by, request.stem, request.body.allowUpgrade);
      return done(reply);
    },
  );

  const limits = async (request: FastifyRequest) => {
    const { webmailLimits } = await plan(request);
    return { webmailLimits, links: self(request) };
  };
  const names = async (request: FastifyRequest) => {
    const { webmailNames } = await plan(request);
    return { webmailNames, links: self(request) };
  };
  const upgrade = async (request: FastifyRequest) => {
    const { webmailUpgrade } = await plan(request);
    return { allowed: webmailUpgrade, links: self(request) };
  };

  app.get(
    '/accounts/:account/email/:domain/webmailLimits',
    { config: DOMAIN, schema: { operationId: 'getWebmailLimits', params: DomainParams, ...LIMITS } },
    limits,
  );
  app.get(
    '/accounts/:account/email/:domain/webmailNames',
    { config: DOMAIN, schema: { operationId: 'getWebmailNames', params: DomainParams, ...NAMES } },
    names,
  );
  app.get(
    '/accounts/:account/email/:domain/webmailUpgrade',
    { config: DOMAIN, schema: { operationId: 'getWebmailUpgrade', params: DomainParams, ...UPGRADE } },
    upgrade,
  );
  app.get(
    '/email/:domain/webmailLimits',
    { config: SHORT_DOMAIN, schema: { operationId: 'getWebmailLimitsShort', params: ShortDomainParams, ...LIMITS } },
    limits,
  );
  app.get(
    '/email/:domain/webmailNames',
    { config: SHORT_DOMAIN, schema: { operationId: 'getWebmailNamesShort', params: ShortDomainParams, ...NAMES } },
    names,
  );
  app.get(
    '/email/:domain/webmailUpgrade',
    { config: SHORT_DOMAIN, schema: { operationId: 'getWebmailUpgradeShort', params: ShortDomainParams, ...UPGRADE } },
    upgrade,
  );
}
