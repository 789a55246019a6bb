/** The one way to PostgreSQL: tagged SQL one can read, prepared and pipelined by the driver. */
import type postgres from 'postgres';
import { driver, socketOf } from './driver.ts';

/** A pool, or a transaction of it: what a query function needs. */
export type Sql = postgres.Sql;
export type Tx = postgres.TransactionSql;

/** Milliseconds after which PostgreSQL gives up a statement of ours: no request may hang longer. */
const STATEMENT_TIMEOUT = 10_000;

/**
 * Opens a pool. Connections are made when they are needed; a lost one is made again by the next query.
 * @param url `postgres://user:password@host:port/database`; the host may be a folder of unix sockets, written as libpq has it (`%2Frun%2Fx`)
 * @param most connections at once
 * @param onclose called when one of them is lost or closed
 * @param idle seconds without a query after which one is closed; 0: never
 */
export function connect(url: string, most = 10, onclose: () => void = () => {}, idle = 300): Sql {
  return driver(url, {
    ...socketOf(url),
    max: most,
    idle_timeout: idle,
    // The driver would end a connection of some age between a query and its `commit` (wall.ts).
    max_lifetime: null,
    connect_timeout: 5,
    // A wait that grows would hold requests back long after PostgreSQL has returned.
    backoff: (retries) => Math.min(0.05 * 2 ** retries, 1),
    onnotice: () => {},
    onclose,
    transform: { undefined: null },
    connection: { application_name: 'mailstead', statement_timeout: STATEMENT_TIMEOUT },
    types: {
      // `date` stays the text YYYY-MM-DD: it has no time zone to lose.
      date: { to: 1082, from: [1082], serialize: String, parse: (text: string) => text },
    },
  });
}

/** The SQLSTATE or driver code of an error, if it has one. */
export function errorCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}

/** The constraint an error of PostgreSQL names, when it is about one. */
export function brokenConstraint(error: unknown): string | undefined {
  const name = error instanceof driver.PostgresError ? error.constraint_name : undefined;
  return typeof name === 'string' ? name : undefined;
}

/** Whether an error says that PostgreSQL is away or overburdened, and not that we asked something wrong. */
export function isUnavailable(error: unknown): boolean {
  const code = errorCode(error);
  if (code === undefined) return false;
  return (
    /^(ECONN|EPIPE|ENOENT|ETIMEDOUT|CONNECT)/.test(code) || // the way to it
    /^(08|53|57P0|58)/.test(code) || // connection, resources, shutdown, system
    ['57014', '40001', '40P01', '55P03'].includes(code) // time limit, serialisation, deadlock, lock
  );
}
