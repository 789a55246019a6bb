/**
 * `node bench/wall.ts`: what the wall between tenants costs (docs/decisions/0014-row-level-security.md): the API as it is, beside the same
 * one without the policies and without scopes, in turns on one database of 100,000 mailboxes in an account and 1,000 accounts beside it;
 * and what PostgreSQL does for each of the calls. The processor time is that of the API and of PostgreSQL together. Some five minutes.
 *
 * Options: `--rounds=5`, `--seconds=3` (a round of one contender), `--mailboxes=100000`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { connect } from '../server/db/connect.ts';
import { hashPassword } from '../server/passwords/hash.ts';
import { fill, fillNeighbours } from './fill.ts';
import { plansOf, summary, tellPlans } from './plans.ts';
import { operatorPassword, processorTime, runLoad, startServer, type Server } from './processes.ts';
import { mailboxGets, quotaPuts, usernamePages } from './requests.ts';
import { measure, printRatio, type Sample } from './rounds.ts';
import { runBench, type Place } from './run.ts';
import type { Way } from './walled.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '3' },
    mailboxes: { type: 'string', default: '100000' },
  },
});
const [rounds, seconds, mailboxes] = [Number(options.rounds), Number(options.seconds), Number(options.mailboxes)];
const neighbours = 1000;
const mailboxPassword = 'Qw7$benchmark';
const ways: Way[] = ['wall', 'scopes', 'none'];
const calls = {
  'GET mailbox': mailboxGets,
  'GET usernames, 20 a page': usernamePages,
  'PUT mailbox, a quota': quotaPuts,
};

await runBench('mailstead-bench-wall-', main);

async function main(place: Place): Promise<void> {
  const { url, superuserUrl, pid: postmaster } = place.cluster;
  const first = await start('wall', place);
  const sql = connect(url, 1);
  const hash = await hashPassword(mailboxPassword);
  await fill(sql, mailboxes, hash);
  await fillNeighbours(sql, neighbours, hash);
  const small = await sql<
    { name: string }[]
  >`select relname as name from pg_class where reltuples < 500 and relkind = 'r'`;
  const servers = { wall: first, scopes: await start('scopes', place), none: await start('none', place) };
  for (const [title, requests] of Object.entries(calls)) await compare(title, postmaster, servers, requests(mailboxes));
  await tellPlans(superuserUrl, new URL(url).pathname.slice(1));
  const log = path.join(place.folder, 'postgres', 'log');
  await explain(await start('wall', place), log, new Set(small.map(({ name }) => name)));
  await sql.end();
}

async function start(way: Way, { folder, cluster }: Place): Promise<Server> {
  const settings = {
    MAILSTEAD_DATABASE_URL: cluster.url,
    MAILSTEAD_OPERATOR_PASSWORD: operatorPassword,
    BENCH_WALL: way,
  };
  return startServer('bench/walled.ts', settings, path.join(folder, `${way}.log`));
}

async function compare(
  title: string,
  postmaster: number,
  servers: Record<Way, Server>,
  requests: string[],
): Promise<void> {
  const work = (server: Server): number =>
    [server.pid, postmaster, ...childrenOf(postmaster)]
      .map((pid) => processorTime(pid, true))
      .reduce((sum, each) => sum + each, 0);
  const load = (server: Server) => async (): Promise<Sample> => {
    const before = work(server);
    const result = await runLoad({ port: server.port, connections: 16, duration: seconds * 1000, requests });
    return { ...result, processorMicros: (1e6 * (work(server) - before)) / result.answered };
  };
  const contenders = ways.map((name) => ({ name, run: load(servers[name]) }));
  for (const { run } of contenders) await run();
  const medians = await measure(`${title}, ${mailboxes} mailboxes`, rounds, contenders);
  printRatio('wall to none, calls a second', medians.get('wall'), medians.get('none'));
  const micros = (way: Way): number => medians.get(way)?.processorMicros ?? Number.NaN;
  for (const way of ['wall', 'scopes'] as const)
    console.log(`  ${way} to none, processor time: ${(micros(way) / micros('none')).toFixed(2)}`);
}

/** PostgreSQL's processes: for connections, and its own workers, which come and go. The time of those that have ended is their parent's. */
function childrenOf(pid: number): number[] {
  const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
  return children.trim().split(' ').map(Number);
}

/** Each call a dozen times before, so that its statements have the plans that they keep; a log-in the first time. */
async function explain({ port }: Server, log: string, small: Set<string>): Promise<void> {
  const domain = 'd7.bench.example';
  const box = `/accounts/bench/email/${domain}/usernames/m707/mailbox`;
  const call = (user: string, method: string, at: string, body?: object) => async (): Promise<void> => {
    const headers = {
      authorization: `Basic ${Buffer.from(user).toString('base64')}`,
      ...(body && { 'content-type': 'application/json' }),
    };
    const { ok, status } = await fetch(`http://127.0.0.1:${port}${at}`, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!ok) throw new Error(`${method} ${at}: ${status}`);
  };
  const operator = `operator:${operatorPassword}`;
  const own = call(`m707@${domain}:${mailboxPassword}`, 'GET', `/email/${domain}/usernames/m707/mailbox`);
  const told: [string, () => Promise<void>, number][] = [
    ['GET mailbox', call(operator, 'GET', box), 12],
    ['GET mailbox by its owner, who has not logged in before', own, 0],
    [
      'GET usernames, 20 a page',
      call(operator, 'GET', `/accounts/bench/email/${domain}/usernames?page=3&pageSize=20`),
      12,
    ],
    ['PUT mailbox, a quota', call(operator, 'PUT', box, { quota: 900 }), 12],
  ];
  console.log(`\nEXPLAIN (ANALYZE, BUFFERS) behind the wall, ${mailboxes} mailboxes, ${neighbours} accounts beside`);
  for (const [title, once, before] of told) {
    for (let i = 0; i < before; i += 1) await once();
    console.log(`  ${title}: ${summary(await plansOf(log, once), small)}`);
  }
}
