/** Finds out whether the tests notice what is missing from a copy of the policy compiler. */
import { type ChildProcess, fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Script } from '../../server/policy/compile.ts';
import { policyCases } from '../../test/support/policy-case.ts';
import { Trial, wanted } from '../../test/support/policy-outcome.ts';
import { sieveBox } from '../../test/support/sieve-box.ts';
import type { Answer, Written } from './loaded.ts';
import type { Mutant } from './mutants.ts';

/** The files that are tried, and what they import beside each other. */
export const TRIED = [
  'server/policy/compile.ts',
  'server/policy/words.ts',
  ...['commands', 'quote', 'script', 'tests'].map((name) => `server/sieve/${name}.ts`),
  ...['autoresponder', 'blackwhitelist', 'cleanmailplus', 'exchange', 'forwards'].map(
    (name) => `server/features/${name}/policy.ts`,
  ),
];
const BESIDE = ['server/features/cleanmailplus/attributes.ts'];

/** Milliseconds in which a copy writes all scripts, many times over. */
const LONGEST = 60_000;

export type Verdict = { seenBy: string } | { loadFault: string } | 'not seen';

/** The files as they are at this moment: they may be edited while this works. */
export function sourcesOf(root: string): Map<string, string> {
  return new Map([...TRIED, ...BESIDE].map((name) => [name, fs.readFileSync(path.join(root, name), 'utf8')]));
}

/** One after the other; several of these can work side by side. */
export class Bench {
  readonly #sources: ReadonlyMap<string, string>;
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'mailstead-prove-'));
  readonly #cases = policyCases();
  #loader: ChildProcess | undefined;
  #count = 0;
  #untouched: Written | undefined;
  constructor(sources: ReadonlyMap<string, string>) {
    this.#sources = sources;
  }

  /** @returns by what it was noticed: a fault, a page of the reference, or a mail */
  async try(mutant: Pick<Mutant, 'file' | 'text'>): Promise<Verdict> {
    this.#untouched ??= await this.#unchanged();
    const answer = await this.#written(mutant);
    if (answer === undefined) return { seenBy: 'it does not end' };
    if ('loadFault' in answer) return answer;
    if ('fault' in answer) return { seenBy: answer.fault };
    if (answer.written.reference !== this.#untouched.reference) return { seenBy: 'order-of-effect.md' };
    if (!isDeepStrictEqual(answer.written.pieces, this.#untouched.pieces) && !(await compiles(answer.written.pieces)))
      return { seenBy: 'sieve.test.ts' };
    return this.#mails(answer.written, this.#untouched);
  }

  close(): void {
    this.#loader?.kill();
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }

  async #unchanged(): Promise<Written> {
    const file = TRIED[0]!;
    const answer = await this.#written({ file, text: this.#sources.get(file)! });
    if (answer === undefined || !('written' in answer))
      throw new Error(`the compiler itself fails: ${JSON.stringify(answer)}`);
    return answer.written;
  }

  /** Undefined when it does not end. */
  async #written({ file, text }: Pick<Mutant, 'file' | 'text'>): Promise<Answer | undefined> {
    const copy = path.join(this.#folder, String(this.#count++));
    for (const [name, source] of this.#sources) {
      fs.mkdirSync(path.dirname(path.join(copy, name)), { recursive: true });
      fs.writeFileSync(path.join(copy, name), name === file ? text : source);
    }
    const loader = (this.#loader ??= fork(path.join(import.meta.dirname, 'loaded.ts')));
    const answer = await answered(loader, copy);
    if (answer === undefined) {
      loader.kill('SIGKILL');
      this.#loader = undefined;
    }
    fs.rmSync(copy, { recursive: true });
    return answer;
  }

  /** Only cases whose scripts are others can end otherwise; the one that noticed the last mutant is asked first. */
  async #mails(written: Written, untouched: Written): Promise<Verdict> {
    for (const [index, each] of this.#cases.entries()) {
      const steps = written.cases[each.name]!;
      if (isDeepStrictEqual(steps, untouched.cases[each.name])) continue;
      const seenBy = await firstSurprise(each, steps);
      if (seenBy === undefined) continue;
      this.#cases.unshift(...this.#cases.splice(index, 1));
      return { seenBy };
    }
    return 'not seen';
  }
}

/** Undefined when there is no answer in time. */
async function answered(loader: ChildProcess, folder: string): Promise<Answer | undefined> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer | undefined>();
  const timer = setTimeout(() => resolve(undefined), LONGEST);
  const ended = (code: number | null, signal: string | null): void =>
    reject(new Error(`the process that loads the copies has ended: ${code ?? signal}`));
  loader.once('exit', ended);
  loader.once('message', (message) => resolve(message as Answer));
  loader.send(folder);
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    loader.removeListener('exit', ended);
  }
}

async function compiles(scripts: Script[]): Promise<boolean> {
  const box = await sieveBox();
  try {
    box.install(scripts);
    await box.compile();
    return true;
  } catch {
    return false;
  } finally {
    box.remove();
  }
}

/** The first mail of a case that does not end as it should. */
export async function firstSurprise(
  { name, mails }: ReturnType<typeof policyCases>[number],
  steps: Written['cases'][string],
): Promise<string | undefined> {
  const box = await sieveBox();
  try {
    const trial = new Trial(box);
    for (const [number, mail] of mails.entries()) {
      if (number === 0 || mail.now !== undefined) box.install(steps[number]!);
      if (!isDeepStrictEqual(await trial.next(mail, number), wanted(mail))) return `${name}: ${mail.mail}`;
    }
    return undefined;
  } catch (error) {
    return `${name}: ${String(error)}`;
  } finally {
    box.remove();
  }
}
