/** Sieve (RFC 5228) as data: tests and commands know which extensions they need, and a script is written from them. Pure. */
import { quote } from './quote.ts';

/** A text in a script: one of others, or one with variables of the script's own. */
export type Text = string | { withVariables: string };

/** A test or a command: how it is written, and what must be required for it. */
export interface Piece {
  readonly needs: readonly string[];
  /** @param write how a text is written in the script it stands in */
  readonly lines: (write: (text: Text) => string) => string[];
}
export interface Test extends Piece {
  readonly isTest: true;
}
export interface Command extends Piece {
  readonly isCommand: true;
}

/** Makes a test of one line. */
export function test(needs: readonly string[], line: (write: (text: Text) => string) => string): Test {
  return { isTest: true, needs, lines: (write) => [line(write)] };
}

/** Makes a command of one line; the semicolon is added. */
export function command(needs: readonly string[], line: (write: (text: Text) => string) => string): Command {
  return { isCommand: true, needs, lines: (write) => [`${line(write)};`] };
}

/** `["a", "b"]`. */
export function list(texts: readonly Text[], write: (text: Text) => string): string {
  return `[${texts.map(write).join(', ')}]`;
}

/**
 * Writes a script.
 * @param globals variables that scripts which include each other share (RFC 6609 3.4.2); each has a value before it is read
 */
export function script(commands: readonly Command[], globals: readonly string[] = []): string {
  const needs = new Set(commands.flatMap((each) => each.needs));
  if (globals.length > 0) for (const name of ['include', 'variables']) needs.add(name);
  let usesDollar = false;
  const write = (text: Text): string => {
    const given = typeof text === 'string' ? quote(text, needs.has('variables')) : quote(text.withVariables, false);
    usesDollar ||= given.usesDollar;
    return given.text;
  };
  const body = commands.flatMap((each) => each.lines(write));
  const names = (texts: readonly string[]): string => list(texts.toSorted(), write);
  return [
    ...(needs.size > 0 ? [`require ${names([...needs])};`] : []),
    ...(globals.length > 0 ? [`global ${names(globals)};`] : []),
    ...(usesDollar ? [`set ${quote('dollar', false).text} ${quote('$', false).text};`] : []),
    ...body,
    '',
  ].join('\n');
}
