/** docs/reference/contract.md: which case shows which example, and what was decided where the specification is silent. */
import { type Case, type Page, readJson, readPages } from './cases.ts';

/** A line of the contract that decides what the specification leaves open. */
export interface Decision {
  id: string;
  /** Section of the contract. */
  place: string;
  /** What was chosen. */
  says: string;
  /** Also seen by what is tried on every page. */
  everyPage?: boolean;
  /** Further cases, by file and name. */
  cases?: string[];
  /** The decision that says the same. */
  see?: string;
  /** Why no request can show it. */
  unseen?: string;
}

export const readDecisions = (): Decision[] => readJson('decisions.json') as unknown as Decision[];

type Shown = { page: Page; one: Case };

/** The page's parts, as lines of Markdown. */
export function referencePage(pages = readPages(), decisions = readDecisions()): string[] {
  const all = pages.flatMap((page) => page.cases.map((one) => ({ page, one })));
  const examples = all.filter(({ one }) => /^[SW]:/.test(one.place)).toSorted(byPlace);
  return [
    '`S:n` is line n of the pages of the Hostway e-mail API as plain text, `W:` a page of its wiki. A case is a file of',
    '`test/contract` and a name in it; `tools/contract-check` runs them all against any server.',
    '',
    '## Examples',
    '',
    '| place | case | differs |',
    '| --- | --- | --- |',
    ...examples.map(({ page, one }) => row(one.place, caseName(page, one), one.note ?? '')),
    '',
    '## Decisions',
    '',
    'Where the specification is silent or contradicts itself.',
    '',
    '| decision | chosen | cases |',
    '| --- | --- | --- |',
    ...decisions.map((decision) => row(decision.id, decision.says, shownBy(decision, all))),
  ];
}

function shownBy({ id, everyPage, cases = [], see, unseen }: Decision, all: Shown[]): string {
  const found = all.filter(({ one }) => one.shows?.includes(id)).map(({ page, one }) => caseName(page, one));
  const names = [...(everyPage ? ['every page'] : []), ...found, ...cases.map((name) => `\`${name}\``)];
  const more = names.length > 4 ? [...names.slice(0, 4), `${names.length - 4} more`] : names;
  return [...more, ...(see ? [`see ${see}`] : []), ...(unseen ? [`none: ${unseen}`] : [])].join('; ');
}

const caseName = (page: Page, one: Case): string => `\`${page.file}: ${one.name}\``;

function byPlace(a: Shown, b: Shown): number {
  const [x, y] = [lineOf(a.one.place), lineOf(b.one.place)];
  return x - y || a.page.file.localeCompare(b.page.file);
}

const lineOf = (place: string): number => Number(/^S:(\d+)/.exec(place)?.[1] ?? 1e9);

const row = (...cells: string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
