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
  const { api, tenants } = await tenantsApi({ door: store.door });
  const snapshot = await takeSnapshot(api.sql);
  const count = countComputations();
  const parts = { tenants, snapshot, count };
  let calls = 0;
  const send = asking({ ...parts, api, wire: await overTheWire(api) });
  const ask: Stage['ask'] = async (asked) => {
    calls += 1;
    return send(asked);
  };
  return {
    api,
    tenants,
    ask,
    askRow: async (route) => askRow(ask, tenants, route),
    calls: () => calls,
    through: async (other) => ({ ask: asking({ ...parts, api: other, wire: await overTheWire(other) }) }),
    close: async () => {
      count.stop();
      await snapshot.close();
      await api.close();
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

function asking({ api, tenants, snapshot, wire, count }: Parts): Stage['ask'] {
  return async ({ route, who, path, credentials }) => {
    const { method, operationId } = route;
    const preparation = PREPARATIONS[operationId ?? ''];
    if (preparation !== undefined) await api.sql.unsafe(preparation);
    // What is no operation of the API is described nowhere: its reply cannot be held against a description.
    const client = operationId === undefined ? unheld(api) : wire;
    count.take();
    let reply: Reply | undefined;
    try {
      const call = { method, path, body: bodyFor(route, who) };
      reply = await client.as(credentials ?? credentialsFor(who, path, tenants)).send(call);
      return { reply, work: count.take() };
    } finally {
      // Reads and refusals change nothing, but that they are counted where nobody needs credentials.
      const isCounted = /\/(secrets|action)$/.test(path);
      if (isCounted) forgetRefusals();
      const isChanged = !['GET', 'HEAD'].includes(method) && (reply === undefined || reply.status < 400);
      if (isCounted || isChanged || preparation !== undefined) await snapshot.restore();
    }
  };
}

async function askRow(ask: Stage['ask'], tenants: Tenants, route: Route): Promise<RowObservations> {
  const row: RowObservations = new Map();
  for (const who of PRINCIPALS) {
    const cell = new Map<ObjectKind, Observation>();
    for (const object of objectsOf(route.path))
      cell.set(object, await ask({ route, who, path: pathTo(route.path, object, who, tenants) }));
    row.set(who.name, cell);
  }
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
