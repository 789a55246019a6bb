/** Changes of settings, chosen at random: the call that makes each, and what is so from its 2xx on. */
import type { DomainState, MailboxState, Rules } from './immediacy-model.ts';

export interface Lane {
  key: string;
  domain: DomainState;
  mailboxes: MailboxState[];
}

export interface Change {
  call: string;
  body?: unknown;
  /** Takes it in. */
  apply: () => void;
}

/** From 0 to below 1. */
export type Random = () => number;

/** A sequence that a seed makes again (mulberry32). */
export function randomOf(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

export const sendersOf = (key: string): string[] =>
  ['ann', 'ben', 'cleo'].flatMap((name) => [`${name}@one.${key}.test`, `${name}@two.${key}.test`]);
const targetsOf = (key: string): string[] => [`first@${key}.test`, `second@${key}.test`];

const VALUES: [field: string, values: string[]][] = [
  ['SPAM_ACTION', ['0', '1', '2', '3']],
  ['SPAM_ACTION', ['0', '1', '2', '3']],
  ['SPAM_LEVEL', ['1', '2', '3', '4', '5', '6']],
  ['SPAM_LEVEL', ['1', '2', '3', '4', '5', '6']],
  ['SPAM_CHECK', ['0', '1']],
  ['VIRUS_ACTION', ['0', '1']],
  ['CLEANMAIL_PLUS', ['0', '1']],
  ['SPAM_DISCARD_LEVEL', ['0', '15', '20']],
];

/** A change of the lane's domain, or of this mailbox. */
export function changeOf(lane: Lane, mailbox: MailboxState, random: Random): Change {
  const domain = `/accounts/${lane.key}/email/${lane.key}.example`;
  const own = `${domain}/usernames/${mailbox.name}`;
  const kinds: (() => Change)[] = [
    () => listChange(own, mailbox, lane.key, random),
    () => listChange(own, mailbox, lane.key, random),
    () => listChange(domain, lane.domain, lane.key, random),
    () => valueChange(own, mailbox, random),
    () => valueChange(own, mailbox, random),
    () => valueChange(domain, lane.domain, random),
    () => forwardChange(own, mailbox, lane.key, random),
    () => autoresponderChange(own, mailbox, random),
    () => domainChange(domain, lane.domain, random),
  ];
  if (mailbox.exchange !== undefined) kinds.push(() => exchangeChange(own, mailbox.exchange!, lane.key, random));
  return pick(random, kinds)();
}

function listChange(path: string, { list }: Rules, key: string, random: Random): Change {
  const there = [...list.keys()];
  if (there.length > 0 && random() < 0.4) {
    const address = pick(random, there);
    return { call: `DELETE ${path}/blackwhitelist/${address}`, apply: () => void list.delete(address) };
  }
  const address = pick(random, [...sendersOf(key), `@one.${key}.test`, `@two.${key}.test`]);
  const type = pick(random, ['B', 'W']);
  const body = { list: [{ address, type }] };
  return { call: `PUT ${path}/blackwhitelist`, body, apply: () => void list.set(address, type) };
}

function valueChange(path: string, { values }: Rules, random: Random): Change {
  const [field, choices] = pick(random, VALUES);
  const value = pick(random, choices);
  const body = { attributes: [{ attributeName: field, attributeValue: value }] };
  return { call: `PUT ${path}/cleanmailplus`, body, apply: () => void values.set(field, value) };
}

function forwardChange(path: string, { forwards }: MailboxState, key: string, random: Random): Change {
  const target = pick(random, targetsOf(key));
  if (forwards.has(target))
    return { call: `DELETE ${path}/forwards/${target}`, apply: () => void forwards.delete(target) };
  return { call: `POST ${path}/forwards`, body: { targets: [{ target }] }, apply: () => void forwards.add(target) };
}

function autoresponderChange(path: string, mailbox: MailboxState, random: Random): Change {
  const active = mailbox.answered === undefined || random() < 0.3;
  const body = { body: `Away, ${random()}`, subject: 'Away', active };
  const apply = (): void => {
    mailbox.answered = active ? new Set() : undefined;
  };
  return { call: `PUT ${path}/autoresponder`, body, apply };
}

function domainChange(path: string, domain: DomainState, random: Random): Change {
  if (random() < 0.4) {
    const isDisabled = !domain.isDisabled;
    const body = { status: isDisabled ? 'disabled' : 'open' };
    return { call: `PUT ${path}`, body, apply: () => void (domain.isDisabled = isDisabled) };
  }
  const keepsCopy = !domain.keepsCopy;
  const body = { plan: keepsCopy ? 'standard' : 'lean' };
  return { call: `PUT ${path}`, body, apply: () => void (domain.keepsCopy = keepsCopy) };
}

function exchangeChange(
  path: string,
  exchange: NonNullable<MailboxState['exchange']>,
  key: string,
  random: Random,
): Change {
  const refused = exchange.refused === '' ? pick(random, sendersOf(key)) : '';
  const forwardTo = exchange.forwardTo === '' ? `third@${key}.test` : '';
  const [body, next] = pick<[object, Partial<typeof exchange>]>(random, [
    [{ requireSenderAuthenticationEnabled: !exchange.needsLogin }, { needsLogin: !exchange.needsLogin }],
    [{ rejectMessagesFromSendersOrMembers: refused }, { refused }],
    [{ forwardingSmtpAddress: forwardTo }, { forwardTo }],
    [{ deliverToMailboxAndForward: !exchange.keepsCopy }, { keepsCopy: !exchange.keepsCopy }],
  ]);
  return { call: `PUT ${path}/exchange`, body, apply: () => void Object.assign(exchange, next) };
}
