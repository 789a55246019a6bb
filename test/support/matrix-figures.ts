/** The figures of the matrix, for docs/reference/reliability.md. */
import type { Figures } from '../../tools/reliability/record.ts';
import { nameOf, type Row } from './matrix-table.ts';
import { type RowObservations, statusesOf } from './matrix-run.ts';
import { PRINCIPALS } from './matrix.ts';

/** What the run has found, in all of which the table held. */
export interface MatrixRun {
  rows: Row[];
  observed: ReadonlyMap<string, RowObservations>;
  /** Of all calls, and of those of the table alone. */
  calls: number;
  tableCalls: number;
  /** Of the table. */
  seconds: number;
  /** By how many routes each word of a gate was toggled. */
  toggled: ReadonlyMap<string, number>;
}

export function matrixFigures({ rows, observed, calls, tableCalls, seconds, toggled }: MatrixRun): Figures {
  return {
    intro: `Every route of the API, asked over HTTP by each of ${PRINCIPALS.length} callers for an object of its own, for one that is missing in its own place, for
somebody else’s and for one that is nowhere at all. What each is to get stands in \`test/api/matrix.txt\`, which says who the callers are.
Work is counted in computations of password hashes, not in time. A word of a gate is a right: operator always, APP a franchise’s user, OWN
an account’s owner, MBX a mailbox owner, SELF the user of the path, ANON everybody.`,
    tables: [
      {
        columns: ['routes', 'callers', 'calls of the table', 'seconds', 'calls in all'],
        rows: [[rows.length, PRINCIPALS.length, tableCalls, Math.round(seconds), calls]],
      },
      { caption: 'Answers by caller', columns: ['caller', ...CLASSES], rows: answers(rows, observed) },
      {
        caption: 'A word of the gate taken out, or put in where it was not',
        columns: ['word', 'routes', 'noticed on'],
        rows: [...toggled].map(([word, count]) => [word, count, count]),
      },
    ],
    findings: [
      `every route has its row, and no row is without a route: ${rows.length} of ${rows.length}`,
      `every answer has the status of the table: 0 of ${tableCalls} have another`,
      'somebody else’s object and one that is nowhere get the same status, headers and body for the same work: 0 differ',
      'no reply about one’s own objects names another tenant; no path leads through one account to the objects of another',
    ],
  };
}

const CLASSES = ['2xx or 3xx', '401', '404', 'another 4xx'];

function classOf(status: number): number {
  return status < 400 ? 0 : status === 401 ? 1 : status === 404 ? 2 : 3;
}

function answers(rows: Row[], observed: MatrixRun['observed']): (string | number)[][] {
  return PRINCIPALS.map((who) => {
    const counts = CLASSES.map(() => 0);
    for (const row of rows)
      for (const status of statusesOf(observed.get(nameOf(row))!, who)) counts[classOf(status)]! += 1;
    return [who.name, ...counts];
  });
}
