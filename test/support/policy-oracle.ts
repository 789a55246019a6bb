/**
 * What becomes of a mail, straight from contract.md F.3 and the order of effect, without Sieve: the compiler's scripts have to come to
 * the same end. In the words of policy-outcome.ts.
 */
import type { DomainState, MailboxState } from '../../server/policy/compile.ts';
import { ID, type ShortMail } from './policy-case.ts';
import type { AnyState } from './policy-states.ts';

/** A mail, as far as it matters. Addresses as they are written. */
export interface AnyMail extends Omit<ShortMail, 'then'> {
  from: string;
  /** The addresses of each From field; none: without one. */
  fromHeader: string[][];
  /** Whether the owner's address is in To. */
  toOwner: boolean;
}

const POINTS: Record<string, number> = { '6': 120, '5': 100, '4': 80, '3': 60, '2': 45, '1': 30 };
const DEFAULTS: Record<string, string> = {
  SPAM_LEVEL: '6',
  SPAM_ACTION: '2',
  ATTACHMENT_CONTROL: '1',
  VIRUS_ACTION: '1',
  SPAM_DISCARD_LEVEL: '20',
  PHISHING_CHECKS: '0',
  CLEANMAIL_PLUS: '0',
  SPAM_CHECK: '1',
  SPAM_LEARNING: '0',
};

export function expected({ domain, mailbox, plan }: AnyState, mail: AnyMail): string[] {
  const has = (mark: string): boolean => mail.marks?.includes(mark as 'virus') === true;
  const value = (name: string): string => mailbox.values.get(name) ?? domain.values.get(name) ?? DEFAULTS[name]!;
  const isOn = (name: string): boolean => value(name) === '1' && value('CLEANMAIL_PLUS') === '1';
  if (has('virus') && value('VIRUS_ACTION') === '1') return ['discarded'];

  const sender = listed(domain, mailbox, mail);
  if (sender === 'black') return ['discarded'];
  // Whoever has set nothing has no script that could name the domain.
  const isOurs = mail.byAnother !== true && (mailbox.domainId || domain.domainId) !== '';
  const score = (isOn('SPAM_LEARNING') && isOurs ? undefined : mail.untaught) ?? mail.score ?? -1;
  const counts = score >= POINTS[value('SPAM_LEVEL')]! || (isOn('PHISHING_CHECKS') && has('phishing'));
  const isSpam = value('SPAM_CHECK') === '1' && sender !== 'white' && counts;
  const discardFrom = Number(value('SPAM_DISCARD_LEVEL')) * 10;
  if (isSpam && value('CLEANMAIL_PLUS') === '1' && discardFrom > 0 && score >= discardFrom) return ['discarded'];
  if (isSpam && value('SPAM_ACTION') === '3') return ['discarded'];

  const refusal = refused(mailbox, mail);
  if (refusal !== undefined) return [`rejected to ${mail.from}: ${refusal}`];
  const toSpam = (isSpam && value('SPAM_ACTION') === '1') || (isOn('ATTACHMENT_CONTROL') && has('dangerous'));
  if (toSpam && !mailbox.isVirtual) return ['filed into Spam'];

  const tagged = isSpam && value('SPAM_ACTION') === '2' && !mail.mail.startsWith('[SPAM] ');
  const answers = mailbox.autoresponder !== undefined && !isSpam && mail.from !== '' && mail.toOwner;
  return [
    ...(answers ? [`answered ${mail.from}`] : []),
    ...kept(mailbox, plan.forwardKeepsCopy),
    ...targets(mailbox).map((target) => `redirected to ${target}`),
    ...(tagged ? [`Subject becomes [SPAM] ${mail.mail}`] : []),
  ];
}

/**
 * Mailbox before domain, white before black. Any address of From makes black; a From that is not proven makes nobody white, and of several
 * addresses none but the first: the filter proves no such From.
 */
function listed(domain: DomainState, mailbox: MailboxState, mail: AnyMail): 'white' | 'black' | undefined {
  const names = (addresses: readonly string[]): string[] =>
    addresses.flatMap((written) => {
      const address = written.toLowerCase();
      return address === '' ? [] : [address, address.slice(address.lastIndexOf('@'))];
    });
  const all = mail.fromHeader.flat();
  const isProven = mail.marks?.includes('aligned') === true;
  const whites = names([mail.from, ...(isProven ? all.slice(0, 1) : [])]);
  const blacks = names([mail.from, ...all]);
  for (const { lists } of [mailbox, domain]) {
    if (whites.some((name) => lists.white.includes(name))) return 'white';
    if (blacks.some((name) => lists.black.includes(name))) return 'black';
  }
  return undefined;
}

function refused({ exchange }: MailboxState, mail: AnyMail): string | undefined {
  // Nobody would be told: what is not taken from the null sender would be thrown away.
  if (exchange === undefined || mail.from === '') return undefined;
  const { maxReceiveSize, requiresAuthentication } = exchange;
  const allowance = 8192;
  if (maxReceiveSize !== 'unlimited' && (mail.bytes ?? 0) > maxReceiveSize * 1_048_576 + allowance)
    return 'The message is larger than this mailbox takes.';
  if (requiresAuthentication && mail.marks?.includes('authenticated') !== true)
    return 'This mailbox takes mail of its own system only.';
  return mail.marks?.includes('refused') === true ? 'This mailbox does not take mail of this sender.' : undefined;
}

function kept({ isVirtual, forwards, exchange }: MailboxState, planKeeps: boolean): string[] {
  const gone =
    (forwards.length > 0 && !planKeeps) || (exchange && exchange.forwardTo.length > 0 && !exchange.keepsCopy);
  const forwardsNothing = forwards.length === 0 && !(exchange && exchange.forwardTo.length > 0);
  return forwardsNothing || (!isVirtual && gone !== true) ? ['kept in INBOX'] : [];
}

/** Several are one address (mail/postfix/forwards.cf). */
function targets({ forwards, exchange }: MailboxState): string[] {
  const all = [...new Set([...forwards, ...(exchange?.forwardTo ?? [])])];
  return all.length > 1 ? [`${ID}@forwards.invalid`] : all;
}
