/**
 * Whose rows a piece of work may see and write (docs/decisions/0014-row-level-security.md). The scope goes with the work, by the
 * asynchronous context: a query cannot be made without it by mistake, and without one PostgreSQL shows no row.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

declare const checked: unique symbol;
/** As PostgreSQL's policies read it (`mailstead.scope`); fit to stand in a statement. */
export type Scope = string & { [checked]: true };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function scope(level: string, ...ids: string[]): Scope {
  if (!ids.every((id) => UUID.test(id))) throw new TypeError(`no ids for a scope of level ${level}`);
  return [level, ...ids].join(':') as Scope;
}

/** Everything: the operator's calls that name no account, the worker, and what must be looked at over all tenants. */
export const PLATFORM = scope('platform');
/** What is nobody's own: plans, secret questions. */
export const EVERYBODY = scope('everybody');
/** The accounts of a franchise, its users and tickets; what is below an account wants the account's scope. */
export const franchiseScope = (id: string): Scope => scope('franchise', id);
/** An account with all that is below it. */
export const accountScope = (id: string): Scope => scope('account', id);
/** A domain with all that is below it, and its account's own row. */
export const domainScope = (id: string, accountId: string): Scope => scope('domain', id, accountId);
/** A username with all that is below it, the rows of its domain and account, and what the domain sets for all of its mailboxes. */
export const usernameScope = (id: string, domainId: string, accountId: string): Scope =>
  scope('username', id, domainId, accountId);

const current = new AsyncLocalStorage<Scope>();

/** Does a piece of work in a scope: all queries that it makes, however deep, unless they are made in another scope inside. */
export function within<T>(own: Scope, work: () => T): T {
  return current.run(own, work);
}

/** The scope of the work that asks; undefined outside of any. */
export function scopeNow(): Scope | undefined {
  return current.getStore();
}
