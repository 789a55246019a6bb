/** Asking what the table of test/api/matrix.txt says: one call for each object of each cell, and what it answered. */
import { forgetRefusals } from '../../server/features/secrets/front-door.ts';
import { clientOf, parsed, type Reply, type TestApi } from './api.ts';
import { type ComputationCount, countComputations } from './computations.ts';
import {
  bodyFor,
  credentialsFor,
  type ObjectKind,
  objectsOf,
  pathTo,
  PREPARATIONS,
  type Principal,
  PRINCIPALS,
} from './matrix.ts';
import type { Route } from './routes.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';
import { fakeWatcher } from './watcher.ts';
import { fakeStore } from './store.ts';
import { type Tenants, tenantsApi } from './tenants.ts';
import { overTheWire, type Wire } from './wire.ts';

/** What one call got, and which hashes were computed for it. */
export interface Observation {
  reply: Reply;
  work: string;
}

/** The calls of one row: by the principal's name, then by the object. */
export type RowObservations = Map<string, Map<ObjectKind, Observation>>;

/** One call: by default with the principal's own credentials. */
export interface Asked {
  route: Route;
  who: Principal;
  path: string;
  credentials?: string | undefined;
}

export interface Stage {
  api: TestApi;
  tenants: Tenants;
  /** Sends one call, and puts the world back as it was. */
  ask: (asked: Asked) => Promise<Observation>;
  /** Sends all calls, those that only read at the same time. */
  askAll: (list: Asked[]) => Promise<Observation[]>;
  /** Every cell of a row. */
  askRow: (route: Route) => Promise<RowObservations>;
  /** How many calls were sent so far. */
  calls: () => number;
  /** The same world, called through another app on its database. The app is closed by whoever made it. */
  through: (api: TestApi) => Promise<Pick<Stage, 'ask'>>;
  close: () => Promise<void>;
}

/** A filled world behind a real port, with a mail store that holds no messages. */
export async function openStage(): Promise<Stage> {
  const store = await fakeStore();
  const watcher = await fakeWatcher(false);
  const { api, tenants } = await tenantsApi({ door: store.door, watcherSocket: watcher.socket });
  const snapshot = await takeSnapshot(api.sql);
  const count = countComputations();
  const parts = { tenants, snapshot, count };
  let calls = 0;
  const send = asking({ ...parts, api, wire: await overTheWire(api) });
  const ask: Stage['ask'] = async (asked) => {
    calls += 1;
    return send(asked);
  };
  const askAll: Stage['askAll'] = async (list) => {
    count.take();
    if (list.every(onlyReads)) {
      const together = await Promise.all(list.map(ask));
      // Whose work it was is known when there was none; else each is asked again, alone.
      if (together.every(({ work }) => work === '')) return together;
    }
    const one: Observation[] = [];
    for (const asked of list) one.push(await ask(asked));
    return one;
  };
  return {
    api,
    tenants,
    ask,
    askAll,
    askRow: async (route) => askRow(askAll, tenants, route),
    calls: () => calls,
    through: async (other) => ({ ask: asking({ ...parts, api: other, wire: await overTheWire(other) }) }),
    close: async () => {
      count.stop();
      await snapshot.close();
      await api.close();
      await watcher.close();
      await store.close();
    },
  };
}

interface Parts {
  api: TestApi;
  tenants: Tenants;
  snapshot: Snapshot;
  wire: Wire;
  count: ComputationCount;
}

/** What asks for no credentials is counted, even a look. */
const isCounted = (path: string): boolean => /\/(secrets|action)$/.test(path);
const onlyReads = ({ route, path }: Asked): boolean => ['GET', 'HEAD'].includes(route.method) && !isCounted(path);

function asking({ api, tenants, snapshot, wire, count }: Parts): Stage['ask'] {
  return async (asked) => {
    const { route, who, path, credentials } = asked;
    const { method, operationId } = route;
    const preparation = PREPARATIONS[operationId ?? ''];
    if (preparation !== undefined) await api.sql.unsafe(preparation);
    // What is no operation of the API is described nowhere: its reply cannot be held against a description.
    const client = operationId === undefined ? unheld(api) : wire;
    let reply: Reply | undefined;
    try {
      const call = { method, path, body: bodyFor(route, who) };
      reply = await client.as(credentials ?? credentialsFor(who, path, tenants)).send(call);
      return { reply, work: count.take() };
    } finally {
      if (isCounted(path)) forgetRefusals();
      const isChanged = !onlyReads(asked) && (isCounted(path) || reply === undefined || reply.status < 400);
      if (isChanged || preparation !== undefined) await snapshot.restore();
    }
  };
}

async function askRow(askAll: Stage['askAll'], tenants: Tenants, route: Route): Promise<RowObservations> {
  const cells = PRINCIPALS.flatMap((who) => objectsOf(route.path).map((object) => ({ who, object })));
  const calls = cells.map(({ who, object }) => ({ route, who, path: pathTo(route.path, object, who, tenants) }));
  const observations = await askAll(calls);
  const row: RowObservations = new Map(PRINCIPALS.map(({ name }) => [name, new Map()]));
  for (const [i, { who, object }] of cells.entries()) row.get(who.name)!.set(object, observations[i]!);
  return row;
}

/** Calls whose replies nobody checks. */
const unheld = (api: TestApi): Pick<Wire, 'as'> => ({
  as: (credentials) =>
    clientOf(async ({ method, path, headers = {} }) => {
      const response = await api.app.inject({ method: method as 'GET', url: path, headers });
      const { statusCode: status, payload: text } = response;
      return { status, headers: response.headers as Reply['headers'], text, body: parsed(text) };
    }, credentials),
});

/** The statuses of a principal's cell, in the order of its objects. */
export const statusesOf = (row: RowObservations, who: Principal): number[] =>
  [...row.get(who.name)!.values()].map(({ reply }) => reply.status);

/** All that a caller can see of a reply but its time and id, with a name that differs by intention blotted out. */
export function seenOf({ reply }: Observation, name = '\0'): object {
  const { date: _date, 'x-request-id': _id, connection: _connection, ...headers } = reply.headers;
  const shown = JSON.stringify({ status: reply.status, headers, text: reply.text });
  return JSON.parse(shown.replaceAll(name, '*')) as object;
}
