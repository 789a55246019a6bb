/** What the objects of the write load are after the faults, as the API, the log-in and the mail's scripts tell it. */
import fs from 'node:fs';
import path from 'node:path';
import { headsIn, verifyAudit } from '../../server/audit/verify.ts';
import type { Sql } from '../../server/db/connect.ts';
import { verifyPassword } from '../../server/passwords/verify.ts';
import { ImapClient } from '../support/imap.ts';
import type { Site } from './site.ts';
import { ABSENT, type Write } from './verdict.ts';
import { call, CONTACT_FIELDS, passwordOf } from './write-load.ts';

const PAGE = 400;
const HALF = 'half written';

export interface Reader {
  site: Site;
  base: string;
  authorization: string;
  /** Path of the domain, and its name. */
  path: string;
  domain: string;
}

/** The state of each object that was written, by its name in the ledger. */
export async function statesOf(reader: Reader, writes: readonly Write[]): Promise<Map<string, string>> {
  const states = await contactStates(reader);
  for (const object of new Set(writes.map(({ object }) => object))) {
    const [kind, name = ''] = object.split(' ');
    if (kind === 'autoresponder') states.set(object, await autoresponderState(reader, name));
    if (kind === 'mailbox') states.set(object, await mailboxState(reader, name));
    if (kind === 'password') states.set(object, await passwordState(reader, name, writes));
  }
  return states;
}

async function get({ base, authorization, path }: Reader, below: string): Promise<Record<string, unknown> | undefined> {
  const { status, body } = await call(base, authorization, 'GET', `${path}${below}`);
  if (status === 404) return undefined;
  if (status !== 200) throw new Error(`GET ${below}: ${status} ${body}`);
  return JSON.parse(body) as Record<string, unknown>;
}

/** Of all that there are: the ledger may name others, which are absent. */
async function contactStates(reader: Reader): Promise<Map<string, string>> {
  const states = new Map<string, string>();
  for (let page = 1; ; page++) {
    const found = await get(reader, `/contacts?page=${page}&pageSize=${PAGE}`);
    const list = (found?.['list'] ?? []) as Record<string, string>[];
    for (const contact of list) {
      const values = new Set(CONTACT_FIELDS.map((field) => contact[field]!));
      states.set(`contact ${contact['name']}`, values.size === 1 ? [...values][0]! : HALF);
    }
    if (page * PAGE >= Number(found?.['count'])) return states;
  }
}

/** Its texts and the script that answers by them are written in one transaction. */
async function autoresponderState(reader: Reader, name: string): Promise<string> {
  const found = await get(reader, `/usernames/${name}/autoresponder`);
  if (found === undefined || found['subject'] === '') return ABSENT;
  const { body, subject } = found;
  const [script] = await reader.site.system.sql<{ data: string }[]>`
    select s.data from sieve_scripts s join usernames u on u.id = s.username_id join domains d on d.id = u.domain_id
     where d.domain = ${reader.domain} and u.username = ${name} and s.stale_date is null and s.data like '%vacation%'`;
  const isWhole = body === subject && (script?.data.split(String(body)).length ?? 0) > 2;
  return isWhole ? String(body) : HALF;
}

async function mailboxState(reader: Reader, name: string): Promise<string> {
  return (await get(reader, `/usernames/${name}/mailbox`)) === undefined ? ABSENT : 'there';
}

/** Which of the passwords that were sent is stored; it must log in, too. */
async function passwordState(reader: Reader, name: string, writes: readonly Write[]): Promise<string> {
  const { system } = reader.site;
  const [row] = await system.sql<{ hash: string }[]>`
    select u.password_hash as hash from usernames u join domains d on d.id = u.domain_id
     where d.domain = ${reader.domain} and u.username = ${name}`;
  for (const { object, value } of writes.toReversed()) {
    if (object !== `password ${name}` || !(await verifyPassword(row?.hash ?? '', passwordOf(value)))) continue;
    const client = await ImapClient.open(system.ready().imap ?? '');
    const { status } = await client.logIn(`${name}@${reader.domain}`, passwordOf(value));
    client.close();
    return status === 'OK' ? value : HALF;
  }
  return ABSENT;
}

/** How many rows the audit has of each request. */
export async function auditedRequests(sql: Sql, writes: readonly Write[]): Promise<Map<string, number>> {
  const ids = writes.flatMap(({ requestId }) => requestId ?? []);
  const rows = await sql<{ id: string; rows: number }[]>`
    select request_id as id, count(*)::int as rows from audit where request_id = any(${ids}) group by request_id`;
  return new Map(rows.map(({ id, rows: count }) => [id, count]));
}

/** @returns what is wrong with the audit's chain, by the heads that the API has told in its log too */
export async function auditFault({ system, home }: Site): Promise<string | undefined> {
  const heads = headsIn(fs.readFileSync(path.join(home, 'logs', 'api.log'), 'utf8'));
  const { whole, sentence } = await verifyAudit(system.sql, heads);
  return whole ? undefined : sentence;
}
