/**
 * The gate that every route passes before its body is even read, in the order of contract.md F.1: credentials (401), right
 * (401), media type (415), do account, domain and username exist (404). What a route asks is declared beside its path.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import type { AuditNotes } from '../audit/notes.ts';
import {
  accountScope,
  domainScope,
  EVERYBODY,
  franchiseScope,
  PLATFORM,
  type Scope,
  usernameScope,
  within,
} from '../db/scope.ts';
import * as faults from '../faults.ts';
import { asciiDomain, asciiLower } from '../mail-address.ts';
import { checkCredential } from '../passwords/credential-cache.ts';
import type { Services } from '../services.ts';
import { askerOf } from '../log-ins/asker.ts';
import { type Credentials, readBasic } from './basic.ts';
import {
  type About,
  aboutOf,
  type Caller,
  type Claim,
  type Depth,
  type Found,
  lookUp,
  type Names,
  type Stem,
} from './principals.ts';
import { type Declared, mayCall } from './rights.ts';
import { isSafe } from './transport.ts';

/** What a route declares: a route without one stops the start. */
export interface Gate extends Declared {
  /** Down to which object the path goes; each of them must exist... */
  stem: Depth;
  /** ...but for the last one, where the call may create it. */
  mayCreate?: boolean;
  /** secrets PUT alone tells a missing right (403) from wrong credentials (401; contract.md A.2). */
  refusal?: 401 | 403;
  /** Called before anything is said of what exists: a limit of looks. */
  beforeExistence?: (request: FastifyRequest) => Promise<void>;
  /** The style of its 400 (contract.md A.6). */
  faults?: 'bare' | 'wrapped';
}

/** By whom, from where and when a change is made: what each verb needs for its audit row. */
export interface By {
  caller: Caller;
  address: string;
  requestId: string;
  now: Date;
  /** What the path named. */
  about?: About;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    gate?: Gate | 'none';
  }
  interface FastifyRequest {
    /** Undefined until it is known who calls, and known also when the gate then refuses. */
    caller: Caller;
    /** As the next two undefined until the gate has been passed; where it asks for no credentials, until it is looked up. */
    stem: Stem;
    by: By;
    /** Whose rows the call may touch; undefined where a route has no gate. */
    scope: Scope | undefined;
  }
}

/** What the gate asks, and whom it tells of refusals. */
type Watch = Pick<Services, 'sql' | 'notes' | 'doorman'>;
type Judge = Watch & { decide: typeof mayCall };

const NOBODY: Caller = { kind: 'nobody', name: '' };
const NOTHING: Found = { claim: undefined, standing: null, stem: {} };

/**
 * Puts the gate in front of every route of `app`, and refuses the start for a route that declares none, or no schema.
 * @param decide who may call what
 */
export function installGate(app: FastifyInstance, services: Watch, decide = mayCall): void {
  app.decorateRequest('caller');
  app.decorateRequest('stem');
  app.decorateRequest('by');
  app.decorateRequest('scope');
  app.addHook('onRoute', requireDeclaration);
  app.addHook('onRequest', (request, reply, done) => {
    passGate({ ...services, decide }, request, reply).then(() => goOn(request, done), done);
  });
  // Once more: the body came by events of the socket, which know no scope.
  app.addHook('preHandler', (request, _reply, done) => goOn(request, done));
}

/** Throws when a route has no gate or no schema of its replies: at start, not at the first call. */
export function requireDeclaration(route: Pick<RouteOptions, 'method' | 'url' | 'config' | 'schema'>): void {
  // Pages of the documentation and the answers to unknown methods are no operations of the API.
  if (route.config?.gate === 'none') return;
  const name = `${String(route.method)} ${route.url}`;
  if (route.config?.gate === undefined) throw new Error(`${name} has no gate.`);
  if (route.schema?.response === undefined) throw new Error(`${name} has no schema of its replies.`);
}

function goOn({ scope }: FastifyRequest, done: () => void): void {
  if (scope === undefined) done();
  else within(scope, done);
}

async function passGate(services: Judge, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  void reply.header('X-Request-Id', request.id);
  // Before the body of a request that leads nowhere is read.
  if (request.is404) throw faults.notFound();
  const gate = request.routeOptions.config.gate;
  if (gate === undefined || gate === 'none') return;
  const anonymous = gate.who.includes('ANON');
  const names = namesOf(request);
  if (!anonymous) requireSafeTransport(request);
  const credentials = anonymous ? undefined : readBasic(request.headers.authorization);
  if (credentials === undefined && !anonymous) throw faults.unauthorized();
  // Whether we live is told without the database, too.
  const nothing = credentials === undefined && gate.stem === 'none';
  const asker = credentials && askerOf(credentials.name, request.ip);
  const found = nothing ? NOTHING : await lookUp(services.sql, asker, gate.stem, names);
  const { stem } = found;
  if (anonymous) {
    request.stem = stem;
    // What is sent without credentials may be a password all the same: the reset's. A refused one's row says of which mailbox.
    if (request.method !== 'GET') requireSafeTransport(request);
  }
  const caller = credentials === undefined ? NOBODY : await admit(services, request, credentials, found);
  request.caller = caller;
  const verdict = services.decide(caller, gate, names, stem);
  if (verdict === 'refused') throw gate.refusal === 403 ? faults.forbidden() : faults.unauthorized();
  requireMediaType(request);
  await gate.beforeExistence?.(request);
  requireExistence(gate, names, verdict === 'hidden' ? {} : stem);
  request.scope = scopeOf(caller, found.claim?.about ?? {}, gate, stem);
  request.stem = stem;
  request.by = { caller, address: request.ip, requestId: request.id, now: new Date(), about: aboutOf(stem) };
}

/** The caller whose credentials are right. Whoever may try no more is told what a wrong password is told, and nothing is computed for it. */
async function admit(services: Watch, request: FastifyRequest, sent: Credentials, found: Found): Promise<Caller> {
  const { claim, standing } = found;
  const blocked = standing === 'blocked';
  const guard = services.doorman.guard(sent.name, request.ip, standing === 'tried');
  const right = !blocked && (await checkCredential(claim?.storedHash, sent.password, guard));
  if (right && claim?.admitted) return claim.caller;
  const reason = blocked ? 'blocked' : claim === undefined ? 'unknown name' : right ? 'suspended' : 'wrong password';
  noteRefusal(services.notes, request, claim, reason);
  throw faults.unauthorized();
}

/**
 * What a call may touch, whatever has been said of its right: the object of its path, if it is the caller's, and else what is the
 * caller's. A mailbox owner has its own username.
 */
function scopeOf(caller: Caller, own: About, gate: Gate, { account, domain, username }: Stem): Scope {
  if (caller.kind === 'mailbox') return usernameScope(caller.usernameId, own.domainId!, own.accountId!);
  if (caller.kind === 'nobody' || caller.kind === 'ticket')
    return username ? usernameScope(username.id, domain!.id, account!.id) : EVERYBODY;
  if (caller.kind === 'account' && account?.id !== caller.accountId) return accountScope(caller.accountId);
  if (caller.kind === 'franchise' && account?.franchiseId !== caller.franchiseId)
    return franchiseScope(caller.franchiseId);
  if (account === undefined) return PLATFORM;
  // A domain that is to be made has no scope yet, and one that is there may be gone, and made anew, before it is held.
  const mayBeMade = gate.stem === 'domain' && gate.mayCreate === true;
  return domain === undefined || mayBeMade ? accountScope(account.id) : domainScope(domain.id, account.id);
}

/** A refused log-in, by the name that was tried. One that nobody has is not kept: people type passwords into the wrong field. */
function noteRefusal(notes: AuditNotes, request: FastifyRequest, claim: Claim | undefined, reason: string): void {
  const by = { caller: NOBODY, address: request.ip, requestId: request.id, now: new Date() };
  notes.add('logInRefused', by, claim?.caller.name ?? '', { reason }, claim?.about);
}

/** The path's names as they are compared: domains and usernames know no case (contract.md C-46, B.2 row 20). */
function namesOf(request: FastifyRequest): Names & { userName?: string | undefined } {
  const params = request.params as Record<string, string>;
  // PostgreSQL's text holds no NUL. What stands in its place is in no name either, so that such a one is refused or not found.
  for (const [name, text] of Object.entries(params)) params[name] = text.replaceAll('\0', '\ufffd');
  params['mailboxName'] &&= asciiLower(params['mailboxName']);
  const { account, domain, mailboxName: username, userName } = params;
  return { account, domain: domain && comparedDomain(domain), username, userName };
}

/** As domains are stored: lower case, IDNA A-labels. */
function comparedDomain(domain: string): string {
  return asciiDomain(domain) ?? domain;
}

function requireSafeTransport(request: FastifyRequest): void {
  if (!isSafe(request)) throw faults.forbidden({ message: 'Passwords are taken over TLS only: use the HTTPS port' });
}

function requireMediaType(request: FastifyRequest): void {
  if (request.method !== 'POST' && request.method !== 'PUT') return;
  const { 'content-type': type, 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  const hasBody = encoding !== undefined || Number(length ?? 0) > 0;
  if (!hasBody && type === undefined) return;
  if ((type ?? '').split(';')[0]!.trim().toLowerCase() !== 'application/json') throw faults.badMediaType();
}

const ORDER: readonly Exclude<Depth, 'none'>[] = ['account', 'domain', 'username'];
const NAMES = { account: 'Account', domain: 'Domain', username: 'Mailbox' } as const;

function requireExistence(gate: Gate, names: Names, stem: Stem): void {
  for (const depth of ORDER.slice(0, ORDER.indexOf(gate.stem as 'account') + 1)) {
    if (depth === 'account' && names.account === undefined) continue;
    if (stem[depth] === undefined && !(gate.mayCreate === true && depth === gate.stem))
      throw faults.notFound(NAMES[depth]);
  }
}
