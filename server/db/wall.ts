/**
 * The API's connections behind the wall: each query and each transaction runs in the scope of the work that makes it (scope.ts).
 * The scope is set inside of the transaction and ends with it, so a connection carries nothing from one user to the next.
 */
import type postgres from 'postgres';
import { connect, type Sql, type Tx } from './connect.ts';
import { type Scope, scopeNow } from './scope.ts';

/** How long the line for a connection may be, in users who wait and in milliseconds that each does. */
interface Line {
  longest: number;
  patience: number;
}

/** Some three seconds of reads wait; and nobody waits longer than for two statements that PostgreSQL gives up (connect.ts). */
export const LINE: Line = { longest: 5000, patience: 20_000 };

/** One connection. `open` is false until it has answered, and when it has been lost. */
interface Connection {
  sql: Sql;
  open: boolean;
}

/**
 * Opens a pool of the application's role; what it gives is used as any other `Sql`.
 * Each connection is a client of its own and lent to one user at a time, so that `begin`, a query and `commit` can be sent at once:
 * a read costs one way to PostgreSQL and back, as it would without a scope.
 * @param url of the application's role (roles.ts)
 * @param most connections at once
 * @param line of those who find none free; whoever finds it full, or waits in vain, is told that PostgreSQL is overburdened
 */
export function connectBehindWall(url: string, most = 10, line = LINE): Sql {
  const pool = new Pool(url, most, line);
  const form = pool.form;
  return new Proxy(form, {
    apply: (_, __, given: Parameters<typeof form>) => {
      const made = form(...given);
      // What is no template is a list of columns or of values: a part of a query.
      if (!Array.isArray((given[0] as { raw?: unknown }).raw)) return made;
      return lazily(made, async () => pool.lend(async (connection) => single(connection, (sql) => sql`${made}`)));
    },
    get: (_, name) => {
      if (name === 'begin') return pool.begin.bind(pool);
      if (name === 'unsafe') return pool.unsafe.bind(pool);
      if (name === 'end') return pool.end.bind(pool);
      if (name === 'options') return { ...form.options, max: most };
      return Reflect.get(form, name) as unknown;
    },
  });
}

type Rows = postgres.RowList<postgres.Row[]>;

class Pool {
  readonly #all: Connection[] = [];
  /** The last one given back is the next one lent, so that the others may fall idle and close. */
  readonly #free: Connection[] = [];
  readonly #waiting: ((connection: Connection) => void)[] = [];
  readonly #line: Line;
  /** Users who have a connection or wait for one, and what is told that there are none any more. */
  #lent = 0;
  #idle: () => void = () => {};
  #ending: Promise<void> | undefined;

  constructor(url: string, most: number, line: Line) {
    this.#line = line;
    for (let made = 0; made < most; made += 1) {
      const connection: Connection = { sql: undefined as unknown as Sql, open: false };
      connection.sql = connect(url, 1, () => (connection.open = false));
      this.#all.push(connection);
    }
    this.#free.push(...this.#all);
  }

  /** By which queries and their parts are put together. */
  get form(): Sql {
    return this.#all[0]!.sql;
  }

  async lend<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    this.#lent += 1;
    try {
      const connection = this.#free.pop() ?? (await this.#turn());
      try {
        return await work(connection);
      } finally {
        const next = this.#waiting.shift();
        if (next === undefined) this.#free.push(connection);
        else next(connection);
      }
    } finally {
      this.#lent -= 1;
      if (this.#lent === 0) this.#idle();
    }
  }

  async #turn(): Promise<Connection> {
    const { longest, patience } = this.#line;
    if (this.#waiting.length >= longest) throw overburdened();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(take), 1);
        reject(overburdened());
      }, patience);
      const take = (connection: Connection): void => {
        clearTimeout(timer);
        resolve(connection);
      };
      this.#waiting.push(take);
    });
  }

  async begin<T>(...given: [options: string, work: (tx: Tx) => Promise<T>] | [work: (tx: Tx) => Promise<T>]) {
    const [options, work] = given.length === 2 ? given : ['', given[0]];
    const scope = scopeNow();
    return this.lend(async ({ sql }) =>
      sql.begin(options, async (tx) => {
        // Sent with the first statement: it costs no way of its own. If it fails, so does all that follows in the transaction.
        if (scope !== undefined) void tx.unsafe(setting(scope)).execute();
        return work(tx);
      }),
    );
  }

  unsafe(text: string, values: never[] = [], options?: postgres.UnsafeQueryOptions) {
    const made = this.form.unsafe(text, values, options);
    return lazily(made, async () =>
      this.lend(async (connection) => single(connection, (sql) => sql.unsafe(text, values, options))),
    );
  }

  /**
   * Waits for those who have a connection: told to end, the driver would end it before their `commit`.
   * @param options.timeout in seconds; of several calls the first one's holds
   */
  async end(options?: { timeout?: number }): Promise<void> {
    return (this.#ending ??= this.#end(options));
  }

  async #end(options?: { timeout?: number }): Promise<void> {
    if (this.#lent > 0) await this.#untilIdle(options?.timeout);
    await Promise.all(this.#all.map(({ sql }) => sql.end(options)));
  }

  async #untilIdle(seconds?: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = seconds === undefined ? undefined : setTimeout(resolve, seconds * 1000);
      this.#idle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Which connection of PostgreSQL's a query went to, as the driver said when it was answered. */
const backendOf = async (query: PromiseLike<Rows>): Promise<{ rows: Rows; backend: unknown }> => {
  const rows = await query;
  return { rows, backend: rows.state.pid };
};

const setting = (scope: Scope): string => `set local mailstead.scope = '${scope}'`;

/** Runs one query by itself, in a transaction of the scope. */
async function single(connection: Connection, query: (sql: Sql) => PromiseLike<Rows>): Promise<Rows> {
  const { sql } = connection;
  const scope = scopeNow();
  if (scope === undefined) return query(sql);
  const opening = sql.unsafe(`begin; ${setting(scope)}`);
  // To a connection that may be none, one word first: else each of the three would wait for it in vain.
  if (!connection.open) await opening;
  connection.open = true;
  const parts = await Promise.allSettled([opening, query(sql), sql.unsafe('commit')].map(backendOf));
  for (const part of parts) if (part.status === 'rejected') throw part.reason;
  const [begun, done, ended] = parts.flatMap((part) => (part.status === 'fulfilled' ? [part.value] : []));
  // What waits for a connection the driver sends to the next one, if the first is lost, and what it prepares anew comes after the
  // `commit`. In both cases there was nothing to commit.
  const isOne = begun!.backend === done!.backend && done!.backend === ended!.backend;
  if (!isOne || ended!.rows.command !== 'COMMIT') throw lost();
  return done!.rows;
}

const lost = (): Error =>
  Object.assign(new Error('the connection was lost before the commit'), { code: 'CONNECTION_CLOSED' });

/** As PostgreSQL itself says it of too many connections: 503, and tried again later. */
const overburdened = (): Error => Object.assign(new Error('too many wait for a connection'), { code: '53300' });

/** The driver's own query, which can stand inside of another one, but that it is run by us when it is awaited. */
function lazily<Q extends object>(query: Q, run: () => Promise<Rows>): Q {
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
