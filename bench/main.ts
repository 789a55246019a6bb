/**
 * `npm run bench`: the API beside its ceilings, measured in the same run: a bare Fastify route with the one SELECT a request needs,
 * and pgbench with that SELECT; at 1,000 and at 100,000 mailboxes. Log-ins over IMAP beside Argon2 alone.
 * Deliveries beside bare daemons; a change of a whole domain; log-ins that are remembered, and old passwords. Some twenty minutes.
 *
 * Options: `--rounds=5`, `--seconds=3` (a round of one contender), `--only=mailbox,usernames,quota,password,reset,imap,mail,wide,reconnect`,
 * `--old=10000` (tries of old passwords).
 */
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../server/db/connect.ts';
import { argon2Limit, hashPassword } from '../server/passwords/hash.ts';
import { verifyPassword } from '../server/passwords/verify.ts';
import { fill, formerPasswords, passwordMailboxes } from './fill.ts';
import { imapLogins, logIn } from './imap.ts';
import { pgbench } from './pgbench.ts';
import {
  operatorPassword,
  processorTime,
  runLoad,
  startServer,
  startSystem,
  type Ready,
  type Server,
} from './processes.ts';
import { benchDomainWide, benchMail } from './mail.ts';
import { mailboxGets, passwordPuts, quotaPuts, usernamePages, wrongResets } from './requests.ts';
import { benchReconnect } from './reconnect.ts';
import { measure, printRatio, type Contender, type Sample } from './rounds.ts';
import { runBench, type Place } from './run.ts';
import type { ScriptName } from './scripts.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    old: { type: 'string', default: '10000' },
    only: { type: 'string', default: 'mailbox,usernames,quota,password,reset,imap,mail,wide,reconnect' },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const parts = options.only.split(',');
const connections = 16;
const mailboxPassword = 'Qw7$benchmark';

/** One database with the API and the bare route in front of it. */
type Site = { count: number; url: string; api: Server; bare: Server };

await runBench('mailstead-bench-', main);

async function main(place: Place): Promise<void> {
  const { folder } = place;
  console.log(`${os.cpus()[0]?.model ?? 'processor'}, ${os.availableParallelism()} cores; Node ${process.version}`);
  if (parts.includes('mail'))
    await benchMail({ rounds, duration: seconds * 1000, folder, databaseUrl: await newDatabase(place, 'bench_mail') });
  if (parts.includes('wide')) await benchWide(place);
  if (parts.includes('reconnect')) {
    const databaseUrl = await newDatabase(place, 'bench_reconnect');
    await benchReconnect({ rounds, duration: seconds * 1000, folder, databaseUrl, old: Number(options.old) });
  }
  if (!parts.some((part) => !['mail', 'wide', 'reconnect'].includes(part))) return;
  const hash = await hashPassword(mailboxPassword);
  const sites = [await makeSite(place, 1000, hash), await makeSite(place, 100_000, hash)];
  if (parts.includes('mailbox')) await benchReads('mailbox', 'GET mailbox', sites, mailboxGets);
  if (parts.includes('usernames')) await benchReads('usernames', 'GET usernames, 20 a page', sites, usernamePages);
  if (parts.includes('quota')) await benchQuota(sites);
  if (parts.includes('password')) await benchPassword(sites[1]!);
  if (parts.includes('reset')) await benchReset(sites[1]!);
  if (parts.includes('imap')) await benchImap(place, sites[1]!);
}

async function newDatabase({ cluster }: Place, name: string): Promise<string> {
  const superuser = connect(cluster.superuserUrl, 1);
  await superuser.unsafe(`create database ${name} template template0 owner mailstead`);
  await superuser.end();
  return cluster.url.replace(/[^/]*$/, name);
}

async function benchWide(place: Place): Promise<void> {
  const url = await newDatabase(place, 'bench_wide');
  const settings = { MAILSTEAD_DATABASE_URL: url, MAILSTEAD_OPERATOR_PASSWORD: operatorPassword };
  const api = await startServer('server/main.ts', settings, path.join(place.folder, 'wide.log'));
  try {
    await benchDomainWide(url, `http://127.0.0.1:${api.port}`, rounds);
  } finally {
    await api.stop();
  }
}

async function makeSite(place: Place, count: number, hash: string): Promise<Site> {
  process.stderr.write(`making ${count} mailboxes\n`);
  const name = `bench_${count}`;
  const url = await newDatabase(place, name);
  const settings = { MAILSTEAD_DATABASE_URL: url, MAILSTEAD_OPERATOR_PASSWORD: operatorPassword };
  const log = path.join(place.folder, `${name}.log`);
  const api = await startServer('server/main.ts', settings, log);
  const sql = connect(url, 1);
  await fill(sql, count, hash);
  await sql.end();
  return { count, url, api, bare: await startServer('bench/bare.ts', { MAILSTEAD_DATABASE_URL: url }, log) };
}

async function benchReads(
  script: ScriptName,
  title: string,
  sites: Site[],
  requests: (count: number) => string[],
): Promise<void> {
  const contenders = sites.flatMap(({ count, url, api, bare }) => [
    { name: `API, ${count}`, run: () => loaded(api, requests(count)) },
    { name: `bare Fastify route, ${count}`, run: () => loaded(bare, requests(count)) },
    { name: `pgbench, ${count}`, run: () => pgbench(url, script, count, seconds) },
  ]);
  await warmUp(contenders);
  const medians = await measure(title, rounds, contenders);
  for (const { count } of sites) {
    printRatio(
      `API to bare route, ${count}`,
      medians.get(`API, ${count}`),
      medians.get(`bare Fastify route, ${count}`),
      '>= 0.6',
    );
  }
  for (const { count } of sites)
    printRatio(`API to pgbench, ${count}`, medians.get(`API, ${count}`), medians.get(`pgbench, ${count}`));
  printRatio('API, 1,000 to 100,000', medians.get('API, 1000'), medians.get('API, 100000'), '<= 1.2');
}

async function benchQuota(sites: Site[]): Promise<void> {
  const contenders = sites.flatMap(({ count, url, api }) => [
    { name: `API, ${count}`, run: () => loaded(api, quotaPuts(count)) },
    { name: `pgbench, ${count}`, run: () => pgbench(url, 'quota', count, seconds) },
  ]);
  await warmUp(contenders);
  const medians = await measure('PUT mailbox, a quota', rounds, contenders);
  for (const { count } of sites)
    printRatio(`API to pgbench, ${count}`, medians.get(`API, ${count}`), medians.get(`pgbench, ${count}`));
  printRatio('API, 1,000 to 100,000', medians.get('API, 1000'), medians.get('API, 100000'), '<= 1.2');
}

/** A flood at the door that needs no credentials, and what everybody else has of it: GETs at a steady pace with and without. */
async function benchReset({ count, api }: Site): Promise<void> {
  const duration = seconds * 1000;
  const gets = async (): Promise<Sample> => {
    const load = { port: api.port, connections: 4, duration, pace: 200, requests: mailboxGets(count) };
    return runLoad(load);
  };
  const flood = {
    port: api.port,
    connections: 50,
    duration,
    pace: 1000,
    refusalsToo: true,
    requests: wrongResets(count),
  };
  const flooded = async (): Promise<Sample> => {
    const [calm, bad] = await Promise.all([gets(), runLoad(flood, 'flood')]);
    process.stderr.write(`${bad.perSecond.toFixed(0)} wrong resets a second, p99 ${bad.p99.toFixed(1)} ms\n`);
    return calm;
  };
  await measure('200 GETs of mailboxes a second, beside 1,000 wrong resets a second', rounds, [
    { name: 'alone', run: gets },
    { name: 'beside the flood', run: flooded },
  ]);
}

/** Each mailbox once, so that those without former passwords have none. */
async function benchPassword({ api }: Site): Promise<void> {
  const each = Math.floor(passwordMailboxes / rounds);
  const round = { new: 0, old: 0 };
  const put = (kind: 'old' | 'new') => async (): Promise<Sample> => {
    const requests = passwordPuts(kind, each * round[kind]++, each);
    return runLoad({ port: api.port, connections: 1, duration: 60_000, count: each, requests });
  };
  const none = 'no former password';
  const many = `${formerPasswords} former passwords`;
  const contenders = [
    { name: none, run: put('new') },
    { name: many, run: put('old') },
  ];
  const medians = await measure('PUT mailbox, a password, one at a time', rounds, contenders);
  printRatio('none to many', medians.get(none), medians.get(many), 'about 1');
}

async function benchImap({ folder }: Place, site: Site): Promise<void> {
  const settings = { MAILSTEAD_DATABASE_URL: site.url, MAILSTEAD_CLAMAV: 'off' };
  const system = await startSystem(path.join(folder, 'home'), settings);
  try {
    await benchLogIns(system);
  } finally {
    await system.stop();
  }
}

async function benchLogIns({ imap, http }: Ready): Promise<void> {
  const names = Array.from({ length: 200 }, (_, i) => `m${i}@d${Math.floor(i / 100)}.bench.example`);
  // The first log-in makes the folders of a mailbox.
  for (const name of names) await logIn(imap, name, mailboxPassword);
  const options = { atOnce: 8, duration: seconds * 1000 };
  const hash = await hashPassword(mailboxPassword);
  const argon2 = async (atOnce: number): Promise<Sample> => {
    const started = performance.now();
    let done = 0;
    const work = async (): Promise<void> => {
      for (; performance.now() - started < options.duration; done += 1) await verifyPassword(hash, mailboxPassword);
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    return { perSecond: (1000 * done) / (performance.now() - started) };
  };
  const store = { port: Number(new URL(http).port), connections, duration: options.duration };
  const medians = await measure('Log-ins over IMAP, 8 at once', rounds, [
    { name: 'IMAP log-ins', run: async () => ({ perSecond: await imapLogins(imap, names, mailboxPassword, options) }) },
    { name: 'Argon2id alone, one core', run: () => argon2(1) },
    { name: `Argon2id alone, ${argon2Limit} cores`, run: () => argon2(argon2Limit) },
    { name: 'GET mailbox, usage from the store', run: () => runLoad({ ...store, requests: mailboxGets(100) }) },
  ]);
  printRatio(
    'IMAP log-ins to Argon2id on one core',
    medians.get('IMAP log-ins'),
    medians.get('Argon2id alone, one core'),
  );
}

/** Three times outside of the rounds, for what is compiled and cached at first use. */
async function warmUp(contenders: Contender[]): Promise<void> {
  for (const { run } of [...contenders, ...contenders, ...contenders]) await run();
}

/** A round of requests, with the processor time the server took for each. */
async function loaded(server: Server, requests: string[]): Promise<Sample> {
  const before = processorTime(server.pid);
  const result = await runLoad({ port: server.port, connections, duration: seconds * 1000, requests });
  return { ...result, processorMicros: (1e6 * (processorTime(server.pid) - before)) / result.answered };
}
