/**
 * Notices that PostgreSQL was lost and is back. Postfix marks a database down for a minute after one lost connection, and all
 * mail of that minute is deferred; told at once, it goes on at once.
 */
import type postgres from 'postgres';
import { driver, socketOf } from '../server/db/driver.ts';
import { pause } from './processes.ts';

export interface Canary {
  stop: () => Promise<void>;
}

/** What is told of a database. None may throw. */
export interface Notices {
  /** It has answered, as at the look before. */
  isThere?: () => void;
  /** It does not answer, twice in a row: a connection alone that was lost is none of it. */
  isLost: () => Promise<void>;
  /** Called each time it answers after it was lost, a restart between two looks included. */
  isBack: () => Promise<void>;
}

/** Milliseconds in which it must answer a look. */
const PATIENCE = 5000;

/**
 * Watches a database by a connection of its own, from the first time it answers on.
 * @param url of a role that may connect
 * @param every milliseconds between two looks
 */
export function watchDatabase(url: string, { isThere, isLost, isBack }: Notices, every = 1000): Canary {
  const going = new AbortController();
  let wake: () => void = () => undefined;
  let sql = open(url);
  /** By a new connection, which counts as a return: what is left of the old one may answer nothing, more than once, and waits longer each time. */
  const lookAgain = async (): Promise<string | undefined> => {
    await sql.end({ timeout: 0 });
    sql = open(url);
    return session(sql);
  };
  const watch = async (): Promise<void> => {
    let seen: string | undefined;
    let lost = false;
    while (!going.signal.aborted) {
      const first: string | undefined = lost ? undefined : await session(sql);
      const now: string | undefined = first ?? (going.signal.aborted ? undefined : await lookAgain());
      const isNew = now !== undefined && seen !== undefined && (now !== seen || lost);
      const isGone = now === undefined && seen !== undefined && !lost;
      lost = now === undefined;
      seen = now ?? seen;
      if (first !== undefined && !isNew) isThere?.();
      if (isGone && !going.signal.aborted) await isLost();
      if (isNew && !going.signal.aborted) await isBack();
      await Promise.race([pause(every), new Promise<void>((resolve) => (wake = resolve))]);
    }
  };
  const watching = watch();
  return {
    stop: async () => {
      going.abort();
      wake();
      await sql.end({ timeout: 0 });
      await watching;
      // A look that was under way may have opened another.
      await sql.end({ timeout: 0 });
    },
  };
}

function open(url: string): postgres.Sql {
  return driver(url, {
    ...socketOf(url),
    max: 1,
    connect_timeout: 5,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
  });
}

/** Names the connection and the run of the server behind it; undefined when it does not answer. */
async function session(sql: postgres.Sql): Promise<string | undefined> {
  try {
    const asked = sql<{ session: string }[]>`
      select pg_backend_pid() || ' ' || pg_postmaster_start_time() as session`;
    const answer = await Promise.race([asked, pause(PATIENCE)]);
    return answer?.[0]?.session;
  } catch {
    return undefined;
  }
}
