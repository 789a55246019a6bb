/** Migration tickets: a customer asks for a mailbox to be brought over (contract.md B.2 row 40; operator.md, /tickets). */
import type { Static } from 'typebox';
import { v7 as uuidv7 } from 'uuid';
import { audit } from '../../audit.ts';
import { changes } from '../../audit/changes.ts';
import type { Sql } from '../../db/connect.ts';
import { transact } from '../../db/transact.ts';
import * as faults from '../../faults.ts';
import type { By } from '../../http/gate.ts';
import type { Stem } from '../../http/principals.ts';
import { layOut } from '../../outbox.ts';
import type { Scope } from '../accounts/queries.ts';
import { keepAccount } from '../accounts/queries.ts';
import { findTicket, insertTicket, supportAddress, updateTicket } from './queries.ts';
import type { TicketBody } from './schema.ts';

/** Stores a ticket and lays out its mail in the same transaction: neither is ever without the other. @returns its id */
export async function createTicket(
  sql: Sql,
  by: By,
  stem: Required<Stem>,
  body: Static<typeof TicketBody>,
): Promise<string> {
  const id = uuidv7();
  const { account, domain, username } = stem;
  await transact(sql, async (tx) => {
    if ((await keepAccount(tx, account.id)) === undefined) throw faults.notFound('Account');
    const place = { domain: domain.domain, mailbox: username.username };
    await audit(tx, by, 'createTicket', `${place.mailbox}@${place.domain}`, { ticket: id });
    await insertTicket(tx, { id, accountId: account.id, ...place, ...body, createdDate: by.now });
    const recipient = await supportAddress(tx);
    if (recipient === undefined) return;
    const about = `Account: ${account.accountNumber}\nMailbox: ${place.mailbox}@${place.domain}\nTicket: ${id}\n\n`;
    // A subject is one line; what the customer wrote otherwise stays in the ticket.
    const subject = `[Migration] ${body.subject.replace(/\s+/gu, ' ')}`;
    await layOut(tx, { recipient, subject, body: about + body.body }, by.now);
  });
  return id;
}

/** Opens or closes a ticket. */
export async function setTicket(sql: Sql, by: By, scope: Scope, id: string, status: 'open' | 'closed'): Promise<void> {
  await transact(sql, async (tx) => {
    const found = await findTicket(tx, scope, id);
    if (found === undefined) throw faults.notFound('Ticket');
    const about = { accountId: found.accountId, account: found.account };
    await audit(tx, by, 'setTicket', id, changes(found, { status }), about);
    await updateTicket(tx, found.id, status);
  });
}
