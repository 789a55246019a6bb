/**
 * What becomes of a mail, told once more from contract.md F.3 and in other words than the product's: a few senders, points and
 * settings are enough to see whether a change has been taken in. Pure.
 */

/** What a domain, or a mailbox itself, has set. */
export interface Rules {
  /** CleanMailPlus, by field. */
  values: Map<string, string>;
  /** `W` or `B` by address, or by `@domain`. */
  list: Map<string, string>;
}

export interface DomainState extends Rules {
  isDisabled: boolean;
  /** The plan's forwardKeepsCopy. */
  keepsCopy: boolean;
}

export interface MailboxState extends Rules {
  name: string;
  forwards: Set<string>;
  /** To whom a reply has gone since the last PUT; undefined: the autoresponder is off. */
  answered: Set<string> | undefined;
  /** Of an Exchange mailbox. */
  exchange: { needsLogin: boolean; refused: string; forwardTo: string; keepsCopy: boolean } | undefined;
}

export interface TestMail {
  sender: string;
  points: number;
  hasVirus: boolean;
}

export interface Outcome {
  /** At RCPT. */
  answer: number;
  folder: 'INBOX' | 'Spam' | 'none';
  isMarked: boolean;
  sentTo: string[];
  isReplied: boolean;
}

const DEFAULTS: Record<string, string> = {
  SPAM_LEVEL: '6',
  SPAM_ACTION: '2',
  VIRUS_ACTION: '1',
  SPAM_DISCARD_LEVEL: '20',
  CLEANMAIL_PLUS: '0',
  SPAM_CHECK: '1',
};
const POINTS_OF_LEVEL: Record<string, number> = { '6': 12, '5': 10, '4': 8, '3': 6, '2': 4.5, '1': 3 };
const GONE: Outcome = { answer: 250, folder: 'none', isMarked: false, sentTo: [], isReplied: false };

export function outcomeOf(domain: DomainState, mailbox: MailboxState, mail: TestMail): Outcome {
  const value = (field: string): string =>
    mailbox.values.get(field) ?? domain.values.get(field) ?? DEFAULTS[field] ?? '';
  const { exchange } = mailbox;
  if (domain.isDisabled || exchange?.needsLogin === true || exchange?.refused === mail.sender)
    return { ...GONE, answer: 550 };
  if (mail.hasVirus && value('VIRUS_ACTION') === '1') return GONE;
  const verdict = listed(mailbox, mail.sender) ?? listed(domain, mail.sender);
  if (verdict === 'B') return GONE;
  const isSpam = verdict !== 'W' && value('SPAM_CHECK') === '1' && mail.points >= POINTS_OF_LEVEL[value('SPAM_LEVEL')]!;
  const discardsFrom = value('CLEANMAIL_PLUS') === '1' ? Number(value('SPAM_DISCARD_LEVEL')) : 0;
  if (isSpam && discardsFrom > 0 && mail.points >= discardsFrom) return GONE;
  if (isSpam && value('SPAM_ACTION') === '3') return GONE;
  if (isSpam && value('SPAM_ACTION') === '1') return { ...GONE, folder: 'Spam' };
  const sentTo = targetsOf(mailbox);
  return {
    answer: 250,
    folder: sentTo.length === 0 || keepsCopy(domain, mailbox) ? 'INBOX' : 'none',
    isMarked: isSpam && value('SPAM_ACTION') === '2',
    sentTo,
    isReplied: !isSpam && mailbox.answered?.has(mail.sender) === false,
  };
}

/** White before black. */
function listed({ list }: Rules, sender: string): string | undefined {
  const found = new Set([list.get(sender), list.get(sender.slice(sender.indexOf('@')))]);
  return ['W', 'B'].find((type) => found.has(type));
}

function targetsOf({ forwards, exchange }: MailboxState): string[] {
  const more = exchange === undefined || exchange.forwardTo === '' ? [] : [exchange.forwardTo];
  return [...new Set([...forwards, ...more])].toSorted();
}

/** Of two that say whether a copy stays, each may say no. */
function keepsCopy(domain: DomainState, { forwards, exchange }: MailboxState): boolean {
  const exchangeKeeps = exchange === undefined || exchange.forwardTo === '' || exchange.keepsCopy;
  return exchangeKeeps && (forwards.size === 0 || domain.keepsCopy);
}

/** What tells two outcomes apart. */
export const shown = (outcome: Outcome): string => JSON.stringify(outcome);
