/** What Exchange mailboxes allow (operator.md, extra fields): rules and a mail in, Postfix's words out. Pure. */
import { mailAddress } from '../../server/mail-address.ts';
import { HEADERS, shortId } from '../../server/policy/words.ts';
import type { OwnAddresses, RecipientRules, SenderLimits, SenderLists } from '../queries.ts';

/** access(5): this says nothing, the next restriction decides. */
export const DUNNO = 'DUNNO';

const TOO_LARGE_TO_SEND = '552 5.3.4 The mail is larger than this mailbox may send';
const TOO_LARGE_TO_TAKE = '552 5.3.4 The mail is larger than this mailbox takes';
const TOO_MANY = '550 5.5.3 Too many recipients: this mailbox may not write to as many at once';
const LOGIN_NEEDED = '550 5.7.1 This mailbox takes mail only from senders who have logged in here';
const NOT_WANTED = '550 5.7.1 This mailbox takes no mail from this sender';

/** A mail, as it is known when one of its recipients is named. */
export interface Envelope {
  /** Empty: a bounce or its like. */
  sender: string;
  /** All addresses of the sender's mailbox, when it is one of ours. */
  own: OwnAddresses | undefined;
  hasLogin: boolean;
  /** Bytes as declared; 0: not declared. */
  size: number;
}

/** May this mail go to the recipient with these rules? Undefined: yes. */
export function refusalByRecipient(rules: RecipientRules, mail: Envelope): string | undefined {
  if (rules.needsLogin && !mail.hasLogin) return LOGIN_NEEDED;
  if (!takes(rules, mail)) return NOT_WANTED;
  return mail.size > rules.largest ? TOO_LARGE_TO_TAKE : undefined;
}

/**
 * Whether the sender is one that the mailbox has chosen. A bounce has none, and to refuse it would hide from the mailbox that its own
 * mail was not delivered. (Where a log-in is needed, one from outside is refused all the same: anyone can send one.)
 */
export function takes({ onlyFrom, notFrom }: SenderLists, mail: Pick<Envelope, 'sender' | 'own'>): boolean {
  if (mail.sender === '') return true;
  return (onlyFrom.trim() === '' || isListed(onlyFrom, mail)) && !isListed(notFrom, mail);
}

/** Mailboxes in one header field, which Postfix breaks after 998 characters. */
const MOST_NAMED = 70;

/** For a mail that Sieve sends on: the header field by which the scripts of those know it that do not take its sender. */
export function refusalAhead(
  targets: readonly (SenderLists & { id: string })[],
  mail: Pick<Envelope, 'sender' | 'own'>,
) {
  const refusing = targets.filter((target) => !takes(target, mail)).map(({ id }) => shortId(id));
  return refusing.length === 0 ? undefined : `PREPEND ${HEADERS.refusedBy}: ${refusing.slice(0, MOST_NAMED).join(' ')}`;
}

/** May this log-in send so much to so many? @param recipients those named so far, this one with them */
export function refusalBySender(limits: SenderLimits, size: number, recipients: number): string | undefined {
  if (size > limits.largest) return TOO_LARGE_TO_SEND;
  return recipients > limits.recipients ? TOO_MANY : undefined;
}

/**
 * The whole mail has come. A refusal now is one for all recipients: so it is given only when none of them takes the mail, and the
 * others' own scripts keep it from those that do not.
 * @param most bytes that the most generous recipient takes
 */
export function refusalAtEnd(size: number, most: number): string | undefined {
  return size > most ? TOO_LARGE_TO_TAKE : undefined;
}

/**
 * Whether the sender is on a list of addresses separated by commas, as they were written. Any address of a mailbox of ours stands
 * for all of them.
 */
export function isListed(list: string, { sender, own }: Pick<Envelope, 'sender' | 'own'>): boolean {
  const wanted = normal(sender);
  return list.split(',').some((written) => {
    const entry = normal(written.trim().replace(/^smtp:/i, ''));
    if (entry === '') return false;
    return entry === wanted || (own !== undefined && isOwn(entry, own));
  });
}

function isOwn(address: string, own: OwnAddresses): boolean {
  const at = address.lastIndexOf('@');
  const [local = ''] = address.slice(0, Math.max(at, 0)).split('+');
  return own.locals.includes(local) && own.domains.includes(address.slice(at + 1));
}

/** In lower case, the domain as the DNS has it. What is no address stays a text that equals no other's. */
function normal(address: string): string {
  const read = mailAddress(address);
  return (read === undefined ? address : `${read.local}@${read.domain}`).toLowerCase();
}
