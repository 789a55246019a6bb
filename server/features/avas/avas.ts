/** Single sign-on to a domain's antispam page: a ticket in a link, good once and for a short time (contract.md B.2 row 53). */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { audit } from '../../audit.ts';
import type { Sql, Tx } from '../../db/connect.ts';
import { PLATFORM, within } from '../../db/scope.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import { keepDomain } from '../domains/queries.ts';
import { findSession, insertSession, insertTicket, type Pass, takeTicket } from './queries.ts';

/** Milliseconds. */
const TICKET_LIFE = 5 * 60_000;
const SESSION_LIFE = 30 * 60_000;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What the audit calls a ticket: the same where it is made and where it is used, and of no use for it. */
const nameOf = (ticket: string): string => digest(ticket).toString('hex').slice(0, 12);

/** Mints a ticket. @returns its 40 hexadecimal characters, which are kept nowhere */
export async function createSsoTicket(sql: Sql, by: By, domainId: string): Promise<string> {
  const ticket = randomBytes(20).toString('hex');
  await transact(sql, async (tx) => {
    const domain = await keepDomain(tx, domainId);
    if (domain === undefined) throw faults.notFound('Domain');
    await audit(tx, by, 'createSsoTicket', domain.domain, { ticket: nameOf(ticket) });
    await insertTicket(tx, digest(ticket), domainId, by.caller.name, new Date(by.now.getTime() + TICKET_LIFE));
  });
  return ticket;
}

/** Opens the page with a ticket. @returns the session's token; undefined when the ticket is not good */
export async function openSession(sql: Sql, by: By, ticket: string): Promise<string | undefined> {
  if (!/^[0-9a-f]{40}$/.test(ticket)) return undefined;
  const session = randomBytes(32).toString('base64url');
  const enter = async (tx: Tx) => {
    const pass = await takeTicket(tx, digest(ticket), by.now);
    if (pass === undefined) return undefined;
    await audit(tx, as(by, pass), 'redeemSsoTicket', pass.domain, { ticket: nameOf(ticket) });
    await insertSession(tx, digest(session), pass, new Date(by.now.getTime() + SESSION_LIFE));
    return session;
  };
  // Of which domain it is, only the ticket says.
  return within(PLATFORM, async () => transact(sql, enter));
}

/** What a session is good for; undefined when it is none. */
export async function passOf(sql: Sql, session: string | undefined, now: Date): Promise<Pass | undefined> {
  if (session === undefined) return undefined;
  return within(PLATFORM, async () => findSession(sql, digest(session), now));
}

/** Changes made on the page are made by whoever asked for the ticket. */
export function as(by: By, pass: Pass): By {
  const { accountId, account, domainId } = pass;
  return { ...by, caller: { kind: 'ticket', name: pass.mintedBy }, about: { accountId, account, domainId } };
}

/** The token that every form of a session carries, so that no other site can send one (CSRF). */
export function formToken(key: Buffer, session: string): string {
  return createHmac('sha256', key).update(`antispam form ${session}`).digest('hex');
}

export function isFormToken(key: Buffer, session: string, given: string): boolean {
  const [own, other] = [Buffer.from(formToken(key, session)), Buffer.from(given)];
  return own.length === other.length && timingSafeEqual(own, other);
}
