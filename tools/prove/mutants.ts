/** What can be taken out of a source file: each statement, element, property, argument and call in a chain, one at a time. */
import { stripTypeScriptTypes } from 'node:module';
import { type AnyNode, type Expression, type Node, parse, type SpreadElement } from 'acorn';

export interface Mutant {
  file: string;
  line: number;
  /** What is taken out, on one line and not longer than it can be shown. */
  what: string;
  /** The file without it, and without its types. */
  text: string;
}

/** A piece of the text, and what stands there instead. */
interface Cut {
  start: number;
  end: number;
  instead: string;
}

/** All mutants of a TypeScript file that are still JavaScript; and how many were not. */
export function mutantsOf(file: string, source: string): { mutants: Mutant[]; unparsable: number } {
  const text = stripTypeScriptTypes(source, { mode: 'strip' });
  const cuts = new Map<string, Cut>();
  walk(parseModule(text), (node) => {
    for (const cut of cutsOf(node, text)) cuts.set(`${cut.start} ${cut.end} ${cut.instead}`, cut);
  });
  const all = [...cuts.values()].map(({ start, end, instead }) => ({
    file,
    line: text.slice(0, start).split('\n').length,
    what: shown(text.slice(start, end), instead),
    text: text.slice(0, start) + instead + text.slice(end),
  }));
  const mutants = all.filter(({ text }) => parses(text));
  return { mutants, unparsable: all.length - mutants.length };
}

const LONGEST = 70;

function shown(gone: string, instead: string): string {
  const short = (text: string): string => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
  };
  return instead === '' ? short(gone) : `${short(gone)}  ->  ${short(instead)}`;
}

const parseModule = (text: string): AnyNode => parse(text, { ecmaVersion: 'latest', sourceType: 'module' });

function parses(text: string): boolean {
  try {
    parseModule(text);
    return true;
  } catch {
    return false;
  }
}

function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const value of Object.values(node) as unknown[]) {
    for (const child of [value].flat()) if (isNode(child)) walk(child, visit);
  }
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';

function cutsOf(node: AnyNode, text: string): Cut[] {
  const source = ({ start, end }: Node): string => text.slice(start, end);
  const replaced = ({ start, end }: Node, by: Node): Cut => ({ start, end, instead: `(${source(by)})` });
  switch (node.type) {
    case 'Program':
    case 'BlockStatement':
      // Without an import nothing loads: that would prove nothing.
      return node.body
        .filter(({ type }) => type !== 'ImportDeclaration')
        .map(({ start, end }) => ({ start, end, instead: '' }));
    case 'ArrayExpression':
      return listed(node.elements);
    case 'ObjectExpression':
      return listed(node.properties);
    case 'CallExpression':
      return [
        ...listed(node.arguments),
        ...(node.callee.type === 'MemberExpression' ? [replaced(node, node.callee.object)] : []),
        ...(node.callee.type === 'Identifier' && node.arguments.length === 1
          ? [replaced(node, node.arguments[0]!)]
          : []),
      ];
    case 'ConditionalExpression':
      return [replaced(node, node.consequent), replaced(node, node.alternate)];
    case 'LogicalExpression':
      return [replaced(node, node.left), replaced(node, node.right)];
    case 'UnaryExpression':
      return [replaced(node, node.argument)];
    default:
      return [];
  }
}

/** Each item of a list, with its comma. */
function listed(items: readonly (Expression | SpreadElement | Node | null)[]): Cut[] {
  return items.flatMap((item, index) => {
    if (item === null) return [];
    const next = items[index + 1];
    const before = items[index - 1];
    if (next) return [{ start: item.start, end: next.start, instead: '' }];
    return [{ start: before ? before.end : item.start, end: item.end, instead: '' }];
  });
}
