import type { FastifyRequest } from 'fastify';
import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import { readPage } from '../../http/lists.ts';
import type { Stem } from '../../http/principals.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { DomainParams } from '../domains/schema.ts';
import { conditionsOf, createContact, removeContact, setContact, unset } from './contacts.ts';
import { countContacts, findContact, listContacts } from './queries.ts';
import {
  Contact,
  ContactBody,
  ContactConflict,
  ContactList,
  ContactParams,
  ContactsQuery,
  NewContactBody,
} from './schema.ts';

const BASE = '/accounts/{}/email/{}/contacts';

export function contactRoutes(app: App, { sql, links }: Services): void {
  const names = ({ account, domain }: Stem) => [account!.accountNumber, domain!.domain];

  /** A contact as replies show it. */
  const shown = (stem: Stem, { name, fields }: NonNullable<Awaited<ReturnType<typeof findContact>>>) => ({
    ...unset,
    ...fields,
    name,
    links: links.self(`${BASE}/{}`, ...names(stem), name),
  });

  const existing = async (stem: Stem, name: string) => {
    const contact = await findContact(sql, stem.domain!.id, name);
    if (contact === undefined) throw faults.notFound('Contact');
    return contact;
  };

  app.get(
    '/accounts/:account/email/:domain/contacts',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'listContacts',
        params: DomainParams,
        querystring: ContactsQuery,
        response: { 200: ContactList, 303: SeeOther, ...faultReplies(400, 401, 404) },
      },
    },
    async (request, reply) => {
      const [{ id }, conditions] = [request.stem.domain!, conditionsOf(request.query)];
      const page = await readPage(request, reply, {
        url: links.url(BASE, ...names(request.stem)),
        count: () => countContacts(sql, id, conditions),
        rows: (limit, offset) => listContacts(sql, id, conditions, limit, offset),
      });
      if (page === undefined) return undefined;
      const list = page.list.map((row) => shown(request.stem, row));
      // A whole list names itself without its filters (contract.md C-36); pages need them to lead on.
      const own = page.paged ? page.links : links.self(BASE, ...names(request.stem));
      return { count: page.totalCount, list, links: own };
    },
  );

  app.post(
    '/accounts/:account/email/:domain/contacts',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'createContact',
        params: DomainParams,
        body: NewContactBody,
        response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415), 409: ContactConflict },
      },
    },
    async (request, reply) => {
      await createContact(sql, request.by, request.stem.domain!.id, request.body);
      return done(reply);
    },
  );

  app.get(
    '/accounts/:account/email/:domain/contacts/:contact',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'getContact',
        params: ContactParams,
        response: { 200: Contact, ...faultReplies(401, 404) },
      },
    },
    async ({ stem, params }) => shown(stem, await existing(stem, params.contact)),
  );

  app.put(
    '/accounts/:account/email/:domain/contacts/:contact',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'setContact',
        params: ContactParams,
        body: ContactBody,
        response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) },
      },
      // Before the body is read (contract.md F.1).
      onRequest: async ({ stem, params }: FastifyRequest) => {
        await existing(stem, (params as { contact: string }).contact);
      },
    },
    async (request, reply) => {
      await setContact(sql, request.by, request.stem.domain!.id, request.params.contact, request.body);
      return done(reply);
    },
  );

  app.delete(
    '/accounts/:account/email/:domain/contacts/:contact',
    {
      config: { gate: { who: ['APP', 'OWN'], stem: 'domain' } },
      schema: {
        operationId: 'removeContact',
        params: ContactParams,
        response: { 204: Empty, ...faultReplies(401, 404) },
      },
    },
    async (request, reply) => {
      await removeContact(sql, request.by, request.stem.domain!.id, request.params.contact);
      return done(reply);
    },
  );
}
