/**
 * The world of world.ts with one of everything in each of its tenants, so that every path of the API leads to something in four
 * places: acme, umbra and dormant of the franchise north, globex of the franchise south.
 */
import { type ApiOptions, expectReply, PASSWORD, type TestApi } from './api.ts';
import { peopledApi } from './world.ts';

/** What a path names, by its own words (`{mailboxName}`), where the paths of this tenant go. */
export interface Tenant {
  account: string;
  domain: string;
  /** Of the mailbox routes, and of the Exchange routes. */
  mailbox: string;
  exchange: string;
  alias: string;
  contact: string;
  address: string;
  fwdMailbox: string;
  /** A user of the account. */
  userName: string;
  franchise: string;
  /** A user of the franchise. */
  platformUser: string;
  ticket: string;
  /** Ids of a deleted mailbox of the domain, and of a deleted domain of the account. */
  deletedMailbox: string;
  deletedDomain: string;
  /** Of log-ins with its mailbox's name. */
  block: string;
}

export interface Tenants {
  acme: Tenant;
  /** acme, with its other mailbox. */
  bob: Tenant;
  umbra: Tenant;
  dormant: Tenant;
  globex: Tenant;
}

/** A plan that no domain has. */
export const SPARE_PLAN = 'spare';

const PLACES = {
  acme: { account: 'acme', mailbox: 'alice', userName: 'acme-clerk', franchise: 'north' },
  bob: { account: 'acme', mailbox: 'bob', userName: 'acme-clerk', franchise: 'north' },
  umbra: { account: 'umbra', mailbox: 'carol', userName: 'umbra-owner', franchise: 'north' },
  dormant: { account: 'dormant', mailbox: 'dora', userName: 'dormant-owner', franchise: 'north' },
  globex: { account: 'globex', mailbox: 'greta', userName: 'globex-owner', franchise: 'south' },
};

/** Makes the world and fills it, all by calls of the API. */
export async function tenantsApi(options: ApiOptions = {}): Promise<{ api: TestApi; tenants: Tenants }> {
  const api = await peopledApi(options);
  const operator = api.as('operator');
  expectReply(await operator.put(`/plans/${SPARE_PLAN}`, {}), 201);
  // One answer is one computation.
  expectReply(await operator.put('/email/secretQuestionSettings', { minimum: 1 }), 204);
  const tenants: Record<string, Tenant> = {};
  for (const [name, place] of Object.entries(PLACES)) tenants[name] = await fill(api, place);
  return { api, tenants: tenants as unknown as Tenants };
}

/** Ten wrong log-ins, as they are found later. */
async function addBlock(api: TestApi, mailbox: string): Promise<string> {
  const [row] = await api.sql<[{ id: string }]>`
    insert into log_in_blocks (id, client, name, username_id, tries, created_date, until_date)
    select gen_random_uuid(), '192.0.2.7', key, username_id, 10, now(), now() + interval '1 day' from mail.whose_log_in(${mailbox})
    returning id`;
  return row.id;
}

async function fill(api: TestApi, place: (typeof PLACES)['acme']): Promise<Tenant> {
  const { account, mailbox, franchise } = place;
  const tenant: Tenant = {
    ...place,
    domain: `${account}.example`,
    exchange: `${mailbox}-x`,
    alias: `${account}-alias.example`,
    contact: `${account}-contact`,
    address: `spam@${account}-spam.example`,
    fwdMailbox: `away@${account}-away.example`,
    platformUser: `${franchise}-app`,
    ticket: '',
    deletedMailbox: '',
    deletedDomain: '',
    block: await addBlock(api, `${mailbox}@${account}.example`),
  };
  const operator = api.as('operator');
  const base = `/accounts/${account}/email/${tenant.domain}`;
  const list = { list: [{ type: 'B', address: tenant.address }] };
  // Twice for acme, which has two mailboxes.
  const alias = await operator.put(`${base}/aliases/${tenant.alias}`);
  if (alias.status === 201) {
    const contact = { name: tenant.contact, displayName: 'Somebody', email: `somebody@${tenant.domain}` };
    expectReply(await operator.post(`${base}/contacts`, contact), 204);
    expectReply(await operator.put(`${base}/blackwhitelist`, list), 204);
  }
  const exchange = { password: PASSWORD, displayName: 'Somebody' };
  expectReply(await operator.put(`${base}/usernames/${tenant.exchange}/exchange`, exchange), 201);
  expectReply(await operator.post(`${base}/usernames/${mailbox}/webmail`, {}), 201);
  for (const username of [mailbox, tenant.exchange]) {
    const own = `${base}/usernames/${username}`;
    expectReply(await operator.put(`${own}/blackwhitelist`, list), 204);
    expectReply(await operator.post(`${own}/forwards`, { targets: [{ target: tenant.fwdMailbox }] }), 204);
    expectReply(await operator.put(`${own}/secrets`, { tk1: 'Old Town' }), 204);
  }
  const ticket = await operator.post(`${base}/usernames/${mailbox}/migration`, { subject: account, body: account });
  expectReply(ticket, 201);
  tenant.ticket = /tickets\/([^/]+)/.exec(ticket.headers['location']!)![1]!;
  const gone = `${base}/usernames/${mailbox}-gone/mailbox`;
  expectReply(await operator.put(gone, { password: PASSWORD }), 201);
  tenant.deletedMailbox = await deleted(api, gone, `${base}/deleted`);
  const goneDomain = `/accounts/${account}/email/${mailbox}-gone.example`;
  expectReply(await operator.put(goneDomain, {}), 201);
  tenant.deletedDomain = await deleted(api, goneDomain, `/accounts/${account}/email-deleted`);
  return tenant;
}

/** Deletes something. @returns its id, which is the last of a list then */
async function deleted(api: TestApi, path: string, list: string): Promise<string> {
  const operator = api.as('operator');
  expectReply(await operator.delete(path), 204);
  return ((await operator.get(list)).body as { list: { id: string }[] }).list.at(-1)!.id;
}
