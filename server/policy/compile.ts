/**
 * From a mailbox's or a domain's state to the Sieve that runs at each delivery (contract.md F.3). Pure. The order of `EFFECTS` is
 * the order of the lines in the script, and so the order of effect (docs/reference/order-of-effect.md is made from it).
 */
import { createHash } from 'node:crypto';
import { answer, type Autoresponder } from '../features/autoresponder/policy.ts';
import {
  BLACK_COPIES,
  isDomain,
  listVerdict,
  matchBlack,
  matchWhite,
  senderVariables,
} from '../features/blackwhitelist/policy.ts';
import {
  attachmentToFolder,
  domainValues,
  learningVerdict,
  ownDomain,
  ownValues,
  spamDelete,
  spamDiscardLevel,
  spamTag,
  spamToFolder,
  spamVerdict,
  type Values,
  virusVerdict,
} from '../features/cleanmailplus/policy.ts';
import { type Receiving, refuse } from '../features/exchange/policy.ts';
import {
  dropReturned,
  endLoop,
  forwardTo,
  keepCopy,
  markForwarded,
  returnCircling,
} from '../features/forwards/policy.ts';
import { include, set, when } from '../sieve/commands.ts';
import { quote, quoteLocalPart } from '../sieve/quote.ts';
import { type Command, script } from '../sieve/script.ts';
import { not, stringIs } from '../sieve/tests.ts';
import { calledBy, SCRIPTS, VARIABLES, valueOf } from './words.ts';

/** Senders in their order, lower case; `@domain` for all of a domain. */
export interface Lists {
  white: readonly string[];
  black: readonly string[];
}

/** All that a domain says about the mail of its mailboxes. */
export interface DomainState {
  /** Its id; empty in the scripts of all that have set nothing. */
  domainId: string;
  values: Values;
  lists: Lists;
}

/** All that a mailbox itself says about its mail; `domainId` is its domain's. */
export interface MailboxState extends DomainState {
  /** Its id. */
  id: string;
  isVirtual: boolean;
  /** Undefined: none, or switched off. */
  autoresponder: Autoresponder | undefined;
  forwards: readonly string[];
  /** Undefined for a mailbox that is no Exchange mailbox. */
  exchange: (Receiving & { forwardTo: readonly string[]; keepsCopy: boolean }) | undefined;
}

/** A script as it is stored; the first of several is the one that includes the others. */
export interface Script {
  name: string;
  /** SHA-256 of the text, hexadecimal. */
  id: string;
  data: string;
}

/** Puts commands into a script of their own when they are many. @returns what stands in their place */
type Part = (name: string, commands: Command[]) => Command[];

/** One step of a mailbox's script. */
export interface Effect {
  /** For the reference: which settings rule it, and what it does. */
  settings: string;
  does: string;
  lines: (state: MailboxState, part: Part) => Command[];
}

const GLOBALS = Object.values(VARIABLES);

export const EFFECTS: readonly Effect[] = [
  {
    settings: 'the domain’s CleanMailPlus and lists',
    does: 'are read; what the domain has not set has its default',
    lines: () => [include(SCRIPTS.domain)],
  },
  {
    settings: 'the mailbox’s CleanMailPlus',
    does: 'each value that the mailbox has set takes the place of the domain’s',
    lines: ({ domainId, values }) => [...ownDomain(domainId), ...ownValues(values)],
  },
  {
    settings: 'forwards; the plan’s `forwardKeepsCopy`',
    does: 'a mail that this mailbox has forwarded and that comes back is dropped, if a copy of it has stayed here',
    lines: (state) => (canKeepCopy(state) ? [...copyWish(state), ...dropReturned(state.id)] : []),
  },
  {
    settings: 'VIRUS_ACTION',
    does: '1: a mail with a virus is discarded, whoever sent it',
    lines: () => virusVerdict(),
  },
  {
    settings: 'black and white list of the mailbox',
    does: 'whether the sender is on them is found out: the envelope sender; for black any address of From, for white a proven From alone',
    lines: ({ lists }, part) => listLines(lists, [VARIABLES.ownWhite, VARIABLES.ownBlack], part),
  },
  {
    settings: 'black and white lists of mailbox and domain',
    does: 'mailbox before domain, white before black: a black sender’s mail is discarded, a white one’s skips the spam verdict',
    lines: () => listVerdict(),
  },
  {
    settings: 'SPAM_LEARNING',
    does: '1: what mailboxes of the domain have taught counts in the score, with CLEANMAIL_PLUS 1 only; what those of another have, whose forward it came by, does not',
    lines: () => learningVerdict(),
  },
  {
    settings: 'SPAM_CHECK, SPAM_LEVEL, PHISHING_CHECKS',
    does: 'whether the mail is spam is decided; phishing counts as spam with CLEANMAIL_PLUS 1 only',
    lines: () => spamVerdict(),
  },
  {
    settings: 'SPAM_DISCARD_LEVEL',
    does: 'spam of so many points is discarded, with CLEANMAIL_PLUS 1 only',
    lines: () => spamDiscardLevel(),
  },
  { settings: 'SPAM_ACTION 3', does: 'spam is discarded', lines: () => spamDelete() },
  {
    settings: 'Exchange: sizes and senders',
    does: 'what the mailbox does not take goes back to its sender, when it came by a forward, too',
    lines: ({ id, exchange }) => (exchange === undefined ? [] : [...senderVariables(), ...refuse(id, exchange)]),
  },
  {
    settings: 'SPAM_ACTION 1',
    does: 'spam goes to the folder Spam and no further; a virtual mailbox has no folder: it goes on',
    lines: ({ isVirtual }) => (isVirtual ? [] : spamToFolder()),
  },
  { settings: 'SPAM_ACTION 2', does: 'spam gets `[SPAM] ` before its Subject', lines: () => spamTag() },
  {
    settings: 'ATTACHMENT_CONTROL',
    does: '1: a dangerous attachment goes to the folder Spam and no further, with CLEANMAIL_PLUS 1 only; not in a virtual mailbox',
    lines: ({ isVirtual }) => (isVirtual ? [] : attachmentToFolder()),
  },
  {
    settings: 'forwards',
    does: 'any other mail that this mailbox has forwarded and that comes back stays here, and goes no further; what circles among virtual mailboxes goes back to its sender',
    lines: (state) => (canKeepCopy(state) ? endLoop(state.id) : state.isVirtual ? returnCircling(state.id) : []),
  },
  {
    settings: 'forwards; Exchange: forwardingSmtpAddress',
    does: 'the mail goes on to every target; one that went on from here before, and now comes by the forward of another mailbox, is dropped',
    lines: (state) =>
      targetsOf(state).length === 0 ? [] : [...markForwarded(state.id), ...forwardTo(state.id, targetsOf(state))],
  },
  {
    settings: '`forwardKeepsCopy`, deliverToMailboxAndForward',
    does: 'a copy of a forwarded mail stays in INBOX, or not; never in a virtual mailbox',
    lines: (state) => (canKeepCopy(state) ? keepCopy() : []),
  },
  {
    settings: 'autoresponder',
    does: 'the sender gets the reply, if the mail is no spam',
    lines: ({ autoresponder }, part) =>
      autoresponder === undefined
        ? []
        : [when(not(stringIs([valueOf(VARIABLES.spam)], ['1'])), part('autoresponder', answer(autoresponder)))],
  },
];

/** The scripts of a mailbox. */
export function compileMailbox(state: MailboxState): Script[] {
  const parts: Script[] = [];
  const commands = EFFECTS.flatMap(({ lines }) => lines(state, collectInto(parts)));
  return [named(SCRIPTS.mailbox, script(commands, GLOBALS)), ...parts];
}

/** The scripts of a domain, which those of its mailboxes include. */
export function compileDomain({ domainId, values, lists }: DomainState): Script[] {
  const parts: Script[] = [];
  const variables = [VARIABLES.domainWhite, VARIABLES.domainBlack] as const;
  const commands = [
    ...ownDomain(domainId),
    ...domainValues(values),
    ...listLines(lists, variables, collectInto(parts)),
  ];
  return [named(SCRIPTS.domain, script(commands, GLOBALS)), ...parts];
}

/** What the plan says, as a mailbox that forwards includes it. */
export function compilePlan(plan: { forwardKeepsCopy: boolean }): Script {
  return named(SCRIPTS.plan, script([set(VARIABLES.keepsCopy, plan.forwardKeepsCopy ? '1' : '')], GLOBALS));
}

function targetsOf({ forwards, exchange }: MailboxState): readonly string[] {
  return [...new Set([...forwards, ...(exchange?.forwardTo ?? [])])];
}

/** Whether a copy of what goes on can stay. A virtual username keeps nothing, so no loop ends there either. */
function canKeepCopy(state: MailboxState): boolean {
  return !state.isVirtual && targetsOf(state).length > 0;
}

/** Sets whether a copy stays: of several that may say no, each may. */
function copyWish({ forwards, exchange }: MailboxState): Command[] {
  if (exchange !== undefined && exchange.forwardTo.length > 0 && !exchange.keepsCopy) return [];
  return forwards.length > 0 ? [include(SCRIPTS.plan)] : [set(VARIABLES.keepsCopy, '1')];
}

function listLines(
  { white, black }: Lists,
  [whiteVariable, blackVariable]: readonly [string, string],
  part: Part,
): Command[] {
  if (white.length + black.length === 0) return [];
  return [
    ...senderVariables(),
    ...kinds(white, 1).flatMap((entries) => part('white', matchWhite(whiteVariable, entries))),
    ...kinds(black, BLACK_COPIES).flatMap((entries) => part('black', matchBlack(blackVariable, entries))),
  ];
}

/** Addresses first, as Sieve writes a sender's; then whole domains, which are compared with other names. */
function kinds(entries: readonly string[], copies: number): string[][] {
  const addresses = entries.filter((entry) => !isDomain(entry)).map(quoteLocalPart);
  return [...chunks(addresses, copies), ...chunks(entries.filter(isDomain), copies)];
}

/** Bytes. The mail store takes no script over some 340 kB, and asks once for each part at each delivery. */
const SHORTEST_PART = 40_000;
const LONGEST_PART = 90_000;
/** Shorter parts stand in the script itself. */
const LONGEST_INLINE = 8000;

/**
 * Cuts a long list into parts. Where it is cut depends on the texts themselves (one in 512 ends a part that is long enough), so that
 * a text more or less changes one part, mostly, and not all that follow.
 * @param copies how often each text stands in its part: then as many times as often one ends it
 */
function chunks(texts: readonly string[], copies: number): string[][] {
  const cut: string[][] = [];
  let length = Infinity;
  for (const text of texts) {
    const size = copies * (Buffer.byteLength(quote(text, true).text) + 2);
    if (length + size > LONGEST_PART) {
      cut.push([]);
      length = 0;
    }
    cut.at(-1)!.push(text);
    length += size;
    if (length >= SHORTEST_PART && numberOf(text) % (512 / copies) === 0) length = Infinity;
  }
  return cut;
}

/** FNV-1a over the characters, 32 bits. */
function numberOf(text: string): number {
  let number = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) number = Math.imul(number ^ text.charCodeAt(i), 0x01000193);
  return number >>> 0;
}

/** Puts commands into a script of their own, named by its text, unless they are short; the autoresponder's always. */
function collectInto(parts: Script[]): Part {
  return (name, commands) => {
    // A text of a person's own stands in a script without variables, where nothing in it has a meaning.
    const isText = name === 'autoresponder';
    const data = script(commands, isText ? [] : GLOBALS);
    if (!isText && Buffer.byteLength(data) <= LONGEST_INLINE) return commands;
    const id = digest(data);
    const part = { name: `${name}-${id.slice(0, 24)}`, id, data };
    if (!parts.some((there) => there.name === part.name)) parts.push(part);
    return [include(calledBy(part.name))];
  };
}

function named(name: string, data: string): Script {
  return { name, id: digest(data), data };
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
