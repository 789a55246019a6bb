/** The page docs/reference/who-may-what.md: what test/api/matrix.txt says, in words. */
import { PRINCIPALS } from '../test/support/matrix.ts';
import { readTable, type Row, shortPath } from '../test/support/matrix-table.ts';

/** The columns, each with the principal of the table that stands for it. */
const COLUMNS = {
  anyone: 'nobody',
  'mailbox owner': 'alice',
  'user of the account, no role': 'acme-clerk',
  // Whose own user, in the table, is itself.
  'account owner': 'umbra-owner',
  'franchise’s user': 'north-app',
  operator: 'operator',
};

/** The table's lines, after what the words in it mean. */
export function whoMayWhat(): string[] {
  const names = Object.keys(COLUMNS);
  const rows = readTable().filter(({ operationId }) => operationId !== '-');
  return [
    '`own`: for what is below one’s own mailbox, account or franchise, or for oneself (of users). `all`: for everybody’s. `yes`: the path names',
    'nothing that could be somebody’s; a list shows what the caller may see. Nobody else is let in: 401, as for wrong credentials (PUT of secrets: 403), and for',
    'a franchise’s user 404 where the object is another franchise’s. Users and mailboxes of a suspended or closed account are let in nowhere',
    'but where anyone is. A plan’s `selfService` can take away what a mailbox owner may.',
    '',
    '`{A}` = `/accounts/{account}`, `{L}` = `{A}/email/{domain}`, `{U}` = `{L}/usernames/{mailboxName}`, `{l}` = `/email/{domain}`,',
    '`{u}` = `{l}/usernames/{mailboxName}`.',
    '',
    'Every status, with those for what is missing and for what is somebody else’s: [matrix.txt](../../test/api/matrix.txt), which',
    '`test/api/matrix.test.ts` asks for over HTTP, route by route.',
    '',
    `| call | operation | ${names.join(' | ')} |`,
    `| ${['---', '---', ...names.map(() => '---')].join(' | ')} |`,
    ...rows.map(lineOf),
  ];
}

function lineOf(row: Row): string {
  const words = Object.values(COLUMNS).map((name) =>
    wordOf(
      row,
      PRINCIPALS.findIndex((who) => who.name === name),
    ),
  );
  return `| ${row.method} \`${shortPath(row.path)}\` | ${row.operationId} | ${words.join(' | ')} |`;
}

function wordOf({ path, cells }: Row, column: number): string {
  const statuses = cells[column]!.split('/');
  if (!isIn(statuses[0]!)) return '';
  if (!path.includes('{') || path.includes('{plan}')) return 'yes';
  // The foreign object is the last but one, behind which is the absent one; a cell of one status is the same for all.
  return isIn(statuses.at(-2) ?? statuses[0]!) ? 'all' : 'own';
}

/** What was let in got as far as an answer about an object that is there. */
const isIn = (status: string): boolean => !['401', '403', '404'].includes(status);
