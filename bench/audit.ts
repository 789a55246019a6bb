/**
 * `node bench/audit.ts`: what an audited change costs PostgreSQL by four designs, beside the same change without an audit
 * (docs/decisions/0010-audit.md). The product's own has its sealer at work meanwhile. Some three minutes.
 *
 * Options: `--rounds=5`, `--seconds=4` (a round of one design).
 */
import { parseArgs } from 'node:util';
import { seal } from '../server/audit/seal.ts';
import { connect, type Sql } from '../server/db/connect.ts';
import { migrate } from '../server/db/migrate.ts';
import { ensureInstance } from '../server/instance.ts';
import { fill } from './fill.ts';
import { pgbench } from './pgbench.ts';
import { type Contender, measure, printRatio, type Sample } from './rounds.ts';
import { runBench } from './run.ts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, seconds: { type: 'string', default: '4' } },
});
const seconds = Number(options.seconds);
const mailboxes = 10_000;

/** The tables of the designs that the product does not have. */
const OTHERS = `
  create table audit_plain (
    id uuid primary key, at timestamptz not null, request_id uuid not null, caller text not null, address text not null,
    operation text not null, target text not null, detail json);
  create table audit_linked (like audit_plain including all, position bigint not null, hash bytea not null);
  create table audit_heads (id integer primary key, position bigint not null, hash bytea not null) with (fillfactor = 10);
  insert into audit_heads select n, 0, sha256('') from generate_series(1, 20) n`;

/** Seals like the API's job until it is told to stop. @returns stops it; how many rows waited at most, and how long the last took */
function sealing(sql: Sql): () => Promise<{ most: number; tail: number }> {
  const state = { stopped: false };
  let most = 0;
  const running = (async () => {
    while (!state.stopped) {
      const [row] = await sql<[{ waiting: number }]>`select count(*)::int as waiting from audit_unsealed`;
      most = Math.max(most, row.waiting);
      await seal(sql);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  })();
  // Told to who stops it.
  running.catch(() => {});
  return async () => {
    state.stopped = true;
    await running;
    const started = performance.now();
    await seal(sql);
    return { most, tail: performance.now() - started };
  };
}

async function sealed(sql: Sql, url: string): Promise<Sample> {
  const stop = sealing(sql);
  const sample = await pgbench(url, 'audit-sealed', mailboxes, seconds);
  const { most, tail } = await stop();
  process.stderr.write(`at most ${most} rows waited for their seal; the last were sealed in ${tail.toFixed(0)} ms\n`);
  return sample;
}

await runBench('mailstead-bench-audit-', async ({ cluster }) => {
  const sql = connect(cluster.url, 2);
  await migrate(cluster.url);
  await ensureInstance(sql, {}, new Date());
  await fill(sql, mailboxes, '{SSHA}none');
  await sql.unsafe(OTHERS);
  const designs = ['none', 'plain', 'one-chain', 'account-chain'] as const;
  const contenders: Contender[] = [
    ...designs.map((name) => ({ name, run: () => pgbench(cluster.url, `audit-${name}`, mailboxes, seconds) })),
    { name: 'sealed', run: () => sealed(sql, cluster.url) },
  ];
  const medians = await measure(
    'A change of one row and its audit, 10 connections',
    Number(options.rounds),
    contenders,
  );
  for (const { name } of contenders.slice(1)) printRatio(`${name} to none`, medians.get(name), medians.get('none'));
  const [size] = await sql<[{ bytes: number }]>`
    select ((pg_total_relation_size('audit') + pg_total_relation_size('audit_chain')) / (select count(*) from audit))::int as bytes`;
  console.log(`  a row of the audit with its indexes and its link: ${size.bytes} bytes`);
  await sql.end();
});
