/**
 * The figures of a run, kept as docs/reference/reliability/<name>.json with the day and the machine. A run leaves them only when
 * tools/reliability.ts has started it, which takes them over when the run has ended well (measure.ts): a short run of `npm test` prints
 * its own and leaves these as they are.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What a run writes. A cell is text or a number; a number stands at the right. */
export interface Figures {
  /** Prose: what was done, and what the figures mean. Markdown. */
  intro: string;
  tables: Table[];
  /** What must hold whatever the machine, each said as it came out; the run has failed when one did not. */
  findings: string[];
}

export interface Table {
  /** Stands above the table. */
  caption?: string;
  columns: string[];
  rows: (string | number)[][];
}

/** Figures with what they were measured by, when and where. */
export interface Section extends Figures {
  /** The command that measures them anew, as one types it in the repository's folder. */
  command: string;
  /** YYYY-MM-DD. */
  date: string;
  machine: string;
}

/** Names the file in which a run is to leave its figures: `<name of the run>.json`, wherever that is. */
export const RECORD = 'TEST_RECORD';

/** Whether tools/reliability.ts has started this run: it may take its time then. */
export const isRecorded = (name: string): boolean => path.basename(process.env[RECORD] ?? '') === `${name}.json`;

const folder = path.resolve(import.meta.dirname, '../../docs/reference/reliability');

/** Where the figures of a run lie. */
export const figuresFile = (name: string): string => path.join(folder, `${name}.json`);

/** Leaves the figures of a run, if they are wanted. They count when it ends with status 0, whatever is found until then. */
export function record(name: string, figures: () => Figures): void {
  if (!isRecorded(name)) return;
  const command = `npm run reliability -- ${name}`;
  const section: Section = { ...figures(), command, date: new Date().toISOString().slice(0, 10), machine: machine() };
  fs.writeFileSync(process.env[RECORD]!, JSON.stringify(section, null, 2));
}

/** What the figures depend on: processors, memory, the programs. */
function machine(): string {
  const memory = Math.round(os.totalmem() / 1024 ** 3);
  return `${os.availableParallelism()} cores, ${memory} GB, ${system()}, Node ${process.versions.node}, ${postgres()}`;
}

function system(): string {
  const release = fs.existsSync('/etc/os-release') ? fs.readFileSync('/etc/os-release', 'utf8') : '';
  return /^PRETTY_NAME="?(.*?)"?$/m.exec(release)?.[1] ?? `${os.type()} ${os.release()}`;
}

function postgres(): string {
  const said = execFileSync('/usr/lib/postgresql/15/bin/postgres', ['--version'], { encoding: 'utf8' });
  return `PostgreSQL ${/[0-9.]+/.exec(said)?.[0] ?? ''}`;
}
