/** Reads the scenarios, fills in their words and holds them to their form: what is misspelt proves nothing. */
import fs from 'node:fs';
import path from 'node:path';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/schema';
import { type NotSentStep, Scenario, type ScenarioFile, type Step, STEPS } from './scenario-form.ts';
import { filled, wordsOf } from './scenario-words.ts';

const folder = path.resolve(import.meta.dirname, '../mail');
const kinds = Object.fromEntries(Object.entries(STEPS).map(([kind, schema]) => [kind, Compile(schema)]));

/**
 * All scenarios, in the order of their names.
 * @param prefix of every name in them: with another one they can be played again in the same system
 * @throws Error when one breaks the form
 */
export function readScenarios(prefix = 's'): ScenarioFile[] {
  const names = fs.globSync('*/scenario.json', { cwd: folder }).map((file) => path.dirname(file));
  if (names.length === 0) throw new Error('No scenario was found: the search is broken.');
  return names
    .toSorted()
    .map((name) => readScenario(name, fs.readFileSync(path.join(folder, name, 'scenario.json'), 'utf8'), prefix));
}

/** @param name `NN-sentence` */
export function readScenario(name: string, json: string, prefix: string): ScenarioFile {
  try {
    const number = /^(\d\d\d?)-[a-z0-9-]+$/.exec(name)?.[1];
    if (number === undefined) throw new Error('the folder is not named NN-sentence');
    const key = `${prefix}${number}`;
    const { domains = [] } = JSON.parse(json) as { domains?: string[] };
    const scenario = filled(expanded(JSON.parse(json) as unknown), wordsOf(key, domains));
    check(Compile(Scenario), scenario, '');
    const { steps, ...rest } = scenario as Omit<ScenarioFile, 'name' | 'key'>;
    for (const [index, step] of steps.entries()) checkStep(step, `step ${index + 1}`);
    checkNames(steps);
    checkMarkers(steps);
    return { ...rest, steps, name, key };
  } catch (error) {
    throw new Error(`${name}/scenario.json: ${(error as Error).message}`, { cause: error });
  }
}

/** `{"times": 3, "each": X}` in a list is X three times, `{n}` counting from 1; `{"times": 3, "text": "x"}` is `xxx`. */
function expanded(value: unknown): unknown {
  if (Array.isArray(value))
    return value.flatMap((each: unknown) => {
      const { times, each: repeated } = (each ?? {}) as { times?: number; each?: unknown };
      if (times === undefined || repeated === undefined) return [expanded(each)];
      return Array.from({ length: times }, (_, n) => filled(expanded(repeated), { n: String(n + 1) }));
    });
  if (typeof value !== 'object' || value === null) return value;
  const { times, text, ...others } = value as { times?: number; text?: unknown };
  if (times !== undefined && typeof text === 'string' && Object.keys(others).length === 0) return text.repeat(times);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, expanded(each)]));
}

function checkStep(step: object, where: string): void {
  const kind = Object.keys(step).find((key) => key in kinds);
  if (kind === undefined) throw new Error(`${where}: none of ${Object.keys(kinds).join(', ')}`);
  check(kinds[kind]!, step, where);
}

function check(schema: ReturnType<typeof Compile<TSchema>>, value: unknown, where: string): void {
  const [, errors] = schema.Errors(value);
  const [first] = errors;
  if (first !== undefined)
    throw new Error(`${where} ${first.instancePath} ${first.message} ${JSON.stringify(first.params)}`);
}

/** A mail that is looked for has been sent before, once. */
function checkNames(steps: Step[]): void {
  const sent = new Set<string>();
  const submitted = new Set<string>();
  for (const [index, step] of steps.entries()) {
    const [kind, name] = Object.entries(step).find(([key]) => key in kinds) as [string, string];
    if (['call', 'taught', 'logsIn'].includes(kind)) continue;
    const where = `step ${index + 1}`;
    if (kind !== 'mail' && !sent.has(name)) throw new Error(`${where}: no mail "${name}" was sent before`);
    // Its sender is a mailbox here: outside nothing could come to it.
    if ('noReply' in step && step.in === undefined && submitted.has(name))
      throw new Error(`${where}: in which mailbox?`);
    if ('mail' in step && step.as !== undefined) submitted.add(name);
    if (kind === 'mail' && sent.has(name)) throw new Error(`${where}: a second mail "${name}"`);
    sent.add(name);
  }
}

/**
 * That a mail is not there is shown by one that is: sent after it, and found where it would be. Else a mailbox that takes
 * nothing at all would pass.
 */
function checkMarkers(steps: Step[]): void {
  const sentAt = (name: string): number => steps.findIndex((step) => 'mail' in step && step.mail === name);
  const isShown = (index: number, name: string, shows: (step: Step) => string | undefined): boolean =>
    steps.slice(0, index).some((step) => {
      const marker = shows(step);
      return marker !== undefined && sentAt(marker) > sentAt(name);
    });
  for (const [index, step] of steps.entries()) {
    const [name, shows, what] = absence(step);
    if (name === undefined || isShown(index, name, shows)) continue;
    throw new Error(`step ${index + 1}: no later mail was ${what} before "${name}" is said not to be there`);
  }
}

type Shows = (step: Step) => string | undefined;

function absence(step: Step): [name: string | undefined, shows: Shows, what: string] {
  if ('missing' in step) return [step.missing, (other) => foundIn(other, step.in), `found in ${step.in}`];
  if ('notSent' in step) return [step.notSent, (other) => sentTo(other, step), `sent to ${step.to}`];
  if ('noReply' in step && step.in !== undefined)
    return [step.noReply, (other) => foundIn(other, step.in!), `found in ${step.in}`];
  if ('noReply' in step) return [step.noReply, (other) => ('reply' in other ? other.reply : undefined), 'replied to'];
  if ('notBounced' in step) return [step.notBounced, sentOrBounced, 'sent or bounced'];
  return [undefined, () => undefined, ''];
}

const foundIn = (step: Step, mailbox: string): string | undefined =>
  'found' in step && [step.in].flat().includes(mailbox) ? step.found : undefined;

const sentTo = (step: Step, { to }: NotSentStep): string | undefined =>
  'sent' in step && [step.to].flat().includes(to) ? step.sent : undefined;

const sentOrBounced: Shows = (step) => ('bounced' in step ? step.bounced : 'sent' in step ? step.sent : undefined);
