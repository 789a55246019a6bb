/** Runs one case, in each of its forms and by each of its callers. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Case, type Json, readJson, type Step } from './cases.ts';
import type { Answer } from './exchange.ts';
import { difference, fill, fillText } from './match.ts';
import type { Platform } from './platform.ts';
import { makeWorld, type World } from './world.ts';

/** A case by one caller in one form. */
export interface Variant {
  name: string;
  case: Case;
  form: 'long' | 'short';
}

export const faults = readJson('faults.json') as Record<string, Json>;

export function variantsOf(file: string, one: Case): Variant[] {
  const forms = one.forms ?? ['long'];
  const people = [one.as ?? 'app'].flat();
  return forms.flatMap((form) =>
    people.map((as) => {
      const which = [...(people.length > 1 ? [as] : []), ...(forms.length > 1 ? [form] : [])].join(', ');
      return { name: `${file}: ${one.name}${which && ` (${which})`}`, case: { ...one, as }, form };
    }),
  );
}

export const isAlone = ({ given, then = [], send }: Case): boolean =>
  given?.keep !== undefined ||
  [send, ...then.map((step) => step.send)].some((one) => one.startsWith('PUT /email/secret'));

/** @returns what was wrong; undefined: nothing */
export async function runCase(platform: Platform, { case: one, form }: Variant): Promise<string | undefined> {
  const world = await makeWorld(platform, one.given ?? {}, form);
  try {
    for (const step of [one, ...(one.then ?? [])]) {
      const wrong = await runStep(world, step);
      if (wrong !== undefined) return wrong;
    }
    return undefined;
  } finally {
    await world.remove();
  }
}

/** Sends a step and compares the reply; with `within`, until it is right or the time is over. */
export async function runStep(world: World, step: Step): Promise<string | undefined> {
  const deadline = Date.now() + (step.within ?? 0) * 1000;
  for (let i = 1; ; i++) {
    const answer = await world.send(step, { i: String(i) });
    const wrong = complaint(world, step, answer);
    if (wrong === undefined ? i >= (step.repeat ?? 1) : Date.now() >= deadline) return wrong;
    if (wrong !== undefined) await pause(200);
  }
}

function complaint(world: World, step: Step, answer: Answer): string | undefined {
  const wrong =
    answer.status === step.status
      ? (headerComplaint(world, step, answer) ?? bodyComplaint(world, step, answer))
      : `expected ${step.status}, got ${answer.status}`;
  if (wrong === undefined) return undefined;
  const sent = step.text ?? (step.body === undefined ? '' : JSON.stringify(step.body));
  return `${fillText(step.send, world.names)} ${sent}\n  ${wrong}\n  ${answer.status} ${answer.text.slice(0, 2000)}`;
}

function headerComplaint({ names }: World, step: Step, { status, headers, text }: Answer): string | undefined {
  const expected: Record<string, string> = {
    'X-Request-Id': '{{guid}}',
    ...(text === '' || step.send.startsWith('HEAD ') ? {} : { 'Content-Type': 'application/json; charset=utf-8' }),
    ...(status === 401 ? { 'WWW-Authenticate': 'Basic realm="{{text}}"' } : {}),
    ...(status === 405 ? { Allow: '{{text}}' } : {}),
    ...(status === 429 ? { 'Retry-After': '{{digits}}' } : {}),
    ...(status === 201 || status === 303 ? { Location: '{{base}}/{{text}}' } : {}),
    ...step.replyHeaders,
  };
  for (const [name, template] of Object.entries(expected)) {
    const got = headers[name.toLowerCase()];
    const value = name === 'Content-Type' ? got?.toLowerCase() : got;
    const wrong = difference(fillText(template, names), value, name);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function bodyComplaint({ names }: World, step: Step, answer: Answer): string | undefined {
  const expected = step.fault === undefined ? step.reply : faultBody(step.fault);
  if (expected !== undefined) return difference(fill(expected, names), answer.body);
  if (answer.text === '' || (answer.status !== 201 && answer.status !== 204)) return undefined;
  return `expected no body`;
}

function faultBody(name: string): Json {
  const known = faults[name];
  if (known !== undefined) return known;
  if (!name.endsWith(' not found')) throw new Error(`No fault is called ${name}`);
  return { itemNotFound: { message: 'Resource not found', code: 404, details: { message: name } } };
}
