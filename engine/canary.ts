/**
 * Notices that PostgreSQL was lost and is back. Postfix marks a database down for a minute after one lost connection, and all
 * mail of that minute is deferred; told at once, it goes on at once.
 */
import postgres from 'postgres';
import { pause } from './processes.ts';

export interface Canary {
  stop: () => Promise<void>;
}

/**
 * Watches a database by a connection of its own, from the first time it answers on.
 * @param url of a role that may connect
 * @param isBack called each time it answers after it was lost, a restart between two looks included
 * @param every milliseconds between two looks
 */
export function watchDatabase(url: string, isBack: () => Promise<void>, every = 1000): Canary {
  const going = new AbortController();
  let wake: () => void = () => undefined;
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 5,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => undefined,
  });
  const watch = async (): Promise<void> => {
    let seen: string | undefined;
    let lost = false;
    while (!going.signal.aborted) {
      try {
        const [row] = await sql<{ session: string }[]>`
          select pg_backend_pid() || ' ' || pg_postmaster_start_time() as session`;
        const changed = seen !== undefined && row?.session !== seen;
        seen = row?.session;
        if (!going.signal.aborted && (changed || (lost && seen !== undefined))) await isBack();
        lost = false;
      } catch {
        lost = seen !== undefined;
      }
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
    },
  };
}
