/** Any state of a domain and a mailbox that the API could store, and texts in it that it would not (fast-check). */
import fc from 'fast-check';
import type { DomainState, MailboxState } from '../../server/policy/compile.ts';
import { entryAddress } from '../../server/features/blackwhitelist/schema.ts';
import { ATTRIBUTES } from '../../server/features/cleanmailplus/attributes.ts';
import { mailAddress } from '../../server/mail-address.ts';
import { DOMAIN_ID, ID } from './policy-case.ts';
import type { AnyMail } from './policy-oracle.ts';

export interface AnyState {
  domain: DomainState;
  mailbox: MailboxState;
  plan: { forwardKeepsCopy: boolean };
}

/** What a careless compiler would take for Sieve, for the end of a text, or for a variable. */
// oxfmt-ignore
const PIECES = [
  '"', '\\', '\\"', '";', '"];', '"]; discard; stop; #', '/*', '*/', '#', '${1}', '${spam}', '${dollar}', '${', '}', '$', '%{x}',
  'text:', 'text:\r\n', '\r\n.\r\n', '\n.\n', '..', '.', '\r', '\n', '\r\n', '\0', '\t', '\u007f', '\ud800', '\udfff', '\u202e',
  '\u200f', '\ufeff', '\u2028', '\u0085', '😀', 'ß', 'İ', 'e\u0301', '=?utf-8?q?=0D=0A?=', '\r\nBcc: x@else.example\r\n\r\n', '${hex:0d0a}',
  '${unicode:0}', 'require ["fileinto"];', 'redirect "x@else.example";', 'a word or two', ' ', '*', '?',
];

const piece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

/** Any text at all. */
export const anyText = fc.oneof(
  { weight: 12, arbitrary: fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')) },
  {
    weight: 1,
    arbitrary: fc.tuple(piece, fc.integer({ min: 1, max: 1200 })).map(([text, times]) => text.repeat(times)),
  },
);

/** Text as long as the API lets it be (contract.md F.1). */
const longest = fc.tuple(piece, fc.boolean()).map(([text, oneLine]) => {
  const line = oneLine ? text.replaceAll(/[\r\n]/g, ' ') : `${text}\n`;
  return Array.from(line.repeat(Math.ceil(65_536 / Math.max(1, Array.from(line).length))))
    .slice(0, 65_536)
    .join('');
});

// oxfmt-ignore
const LOCALS = ['a..b', '-x', '.', '..', 'a.', '.a', 'a${1}', '${sender}', '${dollar}', '*', '?', '#', "o'hara", '{', '}', '|', '`', '~', '%', '!', '&', '=', '^', '/', '+', 'a+b', 'A', 'a'.repeat(64)];
// oxfmt-ignore
const HOSTS = ['else.example', 'under_score.example', '-x.example', 'x-.example', '1.2', '127.0.0.1', 'xn--mnchen-3ya.example', 'a.b', `${`${'d'.repeat(60)}.`.repeat(4)}example`];
const LOCAL_CHARACTERS = Array.from("ABCabc019!#$%&'*+/=?^_`{|}~.-");

const local = fc.oneof(
  fc.constantFrom(...LOCALS),
  fc.string({ unit: fc.constantFrom(...LOCAL_CHARACTERS), minLength: 1, maxLength: 64 }),
);

/** An address as the API stores it. */
export const anyAddress = fc
  .tuple(local, fc.constantFrom(...HOSTS))
  .map(([local, host]) => `${local}@${host}`)
  .filter((address) => mailAddress(address) !== undefined);

const entry = fc.oneof(
  { weight: 3, arbitrary: anyAddress.map((address) => entryAddress(address)!) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTS).map((host) => entryAddress(`@${host}`)!) },
);
const few = <T>(item: fc.Arbitrary<T>) => fc.oneof(fc.constant([]), fc.array(item, { minLength: 1, maxLength: 5 }));
const anyLists = fc.record({ white: few(entry), black: few(entry) });

const anyValues = fc
  .tuple(
    ...ATTRIBUTES.map(({ name, options }) => {
      const values =
        options.length > 0
          ? options.map(([, value]) => value)
          : name === 'SPAM_LEARNING'
            ? ['0', '1']
            : ['0', '00', '1', '5', '12', '020', '999'];
      return fc.option(
        fc.constantFrom(...values).map((value) => [name, value] as const),
        { nil: undefined },
      );
    }),
  )
  .map((pairs) => new Map(pairs.filter((pair) => pair !== undefined)));

const anyAutoresponder = fc.record({
  subject: anyText.map((text) => Array.from(text).slice(0, 998).join('')),
  body: fc.oneof({ weight: 15, arbitrary: anyText }, { weight: 1, arbitrary: longest }),
  generation: fc.nat(),
});

const anyExchange = fc.record({
  maxReceiveSize: fc.oneof(fc.constant('unlimited' as const), fc.constantFrom(0, 1, 50, 2_147_483_647)),
  requiresAuthentication: fc.boolean(),
  forwardTo: few(anyAddress),
  keepsCopy: fc.boolean(),
});

const maybe = <T>(item: fc.Arbitrary<T>) => fc.option(item, { nil: undefined });

/** Without it in scripts of those who have set nothing. */
const domainId = fc.oneof({ weight: 5, arbitrary: fc.constant(DOMAIN_ID) }, { weight: 1, arbitrary: fc.constant('') });

/** All at once, or nothing. */
export const anyState: fc.Arbitrary<AnyState> = fc.record({
  domain: fc.record({ domainId, values: anyValues, lists: anyLists }),
  mailbox: fc
    .record({
      domainId,
      values: anyValues,
      lists: anyLists,
      id: fc.constant(ID),
      isVirtual: fc.boolean(),
      autoresponder: maybe(anyAutoresponder),
      forwards: fc.oneof(
        { weight: 8, arbitrary: few(anyAddress) },
        { weight: 1, arbitrary: fc.constantFrom(19, 20, 21, 500).map(manyTargets) },
      ),
      exchange: maybe(anyExchange),
    })
    .map((state) => (state.isVirtual ? { ...state, exchange: undefined } : state)),
  plan: fc.record({ forwardKeepsCopy: fc.boolean() }),
});

const numbered = (count: number, written: (index: number) => string): string[] =>
  Array.from({ length: count }, (_, index) => written(index));

/** As much as the API lets anyone store (contract.md F.1), in texts that become the longest. */
export const LARGEST: readonly AnyState[] = [4, 250].map((length) => {
  const lists = {
    white: numbered(5000, (index) => `${index}@${'w'.repeat(length)}.example`),
    black: numbered(5000, (index) => `@b${index}.${'b'.repeat(length)}.example`),
  };
  const few = Math.floor(65_536 / (length + 14));
  const exchange = {
    maxReceiveSize: 2_147_483_647,
    requiresAuthentication: true,
    forwardTo: numbered(few, (index) => `${index}@${'f'.repeat(length)}.b`),
    keepsCopy: true,
  };
  const autoresponder = { subject: '"'.repeat(998), body: '"'.repeat(65_536), generation: 2_147_483_647 };
  const forwards = numbered(500, (index) => `${'"'.repeat(10)}${index}@${'t'.repeat(length)}.example`);
  const values = new Map(ATTRIBUTES.map(({ name, byDefault }) => [name, byDefault]));
  return {
    domain: { domainId: DOMAIN_ID, values, lists },
    mailbox: { domainId: DOMAIN_ID, values, lists, id: ID, isVirtual: false, autoresponder, forwards, exchange },
    plan: { forwardKeepsCopy: false },
  };
});

function manyTargets(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `t\${${index}}@else.example`);
}

/** How many of 12 mails have a mark: a virus ends most matters. */
const MARKS = { virus: 1, dangerous: 3, phishing: 4, aligned: 5, authenticated: 9, refused: 2 };
const marks = fc
  .tuple(
    ...Object.entries(MARKS).map(([mark, often]) =>
      fc.nat(11).map((at) => (at < often ? [mark as keyof typeof MARKS] : [])),
    ),
  )
  .map((all) => all.flat());

const OWNER = 'me@home.example';
/** A Subject that is longer than Pigeonhole lets a script write by itself. */
const LONG_SUBJECT = `Hello${' and hello'.repeat(300)}`;

/** A mail about whose sender this state has something to say, or one that comes close. */
export function anyMailTo({ domain, mailbox }: AnyState): fc.Arbitrary<AnyMail> {
  const named = [domain.lists, mailbox.lists].flatMap(({ white, black }) => [...white, ...black]);
  const senders = named.map((name) => (name.startsWith('@') ? `any${name}` : name));
  const sender = fc
    .oneof(
      { weight: 1, arbitrary: fc.constantFrom(...senders, 's@else.example') },
      { weight: 3, arbitrary: fc.constantFrom('s@else.example', 'any@sub.else.example') },
    )
    .chain((address) => fc.constantFrom(address, address.toUpperCase()));
  const score = fc.constantFrom(0, 29, 30, 45, 60, 80, 99, 100, 119, 120, 121, 150, 199, 200, 999);
  return fc
    .record({
      from: fc.oneof({ weight: 6, arbitrary: sender }, { weight: 1, arbitrary: fc.constant('') }),
      fromHeader: fc.oneof(
        { weight: 3, arbitrary: sender.map((address) => [[address]]) },
        {
          weight: 1,
          arbitrary: fc.array(fc.array(sender, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
        },
      ),
      sameFrom: fc.boolean(),
      toOwner: fc.boolean(),
      byAnother: fc.boolean(),
      scores: fc.option(fc.tuple(score, fc.option(score, { nil: undefined })), { nil: undefined, freq: 8 }),
      marks: marks,
      bytes: fc.constantFrom(10, 9000),
      mail: fc.constantFrom('Hello', '[SPAM] Hello', LONG_SUBJECT),
    })
    .map(({ sameFrom, fromHeader, toOwner, scores, byAnother, ...mail }) => {
      const header = sameFrom && mail.from !== '' ? [[mail.from]] : fromHeader;
      const To = toOwner ? OWNER : 'other@home.example';
      return {
        ...mail,
        ...(scores === undefined ? {} : { score: scores[0] }),
        ...(scores?.[1] === undefined ? {} : { untaught: scores[1] }),
        ...(byAnother ? { byAnother } : {}),
        fromHeader: header,
        toOwner,
        header: { From: header.map((addresses) => addresses.join(', ')), To },
      };
    });
}
