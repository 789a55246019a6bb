/** The table of test/api/matrix.txt: who asks, for what, by which path and with which body, and how its lines are written. */
import { PASSWORD } from './api.ts';
import { QUEUED } from './watcher.ts';
import type { Route } from './routes.ts';
import { SPARE_PLAN, type Tenant, type Tenants } from './tenants.ts';

/** A column. */
export interface Principal {
  /** Its user name, or its mailbox's; of a mailbox owner the part before the `@`, for it also has an Exchange mailbox. */
  name: string;
  /** What it is to acme and its mailbox alice, as the legend says. */
  is: string;
  isMailbox?: boolean;
  /** Where its own objects are, and where somebody else's. */
  own: keyof Tenants;
  foreign: keyof Tenants;
}

export const PRINCIPALS: Principal[] = [
  { name: 'nobody', is: 'nobody: no credentials', own: 'acme', foreign: 'globex' },
  { name: 'bob', is: 'owner of another mailbox of the domain', own: 'bob', foreign: 'acme', isMailbox: true },
  { name: 'alice', is: 'owner of the mailbox', own: 'acme', foreign: 'umbra', isMailbox: true },
  { name: 'acme-clerk', is: 'user of the account without a role', own: 'acme', foreign: 'umbra' },
  { name: 'acme-owner', is: 'user of the account (OWN)', own: 'acme', foreign: 'globex' },
  { name: 'umbra-owner', is: 'user of another account of the franchise', own: 'umbra', foreign: 'acme' },
  { name: 'north-app', is: 'user of the franchise (APP)', own: 'acme', foreign: 'globex' },
  { name: 'south-app', is: 'user of another franchise', own: 'globex', foreign: 'acme' },
  { name: 'operator', is: 'operator', own: 'acme', foreign: 'globex' },
  { name: 'dormant-owner', is: 'user of a suspended account', own: 'dormant', foreign: 'acme' },
  { name: 'dora', is: 'owner of a mailbox of a suspended account', own: 'dormant', foreign: 'acme', isMailbox: true },
];

/** The four objects of a cell, in their order. */
export const OBJECTS = ['own', 'missing', 'foreign', 'absent'] as const;
export type ObjectKind = (typeof OBJECTS)[number];

const NOWHERE: Record<string, string> = {
  account: 'nowhere',
  domain: 'nowhere.example',
  mailboxName: 'no-one',
  alias: 'nowhere-alias.example',
  contact: 'no-contact',
  address: 'nobody@nowhere.example',
  fwdMailbox: 'nobody@nowhere.example',
  userName: 'no-one',
  franchise: 'nowhere',
  plan: 'nowhere',
  id: '01980000-0000-7000-8000-000000000000',
};

/** The words of a path that stand for names. */
export const wordsOf = (path: string): string[] => [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]!);

/** What a path's word is called in a tenant. */
export function nameIn(tenant: Tenant, word: string, path: string): string {
  if (word === 'mailboxName') return /\/exchange(\/|$)/.test(path) ? tenant.exchange : tenant.mailbox;
  if (word === 'userName') return path.startsWith('/users') ? tenant.platformUser : tenant.userName;
  if (word === 'id') return idIn(tenant, path);
  if (word === 'plan') return SPARE_PLAN;
  return tenant[word as keyof Tenant];
}

function idIn(tenant: Tenant, path: string): string {
  if (path.startsWith('/blocks/')) return tenant.block;
  // The queue is the platform's.
  if (path.startsWith('/queue')) return QUEUED;
  if (path.includes('/email-deleted/')) return tenant.deletedDomain;
  return path.includes('/deleted/') ? tenant.deletedMailbox : tenant.ticket;
}

/** A name that nothing has. */
export const nameNowhere = (word: string): string => NOWHERE[word]!;

/** Which objects a path can tell apart: without a name there is only one, with one nothing can be missing below it. */
export function objectsOf(path: string): ObjectKind[] {
  const words = wordsOf(path);
  if (words.length === 0) return ['own'];
  // Plans belong to nobody.
  if (words[0] === 'plan') return ['own', 'absent'];
  return OBJECTS.filter((kind) => kind !== 'missing' || words.length > 1);
}

/** The path by which somebody asks for an object. */
export function pathTo(path: string, object: ObjectKind, { own, foreign }: Principal, tenants: Tenants): string {
  const words = wordsOf(path);
  // What is asked here makes the audit longer than a list that is answered whole.
  const page = path.endsWith('/audit') ? '?page=1&pageSize=1' : '';
  const filled = path.replace(/\{([^}]*)\}/g, (_whole, word: string) => {
    const isNowhere = object === 'absent' || (object === 'missing' && word === words.at(-1));
    const name = isNowhere ? nameNowhere(word) : nameIn(tenants[object === 'foreign' ? foreign : own], word, path);
    return encodeURIComponent(name);
  });
  return filled + page;
}

/** `name:password` for a route; undefined for nobody. */
export function credentialsFor(
  { name, isMailbox, own }: Principal,
  path: string,
  tenants: Tenants,
): string | undefined {
  if (name === 'nobody') return undefined;
  if (isMailbox !== true) return `${name}:${PASSWORD}`;
  return `${nameIn(tenants[own], 'mailboxName', path)}@${tenants[own].domain}:${PASSWORD}`;
}

const NEW_PASSWORD = 'Another-Horse-8';
const LIST = { list: [{ type: 'W', address: '@friend.example' }] };
const ATTRIBUTES = { attributes: [{ attributeName: 'SPAM_LEVEL', attributeValue: '3' }] };
const RESPONDER = { body: 'Away', active: true };
const FORWARDS = { targets: [{ target: 'else@elsewhere.example' }] };
const SECRETS = { tk1: 'Rex' };
const RESET = {
  action: 'resetPassword',
  actionData: { secretQuestionsAnswers: { tk1: 'not the answer' }, password: NEW_PASSWORD },
};
const MAILBOX = { password: NEW_PASSWORD };
const EXCHANGE = { password: NEW_PASSWORD, displayName: 'Somebody' };
const OWN_PASSWORD = { currentPassword: PASSWORD, password: NEW_PASSWORD };

/** A right body for each operation that takes one: it would create what is missing as well as change what is there. */
const BODIES: Record<string, object> = {
  setDomain: {},
  setDomainBlackWhiteList: LIST,
  setBlackWhiteList: LIST,
  setBlackWhiteListShort: LIST,
  setDomainCleanMailPlus: ATTRIBUTES,
  setCleanMailPlus: ATTRIBUTES,
  setCleanMailPlusShort: ATTRIBUTES,
  createContact: { name: 'new', displayName: 'New', email: 'new@friend.example' },
  setContact: { city: 'Old Town' },
  setInfoStore: { quota: 30 },
  setMailbox: MAILBOX,
  setMailboxShort: MAILBOX,
  setExchange: EXCHANGE,
  setExchangeShort: EXCHANGE,
  setAutoresponder: RESPONDER,
  setAutoresponderShort: RESPONDER,
  addForwards: FORWARDS,
  addForwardsShort: FORWARDS,
  createTicket: { subject: 'Move', body: 'Please' },
  setSecrets: SECRETS,
  setSecretsShort: SECRETS,
  actOnMailbox: RESET,
  actOnMailboxShort: RESET,
  actOnExchange: RESET,
  actOnExchangeShort: RESET,
  setSecretQuestions: { questions: { tk1: 'One?', tk2: 'Two?', tk3: 'Three?' } },
  setSecretQuestionSettings: { minimum: 1 },
  createWebmail: {},
  createWebmailShort: {},
  setWebmail: { theme: 'dark' },
  setWebmailShort: { theme: 'dark' },
  setDomainWebmail: { allowUpgrade: true },
  createAccount: {},
  setAccount: { name: 'New' },
  createAccountUser: { userName: 'new-user', password: NEW_PASSWORD },
  setAccountUser: { password: NEW_PASSWORD },
  createPlatformUser: { userName: 'new-user', password: NEW_PASSWORD, role: 'operator' },
  setPlatformUser: { password: NEW_PASSWORD },
  setFranchise: { name: 'New' },
  setPlan: { infostoreQuota: 30 },
  setTicket: { status: 'closed' },
};

/** What says all by its path. */
const WITHOUT_BODY = new Set(['setAlias', 'restoreMailbox', 'restoreDomain', 'holdQueued', 'releaseQueued']);

/** A right body; a mailbox owner's own password takes the old one too (operator.md, Self-service). */
export function bodyFor({ method, operationId = '' }: Route, { isMailbox }: Principal): object | undefined {
  if (method !== 'POST' && method !== 'PUT') return undefined;
  if (isMailbox === true && ['setMailboxShort', 'setExchangeShort'].includes(operationId)) return OWN_PASSWORD;
  return BODIES[operationId];
}

/** The operations that take a body and have none here. */
export const withoutBody = (routes: Route[]): string[] =>
  routes
    .filter(({ method, operationId }) => ['POST', 'PUT'].includes(method) && operationId !== undefined)
    .map(({ operationId }) => operationId!)
    .filter((operationId) => BODIES[operationId] === undefined && !WITHOUT_BODY.has(operationId));

/** What must be so before a call, as SQL. */
export const PREPARATIONS: Record<string, string> = {
  createWebmail: 'update mailboxes set webmail_type = null',
  createWebmailShort: 'update mailboxes set webmail_type = null',
};
