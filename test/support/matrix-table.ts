/** The lines of test/api/matrix.txt: reading and writing. */
import fs from 'node:fs';
import path from 'node:path';
import { PRINCIPALS } from './matrix.ts';
import type { Route } from './routes.ts';

const FILE = path.join(import.meta.dirname, '..', 'api', 'matrix.txt');

/** How operator.md shortens paths. */
const SHORT = [
  ['{U}', '/accounts/{account}/email/{domain}/usernames/{mailboxName}'],
  ['{L}', '/accounts/{account}/email/{domain}'],
  ['{A}', '/accounts/{account}'],
  ['{u}', '/email/{domain}/usernames/{mailboxName}'],
  ['{l}', '/email/{domain}'],
] as const;

/** A line: an operation, and one cell for each principal. */
export interface Row {
  operationId: string;
  method: string;
  path: string;
  cells: string[];
}

/** The key of a route. */
export const nameOf = ({ method, path }: Pick<Row, 'method' | 'path'>): string => `${method} ${path}`;

/** A cell: the statuses of all objects of the path with a slash between, or the one that all of them have. */
export const cellOf = (statuses: number[]): string =>
  new Set(statuses).size === 1 ? String(statuses[0]) : statuses.join('/');

/** The row of a route that was asked for. */
export const rowOf = ({ method, path, operationId = '-' }: Route, cells: string[]): Row => ({
  operationId,
  method,
  path,
  cells,
});

/** The rows of the committed table. @throws when its header is not that of PRINCIPALS */
export function readTable(): Row[] {
  const [header = '', ...lines] = fs
    .readFileSync(FILE, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (header.trim() !== headerLine()) throw new Error(`The first line of the table must be: ${headerLine()}`);
  return lines.map((line) => {
    const [call = '', ...cells] = line.split('|').map((part) => part.trim());
    const [operationId = '', method = '', short = ''] = call.split(/\s+/);
    return { operationId, method, path: longPath(short), cells };
  });
}

/** The line of a row, as it stands in the table. */
export function lineOf({ operationId, method, path, cells }: Row): string {
  const call = `${operationId.padEnd(31)} ${method.padEnd(6)} ${shortPath(path).padEnd(36)}`;
  return `${call} | ${cells.map((cell, i) => cell.padEnd(widthOf(i))).join(' | ')}`.trimEnd();
}

/** The header. */
export function headerLine(): string {
  const call = `${'operation'.padEnd(31)} ${'call'.padEnd(6)} ${''.padEnd(36)}`;
  return `${call} | ${PRINCIPALS.map(({ name }, i) => name.padEnd(widthOf(i))).join(' | ')}`.trimEnd();
}

const widthOf = (column: number): number => Math.max(15, PRINCIPALS[column]!.name.length);

/** A path as operator.md writes it: `{U}/forwards`. */
export function shortPath(long: string): string {
  const found = SHORT.find(([, start]) => long === start || long.startsWith(`${start}/`));
  return found === undefined ? long : long.replace(found[1], found[0]);
}

function longPath(short: string): string {
  const found = SHORT.find(([name]) => short.startsWith(name));
  return found === undefined ? short : short.replace(found[0], found[1]);
}
