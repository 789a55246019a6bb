/** What PostgreSQL really does for a call: EXPLAIN (ANALYZE, BUFFERS) of each of its statements, those inside of functions too. */
import fs from 'node:fs';
import { connect } from '../server/db/connect.ts';

/** A node of a plan, as PostgreSQL tells it in JSON. */
interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
  Plans?: Node[];
}

/** Has every plan that connections from now on run written to the log of the cluster. */
export async function tellPlans(superuserUrl: string, database: string): Promise<void> {
  const sql = connect(superuserUrl, 1);
  const set = async (name: string, value: string) => sql.unsafe(`alter database ${database} set ${name} = '${value}'`);
  await set('session_preload_libraries', 'auto_explain');
  const on = ['log_analyze', 'log_buffers', 'log_nested_statements'];
  for (const name of on) await set(`auto_explain.${name}`, 'on');
  await set('auto_explain.log_timing', 'off');
  await set('auto_explain.log_min_duration', '0');
  await set('auto_explain.log_format', 'json');
  await sql.end();
}

/** The plans that were written to a log while a call was made. */
export async function plansOf(log: string, call: () => Promise<unknown>): Promise<Node[]> {
  const { size } = fs.statSync(log);
  await call();
  const text = fs.readFileSync(log).subarray(size).toString();
  const plans = [...text.matchAll(/ {2}plan:\n((?:\t.*\n)+)/g)];
  return plans.map(([, json = '']) => (JSON.parse(json) as { Plan: Node }).Plan);
}

/** What is to be known of a call's plans, in one line. @param small tables that are read from end to end with good reason */
export function summary(plans: Node[], small: Set<string>): string {
  const nodes = plans.flatMap(all);
  const scans = nodes.filter((node) => node['Relation Name'] !== undefined && node['Node Type'].endsWith('Scan'));
  const whole = scans.filter((node) => node['Node Type'] === 'Seq Scan' && !small.has(node['Relation Name']!));
  const removed = Math.max(0, ...nodes.map((node) => (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops']));
  const rows = scans.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0);
  const pages = plans.reduce((sum, plan) => sum + plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], 0);
  const names = [...new Set(whole.map((node) => node['Relation Name']))].join(', ');
  return (
    `${plans.length} statements, ${scans.length} scans of tables, from end to end of large ones: ${whole.length}${names && ` (${names})`}; ` +
    `${Math.round(rows)} rows, most that one filter left out: ${removed}; ${pages} pages`
  );
}

const all = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(all)];
