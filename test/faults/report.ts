/** The figures of a fault run, for the screen and for docs/reference/reliability.md. Pure. */
import type { Figures } from '../../tools/reliability/record.ts';
import type { Verdict } from './load.ts';
import { missing } from './plan.ts';

export interface Report extends Verdict {
  seed: number;
  /** Of the whole run. */
  seconds: number;
  struck: { kind: string; seconds: number }[];
}

/** How many complaints are told. */
const MOST = 30;

/** For the screen. */
export function printed(report: Report): string {
  const { struck, seed, seconds, complaints } = report;
  const lines = [
    `${struck.length} faults in ${Math.round(seconds)} s, seed ${seed}`,
    ...aligned([['fault', 'times', 'median s to ready', 'worst'], ...recoveries(struck).map((row) => row.map(String))]),
    ...aligned(counts(report).map((row) => row.map(String))),
    complaints.length === 0 ? 'Nothing was lost, half done or against its policy.' : `${complaints.length} COMPLAINTS:`,
    ...complaints.slice(0, MOST),
  ];
  return lines.join('\n');
}

/**
 * For the page.
 * @param kinds that there are
 * @throws Error when one of them has not struck: the page would say nothing of it, as if there were nothing to say
 */
export function figures(report: Report, kinds: readonly { name: string }[]): Figures {
  const { struck, seed, seconds } = report;
  const none = missing(kinds, struck);
  if (none.length > 0) throw new Error(`These figures are not recorded, since there was none of: ${none.join(', ')}`);
  return {
    intro: `${struck.length} faults in ${Math.round(seconds / 60)} minutes, each kind once and then at random (seed ${seed}), while three clients change objects by
the API and three send mail to mailboxes of nine policies: kept, forwarded outside and inside, to several, over two stations and to an address
that refuses, sorted as spam, discarded. While the filters are dead mail waits (\`MAILSTEAD_FILTER_DOWN=defer\`): with \`accept\`, the default, spam
of that time is delivered unmarked. The clock that jumps, a day ahead and then two days back, is that of the API, policyd, PostgreSQL, Dovecot and Postfix. After each fault the system comes back by itself; only a killed watcher is started again. Killed is
killed by SIGKILL. Seconds count from the end of the fault until \`/health/ready\` says that all works; less than one is not seen.
A part that dies again within a minute is started after a pause that grows to 30 s, which is most of the longer times.

A mail counts as accepted when it got its 250, a write as acknowledged when it got its 2xx. Delivery is at least once: a mail whose
delivery is cut off before its answer is delivered again. In the end each run takes mails and contacts away by hand, has Postfix accept mail
while Rspamd is dead, and has PostgreSQL
acknowledge what it has not written yet and kills it; it fails if its verdict does not miss what is gone.`,
    tables: [
      { columns: ['fault', 'times', 'median s to ready', 'worst'], rows: recoveries(struck) },
      { columns: ['what', 'count'], rows: counts(report) },
    ],
    findings: [
      'every accepted mail is in each place where its policy wants it, and nowhere else',
      'no mail was refused for good, and no write but for a 503',
      'every object has the value that was acknowledged last, or one sent later that got no answer, and never half of one',
      'the audit has one row of each acknowledged write, and its chain is whole',
    ],
  };
}

function counts({ mail, writes, slowest }: Report): [string, number][] {
  return [
    ['writes acknowledged', writes.acknowledged],
    ['writes lost', writes.lost],
    ['writes without an answer, or 503', writes.unknown],
    ['slowest answer, s', rounded(slowest)],
    ['mails accepted', mail.accepted],
    ['mails lost', mail.lost],
    ['copies too many', mail.duplicated],
    ['mails told to try later, or cut off', mail.later],
    ['mails without an answer', mail.unknown],
  ];
}

function recoveries(struck: Report['struck']): (string | number)[][] {
  const kinds = [...new Set(struck.map(({ kind }) => kind))].toSorted();
  return kinds.map((kind) => {
    const times = struck.flatMap((each) => (each.kind === kind ? [each.seconds] : [])).toSorted((a, b) => a - b);
    return [kind, times.length, rounded(times[Math.floor(times.length / 2)]!), rounded(times.at(-1)!)];
  });
}

const rounded = (seconds: number): number => Math.round(seconds * 10) / 10;

/** Cells under each other, numbers to the right. */
function aligned(rows: string[][]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  '),
  );
}
