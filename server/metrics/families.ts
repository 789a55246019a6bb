/** Measurements as they are told: families of samples, and Prometheus's text format (version 0.0.4). Pure. */

/** A family: one name, one meaning, samples that differ by their labels. */
export interface Family {
  name: string;
  type: 'counter' | 'gauge' | 'histogram';
  help: string;
  samples: Sample[];
}

export interface Sample {
  /** `_bucket`, `_sum`, `_count` of a histogram. */
  suffix?: string;
  labels?: Record<string, string>;
  value: number;
}

/** A family that has one sample for each value of one label. */
export function family(
  name: string,
  type: 'counter' | 'gauge',
  help: string,
  samples: number | Sample[] | Record<string, number>,
  label = '',
): Family {
  if (typeof samples === 'number') return { name, type, help, samples: [{ value: samples }] };
  if (Array.isArray(samples)) return { name, type, help, samples };
  const list = Object.entries(samples).map(([key, value]) => ({ labels: { [label]: key }, value }));
  return { name, type, help, samples: list };
}

/** One figure of each of several things, as the samples of a family. */
export const ofEach =
  <T>(things: Record<string, T>) =>
  (pick: (thing: T) => number): Record<string, number> =>
    Object.fromEntries(Object.entries(things).map(([name, thing]) => [name, pick(thing)]));

/** Families of several sources as one list: those of one name become one, in the order of names. */
export function merged(families: Family[]): Family[] {
  const byName = new Map<string, Family>();
  for (const each of families) {
    const found = byName.get(each.name);
    byName.set(each.name, found ? { ...found, samples: [...found.samples, ...each.samples] } : each);
  }
  return [...byName.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** The text that Prometheus reads. */
export function render(families: Family[]): string {
  return merged(families).map(renderFamily).join('');
}

function renderFamily({ name, type, help, samples }: Family): string {
  const lines = samples.map(
    ({ suffix = '', labels = {}, value }) => `${name}${suffix}${renderLabels(labels)} ${renderValue(value)}\n`,
  );
  return `# HELP ${name} ${escaped(help)}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function renderLabels(labels: Record<string, string>): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');

function renderValue(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  return Number.isFinite(value) ? String(value) : value > 0 ? '+Inf' : '-Inf';
}
