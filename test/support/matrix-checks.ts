/** What must hold of every row of test/api/matrix.txt besides its statuses; each check says what is wrong, in sentences. */
import type { RouteOptions } from 'fastify';
import type { Who } from '../../server/http/rights.ts';
import type { TestApi } from './api.ts';
import {
  credentialsFor,
  nameIn,
  nameNowhere,
  objectsOf,
  pathTo,
  type Principal,
  PRINCIPALS,
  wordsOf,
} from './matrix.ts';
import { type RowObservations, seenOf, type Stage } from './matrix-run.ts';
import { nameOf, type Row } from './matrix-table.ts';
import type { Route } from './routes.ts';
import type { Tenants } from './tenants.ts';

const principal = (name: string): Principal => PRINCIPALS.find((who) => who.name === name)!;

/** Routes without a row, and rows without a route. What has no row answers 405, or is the HEAD or OPTIONS of what has one. */
export async function strays(app: TestApi['app'], routes: Route[], rows: Row[]): Promise<string[]> {
  const known = new Set(rows.map(nameOf));
  const found: string[] = [];
  for (const route of routes.filter((route) => !known.has(nameOf(route)))) {
    const isHead = route.method === 'HEAD' && known.has(nameOf({ ...route, method: 'GET' }));
    const url = route.path.replace(/\{[^}]*\}/g, 'x');
    const { statusCode } = await app.inject({ method: route.method as 'GET', url });
    if (!isHead && statusCode !== (route.method === 'OPTIONS' ? 204 : 405)) found.push(`${nameOf(route)} has no row`);
  }
  const real = new Set(routes.map(nameOf));
  return [...found, ...rows.filter((row) => !real.has(nameOf(row))).map((row) => `${nameOf(row)} is no route`)];
}

/** Whoever is not let in to somebody else's object sees what he would see if it did not exist, for the same work. */
export function differences(route: Route, row: RowObservations, tenants: Tenants): string[] {
  return PRINCIPALS.flatMap((who) => {
    const cell = row.get(who.name)!;
    const [foreign, absent] = [cell.get('foreign'), cell.get('absent')];
    const isOwn = pathTo(route.path, 'foreign', who, tenants) === pathTo(route.path, 'own', who, tenants);
    if (foreign === undefined || absent === undefined || isOwn || who.name === 'operator') return [];
    const isSame = JSON.stringify(seenOf(foreign)) === JSON.stringify(seenOf(absent)) && foreign.work === absent.work;
    return isSame ? [] : [`${nameOf(route)}: ${who.name} can tell what is somebody's from what is nowhere`];
  });
}

/** What a reply about somebody's own objects may never name: who else there is. */
export function leaks(route: Route, row: RowObservations): string[] {
  return PRINCIPALS.flatMap((who) => {
    const names = STRANGERS[who.name] ?? [];
    return (['own', 'missing'] as const).flatMap((object) => {
      const text = row.get(who.name)!.get(object)?.reply.text ?? '';
      const named = names.filter((name) => text.includes(name));
      return named.length === 0 ? [] : [`${nameOf(route)}: ${who.name} is told of ${named.join(', ')}`];
    });
  });
}

const ACME_STRANGERS = ['umbra', 'dormant', 'globex', 'carol', 'greta', 'south'];
const STRANGERS: Record<string, string[]> = {
  bob: ['alice', ...ACME_STRANGERS],
  alice: ['bob', ...ACME_STRANGERS],
  'acme-clerk': ['acme-owner', ...ACME_STRANGERS],
  'acme-owner': ACME_STRANGERS,
  'umbra-owner': ['acme', 'alice', 'dormant', 'globex', 'greta', 'south'],
  'north-app': ['globex', 'greta', 'south'],
  'south-app': ['acme', 'alice', 'umbra', 'carol', 'dormant', 'north'],
};

/** Names that are taken are told to those who may create: 409 (operator.md, Calls). */
const TELLS_WHAT_IS_TAKEN = new Set(['setDomain', 'setAlias']);

/** By a path that mixes names, nobody reaches what belongs to another account: it looks as what does not exist. */
export async function crossings(stage: Stage, route: Route, isOpen: boolean): Promise<string[]> {
  const { acme, umbra } = stage.tenants;
  const cases = ['operator', 'north-app', 'acme-owner', 'alice'].map(principal).flatMap((who) => {
    const seesAll = isOpen || who.name === 'operator' || who.name === 'north-app';
    // They may see what is the other account's, too, and by its first name a path leads there.
    const words = wordsOf(route.path).filter(
      (_word, i) => !seesAll || (i > 0 && !TELLS_WHAT_IS_TAKEN.has(route.operationId!)),
    );
    const credentials = credentialsFor(who, route.path, stage.tenants);
    return words.flatMap((word) =>
      [nameIn(umbra, word, route.path), nameNowhere(word)].map((name) => {
        const path = route.path.replace(/\{([^}]*)\}/g, (_whole, each: string) =>
          encodeURIComponent(each === word ? name : nameIn(acme, each, route.path)),
        );
        return { route, who, credentials, path, word, name };
      }),
    );
  });
  const seen = await stage.askAll(cases);
  const shown = seen.map(
    (each, i) => `${JSON.stringify(seenOf(each, encodeURIComponent(cases[i]!.name)))} ${each.work}`,
  );
  return cases.flatMap(({ who, word }, i) =>
    i % 2 === 0 && shown[i] !== shown[i + 1]
      ? [`${nameOf(route)}: ${who.name} sees another's ${word}: ${shown[i]}, ${shown[i + 1]}`]
      : [],
  );
}

/** Words of a gate, each with the principal whose right it is. */
export const WORDS: Record<Who, (path: string) => Principal> = {
  ANON: () => principal('nobody'),
  APP: () => principal('north-app'),
  OWN: () => principal('acme-owner'),
  MBX: () => principal('alice'),
  SELF: (path) => principal(path.startsWith('/users') ? 'north-app' : 'acme-clerk'),
};

/** Takes a word out of a route's gate where it stands, and puts it in where it does not. */
export function toggle(route: RouteOptions, word: Who): void {
  const gate = route.config?.gate;
  if (gate === undefined || gate === 'none') return;
  const who = gate.who.includes(word) ? gate.who.filter((other) => other !== word) : [...gate.who, word];
  route.config = { ...route.config, gate: { ...gate, who } };
}

/** Whether a word could matter in a route's gate at all. */
export function matters(word: Who, { path, operationId }: Route, isOpen: boolean): boolean {
  if (operationId === undefined || (isOpen && word !== 'ANON')) return false;
  if (word === 'MBX') return wordsOf(path).includes('domain');
  return word !== 'SELF' || wordsOf(path).includes('userName');
}

/** Whether the table notices that an app has another gate: some cell of the principal has another status. */
export async function isNoticed(
  ask: Stage['ask'],
  stage: Stage,
  route: Route,
  who: Principal,
  cell: string,
): Promise<boolean> {
  const objects = objectsOf(route.path);
  const expected = cell.includes('/') ? cell.split('/') : objects.map(() => cell);
  for (const [i, object] of objects.entries()) {
    const path = pathTo(route.path, object, who, stage.tenants);
    const status = await ask({ route, who, path }).then(
      ({ reply }) => String(reply.status),
      // A reply that nobody foresaw is noticed as well.
      () => undefined,
    );
    if (status !== expected[i]) return true;
  }
  return false;
}
