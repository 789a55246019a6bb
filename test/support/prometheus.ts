/** Prometheus's text format (version 0.0.4), read strictly: whatever its description does not allow is an error. */

/** `name{label="value",...}` as it is written, labels in the order of their names. */
export type Figures = Map<string, number>;

const COMMENT = /^# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) (.+)$/;
const SAMPLE = /^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{(.*)\})? (NaN|[+-]?(?:Inf|\d+(?:\.\d+)?(?:e[+-]?\d+)?))$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/y;
const SUFFIXES: Record<string, RegExp> = { histogram: /_(bucket|sum|count)$/, counter: /$/, gauge: /$/ };

/**
 * Reads a page of figures.
 * @throws Error with the line that is wrong
 */
export function readFigures(text: string): Figures {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const figures: Figures = new Map();
  const types = new Map<string, string>();
  let current = '';
  let helped = '';
  for (const line of text.slice(0, -1).split('\n')) {
    const fail = (why: string): never => {
      throw new Error(`${why}: ${line}`);
    };
    const [, kind, name = '', rest = ''] = COMMENT.exec(line) ?? [];
    if (kind === 'HELP') {
      if (types.has(name)) fail('a family comes twice');
      helped = name;
    } else if (kind === 'TYPE') {
      if (helped !== name || !(rest in SUFFIXES)) fail('a type without help, or of no kind that we have');
      types.set(name, rest);
      current = name;
    } else {
      const [, sample = '', labels = '', value = ''] = SAMPLE.exec(line) ?? fail('no line of the format');
      const type = types.get(current) ?? fail('a sample without a family');
      if (sample.replace(SUFFIXES[type]!, '') !== current) fail('a sample of another family');
      if (type === 'counter' && !current.endsWith('_total')) fail('a counter not named _total');
      const key = `${sample}${labelsOf(labels, fail)}`;
      if (figures.has(key)) fail('a sample comes twice');
      figures.set(key, Number(value.replace('Inf', 'Infinity')));
    }
  }
  checkHistograms(figures, types);
  return figures;
}

function labelsOf(text: string, fail: (why: string) => never): string {
  if (text === '') return '';
  const pairs: string[] = [];
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < text.length) {
    const [, name, value, end] = LABEL.exec(text) ?? fail('labels that are none');
    pairs.push(`${name}="${value}"`);
    if (end === ',' && LABEL.lastIndex === text.length) fail('a comma too many');
  }
  return `{${pairs.toSorted().join(',')}}`;
}

/** Buckets only grow, and the last one is the count. */
function checkHistograms(figures: Figures, types: Map<string, string>): void {
  for (const [name, type] of types) {
    if (type !== 'histogram') continue;
    const series = new Map<string, [bound: number, count: number][]>();
    for (const [key, value] of figures) {
      const bound = key.startsWith(`${name}_bucket`) ? /le="([^"]*)"/.exec(key)?.[1] : undefined;
      if (bound === undefined) continue;
      const labels = key.slice(`${name}_bucket`.length).replace(/,?le="[^"]*",?/, ',');
      const list = series.get(labels) ?? [];
      series.set(labels, [...list, [Number(bound.replace('Inf', 'Infinity')), value]]);
    }
    for (const [labels, list] of series) {
      const sorted = list.toSorted(([a], [b]) => a - b);
      const grows = sorted.every(([, count], index) => index === 0 || count >= sorted[index - 1]![1]);
      if (!grows || sorted.at(-1)?.[0] !== Infinity) throw new Error(`no histogram: ${name}${labels}`);
    }
  }
}
