/**
 * The API in a process of its own, over the world of support/tenants.ts, for run.ts: it answers over HTTP, and tells its parent over
 * the channel between them how large its heap is. Start with --expose-gc; arguments are the faults that it is to have.
 */
import type { AddressInfo } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import { forgetRefusals } from '../../server/features/secrets/front-door.ts';
import { fakeWatcher } from '../support/watcher.ts';
import type { Description } from '../support/promised.ts';
import { withRoutes } from '../support/routes.ts';
import { takeSnapshot } from '../support/snapshot.ts';
import { fakeStore } from '../support/store.ts';
import { type Tenants, tenantsApi } from '../support/tenants.ts';
import { type Fault, meddling } from './faults.ts';

/** What the parent asks, one thing at a time. */
export type Question = 'heap' | 'restore' | 'errors' | 'stop';

/** Said once, when the server listens. */
export interface Ready {
  port: number;
  description: Description;
  tenants: Tenants;
}

/** To `heap`: bytes in use after a full collection, and bytes of the whole process. */
export interface Heap {
  used: number;
  resident: number;
}

const store = await fakeStore();
const watcher = await fakeWatcher(false);
const build = async () => tenantsApi({ door: store.door, watcherSocket: watcher.socket });
const {
  built: { api, tenants },
} = await withRoutes(build, meddling(process.argv.slice(2) as Fault[]));
const snapshot = await takeSnapshot(api.sql);
await api.app.listen({ host: '127.0.0.1', port: 0 });

const answers: Record<Question, () => Promise<Heap | string[] | undefined>> = {
  errors: async () => api.errors(),
  heap: async () => {
    // What was freed in one turn lets go of more in the next.
    for (let i = 0; i < 5; i += 1) {
      await turn();
      globalThis.gc!();
    }
    const { heapUsed, rss } = process.memoryUsage();
    return { used: heapUsed, resident: rss };
  },
  restore: async () => {
    await snapshot.restore();
    forgetRefusals();
    return undefined;
  },
  stop: async () => {
    await snapshot.close();
    await api.close();
    await store.close();
    await watcher.close();
    process.disconnect();
    return undefined;
  },
};

async function answer(question: Question): Promise<void> {
  const answered = await answers[question]();
  if (process.connected) process.send!(answered ?? {});
}

process.on('message', (question: Question) => void answer(question));
const { port } = api.app.server.address() as AddressInfo;
process.send!({ port, description: api.app.swagger() as Description, tenants } satisfies Ready);
