/** The API over HTTP, as an operator's tool calls it. */
import assert from 'node:assert/strict';
import { noteCookies, noteSecret, noteSecretsOf } from './secrets.ts';

export interface Reply {
  status: number;
  body: unknown;
  location: string | null;
}

export class Api {
  readonly #base: string;
  readonly #authorization: string;

  constructor(base: string, user: string, password: string) {
    this.#base = base;
    noteSecret('password of a caller', password);
    this.#authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }

  async call(method: string, path: string, body?: unknown): Promise<Reply> {
    noteSecretsOf(body, path);
    const reply = await fetch(new URL(path, this.#base), {
      method,
      headers: { authorization: this.#authorization, 'content-type': 'application/json; charset=UTF-8' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    const said = text === '' ? undefined : (JSON.parse(text) as unknown);
    noteSecretsOf(said, '');
    noteCookies(reply.headers);
    return {
      status: reply.status,
      body: said,
      location: reply.headers.get('location'),
    };
  }

  async get<T>(path: string): Promise<T> {
    const reply = await this.call('GET', path);
    assert.equal(reply.status, 200, `GET ${path}: ${JSON.stringify(reply.body)}`);
    return reply.body as T;
  }

  /** A PUT that must succeed. @returns its status, 201 or 204 */
  async put(path: string, body: unknown): Promise<number> {
    const reply = await this.call('PUT', path, body);
    assert.ok([201, 204].includes(reply.status), `PUT ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.status;
  }

  async delete(path: string): Promise<void> {
    const reply = await this.call('DELETE', path);
    assert.equal(reply.status, 204, `DELETE ${path}: ${JSON.stringify(reply.body)}`);
  }
}

/** A domain of an account of its own: tests that share a system do not meet. */
export interface Tenant {
  account: string;
  domain: string;
  /** `/accounts/{account}/email/{domain}` */
  path: string;
  /** Path of a username below it. */
  mailbox: (name: string) => string;
  /** Creates a mailbox. @returns its address */
  add: (name: string, fields?: Record<string, unknown>) => Promise<string>;
}

/** The password of every mailbox that `add` makes without another. */
export const firstPassword = 'Geheim-1-erstes';

let tenants = 0;

/** Creates an account and a domain in it. */
export async function newTenant(api: Api): Promise<Tenant> {
  tenants += 1;
  const account = `customer-${tenants}`;
  const domain = `customer${tenants}.example`;
  const created = await api.call('POST', '/accounts', { accountNumber: account });
  assert.equal(created.status, 201, JSON.stringify(created.body));
  const path = `/accounts/${account}/email/${domain}`;
  assert.equal(await api.put(path, {}), 201);
  const mailbox = (name: string): string => `${path}/usernames/${encodeURIComponent(name)}/mailbox`;
  const add = async (name: string, fields: Record<string, unknown> = {}): Promise<string> => {
    const own = 'passwordHash' in fields || 'virtual' in fields ? {} : { password: firstPassword };
    assert.equal(await api.put(mailbox(name), { ...own, ...fields }), 201);
    return `${name}@${domain}`;
  };
  return { account, domain, path, mailbox, add };
}
