/** The antispam page over HTTP: a ticket opens a session, a session shows and changes one domain. Not part of the API. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import { domainScope, within } from '../../db/scope.ts';
import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { parametersOf, splitUrl } from '../../http/query.ts';
import { isEncrypted, isSafe } from '../../http/transport.ts';
import type { Services } from '../../services.ts';
import { removeBlackWhiteListEntry, setBlackWhiteList } from '../blackwhitelist/blackwhitelist.ts';
import { countEntries, listEntries } from '../blackwhitelist/queries.ts';
import { EntriesBody } from '../blackwhitelist/schema.ts';
import { deserialize } from '../../http/colander.ts';
import { getCleanMailPlus, setCleanMailPlus } from '../cleanmailplus/cleanmailplus.ts';
import { CleanMailPlusBody } from '../cleanmailplus/schema.ts';
import { as, formToken, isFormToken, openSession, passOf } from './avas.ts';
import { antispamPage, CONTENT_SECURITY_POLICY, plainPage, refusalPage } from './page.ts';
import type { Pass } from './queries.ts';
import { AddForm, CleanMailPlusForm, RemoveForm } from './schema.ts';

const COOKIE = 'mailstead_antispam';
const PAGE_SIZE = 100;
const page = { config: { gate: 'none' as const } };

/** A session as a request has it. */
interface Visit {
  session: string;
  pass: Pass;
  by: By;
  stem: Stem;
}

/** Registers the page; forms are read here and nowhere else. */
export async function antispamPageRoutes(app: App, services: Services): Promise<void> {
  await app.register(async (forms: App) => {
    forms.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, Object.fromEntries(parametersOf(String(body)))),
    );
    forms.addHook('onRequest', async (request, reply) => {
      void reply.headers({
        'Content-Security-Policy': CONTENT_SECURITY_POLICY,
        'Referrer-Policy': 'no-referrer',
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      });
      // A ticket and a session open the page as a password would.
      return isSafe(request) ? undefined : html(reply.status(403), plainPage());
    });
    forms.get('/antispam', { ...page, exposeHeadRoute: false }, async (request, reply) =>
      show(services, request, reply),
    );
    forms.post('/antispam/cleanmailplus', { ...page, schema: { body: CleanMailPlusForm } }, async (request, reply) =>
      change(services, request, reply, async ({ by, stem }, form) => {
        const { csrf: _csrf, ...values } = form;
        const attributes = Object.entries(values).map(([attributeName, attributeValue]) => ({
          attributeName,
          attributeValue,
        }));
        await setCleanMailPlus(services.sql, by, stem, read(CleanMailPlusBody, { attributes }).attributes);
      }),
    );
    forms.post('/antispam/lists', { ...page, schema: { body: AddForm } }, async (request, reply) =>
      change(services, request, reply, async ({ by, stem }, { address, type }) =>
        setBlackWhiteList(services.sql, by, stem, read(EntriesBody, { list: [{ address, type }] }).list),
      ),
    );
    forms.post('/antispam/lists/remove', { ...page, schema: { body: RemoveForm } }, async (request, reply) =>
      change(services, request, reply, async ({ by, stem }, { address }) =>
        removeBlackWhiteListEntry(services.sql, by, stem, address ?? ''),
      ),
    );
  });
}

type Form = Record<string, string>;

/** A form's values by the schema of the API's own call, with its messages. */
function read<const S extends typeof CleanMailPlusBody | typeof EntriesBody>(schema: S, given: unknown): Static<S> {
  const { value, faults: fields } = deserialize(schema, given);
  if (fields !== undefined) throw faults.invalid(fields);
  return value as Static<S>;
}

function byOf(request: FastifyRequest): By {
  return { caller: { kind: 'nobody', name: '' }, address: request.ip, requestId: request.id, now: new Date() };
}

async function visitOf({ sql }: Services, request: FastifyRequest): Promise<Visit | undefined> {
  const session = new RegExp(`(?:^|; )${COOKIE}=([A-Za-z0-9_-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1];
  const by = byOf(request);
  const pass = await passOf(sql, session, by.now);
  if (session === undefined || pass === undefined) return undefined;
  const domain = { id: pass.domainId, domain: pass.domain } as Required<Stem>['domain'];
  const account = { id: pass.accountId } as Required<Stem>['account'];
  return { session, pass, by: as(by, pass), stem: { account, domain } };
}

const inScope = <T>({ pass }: Visit, work: () => T): T => within(domainScope(pass.domainId, pass.accountId), work);

async function show(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ticket = parametersOf(splitUrl(request.url).query).get('authticket');
  if (ticket !== undefined) return enter(services, request, reply, ticket);
  const visit = await visitOf(services, request);
  return visit === undefined ? refuse(reply) : inScope(visit, async () => render(services, request, reply, visit, []));
}

/** Takes the ticket in, and goes on to the page without it in the address. */
async function enter(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  ticket: string,
): Promise<FastifyReply> {
  const by = byOf(request);
  const session = await openSession(services.sql, by, ticket);
  if (session === undefined) {
    services.notes.add('ssoTicketRefused', by, '');
    return refuse(reply);
  }
  // By the base where a proxy speaks TLS for us.
  const secure = services.links.base.startsWith('https:') || isEncrypted(request) ? '; Secure' : '';
  // Lax and not Strict: the way here begins on another site, and the browser must still send it on the redirect.
  void reply.header('Set-Cookie', `${COOKIE}=${session}; Path=/antispam; HttpOnly; SameSite=Lax${secure}`);
  return reply.status(303).header('Location', services.links.url('/antispam')).send();
}

function refuse(reply: FastifyReply): FastifyReply {
  return html(reply.status(403), refusalPage());
}

function html(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('Content-Type', 'text/html; charset=utf-8').send(text);
}

async function render(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  visit: Visit,
  wrong: string[],
): Promise<FastifyReply> {
  const { sql, instance } = services;
  const { domainId, domain } = visit.pass;
  const pages = Math.max(1, Math.ceil((await countEntries(sql, domainId)) / PAGE_SIZE));
  const asked = Number(parametersOf(splitUrl(request.url).query).get('page'));
  const number = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  const all = { address: undefined, type: undefined };
  const text = antispamPage({
    domain,
    fields: await getCleanMailPlus(sql, visit.stem),
    entries: await listEntries(
      sql,
      domainId,
      all,
      { field: undefined, descending: false },
      PAGE_SIZE,
      (number - 1) * PAGE_SIZE,
    ),
    page: number,
    pages,
    formToken: formToken(instance.secret, visit.session),
    faults: wrong,
  });
  return html(reply, text);
}

/** A form: session and token first, then the verb of the API; its fault is told on the page. */
async function change(
  services: Services,
  request: FastifyRequest,
  reply: FastifyReply,
  verb: (visit: Visit, form: Form) => Promise<void>,
): Promise<FastifyReply> {
  const visit = await visitOf(services, request);
  const form = request.body as Form;
  if (visit === undefined || !isFormToken(services.instance.secret, visit.session, form['csrf'] ?? ''))
    return refuse(reply);
  try {
    await inScope(visit, async () => verb(visit, form));
  } catch (error) {
    if (!(error instanceof faults.Fault) || error.status >= 500) throw error;
    const refused = reply.status(error.status);
    return inScope(visit, async () => render(services, request, refused, visit, messagesOf(error)));
  }
  return reply.status(303).header('Location', services.links.url('/antispam')).send();
}

function messagesOf(fault: faults.Fault): string[] {
  const text = (value: unknown): string[] =>
    typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(text)
      : typeof value === 'string'
        ? [value]
        : [];
  return text(fault.body).filter((message) => message !== '');
}
