/** Queries that are sent when somebody waits for them, and only if there is a connection to send them by. */
import type postgres from 'postgres';
import type { Tx } from './connect.ts';

export type Rows = postgres.RowList<postgres.Row[]>;

/** What whoever asks is told when the connection was lost under way. */
export const lost = (): Error =>
  Object.assign(new Error('the connection was lost before the commit'), { code: 'CONNECTION_CLOSED' });

/** The driver's own query, which can stand inside of another one, but that it is run by us when it is awaited. */
export function lazily<Q extends object>(query: Q, run: () => Promise<Rows>): Q {
  let running: Promise<Rows> | undefined;
  const once = (): Promise<Rows> => (running ??= run());
  return Object.assign(query, {
    // oxlint-disable-next-line unicorn/no-thenable -- it is one already
    then: (...given: Parameters<Promise<Rows>['then']>) => once().then(...given),
    catch: (...given: Parameters<Promise<Rows>['catch']>) => once().catch(...given),
    finally: (...given: Parameters<Promise<Rows>['finally']>) => once().finally(...given),
    execute: () => {
      void once().catch(() => {});
      return query;
    },
  });
}

/**
 * What a transaction does, but that nothing more is sent by a connection that was lost. The driver would write it, and its own `rollback` or
 * `commit` after it, to a socket that it no longer has, outside of any promise, and end the process. `begin` has been refused by then.
 * @param work is told of the loss at its next statement; what comes of it is of no consequence any more
 */
export async function whileConnected<T>(tx: Tx, work: (tx: Tx) => Promise<T>, isLost: () => boolean): Promise<T> {
  try {
    const done = await work(careful(tx, isLost));
    if (!isLost()) return done;
  } catch (error) {
    if (!isLost()) throw error;
  }
  return new Promise<never>(() => {});
}

function careful(tx: Tx, isLost: () => boolean): Tx {
  const unlessLost = async (query: () => PromiseLike<Rows>): Promise<Rows> => {
    if (isLost()) throw lost();
    return query();
  };
  return new Proxy(tx, {
    apply: (_, __, given: Parameters<Tx>) => {
      const made = tx(...given);
      // What is no template is a list of columns or of values: a part of a query.
      if (!Array.isArray((given[0] as { raw?: unknown }).raw)) return made;
      return lazily(made, async () => unlessLost(() => tx`${made}`));
    },
    get: (_, name) =>
      name === 'unsafe'
        ? (...given: Parameters<Tx['unsafe']>) =>
            lazily(tx.unsafe(...given), async () => unlessLost(() => tx.unsafe(...given)))
        : (Reflect.get(tx, name) as unknown),
  });
}
