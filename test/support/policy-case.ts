/** Golden cases of the policy compiler (server/policy/cases): a state, written short, and what becomes of some mails. */
import fs from 'node:fs';
import path from 'node:path';
import type { DomainState, MailboxState, Script } from '../../server/policy/compile.ts';

/** Functions of server/policy/compile.ts, or of a copy of it. */
export interface Compiler {
  compileMailbox: (state: MailboxState) => Script[];
  compileDomain: (state: DomainState) => Script[];
  compilePlan: (plan: { forwardKeepsCopy: boolean }) => Script;
}

/** A domain: attributes of CleanMailPlus by their names, and lists. */
interface ShortDomain {
  white?: string[];
  black?: string[];
  [attribute: string]: string | string[] | undefined;
}

/** A mailbox: what a domain has, and more. What is not there is not set. */
type ShortMailbox = ShortDomain | Partial<Own>;
type Own = Pick<MailboxState, 'forwards' | 'autoresponder'> & {
  virtual: boolean;
  exchange: Partial<NonNullable<MailboxState['exchange']>>;
};

/** A mail that is tried. Each comes after the one before, to the same mailbox. */
export interface ShortMail {
  /** What it is about. */
  mail: string;
  /** The envelope sender; `""` for a bounce. Missing: s@else.example. */
  from?: string;
  /** The envelope recipient. Missing: me@home.example. */
  to?: string;
  /** Header fields in place of the usual ones or beside them; null: without it; several: so many fields. */
  header?: Record<string, string | string[] | null>;
  /** What the filters have found. */
  score?: number;
  /** The score without what was taught, when that says something. */
  untaught?: number;
  /** True: what was taught is another domain's, and the mail has come by a forward. */
  byAnother?: true;
  marks?: ('virus' | 'dangerous' | 'phishing' | 'aligned' | 'authenticated' | 'refused')[];
  /** Of the body. Missing: a few. */
  bytes?: number;
  /** True: this is no new mail but the one that was forwarded last. */
  comesBack?: true;
  /** What the mailbox has set anew before the mail comes. */
  now?: ShortMailbox;
  /** What happens, in the words of `outcome`. */
  then: string | string[];
}

interface ShortCase {
  shows: string;
  domain?: ShortDomain;
  mailbox?: ShortMailbox;
  /** Missing: a copy stays. */
  plan?: { forwardKeepsCopy: boolean };
  mails: ShortMail[];
}

export interface PolicyCase {
  name: string;
  mails: ShortMail[];
  /** The scripts before each mail: those of the mailbox, the domain and the plan. */
  scripts: (compiler: Compiler, mail: number) => Script[];
  /** Where all texts stand that the compiler writes for it. */
  golden: string;
  goldenText: (compiler: Compiler) => string;
}

const folder = path.join(import.meta.dirname, '..', '..', 'server', 'policy', 'cases');

export const ID = '00000000-0000-7000-8000-000000000001';
/** Of the domain that the mailbox is of. */
export const DOMAIN_ID = '00000000-0000-7000-8000-000000000002';

/** All cases there are, by name. */
export function policyCases(): PolicyCase[] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.json'));
  if (names.length < 10) throw new Error('the cases of the compiler were not found');
  return names.toSorted().map((file) => {
    const short = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as ShortCase;
    const name = path.basename(file, '.json');
    const scripts = (compiler: Compiler, mail: number): Script[] => [
      ...compiler.compileMailbox(mailboxState(Object.assign({}, ...changes(short).slice(0, mail + 2)) as ShortMailbox)),
      ...compiler.compileDomain(domainState(short.domain ?? {})),
      compiler.compilePlan(short.plan ?? { forwardKeepsCopy: true }),
    ];
    const goldenText = (compiler: Compiler): string =>
      written(
        short.shows,
        [...short.mails.keys()].map((mail) => scripts(compiler, mail)),
      );
    return {
      name,
      mails: short.mails.map(withFields),
      scripts,
      golden: `server/policy/cases/${name}.sieve`,
      goldenText,
    };
  });
}

/** What the mailbox has, and what each mail finds changed. */
const changes = ({ mailbox = {}, mails }: ShortCase): ShortMailbox[] => [mailbox, ...mails.map(({ now = {} }) => now)];

/** Whoever has set nothing has the script of all those. */
function domainState({ white = [], black = [], ...rest }: ShortDomain): DomainState {
  const domainId = white.length + black.length + Object.keys(rest).length > 0 ? DOMAIN_ID : '';
  const values = Object.entries(rest).filter((entry): entry is [string, string] => /^[A-Z_]+$/.test(entry[0]));
  return {
    domainId,
    values: new Map(values),
    lists: { white: white.flatMap(spelledOut), black: black.flatMap(spelledOut) },
  };
}

function mailboxState(short: ShortMailbox): MailboxState {
  const { virtual = false, forwards = [], autoresponder, exchange } = short as Partial<Own>;
  const none = { maxReceiveSize: 'unlimited', requiresAuthentication: false } as const;
  return {
    ...domainState(short as ShortDomain),
    id: ID,
    isVirtual: virtual,
    autoresponder: autoresponder && {
      ...autoresponder,
      subject: filled(autoresponder.subject),
      body: filled(autoresponder.body),
    },
    forwards: forwards.flatMap(spelledOut),
    exchange: exchange && {
      ...none,
      keepsCopy: false,
      ...exchange,
      forwardTo: (exchange.forwardTo ?? []).flatMap(spelledOut),
    },
  };
}

const filled = (text: string): string =>
  text.replaceAll(/\{([^{}*]+|.)\*(\d+)\}/gsu, (_, filling: string, times: string) => filling.repeat(Number(times)));

/** A mail whose Subject and header fields are filled, too. */
function withFields(mail: ShortMail): ShortMail {
  const fields = Object.entries(mail.header ?? {}).map(([name, value]) => {
    if (value === null) return [name, value] as const;
    return [name, Array.isArray(value) ? value.map(filled) : filled(value)] as const;
  });
  return { ...mail, mail: filled(mail.mail), header: Object.fromEntries(fields) };
}

/** `a{1..3}` stands for `a1`, `a2` and `a3`; `{x*5}` for `xxxxx`, `{a, *2}` for `a, a, `. */
export function spelledOut(text: string): string[] {
  const [, before, first, last, after] = /^([^]*)\{(\d+)\.\.(\d+)\}([^]*)$/.exec(filled(text)) ?? [];
  if (first === undefined) return [filled(text)];
  const numbers = Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => Number(first) + index);
  return numbers.map((number) => `${before}${number}${after}`);
}

/** What the mail store takes for sure, in bytes. An autoresponder is one text, whose length the API limits (contract.md F.1). */
const LONGEST = 100_000;

/** Whether a script could keep mails from being delivered. */
export function tooLong({ name, data }: Script): boolean {
  return Buffer.byteLength(data) > (name.startsWith('autoresponder-') ? 3.2 * LONGEST : LONGEST);
}

/** A part's name holds a digest of its text: of one that is very long the beginning is enough to see. */
const LONGEST_SHOWN = 6000;

/** @param all the scripts before each mail; what has been written is not written again */
function written(shows: string, all: Script[][]): string {
  const seen = new Set<string>();
  const parts = all.flat().flatMap(({ name, id, data }) => {
    if (seen.has(`${name} ${id}`)) return [];
    seen.add(`${name} ${id}`);
    const rest = data.length > LONGEST_SHOWN ? `\n# ... ${Buffer.byteLength(data)} bytes, SHA-256 ${id}\n` : '';
    return [`\n# ----- ${name} -----\n${data.slice(0, LONGEST_SHOWN).toWellFormed()}${rest}`];
  });
  return [`# ${shows}\n`, ...parts].join('');
}
