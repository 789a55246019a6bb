/**
 * `npm run prove`: takes out of the policy compiler each line, element, argument and condition in turn, in a copy, and expects that
 * a test notices: the reference page, or a mail of a golden case that ends otherwise. Prints what nobody noticed; fails when
 * tools/prove/unseen.ts has no reason for it, or a reason too many. `-- <part of a file's name>` tries these files alone.
 */
import path from 'node:path';
import { type Mutant, mutantsOf } from './prove/mutants.ts';
import { Bench, sourcesOf, TRIED, type Verdict } from './prove/try.ts';
import { UNSEEN } from './prove/unseen.ts';

const SIDE_BY_SIDE = 2;

const sources = sourcesOf(path.join(import.meta.dirname, '..'));
const [part = ''] = process.argv.slice(2);
const files = TRIED.filter((file) => file.includes(part));
const found = files.map((file) => mutantsOf(file, sources.get(file)!));
const mutants = found.flatMap(({ mutants }) => mutants);
const verdicts = await tried(mutants);

const unseen = mutants.filter((_, index) => verdicts[index] === 'not seen');
const explained = (mutant: Mutant): string | undefined =>
  UNSEEN.find(({ file, what }) => file === mutant.file && what === mutant.what)?.why;
for (const mutant of unseen) {
  console.log(`${mutant.file}:${mutant.line}  ${mutant.what}\n    ${explained(mutant) ?? 'NOT EXPLAINED'}`);
}
const unexplained = unseen.filter((mutant) => explained(mutant) === undefined).length;
const needless = UNSEEN.filter(
  ({ file, what }) => files.includes(file) && !unseen.some((mutant) => mutant.file === file && mutant.what === what),
);
for (const { file, what } of needless) console.log(`${file}: ${what}\n    NEEDS NO REASON ANY MORE`);

const count = (is: (verdict: Verdict) => boolean): number => verdicts.filter(is).length;
console.log(
  [
    `${count((verdict) => typeof verdict === 'object' && 'seenBy' in verdict)} noticed`,
    `${unseen.length} not noticed, ${unexplained} of them not explained`,
    `${count((verdict) => typeof verdict === 'object' && 'loadFault' in verdict)} do not load`,
    `${found.reduce((sum, { unparsable }) => sum + unparsable, 0)} are no program`,
  ].join('; '),
);
process.exitCode = unexplained + needless.length > 0 ? 1 : 0;

async function tried(mutants: Mutant[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    const bench = new Bench(sources);
    try {
      for (let index = next++; index < mutants.length; index = next++)
        verdicts[index] = await bench.try(mutants[index]!);
    } finally {
      bench.close();
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  return verdicts;
}
