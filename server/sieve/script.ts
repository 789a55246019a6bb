/** Sieve (RFC 5228) as data: tests and commands know which extensions they need, and a script is written from them. Pure. */
import { quote } from './quote.ts';

/** A text in a script: one of others, or one with variables of the script's own. */
export type Text = string | { withVariables: string };

/** How a text is written in the script it stands in. */
export type Write = (text: Text) => string;

/** What must be required for a test, and how it is written. */
export interface Test {
  readonly needs: readonly string[];
  readonly line: (write: Write) => string;
}
/** The same of a command. */
export interface Command {
  readonly needs: readonly string[];
  readonly lines: (write: Write) => string[];
}

export function test(needs: readonly string[], line: (write: Write) => string): Test {
  return { needs, line };
}

/** Makes a command of one line; the semicolon is added. */
export function command(needs: readonly string[], line: (write: Write) => string): Command {
  return { needs, lines: (write) => [`${line(write)};`] };
}

/** `["a", "b"]`. */
export function list(texts: readonly Text[], write: Write): string {
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
  const write: Write = (text) => {
    const given = typeof text === 'string' ? quote(text, needs.has('variables')) : quote(text.withVariables);
    usesDollar ||= given.usesDollar;
    return given.text;
  };
  const body = commands.flatMap((each) => each.lines(write));
  const names = (texts: readonly string[]): string => list(texts.toSorted(), write);
  return [
    ...(needs.size > 0 ? [`require ${names([...needs])};`] : []),
    ...(globals.length > 0 ? [`global ${names(globals)};`] : []),
    ...(usesDollar ? [`set ${write('dollar')} ${write('$')};`] : []),
    ...body,
    '',
  ].join('\n');
}
