/**
 * A process that loads a copy of the compiler and says what it writes: for each case, and before each of its mails, the scripts; and
 * the lines of the reference. A copy that ends in no time at all, or never, takes this process with it and no more.
 */
import { pathToFileURL } from 'node:url';
import type { EFFECTS, Script } from '../../server/policy/compile.ts';
import { type Compiler, policyCases, tooLong } from '../../test/support/policy-case.ts';
import { partFaults } from '../../test/support/policy-parts.ts';
import { pieces, type SieveModules } from '../../test/support/sieve-pieces.ts';

type Copy = Compiler & { EFFECTS: typeof EFFECTS };

const cases = policyCases();

export interface Written {
  reference: string;
  /** Each command and test in a script of its own. */
  pieces: Script[];
  /** The scripts of each case, before each of its mails. */
  cases: Record<string, Script[][]>;
}
export type Answer = { written: Written } | { loadFault: string } | { fault: string };

process.on('message', (folder: string) => {
  void answer(folder).then((reply) => process.send!(reply));
});

async function answer(folder: string): Promise<Answer> {
  const load = async (name: string): Promise<unknown> => import(pathToFileURL(`${folder}/server/${name}.ts`).href);
  let copy: Copy;
  let sieve: SieveModules;
  try {
    copy = (await load('policy/compile')) as Copy;
    const modules = await Promise.all(['commands', 'script', 'tests'].map(async (name) => load(`sieve/${name}`)));
    sieve = Object.assign({}, ...modules) as SieveModules;
  } catch (error) {
    return { loadFault: String(error) };
  }
  try {
    const steps = cases.map(({ name, mails, scripts }) => [name, mails.map((_, mail) => scripts(copy, mail))] as const);
    for (const script of steps.flatMap(([, written]) => written.flat())) {
      if (typeof script?.data !== 'string') throw new Error('a script is missing');
      if (tooLong(script)) throw new Error(`${script.name} is too long`);
    }
    const [fault] = partFaults(copy);
    if (fault !== undefined) throw new Error(fault);
    const reference = JSON.stringify(copy.EFFECTS.map(({ settings, does }) => [settings, does]));
    return { written: { reference, pieces: pieces(sieve), cases: Object.fromEntries(steps) } };
  } catch (error) {
    return { fault: String(error) };
  }
}
