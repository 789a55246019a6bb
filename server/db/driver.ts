/**
 * The driver, mended while it is loaded. What postgres 3.4.9 still has to send when its connection closes it writes to a socket that is none
 * any more, outside of any promise, and that ends the process: the API's, policyd's, or the watcher's with all its parts. It does so with
 * the `rollback` of a transaction whose connection was lost, and with a log-in during which PostgreSQL died. Nobody waits for what it asks
 * first by each connection, so that its loss ends the process too. And what a lost transaction still asks it sends into the midst of
 * whatever has come to the connection since. Reported in part (porsager/postgres, issues 1066, 1154 and 1208) and open;
 * docs/decisions/0017-the-driver-mended.md.
 */
import { registerHooks } from 'node:module';
import type postgres from 'postgres';

type Mend = [is: string, shall: string];

/** What stands in a connection of the driver's, once each, and what is to stand there. */
const CONNECTION: Mend[] = [
  // Whoever asks by a connection that is gone is told so; `true`: it is not one that is busy.
  [
    'function execute(q) {\n',
    "function execute(q) {\n    if (socket === null) return (queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true)\n",
  ],
  // What is left of a log-in is for nobody.
  [
    'function nextWrite(fn) {\n',
    'function nextWrite(fn) {\n    if (socket === null) return (chunk = nextWriteTimer = null, false)\n',
  ],
  // What a new connection asks about types it asks for itself: nobody waits for it, so its loss is nobody's.
  ['return fetchArrayTypes()', 'return fetchArrayTypes().catch(() => {})'],
  // Nor is it for the next connection, which would wait for a timer that never comes.
  [
    'clearImmediate(nextWriteTimer)\n    socket.removeListener',
    'clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n    socket.removeListener',
  ],
  // Whoever has asked is told, and the next connection takes no answer for one to what was asked by this.
  [
    "if (initial)\n      return reconnect()\n\n    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))\n",
    `const lost = Errors.connection('CONNECTION_CLOSED', options)
    query && queryError(query, lost)
    while (sent.length) queryError(sent.shift(), lost)
    query = results = errorResponse = null
    result = new Result()
    if (initial) return reconnect()
`,
  ],
];

/** The same of its pool: what a transaction asks is refused from the loss of its connection on, also when that is open again. */
const POOL: Mend[] = [
  ['let savepoints = 0\n      , connection\n', 'let savepoints = 0\n      , connection\n      , lost = null\n'],
  [
    'connection.onclose = reject)',
    'connection.onclose = (e) => { lost = e; while (queries.length) queries.shift().reject(e); reject(e) })',
  ],
  [
    'q.catch(e => uncaughtError || (uncaughtError = e))\n',
    'q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost) return q.reject(lost)\n',
  ],
];

const MENDS = new Map([
  ['/postgres/src/connection.js', CONNECTION],
  ['/postgres/src/index.js', POOL],
]);

const hooks = registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    const mends = [...MENDS].find(([name]) => url.endsWith(name))?.[1];
    if (mends === undefined) return loaded;
    return { ...loaded, source: mended(Buffer.from(loaded.source as Uint8Array).toString(), mends) };
  },
});
export const driver: typeof postgres = (await import('postgres')).default;
hooks.deregister();

/** Where the driver finds the unix socket of a URL whose host is a folder, as libpq has it (`%2Frun%2Fx`); nothing for any other. */
export function socketOf(url: string): { path?: string } {
  const { hostname, port } = new URL(url);
  return /^%2f/i.test(hostname) ? { path: `${decodeURIComponent(hostname)}/.s.PGSQL.${port || 5432}` } : {};
}

/** @throws when it is another version's: then see whether it still needs this */
function mended(text: string, mends: Mend[]): string {
  return mends.reduce((now, [is, shall]) => {
    if (now.split(is).length !== 2)
      throw new Error(`The driver postgres has changed at ${JSON.stringify(is)}: see ${import.meta.filename}`);
    return now.replace(is, () => shall);
  }, text);
}
