/** What the scripts of a mailbox and its domain say, as read back from their text. */
import { isDeepStrictEqual } from 'node:util';
import type { DomainState, Script } from '../../server/policy/compile.ts';
import { ID } from './policy-case.ts';
import type { AnyState } from './policy-states.ts';
import { type Read, readSieve } from './sieve-reader.ts';

/** The texts of others that are in them, by what they are for. */
export interface Texts {
  lists: Record<string, string[]>;
  targets: string[];
  answers: { subject: string; body: string; handle: string }[];
}

export interface Meaning {
  texts: Texts;
  /** All the rest, with one command for several of one kind. */
  skeleton: Read[];
}

const SETS = new Set(['own_white', 'own_black', 'domain_white', 'domain_black']);

/** @throws Error when a script is no Sieve, or includes one that is not there */
export function meaningOf(scripts: readonly Script[]): Meaning {
  const texts: Texts = { lists: {}, targets: [], answers: [] };
  const main = ['mailbox', 'domain', 'plan'].flatMap((name) => opened(name, scripts));
  const skeleton = main.map((command) => takenOut(command, texts)).filter((command) => command !== undefined);
  return {
    texts,
    skeleton: skeleton.filter((each, index) => JSON.stringify(each) !== JSON.stringify(skeleton[index - 1])),
  };
}

/** The commands of a script, those of its parts among them; what is only there for the language is left out. */
function opened(name: string, scripts: readonly Script[]): Read[] {
  const script = scripts.find((each) => each.name === name);
  if (script === undefined) throw new Error(`${name} is not there`);
  const commands = readSieve(script.data);
  const required = commands.flatMap(({ word, args }) => (word === 'require' ? [args[0]].flat() : []));
  const hasDollar = commands.some(({ word, args }) => word === 'set' && args[0] === 'dollar' && args[1] === '$');
  if (hasDollar && !required.includes('variables')) throw new Error(`${name} has a variable without variables`);
  const inlined = (all: Read[]): Read[] =>
    all.flatMap((command) => {
      const part = command.word === 'include' ? textOf(command.args[1]) : '';
      if (part.startsWith('part-')) return opened(part.slice('part-'.length), scripts);
      return [{ ...command, block: inlined(command.block) }];
    });
  const rest = commands.filter(({ word, args }) => !/^(require|global)$/.test(word) && args[0] !== 'dollar');
  return inlined(hasDollar ? rest.map(withDollar) : rest);
}

/** `${dollar}` is the only variable whose value is the same in all deliveries. */
function withDollar(command: Read): Read {
  const of = (text: string): string => text.replaceAll('${dollar}', '$');
  const args = command.args.map((arg) => {
    if (typeof arg === 'string') return of(arg);
    if (Array.isArray(arg)) return arg.map(of);
    return 'word' in arg ? withDollar(arg) : arg;
  });
  return { ...command, args, block: command.block.map(withDollar) };
}

const textOf = (arg: Read['args'][number] | undefined): string => (typeof arg === 'string' ? arg : '');

/** Takes the texts of others out of a command; undefined when nothing else is in it. */
function takenOut(command: Read, texts: Texts): Read | undefined {
  const { word, args, block } = command;
  if (word === 'redirect') {
    texts.targets.push(unquoted(textOf(args.at(-1))));
    return { word, args: args.slice(0, -1), block };
  }
  if (word === 'vacation') {
    texts.answers.push(answerOf(args));
    return { word, args: [], block };
  }
  const variable = block.length === 1 && block[0]!.word === 'set' ? textOf(block[0]!.args[0]) : '';
  const inside = block.map((each) => takenOut(each, texts)).filter((each) => each !== undefined);
  if (!SETS.has(variable)) return { word, args, block: inside };
  // if string :is [who has sent it] [entries] { set the variable }, and black ones with any From beside it
  const { asked, entries } = askedOf(args[0] as Read);
  (texts.lists[variable] ??= []).push(...entries.map(unquoted));
  return { word, args: [asked], block: inside };
}

/** A test, and the entries of it. @throws Error when it asks of one thing by other entries than of the other */
function askedOf(test: Read): { asked: Read; entries: string[] } {
  if (test.word === 'anyof') {
    const [first, { word, args }] = test.args as [Read, Read];
    const [several, any] = args as [Read, Read];
    const [one, all] = [askedOf(first), askedOf(any)];
    const isDomains = (any.args[0] as { tag: string }).tag === 'domain';
    const same = isDomains ? all.entries.map((domain) => `@${domain}`) : all.entries;
    if (!isDeepStrictEqual(one.entries, same)) throw new Error('the first From and any From have other entries');
    return { asked: { ...test, args: [one.asked, { word, args: [several, all.asked], block: [] }] }, entries: same };
  }
  return { asked: { ...test, args: test.args.slice(0, -1) }, entries: test.args.at(-1) as string[] };
}

/** An address without the quotes that a local part may stand in (RFC 5321 4.1.2). */
export function unquoted(address: string): string {
  const quoted = /^"([^]*)"(@[^@]*)$/.exec(address);
  return quoted ? quoted[1]!.replaceAll(/\\([^])/g, '$1') + quoted[2]! : address;
}

function answerOf(args: Read['args']): Texts['answers'][number] {
  const after = (name: string): string | undefined => {
    const at = args.findIndex((arg) => typeof arg === 'object' && 'tag' in arg && arg.tag === name);
    return at < 0 ? undefined : textOf(args[at + 1]);
  };
  const isMime = args.some((arg) => typeof arg === 'object' && 'tag' in arg && arg.tag === 'mime');
  const body = textOf(args.at(-1));
  return {
    subject: after('subject') ?? '',
    body: withoutBreaks(isMime ? decoded(body) : body),
    handle: after('handle') ?? '',
  };
}

/** A MIME part with a text in base64, and nothing else. */
function decoded(part: string): string {
  const found = /^Content-Type: text\/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n([A-Za-z0-9+/=\r\n]*)$/.exec(part); // oxfmt-ignore
  if (found === null) throw new Error(`no MIME part: ${part.slice(0, 200)}`);
  return clean(Buffer.from(found[1]!, 'base64').toString());
}

/** What Sieve can hold of a text (RFC 5228 2.4.2): no NUL, no half character, lines ending with CR LF. */
const clean = (text: string): string =>
  text.toWellFormed().replaceAll('\0', '').replaceAll(/\r\n|\r|\n/g, '\r\n'); // oxfmt-ignore

/** A text so long that it would not fit as base64 has its long lines broken: those of such a text do not count. */
const LONGEST_ENTITY = 300_000;

function withoutBreaks(body: string): string {
  return Buffer.byteLength(body) * 1.34 > LONGEST_ENTITY ? body.replaceAll('\r\n', '') : body;
}

const isDomain = (entry: string): boolean => entry.startsWith('@');
const isAddress = (entry: string): boolean => !isDomain(entry);
const inKinds = (entries: readonly string[]): string[] => [...entries.filter(isAddress), ...entries.filter(isDomain)];

/** What must be found of a state, and a state of the same kinds of settings whose texts are plain. */
export function shapeOf({ domain, mailbox, plan }: AnyState): { wanted: Texts; plain: AnyState } {
  const { autoresponder, exchange, forwards } = mailbox;
  const targets = [...new Set([...forwards, ...(exchange?.forwardTo ?? [])])];
  const lists = {
    own_white: inKinds(mailbox.lists.white),
    own_black: inKinds(mailbox.lists.black),
    domain_white: inKinds(domain.lists.white),
    domain_black: inKinds(domain.lists.black),
  };
  const wanted: Texts = {
    lists: Object.fromEntries(Object.entries(lists).filter(([, entries]) => entries.length > 0).map(([name, entries]) => [name, [...entries]])), // oxfmt-ignore
    targets: targets.length > 1 ? [`${ID}@forwards.invalid`] : targets,
    answers: autoresponder === undefined ? [] : [answerWanted(autoresponder)],
  };
  const one = <T>(all: readonly T[], item: T): T[] => (all.length > 0 ? [item] : []);
  const oneOfEach = (entries: readonly string[], item: string): string[] => [
    ...one(entries.filter(isAddress), item),
    ...one(entries.filter(isDomain), item.slice(item.indexOf('@'))),
  ];
  const plainLists = (given: DomainState['lists']) => ({
    white: oneOfEach(given.white, 'w@white.example'),
    black: oneOfEach(given.black, 'b@black.example'),
  });
  const plain: AnyState = {
    plan,
    domain: { ...domain, lists: plainLists(domain.lists) },
    mailbox: {
      ...mailbox,
      lists: plainLists(mailbox.lists),
      forwards: one(forwards, 't@else.example'),
      autoresponder: autoresponder && { subject: 'x', body: 'x', generation: 1 },
      exchange: exchange && {
        ...exchange,
        forwardTo: one(exchange.forwardTo, 'u@else.example'),
      },
    },
  };
  return { wanted, plain };
}

function answerWanted({ subject, body, generation }: { subject: string; body: string; generation: number }) {
  return { subject: clean(subject), body: withoutBreaks(clean(body)), handle: `autoresponder-${generation}` };
}
