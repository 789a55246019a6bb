/** What is asked of PostgreSQL: functions of schema `mail` (db/views/mail.sql), one each. */
import type { Sql } from '../server/db/connect.ts';

/** What an Exchange mailbox wants of the mail that comes to it (operator.md, extra fields). */
export interface RecipientRules extends SenderLists {
  /** Bytes; Infinity: no limit. */
  largest: number;
  /** Only senders that have logged in. */
  needsLogin: boolean;
}

/** Which senders an Exchange mailbox chooses. */
export interface SenderLists {
  /** Addresses separated by commas; empty: anyone. */
  onlyFrom: string;
  /** Addresses separated by commas; empty: nobody. */
  notFrom: string;
}

/** The rules of the Exchange mailbox behind an address, by any of its names; undefined for any other address. */
export async function findRecipientRules(sql: Sql, address: string): Promise<RecipientRules | undefined> {
  const [row] = await sql<{ largest: string | null; needsLogin: boolean; onlyFrom: string; notFrom: string }[]>`
    select largest, needs_login as "needsLogin", only_from as "onlyFrom", not_from as "notFrom"
      from mail.exchange_recipient(${address})`;
  return row && { ...row, largest: numberOf(row.largest) };
}

/** The Exchange mailboxes that a mail of Sieve's goes on to, and that choose their senders. @param address as Sieve names it */
export async function findTargets(sql: Sql, address: string): Promise<(SenderLists & { id: string })[]> {
  return sql`select id, only_from as "onlyFrom", not_from as "notFrom" from mail.exchange_targets(${address}) order by id`;
}

/** How much an Exchange mailbox may send. */
export interface SenderLimits {
  /** Bytes; Infinity: no limit. */
  largest: number;
  /** Recipients of one mail; Infinity: no limit. */
  recipients: number;
}

/**
 * The limits of the Exchange mailbox that has logged in; undefined for any other log-in.
 * @param login `id.generation`
 */
export async function findSenderLimits(sql: Sql, login: string): Promise<SenderLimits | undefined> {
  const [row] = await sql<{ largest: string | null; recipients: string | null }[]>`
    select largest, recipients from mail.exchange_sender(${login})`;
  return row && { largest: numberOf(row.largest), recipients: numberOf(row.recipients) };
}

/** The addresses of one mailbox: each of `locals` at each of `domains`. */
export interface OwnAddresses {
  locals: string[];
  domains: string[];
}

/** All addresses of the mailbox behind an address; undefined when it is none of ours. */
export async function findOwnAddresses(sql: Sql, address: string): Promise<OwnAddresses | undefined> {
  const [row] = await sql<OwnAddresses[]>`select locals, domains from mail.own_addresses(${address})`;
  return row;
}

/** Whether the address is that of a mailbox which takes mail. */
export async function isMailbox(sql: Sql, address: string): Promise<boolean> {
  const rows = await sql`select from mail.userdb(${address})`;
  return rows.length > 0;
}

/** Which of these addresses a log-in may not send from. @param own the name of this system */
export async function findForeign(sql: Sql, login: string, addresses: string[], own: string): Promise<string[]> {
  const rows = await sql<{ address: string }[]>`
    select address from unnest(${addresses}::text[]) as address
     where not exists (select from mail.sender_login(address, ${own}) as login where login = ${login})`;
  return rows.map((row) => row.address);
}

export interface SigningKey {
  selector: string;
  domain: string;
  /** Base64 of PKCS #8. */
  key: string;
}

/** The key that signs mail from a domain; undefined when the domain is none of ours, or takes part in nothing. */
export async function findSigningKey(sql: Sql, domain: string): Promise<SigningKey | undefined> {
  const [row] = await sql<SigningKey[]>`select selector, domain, private_key as key from mail.dkim(${domain})`;
  return row;
}

/** Whose statistics of words count for a domain, and whether it learns: by itself, and for all of its users who have not chosen otherwise. */
export async function findBayes(sql: Sql, domain: string): Promise<{ id: string; learning: boolean } | undefined> {
  const [row] = await sql<{ id: string; learning: boolean }[]>`select id, learning from mail.bayes(${domain})`;
  return row;
}

/** Whether a mailbox teaches, and its domain's id; undefined when there is no such mailbox. */
export async function findLearner(sql: Sql, user: string): Promise<{ learns: boolean; domainId: string } | undefined> {
  const [row] = await sql<{ learns: boolean; domainId: string }[]>`
    select learns, domain_id as "domainId" from mail.learns(${user}::uuid)`;
  return row;
}

const numberOf = (value: string | null): number => (value === null ? Infinity : Number(value));
