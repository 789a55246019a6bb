/** The world of one case: an account, a domain and what is in it, under names that nothing else has; removed after it. */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Given, Json, Step } from './cases.ts';
import { type Answer, newAgent } from './exchange.ts';
import { fill, fillText, type Names } from './match.ts';
import { basic, newName, PASSWORD, PASSWORD_HASH, type Platform } from './platform.ts';
import { sendMails } from './smtp.ts';

export interface World {
  /** What templates know. `L` is the domain's path, long or short. */
  names: Names;
  /** Sends a step as it stands, whatever comes back. */
  send: (step: Step, more?: Names) => Promise<Answer>;
  remove: () => Promise<void>;
}

/** @throws Error when something of `given` is refused */
export async function makeWorld(platform: Platform, given: Given, form: 'long' | 'short'): Promise<World> {
  const label = newName(11);
  const [account, domain] = [`contract-${platform.run}-${label}`, `${label}.example`];
  const agent = newAgent(platform.options.base);
  const exchange = platform.exchange(agent, platform.has.has('loopback') ? freshAddress() : undefined);
  const long = `/accounts/${account}/email/${domain}`;
  const names: Names = {
    run: platform.run,
    base: platform.options.links ?? platform.options.base,
    franchise: `contract-${platform.run}`,
    account,
    owner: `${account}-owner`,
    domain,
    label,
    Label: label.toUpperCase(),
    alias: `alias-${domain}`,
    password: PASSWORD,
    A: `/accounts/${account}`,
    S: `/email/${domain}`,
    long,
    L: form === 'long' ? long : `/email/${domain}`,
    first: '',
    i: '1',
  };
  const passwords = new Map<string, string>();
  const kept: [string, Json][] = [];
  let owner = false;
  const send = async (step: Step, more: Names = {}): Promise<Answer> => {
    if ([step.as].flat()[0] === 'own' && !owner) {
      await platform.operate(`POST ${names['A']}/users`, { userName: names['owner']!, password: PASSWORD });
      owner = true;
    }
    const answer = await exchange(asked(step, { ...names, ...more }, credentialsOf(platform, names, passwords, step)));
    const { location } = answer.headers;
    if (location !== undefined) names['location'] = location.replace(names['base']!, '');
    return answer;
  };
  const world = { names, send, remove: async () => cleanUp(platform, names, given, kept, agent) };
  try {
    await make(platform, world, given, passwords, kept);
  } catch (error) {
    await world.remove();
    throw error;
  }
  return world;
}

/** What an address limits is limited for this case alone. */
const freshAddress = (): string => [127, randomInt(1, 255), randomInt(1, 255), randomInt(2, 255)].join('.');

async function make(
  platform: Platform,
  { names, send }: World,
  given: Given,
  passwords: Map<string, string>,
  kept: [string, Json][],
): Promise<void> {
  const operate: Operate = async (call, body) =>
    platform.operate(fillText(call, names), body === undefined ? body : fill(body, names));
  for (const page of given.keep ?? []) kept.push([page, (await operate(`GET ${page}`)).body!]);
  await operate('POST /accounts', { accountNumber: '{{account}}', franchise: '{{franchise}}' });
  if (given.plan !== undefined) await operate('PUT /plans/{{label}}', given.plan);
  const plan = given.plan === undefined ? {} : { plan: '{{label}}' };
  if (given.domain !== 'none') await operate('PUT {{long}}', plan);
  for (const alias of given.aliases ?? []) await operate(`PUT {{long}}/aliases/${alias}`, {});
  for (const [kind, wanted, more] of [
    ['mailbox', given.mailboxes, {}],
    ['exchange', given.exchange, { displayName: 'John' }],
  ] as const) {
    for (const [name, body] of entries(wanted)) {
      const needsNone = 'virtual' in body || 'password' in body;
      await operate(`PUT {{long}}/usernames/${name}/${kind}`, {
        ...(needsNone ? {} : { passwordHash: PASSWORD_HASH }),
        ...more,
        ...body,
      });
      const { password } = body;
      passwords.set(name, typeof password === 'string' ? password : PASSWORD);
      names['first'] ||= name;
    }
  }
  for (const step of given.calls ?? []) await prepare(send, step);
  if (given.infoStore) await platform.options.fillInfoStore!(names['domain']!, given.infoStore);
  if (given.mail) {
    await sendMails(platform, names, given.mail);
    for (const mail of given.mail) await arrival(operate, mail, given.exchange === undefined ? 'mailbox' : 'exchange');
  }
  if (given.domain === 'suspended' || given.domain === 'disabled')
    await operate('PUT {{long}}', { status: given.domain });
  if (given.account) await operate('PUT {{A}}', { status: given.account });
}

type Operate = (call: string, body?: Json) => Promise<Answer>;

/** Waits until all mails to a mailbox are in it: a server may take a mail first and store it a moment later. */
async function arrival(operate: Operate, mail: NonNullable<Given['mail']>[number], kind: string): Promise<void> {
  const { to, count = 1 } = mail;
  const deadline = Date.now() + 30_000;
  for (;;) {
    const { body } = await operate(`GET {{long}}/usernames/${to}/${kind}/messagestats`);
    const { inbox } = (body as { messageCount: Record<string, { allMessages: number }> }).messageCount;
    if (inbox!.allMessages >= count) return;
    if (Date.now() > deadline) throw new Error('What the case needs did not happen: its mails have not arrived');
    await pause(100);
  }
}

function entries(wanted: Given['mailboxes']): [string, Record<string, Json>][] {
  if (Array.isArray(wanted)) return wanted.map((name) => [name, {}]);
  return Object.entries(wanted ?? {}) as [string, Record<string, Json>][];
}

async function prepare(send: World['send'], step: Step): Promise<void> {
  for (let i = 1; i <= (step.repeat ?? 1); i++) {
    const { status, text } = await send({ as: 'operator', ...step }, { i: String(i) });
    if (step.status === undefined ? status < 300 : status === step.status) continue;
    throw new Error(`What the case needs is refused: ${step.send} ${JSON.stringify(step.body)}: ${status} ${text}`);
  }
}

function credentialsOf(
  { people }: Platform,
  names: Names,
  passwords: Map<string, string>,
  step: Step,
): string | undefined {
  const who = fillText([step.as ?? 'app'].flat()[0]!, names);
  if (who === 'nobody') return undefined;
  if (who === 'own') return `${names['owner']}:${PASSWORD}`;
  const mailbox = who === 'mbx' ? names['first'] : /^mbx:(.+)$/.exec(who)?.[1];
  if (mailbox !== undefined) return `${mailbox}@${names['domain']}:${passwords.get(mailbox) ?? PASSWORD}`;
  const known = people[who] ?? (who.includes(':') ? who : undefined);
  if (known === undefined) throw new Error(`Nobody is called ${who}`);
  return known;
}

function asked(step: Step, names: Names, credentials: string | undefined) {
  const [method, path] = fillText(step.send, names).split(' ', 2) as [string, string];
  // The specification asks for this header everywhere, at GET and DELETE too.
  const all: Record<string, string | null> = {
    ...(credentials === undefined ? {} : basic(credentials)),
    'content-type': 'application/json; charset=UTF-8',
    ...step.headers,
  };
  const headers = Object.fromEntries(
    Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, fillText(value, names)]])),
  );
  const large = step.size === undefined ? undefined : `{"x": "${'x'.repeat(step.size - 9)}"}`;
  const text = step.text ?? large ?? (step.body === undefined ? undefined : JSON.stringify(fill(step.body, names)));
  return { method, path, headers, ...(text === undefined ? {} : { text }) };
}

async function cleanUp(
  platform: Platform,
  names: Names,
  given: Given,
  kept: [string, Json][],
  agent: ReturnType<typeof newAgent>,
): Promise<void> {
  agent.destroy();
  for (const [page, body] of kept) await platform.operate(`PUT ${page}`, body);
  if (platform.options.isThrownAway) return;
  const gone = async (path: string): Promise<unknown> =>
    platform.operate(`DELETE ${fillText(path, names)}`).catch(() => undefined);
  await gone('{{long}}');
  if (JSON.stringify(given).includes('free-')) await gone('/accounts/contract-{{run}}-stranger/email/free-{{domain}}');
  await gone('{{A}}');
  if (given.plan !== undefined) await gone('/plans/{{label}}');
}
