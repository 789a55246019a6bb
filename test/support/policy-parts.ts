/** Long lists are cut where their texts say, so that a change of one entry writes little. */
import { createHash } from 'node:crypto';
import type { Script } from '../../server/policy/compile.ts';
import type { Compiler } from './policy-case.ts';

export const LONG_LIST: readonly string[] = Array.from(
  { length: 10_000 },
  (_, i) => `someone${i}@list${i % 977}.example`,
);

/** Changes of one entry, by what they are. */
export const CHANGES: [what: string, entries: readonly string[]][] = [
  ['the first entry goes', LONG_LIST.slice(1)],
  ['an entry in the middle goes', LONG_LIST.toSpliced(5000, 1)],
  ['one comes in front', ['new@list.example', ...LONG_LIST]],
  ['one comes at the end', [...LONG_LIST, 'new@list.example']],
];

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** What is wrong with the parts that a compiler makes of a list of 10,000, in sentences. */
export function partFaults(compiler: Pick<Compiler, 'compileDomain'>): string[] {
  const [main, ...parts] = scriptsOf(compiler, LONG_LIST);
  const faults = parts.flatMap((part) => faultsOf(part));
  if (main?.id !== sha256(main?.data ?? '')) faults.push('the id of the script itself is not its text’s');
  if (parts.length < 3 || parts.length > 10) faults.push(`it makes ${parts.length} parts`);
  if (main === undefined || main.data.length > 8000) faults.push('too much stands in the script itself');
  const before = new Set(parts.map(({ id }) => id));
  for (const [what, changed] of CHANGES) {
    const written = scriptsOf(compiler, changed).filter(({ id }, nth) => nth > 0 && !before.has(id));
    if (written.length < 1 || written.length > 2) faults.push(`${what}: ${written.length} parts are written`);
  }
  // More than fit in the script itself, and few.
  const some = LONG_LIST.slice(0, 400);
  if (scriptsOf(compiler, some).length !== 2) faults.push('a list of 400 makes no part');
  if (scriptsOf(compiler, some.slice(0, 20)).length !== 1) faults.push('a list of 20 makes a part');
  return faults;
}

/** A part is named by its text, and none is too long for the mail store. */
function faultsOf({ name, id, data }: Script): string[] {
  const faults: string[] = [];
  if (id !== sha256(data)) faults.push(`${name}: its id is not its text's`);
  if (name !== `white-${id.slice(0, 24)}`) faults.push(`${name}: not named by its text`);
  if (Buffer.byteLength(data) > 100_000) faults.push(`${name}: ${Buffer.byteLength(data)} bytes`);
  return faults;
}

const scriptsOf = (compiler: Pick<Compiler, 'compileDomain'>, white: readonly string[]): Script[] =>
  compiler.compileDomain({ domainId: '', values: new Map(), lists: { white, black: [] } });
