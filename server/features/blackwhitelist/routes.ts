import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static } from 'typebox';
import * as faults from '../../faults.ts';
import type { App } from '../../http/fastify.ts';
import type { Gate } from '../../http/gate.ts';
import { readPage } from '../../http/lists.ts';
import type { Stem } from '../../http/principals.ts';
import { wildcard } from '../../http/query.ts';
import { done } from '../../http/replies.ts';
import { Empty, faultReplies, SeeOther } from '../../http/schemas.ts';
import type { Services } from '../../services.ts';
import { DomainParams } from '../domains/schema.ts';
import { ShortUsernameParams, UsernameParams } from '../usernames/schema.ts';
import { removeBlackWhiteListEntry, setBlackWhiteList } from './blackwhitelist.ts';
import { countEntries, findEntry, listEntries } from './queries.ts';
import {
  DomainEntryParams,
  EntriesBody,
  EntriesQuery,
  entryAddress,
  EntryList,
  EntryParams,
  EntryShown,
  ShortEntryParams,
} from './schema.ts';

const DOMAIN = { gate: { who: ['APP', 'OWN'], stem: 'domain', faults: 'wrapped' } satisfies Gate };
const LONG = { gate: { who: ['APP', 'OWN'], stem: 'username', faults: 'wrapped' } satisfies Gate };
const SHORT = { gate: { ...LONG.gate, who: ['APP', 'OWN', 'MBX'], selfService: 'blackwhitelist' } satisfies Gate };

const LISTED = {
  querystring: EntriesQuery,
  response: { 200: EntryList, 303: SeeOther, ...faultReplies(400, 401, 404) },
};
const SET = { body: EntriesBody, response: { 204: Empty, ...faultReplies(400, 401, 404, 413, 415) } };
const SHOWN = { response: { 200: EntryShown, ...faultReplies(401, 404) } };
const REMOVED = { response: { 204: Empty, ...faultReplies(401, 404) } };

type ListRequest = FastifyRequest & { query: Static<typeof EntriesQuery> };
type SetRequest = FastifyRequest & { body: Static<typeof EntriesBody> };
type EntryRequest = FastifyRequest & { params: { address: string } };

const ownerId = ({ domain, username }: Stem): string => username?.id ?? domain!.id;

export function blackWhiteListRoutes(app: App, { sql, links }: Services): void {
  async function list(request: ListRequest, reply: FastifyReply) {
    const { filterAddress, filterType: type, sortField: field, sortOrder } = request.query;
    const address = filterAddress === undefined ? undefined : wildcard(filterAddress.toLowerCase());
    const [owner, filter, order] = [
      ownerId(request.stem),
      { address, type },
      { field, descending: sortOrder === 'desc' },
    ];
    return readPage(request, reply, {
      url: links.ofRoute(request.routeOptions.url!, request.stem),
      count: () => countEntries(sql, owner, filter),
      rows: (limit, offset) => listEntries(sql, owner, filter, order, limit, offset),
    });
  }

  async function set(request: SetRequest, reply: FastifyReply) {
    await setBlackWhiteList(sql, request.by, request.stem, request.body.list);
    return done(reply);
  }

  async function show(request: EntryRequest) {
    const address = entryAddress(request.params.address);
    const entry = address && (await findEntry(sql, ownerId(request.stem), address));
    if (!entry) throw faults.notFound('Address');
    const href = links.ofRoute(`${request.routeOptions.url!}/`, request.stem, { address: entry.address });
    return { ...entry, links: [{ href, rel: 'self' }] };
  }

  async function remove(request: EntryRequest, reply: FastifyReply) {
    await removeBlackWhiteListEntry(sql, request.by, request.stem, request.params.address);
    return done(reply);
  }

  app.get(
    '/accounts/:account/email/:domain/blackwhitelist',
    { config: DOMAIN, schema: { operationId: 'listDomainBlackWhiteList', params: DomainParams, ...LISTED } },
    list,
  );
  app.put(
    '/accounts/:account/email/:domain/blackwhitelist',
    { config: DOMAIN, schema: { operationId: 'setDomainBlackWhiteList', params: DomainParams, ...SET } },
    set,
  );
  app.get(
    '/accounts/:account/email/:domain/blackwhitelist/:address',
    { config: DOMAIN, schema: { operationId: 'getDomainBlackWhiteListEntry', params: DomainEntryParams, ...SHOWN } },
    show,
  );
  app.delete(
    '/accounts/:account/email/:domain/blackwhitelist/:address',
    {
      config: DOMAIN,
      schema: { operationId: 'removeDomainBlackWhiteListEntry', params: DomainEntryParams, ...REMOVED },
    },
    remove,
  );

  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/blackwhitelist',
    { config: LONG, schema: { operationId: 'listBlackWhiteList', params: UsernameParams, ...LISTED } },
    list,
  );
  app.put(
    '/accounts/:account/email/:domain/usernames/:mailboxName/blackwhitelist',
    { config: LONG, schema: { operationId: 'setBlackWhiteList', params: UsernameParams, ...SET } },
    set,
  );
  app.get(
    '/accounts/:account/email/:domain/usernames/:mailboxName/blackwhitelist/:address',
    { config: LONG, schema: { operationId: 'getBlackWhiteListEntry', params: EntryParams, ...SHOWN } },
    show,
  );
  app.delete(
    '/accounts/:account/email/:domain/usernames/:mailboxName/blackwhitelist/:address',
    { config: LONG, schema: { operationId: 'removeBlackWhiteListEntry', params: EntryParams, ...REMOVED } },
    remove,
  );

  app.get(
    '/email/:domain/usernames/:mailboxName/blackwhitelist',
    { config: SHORT, schema: { operationId: 'listBlackWhiteListShort', params: ShortUsernameParams, ...LISTED } },
    list,
  );
  app.put(
    '/email/:domain/usernames/:mailboxName/blackwhitelist',
    { config: SHORT, schema: { operationId: 'setBlackWhiteListShort', params: ShortUsernameParams, ...SET } },
    set,
  );
  app.get(
    '/email/:domain/usernames/:mailboxName/blackwhitelist/:address',
    { config: SHORT, schema: { operationId: 'getBlackWhiteListEntryShort', params: ShortEntryParams, ...SHOWN } },
    show,
  );
  app.delete(
    '/email/:domain/usernames/:mailboxName/blackwhitelist/:address',
    { config: SHORT, schema: { operationId: 'removeBlackWhiteListEntryShort', params: ShortEntryParams, ...REMOVED } },
    remove,
  );
}
