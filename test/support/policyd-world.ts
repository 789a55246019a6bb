/** A running policyd with mailboxes of every kind that it treats differently, all in a.example, which is alias.example too. */
import assert from 'node:assert/strict';
import http from 'node:http';
import { once } from 'node:events';
import type { Config } from '../../policyd/config.ts';
import { askMilterOf, askPolicy, HOSTNAME, type Policyd, startPolicyd, TOKEN } from './policyd.ts';
import type { Sql } from '../../server/db/connect.ts';

export const MB = 1_048_576;
export const TOO_LARGE = /^552 5\.3\.4 /;
export const REFUSED = /^550 5\.7\.1 /;
export const LATER = /^DEFER_IF_PERMIT 4\.3\.0 /;

/** Ids end in these. */
export const id = (nth: string): string => `0197a000-0000-7000-8000-${nth.padStart(12, '0')}`;
export const DOMAIN = id('d0');

export type Question = Record<string, string | number>;

export interface World {
  policyd: Policyd;
  /** Log-ins, as `id.generation`. */
  logins: Record<'alice' | 'plain' | 'sender' | 'free', string>;
  newInstance: () => string;
  ask: (...questions: Question[]) => Promise<string[]>;
  /** Asks about one recipient of a mail of its own. */
  expect: (question: Question, expected: RegExp | 'DUNNO') => Promise<void>;
  /** A mail by a submission port: a letter of the milter protocol, with the reply it wants. */
  submit: (login: string, ...headers: string[]) => Promise<string>;
  vault: (
    url: string,
    headers?: Record<string, string>,
    method?: string,
  ) => Promise<{ status: number | undefined; body: unknown }>;
  /** @param mailboxId null: the domain's own */
  setting: (mailboxId: string | null, attribute: string, value: string) => Promise<void>;
}

export async function startWorld(changes: Partial<Config> = {}): Promise<World> {
  const policyd = await startPolicyd(changes);
  const { config, sql } = policyd;
  await fillTenant(sql);
  const logins = await fillMailboxes(sql);
  let instances = 0;
  const newInstance = (): string => `instance.${(instances += 1)}`;
  const ask = (...questions: Question[]): Promise<string[]> => askPolicy(config.sockets.policy, questions);
  const expect = async (question: Question, expected: RegExp | 'DUNNO'): Promise<void> => {
    const [action] = await ask({ instance: newInstance(), sender: 'x@ext.example', ...question });
    if (expected === 'DUNNO') assert.equal(action, 'DUNNO', JSON.stringify(question));
    else assert.match(action ?? '', expected, JSON.stringify(question));
  };
  return {
    policyd,
    logins,
    newInstance,
    ask,
    expect,
    submit: (login, ...headers) => askMilterOf(config.sockets.milter, login, headers),
    vault: (url, headers = { 'X-Vault-Token': TOKEN }, method = 'GET') =>
      get(policyd.ports.vault, url, headers, method),
    setting: async (mailboxId, attribute, value) => {
      await sql`
        insert into cleanmailplus (domain_id, username_id, attribute, value) values (${DOMAIN}, ${mailboxId}, ${attribute}, ${value})
        on conflict (owner_id, attribute) do update set value = excluded.value`;
    },
  };
}

async function get(port: number, url: string, headers: Record<string, string>, method: string) {
  const request = http.request({ host: '127.0.0.1', port, path: url, headers, method, agent: false });
  request.end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  let text = '';
  for await (const piece of response.setEncoding('utf8')) text += piece as string;
  return { status: response.statusCode, body: JSON.parse(text) as unknown };
}

async function fillTenant(sql: Sql): Promise<void> {
  await sql
    .unsafe(
      `
  insert into franchises values ('${id('f')}', 'f', '', now());
  insert into accounts values ('${id('a')}', 'a', '', 'open', '${id('f')}', now());
  insert into plans (id, plan, webmail_names, webmail_limits, webmail_upgrade, webmail_quotas, exchange_quotas, infostore_quota,
                     trial, forward_keeps_copy, password_reset, self_service)
    values ('${id('b')}', 'p', '{}', '{}', true, '{}', '{}', 0, null, true, true, '[]');
  insert into domains (id, account_id, domain, plan_id, status, created_date)
    values ('${DOMAIN}', '${id('a')}', 'a.example', '${id('b')}', 'open', now()),
           ('${id('d1')}', '${id('a')}', '${HOSTNAME}', '${id('b')}', 'open', now());
  insert into domain_names values ('a.example', '${DOMAIN}', false, now()), ('alias.example', '${DOMAIN}', true, now()),
                                  ('${HOSTNAME}', '${id('d1')}', false, now());
  insert into dkim_keys (domain_id, selector, private_key, public_key, created_date)
    values ('${DOMAIN}', 's1', 'UFJJVkFURQ==', 'UFVCTElD', now())`,
    )
    .simple();
}

async function fillMailboxes(sql: Sql): Promise<World['logins']> {
  const mailbox = async (nth: string, name: string, domain = DOMAIN): Promise<string> => {
    await sql`
    insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
    values (${id(nth)}, ${domain}, ${name}, 'imap', '{SSHA}x', '', 5, now())`;
    await sql`insert into mailboxes (username_id, domain_id, master) values (${id(nth)}, ${domain}, false)`;
    return `${id(nth)}.1`;
  };

  const exchange = async (nth: string, name: string, fields: object): Promise<string> => {
    await sql`
    insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, created_date)
    values (${id(nth)}, ${DOMAIN}, ${name}, 'exchange', '{SSHA}x', '', 5, now())`;
    await sql`
    insert into exchange_mailboxes (username_id, domain_id, type, resource_type, fields, changed_date)
    values (${id(nth)}, ${DOMAIN}, 'standard', 'user', ${sql.json(fields as never)}, now())`;
    return `${id(nth)}.1`;
  };
  const alice = await mailbox('1', 'alice');
  await mailbox('2', 'srs0-odd', id('d1'));
  const plain = await exchange('10', 'plain', {});
  await exchange('11', 'small', { maxReceiveSize: 1 });
  await exchange('12', 'private', { requireSenderAuthenticationEnabled: true });
  await exchange('13', 'picky', { acceptMessagesOnlyFromSendersOrMembers: 'alice@a.example, Friend@ext.example' });
  await exchange('14', 'shy', { rejectMessagesFromSendersOrMembers: 'foe@ext.example,alice@alias.example' });
  await exchange('15', 'roomy', { maxReceiveSize: 'unlimited' });
  const sender = await exchange('16', 'sender', { maxSendSize: 1, recipientLimits: 2 });
  const free = await exchange('17', 'free', { maxSendSize: 'unlimited', recipientLimits: 'unlimited' });
  await sql`insert into exchange_addresses (username_id, domain_id, local_part, name) values (${id('11')}, ${DOMAIN}, 'tiny', 'a.example')`;
  return { alice, plain, sender, free };
}
