/** PostgreSQL's own measure of a statement: what the machine gives with no Node between. */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { keep, refuseWhenOver } from './processes.ts';
import { systemBinaries } from '../engine/postgres/binaries.ts';
import { scriptPath, type ScriptName } from './scripts.ts';

const run = promisify(execFile);

export type PgbenchResult = { perSecond: number; p50: number; p99: number };

/**
 * Runs a script of bench/sql by 10 connections, as many as the API's pool has, prepared.
 * @param count how many mailboxes the database has
 * @throws when the machine's PostgreSQL came without pgbench (Debian's package has it)
 */
export async function pgbench(url: string, script: ScriptName, count: number, seconds: number): Promise<PgbenchResult> {
  const program = path.join(systemBinaries()[0]?.bin ?? '', 'pgbench');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-pgbench-'));
  const { hostname, port, username, password, pathname } = new URL(url);
  try {
    refuseWhenOver();
    const running = run(
      program,
      [
        '-n',
        '-M',
        'prepared',
        '-c',
        '10',
        '-T',
        `${seconds}`,
        '-D',
        `n=${count}`,
        '-f',
        scriptPath(script),
        '-l',
        '--sampling-rate=0.2',
      ],
      {
        cwd: folder,
        env: { PGHOST: hostname, PGPORT: port, PGUSER: username, PGPASSWORD: password, PGDATABASE: pathname.slice(1) },
      },
    );
    keep(running.child);
    const { stdout } = await running;
    const perSecond = Number(/tps = ([0-9.]+)/.exec(stdout)?.[1]);
    return { perSecond, ...latencies(folder) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

/** From the log of transactions: third column, in microseconds. */
function latencies(folder: string): { p50: number; p99: number } {
  const lines = fs
    .readdirSync(folder)
    .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').trim().split('\n'));
  const times = Float64Array.from(lines, (line) => Number(line.split(' ')[2]) / 1000).toSorted();
  const at = (share: number): number => times[Math.floor(share * (times.length - 1))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}
