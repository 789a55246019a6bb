/** Deliveries with and without a policy, beside the same daemons with flat files; how soon a mail is seen and a change is in force. */
import path from 'node:path';
import { ImapFlow } from 'imapflow';
import { connect, type Sql } from '../server/db/connect.ts';
import { startDns } from '../test/support/dns.ts';
import { deliver, type Door, Line, mailOf, untilStored, countMails } from './deliveries.ts';
import { type Flat, startFlat } from './flat.ts';
import { operatorPassword, startSystem } from './processes.ts';
import { measure, printRatio, type Sample } from './rounds.ts';

const password = 'Qw7$lantern-9';
const DOMAIN = '/accounts/bench/email/mail.bench.example';

export interface MailBench {
  rounds: number;
  /** Of a round of one contender, ms. */
  duration: number;
  /** An empty folder that the daemons may enter. */
  folder: string;
  databaseUrl: string;
}

/** Twenty mailboxes of each kind, so that no lock of one decides. */
const COUNT = 20;
type Kind = 'plain' | 'full' | 'long';
const address = (kind: Kind, n: number): string => `${kind}${n}@mail.bench.example`;
const addresses = (kind: Kind): string[] => Array.from({ length: COUNT }, (_, n) => address(kind, n));

export async function benchMail(options: MailBench): Promise<void> {
  const home = path.join(options.folder, 'mail-home');
  // The world's DNS would be the slowest part, and another one on each machine.
  const dns = await startDns();
  const ready = await startSystem(home, {
    MAILSTEAD_DATABASE_URL: options.databaseUrl,
    MAILSTEAD_OPERATOR_PASSWORD: operatorPassword,
    MAILSTEAD_CLAMAV: 'off',
    MAILSTEAD_RESOLVER: dns.address,
  });
  const flat = await startFlat(path.join(options.folder, 'flat'), path.join(home, 'run', 'rspamd-postfix', 'milter'));
  try {
    const call = caller(ready.http);
    await makeMailboxes(call);
    const lmtp = path.join(home, 'run', 'postfix', 'lmtp');
    await benchLmtp(options, { lmtp }, flat);
    const [host = '', port] = ready.smtp.split(':');
    await benchWhole(options, { host, port: Number(port) }, path.join(home, 'mail'), flat);
    await benchVisible({ host, port: Number(port) }, ready.imap);
    await benchEffect({ host, port: Number(port) }, ready.imap, call);
  } finally {
    await flat.stop();
    await ready.stop();
    await dns.stop();
  }
}

type Call = (method: string, url: string, body?: unknown) => Promise<void>;

function caller(http: string): Call {
  const authorization = `Basic ${Buffer.from(`operator:${operatorPassword}`).toString('base64')}`;
  return async (method, url, body) => {
    const reply = await fetch(new URL(url, http), {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${method} ${url}: ${reply.status} ${text}`);
  };
}

async function makeMailboxes(call: Call): Promise<void> {
  await call('POST', '/accounts', { accountNumber: 'bench' });
  await call('PUT', DOMAIN, {});
  for (const kind of ['plain', 'full', 'long'] as const) {
    for (let n = 0; n < COUNT; n += 1) await call('PUT', `${DOMAIN}/usernames/${kind}${n}/mailbox`, { password });
  }
  const entries = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ type: i % 2 ? 'B' : 'W', address: `someone${i}@list${i}.example` }));
  // As people have them: nearly all black, and no two of one domain. A black one is asked for twice (blackwhitelist/policy.ts).
  const black = (count: number, offset: number) =>
    Array.from({ length: count }, (_, i) => ({
      type: 'B',
      address: `newsletter-${offset + i}@mailings-of-${offset + i}.example`,
    }));
  const attribute = (attributeName: string, attributeValue: string) => ({ attributeName, attributeValue });
  for (let n = 0; n < COUNT; n += 1) {
    const full = `${DOMAIN}/usernames/full${n}`;
    await call('PUT', `${full}/blackwhitelist`, { list: entries(100) });
    const values = [
      ['SPAM_ACTION', '1'],
      ['SPAM_LEVEL', '4'],
      ['CLEANMAIL_PLUS', '1'],
      ['PHISHING_CHECKS', '1'],
    ] as const;
    await call('PUT', `${full}/cleanmailplus`, { attributes: values.map(([name, value]) => attribute(name, value)) });
    await call('PUT', `${full}/autoresponder`, { active: true, subject: 'Away', body: 'I am away.' });
    for (let part = 0; part < 10; part += 1) {
      await call('PUT', `${DOMAIN}/usernames/long${n}/blackwhitelist`, { list: black(1000, part * 1000) });
    }
  }
}

async function benchLmtp({ rounds, duration }: MailBench, door: Door, flat: Flat): Promise<void> {
  let round = 0;
  const one = (at: Door, recipients: string[]) => async (): Promise<Sample> => {
    round += 1;
    const { taken, took } = await deliver(at, recipients, { connections: 4, duration, label: `l${round}` });
    return { perSecond: (1000 * taken) / took };
  };
  const contenders = [
    { name: 'bare Dovecot', run: one({ lmtp: flat.lmtp }, addresses('plain')) },
    { name: 'no settings', run: one(door, addresses('plain')) },
    { name: 'full policy', run: one(door, addresses('full')) },
    { name: 'a list of 10,000', run: one(door, addresses('long')) },
  ];
  for (const { run } of contenders) await run();
  const medians = await measure('Deliveries by LMTP, 4 connections, 4 kB', rounds, contenders);
  printRatio('no settings to bare Dovecot', medians.get('no settings'), medians.get('bare Dovecot'));
  printRatio('full policy to bare Dovecot', medians.get('full policy'), medians.get('bare Dovecot'));
  printRatio(
    'time with 10,000 entries to time without',
    medians.get('no settings'),
    medians.get('a list of 10,000'),
    '<= 3',
  );
}

async function benchWhole({ rounds, duration }: MailBench, door: Door, store: string, flat: Flat): Promise<void> {
  let round = 0;
  const one = (at: Door, recipients: string[], folder: string) => async (): Promise<Sample> => {
    round += 1;
    const before = countMails(folder);
    const started = performance.now();
    const { taken } = await deliver(at, recipients, { connections: 4, duration, label: `w${round}` });
    await untilStored(folder, before + taken);
    return { perSecond: (1000 * taken) / (performance.now() - started) };
  };
  const contenders = [
    { name: 'flat files, no policy', run: one(flat.smtp, addresses('plain'), flat.mail) },
    { name: 'no settings', run: one(door, addresses('plain'), store) },
    { name: 'full policy', run: one(door, addresses('full'), store) },
  ];
  for (const { run } of contenders) await run();
  const medians = await measure('The whole path: SMTP, Rspamd, LMTP, stored; 4 connections', rounds, contenders);
  printRatio('no settings to flat files', medians.get('no settings'), medians.get('flat files, no policy'));
  printRatio('full policy to flat files', medians.get('full policy'), medians.get('flat files, no policy'));
}

/** From the 250 of SMTP to the moment an IMAP client that asks is told, one mail after the other. (In IDLE Dovecot tells 0.5 s later.) */
async function benchVisible(door: { host: string; port: number }, imap: string): Promise<void> {
  const client = await inbox(imap, address('plain', 0));
  const line = await Line.open(door);
  const times: number[] = [];
  for (let i = 0; i < 100; i += 1) {
    const before = countOf(client);
    await line.mail(address('plain', 0), mailOf(`visible-${i}`, address('plain', 0)));
    const taken = performance.now();
    while (countOf(client) === before) await client.noop();
    times.push(performance.now() - taken);
  }
  line.close();
  await client.logout();
  printTimes('From the 250 to visible in IMAP, ms, 100 mails', times);
}

/** From the 2xx of a change to a mail that obeys it: the mail is sent at once, and each must be treated by the new setting. */
async function benchEffect(door: { host: string; port: number }, imap: string, call: Call): Promise<void> {
  const client = await inbox(imap, address('plain', 1));
  const line = await Line.open(door);
  const times: number[] = [];
  let old = 0;
  for (let i = 0; i < 50; i += 1) {
    const action = i % 2 === 0 ? '2' : '0';
    await call('PUT', `${DOMAIN}/usernames/plain1/cleanmailplus`, {
      attributes: [{ attributeName: 'SPAM_ACTION', attributeValue: action }],
    });
    const changed = performance.now();
    const before = countOf(client);
    const text = `${mailOf(`effect-${i}`, address('plain', 1))}MAILSTEAD-SPAM-TEST-30\r\n`;
    await line.mail(address('plain', 1), text);
    while (countOf(client) === before) await client.noop();
    times.push(performance.now() - changed);
    const message = await client.fetchOne('*', { envelope: true });
    const isTagged =
      message !== false && message !== undefined && (message.envelope?.subject ?? '').startsWith('[SPAM] ');
    if (isTagged !== (action === '2')) old += 1;
  }
  line.close();
  await client.logout();
  printTimes('From the 2xx of a change to the stored mail that obeys it, ms, 50 pairs', times);
  console.log(`  treated by the old setting: ${old}`);
}

async function inbox(imap: string, user: string): Promise<ImapFlow> {
  const [host = '', port] = imap.split(':');
  const client = new ImapFlow({
    host,
    port: Number(port),
    secure: false,
    tls: { rejectUnauthorized: false },
    auth: { user, pass: password },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen('INBOX');
  return client;
}

const countOf = ({ mailbox }: ImapFlow): number => (mailbox === false ? 0 : mailbox.exists);

function printTimes(title: string, times: number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN).toFixed(1);
  console.log(`\n${title}\n  p50 ${at(0.5)}, p99 ${at(0.99)}, most ${at(1)}`);
}

/** A change of a domain's list, however many mailboxes the domain has: 100 and 100,000. */
export async function benchDomainWide(url: string, http: string, rounds: number): Promise<void> {
  const sql = connect(url, 1);
  const call = caller(http);
  await call('POST', '/accounts', { accountNumber: 'wide' });
  const sizes = [100, 100_000];
  for (const size of sizes) await makeWide(sql, call, size);
  await sql.end();
  let turn = 0;
  const change = (size: number) => async (): Promise<Sample> => {
    const times: number[] = [];
    for (let i = 0; i < 50; i += 1, turn += 1) {
      const started = performance.now();
      const list = [{ type: turn % 2 ? 'B' : 'W', address: `a${turn % 7}@list.example` }];
      await call('PUT', `/accounts/wide/email/wide${size}.bench.example/blackwhitelist`, { list });
      times.push(performance.now() - started);
    }
    const sorted = times.toSorted((a, b) => a - b);
    return { perSecond: 1000 / (sorted[25] ?? Number.NaN), p50: sorted[25] ?? 0, p99: sorted[49] ?? 0 };
  };
  const contenders = sizes.map((size) => ({ name: `${size} mailboxes`, run: change(size) }));
  for (const { run } of contenders) await run();
  const medians = await measure('A change of a whole domain', rounds, contenders);
  printRatio('time at 100,000 to time at 100', medians.get('100 mailboxes'), medians.get('100000 mailboxes'), '<= 1.5');
}

async function makeWide(sql: Sql, call: Call, size: number): Promise<void> {
  await sql`set statement_timeout = 0`;
  const domain = `wide${size}.bench.example`;
  await call('PUT', `/accounts/wide/email/${domain}`, {});
  await sql`
    insert into usernames (id, domain_id, username, type, password_hash, history_salt, quota, is_virtual, created_date)
    select gen_random_uuid(), d.id, 'm' || n, 'imap', null, ''::bytea, 1024, true, now()
      from domains d, generate_series(1, ${size}::int) n where d.domain = ${domain}`;
  await sql`analyze usernames`;
}
